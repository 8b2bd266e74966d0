"""While readers read, what would come of their likely choices is worked out, and never in anybody's way."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Thread

import pytest

from intrigue.play.choices import Choice
from intrigue.play.session import Session
from intrigue.serve.ahead import Ahead, likely
from intrigue.serve.games import Games
from tests.serve.conftest import Served


@pytest.fixture
def link(server: Served) -> str:
    """Return the link of a new game of the door."""
    return server.begin().rpartition("/")[2]


@dataclass
class Shy:
    """Somebody in whose way others come when the first thing has happened; they move the game meanwhile."""

    games: Games
    link: str
    moves: str = ""
    asides: list[str] = field(default_factory=list)

    @property
    def is_in_the_way(self) -> bool:
        return not self.asides

    def step_aside(self) -> None:
        self.asides.append(self.link)
        if self.moves:
            reader = Thread(target=self.games.choose, args=(self.link, 0, self.moves))
            reader.start()
            reader.join(30)
            assert not reader.is_alive()


def test_what_was_worked_out_ahead_is_what_the_choice_leads_to(
    server: Served, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = Ahead(server.games, 6)
    game = server.games.game(link)
    expected = game.session.choose("go_out(ann)")
    ahead.shown(game)
    for _ in game.session.choices():
        ahead.think_once()
    monkeypatch.setattr(Session, "choose", lambda *_: pytest.fail("it had been worked out"))
    found = server.games.choose(link, 0, "go_out(ann)").session
    assert found == expected
    assert found.told == expected.told


def test_whoever_comes_meanwhile_goes_first_and_it_is_gone_on_with_afterwards(server: Served, link: str) -> None:
    other = server.begin().rpartition("/")[2]
    thoughts = Shy(server.games, other, "whistle(ann)")
    game = server.games.game(link)
    server.games.work_out(link, game.kept.revision, "go_out(ann)", thoughts)
    assert thoughts.asides == [other]
    assert len(server.games.game(other).session.decided) == 1
    expected = game.session.choose("go_out(ann)")
    assert any(each == expected for each in server.games._worked_out)


def test_what_a_game_has_left_behind_is_given_up(server: Served, link: str) -> None:
    thoughts = Shy(server.games, link, "whistle(ann)")
    game = server.games.game(link)
    server.games.work_out(link, game.kept.revision, "go_out(ann)", thoughts)
    left = game.session.choose("go_out(ann)")
    assert all(each != left for each in server.games._worked_out)
    server.games.work_out(link, game.kept.revision, "go_out(ann)", Shy(server.games, link))
    assert all(each != left for each in server.games._worked_out)


def test_nothing_is_thought_while_a_request_is_answered(server: Served) -> None:
    ahead = Ahead(server.games, 6)
    assert not ahead.is_in_the_way
    with ahead.answering():
        assert ahead.is_in_the_way
    ahead.step_aside()
    assert not ahead.is_in_the_way


def test_so_many_choices_of_a_page_are_thought_of_and_none_where_none_may_be(server: Served, link: str) -> None:
    game = server.games.game(link)
    for most in (0, 2):
        before = len(server.games._worked_out)
        ahead = Ahead(server.games, most)
        ahead.shown(game)
        for _ in range(5):
            ahead.think_once()
        assert len(server.games._worked_out) == before + most


def test_what_there_is_a_reason_for_is_likelier_than_waiting_and_that_than_all_else() -> None:
    offered = (
        Choice("whistle", "Whistle", "do"),
        Choice("go", "Go out", "go", own=True),
        Choice("wait", "Wait and see", "wait"),
        Choice("wait on", "Wait until something happens", "wait"),
    )
    assert [each.key for each in likely(offered)] == ["go", "wait on", "wait", "whistle"]
