"""The relaxed world as a graph of facts, conditions and events, written once for each setting.

A *fact* is a fluent with one value, in the mind of the state itself or in one that a chain of minds leads to. A node
of the graph is reached when all its parts are (an AND: a condition, an event) or when one of them is (an OR: a fact,
a choice). An event costs one step. What a goal does not need has no node: the graph is written backwards from what
the utilities read.

Whatever can become true in a state can be reached here, in no more steps. For that, all that may change a belief
counts: what is written into a mind, what its owner sees happen, what a surprise teaches, and the rules that fire in
it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from functools import cached_property

from intrigue.kernel import layout
from intrigue.kernel.indexing import Chain, Place
from intrigue.kernel.reachability import Reachable
from intrigue.kernel.tables import Ragged, Tables

NEVER = -1
"""In place of a node: what cannot be reached."""
ALWAYS = 0
"""The node that is always reached."""
AUTHOR = 1
"""Reached where the author's events may happen."""

UP = -2
DOWN = -3
"""In place of a code, for a number that may have any value: that it has grown, or shrunk, as far as you like."""

Alternative = tuple[float, int, tuple[tuple[Place, float], ...]]
"""A number that a part of a utility may be, the node that it needs, and what is added as it is in the state (with
factors)."""

INFINITE = float("inf")
ANYTHING: Alternative = (INFINITE, ALWAYS, ())
"""Where an expression is too much to write out."""


