"""The nodes of the relaxed world: facts, and what needs all or one of several nodes.

A *fact* is a fluent with one value, in the mind of the state itself or in one that a chain of minds leads to. A node
is reached when all its parts are (an AND: a condition, an event) or when one of them is (an OR: a fact, a choice).
"""

from __future__ import annotations

from collections.abc import Iterable

from intrigue.kernel.indexing import Chain, Place
from intrigue.kernel.reachability import Reachable
from intrigue.kernel.tables import Tables

NEVER = -1
"""In place of a node: what cannot be reached."""
ALWAYS = 0
"""The node that is always reached."""
AUTHOR = 1
"""Reached where the author's events may happen."""

UP = -2
DOWN = -3
"""In place of a code, for a number that may have any value: that it has grown, or shrunk, as far as you like."""


class Nodes:
    """Nodes with what each leads to; each fact, and each combination of the same parts, has one."""

    def __init__(self, tables: Tables, reachable: Reachable, deepest: int | None) -> None:
        self.tables = tables
        self.reachable = reachable
        self.deepest = tables.levels if deepest is None else deepest
        self.places: list[Place] = []
        """The fluents that facts speak of, in the order of `fact`."""
        self.fact: dict[tuple[Place, int], int] = {}
        """The node of every fact: of a fluent having the value of a code, or growing and shrinking."""
        self.need: list[int] = []
        """For every node, how many of its parts must be reached."""
        self.steps: list[int] = []
        self._out: list[list[int]] = []
        self._memo: dict[tuple[int, int, tuple[int, ...]], int] = {}
        self._facts: dict[Place, dict[int, int]] = {}
        """The same by place: for every code in order, the node."""
        self._todo: list[Place] = []
        """Places of which it is not yet written what brings their facts about."""
        self._node(1, 0)  # ALWAYS
        self._node(1, 0)  # AUTHOR
        self.owner_nodes = [self._node(1, 0) for _ in range(tables.characters)]
        self.stranger_nodes = [self._node(1, 0) for _ in range(tables.characters)]
        """By character: what is reached in every state but its own mind."""
        self.level_nodes = [ALWAYS] * (tables.levels + 1)
        """By level: what is reached in states of that level alone, ALWAYS where nothing depends on it."""

    def _node(self, need: int, steps: int) -> int:
        self.need.append(need)
        self.steps.append(steps)
        self._out.append([])
        return len(self.need) - 1

    def _all_of(self, parts: Iterable[int], steps: int = 0) -> int:
        unique = sorted(set(parts))  # NEVER comes first, and then ALWAYS.
        if unique and unique[0] <= ALWAYS:
            if unique[0] == NEVER:
                return NEVER
            del unique[0]
        if not steps and len(unique) <= 1:
            return unique[0] if unique else ALWAYS
        key = (0, steps, tuple(unique or (ALWAYS,)))
        if key not in self._memo:
            node = self._memo[key] = self._node(len(key[2]), steps)
            for part in key[2]:
                self._out[part].append(node)
        return self._memo[key]

    def _any_of(self, parts: Iterable[int]) -> int:
        unique = sorted(set(parts))
        if unique and unique[0] == NEVER:
            del unique[0]
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
        facts = self._facts_of(place)
        return ALWAYS if facts is None else facts.get(code, NEVER)

    def _facts_of(self, place: Place) -> dict[int, int] | None:
        """Return the nodes of all facts of a place by code, in order; None where the fluent may have any value."""
        known = self._facts.get(place)
        if known is None:
            plain = (self._plain(place[0]), place[1])
            values = self.reachable.values[place[1]]
            if values is None or len(plain[0]) > self.deepest:
                return None
            known = self._facts[place] = self._placed(plain, sorted(values))
        return known

    def _any_number(self, place: Place) -> Place:
        """Return the place of a number that may have any value, with nodes for how it may change."""
        place = (self._plain(place[0]), place[1])
        self._placed(place, (UP, DOWN))
        return place

    def _placed(self, place: Place, codes: Iterable[int]) -> dict[int, int]:
        """Return the nodes of all facts of a place, making them first where it is new."""
        known = self._facts.get(place)
        if known is None:
            known = self._facts[place] = {code: self._node(1, 0) for code in codes}
            self.fact.update(((place, code), node) for code, node in known.items())
            self.places.append(place)
            self._todo.append(place)
        return known

    def _codes(self, slot: int) -> list[int]:
        values = self.reachable.values[slot]
        return [UP, DOWN] if values is None else sorted(values)

    def _plain(self, chain: Chain) -> Chain:
        """Return the chain without steps that stay in a mind, where minds know themselves."""
        if len(chain) < 2 or not self.tables.introspection:
            return chain
        return tuple(each for i, each in enumerate(chain) if i == 0 or chain[i - 1] != each)

    def _lead(self, source: int, place: Place, code: int) -> None:
        target = self._fact(place, code) if code >= 0 else self.fact[place, code]
        if source != NEVER and target not in (NEVER, ALWAYS, source):
            self._out[source].append(target)

    def _lead_anywhere(self, source: int, place: Place) -> None:
        if source == NEVER:
            return
        if self.reachable.values[place[1]] is None:
            facts = self._facts[self._any_number(place)]
        else:
            facts = self._facts_of(place) or {}  # None: all of them are reached anyway.
        self._out[source] += [target for target in facts.values() if target != source]
