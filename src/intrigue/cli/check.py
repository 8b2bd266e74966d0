"""`intrigue check`: everything that can be said about a world without playing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.machine import diagnostics_for_machines, print_json
from intrigue.cli.opening import SAVED, WorldName, is_run, open_world, path_of, placed
from intrigue.cli.reporting import report, report_all
from intrigue.cli.waiting import sign_of_life
from intrigue.errors import Diagnostic, InputError, IntrigueError

if TYPE_CHECKING:
    from intrigue.language.loader import Loaded


@click.command(
    epilog="""\b
Examples:
  intrigue check my.story
  intrigue check my.story --watch
  intrigue check my.run
  intrigue check my.run --world my.story"""
)
@click.argument("named", metavar="WORLD", type=WorldName())
@click.option("--watch", is_flag=True, help="Check again on every save, until Ctrl-C.")
@click.option("--deep", is_flag=True, help="Also search: which acts, endings and actions can come about? Takes longer.")
@click.option("--strict", is_flag=True, help="Let a warning fail the check as well.")
@click.option(
    "--world", "other", type=WorldName(), metavar="OTHER", help="Of a saved run: how far does it go in this world?"
)
@click.option("--json", "as_json", is_flag=True, help="Print a list of all findings that programs can read.")
def check(named: str, watch: bool, deep: bool, strict: bool, other: str | None, as_json: bool) -> int:
    """Look WORLD over for mistakes and dead ends.

    Mistakes keep a world from being read. Warnings are about what can be read but hardly meant: an action that can
    never happen, a want that nothing changes, a character who never acts. Exit code 0 if there is nothing but warnings
    (with --strict: nothing at all, else 1), 2 if there are mistakes or the world cannot be run.

    WORLD may also be a run that was saved as NAME.run: then everything is decided anew and compared, or with --world
    the run is played in another world as far as it goes. Exit code 1 if it does not come out the same.
    """
    if is_run(named):
        if watch or deep or strict:
            raise click.UsageError("--watch, --deep and --strict are for worlds, not for runs.")
        return check_run(Path(named), other, as_json)
    if other is not None:
        raise click.UsageError(f"--world is for runs that were saved, as NAME{SAVED}.")
    if watch and as_json:
        raise click.UsageError("--watch is for people and --json for programs; choose one of them.")
    if not watch:
        return _check(named, deep, strict, as_json)[0]

    from intrigue.cli.watching import watch as watch_files

    path = path_of(named)

    def again() -> Iterable[Path]:
        click.clear()
        files: list[Path] = []
        try:
            files = _check(named, deep, strict, as_json=False)[1]
        except IntrigueError as mistake:
            # A bound that this version of the file meets; the next one may not.
            report(mistake)
        click.echo("Watching; Ctrl-C ends it.", err=True)
        return dict.fromkeys((path, *files))

    watch_files([path], again)
    return 0


def check_run(path: Path, other: str | None = None, as_json: bool = False) -> int:
    """Print whether a saved run comes out again, here or in another world; return the exit code."""
    from intrigue.simulate.runfile import load, replay, verify

    story = load(path, anew=True)  # What a file says of itself is just what is in question.
    with sign_of_life("Checking"):
        verdict = verify(story) if other is None else replay(story, open_world(other).world)[1]
    if as_json:
        print_json({"same": verdict.same, "entries": verdict.entries, "parted": verdict.parted})
    else:
        click.echo(str(verdict))
    return 0 if verdict.same else 1


def _check(named: str, deep: bool, strict: bool, as_json: bool) -> tuple[int, list[Path]]:
    """Check once and print what was found; return the exit code and the files that had a part in it."""
    try:
        loaded = open_world(named)
    except InputError as refused:
        _show(refused.diagnostics, as_json)
        return 2, [Path(each.place.file) for each in refused.diagnostics]
    with sign_of_life("Checking"):
        found = (*loaded.warnings, *_lint(loaded, deep))
    _show(found, as_json)
    if not as_json:
        click.echo(_summary(named, loaded, found))
    files = [*map(Path, loaded.texts)]
    if any(each.severity == "error" for each in found):
        return 2, files
    return int(strict and any(each.severity == "warning" for each in found)), files


def _lint(loaded: Loaded, deep: bool) -> tuple[Diagnostic, ...]:
    from intrigue.lint import lint

    with placed(loaded):
        return lint(loaded, deep=deep)


def _show(found: Sequence[Diagnostic], as_json: bool) -> None:
    if as_json:
        print_json(diagnostics_for_machines(found))
    elif found:
        report_all(found)


def _summary(named: str, loaded: Loaded, found: Sequence[Diagnostic]) -> str:
    """Return the last line of a check: how large the world is, and how many findings there are."""
    world = loaded.world
    parts = (
        _count(len(world.characters), "character"),
        _count(len(world.entities) - len(world.characters), "thing"),
        _count(len(world.properties), "property", "properties"),
        _count(len(world.actions), "action"),
        _count(len(world.rules), "rule"),
    )
    findings = sum(each.severity != "note" for each in found)
    verdict = _count(findings, "finding") if findings else "nothing to complain about"
    size = ", ".join(part for part in parts if not part.startswith("0 "))
    return f"{named}: {size or 'an empty world'}; {verdict}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
