"""What went wrong, on stderr, the way editors and people read it: `file:line:col: error[E101]: ...`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from intrigue.errors import Diagnostic, InputError, IntrigueError
from intrigue.language.diagnostics import render

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
"""By severity."""


def report(mistake: IntrigueError) -> None:
    """Print an error of the engine on stderr; one that carries diagnostics prints each of them."""
    if isinstance(mistake, InputError) and mistake.diagnostics:
        report_all(mistake.diagnostics)
    else:
        click.echo(f"{click.style('error:', fg='red', bold=True)} {mistake}", err=True, color=wants_colour())


def report_all(found: Sequence[Diagnostic]) -> None:
    """Print diagnostics on stderr, with an empty line between two."""
    click.echo("\n\n".join(map(_coloured, found)), err=True, color=wants_colour())


def wants_colour() -> bool:
    """Return whether stderr is a terminal whose owner has not asked for plain text (https://no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _coloured(found: Diagnostic) -> str:
    """Return a diagnostic as text, severity and code in colour; `click.echo` takes it out where none is wanted."""
    word = f"{found.severity}[{found.code}]:"
    return render(found).replace(word, click.style(word, fg=COLOURS[found.severity], bold=True), 1)
