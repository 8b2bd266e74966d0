"""`intrigue play`: a world in which the reader decides for one character."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from intrigue.cli.files import atomic_write
from intrigue.cli.opening import WorldName, is_run, open_world

if TYPE_CHECKING:
    from intrigue.model.world import World
    from intrigue.play.session import Session
    from intrigue.play.terminal.plain import Files

PROMPT = "> "
SHARES = ("only", "mostly", "sometimes")
"""Who tells, the first choice first."""


@click.command(
    epilog="""\b
Examples:
  intrigue play pendant --as gaara
  intrigue play pendant --as sakura --plain --reveal
  intrigue play my.story --as paul
  intrigue play paul.run"""
)
@click.argument("world", type=WorldName())
@click.option("--as", "who", metavar="NAME", help="The character to decide for.  [default: who tells the story]")
@click.option("--plain", is_flag=True, help="Line by line; so it is in a pipe and without the extra 'play'.")
@click.option("--free", is_flag=True, help="Nobody steers the story towards the author's acts.")
@click.option("--reveal", is_flag=True, help="Show beside what your character believes of minds what is so.")
@click.option("--seed", type=int, default=0, show_default=True, metavar="N", help="Which lots fall.")
@click.option("--load", "saved", type=click.Path(path_type=Path), metavar="FILE", help="Go on with a saved game.")
def play(world: str, who: str | None, plain: bool, free: bool, reveal: bool, seed: int, saved: Path | None) -> int:
    """Decide for a character of WORLD, and see what comes of it.

    Everybody else lives as in any run. What is offered is what your character believes to be possible; a star marks
    what it has a reason of its own for. WORLD may also be a game that was saved as NAME.run; then it goes on.
    """
    from intrigue.play.terminal.plain import Files

    session = _opened(world, who, free, seed, saved)
    files = Files(
        save=lambda name, text: atomic_write(Path(name), text),
        load=lambda name: _loaded(Path(name), session.who, free),
        name=f"{session.story.world.name}.run",
    )
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()) or not _screen_installed(asked=not plain):
        return _line_by_line(session, files, reveal)
    from intrigue.play.terminal.screen import show

    show(session, files, reveal)
    return 0


def _opened(world: str, who: str | None, free: bool, seed: int, saved: Path | None) -> Session:
    from intrigue.play.session import begin
    from intrigue.simulate.options import Options

    if saved is not None or is_run(world):
        return _loaded(saved or Path(world), who, free)
    loaded = open_world(world)
    return begin(loaded.world, who or _teller(loaded.world), Options(seed), loaded.texts, free)


def _loaded(path: Path, who: str | None, free: bool) -> Session:
    from intrigue.play.session import continued
    from intrigue.simulate.runfile import load

    return continued(load(path), who, str(path), free)


def _teller(world: World) -> str:
    """Return who is played unless the reader says otherwise: through whose eyes the world is told, else the first."""
    eyes = [each.character for share in SHARES for each in world.viewpoints if each.share == share]
    return (*eyes, *world.characters)[0]


def _screen_installed(asked: bool) -> bool:
    """Return whether the full screen can be drawn; say what to install where it cannot."""
    if find_spec("textual") is not None:
        return True
    if asked:
        click.echo("note: for the full screen, install the extra 'play': pip install 'intrigue[play]'", err=True)
    return False


def _line_by_line(session: Session, files: Files, reveal: bool) -> int:
    from intrigue.play.terminal.plain import Plain, play

    prompting = sys.stdin.isatty()

    def read() -> str | None:
        if prompting:
            click.echo(PROMPT, nl=False)
        try:
            return sys.stdin.readline() or None
        except OSError:  # There is nothing to read from.
            return None

    play(Plain(session, files, reveal), read, click.echo)
    return 0
