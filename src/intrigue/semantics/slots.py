"""Sets of fluents, as the bits of one number by their places in a state: hundreds are joined thousands of times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

Slots: TypeAlias = int
"""Fluents, as the bits of one number."""


def slots_of(places: Iterable[int]) -> Slots:
    """Return these fluents together."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


def places_of(slots: Slots) -> Iterator[int]:
    """Yield fluents by their places, in order."""
    while slots:
        place = first_of(slots)
        yield place
        slots &= ~(1 << place)


def first_of(slots: Slots) -> int:
    """Return the lowest of some fluents."""
    return (slots & -slots).bit_length() - 1
