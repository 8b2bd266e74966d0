"""How every planner answers: whether there is a story, the stories, and what the answer cost.

"None found" and "none exists" are different answers: the second is given only when it is proved.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from intrigue.model.plans import Plan

LimitName: TypeAlias = Literal["states", "interrupt", "author limit", "character limit", "epistemic limit"]
"""What can stop a search: its budget of states, the user, or one of the limits on stories and explanations."""


class Outcome(enum.Enum):
    """What a search can say at its end."""

    FOUND = "found"
    NONE_EXISTS = "none exists"
    """Proved: no limits, however large, would give a story."""
    NONE_FOUND = "none found within the limits"


@dataclass(frozen=True, slots=True)
class Effort:
    """What an answer cost."""

    states: int = 0
    """States expanded, in the world and in all minds."""
    seconds: float = field(default=0.0, compare=False)
    """Time taken; it never decides anything and does not count when results are compared."""


@dataclass(frozen=True, slots=True)
class Result:
    """A planner's answer."""

    outcome: Outcome
    plans: tuple[Plan, ...] = ()
    """The stories that reach the goal, in the order in which they were found."""
    stopped_by: tuple[LimitName, ...] = ()
    """Where not all was searched: the limits that were met, the nearest at hand first."""
    nearest: Plan | None = None
    """Where no story reaches the goal: the best one met on the way, if any pleases the author at all."""
    effort: Effort = Effort()

    @property
    def plan(self) -> Plan | None:
        """The first story found, if any."""
        return self.plans[0] if self.plans else None

    def __str__(self) -> str:
        if self.outcome is Outcome.FOUND:
            return f"{len(self.plans)} found"
        if self.outcome is Outcome.NONE_EXISTS:
            return "none exists"
        return f"none found; stopped by: {', '.join(self.stopped_by)}"
