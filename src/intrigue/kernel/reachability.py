"""What may ever come about, by relaxation: every fluent keeps all values that it ever had, in all minds at once.

Nothing that can happen is missed: whatever is true in some mind of some state that events can lead to is possible
here. What is not possible here needs no place in the estimates, and an action that is not possible here none in the
search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from intrigue.kernel import layout
from intrigue.kernel.indexing import Chain, Place, reads
from intrigue.kernel.tables import Tables

MOST_VALUES = 64
"""Values of one fluent beyond which they are not listed any more: from then on it may have any value."""
MOST_COMBINATIONS = 600
"""Combinations of values of the fluents of one expression that are tried out."""


class Reachable:
    """The values that every fluent may have, and the events that may happen."""

    def __init__(self, tables: Tables, start: Sequence[set[int] | None]) -> None:
        self.tables = tables
        self.values: list[set[int] | None] = [None if each is None else set(each) for each in start]
        """For every fluent its possible codes; None: any."""
        self.numbers = list(tables.numbers)
        self._codes = {number: tables.first_number + i for i, number in enumerate(self.numbers)}
        self.reads: dict[int, tuple[Place, ...]] = {}
        self._held: dict[tuple[int, bool], tuple[tuple[int, ...], bool]] = {}
        self._given: dict[tuple[int, int], tuple[tuple[int, ...], set[int] | None]] = {}
        self.happens = [False] * len(tables.precondition)
        self._spread()

    def _spread(self) -> None:
        tables = self.tables
        waiting = list(range(len(tables.precondition)))
        open_changes: list[int] = []
        grown = True
        while grown:
            grown = False
            still = []
            for event in waiting:
                if self.happens[event] or self.may_hold(tables.precondition[event]):
                    self.happens[event] = grown = True
                    # What a witness takes it for happens in that mind, possible there or not.
                    for seen in self._appearances(event):
                        self.happens[seen] = True
                    open_changes += range(*tables.changes.first[event : event + 2])
                    self._surprise(tables.precondition[event])
                else:
                    still.append(event)
            waiting = still
            later = []
            for change in open_changes:
                if not self.may_hold(tables.change_condition[change]):
                    later.append(change)
                    continue
                if tables.operator[tables.change_value[change]] != layout.LITERAL:
                    later.append(change)
                slot = tables.change_slot[change]
                if self._add(slot, self._results(tables.change_value[change], slot)):
                    grown = True
            open_changes = later

    def _appearances(self, event: int) -> Iterable[int]:
        """Return what witnesses may see when the event happens."""
        first = self.tables.sights.first
        row = event * self.tables.characters
        return self.tables.sight_event[first[row] : first[row + self.tables.characters]]

    def _add(self, slot: int, codes: set[int] | None) -> bool:
        known = self.values[slot]
        if known is None or (codes is not None and codes <= known):
            return False
        if codes is None or len(known | codes) > max(MOST_VALUES, self.tables.first_number):
            self.values[slot] = None
        else:
            known |= codes
        return True

    def _surprise(self, condition: int) -> None:
        """What a witness has wrong it may no longer know."""
        for _, slot in self.reading(condition):
            if self.tables.known[slot] < 0:
                self._add(slot, {layout.UNKNOWN})

    def _results(self, expression: int, slot: int) -> set[int] | None:
        """Return what an assignment may give the fluent; None: anything."""
        if self.tables.operator[expression] == layout.LITERAL:
            return {self.fitting(slot, self.tables.a[expression])}
        sizes = self._sizes(expression)
        known = self._given.get((expression, slot))
        if known is None or known[0] != sizes:
            combinations = self.combinations(expression)
            results = None
            if combinations is not None:
                results = {self.fitting(slot, self.code(expression, each)) for each in combinations}
            known = self._given[expression, slot] = (sizes, results)
        return known[1]

    def reading(self, expression: int) -> tuple[Place, ...]:
        """Return the fluents that an expression reads, each once."""
        known = self.reads.get(expression)
        if known is None:
            known = self.reads[expression] = tuple(dict.fromkeys(reads(self.tables, expression, ())))
        return known

    def wanted_depth(self, holders: int) -> int:
        """Return how many minds deep the wants of so many holders read, at least 1.

        To estimate what they need, nothing deeper counts much.
        """
        wants = self.tables.wants[:holders]
        return max((len(chain) for want in wants for chain, _ in self.reading(want)), default=1) or 1

    def combinations(self, expression: int) -> list[dict[Place, int]] | None:
        """Return every combination of values of what an expression reads; None: too many."""
        places = self.reading(expression)
        ranges = []
        size = 1
        for _, slot in places:
            values = self.values[slot]
            if values is None:
                return None
            size *= len(values)
            if size > MOST_COMBINATIONS:
                return None
            ranges.append(sorted(values))
        return [dict(zip(places, each, strict=True)) for each in product(*ranges)]

    def may_hold(self, condition: int, negated: bool = False) -> bool:
        """Return whether a condition may hold (`negated`: fail) somewhere."""
        tables = self.tables
        kind, a, b = tables.operator[condition], tables.a[condition], tables.b[condition]
        if kind == layout.LITERAL:
            return (a == layout.YES) != negated
        if kind == layout.BELIEVES:
            return self.may_hold(b, negated)
        if kind in (layout.AND, layout.OR):
            parts = (self.may_hold(part, negated) for part in tables.parts[a : a + b])
            return all(parts) if (kind == layout.AND) != negated else any(parts)
        if kind in (layout.SLOT_IS, layout.SLOT_IS_NOT):
            values = self.values[a]
            if values is None:
                return True
            return b in values if (kind == layout.SLOT_IS) != negated else bool(values - {b})
        sizes = self._sizes(condition)
        known = self._held.get((condition, negated))
        if known is None or known[0] != sizes:
            combinations = self.combinations(condition)
            held = combinations is None or any(self.holds(condition, each) != negated for each in combinations)
            known = self._held[condition, negated] = (sizes, held)
        return known[1]

    def _sizes(self, expression: int) -> tuple[int, ...]:
        """Return how many values each of the fluents may have that an expression reads: they only ever grow."""
        return tuple(
            -1 if (values := self.values[slot]) is None else len(values) for _, slot in self.reading(expression)
        )

    # --- reading with given values ------------------------------------------------------------------------------------

    def holds(self, condition: int, given: dict[Place, int], chain: Chain = ()) -> bool:
        """Return whether a condition holds where the fluents have the given values."""
        return self.code(condition, given, chain) == layout.YES

    def code(self, expression: int, given: dict[Place, int], chain: Chain = ()) -> int:
        """Return the code of an expression where the fluents have the given values."""
        tables = self.tables
        kind, a, b = tables.operator[expression], tables.a[expression], tables.b[expression]
        if kind == layout.LITERAL:
            return int(a)
        if kind == layout.SLOT:
            return given[chain, a]
        if kind == layout.BELIEVES:
            return self.code(b, given, (*chain, a))
        if kind == layout.CONDITIONAL:
            return self.code(b if self.holds(a, given, chain) else tables.c[expression], given, chain)
        if kind >= layout.PLUS:
            return self.number_code(self._calculated(expression, given, chain))
        if kind == layout.SLOT_IS:
            truth = given[chain, a] == b
        elif kind == layout.SLOT_IS_NOT:
            truth = given[chain, a] != b
        elif kind in (layout.AND, layout.OR):
            parts = (self.holds(part, given, chain) for part in tables.parts[a : a + b])
            truth = all(parts) if kind == layout.AND else any(parts)
        else:
            truth = self._compared(kind, a, b, given, chain)
        return layout.YES if truth else layout.NO

    def _compared(self, kind: int, a: int, b: int, given: dict[Place, int], chain: Chain) -> bool:
        left, right = self.code(a, given, chain), self.code(b, given, chain)
        if kind in (layout.EQUAL, layout.UNEQUAL):
            return (left == right) == (kind == layout.EQUAL)
        one, other = self.amount(left), self.amount(right)
        if kind in (layout.LESS, layout.LESS_OR_EQUAL):
            return one < other if kind == layout.LESS else one <= other
        return one > other if kind == layout.GREATER else one >= other

    def _calculated(self, expression: int, given: dict[Place, int], chain: Chain) -> float:
        tables = self.tables
        kind, a, b = tables.operator[expression], tables.a[expression], tables.b[expression]
        if kind in (layout.SUM, layout.PRODUCT):
            total = 0.0 if kind == layout.SUM else 1.0
            for part in tables.parts[a : a + b]:
                amount = self.amount(self.code(part, given, chain))
                total = total + amount if kind == layout.SUM else total * amount
            return total
        left, right = self.amount(self.code(a, given, chain)), self.amount(self.code(b, given, chain))
        if kind == layout.PLUS:
            return left + right
        if kind == layout.MINUS:
            return left - right
        if kind == layout.TIMES:
            return left * right
        return left / right if right else float("nan")

    def amount(self, code: int) -> float:
        """Return the number that a code counts as; not a number for what is none."""
        if code >= self.tables.first_number:
            return self.numbers[code - self.tables.first_number]
        return {layout.YES: 1.0, layout.NO: 0.0}.get(code, float("nan"))

    def number_code(self, number: float) -> int:
        """Return the code of a number, its own where the tables do not know it."""
        if number != number:
            return layout.UNKNOWN
        if number not in self._codes:
            self._codes[number] = self.tables.first_number + len(self.numbers)
            self.numbers.append(number)
        return self._codes[number]

    def fitting(self, slot: int, code: int) -> int:
        """Return the code as the fluent can hold it."""
        if code == layout.UNKNOWN:
            return self.tables.known[slot] if self.tables.known[slot] >= 0 else code
        if code < self.tables.first_number:
            return code
        return self.number_code(min(max(self.amount(code), self.tables.low[slot]), self.tables.high[slot]))
