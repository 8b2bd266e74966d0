"""`intrigue worlds`: what comes with the package."""

from __future__ import annotations

from pathlib import Path

import click

from intrigue.cli.machine import print_json


@click.command(
    epilog="""\b
Example:
  intrigue worlds"""
)
@click.option("--json", "as_json", is_flag=True, help="Print a list that programs can read.")
def worlds(as_json: bool) -> None:
    """List the worlds that come with Intrigue.

    Wherever a command takes a WORLD, one of these names will do.
    """
    from intrigue.language.bundled import bundled_worlds
    from intrigue.language.loader import load

    found = [
        {"name": name, "title": load(path).world.title, "about": about(path), "file": str(path)}
        for name, path in bundled_worlds().items()
    ]
    if as_json:
        print_json(found)
        return
    width = max((len(each["name"]) for each in found), default=0)
    for each in found:
        about_it = f": {each['about']}" if each["about"] else ""
        click.echo(f"{each['name']:{width}}  {each['title']}{about_it}")


def about(path: Path) -> str:
    """Return the first line of a world's header, which says what it shows; empty if there is no header."""
    with path.open(encoding="utf-8") as story:
        first = story.readline()
    return first.strip("# \n") if first.startswith("#") else ""
