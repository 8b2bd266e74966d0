"""`intrigue import sabre`: worlds from the problem format of the field's narrative planner."""

from __future__ import annotations

from pathlib import Path

import click

from intrigue.cli.files import atomic_write


@click.command(
    epilog="""\b
Example:
  intrigue import sabre problem.txt -o problem.story"""
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write the story here; without it, it is printed."
)
def import_sabre(file: Path, output: Path | None) -> None:
    """Read FILE, a problem of the Sabre narrative planner, and write it as a story.

    The story means what the problem means, beliefs and utilities included.
    """
    from intrigue.language.loader import print_world
    from intrigue.language.sabre import read_problem

    world = read_problem(file)
    text = print_world(world)
    if output is None or str(output) == "-":
        click.echo(text, nl=False)
    else:
        atomic_write(output, text)
    click.echo(
        f"{file}: {len(world.entities)} entities, {len(world.properties)} properties, {len(world.actions)} actions, "
        f"{len(world.rules)} rules",
        err=True,
    )
