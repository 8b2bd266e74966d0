"""What a sweep through the relaxed world looks up: what waits for a node, where facts stand, what utilities sum up.

All of it is written once for an engine and only read from then on; so it is plain Python, which needs no compiling.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, chain

from intrigue.kernel.graph import Alternative, Graph, int_table
from intrigue.kernel.indexing import Place

INFINITE = float("inf")
PARTS = 1024
"""Halves, quarters and so on are added up without error."""


def backwards(graph: Graph) -> tuple[array[int], array[int]]:
    """Return the edges of the graph the other way round: where each node's row begins, and all rows."""
    back: list[list[int]] = [[] for _ in graph.need]
    for each in range(len(graph.need)):
        for i in range(graph.out.first[each], graph.out.first[each + 1]):
            back[graph.out.data[i]].append(each)
    return int_table([0, *accumulate(map(len, back))]), int_table(chain.from_iterable(back))


class Places:
    """The places that facts speak of, each a fluent in the mind that a chain of characters leads to."""

    def __init__(self, graph: Graph) -> None:
        self.count = len(graph.places)
        ends = dict.fromkeys(chain for chain, _ in graph.places)
        chains = sorted(
            {chain[:length] for chain in ends for length in range(len(chain) + 1)}, key=lambda c: (len(c), c)
        )
        self.chains = len(chains)
        # The shorter come first: each mind is found in the one around it.
        self.around = int_table(chains.index(chain[:-1]) if chain else -1 for chain in chains)
        self.last = int_table(chain[-1] if chain else -1 for chain in chains)
        self.chain = int_table(chains.index(chain) for chain, _ in graph.places)
        self.slot = int_table(slot for _, slot in graph.places)
        self.codes = 1 + max((code for _, code in graph.fact), default=0)
        number = numbered(graph)
        self.facts = array("i", [-1]) * (self.count * self.codes + 1)
        """The node of each fact, by place and value; -1 where there is none."""
        for (place, code), node in graph.fact.items():
            if code >= 0:
                self.facts[number[place] * self.codes + code] = node
        self.followed = {place: number[place] for place in graph.places if place in graph.followed}
        """The numbers of the places of which a sweep reaches every value that may come about."""


class Wants:
    """What every holder's utility sums up: terms, each the best of its options."""

    def __init__(self, graph: Graph) -> None:
        self.base = array("d", graph.base)
        self.term_first, self.option_first = array("i", [0]), array("i", [0])
        value, node = array("d"), array("i")
        number = numbered(graph)
        self.added: list[tuple[tuple[int, float], ...]] = []
        for terms in graph.terms:
            for term in terms:
                value.extend(each[0] for each in term)
                node.extend(each[1] for each in term)
                self.added += [tuple((number[place], factor) for place, factor in each[2]) for each in term]
                self.option_first.append(len(value))
            self.term_first.append(len(self.option_first) - 1)
        utilities = list(zip(graph.terms, graph.base, strict=True))
        self.whole = array("i", [_is_whole(terms, base) for terms, base in utilities])
        """By holder: 1 where all numbers that its utility may sum up are whole."""
        self.exact = array("i", [_is_whole(terms, base, PARTS) for terms, base in utilities])
        """By holder: 1 where sums of them are exact, in whatever order they are added up."""
        self.value = value or array("d", [0])
        self.node = node or array("i", [0])


def numbered(graph: Graph) -> dict[Place, int]:
    """Return the places of a graph, each with its number."""
    return {place: i for i, place in enumerate(graph.places)}


def _is_whole(terms: list[list[Alternative]], base: float, parts: int = 1) -> bool:
    """Return whether all parts of a utility are whole numbers, or endless; or of so many parts each."""
    numbers = [base, *(value for term in terms for value, _, _ in term)]
    return all((number * parts).is_integer() or number in (INFINITE, -INFINITE) for number in numbers) and not any(
        added for term in terms for _, _, added in term
    )
