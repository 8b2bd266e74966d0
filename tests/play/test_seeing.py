"""The telling of a game, line by line."""

from __future__ import annotations

from intrigue.play.seeing import Line, recent


def test_the_end_of_a_telling_begins_where_a_time_is_told() -> None:
    told = [Line("time", "At ten"), Line("event", "one"), Line("time", "At eleven"), Line("event", "two")]
    assert recent(told, 4) == told
    assert recent(told, 3) == told[2:]


def test_where_no_time_is_told_it_begins_anywhere() -> None:
    told = [Line("event", str(number)) for number in range(5)]
    assert recent(told, 3) == told[2:]
