"""`intrigue import`: worlds from other formats, one command for each."""

from __future__ import annotations

import click

from intrigue.cli.group import LazyGroup
from intrigue.cli.registry import IMPORTS


class Imports(LazyGroup):
    """All of `intrigue import`."""

    entries = IMPORTS


@click.command(
    cls=Imports,
    no_args_is_help=True,
    epilog="""\b
Example:
  intrigue import sabre problem.txt -o problem.story""",
)
def imports() -> None:
    """Read a world from another format."""
