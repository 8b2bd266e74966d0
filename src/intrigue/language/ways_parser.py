"""The declarations about the clock and about how people think."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from intrigue.language.cursor import Cursor
from intrigue.language.effect_parser import line_or_block
from intrigue.language.happening_parser import time_of_day
from intrigue.language.syntax import Clock, Declaration, Thinking, Ways
from intrigue.language.tokens import Token

LONGEST_STEP = 7 * 24 * 60
"""The longest step of a run, in minutes: a week."""
MOST_AHEAD = 20
"""The most actions that somebody may look ahead."""
MOST_MINDS = 6
"""The most minds that somebody may look into."""
MOST_STATES = 100_000
"""The most states that one decision may expand."""
MOST_PATIENCE = 1000
"""The most steps that somebody may wait for another."""
MOST_WEIGHT = 1000
"""The most that whim, effort and persistence may count."""

COUNTED = {
    "action": ("horizon", "ahead", 1, MOST_AHEAD),
    "actions": ("horizon", "ahead", 1, MOST_AHEAD),
    "mind": ("depth", "deep", 0, MOST_MINDS),
    "minds": ("depth", "deep", 0, MOST_MINDS),
    "state": ("nodes", "", 1, MOST_STATES),
    "states": ("nodes", "", 1, MOST_STATES),
}
"""What stands behind a number: what it is about, the word that follows, the least and the most."""
WEIGHTS = ("whim", "effort", "persistence")
"""What stands before a number that need not be whole."""

_A_WAY = "`5 actions ahead`, `2 minds deep`, `300 states`, `patience 3`, `whim 0.1`, `effort 0.1` or `persistence 0.5`"


def _clock(c: Cursor) -> Clock:
    place = c.place
    c.advance()
    start = step = None
    if c.take("from"):
        start = time_of_day(c)
        if not c.take(","):
            c.finish("`,` and `steps of 5 minutes`, or the end of the line")
            return Clock(start, place=place)
    expected = "`steps of` and how long a step takes: `steps of 5 minutes`"
    c.expect("steps", expected if start is not None else f"`from` and a time such as `14:00`, or {expected}")
    c.expect("of", expected)
    token = c.token
    step = c.duration()
    if not 1 <= step <= LONGEST_STEP:
        c.fault("E017", "no step can take this time", token, expected="a stretch of time from a minute to a week")
    c.finish()
    return Clock(start, step, place=place)


def _thinking(c: Cursor) -> Thinking:
    place = c.place
    c.advance()
    expected = "`everybody` or a character, `:` and how they think, on an indented line"
    return Thinking(line_or_block(c, lambda inner: [_ways(inner)], expected), place=place)


def _ways(c: Cursor) -> Ways:
    place = c.place
    character = None if c.take("everybody") else c.name("`everybody` or a character")
    c.expect(":", "`:` and how they think: `gaara: 3 actions ahead, patience 6`")
    found: dict[str, Any] = {}
    _way(c, found)
    while c.take(","):
        _way(c, found)
    c.finish("`,` and the next, or the end of the line")
    return Ways(character, **found, place=place)


def _way(c: Cursor, found: dict[str, Any]) -> None:
    """Read one of somebody's ways, and add it to those found."""
    start = c.token
    value: int | float
    if c.key in WEIGHTS:
        name = c.advance().key
        value = _bounded(c, c.token, c.number(f"a number, as in `{name} 0.1`"), 0, MOST_WEIGHT)
    elif c.take("patience"):
        name = "patience"
        value = _bounded(c, c.token, c.whole("a whole number of steps, as in `patience 3`"), 0, MOST_PATIENCE)
    else:
        if c.token.kind != "number":
            c.unexpected(_A_WAY)
        value = c.whole("a whole number")
        if c.key not in COUNTED:
            c.unexpected("`actions ahead`, `minds deep` or `states` behind the number")
        name, follows, least, most = COUNTED[c.advance().key]
        if follows:
            c.expect(follows, f"`{follows}`")
        _bounded(c, start, value, least, most)
    if name in found:
        c.fault("E014", "this is said a second time in one line", start, hint="keep one of the two")
    found[name] = value


def _bounded(c: Cursor, start: Token, value: int | float, least: int, most: int) -> int | float:
    """Return the number that was read at a token; complain where it is out of bounds."""
    if not least <= value <= most:
        c.fault("E017", "this number is out of bounds", start, expected=f"a number from {least} to {most:,}")
    return value


WAYS_DECLARATIONS: dict[str, Callable[[Cursor], Declaration]] = {"clock": _clock, "thinking": _thinking}
"""How each is read, by the word that it begins with."""
