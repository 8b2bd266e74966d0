"""A group of commands that imports a command's module only when that command is used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

import click

from intrigue.cli.registry import Entry

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LazyGroup(click.Group):
    """Commands from a table of `Entry`; their help lines come from the table as well."""

    entries: Mapping[str, Entry] = {}
    """Commands by name, in the order in which help lists them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the table's order."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None if there is none of that name."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        module, function = entry.target.split(":")
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command), f"{entry.target} is not a command"
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self.entries.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that may follow, without importing any."""
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=entry.summary)
            for name, entry in self.entries.items()
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for; the error for an unknown one gives the nearest that exists."""
        name = args[0]
        if name in self.entries or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        nearest = get_close_matches(name, self.entries, n=1)
        guess = f" Did you mean '{nearest[0]}'?" if nearest else f" There are: {', '.join(self.entries)}."
        raise click.UsageError(f"No such command '{name}'.{guess}", ctx)
