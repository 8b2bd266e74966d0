"""Sweeps through the relaxed world, in which nothing is ever lost: what is reached, and what one event alone reaches.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, chain

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.graph import Alternative, Graph, int_table

CELLS = cython.declare(cython.int, 32)
SHIFT = cython.declare(cython.int, 5)
INFINITE = cython.declare(cython.double, float("inf"))
# What sums of broken numbers may differ by, added up in one order or in another.
SLACK = cython.declare(cython.double, 1e-9)


class Sweep:
    """The relaxed world of one engine, and what the last sweep through it has reached."""

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
        self.followed = array("i", bytes(4 * self.nodes + 4))
        """In which sweep it was gone on from."""
        self.listed = array("i", bytes(4 * self.nodes + 4))
        self.alone = array("Q", bytes(8 * self.nodes + 8))
        """By which events alone it was, a bit for each."""
        self.lifting = 0
        self.lift = array("d", bytes(8 * 64))
        """By bit: how high its events may lift the utility."""
        self.best_lift = array("d", bytes(8 * 64))
        """The same for one part of the utility."""
        self.last_holder = 0
        self.event_node = int_table(graph.event_nodes)
        back: list[list[int]] = [[] for _ in range(self.nodes)]
        for each in range(self.nodes):
            for i in range(graph.out.first[each], graph.out.first[each + 1]):
                back[graph.out.data[i]].append(each)
        self.back_first = int_table([0, *accumulate(map(len, back))])
        self.back = int_table(chain.from_iterable(back))
        self.owner_nodes = int_table(graph.owner_nodes)
        self.stranger_nodes = int_table(graph.stranger_nodes)
        self.level_nodes = int_table(graph.level_nodes)
        self.characters = len(graph.owner_nodes)
        self._write_places(graph)
        self._write_wants(graph)
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
        self.whole = array("i", (_is_whole(terms, base) for terms, base in zip(graph.terms, graph.base, strict=True)))
        """By holder: 1 where all numbers that its utility may sum up are whole."""
        self.option_value = value or array("d", [0])
        self.option_base = array("d", self.option_value)
        self.option_node = node or array("i", [0])

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

    def narrow(self, node: cython.int, holder: cython.int, start: cython.double) -> cython.int:
        """Find how high each event alone may lift the holder's utility, where the node stands (`lifted`).

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
        self._sum_lifts(holder, start)
        self.last_holder = holder
        return 1

    def _sum_lifts(self, holder: cython.int, start: cython.double) -> cython.int:
        """Add up for every bit how much better each part of the utility may become by its events."""
        term: cython.int
        i: cython.int
        bit: cython.int
        each: cython.int
        best: cython.double
        more: cython.double
        one: cython.ulonglong = 1
        events: cython.ulonglong
        self.lifting = 0
        for bit in range(64):
            self.lift[bit] = start
        for term in range(self.term_first[holder], self.term_first[holder + 1]):
            best = -INFINITE
            for i in range(self.option_first[term], self.option_first[term + 1]):
                each = self.option_node[i]
                if self.reached[each] == self.stamp and self.option_value[i] > best:
                    best = self.option_value[i]
            events = 0
            for i in range(self.option_first[term], self.option_first[term + 1]):
                each = self.option_node[i]
                if self.fresh[each] != self.stamp or self.option_value[i] <= best:
                    continue
                more = self.option_value[i] - best
                if more != more:
                    more = INFINITE
                for bit in range(64):
                    if self.alone[each] & (one << bit) and not (events & (one << bit) and self.best_lift[bit] >= more):
                        self.best_lift[bit] = more
                        events |= one << bit
            for bit in range(64):
                if events & (one << bit):
                    self.lift[bit] += self.best_lift[bit]
            self.lifting |= events
        return 0

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
            is_first: cython.bint = self.followed[each] != stamp
            self.followed[each] = stamp
            for i in range(self.out_first[each], self.out_first[each + 1]):
                target = self.out[i]
                if self.reached[target] == stamp or self.steps[target] > 0:
                    continue
                if is_first:
                    self.left[target] -= 1
                if self.left[target] > 0:
                    continue  # more is needed for it than is there so far
                new = self.alone[each]
                if self.need[target] > 1:
                    for j in range(self.back_first[target], self.back_first[target + 1]):
                        before = self.back[j]
                        if self.reached[before] != stamp:
                            new &= self.alone[before]
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

    def lifted(self, event: cython.int) -> cython.double:
        """Return how high the event alone may lift the utility at most, as was found last; below all where it cannot
        lift it."""
        node: cython.int = self.event_node[event]
        if node < 0 or self.fresh[node] != self.stamp or not self.alone[node] & self.lifting:
            return -INFINITE
        best: cython.double = -INFINITE
        bit: cython.int
        one: cython.ulonglong = 1
        for bit in range(64):
            if self.alone[node] & self.lifting & (one << bit) and self.lift[bit] > best:
                best = self.lift[bit]
        return best if self.whole[self.last_holder] or best == INFINITE else best + SLACK * (1 + abs(best))

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
        for i in range(self.characters):
            if i != holder:
                self.queue[count] = self.stranger_nodes[i]
                self.reached[self.stranger_nodes[i]] = self.stamp
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
            # As `_at` reads it.
            row = engine.rows[row * engine.width + 1 + (self.place_slot[i] >> SHIFT)]
            code = engine.cells[row * CELLS + (self.place_slot[i] & (CELLS - 1))]
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


def _is_whole(terms: list[list[Alternative]], base: float) -> bool:
    """Return whether all parts of a utility are whole numbers, or endless."""
    numbers = [base, *(value for term in terms for value, _, _ in term)]
    return all(number.is_integer() or number in (INFINITE, -INFINITE) for number in numbers) and not any(
        added for term in terms for _, _, added in term
    )
