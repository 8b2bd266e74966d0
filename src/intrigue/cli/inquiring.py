"""What the commands that ask a saved run have in common: opening it, and printing an answer for people or programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from intrigue.cli.machine import print_json
from intrigue.cli.opening import SAVED, is_run

if TYPE_CHECKING:
    from intrigue.explain.past import Past

RUN = click.Path(path_type=Path)
"""A file that `intrigue run WORLD --save FILE` wrote."""


def open_run(path: Path) -> Past:
    """Return a saved run to be asked; InputError where the file holds none."""
    from intrigue.explain.past import Past
    from intrigue.simulate.runfile import load

    if _is_world(path):
        raise click.UsageError(
            f"'{path}' is a world, not a run. Save a run of it first:\n  intrigue run {path} --save {path.stem}{SAVED}"
        )
    return Past(load(path))


def _is_world(path: Path) -> bool:
    """Return whether a path means a world: a story file, whatever its ending, or a bundled name."""
    from intrigue.language.bundled import SUFFIX, bundled_worlds

    if is_run(path):
        return False
    return path.suffix == SUFFIX or (not path.exists() and str(path) in bundled_worlds())


def answered(lines: Iterable[str], value: Any, as_json: bool) -> None:
    """Print an answer: its lines, or for programs its value."""
    from intrigue.explain.data import as_data

    if as_json:
        print_json(as_data(value))
        return
    for line in lines:
        click.echo(line)
