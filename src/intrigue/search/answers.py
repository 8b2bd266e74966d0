"""What the reference search writes down on its way: answers about motives, and paths through a mind.

Every loop of the reference search goes over tuples and lists in a stated order; the sets and dictionaries here are only
looked up in, so that the same question always gets the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intrigue.model.plans import ExplainedStep, Explanation
from intrigue.model.terms import UNKNOWN, Special
from intrigue.search.result import LimitName
from intrigue.semantics.state import State

Utility = int | float | Special
"""How well somebody thinks to be doing; `UNKNOWN` where that cannot be told."""

CHARACTER_LIMIT: LimitName = "character limit"
EPISTEMIC_LIMIT: LimitName = "epistemic limit"
NO_LIMIT: frozenset[LimitName] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether there is a motive within some limits."""

    explanation: Explanation | None
    cut: frozenset[LimitName] = NO_LIMIT
    """Which limits a refusal is owed to; empty: no limits, however large, would give a motive."""

    @property
    def final(self) -> bool:
        """Whether larger limits give the same answer."""
        return self.explanation is not None or not self.cut


class OutOfStates(Exception):  # noqa: N818 - a signal, not a mistake
    """The budget of states is used up."""


@dataclass(slots=True)
class Budget:
    """How many states a search may still expand."""

    most: int | None = None
    """None: no bound."""
    spent: int = 0

    def spend(self) -> None:
        """Count one more state; raise OutOfStates when there is none left."""
        if self.most is not None and self.spent >= self.most:
            raise OutOfStates
        self.spent += 1


@dataclass(frozen=True, slots=True)
class Path:
    """A possible sequence of explained steps, with all that decides whether one of them could be left out."""

    state: State
    """Where it leads."""
    steps: tuple[ExplainedStep, ...]
    shorter: dict[State, int]
    """Where its strict subsequences lead that are possible and explained, each with the fewest steps that lead there."""
    ceiling: int | float
    """The highest known utility among the states of `shorter`, the start and all points between among them."""

    @property
    def length(self) -> int:
        """How many steps it has."""
        return len(self.steps)

    def no_worse_than(self, other: Path) -> bool:
        """Return whether every continuation that makes `other` minimal makes this one minimal, too.

        Both have the same length and lead to the same state. What this path's subsequences can reach, the other's can
        reach with no more steps; so they can do as well in every continuation, having no less of the budget left.
        """
        missing = len(self.shorter) + 1
        return len(self.shorter) <= len(other.shorter) and all(
            other.shorter.get(state, missing) <= length for state, length in self.shorter.items()
        )


def higher(one: Utility, other: Utility) -> bool:
    """Return whether one utility is surely higher than the other: an unknown one is neither higher nor lower."""
    return not isinstance(one, Special) and not isinstance(other, Special) and one > other


def undominated(paths: Iterable[Path]) -> list[Path]:
    """Return paths of one length without those that are no better than an earlier one to the same state.

    Sound: see `Path.no_worse_than`. So walks that only differ in the order of independent steps are followed once.
    """
    kept: dict[State, list[Path]] = {}
    result = []
    for path in paths:
        rivals = kept.setdefault(path.state, [])
        if not any(rival.no_worse_than(path) for rival in rivals):
            rivals.append(path)
            result.append(path)
    return result


def known(utility: Utility) -> bool:
    """Return whether a utility is a number."""
    return utility is not UNKNOWN
