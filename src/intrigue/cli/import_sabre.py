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
    from intrigue.language.reading import read_text
    from intrigue.language.sabre import measure, read_problem
    from intrigue.language.writing import print_world

    text, _ = read_text(file, str(file))
    world = read_problem(text, str(file))
    story = print_world(world)
    if output is None or str(output) == "-":
        click.echo(story, nl=False)
    else:
        atomic_write(output, story)
    size = measure(world)
    click.echo(
        f"{file}: {size.entities} entities, {size.fluents} fluents, {size.actions} actions "
        f"({size.action_instances} instances), {size.rules} rules ({size.rule_instances} instances)",
        err=True,
    )
