"""Epistemic states: what is true, and for every character a state again, which is what it believes.

A state of level L holds states of level L - 1; at level 0 everybody's belief is the state itself. States are interned
by `States`, so that two states are equal exactly when they are the same object.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intrigue.model.terms import Value


@dataclass(frozen=True, slots=True, eq=False)
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

    def __getitem__(self, index: int) -> Value:
        return self.values[index]

    def mind(self, character: str) -> State:
        """Return what this character believes here: at level 0, and in its own mind, this state itself."""
        return self.minds.get(character, self)


class States:
    """The store of all states met so far."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], State] = {}

    def state(self, owner: str | None, level: int, values: tuple[Value, ...], minds: Mapping[str, State]) -> State:
        """Return the one state with this content."""
        key = (owner, level, values, tuple(minds.values()))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = State(owner, level, values, minds)
        return known

    def __len__(self) -> int:
        return len(self._known)
