"""What surely has no bearing on whether somebody has a reason, so that nobody need think it through.

What only wants read makes no difference to what can happen and where that leads, only to what it is worth. And where
all else that a want reads with it stays as it is, whatever the next steps are, the want counts as much after them as
before. So no plan of so many steps gains more by another value of it, or less.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from intrigue.minds.thinking import Thinker
from intrigue.search.moves import Place
from intrigue.semantics.beliefs import slots_read
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.utility import want_lines


def without_bearing(thinker: Thinker, mind: State, who: str, slots: Sequence[int], steps: int) -> frozenset[int]:
    """Return those of the fluents whose values, in this mind of somebody's, no reason for a plan of so many steps
    hangs on."""
    beside = _read_beside(thinker.setting)
    alone = {index: beside.get(index, {}).keys() for index in slots if index in thinker.gist.wanted_alone}
    places = {place: None for each in alone.values() for place in each}
    staying = thinker.moves.staying(thinker.gist.of(mind), who, tuple(places), steps) if alone else None
    return frozenset() if staying is None else frozenset(index for index in alone if alone[index] <= staying)


@lru_cache(maxsize=16)
def _read_beside(setting: Setting) -> dict[int, dict[Place, None]]:
    """Return for every fluent that wants read what else they read with it, whoever has them."""
    found: dict[int, dict[Place, None]] = {}
    for holder in setting.characters:
        for line in want_lines(setting, holder):
            places = dict.fromkeys((chain, slot.index) for chain, slot in slots_read(line, ()))
            for index in {index for _, index in places}:
                found.setdefault(index, {}).update((place, None) for place in places if place[1] != index)
    return found
