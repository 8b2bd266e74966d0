"""Epistemic states: what is true, and for every character a state again, which is what it believes.

A state of level L holds states of level L - 1; at level 0 everybody's belief is the state itself. States are interned
by `States`, so that two states are equal exactly when they are the same object. One that
nobody speaks of any more is given back.

The values of a state are cut into *pieces*, which are interned, too: most of what a state holds, others held before it.
So two states are compared piece by piece, and what has been worked out of a piece serves for all that share it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar
from weakref import WeakValueDictionary

from intrigue.model.terms import Value
from intrigue.semantics.remembering import Remembered


class Mark(NamedTuple):
    """A moment of somebody's mind that is kept, for it may come back: the last time that an event happened."""

    character: str
    event: str
    """The name of the event."""


class Piece:
    """A stretch of the values of states, at one place; equal ones are one object."""

    __slots__ = ("__weakref__", "place", "values")

    def __init__(self, place: int, values: tuple[Value, ...]) -> None:
        self.place = place
        """Which of all pieces of a state it is."""
        self.values = values


NO_MARKS: Mapping[Mark, State] = {}
"""What a state keeps in a world in which nobody forgets."""


class State:
    """One interned epistemic state, never to be changed; build it with `States.state` only."""

    __slots__ = ("__weakref__", "level", "marks", "minds", "owner", "pieces", "values")

    values: tuple[Value, ...]
    """The value of every fluent, in the order of `Setting.fluents`; put together when it is first asked for."""

    def __init__(
        self,
        owner: str | None,
        level: int,
        pieces: tuple[Piece, ...],
        minds: Mapping[str, State],
        marks: Mapping[Mark, State],
    ) -> None:
        self.owner = owner
        """Whose mind this is; None: the actual world."""
        self.level = level
        """How many minds deep it goes, at least 0."""
        self.pieces = pieces
        """The values, cut into pieces."""
        self.minds = minds
        """What each character believes, in the order of the cast; those left out believe this state itself."""
        self.marks = marks
        """What some of them believed at a mark. These minds see nothing and change only at the mark itself."""

    def __getattr__(self, name: str) -> tuple[Value, ...]:
        # Asked only where a slot is empty. Of most minds in minds nobody ever needs all values.
        if name != "values":
            raise AttributeError(name)
        self.values = tuple(chain.from_iterable([each.values for each in self.pieces]))
        return self.values

    def __getitem__(self, index: int) -> Value:
        return self.values[index]

    def mind(self, character: str) -> State:
        """Return what this character believes here: at level 0, and in its own mind, this state itself."""
        return self.minds.get(character, self)


V = TypeVar("V")

CELLS = 32
"""So many values that may change stand in a piece: as many as in a piece of the kernel's nodes."""


def reader(places: Sequence[int]) -> Callable[[Sequence[V]], tuple[V, ...]]:
    """Return what gives the values at these places of a row of values, in this order."""
    if len(places) < 2:
        return lambda values: tuple(values[place] for place in places)
    return itemgetter(*places)


MOST_COMPARED = 2_000
"""In what so many pairs of states differ is remembered."""


class States:
    """The store of all states that are spoken of: a run of many days meets more than there is room for."""

    def __init__(self) -> None:
        self._known: WeakValueDictionary[tuple[object, ...], State] = WeakValueDictionary()
        self._pieces: WeakValueDictionary[tuple[int, tuple[Value, ...]], Piece] = WeakValueDictionary()
        self._unlike: dict[tuple[State, State], list[int]] = Remembered(MOST_COMPARED)
        self.firsts: list[int] = []
        """Where each piece begins; behind the last of them, how many values a state has."""
        self._piece_at: list[int] = []
        """By place, the piece in which it stands."""

    def state(
        self,
        owner: str | None,
        level: int,
        values: tuple[Value, ...],
        minds: Mapping[str, State],
        marks: Mapping[Mark, State] = NO_MARKS,
    ) -> State:
        """Return the one state with this content."""
        if not self.firsts:
            self.cut(len(values))
        firsts = self.firsts
        pieces = [self.piece(place, values[first : firsts[place + 1]]) for place, first in enumerate(firsts[:-1])]
        return self.put_together(owner, level, tuple(pieces), minds, marks)

    def put_together(
        self,
        owner: str | None,
        level: int,
        pieces: tuple[Piece, ...],
        minds: Mapping[str, State],
        marks: Mapping[Mark, State] = NO_MARKS,
    ) -> State:
        """Return the one state of these pieces."""
        key = (owner, level, pieces, tuple(minds.values()), tuple(marks.values()))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = State(owner, level, pieces, minds, marks)
        return known

    def piece(self, place: int, values: tuple[Value, ...]) -> Piece:
        """Return the one piece with these values at this place."""
        # The place tells them apart as well: where one fluent holds 1, another may hold yes, which Python takes for
        # equal.
        key = (place, values)
        known = self._pieces.get(key)
        if known is None:
            known = self._pieces[key] = Piece(place, values)
        return known

    def cut(self, size: int, constant: Collection[int] = ()) -> None:
        """Settle where the pieces of states of so many values begin; those at constant places never change."""
        changing = [place for place in range(size) if place not in constant]
        self.firsts = [0, *changing[CELLS::CELLS], size]
        self._piece_at = [
            piece for piece, first in enumerate(self.firsts[:-1]) for _ in range(first, self.firsts[piece + 1])
        ]

    def changed(
        self, state: State, written: Mapping[int, Value], minds: Mapping[str, State], marks: Mapping[Mark, State]
    ) -> State:
        """Return the one state that differs from this one in these values, minds and marks."""
        rows: dict[int, list[Value]] = {}
        places = []
        for place in sorted(written):
            number = self._piece_at[place]
            first = self.firsts[number]
            if state.pieces[number].values[place - first] != written[place]:
                places.append(place)
                if number not in rows:
                    rows[number] = [*state.pieces[number].values]
                rows[number][place - first] = written[place]
        if not places:
            return self.put_together(state.owner, state.level, state.pieces, minds, marks)
        pieces = [*state.pieces]
        for number, row in rows.items():
            pieces[number] = self.piece(number, tuple(row))
        found = self.put_together(state.owner, state.level, tuple(pieces), minds, marks)
        self._unlike[state, found] = places
        return found

    def value(self, state: State, place: int) -> Value:
        """Return the value at a place of a state that has not been asked for all its values."""
        number = self._piece_at[place]
        return state.pieces[number].values[place - self.firsts[number]]

    def at(self, place: int) -> tuple[int, int]:
        """Return the number of the piece in which a place stands, and the place within it."""
        number = self._piece_at[place]
        return number, place - self.firsts[number]

    def unlike(self, one: State, other: State) -> Sequence[int]:
        """Return the positions at which the values of two states differ, in order.

        A mind is compared with what it was for itself, and again for every mind that it stands in.
        """
        if one.pieces == other.pieces:
            return ()
        known = self._unlike.get((one, other))
        if known is None:
            known = self._unlike[one, other] = self._compared(one, other)
        return known

    def _compared(self, one: State, other: State) -> list[int]:
        found: list[int] = []
        for first, mine, theirs in zip(self.firsts, one.pieces, other.pieces):  # noqa: B905 - ends come behind
            if mine is not theirs:
                values = theirs.values
                found += [first + place for place, value in enumerate(mine.values) if value != values[place]]
        return found

    def __len__(self) -> int:
        return len(self._known)
