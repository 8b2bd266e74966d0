"""What one address may ask for."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from intrigue.serve.app import application
from intrigue.serve.games import Games
from intrigue.serve.limits import HEADERS, LARGEST, Allowance, Rate
from intrigue.serve.store import Store
from tests.serve.conftest import PLENTY, Served


def test_an_allowance_is_used_up_and_fills_again_with_time() -> None:
    now = [0.0]
    allowance = Allowance(Rate(2, 0.5), lambda: now[0])
    assert [allowance.spend("a") for _ in range(3)] == [True, True, False]
    assert allowance.spend("b")
    now[0] = 2.0
    assert [allowance.spend("a") for _ in range(2)] == [True, False]
    now[0] = 1000.0
    assert [allowance.spend("a") for _ in range(3)] == [True, True, False]


def test_too_many_requests_are_refused_for_a_while(server: Served) -> None:
    client = TestClient(application(server.games, server.worlds, Rate(3, 0), PLENTY))
    assert [client.get("/health").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get("/health")
    assert "Retry-After" in refused.headers
    assert refused.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_too_many_new_games_are_refused(tmp_path: Path, server: Served) -> None:
    client = TestClient(application(server.games, server.worlds, PLENTY, Rate(1, 0)))
    form = {"world": server.worlds[0].digest, "who": "ann"}
    answers = [client.post("/begin", data=form, follow_redirects=False).status_code for _ in range(2)]
    assert answers == [303, 429]


def test_what_is_too_large_is_refused_whatever_it_says_of_its_size(server: Served) -> None:
    path = server.begin()
    large = b"key=" + b"x" * LARGEST
    assert server.client.post(f"{path}/choose", content=large).status_code == 413
    pieces = (large[at : at + 1000] for at in range(0, len(large), 1000))
    assert server.client.post(f"{path}/choose", content=pieces).status_code == 413


def test_games_beyond_those_at_hand_are_read_anew(server: Served, monkeypatch: object) -> None:
    games = Games(Store(f"sqlite:///{server.file}"))
    links = [games.begin(server.worlds[0].digest, "ann").kept.link for _ in range(3)]
    games._at_hand.clear()
    assert [games.game(each).session.who for each in links] == ["ann"] * 3
