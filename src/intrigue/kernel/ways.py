"""What the search for reasons writes down: one question with its bound, and the ways through a mind.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from typing import Any

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]


class OutOfRoom(Exception):  # noqa: N818 - a signal, not a mistake
    """The bound on states is reached."""


class Question:
    """What one question has cost so far, and what has been found out for it: nothing is taken over from others."""

    def __init__(self, most: int) -> None:
        self.most = most
        """How many states may be expanded; below 0: as many as it takes."""
        self.spent = 0
        self.answers: dict[int, tuple[Any, int]] = {}
        self.threats: dict[tuple[int, int, int, int], list[tuple[int, Any]]] = {}


class Way:
    """A possible sequence of explained steps, with all that decides whether one of them could have been left out."""

    def __init__(self, state: cython.int, length: cython.int, steps: tuple, shorter: dict) -> None:
        self.state = state
        self.length = length
        self.steps = steps
        self.shorter = shorter
        """Where its strict subsequences lead that are possible and explained, each with the fewest steps."""

    def add_to(self, layer: list, rivals: dict) -> cython.int:
        """Add this way to its layer, unless an earlier one to the same state is as good in every continuation."""
        before = rivals.get(self.state)
        if before is None:
            rivals[self.state] = [self]
            layer.append(self)
            return 1
        rival: Way
        for rival in before:
            if rival.no_worse_than(self):
                return 0
        before.append(self)
        layer.append(self)
        return 1

    def no_worse_than(self, other: Way) -> cython.int:
        """Return 1 where every continuation that makes the other minimal makes this way minimal, too."""
        if len(self.shorter) > len(other.shorter):
            return 0
        for state, length in self.shorter.items():
            known = other.shorter.get(state)
            if known is None or known > length:
                return 0
        return 1
