"""Why somebody would agree to an action, to the last possibility: the twin of `search/explaining.py` over nodes.

`motives` is fast and may overlook a plan that only a detour makes minimal; this search overlooks none, so that it can
prove that there is none, enumerate stories, and find a shortest one. It asks `motives` first, whose plans count here,
too. The prunings are those of its twin, which says why they are sound; besides, what the estimates show to be out of
reach is not tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intrigue.kernel.motives import Motives

CHARACTER_LIMIT = 1
EPISTEMIC_LIMIT = 2
AUTHOR_LIMIT = 4
"""Flags: which limits a refusal is owed to; 0: no limits, however large, would change it."""
YES = 1
NOWHERE = 1 << 20
EVER = 1_000
"""Steps that stand for as many as you like."""
QUICK_EFFORT = 30
"""States that the fast search may expand for one motive before everything is tried."""

Steps = tuple[tuple[int, tuple[tuple[int, "Steps"], ...]], ...]
Reasons = tuple[tuple[int, Steps], ...]
Answer = tuple["Steps | None", int]
"""The steps of an explanation, or None and what that is owed to."""


class OutOfNodes(Exception):  # noqa: N818 - a signal, not a mistake
    """The budget of nodes is used up."""


class Way:
    """A possible sequence of explained steps, with all that decides whether one of them could have been left out."""

    __slots__ = ("shorter", "state", "steps")

    def __init__(self, state: int, steps: Steps, shorter: dict[int, int]) -> None:
        self.state = state
        self.steps = steps
        self.shorter = shorter
        """Where its strict subsequences lead that are possible and explained, each with the fewest steps that lead
        there."""

    def no_worse_than(self, other: Way) -> bool:
        """Return whether every continuation that makes `other` minimal makes this way minimal, too."""
        return len(self.shorter) <= len(other.shorter) and all(
            other.shorter.get(state, length + 1) <= length for state, length in self.shorter.items()
        )


class Explainer:
    """Answers which actions are explained, and which limits a refusal is owed to."""

    def __init__(self, motives: Motives, budget: int, depth: int) -> None:
        self.motives = motives
        self.engine = motives.engine
        self.budget = budget
        self.depth = depth
        self.refusals = 0
        """Which limits had a part in any refusal so far."""
        self.most: int | None = None
        """Nodes that may be expanded by all searches together; None: no bound."""
        self._answers: dict[tuple[int, int, int, int, int], Answer] = {}

    def spend(self) -> None:
        """Count one more node that is expanded; raise OutOfNodes where there is none left."""
        if self.most is not None and self.motives.spent >= self.most:
            raise OutOfNodes
        self.motives.spent += 1

    def explained(self, state: int, event: int) -> Reasons | None:
        """Return the reasons for an event of the actual world; None: unexplained."""
        reasons, cut = self.reasons(state, event, -1, self.budget, self.depth)
        self.refusals |= cut
        return reasons

    def reasons(self, state: int, event: int, owner: int, budget: int, depth: int) -> tuple[Reasons | None, int]:
        """Return the reasons of all consenting characters but the owner of the mind; or None, and what that is owed
        to."""
        if not all(self.motives.takes_part(state, event, each) for each in self.motives.participants[event]):
            return None, 0
        found = []
        for character in self.motives.consenting[event]:
            if character != owner:
                steps, cut = self.answer(self.engine.mind(state, character), event, character, budget, depth)
                if steps is None:
                    return None, cut
                found.append((character, steps))
        return tuple(found), 0

    def answer(self, mind: int, event: int, holder: int, budget: int, depth: int) -> Answer:
        """Return whether there is an explanation that starts from just this mind."""
        if budget < 1 or depth < 0:
            return None, CHARACTER_LIMIT if budget < 1 else EPISTEMIC_LIMIT
        at_once = budget == 1 or depth == 0
        depth = min(depth, budget - 1)
        key = (mind, event, holder, budget, depth)
        known = self._answers.get(key)
        if known is None:
            if at_once:
                owed = (CHARACTER_LIMIT if budget == 1 else 0) | (EPISTEMIC_LIMIT if depth == 0 else 0)
                known = self._at_once(mind, event, holder, owed)
            else:
                known = self._searched(mind, event, holder, budget, depth)
            self._answers[key] = known
        return known

    def _at_once(self, mind: int, event: int, holder: int, cut: int) -> Answer:
        if self.motives.distance[holder][event] < 0 or not self.engine.can(mind, event):
            return None, 0
        start, result = self.motives.utility(mind, holder), self.engine.after(mind, event)
        if result == mind or start != start:
            return None, 0
        if self.motives.utility(result, holder) > start:
            return ((event, ()),), 0
        return None, cut

    def _searched(self, mind: int, event: int, holder: int, budget: int, depth: int) -> Answer:
        """Return an explanation for these limits or smaller ones; the smallest are tried first."""
        if not self.engine.can(mind, event):
            return None, 0
        start = self.motives.utility(mind, holder)
        if start != start:
            return None, 0
        first = self.engine.after(mind, event)
        table = self.motives.table(holder, start, True)
        if not self.motives.utility(first, holder) > start:
            if self.motives.estimate(table, first, holder, start, True, EVER) >= NOWHERE:
                return None, 0
            if self.motives.estimate(table, first, holder, start, True, budget - 1) >= NOWHERE:
                return None, CHARACTER_LIMIT
        if self.motives.explained(mind, event, holder, budget, depth, QUICK_EFFORT) == YES:
            steps: Steps = self.motives.plan(mind, event, holder, budget, depth)
            return steps, 0
        found = self.answer(mind, event, holder, budget - 1, depth)
        if (found[0] is None and found[1]) and depth > 1:
            found = self.answer(mind, event, holder, budget, depth - 1)
        if found[0] is not None or not found[1]:
            return found
        return self._exactly(mind, event, holder, budget, depth)

    def _exactly(self, mind: int, event: int, holder: int, budget: int, depth: int) -> Answer:
        """Return an explanation for exactly these limits."""
        cut = [0]
        for way in self._ways(mind, event, holder, budget, depth, cut):
            if self._gains(way, holder):
                return way.steps, 0
        return None, cut[0]

    def _gains(self, way: Way, holder: int) -> bool:
        end = self.motives.utility(way.state, holder)
        return end == end and not any(self.motives.utility(state, holder) >= end for state in way.shorter)

    def _ways(self, mind: int, event: int, holder: int, budget: int, depth: int, cut: list[int]) -> Iterator[Way]:
        """Yield the ways that begin with the event, shortest first, without those that no continuation makes
        minimal."""
        first = self.engine.after(mind, event) if self.engine.can(mind, event) else mind
        layer = [Way(first, ((event, ()),), {mind: 0})] if first != mind else []
        for length in range(1, budget + 1):
            yield from layer
            if length < budget:
                layer = undominated(
                    longer
                    for way in layer
                    if self.motives.utility(way.state, holder) == self.motives.utility(way.state, holder)
                    for longer in self._longer(way, mind, holder, budget, depth, cut)
                )
        if layer:
            cut[0] |= CHARACTER_LIMIT

    def _longer(self, way: Way, mind: int, holder: int, budget: int, depth: int, cut: list[int]) -> Iterator[Way]:
        """Yield the way with one more explained step; as the last it must raise the utility."""
        length = len(way.steps)
        left = budget - length
        distances = self.motives.distance[holder]
        start = self.motives.utility(mind, holder)
        table = self.motives.table(holder, start, True)
        self.spend()
        for event in self.engine.possible_events(way.state):
            if not self.motives.consenting[event] or distances[event] < 0:
                continue
            if distances[event] > left - 1:
                cut[0] |= CHARACTER_LIMIT
                continue
            state = self.engine.after(way.state, event)
            if state == way.state or state in way.shorter:
                continue
            if left == 1:
                if not self._raises(way, state, holder):
                    cut[0] |= CHARACTER_LIMIT
                    continue
            elif not self.motives.utility(state, holder) > start and (
                self.motives.estimate(table, state, holder, start, True, left - 1) >= NOWHERE
            ):
                if self.motives.estimate(table, state, holder, start, True, EVER) < NOWHERE:
                    cut[0] |= CHARACTER_LIMIT
                continue
            reasons, owed = self.reasons(way.state, event, holder, left, depth - 1)
            if reasons is None:
                cut[0] |= owed
                continue
            shorter = self._shorter_ways(way, event, holder, budget, depth)
            if state not in shorter:
                yield Way(state, (*way.steps, (event, reasons)), shorter)

    def _raises(self, way: Way, state: int, holder: int) -> bool:
        end = self.motives.utility(state, holder)
        return end > self.motives.utility(way.state, holder) and not any(
            self.motives.utility(each, holder) >= end for each in way.shorter
        )

    def _shorter_ways(self, way: Way, event: int, holder: int, budget: int, depth: int) -> dict[int, int]:
        """Return where the strict subsequences lead of the way followed by an event."""
        shorter = dict(way.shorter)
        shorter.setdefault(way.state, len(way.steps))
        for state, length in way.shorter.items():
            if not self.engine.can(state, event):
                continue
            result = self.engine.after(state, event)
            if shorter.get(result, budget + 1) <= length + 1:
                continue
            if self.reasons(state, event, holder, budget - length, depth - 1)[0] is not None:
                shorter[result] = length + 1
        return shorter

    def shorter_stories(self, way: Way, event: int) -> dict[int, int]:
        """Return the same for a story of the actual world, where every step is asked for with the full budget."""
        shorter = dict(way.shorter)
        shorter.setdefault(way.state, len(way.steps))
        for state, length in way.shorter.items():
            if self.engine.can(state, event):
                result = self.engine.after(state, event)
                if result not in shorter and self.explained(state, event) is not None:
                    shorter[result] = length + 1
        return shorter


def undominated(ways: Iterable[Way]) -> list[Way]:
    """Return ways of one length without those that are no better than an earlier one to the same state."""
    kept: dict[int, list[Way]] = {}
    result = []
    for way in ways:
        rivals = kept.setdefault(way.state, [])
        if not any(rival.no_worse_than(way) for rival in rivals):
            rivals.append(way)
            result.append(way)
    return result


class AllStories:
    """The author's search to the last possibility, shortest stories first."""

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
            result = self.engine.after(node, event)
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
