"""The relaxed world as a graph of facts, conditions and events, written once for each setting.

An event costs one step. What a goal does not need has no node: the graph is written backwards from what the utilities
read (`nodes.py`, `conditions.py`, `causes.py`).

Whatever can become true in a state can be reached here, in no more steps. For that, all that may change a belief
counts: what is written into a mind, what its owner sees happen, what a surprise teaches, and the rules that fire in
it.
"""

from __future__ import annotations

import itertools
from array import array
from collections import Counter
from collections.abc import Iterable

from intrigue.kernel import layout
from intrigue.kernel.causes import Causes
from intrigue.kernel.indexing import Chain, Place
from intrigue.kernel.nodes import ALWAYS, DOWN, NEVER, UP
from intrigue.kernel.reachability import Reachable
from intrigue.kernel.tables import Ragged, Tables

Alternative = tuple[float, int, tuple[tuple[Place, float], ...]]
"""A number that a part of a utility may be, the node that it needs, and what is added as it is in the state (with
factors)."""

INFINITE = float("inf")
ANYTHING: Alternative = (INFINITE, ALWAYS, ())
"""Where an expression is too much to write out."""


class Graph(Causes):
    """The tables of the relaxed world.

    What is so in minds inside minds, more than `deepest` of them, counts as reached; None: as deep as minds go.
    """

    def __init__(self, tables: Tables, reachable: Reachable, deepest: int | None = None) -> None:
        super().__init__(tables, reachable, deepest)
        self.terms: list[list[list[Alternative]]] = []
        """For every holder the parts that its utility sums up, each as alternatives."""
        self.base: list[float] = []
        """For every holder what is always added."""
        for want in tables.wants:
            self._write_want(want)
        while self._todo:
            self._achieve(self._todo.pop(0))
        self.event_nodes = [self._event.get(event, NEVER) for event in range(tables.first_rule)]
        self._out = [list(dict.fromkeys(row)) if len(row) > 1 else row for row in self._out]
        self._count_parts()
        useful = self._useful()
        self.out = Ragged()
        for row in self._out:
            self.out.add(itertools.compress(row, map(useful.__getitem__, row)))
        self.followed = {
            place
            for place in self.places
            if all(code >= 0 and useful[node] for code, node in self._facts[place].items())
        }
        """The places of which all is written that may bring about any of their values."""

    def _useful(self) -> bytearray:
        """Return 1 for every node on some way to what a utility reads: all others need not be followed."""
        before: list[list[int]] = [[] for _ in self._out]
        for node, row in enumerate(self._out):
            for after in row:
                before[after].append(node)
        pending = [each[1] for terms in self.terms for term in terms for each in term if each[1] != NEVER]
        useful = bytearray(len(self._out))
        while pending:
            node = pending.pop()
            if not useful[node]:
                useful[node] = 1
                pending += before[node]
        return useful

    def _count_parts(self) -> None:
        """An AND needs each of its different parts once."""
        times = Counter(itertools.chain.from_iterable(self._out))
        for node, need in enumerate(self.need):
            if need > 1:
                self.need[node] = times[node]

    # --- utilities ----------------------------------------------------------------------------------------------------

    def _write_want(self, want: int) -> None:
        base, kept = 0.0, []
        for term in self._summands(want, ()):
            known = [each for each in term if each[1] != NEVER and each[0] == each[0]]
            if len(known) == 1 and known[0][1] == ALWAYS and not known[0][2]:
                base += known[0][0]
            else:
                kept.append(_best_first(known))
        self.terms.append(kept)
        self.base.append(base)

    def _summands(self, expression: int, chain: Chain) -> list[list[Alternative]]:
        """Return an expression as a sum of parts, each with its alternatives."""
        tables = self.tables
        kind, a, b = tables.operator[expression], tables.a[expression], tables.b[expression]
        if kind == layout.SUM:
            return [term for part in tables.parts[a : a + b] for term in self._summands(part, chain)]
        if kind == layout.PLUS:
            return self._summands(a, chain) + self._summands(b, chain)
        if kind == layout.MINUS:
            return self._summands(a, chain) + _scaled(self._summands(b, chain), -1)
        if kind == layout.BELIEVES:
            return self._summands(b, (*chain, a))
        if kind == layout.TIMES:
            for factor, other in ((a, b), (b, a)):
                if tables.operator[factor] == layout.LITERAL:
                    return _scaled(self._summands(other, chain), self.reachable.amount(tables.a[factor]))
        return [self._alternatives(expression, chain)]

    def _alternatives(self, expression: int, chain: Chain) -> list[Alternative]:
        """Return the numbers that an expression may be, each with the node that it needs."""
        tables = self.tables
        kind, a, b, c = (column[expression] for column in (tables.operator, tables.a, tables.b, tables.c))
        if kind == layout.LITERAL:
            return [(self.reachable.amount(a), ALWAYS, ())]
        if kind == layout.CONDITIONAL:
            found = []
            for part, negated in ((b, False), (c, True)):
                condition = self.condition(a, chain, negated)
                found += [
                    (value, self._all_of((condition, node)), added) for value, node, added in self._joined(part, chain)
                ]
            return found
        if kind < layout.PLUS and kind not in (layout.SLOT, layout.BELIEVES):
            return [(1.0, self.condition(expression, chain), ()), (0.0, self.condition(expression, chain, True), ())]
        if kind == layout.SLOT and self.reachable.values[a] is None:
            if len(self._plain(chain)) > self.deepest:
                return [ANYTHING]
            place = self._any_number((chain, a))
            return [
                (float("inf"), self.fact[place, UP], ()),
                (0.0, ALWAYS, ((place, 1.0),)),
                (float("-inf"), self.fact[place, DOWN], ()),
            ]
        options = self._options(expression, chain)
        if options is None:
            return [ANYTHING]
        return [(self.reachable.amount(code), node, ()) for code, node in options]

    def _joined(self, expression: int, chain: Chain) -> list[Alternative]:
        """Return the alternatives of a whole sum."""
        joined: list[Alternative] = [(0.0, ALWAYS, ())]
        for term in self._summands(expression, chain):
            if len(joined) * len(term) > 600:
                return [ANYTHING]
            joined = [
                (one + more, self._all_of((n, m)), () if abs(one + more) == INFINITE else added + also)
                for one, n, added in joined
                for more, m, also in term
                if (one, more) not in ((INFINITE, -INFINITE), (-INFINITE, INFINITE))
            ]
        return [each for each in joined if each[1] != NEVER and each[0] == each[0]]


def _scaled(terms: list[list[Alternative]], factor: float) -> list[list[Alternative]]:
    """Return the parts with a factor; what may be anything may still be anything."""
    if not factor:
        return []
    return [
        [
            (value if each is ANYTHING else factor * value, node, tuple((place, factor * by) for place, by in added))
            for each in term
            for value, node, added in (each,)
        ]
        for term in terms
    ]


def _best_first(term: list[Alternative]) -> list[Alternative]:
    return sorted(dict.fromkeys(term), key=lambda each: (-each[0], each[1], each[2]))


def int_table(values: Iterable[int]) -> array[int]:
    """Return the integers as a table that is never empty."""
    return array("i", values) or array("i", [0])
