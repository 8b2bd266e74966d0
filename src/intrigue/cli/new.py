"""`intrigue new`: a small world to build on."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import click

from intrigue.cli.files import atomic_write

SUFFIX = ".story"


@click.command(
    epilog="""\b
Example:
  intrigue new harbour.story"""
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
def new(file: Path, force: bool) -> None:
    """Write a small starter world to FILE.

    It is full of comments and already tells a story; change it until it tells yours.
    """
    path = file if file.suffix == SUFFIX else file.with_name(file.name + SUFFIX)
    if path.exists() and not force:
        raise click.UsageError(f"There is already a file '{path}'; give another name, or --force to replace it.")
    text = (files("intrigue") / "cli" / "starter.story").read_text(encoding="utf-8")
    atomic_write(path, text.replace("world starter ", f"world {_world_name(path)} ", 1))
    click.echo(f"Wrote {path}. Now try:\n  intrigue check {path}\n  intrigue tell {path}")


def _world_name(path: Path) -> str:
    """Return a name for the world that the language allows, made of the file's name."""
    words = re.sub(r"[^0-9A-Za-z_]+", "_", path.stem).strip("_").lower()
    return words if words[:1].isalpha() else f"world_{words}".rstrip("_")