class Graph:
    """The tables of the relaxed world.

    What is so in minds inside minds, more than `deepest` of them, counts as reached; None: as deep as minds go.
    """

    def __init__(self, tables: Tables, reachable: Reachable, deepest: int | None = None) -> None:
        self.tables = tables
        self.reachable = reachable
        self.deepest = tables.levels if deepest is None else deepest
        self.places: list[Place] = []
        """The fluents that facts speak of, in the order of `fact`."""
        self.fact: dict[tuple[Place, int], int] = {}
        self.need: list[int] = []
        """For every node, how many of its parts must be reached."""
        self.steps: list[int] = []
        self._out: list[list[int]] = []
        self._memo: dict[tuple[int, int, tuple[int, ...]], int] = {}
        self._condition: dict[tuple[int, Chain, bool], int] = {}
        self._event: dict[int, int] = {}
        self._known_places: dict[Place, int] = {}
        self._todo: list[Place] = []
        self._changes: dict[int, list[tuple[int, int]]] = {}
        for event in range(tables.last_rule):
            for change in range(*tables.changes.first[event : event + 2]):
                if reachable.happens[event]:
                    self._changes.setdefault(tables.change_slot[change], []).append((event, change))
        self._seen: dict[int, list[tuple[int, int, int, int]]] | None = None
        self._node(1, 0)  # ALWAYS
        self._node(1, 0)  # AUTHOR
        self.owner_nodes = [self._node(1, 0) for _ in range(tables.characters)]
        self.terms: list[list[list[Alternative]]] = []
        """For every holder the parts that its utility sums up, each as alternatives."""
        self.base: list[float] = []
        """For every holder what is always added."""
        for want in tables.wants:
            self._write_want(want)
        while self._todo:
            self._achieve(self._todo.pop(0))
        self.event_nodes = [self._event.get(event, NEVER) for event in range(tables.first_rule)]
        self._count_parts()
        useful = self._useful()
        self.out = Ragged()
        for row in self._out:
            self.out.add(node for node in dict.fromkeys(row) if useful[node])

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
        times = [0] * len(self._out)
        for row in self._out:
            for node in dict.fromkeys(row):
                times[node] += 1
        for node, need in enumerate(self.need):
            if need > 1:
                self.need[node] = times[node]

    # --- nodes --------------------------------------------------------------------------------------------------------

    def _node(self, need: int, steps: int) -> int:
        self.need.append(need)
        self.steps.append(steps)
        self._out.append([])
        return len(self.need) - 1

    def _all_of(self, parts: Iterable[int], steps: int = 0) -> int:
        unique = sorted({part for part in parts if part != ALWAYS})
        if NEVER in unique:
            return NEVER
        if not steps and len(unique) <= 1:
            return unique[0] if unique else ALWAYS
        key = (0, steps, tuple(unique or (ALWAYS,)))
        if key not in self._memo:
            node = self._memo[key] = self._node(len(key[2]), steps)
            for part in key[2]:
                self._out[part].append(node)
        return self._memo[key]

    def _any_of(self, parts: Iterable[int]) -> int:
        unique = sorted({part for part in parts if part != NEVER})
        if not unique or unique[0] == ALWAYS:
            return ALWAYS if unique else NEVER
        if len(unique) == 1:
            return unique[0]
        key = (1, 0, tuple(unique))
        if key not in self._memo:
            node = self._memo[key] = self._node(1, 0)
            for part in unique:
                self._out[part].append(node)
        return self._memo[key]

    def _fact(self, place: Place, code: int) -> int:
        """Return the node of a fact; ALWAYS where the fluent may have any value."""
        place = (self._plain(place[0]), place[1])
        values = self.reachable.values[place[1]]
        if values is None or len(place[0]) > self.deepest:
            return ALWAYS
        if place not in self._known_places:
            self._known_places[place] = len(self.places)
            self.places.append(place)
            for each in sorted(values):
                self.fact[place, each] = self._node(1, 0)
            self._todo.append(place)
        return self.fact.get((place, code), NEVER)

    def _any_number(self, place: Place) -> Place:
        """Return the place of a number that may have any value, with nodes for how it may change."""
        place = (self._plain(place[0]), place[1])
        if place not in self._known_places:
            self._known_places[place] = len(self.places)
            self.places.append(place)
            for each in (UP, DOWN):
                self.fact[place, each] = self._node(1, 0)
            self._todo.append(place)
        return place

    def _codes(self, slot: int) -> list[int]:
        values = self.reachable.values[slot]
        return [UP, DOWN] if values is None else sorted(values)

    def _plain(self, chain: Chain) -> Chain:
        """Return the chain without steps that stay in a mind, where minds know themselves."""
        if not self.tables.introspection:
            return chain
        return tuple(each for i, each in enumerate(chain) if i == 0 or chain[i - 1] != each)

    # --- conditions ---------------------------------------------------------------------------------------------------

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
            return ALWAYS if values is None else self._any_of(self._fact((chain, a), v) for v in sorted(values - {b}))
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

    # --- what brings a fact about -------------------------------------------------------------------------------------

    def _happening(self, event: int) -> int:
        """Return the node of an event; what must hold privately is not asked for."""
        if event not in self._event:
            tables = self.tables
            parts = [self.condition(tables.precondition[event])]
            action = event < tables.first_rule
            if action and tables.consenting.first[event] == tables.consenting.first[event + 1]:
                parts.append(AUTHOR)
            self._event[event] = self._all_of(parts, 1 if action else 0)
        return self._event[event]

    def _achieve(self, place: Place) -> None:
        chain, slot = place
        for event, change in self._changes.get(slot, ()):
            written = tuple(self._row(self.tables.change_chain, change))
            for cut in range(len(chain) + 1):
                # What is written into a mind about itself, its own mind about itself learns as well.
                if _collapsed(chain[:cut] + written) != _collapsed(chain):
                    continue
                if cut == 0:
                    self._bring_about(place, change, self._happening(event), ())
                elif event >= self.tables.first_rule:
                    # The rule fires in that mind by itself.
                    due = self.condition(self.tables.precondition[event], chain[:cut])
                    self._bring_about(place, change, due, chain[:cut])
            if self.tables.introspection and written:
                # In its owner's mind, what is written into the owner's mind is written there.
                believers = self._plain(written)
                if believers[1:] == chain:
                    source = self._all_of((self.owner_nodes[believers[0]], self._happening(event)))
                    self._bring_about(place, change, source, ())
        if chain:
            self._witness(place)
            self._forget(place)
            if self.tables.introspection:
                # In its owner's mind, what the owner believes is what is so there.
                inner = (chain[1:], slot)
                for code in self._codes(slot):
                    fact = self._fact(inner, code) if code >= 0 else self.fact[self._any_number(inner), code]
                    source = self._all_of((self.owner_nodes[chain[0]], fact))
                    self._lead(source, place, code)

    def _bring_about(self, place: Place, change: int, source: int, mind: Chain) -> None:
        tables = self.tables
        slot, value = tables.change_slot[change], tables.change_value[change]
        source = self._all_of((source, self.condition(tables.change_condition[change], mind)))
        if source == NEVER:
            return
        if self.reachable.values[slot] is None:
            for direction in self._directions(value, slot):
                self._lead(source, place, direction)
            return
        if tables.operator[value] == layout.LITERAL:
            self._lead(source, place, self.reachable.fitting(slot, tables.a[value]))
            return
        options = self._options(value, mind)
        if options is None:
            self._lead_anywhere(source, place)
            return
        for code, node in options:
            self._lead(self._all_of((source, node)), place, self.reachable.fitting(slot, code))

    def _directions(self, value: int, slot: int) -> list[int]:
        """Return how an assignment may change a number that may have any value."""
        tables = self.tables
        kind, a, b = tables.operator[value], tables.a[value], tables.b[value]
        steady = kind in (layout.PLUS, layout.MINUS) and tables.operator[b] == layout.LITERAL
        if steady and (tables.operator[a], tables.a[a]) == (layout.SLOT, slot):
            grows = (self.reachable.amount(tables.a[b]) > 0) == (kind == layout.PLUS)
            return [UP if grows else DOWN]
        return [UP, DOWN]

    def _lead(self, source: int, place: Place, code: int) -> None:
        target = self._fact(place, code) if code >= 0 else self.fact[place, code]
        if source != NEVER and target not in (NEVER, ALWAYS, source):
            self._out[source].append(target)

    def _lead_anywhere(self, source: int, place: Place) -> None:
        for code in self._codes(place[1]):
            self._lead(source, place, code)

    def _witness(self, place: Place) -> None:
        """A belief may follow from what its holder sees happen; what it sees counts with all that it may make of it."""
        tables = self.tables
        chain, slot = place
        for event, character, condition, change in self._visible().get(slot, ()):
            if character != chain[0] or not self._sees_all(event, chain):
                continue
            source = self._all_of((self._happening(event), self.condition(condition)))
            if source == NEVER:
                continue
            if change >= 0 and self.reachable.values[slot] is not None:
                if tables.operator[tables.change_value[change]] == layout.LITERAL:
                    self._lead(source, place, self.reachable.fitting(slot, tables.a[tables.change_value[change]]))
                else:
                    self._lead_anywhere(source, place)
            else:
                self._lead_anywhere(source, place)

    def _forget(self, place: Place) -> None:
        """Any mind in the chain may go back to what it was at a mark: to values that it had at some time."""
        for owners, source in self._forgettings:
            if owners.intersection(place[0]):
                self._lead_anywhere(source, place)

    @cached_property
    def _forgettings(self) -> list[tuple[set[int], int]]:
        """Who may forget, with the node of the event by which they do."""
        tables, found = self.tables, []
        seen = set(tables.sight_event)
        for event in range(len(tables.precondition)):
            owners = {tables.mark_character[tables.forgetting_mark[i]] for i in self._row(tables.forgettings, event)}
            if owners and self.reachable.happens[event]:
                # Somebody may take another event for this one, and a rule may fire in a mind alone.
                taken_for = event in seen or event >= tables.first_rule
                found.append((owners, ALWAYS if taken_for else self._happening(event)))
        return found

    def _row(self, table: Ragged, number: int) -> Iterable[int]:
        return table.data[slice(*table.first[number : number + 2])]

    def _sees_all(self, event: int, chain: Chain) -> bool:
        return all(self._lines(event, character) for character in chain)

    def _lines(self, event: int, character: int) -> range:
        row = event * self.tables.characters + character
        return range(*self.tables.sights.first[row : row + 2])

    def _visible(self) -> dict[int, list[tuple[int, int, int, int]]]:
        """Return for every fluent the ways to see it change: event, witness, condition, what is seen, change (-1:
        lesson)."""
        if self._seen is None:
            self._seen = {}
            tables = self.tables
            for event in range(tables.last_rule):
                if not self.reachable.happens[event]:
                    continue
                for character in range(tables.characters):
                    for line in self._lines(event, character):
                        condition, seen = tables.sight_condition[line], tables.sight_event[line]
                        for change in range(*tables.changes.first[seen : seen + 2]):
                            way = (event, character, condition, change)
                            self._seen.setdefault(tables.change_slot[change], []).append(way)
                        for slot in dict.fromkeys(
                            slot for _, slot in self.reachable.reading(tables.precondition[seen])
                        ):
                            self._seen.setdefault(slot, []).append((event, character, condition, -1))
        return self._seen

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


def _collapsed(chain: Chain) -> Chain:
    return tuple(each for i, each in enumerate(chain) if i == 0 or chain[i - 1] != each)


def int_table(values: Iterable[int]) -> array[int]:
    """Return the integers as a table that is never empty."""
    return array("i", values) or array("i", [0])
