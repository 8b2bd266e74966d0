"""`intrigue tell`: a whole story, told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.files import atomic_write
from intrigue.cli.machine import print_json
from intrigue.cli.opening import WorldName, note_unserved, open_world, placed
from intrigue.cli.waiting import sign_of_life

if TYPE_CHECKING:
    from intrigue.tell.telling import Telling

FORMATS = ("text", "md", "json")
"""The forms a telling can take; `md` is Markdown."""
WIDEST = 80
"""Columns of a line of prose; longer ones tire the eye, however wide the terminal."""


@click.command(
    epilog="""\b
Examples:
  intrigue tell pendant
  intrigue tell my.story --seed 7 --format md > story.md"""
)
@click.argument("world", type=WorldName())
@click.option(
    "--seed",
    type=int,
    metavar="N",
    default=0,
    show_default=True,
    help="Which of the possible wordings; the same seed, the same words.",
)
@click.option("--pov", metavar="NAME", help="Tell through the eyes of this character.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="The form.")
@click.option("--why", is_flag=True, help="Below the story, give everybody's reasons for every step.")
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write the story to FILE as JSON, with every reason.",
)
def tell(world: str, seed: int, pov: str | None, form: str, why: bool, save: Path | None) -> int:
    """Tell the story of WORLD.

    For each act a plan is found in which everybody has a reason for what they do; then it is put into words, as the one
    through whose eyes it is told has seen it. Exit code 1 if an act cannot be reached, and the story up to there is
    told; or if the story breaks one of the world's checks.
    """
    from intrigue.tell.storyteller import tell as told

    loaded = open_world(world)
    note_unserved(loaded.world)
    with sign_of_life("Looking for a story"), placed(loaded):
        telling = told(loaded, seed=seed, pov=pov)
    _show(telling, form, why)
    _note(telling)
    if save is not None:
        from intrigue.tell.rendering import to_json

        atomic_write(save, json.dumps(to_json(telling), indent=2, ensure_ascii=False) + "\n")
    return 0 if telling.complete and not telling.failures else 1


def _note(telling: Telling) -> None:
    """Say on stderr which acts there was nothing to tell of, and which checks the story breaks."""
    for act in telling.acts:
        if act.passed:
            click.echo(f"note: the act '{act.title}' is over before it begins: its condition holds already", err=True)
    for failure in telling.failures:
        click.echo(str(failure), err=True)


def _show(telling: Telling, form: str, why: bool) -> None:
    """Print a telling; in JSON the reasons are always there."""
    from intrigue.tell.rendering import render_markdown, render_motives, render_text, to_json

    if form == "json":
        print_json(to_json(telling))
        return
    columns = min(_columns(), WIDEST)
    click.echo(render_markdown(telling) if form == "md" else render_text(telling, columns), nl=False)
    if why and telling.steps:
        reasons = render_motives(telling, columns)
        click.echo(f"\n```\n{reasons}```" if form == "md" else f"\nWhy\n---\n{reasons}", nl=form == "md")


def _columns() -> int:
    """Return how wide the terminal is; where there is none, as wide as prose may be."""
    import shutil

    return shutil.get_terminal_size((WIDEST, 24)).columns
