"""Outcomes of choices that have been worked out: whoever comes to the same point by the same way finds them here.

Nothing but speed hangs on what is remembered, and it is bounded: an outcome in a large world takes more room than one
in a small world, for it keeps the states alive that led to it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from threading import Lock
from typing import TypeAlias

from intrigue.play.session import Session

ROOM = 1_000_000
"""So many fluents the worlds of all remembered outcomes may have together."""
LEAST = 200
"""What an outcome counts for in the smallest world: 5,000 of those are remembered."""

Way: TypeAlias = tuple[Hashable, ...]
"""What leads to an outcome: the world's digest, then how it was begun, or from which game which choice leads on."""


class Outcomes:
    """Remembers games by the ways that led to them; those that nobody has asked for longest are forgotten first."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[Way, Session] = OrderedDict()
        self._guard = Lock()

    def __contains__(self, way: Way) -> bool:
        return way in self._kept

    def __iter__(self) -> Iterator[Session]:
        return iter(tuple(self._kept.values()))

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, way: Way) -> Session | None:
        """Return the game that a way leads to; None where that is not remembered."""
        with self._guard:
            found = self._kept.get(way)
            if found is not None:
                self._kept.move_to_end(way)
            return found

    def keep(self, way: Way, session: Session) -> None:
        """Remember the game that a way leads to."""
        with self._guard:
            self._drop(way)
            self._kept[way] = session
            self._taken += _weight(session)
            while self._taken > self._room:
                self._drop(next(iter(self._kept)))

    def forget(self, world: str) -> None:
        """Let go of all games of a world."""
        with self._guard:
            for way in [each for each in self._kept if each[0] == world]:
                self._drop(way)

    def _drop(self, way: Way) -> None:
        if way in self._kept:
            self._taken -= _weight(self._kept.pop(way))


def _weight(session: Session) -> int:
    return max(len(session.story.setting.fluents), LEAST)
