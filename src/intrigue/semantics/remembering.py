"""What has been worked out, kept for the next time within a bound: a world may run for days without taking more room.

Nothing but speed hangs on what is remembered.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST_VALUES = 10_000_000
"""Values (of fluents, eight bytes each) that all states of one memory may have together, at most."""
LEAST = 10_000
"""So much is remembered however large a state is."""


class Remembered(dict[K, V]):
    """A dictionary of so many entries at most; when it is full it forgets everything and begins anew."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= self.most:
            self.clear()
        dict.__setitem__(self, key, value)


class Recent(Generic[V]):
    """What has lately been worked out of some objects, told by which they are, not by what they hold.

    The oldest is forgotten first.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[tuple[int, ...], tuple[tuple[object, ...], V]] = OrderedDict()

    def of(self, *objects: object, worked_out: Callable[[], V]) -> V:
        """Return what belongs to these objects; it is worked out where that is not remembered."""
        key = tuple(map(id, objects))
        known = self._kept.get(key)
        if known is None:
            # The objects are kept with it, so that nothing else can come to have their identity.
            known = self._kept[key] = (objects, worked_out())
            if len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return known[1]


def most_states(fluents: int) -> int:
    """Return how many states of so many fluents a memory may hold."""
    return max(MOST_VALUES // max(fluents, 1), LEAST)
