"""What fluents that are feelings read: by the hearts, and as a state has them. Where both agree, nothing is to be done.

With every minute feelings are compared in every mind in every mind, and most often they agree; so each side is one
tuple, in the same order.
"""

from __future__ import annotations

from intrigue.semantics.feelings import NATURES, Feeling, Hearts, Kept
from intrigue.semantics.state import reader


class Readings:
    """The fluents of one setting that are feelings, in order."""

    def __init__(self, kept: tuple[Kept, ...]) -> None:
        self.kept = kept
        self.at_rest: tuple[int, ...] = tuple(NATURES[each.feeling.emotion].rest for each in kept)
        """What they read where nothing has moved anything."""
        self._exactly: dict[Feeling, int] = {}
        """The position of every fluent that is just one feeling."""
        self._strongest: dict[tuple[str, str], int] = {}
        """The position of every fluent that is the strongest of somebody's feelings of one name."""
        for position, each in enumerate(kept):
            if each.strongest:
                self._strongest[each.feeling.emotion, each.feeling.holder] = position
            else:
                self._exactly[each.feeling] = position
        self._emotions = frozenset(each.feeling.emotion for each in kept)
        self.in_state = reader([each.place for each in kept])
        """What gives what they are by the values of a state."""

    def in_hearts(self, hearts: Hearts) -> tuple[int, ...]:
        """Return what they are by the hearts, which remember it."""
        if hearts.read is None or hearts.read[0] is not self:
            hearts.read = self, self._read(hearts)
        return hearts.read[1]

    def _read(self, hearts: Hearts) -> tuple[int, ...]:
        found: dict[int, int] = {}
        for feeling in hearts.moved:
            if feeling.emotion not in self._emotions:
                continue
            intensity = hearts.of(feeling)
            place = self._exactly.get(feeling)
            if place is not None:
                found[place] = intensity
            place = self._strongest.get((feeling.emotion, feeling.holder))
            if place is not None and intensity > found.get(place, -1):
                found[place] = intensity
        if not found:
            return self.at_rest
        row = [*self.at_rest]
        for position, intensity in found.items():
            row[position] = intensity
        return tuple(row)
