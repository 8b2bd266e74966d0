"""Several searches for one story that take turns, so that one that gets lost does not hold up the story."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from intrigue.kernel.motives import Motives
from intrigue.kernel.stories import Stories

if TYPE_CHECKING:
    from intrigue.search.planner import Planner

FIRST_TURN = 1_000
"""States after which another search gets its turn; doubled with every round."""
MOST_SEARCHES = 6
STYLES = ((3, 10), (5, 100), (2, 2_000))
"""How much estimates count, and how much effort a motive gets at first, in one search after the other."""


class Searches:
    """Several of the author's searches that take turns and share all that is found out about motives.

    Any one of them may get lost; the next one starts with other ties and other budgets. The turns grow, so that none is
    held up for long.
    """

    def __init__(self, planner: Planner, motives: Motives, goal: float, seed: int) -> None:
        self._planner = planner
        self._motives = motives
        self._goal = goal
        self._seed = seed
        self._running: list[Stories] = []
        self._place = 0
        self._turn = 0
        self._spent = 0
        self.first = self._started()

    @property
    def best(self) -> Stories:
        """The search that has met the story that pleases the author most."""
        return max(self._running, key=lambda each: each.highest)

    def run(self, states: int) -> tuple[Stories, int]:
        """Let the search whose turn it is go on for so many states; return it and its answer."""
        running = self._running[self._place]
        before = self._motives.spent
        answer = running.run(states)
        self._spent += self._motives.spent - before
        if self._spent >= FIRST_TURN << self._turn:
            self._spent = 0
            self._place += 1
            if self._place == len(self._running) and self._turn + 2 > len(self._running) < MOST_SEARCHES:
                self._started()
            if self._place >= len(self._running):
                self._place = 0
                self._turn += 1
        return running, answer

    def _started(self) -> Stories:
        number = len(self._running)
        weight, first_effort = STYLES[number % len(STYLES)]
        limits = self._planner.limits
        self._running.append(
            Stories(
                self._motives,
                self._planner.start,
                self._goal,
                limits.author,
                limits.character,
                limits.epistemic,
                ties(len(self._planner.setting.events), self._seed, number),
                weight,
                first_effort,
            )
        )
        return self._running[-1]


def ties(events: int, seed: int, number: int) -> list[int]:
    """Return an order of events among those that seem equally good: as written for seed 0, else shuffled."""
    ties = list(range(events))
    if seed or number:
        random.Random(f"{seed} {number}").shuffle(ties)
    return ties
