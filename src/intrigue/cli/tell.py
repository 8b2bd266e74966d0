"""`intrigue tell`: a whole story, told."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.files import atomic_write
from intrigue.cli.machine import print_json
from intrigue.cli.opening import WorldName, is_run, open_world, placed
from intrigue.cli.run import say_what_would_help
from intrigue.cli.waiting import sign_of_life

if TYPE_CHECKING:
    from intrigue.tell.storyteller import Manner, Storyteller
    from intrigue.tell.telling import Paragraph, Telling

FORMATS = ("text", "md", "html", "json")
"""The forms a telling can take; `md` is Markdown."""
STEPS = 30
"""For how many steps a cast that is left to itself goes on, unless told otherwise; as with `intrigue run`."""
WIDEST = 80
"""Columns of a line of prose; longer ones tire the eye, however wide the terminal."""


@click.command(
    epilog="""\b
Examples:
  intrigue tell pendant
  intrigue tell pendant --pov suitor
  intrigue tell my.story --seed 7 --save my.run
  intrigue tell my.story --unsteered
  intrigue tell my.run --pov anna --tense present --length full
  intrigue tell my.run --format html > my.html"""
)
@click.argument("world", type=WorldName())
@click.option(
    "--seed",
    type=int,
    metavar="N",
    help="Which lots fall, and which of the possible wordings are taken; the same seed, the same words.  [default: 0]",
)
@click.option("--pov", metavar="NAME", help="Tell through the eyes of this character.")
@click.option("--tense", type=click.Choice(("past", "present")), default="past", show_default=True, help="The tense.")
@click.option(
    "--length",
    type=click.Choice(("short", "normal", "full")),
    default="normal",
    show_default=True,
    help="In one to three sentences for each act; as its author means it; or with more thoughts and routine.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="The form.")
@click.option(
    "--unsteered", is_flag=True, help="Leave the cast to itself, as `intrigue run` does, and tell what comes of it."
)
@click.option(
    "--steps",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --unsteered: go on for at most N steps.  [default: 30]",
)
@click.option(
    "--slack",
    type=click.FloatRange(min=0),
    metavar="X",
    help="How much worse than its best a thing may be that somebody is made to do.  [default: as the acts say, else 1]",
)
@click.option("--why", is_flag=True, help="Below the story, give everybody's reasons for every step.")
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write the run that is told to FILE, best named NAME.run.",
)
def tell(
    world: str,
    seed: int | None,
    pov: str | None,
    tense: str,
    length: str,
    form: str,
    unsteered: bool,
    steps: int | None,
    slack: float | None,
    why: bool,
    save: Path | None,
) -> int:
    """Tell the story of WORLD.

    Everybody does only what they have reason for; among that, the author's hand chooses what leads from act to act.
    What happens is told as the one through whose eyes it is told has seen it, with that one's thoughts. A paragraph is
    printed as soon as it is over. WORLD may also be a run that was saved as NAME.run; then that is told. Exit code 1 if
    an act cannot be reached, and the story up to there is told; or if the story breaks one of the world's checks.
    """
    from intrigue.tell.storyteller import Manner

    saved = is_run(world)
    if steps is not None and not unsteered:
        raise click.UsageError("--steps goes with --unsteered; a steered story goes on until its acts are told.")
    if unsteered and saved:
        raise click.UsageError("A saved run has been lived already; leave --unsteered away.")
    if slack is not None and (unsteered or saved):
        raise click.UsageError("--slack says how far the author's hand may go; it means nothing without.")
    manner = Manner(pov, tense, length, seed or 0)  # type: ignore[arg-type]
    length_of_run = (steps or STEPS) if unsteered else None
    teller, texts = _retold(world, manner, seed) if saved else _begun(world, manner, length_of_run, slack)
    telling = _printed_as_it_comes(teller) if form == "text" else _quietly(teller)
    _show(telling, form, why)
    _note(telling)
    if save is not None:
        from intrigue.simulate.runfile import to_json

        atomic_write(save, to_json(teller.story, texts))
    if teller.steered is not None and not telling.complete:
        say_what_would_help(teller.steered)
    return 0 if telling.complete and not telling.failures else 1


def _begun(
    named: str, manner: Manner, steps: int | None, slack: float | None
) -> tuple[Storyteller, Mapping[str, str] | None]:
    """Return the teller of a world's story, and the texts of the world; `steps`: nobody steers it, for so many."""
    from intrigue.tell.storyteller import begun, living

    loaded = open_world(named)
    with placed(loaded):
        teller = begun(loaded, manner, slack=slack) if steps is None else living(loaded, manner, steps)
        return teller, loaded.texts


def _retold(named: str, manner: Manner, seed: int | None) -> tuple[Storyteller, Mapping[str, str] | None]:
    """Return the teller of a saved run, and the texts of its world; without a seed the run's own chooses the words."""
    from dataclasses import replace

    from intrigue.simulate.runfile import load
    from intrigue.tell.storyteller import retold

    story = load(Path(named))
    return retold(story, manner if seed is not None else replace(manner, seed=story.options.seed)), story.texts


def _quietly(teller: Storyteller) -> Telling:
    with sign_of_life("Looking for a story"):
        return teller.finished()


def _printed_as_it_comes(teller: Storyteller) -> Telling:
    """Print a story for a terminal, every paragraph as soon as it is over, and return all of it."""
    from intrigue.tell.rendering import SCENE, above, closing, heading

    columns = min(_columns(), WIDEST)
    click.echo(click.style(heading(teller.world), bold=True))
    last: Paragraph | None = None
    for paragraph in _waited_for(teller.paragraphs()):
        text, is_title = above(paragraph, last, teller.title(paragraph.act))
        if text == SCENE:
            click.echo("\n" + click.style(text.center(columns).rstrip(), dim=True))
        elif text:
            click.echo("\n" + click.style(text, bold=is_title))
        click.echo("\n" + textwrap.fill(paragraph.text, columns))
        sys.stdout.flush()
        last = paragraph
    telling = teller.finished()
    for each in closing(telling):
        click.echo("\n" + click.style(textwrap.fill(each, columns), italic=True))
    return telling


def _waited_for(paragraphs: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs, with a sign of life while the next is being looked for."""
    while True:
        with sign_of_life("Looking for what happens"):
            found = next(paragraphs, None)
        if found is None:
            return
        yield found


def _note(telling: Telling) -> None:
    """Say on stderr which acts there was nothing to tell of, and which checks the story breaks."""
    for act in telling.acts:
        if act.passed:
            click.echo(f"note: the act '{act.title}' is over before it begins: its condition holds already", err=True)
    for failure in telling.failures:
        click.echo(str(failure), err=True)


def _show(telling: Telling, form: str, why: bool) -> None:
    """Print a telling that has not been printed yet, and the reasons if asked for; in JSON they are always there."""
    from intrigue.tell.page import render_html
    from intrigue.tell.rendering import render_markdown, render_motives, to_json

    if form == "json":
        print_json(to_json(telling))
    elif form == "html":
        click.echo(render_html(telling), nl=False)
    elif form == "md":
        click.echo(render_markdown(telling), nl=False)
    if why and telling.steps and form in ("text", "md"):
        reasons = render_motives(telling, min(_columns(), WIDEST))
        click.echo(f"\n```\n{reasons}```" if form == "md" else f"\nWhy\n---\n{reasons}", nl=form == "md")


def _columns() -> int:
    """Return how wide the terminal is; where there is none, as wide as prose may be."""
    import shutil

    return shutil.get_terminal_size((WIDEST, 24)).columns
