"""What a choice costs does not hang on how long the game has lasted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from intrigue.play.session import Session
from tests.play.playing import game

T = TypeVar("T")


BELL = """
world bell "The Bell"
character ann "Ann" she
property rung
event toll at 09:00 every day
    seen by c if rung
    then rung
action sing(who: character)
    "{who} [sing]."
    by who
"""
"""The bell is rung every day, and only who has heard it hears it again."""


def test_a_choice_late_in_a_game_is_as_much_work_as_an_early_one() -> None:
    """Counted are the calls of functions, since the clock counts other things, too."""
    session = game(BELL, "ann")
    counts: list[int] = []
    for turn in range(200):
        taken, count = counted(partial(session.choose, "wait" if turn % 2 else "sing(ann)"))
        _, shown = counted(partial(looked_at, taken))
        counts.append(count + shown)
        session = taken
    assert sum(counts[-20:]) < sum(counts[20:40]) * 1.02


def looked_at(session: Session) -> tuple[object, ...]:
    """Return what a page shows of a game, the telling itself left aside."""
    return session.choices(), session.minds(), session.new, session.last, session.news


def counted(work: Callable[[], T]) -> tuple[T, int]:
    """Return what comes of some work, and how many functions were called for it."""
    calls = 0

    def count(_: object, what: str, __: object) -> None:
        nonlocal calls
        calls += what == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return work(), calls
    finally:
        sys.setprofile(before)
