"""The author's search: best first over the distinct states that explained events lead to.

Whether an event is explained is asked only when it is the best one left, with little effort at first. While the
answer stays open, the event goes back into the queue, further behind each time, and is asked again with more effort.
"""

from __future__ import annotations

from heapq import heappop, heappush

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.motives import Motives

YES = cython.declare(cython.int, 1)
NO = cython.declare(cython.int, 0)
UNKNOWN = cython.declare(cython.int, -1)
NOWHERE = cython.declare(cython.int, 1 << 20)
COST_MASK = cython.declare(cython.int, 4095)
PENALTY = cython.declare(cython.int, 3)
GROWTH = cython.declare(cython.int, 8)
MOST_EFFORT = cython.declare(cython.int, 100_000_000)


class Stories:
    """One search for a story from one start to one goal."""

    def __init__(
        self,
        motives: Motives,
        start: cython.int,
        goal: cython.double,
        author: cython.int,
        budget: cython.int,
        depth: cython.int,
        ties: list[int],
        weight: cython.int = 3,
        first_effort: cython.int = 10,
    ) -> None:
        self.motives = motives
        self.start = start
        self.holder = motives.characters
        self.author = author
        self.budget = budget
        self.depth = depth
        self.ties = ties
        """For every action, where it stands among those that seem equally good."""
        self.weight = weight
        """How much the estimate counts against the steps already taken."""
        self.first_effort = first_effort
        """States that may be expanded when a motive is searched for the first time."""
        before: float = motives.utility(start, self.holder)
        self.strictly = not goal > before
        self.least = before if self.strictly else goal
        self.table = motives.table(self.holder, self.least, self.strictly)
        self.length = {start: 0}
        self.before: dict[int, tuple[int, int]] = {}
        self.queue: list[tuple[int, int, int, int, int, int, int]] = []
        self.pushed = 0
        self.cut = False
        self.best = start
        self.highest = before
        self.end = -1
        self.expanded = 0
        self._expand(start, 0)

    def run(self, expansions: int) -> int:
        """Search on until a story is found (1), all is searched (0), or so many more states are expanded (-1)."""
        return self._run(expansions)

    def _run(self, expansions: cython.longlong) -> cython.int:
        motives: Motives = self.motives
        last: cython.longlong = motives.spent + expansions
        node: cython.int
        event: cython.int
        length: cython.int
        effort: cython.int
        result: cython.int
        answer: cython.int
        value: cython.double
        while self.queue:
            if motives.spent >= last:
                return UNKNOWN
            priority, tie, _, node_object, event_object, length_object, effort_object = heappop(self.queue)
            node, event, length, effort = node_object, event_object, length_object, effort_object
            result = motives.engine._felt_after(node, event)
            known = self.length.get(result)
            if known is not None and known <= length + 1:
                continue
            if self.length[node] < length:
                continue
            answer = motives.agreed(node, event, -1, self.budget, self.depth, effort)
            if answer == UNKNOWN:
                effort = min(max(effort * GROWTH, self.first_effort), MOST_EFFORT)
                self.pushed += 1
                heappush(self.queue, (priority + PENALTY, tie, self.pushed, node, event, length, effort))
                continue
            if answer == NO:
                continue
            self.length[result] = length + 1
            self.before[result] = (node, event)
            value = motives.utility(result, self.holder)
            if value > self.least or (value == self.least and not self.strictly):
                self.end = result
                return YES
            if value > self.highest:
                self.highest = value
                self.best = result
            if length + 1 < self.author:
                self._expand(result, length + 1)
        return NO

    def _expand(self, node: cython.int, length: cython.int) -> cython.int:
        motives: Motives = self.motives
        motives.spent += 1
        self.expanded += 1
        left: cython.int = self.author - length - 1
        event: cython.int
        state: cython.int
        estimate: cython.int
        distance: cython.int
        distances: list = motives.distance[self.holder]
        for each in motives.engine.possible_events(node):
            event = each
            distance = distances[event]
            if distance < 0:
                continue
            if distance > left:
                self.cut = True
                continue
            state = motives.engine._felt_after(node, event)
            known = self.length.get(state)
            if known is not None and known <= length + 1:
                continue
            estimate = motives.estimate(self.table, state, self.holder, self.least, self.strictly, left)
            if estimate >= NOWHERE:
                self.cut = True
                continue
            self.pushed += 1
            estimate = length + 1 + self.weight * (estimate & COST_MASK)
            heappush(self.queue, (estimate, self.ties[event], self.pushed, node, event, length, 0))
        return 0

    def way(self, node: int) -> list[tuple[int, int]]:
        """Return the events that lead from the start to a node, each with the node in which it is taken."""
        steps: list[tuple[int, int]] = []
        while node != self.start:
            node, event = self.before[node]
            steps.append((node, event))
        steps.reverse()
        return steps
