"""Better stories than the first one: looked for with what was found out on the way to it.

With a goal, a better story has fewer steps. Without one, the author has more of what it wants at its end; and of
stories that are equal in this, the one of fewer steps is better. Whatever is found leaves as the first one did: without
needless steps, and only after the checker has accepted it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intrigue.kernel.motives import Motives
from intrigue.kernel.stories import Stories
from intrigue.model.plans import Plan

if TYPE_CHECKING:
    from intrigue.search.planner import Planner

SLICE = 200
"""States expanded between two reports."""

Way = list[tuple[int, int]]


@dataclass
class Best:
    """The best story so far; it changes as better ones are found, and stands whenever the looking is interrupted."""

    way: Way
    plan: Plan
    utility: float


class Improving:
    """One story, and the looking for better ones."""

    def __init__(
        self, planner: Planner, motives: Motives, way: Way, plan: Plan, goal: float, ties: Sequence[int]
    ) -> None:
        self.planner = planner
        self.motives = motives
        self.goal = goal
        self.ties = list(ties)
        self.best = Best(way, plan, self._utility(way))

    def run(self, states: int, report: Callable[[int, float], None]) -> None:
        """Look on until so many more states are expanded, or nothing better can be found."""
        last = self.motives.spent + states
        steps = (self._shorter,) if self.goal > -math.inf else (self._higher, self._shorter)
        for step in steps:
            while step(last, report):
                pass

    def _shorter(self, last: int, report: Callable[[int, float], None]) -> bool:
        """Look for a story of fewer steps that is as good; return whether one was found."""
        least = max(self.goal, self.best.utility) if self.goal == -math.inf else self.goal
        return self._found(least, len(self.best.way) - 1, last, report)

    def _higher(self, last: int, report: Callable[[int, float], None]) -> bool:
        """Look for a story that pleases the author more; return whether one was found."""
        return self._found(math.nextafter(self.best.utility, math.inf), self.planner.limits.author, last, report)

    def _found(self, least: float, author: int, last: int, report: Callable[[int, float], None]) -> bool:
        if author < 1 or self.motives.spent >= last:
            return False
        limits = replace(self.planner.limits, author=author)
        stories = Stories(
            self.motives,
            self.planner.start,
            least,
            limits.author,
            limits.character,
            limits.epistemic,
            self.ties,
        )
        answer = -1
        while answer < 0 and self.motives.spent < last:
            answer = stories.run(min(SLICE, last - self.motives.spent))
            report(len(self.best.way), self.best.utility)
        if answer != 1:
            return False
        way = self.planner.shrunk(self.motives, stories.way(stories.end))
        plan = self.planner.written(self.motives, way)
        if not self.planner.judged(plan, self.goal).accepted:
            return False
        self.best = Best(way, plan, self._utility(way))
        return True

    def _utility(self, way: Way) -> float:
        engine = self.motives.engine
        utility: float = self.motives.utility(engine.felt_after(*way[-1]), engine.characters)
        return utility
