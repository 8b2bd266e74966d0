"""Estimates of how many steps a gain takes, by the relaxed world in which nothing is ever lost.

One sweep over the graph gives both estimates: the number of layers of steps, which never overestimates and so cuts
off what cannot fit into the steps left; and the sum of the costs of all that is needed, which guides the search.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, chain

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.graph import Graph, int_table

NOWHERE = 1 << 20
"""The estimate where a goal cannot be reached within the steps asked for."""
COST_BITS = 12
"""An estimate is layers << COST_BITS | sum of costs."""
MOST_COST = cython.declare(cython.int, 4000)
FRONT = cython.declare(cython.int, 512)
INFINITE = cython.declare(cython.double, float("inf"))


class Estimator:
    """Estimates for one engine."""

    def __init__(self, engine: Engine, graph: Graph) -> None:
        self.engine = engine
        self.nodes = len(graph.need)
        self.need = int_table(graph.need)
        self.steps = int_table(graph.steps)
        self.out_first = graph.out.first
        self.out = graph.out.data if len(graph.out.data) else array("i", [0])
        self.left = array("i", self.need)
        self.awaited = array("i", [max(each, 1) for each in graph.need])
        """Of how many reached nodes each waits at first."""
        self.watched = array("i", bytes(4 * self.nodes))
        """The sweep in which each was a part of what the holder wants."""
        self.cost = array("i", self.need)
        self.reached = array("i", bytes(4 * self.nodes))
        self.stamp = 0
        self.queue = array("i", bytes(4 * self.nodes + 4))
        self.later = array("i", bytes(4 * self.nodes + 4))
        self.fresh = array("i", bytes(4 * self.nodes + 4))
        """Beside each node: the sweep in which it was reached within a step."""
        self.listed = array("i", bytes(4 * self.nodes + 4))
        self.alone = array("Q", bytes(8 * self.nodes + 8))
        """By which events alone it was, a bit for each."""
        self.lifting = 0
        self.event_node = int_table(graph.event_nodes)
        back: list[list[int]] = [[] for _ in range(self.nodes)]
        for each in range(self.nodes):
            for i in range(graph.out.first[each], graph.out.first[each + 1]):
                back[graph.out.data[i]].append(each)
        self.back_first = int_table([0, *accumulate(map(len, back))])
        self.back = int_table(chain.from_iterable(back))
        self.owner_nodes = int_table(graph.owner_nodes)
        self.level_nodes = int_table(graph.level_nodes)
        self.characters = len(graph.owner_nodes)
        self._write_places(graph)
        self._write_wants(graph)
        self.front = array("d", bytes(8 * FRONT))
        self.front_cost = array("i", bytes(4 * FRONT))
        self.wider = array("d", bytes(8 * FRONT))
        self.wider_cost = array("i", bytes(4 * FRONT))
        self.sweeps = 0

    def _write_places(self, graph: Graph) -> None:
        chains = list(dict.fromkeys(chain for chain, _ in graph.places))
        self.chains = [tuple(chain) for chain in chains]
        self.place_chain = int_table(chains.index(chain) for chain, _ in graph.places)
        self.place_slot = int_table(slot for _, slot in graph.places)
        self.places = len(graph.places)
        self.codes = 1 + max((code for _, code in graph.fact), default=0)
        facts = array("i", [-1]) * (self.places * self.codes + 1)
        number = {place: i for i, place in enumerate(graph.places)}
        for (place, code), node in graph.fact.items():
            if code >= 0:
                facts[number[place] * self.codes + code] = node
        self.facts = facts
        self.chain_nodes = array("i", bytes(4 * len(chains) + 4))

    def _write_wants(self, graph: Graph) -> None:
        self.base = array("d", graph.base)
        term_first, option_first = array("i", [0]), array("i", [0])
        value, node = array("d"), array("i")
        number = {place: i for i, place in enumerate(graph.places)}
        self.added: list[tuple[tuple[int, float], ...]] = []
        for terms in graph.terms:
            for term in terms:
                value.extend(each[0] for each in term)
                node.extend(each[1] for each in term)
                self.added += [tuple((number[place], factor) for place, factor in each[2]) for each in term]
                option_first.append(len(value))
            term_first.append(len(option_first) - 1)
        self.term_first, self.option_first = term_first, option_first
        self.has_added = any(self.added)
        self.option_value = value or array("d", [0])
        self.option_base = array("d", self.option_value)
        self.option_node = node or array("i", [0])

    def estimate(
        self, node: cython.int, holder: cython.int, least: cython.double, strictly: cython.bint, most: cython.int
    ) -> cython.int:
        """Return the estimate of the steps until the holder's utility reaches `least` (`strictly`: passes it).

        NOWHERE where that takes more than `most` steps. The author, and holders after it, may count on its own events.
        """
        self.sweeps += 1
        count: cython.int = self._start(node, holder, True)
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

        That is what `estimate` says, without costs: so it can stop as soon as enough is reached.
        """
        self.sweeps += 1
        stamp: cython.int
        count: cython.int = self._start(node, holder, False)
        if self.has_added:
            self._add(holder)
        stamp = self.stamp
        i: cython.int
        waiting: cython.int = self._reach(count, holder, start)
        if self._within_reach(holder, start, True):
            # Where it is not so in the node itself, some number was taken for whatever is needed.
            return 0 if self._is_reached(node, holder, start, True) else 1
        for i in range(self.option_first[self.term_first[holder]], self.option_first[self.term_first[holder + 1]]):
            self.watched[self.option_node[i]] = stamp
        layer: cython.int = 0
        while waiting > 0:
            layer += 1
            for i in range(waiting):
                self.queue[i] = self.later[i]
            waiting = self._reach(waiting, holder, start)
            if waiting < 0:
                return layer
        return NOWHERE

    def _reach(self, count: cython.int, holder: cython.int, start: cython.double) -> cython.int:
        """Reach all that the queue leads to without a step, whatever it costs; return how many steps wait.

        Return -1 as soon as something that is watched in this sweep lets the holder's utility pass the start.
        """
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
                self.left[target] -= 1
                # What was reached before waits for less than nothing.
                if self.left[target] != 0:
                    continue
                self.reached[target] = stamp
                if self.watched[target] == stamp and self._within_reach(holder, start, True):
                    return -1
                if self.steps[target] > 0:
                    self.later[waiting] = target
                    waiting += 1
                else:
                    self.queue[count] = target
                    count += 1
        return waiting

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

    def narrow(self, node: cython.int, holder: cython.int, start: cython.double) -> cython.int:
        """Find the events of which one alone may lift the holder's utility over the start, where the node stands.

        Return 0 where that cannot be told. Otherwise every part of the utility is at the best of what is reached
        without a step. To lift one, the event must lead by itself to something better. So every node that is reached
        within a step is told by which events alone, a bit for each; beyond 64, some share one.
        """
        self.sweeps += 1
        waiting: cython.int = self._reach(self._start(node, holder, False), holder, start)
        if self.has_added:
            self._add(holder)
        if self._within_reach(holder, start, True):
            return 0  # some number was taken for whatever is needed
        self._follow_each(waiting)
        self.lifting = 0
        term: cython.int
        i: cython.int
        each: cython.int
        best: cython.double
        for term in range(self.term_first[holder], self.term_first[holder + 1]):
            best = -INFINITE
            for i in range(self.option_first[term], self.option_first[term + 1]):
                each = self.option_node[i]
                if self.reached[each] == self.stamp and self.option_value[i] > best:
                    best = self.option_value[i]
            for i in range(self.option_first[term], self.option_first[term + 1]):
                each = self.option_node[i]
                if self.fresh[each] == self.stamp and not self.option_value[i] <= best:
                    self.lifting |= self.alone[each]
        return 1

    def _follow_each(self, waiting: cython.int) -> cython.int:
        """Note at every node that is reached within one step by which of the waiting events alone."""
        stamp: cython.int = self.stamp
        one: cython.ulonglong = 1
        new: cython.ulonglong
        count: cython.int = 0
        i: cython.int
        j: cython.int
        each: cython.int
        target: cython.int
        before: cython.int
        for i in range(waiting):
            each = self.later[i]
            self.fresh[each] = self.listed[each] = stamp
            self.alone[each] = one << (i & 63)
            self.queue[count] = each
            count += 1
        room: cython.int = self.nodes + 1
        first: cython.int = 0
        # First come, first served, so that most of what leads to a node is there before it is gone on from.
        while count > 0:
            each = self.queue[first]
            first = first + 1 if first + 1 < room else 0
            count -= 1
            self.listed[each] = 0
            for i in range(self.out_first[each], self.out_first[each + 1]):
                target = self.out[i]
                if self.reached[target] == stamp or self.steps[target] > 0:
                    continue
                new = self.alone[each]
                if self.need[target] > 1:
                    for j in range(self.back_first[target], self.back_first[target + 1]):
                        before = self.back[j]
                        if self.fresh[before] == stamp:
                            new &= self.alone[before]
                        elif self.reached[before] != stamp:
                            new = 0
                            break
                if self.fresh[target] != stamp:
                    self.fresh[target] = stamp
                    self.alone[target] = 0
                if new & ~self.alone[target]:
                    self.alone[target] |= new
                    if self.listed[target] != stamp:
                        self.listed[target] = stamp
                        self.queue[first + count if first + count < room else first + count - room] = target
                        count += 1
        return 0

    def may_gain(self, event: cython.int) -> cython.int:
        """Return 1 where the event is one of those that were found last."""
        node: cython.int = self.event_node[event]
        if node < 0 or self.fresh[node] != self.stamp:
            return 0
        return self.alone[node] & self.lifting != 0

    def _start(self, node: cython.int, holder: cython.int, costs: cython.bint) -> cython.int:
        """Put all facts of a node into the queue and return how many there are; with `costs`, those count."""
        engine: Engine = self.engine
        i: cython.int
        fact: cython.int
        mind: cython.int
        owner: cython.int
        code: cython.int
        row: cython.Py_ssize_t
        count: cython.int = 1
        self.stamp += 1
        if not cython.compiled:
            self.left[:] = self.need if costs else self.awaited
            self.cost[:] = self.steps
        elif costs:
            for i in range(self.nodes):
                self.left[i] = self.need[i]
            for i in range(self.nodes):
                self.cost[i] = self.steps[i]
        else:
            for i in range(self.nodes):
                self.left[i] = self.awaited[i]
        self.queue[0] = 0
        self.reached[0] = self.stamp
        self.cost[0] = 0
        if holder >= self.characters:
            self.queue[count] = 1
            self.reached[1] = self.stamp
            count += 1
        else:
            self.queue[count] = self.owner_nodes[holder]
            self.reached[self.owner_nodes[holder]] = self.stamp
            count += 1
        fact = self.level_nodes[engine._level(node)]
        if self.reached[fact] != self.stamp:
            self.queue[count] = fact
            self.reached[fact] = self.stamp
            count += 1
        for i in range(len(self.chains)):
            mind = node
            for character in self.chains[i]:
                owner = character
                mind = engine._mind(mind, owner)
            self.chain_nodes[i] = mind
        for i in range(self.places):
            row = self.chain_nodes[self.place_chain[i]]
            code = engine.cells[row * engine.width + 2 + self.place_slot[i]]
            if code < self.codes:
                fact = self.facts[i * self.codes + code]
                if fact >= 0 and self.reached[fact] != self.stamp:
                    self.reached[fact] = self.stamp
                    self.cost[fact] = 0
                    self.queue[count] = fact
                    count += 1
        if not costs:
            for i in range(count):
                self.left[self.queue[i]] = 0
        return count

    def _is_reached(
        self, node: cython.int, holder: cython.int, least: cython.double, strictly: cython.bint
    ) -> cython.int:
        """Return 1 where the aim is reached in the node itself."""
        value: cython.double = self.engine._quantity(node, self.engine.wants[holder])
        return value > least or (value == least and not strictly)

    def _add(self, holder: cython.int) -> cython.int:
        """Add to the holder's alternatives the numbers that count as they are in the node."""
        option: cython.int
        place: cython.int
        total: cython.double
        first: cython.int = self.option_first[self.term_first[holder]]
        last: cython.int = self.option_first[self.term_first[holder + 1]]
        for option in range(first, last):
            added = self.added[option]
            if added:
                total = self.option_base[option]
                for number, factor in added:
                    place = number
                    total += factor * self.engine._amount(
                        self.engine._at(self.chain_nodes[self.place_chain[place]], self.place_slot[place])
                    )
                self.option_value[option] = total
        return 0

    def _within_reach(self, holder: cython.int, least: cython.double, strictly: cython.bint) -> cython.int:
        """Return 1 where the best of all alternatives that are reached is enough."""
        total: cython.double = self.base[holder]
        best: cython.double
        value: cython.double
        term: cython.int
        option: cython.int
        found: cython.bint
        for term in range(self.term_first[holder], self.term_first[holder + 1]):
            found = False
            best = 0
            for option in range(self.option_first[term], self.option_first[term + 1]):
                value = self.option_value[option]
                if self.reached[self.option_node[option]] == self.stamp and value == value:
                    best = value if not found or value > best else best
                    found = True
            if not found:
                return 0
            total += best
        return total > least or (total == least and not strictly)

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
