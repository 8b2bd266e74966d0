"""A server's application in the test's own process, over a database of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from re import findall

import pytest
from starlette.testclient import TestClient

from intrigue.language.loader import Loaded, load_text
from intrigue.serve.app import application
from intrigue.serve.games import Games, Playable, playable
from intrigue.serve.limits import Rate
from intrigue.serve.store import Store
from tests.play.playing import DANCE, DOOR

PLENTY = Rate(10_000, 10_000)


@dataclass
class Served:
    """An application with somebody who sends requests to it."""

    client: TestClient
    games: Games
    worlds: tuple[Playable, ...]
    file: Path

    def begin(self, world: int = 0, who: str = "ann") -> str:
        """Begin a game and return the path of its page."""
        form = {"world": self.worlds[world].digest, "who": who}
        answer = self.client.post("/begin", data=form, follow_redirects=False)
        assert answer.status_code == 303
        return str(answer.headers["location"])

    def choose(self, path: str, number: int, key: str) -> str:
        """Choose, follow to the page, and return it."""
        answer = self.client.post(f"{path}/choose", data={"number": str(number), "key": key})
        assert answer.status_code == 200
        return answer.text

    def again(self) -> Served:
        """Return the same database behind a server that has just been started."""
        return served(self.file, self.worlds)


def served(file: Path, known: tuple[Playable, ...] = ()) -> Served:
    """Return a server over this database."""
    games = Games(Store(f"sqlite:///{file}"))
    worlds = known or tuple(_offered(games, text) for text in (DOOR, DANCE))
    client = TestClient(application(games, worlds, PLENTY, PLENTY), raise_server_exceptions=False)
    return Served(client, games, worlds, file)


def _offered(games: Games, text: str) -> Playable:
    world = load_text(text)
    return playable(games.store.add_world(world.name, {f"{world.name}.story": text}), world, "A small world")


@pytest.fixture
def server(tmp_path: Path) -> Served:
    """Return a server over a new database."""
    return served(tmp_path / "games.db")


def choices(page: str) -> list[str]:
    """Return the keys that a page offers."""
    return findall(r'name="key" value="([^"]*)"', page)


__all__ = ["Loaded", "Served", "choices", "served", "server"]
