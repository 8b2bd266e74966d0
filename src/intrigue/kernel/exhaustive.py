"""The author's search to the last possibility: it proves that there is no story, enumerates all, finds a shortest.

`stories` is fast and may overlook a story. What is explained is decided by `reasons`, to the last possibility as well;
where fear is no motive it asks `motives` first, whose plans count here, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from intrigue.kernel.motives import Motives
from intrigue.kernel.reasons import Reasons
from intrigue.kernel.ways import OutOfRoom

CHARACTER_LIMIT = 1
EPISTEMIC_LIMIT = 2
AUTHOR_LIMIT = 4
"""Flags: which limits a refusal is owed to; 0: no limits, however large, would change it."""
NOWHERE = 1 << 20
EVER = 1_000
"""Steps that stand for as many as you like."""

__all__ = ["AUTHOR_LIMIT", "CHARACTER_LIMIT", "EPISTEMIC_LIMIT", "AllStories", "Explainer", "OutOfRoom"]

Steps = tuple[tuple[int, Any], ...]
"""Events, each with the reasons for it."""


class Way:
    """A possible sequence of explained events."""

    __slots__ = ("shorter", "state", "steps")

    def __init__(self, state: int, steps: Steps, shorter: dict[int, int]) -> None:
        self.state = state
        self.steps = steps
        self.shorter = shorter
        """Where its strict subsequences lead that are possible and explained, each with the fewest steps that lead
        there."""


class Explainer:
    """Answers which events of the actual world are explained, and which limits a refusal is owed to."""

    def __init__(self, motives: Motives, exact: Reasons, budget: int, depth: int, most: int | None = None) -> None:
        self.motives = motives
        self.exact = exact
        self.engine = motives.engine
        self.budget = budget
        self.depth = depth
        self.most = most
        """Nodes that may be expanded by all searches together; None: no bound."""
        self.refusals = 0
        """Which limits had a part in any refusal so far."""
        self._question = exact.question(-1)
        self._counted = 0
        self._answers: dict[tuple[int, int, int], tuple[Any, int]] = {}

    def spend(self) -> None:
        """Count one more node that is expanded; raise OutOfRoom where there is none left."""
        self._count()
        if self.most is not None and self.motives.spent >= self.most:
            raise OutOfRoom
        self.motives.spent += 1

    def _count(self) -> None:
        """Count what the search for motives has spent since the last time."""
        self.motives.spent += self._question.spent - self._counted
        self._counted = self._question.spent

    def explained(self, state: int, event: int) -> tuple[Any, ...] | None:
        """Return the reasons for an event of the actual world; None: unexplained."""
        if not all(self.motives.takes_part(state, event, each) for each in self.motives.participants[event]):
            return None
        found = []
        for who in self.motives.consenting[event]:
            why, cut = self._answer(self.engine.mind(state, who), event, who)
            if why is None:
                self.refusals |= cut
                return None
            found.append((who, why))
        return tuple(found)

    def _answer(self, mind: int, event: int, who: int) -> tuple[Any, int]:
        key = (mind, event, who)
        known = self._answers.get(key)
        if known is None:
            known = self._answers[key] = self._hoping(mind, event, who)
        return known

    def _hoping(self, mind: int, event: int, who: int) -> tuple[Any, int]:
        """Return why somebody would do this who decides in fact, and may suppose something where all else fails."""
        why, cut = self._exactly(mind, event, who)
        hopes = self.motives.hopes
        if why is None and hopes is not None:
            for supposed, hopeful in hopes.minds(mind, who):
                found, owed = self._exactly(hopeful, event, who)
                if found is not None:
                    return (*found, supposed), 0
                cut |= owed
        return why, cut

    def _exactly(self, mind: int, event: int, who: int) -> tuple[Any, int]:
        self._count()
        if self.most is not None:
            self._question.most = self._question.spent + max(self.most - self.motives.spent, 0)
        answer = self.exact.answer(self._question, mind, event, who, self.budget, self.depth)
        self._count()
        return answer

    def shorter_stories(self, way: Way, event: int) -> dict[int, int]:
        """Return where the strict subsequences lead of a story followed by an event."""
        shorter = dict(way.shorter)
        shorter.setdefault(way.state, len(way.steps))
        for state, length in way.shorter.items():
            if self.engine.can(state, event):
                result = self.engine.felt_after(state, event)
                if result not in shorter and self.explained(state, event) is not None:
                    shorter[result] = length + 1
        return shorter


class AllStories:
    """The search itself, shortest stories first."""

    def __init__(self, explainer: Explainer, start: int, goal: float, author: int) -> None:
        self.explainer = explainer
        self.motives = explainer.motives
        self.engine = explainer.engine
        self.start = start
        self.author = author
        self.holder = self.motives.engine.characters
        before = self.motives.utility(start, self.holder)
        self.strictly = not goal > before
        self.least = before if self.strictly else goal
        self.table = self.motives.table(self.holder, self.least, self.strictly)
        self.cut = 0
        self.best: Steps = ()
        """The steps of the story that pleases the author most so far, though perhaps not enough."""
        self.highest = before

    def shortest(self) -> Steps | None:
        """Return a shortest story, or None; breadth-first over distinct nodes."""
        seen = {self.start}
        layer: list[tuple[int, Steps]] = [(self.start, ())]
        for length in range(1, self.author + 1):
            longer: list[tuple[int, Steps]] = []
            for node, steps in layer:
                for event, result in self._moves(node, length):
                    # A node that was reached before was reached by a story that is no longer.
                    if result in seen:
                        continue
                    reasons = self.explainer.explained(node, event)
                    if reasons is None:
                        continue
                    seen.add(result)
                    story = (*steps, (event, reasons))
                    if self._reaches_goal(result):
                        return story
                    self._note(result, story)
                    longer.append((result, story))
            layer = longer
        return None

    def stories(self) -> Iterator[Steps]:
        """Yield all stories, shortest first, each once."""
        layer = [Way(self.start, (), {})]
        for length in range(1, self.author + 1):
            longer = []
            for way in layer:
                for event, result in self._moves(way.state, length):
                    if result in way.shorter:
                        continue
                    reasons = self.explainer.explained(way.state, event)
                    if reasons is None:
                        continue
                    shorter = self.explainer.shorter_stories(way, event)
                    if result in shorter:
                        continue
                    grown = Way(result, (*way.steps, (event, reasons)), shorter)
                    longer.append(grown)
                    end = self.motives.utility(result, self.holder)
                    if self._reaches_goal(result) and not any(
                        self.motives.utility(each, self.holder) >= end for each in shorter
                    ):
                        yield grown.steps
                    self._note(result, grown.steps)
            layer = longer

    def _moves(self, node: int, length: int) -> Iterator[tuple[int, int]]:
        """Yield the events that a story may have as its step of this number, each with where it leads."""
        left = self.author - length
        distances = self.motives.distance[self.holder]
        self.explainer.spend()
        for event in self.engine.possible_events(node):
            if distances[event] < 0:
                continue
            if distances[event] > left:
                self.cut |= AUTHOR_LIMIT
                continue
            result = self.engine.felt_after(node, event)
            if result == node:
                continue
            if self._reaches_goal(result) or (left > 0 and self._estimate(result, left) < NOWHERE):
                yield event, result
            elif self._estimate(result, EVER) < NOWHERE:
                self.cut |= AUTHOR_LIMIT

    def _estimate(self, node: int, most: int) -> int:
        return self.motives.estimate(self.table, node, self.holder, self.least, self.strictly, most)

    def _reaches_goal(self, node: int) -> bool:
        value = self.motives.utility(node, self.holder)
        return value > self.least or (value == self.least and not self.strictly)

    def _note(self, node: int, steps: Steps) -> None:
        value = self.motives.utility(node, self.holder)
        if value > self.highest:
            self.highest = value
            self.best = steps
