"""Epistemic states: what is true, and for every character a state again, which is what it believes.

A state of level L holds states of level L - 1; at level 0 everybody's belief is the state itself. States are interned
by `States`, so that two states are equal exactly when they are the same object. One that
nobody speaks of any more is given back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple
from weakref import WeakValueDictionary

from intrigue.model.terms import Value
from intrigue.semantics.remembering import Remembered


class Mark(NamedTuple):
    """A moment of somebody's mind that is kept, for it may come back: the last time that an event happened."""

    character: str
    event: str
    """The name of the event."""


NO_MARKS: Mapping[Mark, State] = {}
"""What a state keeps in a world in which nobody forgets."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class State:
    """One interned epistemic state; build it with `States.state` only."""

    owner: str | None
    """Whose mind this is; None: the actual world."""
    level: int
    """How many minds deep it goes, at least 0."""
    values: tuple[Value, ...]
    """The value of every fluent, in the order of `Setting.fluents`."""
    minds: Mapping[str, State]
    """What each character believes, in the order of the cast; those left out believe this state itself."""
    marks: Mapping[Mark, State] = field(default_factory=dict)
    """What some of them believed at a mark. These minds see nothing and change only at the mark itself."""

    def __getitem__(self, index: int) -> Value:
        return self.values[index]

    def mind(self, character: str) -> State:
        """Return what this character believes here: at level 0, and in its own mind, this state itself."""
        return self.minds.get(character, self)


STRETCH = 64
"""So many values are compared at one go, which is much quicker than one after the other."""


def unlike(one: tuple[Value, ...], other: tuple[Value, ...]) -> list[int]:
    """Return the positions at which two rows of values differ, in order."""
    found: list[int] = []
    for first in range(0, len(one), STRETCH):
        mine, theirs = one[first : first + STRETCH], other[first : first + STRETCH]
        if mine != theirs:
            found += [first + place for place, value in enumerate(mine) if value != theirs[place]]
    return found


def replaced(row: tuple[Value, ...], written: Mapping[int, Value]) -> tuple[Value, ...]:
    """Return the row with these values in their places; the very same one where they stand there already."""
    changed: list[Value] | None = None
    for place, new in written.items():
        if row[place] != new:
            changed = changed or list(row)
            changed[place] = new
    return tuple(changed) if changed is not None else row


def reader(places: Sequence[int]) -> Callable[[Sequence[Value]], tuple[Value, ...]]:
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
        self._unlike: dict[tuple[State, State], list[int]] = Remembered(MOST_COMPARED)

    def state(
        self,
        owner: str | None,
        level: int,
        values: tuple[Value, ...],
        minds: Mapping[str, State],
        marks: Mapping[Mark, State] = NO_MARKS,
    ) -> State:
        """Return the one state with this content."""
        key = (owner, level, values, tuple(minds.values()), tuple(marks.values()))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = State(owner, level, values, minds, marks)
        return known

    def changed(
        self, state: State, written: Mapping[int, Value], minds: Mapping[str, State], marks: Mapping[Mark, State]
    ) -> State:
        """Return the one state that differs from this one in these values, minds and marks."""
        values = replaced(state.values, written)
        found = self.state(state.owner, state.level, values, minds, marks)
        if values is not state.values:
            self._unlike[state, found] = [place for place in sorted(written) if state.values[place] != written[place]]
        return found

    def unlike(self, one: State, other: State) -> Sequence[int]:
        """Return the positions at which the values of two states differ, in order.

        A mind is compared with what it was for itself, and again for every mind that it stands in.
        """
        if one.values is other.values:
            return ()
        known = self._unlike.get((one, other))
        if known is None:
            known = self._unlike[one, other] = unlike(one.values, other.values)
        return known

    def __len__(self) -> int:
        return len(self._known)
