"""The relaxed world, in which nothing is ever lost, in tables; and where a sweep through it begins.

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
INFINITE = float("inf")
PARTS = 1024
"""Halves, quarters and so on are added up without error."""


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
        ends = dict.fromkeys(chain for chain, _ in graph.places)
        chains = sorted(
            {chain[:length] for chain in ends for length in range(len(chain) + 1)}, key=lambda c: (len(c), c)
        )
        self.chains = len(chains)
        # The shorter come first: each mind is found in the one around it.
        self.chain_around = int_table(chains.index(chain[: len(chain) - 1]) if chain else -1 for chain in chains)
        self.chain_last = int_table(chain[len(chain) - 1] if chain else -1 for chain in chains)
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
        self.followed = {place: i for place, i in number.items() if place in graph.followed}
        """The numbers of the places of which a sweep reaches every value that may come about."""
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
        self.exact = array(
            "i", (_is_whole(terms, base, PARTS) for terms, base in zip(graph.terms, graph.base, strict=True))
        )
        """By holder: 1 where sums of them are exact, in whatever order they are added up."""
        self.option_value = value or array("d", [0])
        self.option_base = array("d", self.option_value)
        self.option_node = node or array("i", [0])

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


def _is_whole(terms: list[list[Alternative]], base: float, parts: int = 1) -> bool:
    """Return whether all parts of a utility are whole numbers, or endless; or of so many parts each."""
    numbers = [base, *(value for term in terms for value, _, _ in term)]
    return all((number * parts).is_integer() or number in (INFINITE, -INFINITE) for number in numbers) and not any(
        added for term in terms for _, _, added in term
    )
