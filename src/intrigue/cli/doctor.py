"""`intrigue doctor`: what is installed here, and whether it works."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata

import click

from intrigue import __version__
from intrigue.cli.machine import print_json
from intrigue.errors import IntrigueError


@click.command(
    epilog="""\b
Example:
  intrigue doctor"""
)
@click.option("--json", "as_json", is_flag=True, help="Print the same for programs to read.")
def doctor(as_json: bool) -> int:
    """Say what is installed here and whether it works.

    The answer belongs into every report of a fault. Exit code 1 if something is broken.
    """
    facts = dict(_facts())
    broken = dict(_broken_worlds())
    if as_json:
        print_json({**facts, "broken": broken})
    else:
        width = max(map(len, facts))
        for name, value in facts.items():
            click.echo(f"{name:{width}}  {value}")
        for name, reason in broken.items():
            click.echo(f"{'broken':{width}}  {name}: {reason}")
        click.echo("All is well." if not broken else "Something is broken; install the package anew.")
    return 1 if broken else 0


def _facts() -> Iterator[tuple[str, str]]:
    from intrigue.language.bundled import bundled_worlds
    from intrigue.search.planner import COMPILED

    yield "intrigue", __version__
    yield "python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "platform", platform.platform()
    libraries, extras = _requirements()
    yield "libraries", ", ".join(f"{name} {metadata.version(name)}" for name in libraries)
    for extra, names in extras.items():
        installed = all(map(_installed, names))
        yield f"extra {extra}", "installed" if installed else f"not installed (pip install 'intrigue[{extra}]')"
    yield "kernel", "compiled" if COMPILED else "plain Python, which is slower (install with a C compiler at hand)"
    yield "terminal", _terminal()
    yield "worlds", ", ".join(bundled_worlds())


def _requirements() -> tuple[list[str], dict[str, list[str]]]:
    """Return the libraries that the package always needs, and those that each of its extras asks for besides."""
    always: list[str] = []
    extras: dict[str, list[str]] = {}
    for line in metadata.requires("intrigue") or ():
        requirement, _, condition = line.partition(";")
        name = re.split(r"[<>=!~\[ ]", requirement)[0]
        if "extra ==" in condition:
            extras.setdefault(condition.split("extra ==")[1].strip(" '\""), []).append(name)
        else:
            always.append(name)
    return always, extras


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _terminal() -> str:
    size = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "unnamed") if sys.stdout.isatty() else "none, a pipe or file"
    colour = "no colour wanted" if os.environ.get("NO_COLOR") else "colour" if sys.stdout.isatty() else "no colour"
    return f"{kind}, {size.columns} columns, {sys.stdout.encoding}, {colour}"


def _broken_worlds() -> Iterator[tuple[str, str]]:
    """Yield the bundled worlds that do not load, with the reason."""
    from intrigue.language.bundled import bundled_worlds
    from intrigue.language.loader import load

    for name, path in bundled_worlds().items():
        try:
            load(path)
        except IntrigueError as mistake:
            yield name, str(mistake)
