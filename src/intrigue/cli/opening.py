"""From what a user names to a world: bundled names, `.story` files, and a kind word for what is neither.

Where a world is wanted and a saved run is given, or the other way round, the answer is the command that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from intrigue.errors import Diagnostic, Place
    from intrigue.language.loader import Loaded
    from intrigue.model.world import World

OTHER_FORMATS = (".txt", ".pddl")
"""Endings of planning problems, which are imported first."""
SAVED = ".run"
"""The ending of files that hold saved runs."""
LOOKED_AT = 64
"""By so many bytes at its beginning a saved run is known that has another ending."""


class WorldName(click.types.StringParamType):
    """A bundled world's name or a `.story` file; shells complete both."""

    name = "world"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the bundled names that fit, then let the shell add files."""
        from intrigue.language.bundled import bundled_worlds

        names = [CompletionItem(each) for each in bundled_worlds() if each.startswith(incomplete)]
        return [*names, CompletionItem(incomplete, type="file")]


def is_run(named: str | Path) -> bool:
    """Return whether an argument means a saved run: by its ending, or by what the file begins with."""
    path = Path(named)
    if path.suffix == SAVED:
        return True
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(LOOKED_AT)
    except OSError:
        return False
    return head.startswith(b"{") and b'"format"' in head and b'"world"' in head


def refuse_run(named: str) -> None:
    """Raise where a saved run is given for a world, with what can be done with a run."""
    if is_run(named):
        raise click.UsageError(
            f"'{named}' is a saved run, and this command takes a world. With a run you can\n"
            f"  intrigue tell {named}     tell it\n"
            f"  intrigue play {named}     go on with it\n"
            f"  intrigue why {named}      ask about it; as well whynot, ask, whatif, plot"
        )


def path_of(named: str) -> Path:
    """Return the file that a WORLD argument means; InputError where it means none."""
    from intrigue.language.bundled import find_world

    if not named:
        raise click.UsageError("WORLD is empty; name a bundled world (see 'intrigue worlds') or a .story file.")
    refuse_run(named)
    path = find_world(named)
    if path.suffix in OTHER_FORMATS:
        raise click.UsageError(
            f"'{named}' is not a story file. If it is a Sabre problem, turn it into one first:\n"
            f"  intrigue import sabre {named} -o {path.with_suffix('.story').name}"
        )
    return path


def open_world(named: str) -> Loaded:
    """Load the world that a WORLD argument means; InputError with everything that is wrong with it."""
    from intrigue.language.loader import load

    return load(path_of(named))


@contextmanager
def placed(loaded: Loaded) -> Iterator[None]:
    """Give findings about the whole world, which knows nothing of its text, the place of what they speak of."""
    from intrigue.errors import InputError

    try:
        yield
    except InputError as error:
        raise InputError(tuple(_placed(loaded, each) for each in error.diagnostics)) from None


def _placed(loaded: Loaded, found: Diagnostic) -> Diagnostic:
    from dataclasses import replace

    from intrigue.errors import Place

    if found.place != Place(loaded.world.name, 0, 0):
        return found
    place = _spoken_of(loaded, found.message)
    if place is None:
        return replace(found, place=Place(list(loaded.texts)[-1], 0, 0))
    return loaded.sources.diagnostic(
        found.code, place, found.message, hint=found.hint, expected=found.expected, severity=found.severity
    )


def _spoken_of(loaded: Loaded, message: str) -> Place | None:
    """Return where the first thing stands that a message names in quotation marks."""
    world, sources = loaded.world, loaded.sources
    named = [(each.name, "property", each.signature) for each in world.properties]
    named += [(each.name, "action", each.signature) for each in world.actions]
    places = [(name, sources.place(kind, signature)) for name, kind, signature in named]
    places += [(each.name, sources.place("rule", index)) for index, each in enumerate(world.rules)]
    at = {name: message.find(f"'{name}'") for name, _ in places}
    return min(((at[name], place) for name, place in places if place and at[name] >= 0), default=(0, None))[1]


def note_left_out(world: World) -> None:
    """Say on stderr what of a world has no part in plans."""
    from intrigue.model.sugar import left_out_of_plans

    left_out = left_out_of_plans(world)
    if left_out:
        click.echo(f"note: has no part in plans: {'; '.join(left_out)}", err=True)
