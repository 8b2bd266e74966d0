"""What fluents that are feelings read: by the hearts, and as a state has them. Where both agree, nothing is to be done.

With every minute feelings are compared in every mind in every mind, and most often they agree; so each side is one
tuple, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from intrigue.model.terms import Value
from intrigue.semantics.feelings import NATURES, Feeling, Hearts, Kept, in_points
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.state import Piece, State, reader

MOST_PIECES = 10_000
"""Of so many pieces of states it is remembered what they read."""


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
        self._where: dict[Feeling, tuple[int, ...]] = {}
        """By feeling, the positions of the fluents that it may move."""
        self._stretches: list[_Stretch] = []
        """What they are by the pieces of a state, where pieces and fluents of them follow one another."""
        size = len(kept)
        holders = {each.feeling.holder for each in kept}
        self._views: dict[str, Callable[[Sequence[int]], tuple[int, ...]]] = {
            holder: reader([i if each.feeling.holder == holder else i + size for i, each in enumerate(kept)])
            for holder in holders
        }
        """What gives what somebody knows of them, by what they are and by what it believes of others'."""

    def in_state(self, state: State) -> tuple[Value, ...]:
        """Return what they are by a state."""
        if not self._stretches:
            self._stretches = _stretches(self.kept, state)
        if len(self._stretches) == 1:
            return self._stretches[0].of(state)
        return sum([each.of(state) for each in self._stretches], ())

    def in_hearts(self, hearts: Hearts) -> tuple[int, ...]:
        """Return what they are by the hearts, which remember it."""
        if hearts.read is None or hearts.read[0] is not self:
            hearts.read = self, self._read(hearts)
        return hearts.read[1]

    def in_all(self, hearts: Hearts) -> tuple[object, ...]:
        """Return what they are by the hearts and by what everybody believes of others': equal where nothing differs."""
        if hearts.all_read is None or hearts.all_read[0] is not self:
            inside = [(who, self.in_all(inner)) for who, inner in hearts.minds.items()]
            hearts.all_read = self, (self.in_hearts(hearts), *inside)
        return hearts.all_read[1]

    def known_to(self, character: str, felt: tuple[int, ...], believed: Hearts | None) -> tuple[int, ...]:
        """Return what they are as somebody knows them: its own as they are, others' as it believes.

        That is `in_hearts` of `Hearts.mind`, by what they are in the hearts themselves and in `Hearts.minds`.
        """
        others = self.at_rest if believed is None else self.in_hearts(believed)
        view = self._views.get(character)
        return others if view is None else view(felt + others)

    def _read(self, hearts: Hearts) -> tuple[int, ...]:
        found: dict[int, int] = {}
        for feeling, grains in hearts.moved.items():
            where = self._where.get(feeling)
            if where is None:
                where = self._where[feeling] = self._places(feeling)
            if where:
                intensity = in_points(grains)
                for place in where:
                    if intensity > found.get(place, -1):
                        found[place] = intensity
        if not found:
            return self.at_rest
        row = [*self.at_rest]
        for position, intensity in found.items():
            row[position] = intensity
        return tuple(row)

    def _places(self, feeling: Feeling) -> tuple[int, ...]:
        """Return the positions of the fluents that a feeling may move; mostly none."""
        places = self._exactly.get(feeling), self._strongest.get((feeling.emotion, feeling.holder))
        return tuple(each for each in places if each is not None)


class _Stretch:
    """Some of them that stand in one piece of a state, in order."""

    def __init__(self, piece: int, places: Sequence[int]) -> None:
        self._piece = piece
        self._reader: Callable[[Sequence[Value]], tuple[Value, ...]] = reader(places)
        self._known: dict[Piece, tuple[Value, ...]] = Remembered(MOST_PIECES)

    def of(self, state: State) -> tuple[Value, ...]:
        piece = state.pieces[self._piece]
        known = self._known.get(piece)
        if known is None:
            known = self._known[piece] = self._reader(piece.values)
        return known


def _stretches(kept: Sequence[Kept], state: State) -> list[_Stretch]:
    """Return where fluents stand in the pieces of states: those that follow one another in one piece together."""
    firsts = [0, *accumulate(len(each.values) for each in state.pieces)]
    rows: list[tuple[int, list[int]]] = []
    for each in kept:
        piece = next(number for number, last in enumerate(firsts[1:]) if each.place < last)
        if not rows or rows[-1][0] != piece:
            rows.append((piece, []))
        rows[-1][1].append(each.place - firsts[piece])
    return [_Stretch(piece, places) for piece, places in rows]
