"""The relaxed world, in which nothing is ever lost, in tables; and where a sweep through it begins.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.charts import Places, Wants, backwards
from intrigue.kernel.engine import Engine
from intrigue.kernel.graph import Graph, int_table

CELLS = cython.declare(cython.int, 32)
SHIFT = cython.declare(cython.int, 5)


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
        self.cost = array("i", self.need)
        self.reached = array("i", bytes(4 * self.nodes))
        self.stamp = 0
        self.queue = array("i", bytes(4 * self.nodes + 4))
        self.later = array("i", bytes(4 * self.nodes + 4))
        self.event_node = int_table(graph.event_nodes)
        self.back_first, self.back = backwards(graph)
        self.owner_nodes = int_table(graph.owner_nodes)
        self.stranger_nodes = int_table(graph.stranger_nodes)
        self.level_nodes = int_table(graph.level_nodes)
        self.characters = len(graph.owner_nodes)
        self._write_places(Places(graph))
        self._write_wants(Wants(graph))
        self.sweeps = 0

    def _write_places(self, places: Places) -> None:
        self.chains = places.chains
        self.chain_around, self.chain_last = places.around, places.last
        self.place_chain, self.place_slot = places.chain, places.slot
        self.places = places.count
        self.codes, self.facts = places.codes, places.facts
        self.followed = places.followed
        self.chain_nodes = array("i", bytes(4 * places.chains + 4))

    def _write_wants(self, wants: Wants) -> None:
        self.base = wants.base
        self.term_first, self.option_first = wants.term_first, wants.option_first
        self.added = wants.added
        self.has_added = any(wants.added)
        self.whole, self.exact = wants.whole, wants.exact
        self.option_value, self.option_node = wants.value, wants.node
        self.option_base = array("d", wants.value)

    def _start(self, node: cython.int, holder: cython.int) -> cython.int:
        """Put all facts of a node into the queue and return how many there are."""
        engine: Engine = self.engine
        i: cython.int
        fact: cython.int
        code: cython.int
        row: cython.Py_ssize_t
        count: cython.int = 1
        self.stamp += 1
        if not cython.compiled:
            self.left[:] = self.need
            self.cost[:] = self.steps
        else:
            for i in range(self.nodes):
                self.left[i] = self.need[i]
            for i in range(self.nodes):
                self.cost[i] = self.steps[i]
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
        self._enter(node)
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
        return count

    def _enter(self, node: cython.int) -> cython.int:
        """Find all minds in a node that facts speak of."""
        i: cython.int
        for i in range(self.chains):
            if self.chain_around[i] < 0:
                self.chain_nodes[i] = node
            else:
                self.chain_nodes[i] = self.engine._mind(self.chain_nodes[self.chain_around[i]], self.chain_last[i])
        return 0

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
