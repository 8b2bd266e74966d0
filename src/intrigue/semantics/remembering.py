"""What has been worked out, kept for the next time within a bound: a world may run for days without taking more room.

Nothing but speed hangs on what is remembered.
"""

from __future__ import annotations

from typing import TypeVar

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
        super().__setitem__(key, value)


def most_states(fluents: int) -> int:
    """Return how many states of so many fluents a memory may hold."""
    return max(MOST_VALUES // max(fluents, 1), LEAST)
