"""Estimates of how many steps a gain takes, by the relaxed world in which nothing is ever lost.

One sweep over the graph gives both estimates: the number of layers of steps, which never overestimates and so cuts
off what cannot fit into the steps left; and the sum of the costs of all that is needed, which guides the search.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.graph import Graph
from intrigue.kernel.nearing import Nearing
from intrigue.kernel.sweeping import Sweep

NOWHERE = 1 << 20
"""The estimate where a goal cannot be reached within the steps asked for."""
COST_BITS = 12
"""An estimate is layers << COST_BITS | sum of costs."""
MOST_COST = cython.declare(cython.int, 4000)
FRONT = cython.declare(cython.int, 512)


class Estimator(Sweep):
    """Estimates for one engine."""

    def __init__(self, engine: Engine, graph: Graph) -> None:
        super().__init__(engine, graph)
        self.front = array("d", bytes(8 * FRONT))
        self.front_cost = array("i", bytes(4 * FRONT))
        self.wider = array("d", bytes(8 * FRONT))
        self.wider_cost = array("i", bytes(4 * FRONT))
        self.ahead: list[Nearing | None] = [None] * len(graph.terms)
        """By holder: its own part of the relaxed world."""

    def estimate(
        self, node: cython.int, holder: cython.int, least: cython.double, strictly: cython.bint, most: cython.int
    ) -> cython.int:
        """Return the estimate of the steps until the holder's utility reaches `least` (`strictly`: passes it).

        NOWHERE where that takes more than `most` steps. The author, and holders after it, may count on its own events.
        """
        self.sweeps += 1
        count: cython.int = self._start(node, holder)
        if self.has_added:
            self._add(holder)
        layer: cython.int = 0
        waiting: cython.int
        i: cython.int
        cost: cython.int
        while True:
            waiting = self._spread(count)
            if self._within_reach(holder, least, strictly):
                cost = self._sum(holder, least, strictly)
                if layer > 0 or self._is_reached(node, holder, least, strictly):
                    return (layer << COST_BITS) | cost
                # Some number was taken for whatever is needed; that much is sure, that a step is.
                return NOWHERE if most < 1 else (1 << COST_BITS) | max(cost, 1)
            layer += 1
            if waiting == 0 or layer > most:
                return NOWHERE
            # What waits is reached from this layer on.
            for i in range(waiting):
                self.queue[i] = self.later[i]
            count = waiting

    def soonest(self, node: cython.int, holder: cython.int, start: cython.double) -> cython.int:
        """Return the fewest layers of steps until the holder's utility passes the start; NOWHERE where it never does.

        That is what `estimate` says, without costs: so it can leave out what does not count for the holder, and stop as
        soon as enough is reached.
        """
        return self._ahead(holder).soonest(node, start)

    def at_hand(self, node: cython.int, holder: cython.int, start: cython.double) -> cython.int:
        """Return 1 where a step at most may make the holder's utility pass the start."""
        return self._ahead(holder).at_hand(node, start)

    def lifts(self, node: cython.int, holder: cython.int, start: cython.double, events: list) -> list | None:
        """Return how high each of the events alone may lift the holder's utility; None where that cannot be told."""
        return self._ahead(holder).lifts(node, start, events)

    def lowering(self, node: cython.int, holder: cython.int, start: cython.double, events: list) -> list | None:
        """Return those of the events of which one alone may lower the holder's utility from `start`; None where that
        cannot be told."""
        return self._ahead(holder).lowering(node, start, events)

    def staying(self, node: cython.int, holder: cython.int, most: cython.int, places: list) -> list:
        """Return those of the places (a chain of minds, and a fluent) whose values no `most` steps can change."""
        count: cython.int = self._start(node, holder)
        i: cython.int
        for _ in range(most + 1):
            count = self._spread(count)
            for i in range(count):
                self.queue[i] = self.later[i]
        return [place for place in places if self._stays(place)]

    def _stays(self, place: tuple) -> cython.int:
        """Return 1 where the last sweep has reached no value of a fluent but the one that it has."""
        number = self.followed.get(place)
        if number is None:
            return 0
        i: cython.int = number
        code: cython.int
        fact: cython.int
        now: cython.int = self.engine._at(self.chain_nodes[self.place_chain[i]], self.place_slot[i])
        for code in range(self.codes):
            fact = self.facts[i * self.codes + code]
            if code != now and fact >= 0 and self.reached[fact] == self.stamp:
                return 0
        return 1

    def is_exact(self, holder: int) -> bool:
        """Return whether what the holder's utility sums up comes to the same number in whatever order."""
        return bool(self.exact[holder])

    def make_ready(self, holders: int) -> None:
        """Make ready what lies ahead of the first so many holders; of others, it is when it is first asked for."""
        for holder in range(holders):
            self._ahead(holder)

    def _ahead(self, holder: cython.int) -> Nearing:
        """Return what lies ahead of a holder, made ready by then."""
        gains: Nearing | None = self.ahead[holder]
        if gains is None:
            gains = Nearing(self, holder)
            self.ahead[holder] = gains
        return gains

    def _spread(self, count: cython.int) -> cython.int:
        """Reach all that the queue leads to without a step; return how many steps wait for the next layer."""
        head: cython.int = 0
        waiting: cython.int = 0
        i: cython.int
        fact: cython.int
        target: cython.int
        end: cython.int
        stamp: cython.int = self.stamp
        while head < count:
            fact = self.queue[head]
            head += 1
            end = self.out_first[fact + 1]
            for i in range(self.out_first[fact], end):
                target = self.out[i]
                if self.need[target] == 1:
                    if self.reached[target] == stamp:
                        continue
                    self.reached[target] = stamp
                    self.cost[target] = self.cost[fact] + self.steps[target]
                else:
                    self.cost[target] += self.cost[fact]
                    self.left[target] -= 1
                    if self.left[target] > 0:
                        continue
                    if self.cost[target] > MOST_COST:
                        self.cost[target] = MOST_COST
                    self.reached[target] = stamp
                if self.steps[target] > 0:
                    self.later[waiting] = target
                    waiting += 1
                else:
                    self.queue[count] = target
                    count += 1
        return waiting

    def _is_reached(
        self, node: cython.int, holder: cython.int, least: cython.double, strictly: cython.bint
    ) -> cython.int:
        """Return 1 where the aim is reached in the node itself."""
        value: cython.double = self.engine._quantity(node, self.engine.wants[holder])
        return value > least or (value == least and not strictly)

    def _sum(self, holder: cython.int, least: cython.double, strictly: cython.bint) -> cython.int:
        """Return the least sum of costs at which alternatives of all parts are enough together."""
        size: cython.int = 1
        wide: cython.int
        term: cython.int
        option: cython.int
        node: cython.int
        i: cython.int
        j: cython.int
        value: cython.double
        cost: cython.int
        best: cython.int = MOST_COST
        self.front[0] = self.base[holder]
        self.front_cost[0] = 0
        for term in range(self.term_first[holder], self.term_first[holder + 1]):
            wide = 0
            for option in range(self.option_first[term], self.option_first[term + 1]):
                node = self.option_node[option]
                if self.reached[node] != self.stamp or self.option_value[option] != self.option_value[option]:
                    continue
                for i in range(size):
                    value = self.front[i] + self.option_value[option]
                    cost = self.front_cost[i] + self.cost[node]
                    for j in range(wide):
                        if self.wider[j] >= value and self.wider_cost[j] <= cost:
                            break
                    else:
                        j = 0
                        while j < wide:
                            if self.wider[j] <= value and self.wider_cost[j] >= cost:
                                wide -= 1
                                self.wider[j] = self.wider[wide]
                                self.wider_cost[j] = self.wider_cost[wide]
                            else:
                                j += 1
                        if wide < FRONT:
                            self.wider[wide] = value
                            self.wider_cost[wide] = cost
                            wide += 1
            size = wide
            self.front, self.wider = self.wider, self.front
            self.front_cost, self.wider_cost = self.wider_cost, self.front_cost
        for i in range(size):
            if (self.front[i] > least or (self.front[i] == least and not strictly)) and self.front_cost[i] < best:
                best = self.front_cost[i]
        return best
