"""Sequences of explained steps, each with all that decides whether one of its steps could have been left out.

Loops go over tuples and lists in a stated order, and dictionaries in the order in which they were filled, so that the
same question always gets the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intrigue.model.plans import ExplainedStep
from intrigue.semantics.state import State


@dataclass(frozen=True, slots=True)
class Path:
    """A possible sequence of explained steps."""

    state: State
    """Where it leads."""
    steps: tuple[ExplainedStep, ...]
    shorter: dict[State, int]
    """Where its strict subsequences lead that are possible and explained, each with the fewest steps that lead there.

    The start and all points between are among them.
    """

    @property
    def length(self) -> int:
        """How many steps it has."""
        return len(self.steps)

    def no_worse_than(self, other: Path) -> bool:
        """Return whether every continuation that makes `other` minimal makes this path minimal, too.

        Both have the same length and lead to the same state. What this path's subsequences reach, the other's reach
        with no more steps; so those can do as well in every continuation, having no less of the budget left.
        """
        return len(self.shorter) <= len(other.shorter) and all(
            other.shorter.get(state, length + 1) <= length for state, length in self.shorter.items()
        )


def undominated(paths: Iterable[Path]) -> list[Path]:
    """Return paths of one length without those that are no better than an earlier one to the same state.

    Sound by `Path.no_worse_than`. So walks that differ only in the order of independent steps are followed once.
    """
    kept: dict[State, list[Path]] = {}
    result = []
    for path in paths:
        rivals = kept.setdefault(path.state, [])
        if not any(rival.no_worse_than(path) for rival in rivals):
            rivals.append(path)
            result.append(path)
    return result
