"""A list that only grows and of which many keep a beginning: all who go on from it share what they have in common.

A game keeps how it stood after every choice, and a copy of all that has happened for each would make every choice
dearer than the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

T = TypeVar("T")


class Growing(Sequence[T]):
    """So many items of a list that others may hold more of.

    Whoever appends first goes on in the same list; another that appends at the same place gets one of its own. Lists
    that have a beginning in common are to be appended to by one thread at a time; reading is always safe.
    """

    __slots__ = ("_items", "_length")

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items = list(items)
        self._length = len(self._items)

    def append(self, item: T) -> None:
        """Go on by one item, which nobody else who has this beginning gets to see."""
        if len(self._items) > self._length:
            self._items = self._items[: self._length]
        self._items.append(item)
        self._length += 1

    def fork(self) -> Growing[T]:
        """Return the same items, to go on by themselves."""
        if not self._length:
            return Growing()  # What begins here has nothing in common, and is not kept for the sake of the others.
        other: Growing[T] = object.__new__(Growing)
        other._items, other._length = self._items, self._length
        return other

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> list[T]: ...

    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            begin, end, step = place.indices(self._length)
            return self._items[begin:end:step] if step > 0 else [self._items[at] for at in range(begin, end, step)]
        at = place if place >= 0 else self._length + place
        if not 0 <= at < self._length:
            raise IndexError(f"there is no item {place} among {self._length}")
        return self._items[at]

    def __iter__(self) -> Iterator[T]:
        return islice(self._items, self._length)

    def __reversed__(self) -> Iterator[T]:
        return map(self._items.__getitem__, range(self._length - 1, -1, -1))

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(other) == self._length and all(map(_same, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Growing({self[:]!r})"


def _same(one: object, other: object) -> bool:
    return one is other or one == other
