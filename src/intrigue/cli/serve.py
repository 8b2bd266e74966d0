"""`intrigue serve`: worlds to be played in the browser."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from intrigue.cli.opening import WorldName, open_world
from intrigue.cli.worlds import about
from intrigue.errors import IntrigueError

if TYPE_CHECKING:
    from socket import socket

    from intrigue.serve.games import Games, Playable

NEEDED = ("jinja2", "sqlalchemy", "starlette", "uvicorn")


@click.command(
    epilog="""\b
Examples:
  intrigue serve
  intrigue serve pendant my.story --port 9000
  intrigue serve --data games.db"""
)
@click.argument("worlds", nargs=-1, type=WorldName(), metavar="[WORLD]...")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N", help="At which port."
)
@click.option(
    "--data",
    default="intrigue.db",
    show_default=True,
    metavar="FILE",
    help="Where games are kept: an SQLite file, or the address of another database.",
)
@click.option(
    "--requests",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    metavar="N",
    help="How many requests a second one address may send.",
)
@click.option(
    "--games",
    "beginnings",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    metavar="N",
    help="How many games a minute one address may begin.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1, max=64),
    default=1,
    show_default=True,
    metavar="N",
    help="How many processes serve together; the limits above are each one's own.",
)
@click.option(
    "--ahead",
    "choices",
    type=click.IntRange(min=0),
    default=6,
    show_default=True,
    metavar="N",
    help="For how many choices of a page is worked out what would come of them, while nobody waits.",
)
def serve(
    worlds: tuple[str, ...], host: str, port: int, data: str, requests: int, beginnings: int, workers: int, choices: int
) -> int:
    """Let readers play WORLDs, or all bundled ones, in the browser.

    Every game has a link of its own that nobody can guess; whoever has the link can play. Games are kept in a
    database, step by step, and outlast the server.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise click.UsageError("'intrigue serve' needs the extra 'serve': pip install 'intrigue[serve]'")
    import uvicorn

    from intrigue.language.bundled import bundled_worlds
    from intrigue.serve.ahead import Ahead
    from intrigue.serve.app import application
    from intrigue.serve.games import Games
    from intrigue.serve.limits import Rate
    from intrigue.serve.memory import look_through_all_in_a_long_while, looked_through_rarely
    from intrigue.serve.store import Store, StoreError
    from intrigue.serve.workers import in_workers

    address = data if "://" in data else f"sqlite:///{Path(data)}"
    try:
        games = Games(Store(address))
        offered = [_offered(games, each) for each in worlds or bundled_worlds()]
    except StoreError as trouble:
        raise StoreError(f"{data}: {trouble}") from None

    def served(at: socket) -> None:
        ahead = Ahead(games, choices)
        app = application(games, offered, Rate(4 * requests, requests), Rate(beginnings, beginnings / 60), ahead)
        ahead.start()
        look_through_all_in_a_long_while(ahead.step_aside)
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(config).run([at])

    def make_ready() -> None:
        for each in offered:
            with suppress(IntrigueError):  # Who chooses it will be told.
                games.make_ready(each.digest)
        looked_through_rarely()

    told = f"{len(offered)} world{'s' * (len(offered) != 1)} on http://{host}:{port}/, games in {data}"
    if workers == 1:
        at = _listening(host, port)
        click.echo(told)
        Thread(target=make_ready, daemon=True).start()  # Who comes early waits for the world that they choose.
        served(at)
        return 0
    if not hasattr(os, "fork"):
        raise click.UsageError("several workers need a system that can fork; leave --workers out")
    make_ready()  # What is there before they part is there once for all of them.
    games.store.close()  # A connection must not be shared between processes.
    at = _listening(host, port)
    click.echo(f"{told}, {workers} workers")
    in_workers(workers, lambda: served(at))
    return 0


def _listening(host: str, port: int) -> socket:
    """Return a socket that listens there; say so where that is not possible, before anything is promised."""
    from intrigue.serve.workers import listening

    try:
        return listening(host, port)
    except OSError as trouble:
        raise click.UsageError(f"cannot listen on {host}:{port}: {trouble.strerror}") from None


def _offered(games: Games, named: str) -> Playable:
    from intrigue.language.bundled import bundled_worlds
    from intrigue.serve.games import playable

    loaded = open_world(named)
    path = bundled_worlds().get(named)
    return playable(games.offer(loaded), loaded.world, about(path) if path is not None else "")
