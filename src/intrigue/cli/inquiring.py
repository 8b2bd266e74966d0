"""What the commands that ask a saved run have in common: opening it, and printing an answer for people or programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from intrigue.cli.machine import print_json

if TYPE_CHECKING:
    from intrigue.explain.past import Past

RUN = click.Path(path_type=Path)
"""A file that `intrigue run WORLD --save FILE` wrote."""


def open_run(path: Path) -> Past:
    """Return a saved run to be asked; InputError where the file holds none."""
    from intrigue.explain.past import Past
    from intrigue.simulate.runfile import load

    if path.suffix == ".story" or (not path.suffix and not path.exists()):
        raise click.UsageError(
            f"'{path}' is a world, not a run. Save a run of it first:\n  intrigue run {path} --save {path.stem}.run"
        )
    return Past(load(path))


def answered(lines: Iterable[str], value: Any, as_json: bool) -> None:
    """Print an answer: its lines, or for programs its value."""
    from intrigue.explain.data import as_data

    if as_json:
        print_json(as_data(value))
        return
    for line in lines:
        click.echo(line)
