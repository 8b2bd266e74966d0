"""Conditions and values of the relaxed world: the node that each needs, in the mind in which it is read."""

from __future__ import annotations

from collections.abc import Mapping

from intrigue.kernel import layout
from intrigue.kernel.indexing import Chain, Place
from intrigue.kernel.nodes import ALWAYS, NEVER, Nodes
from intrigue.kernel.reachability import Reachable
from intrigue.kernel.tables import Tables


class Conditions(Nodes):
    """Nodes for conditions and values, each written once for every mind in which it is read."""

    def __init__(self, tables: Tables, reachable: Reachable, deepest: int | None) -> None:
        super().__init__(tables, reachable, deepest)
        self._condition: dict[tuple[int, Chain, bool], int] = {}

    def condition(self, expression: int, chain: Chain = (), negated: bool = False) -> int:
        """Return the node of a condition that is read in the mind that the chain leads to."""
        key = (expression, chain, negated)
        if key not in self._condition:
            self._condition[key] = self._written(expression, chain, negated)
        return self._condition[key]

    def _written(self, expression: int, chain: Chain, negated: bool) -> int:
        tables = self.tables
        kind, a, b = tables.operator[expression], tables.a[expression], tables.b[expression]
        if kind == layout.LITERAL:
            return ALWAYS if (a == layout.YES) != negated else NEVER
        if kind == layout.BELIEVES:
            return self.condition(b, (*chain, a), negated)
        if kind in (layout.AND, layout.OR):
            parts = [self.condition(part, chain, negated) for part in tables.parts[a : a + b]]
            return self._all_of(parts) if (kind == layout.AND) != negated else self._any_of(parts)
        if kind in (layout.SLOT_IS, layout.SLOT_IS_NOT):
            if (kind == layout.SLOT_IS) != negated:
                return self._fact((chain, a), b)
            values = self.reachable.values[a]
            others = values - {b} if values is not None else None
            facts = self._facts_of((chain, a)) if others else {}
            return ALWAYS if others is None or facts is None else self._any_of([facts[each] for each in others])
        if kind in (layout.EQUAL, layout.UNEQUAL) and self._is_fluent(a) and self._is_fluent(b):
            return self._compared(expression, chain, equal=(kind == layout.EQUAL) != negated)
        combinations = self.reachable.combinations(expression)
        if combinations is None:
            return ALWAYS
        fitting = (each for each in combinations if (self.reachable.code(expression, each) == layout.YES) != negated)
        return self._any_of([self._given(each, chain) for each in fitting])

    def _is_fluent(self, expression: int) -> bool:
        """Return whether an expression is just a fluent, in some mind."""
        while self.tables.operator[expression] == layout.BELIEVES:
            expression = self.tables.b[expression]
        return self.tables.operator[expression] == layout.SLOT

    def _compared(self, expression: int, chain: Chain, *, equal: bool) -> int:
        """Return the node of two fluents having the same value, or different ones."""
        sides = [((*chain, *inner), slot) for inner, slot in self.reachable.reading(expression)]
        if len(sides) < 2:
            return ALWAYS if equal else NEVER
        one, other = sides
        values, others = self.reachable.values[one[1]], self.reachable.values[other[1]]
        if values is None or others is None:
            return ALWAYS
        found = []
        for value in sorted(values):
            matching = sorted(others & {value} if equal else others - {value})
            rest = self._any_of([self._fact(other, each) for each in matching])
            found.append(self._all_of((self._fact(one, value), rest)))
        return self._any_of(found)

    def _options(self, expression: int, chain: Chain) -> list[tuple[int, int]] | None:
        """Return every value that an expression may have with the node that it needs; None: too many."""
        combinations = self.reachable.combinations(expression)
        if combinations is None:
            return None
        return [(self.reachable.code(expression, given), self._given(given, chain)) for given in combinations]

    def _given(self, values: Mapping[Place, int], chain: Chain) -> int:
        """Return the node of all these fluents having these values in the mind that the chain leads to."""
        return self._all_of(self._fact(((*chain, *inner), slot), code) for (inner, slot), code in values.items())
