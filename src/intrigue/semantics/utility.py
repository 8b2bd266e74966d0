"""How well somebody thinks to be doing."""

from __future__ import annotations

from intrigue.model.terms import Special
from intrigue.semantics.evaluation import calculate, number, read
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


def utility(setting: Setting, state: State, holder: str) -> int | float | Special:
    """Return the sum of what the holder wants, read in this state; UNKNOWN where a line has no known value.

    The holder is a character or `AUTHOR`. For what a character thinks to have, hand in its mind.
    """
    total: int | float | Special = 0
    for line in setting.world.wants_of(holder):
        result = calculate("+", total, number(read(state, setting.ground(line))))
        assert isinstance(result, int | float | Special)
        total = result
    return total
