"""`intrigue fmt`: one canonical form for every story file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from intrigue.cli.files import atomic_write
from intrigue.cli.opening import open_world, placed, refuse_run
from intrigue.cli.reporting import report
from intrigue.errors import InputError

STDIN = "<stdin>"
"""How messages name standard input."""


@click.command(
    epilog="""\b
Examples:
  intrigue fmt my.story
  intrigue fmt --check *.story
  intrigue fmt --core pendant"""
)
@click.argument("files", nargs=-1, required=True)
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit code 1 if a file is not in that form.")
@click.option("--core", is_flag=True, help="Print the world with all shorthand written out, and change nothing.")
def fmt(files: tuple[str, ...], only_check: bool, core: bool) -> int:
    """Put story FILES into the one canonical form.

    A file means the same before and after, and its comments stay. A file with mistakes is left alone. With `-` for a
    file, text from standard input is printed in that form. With --core, FILES may also be names of bundled worlds.
    """
    if core and only_check:
        raise click.UsageError("--core prints and --check compares; choose one of them.")
    if core:
        for each in files:
            _print_core(each)
        return 0
    for each in files:
        refuse_run(each)
    return max(_format_stream(only_check) if each == "-" else _format_file(Path(each), only_check) for each in files)


def _print_core(named: str) -> None:
    from intrigue.language.writing import print_world
    from intrigue.model.sugar import lower

    loaded = open_world(named)
    with placed(loaded):
        click.echo(print_world(lower(loaded.world)), nl=False)


def _format_stream(only_check: bool) -> int:
    """Format standard input to standard output, or compare only."""
    from intrigue.language.formatting import format_text

    text = _standard_input()
    formatted = format_text(text, STDIN)
    if only_check:
        return int(formatted != text)
    click.echo(formatted, nl=False)
    return 0


def _standard_input() -> str:
    """Return what standard input holds, under the same bounds as a file."""
    from intrigue.language.reading import MAX_FILE_BYTES

    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise click.UsageError(f"Standard input has more than {MAX_FILE_BYTES:,} bytes; no story file may.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise click.UsageError(f"Standard input is not UTF-8 text (byte {trouble.start + 1}).") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _format_file(path: Path, only_check: bool) -> int:
    """Format one file, or compare only; one that cannot be read is reported, and the others still have their turn."""
    from intrigue.language.formatting import format_text
    from intrigue.language.reading import read_text

    try:
        text, _ = read_text(path, str(path))
        formatted = format_text(text, str(path))
    except InputError as mistake:
        report(mistake)
        return mistake.exit_code
    if formatted == text:
        return 0
    if only_check:
        click.echo(f"{path} would change")
        return 1
    atomic_write(path, formatted)
    click.echo(f"{path} changed")
    return 0
