"""From what a user names to a world: bundled names, `.story` files, and a kind word for what is neither."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from intrigue.language.loader import Loaded
    from intrigue.model.world import World

OTHER_FORMATS = (".txt", ".pddl")
"""Endings of planning problems, which are imported first."""


class WorldName(click.types.StringParamType):
    """A bundled world's name or a `.story` file; shells complete both."""

    name = "world"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the bundled names that fit, then let the shell add files."""
        from intrigue.language.bundled import bundled_worlds

        names = [CompletionItem(each) for each in bundled_worlds() if each.startswith(incomplete)]
        return [*names, CompletionItem(incomplete, type="file")]


def path_of(named: str) -> Path:
    """Return the file that a WORLD argument means; InputError where it means none."""
    from intrigue.language.bundled import find_world

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


def note_unserved(world: World) -> None:
    """Say on stderr which constructs of a world change nothing yet, because their engine is still to come."""
    from intrigue.model.sugar import engine_missing

    missing = engine_missing(world)
    if missing:
        click.echo(f"note: without effect in this version: {'; '.join(missing)}", err=True)
