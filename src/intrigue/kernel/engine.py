"""What events do to nodes: the twin of `semantics/transition.py`.

Nothing here knows names: fluents, characters, events, expressions and values are numbers (`layout.py`, `tables.py`).

Everything is written for one level at a time. An event in a node of level L builds nodes of lower levels on the way and
none of level L; so each level has one new row to write on, and one row of marks for the rules that wait.
"""

from __future__ import annotations

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.errors import LoopError
from intrigue.kernel.reading import Reader, filled
from intrigue.kernel.store import COMPILED
from intrigue.kernel.tables import Tables

__all__ = ["COMPILED", "Engine"]

HEADER = cython.declare(cython.int, 2)
UNKNOWN = cython.declare(cython.int, 0)
LITERAL = cython.declare(cython.int, 0)
SLOT = cython.declare(cython.int, 1)
BELIEVES = cython.declare(cython.int, 2)
SLOT_IS = cython.declare(cython.int, 3)
SLOT_IS_NOT = cython.declare(cython.int, 4)
EQUAL = cython.declare(cython.int, 5)
AND = cython.declare(cython.int, 11)
OR = cython.declare(cython.int, 12)
CONDITIONAL = cython.declare(cython.int, 13)
SUM = cython.declare(cython.int, 18)
PRODUCT = cython.declare(cython.int, 19)


class Engine(Reader):
    """The states of one setting and what happens in them. Nodes are numbers from 0 on."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.first_rule = tables.first_rule
        self.last_rule = tables.last_rule
        self.rules = tables.last_rule - tables.first_rule
        self.events = len(tables.precondition)
        self.most_firings = tables.most_firings
        self.rule_names = tables.rule_names
        self.precondition, self.private = filled(tables.precondition), filled(tables.private)
        self.actor = filled(tables.actor)
        self.change_first = tables.changes.first
        self.change_condition = filled(tables.change_condition)
        self.change_slot = filled(tables.change_slot)
        self.change_value = filled(tables.change_value)
        self.chain_first = tables.change_chain.first
        self.chain = filled(tables.change_chain.data)
        self.sight_first = tables.sights.first
        self.sight_condition = filled(tables.sight_condition)
        self.sight_event = filled(tables.sight_event)
        self.slot_rules_first = tables.rules_by_slot.first
        self.slot_rules = filled(tables.rules_by_slot.data)
        self.slot_rules_code = filled(tables.rules_by_slot_code)
        self.belief_rules_first = tables.rules_by_belief.first
        self.belief_rules = filled(tables.rules_by_belief.data)
        self.belief_rules_code = filled(tables.rules_by_belief_code)
        self.mind_rules_first = tables.rules_by_mind.first
        self.mind_rules = filled(tables.rules_by_mind.data)
        self.low, self.high, self.known = tables.low, tables.high, tables.known
        self.waiting = bytearray(self.rules * (tables.levels + 2) + 1)
        self.known_after: dict[int, int] = {}
        self.transitions = 0
        self.open_events: dict[int, list[int]] = {}
        self._bucket(tables)

    # --- what can happen --------------------------------------------------------------------------------------------

    def _bucket(self, tables: Tables) -> None:
        """Sort actions by one `fluent == value` that each needs, so that few are looked at in a node."""
        by_slot: dict[int, dict[int, list[int]]] = {}
        self.others: list[int] = []
        for event in range(self.first_rule):
            slot = tables.pivot_slot[event]
            if tables.idle[event]:
                continue
            if slot < 0:
                self.others.append(event)
            else:
                by_slot.setdefault(slot, {}).setdefault(tables.pivot_code[event], []).append(event)
        self.buckets = list(by_slot.items())

    def possible_events(self, node: cython.int) -> list[int]:
        """Return all actions that can be taken in the node, in order; the list is not to be changed."""
        known = self.open_events.get(node)
        if known is not None:
            return known
        found: list = []
        event: cython.int
        owner: cython.int = self._owner(node)
        for each in self.others:
            event = each
            if self._possible(node, event, owner):
                found.append(each)
        for slot, by_code in self.buckets:
            candidates = by_code.get(self._at(node, slot))
            if candidates is not None:
                for each in candidates:
                    event = each
                    if self._possible(node, event, owner):
                        found.append(each)
        found.sort()
        self.open_events[node] = found
        return found

    def possible(self, node: int, event: int, owner: int) -> bool:
        """Return whether the event can be taken in the node, which is the mind of `owner` (-1: the world)."""
        return bool(self._possible(node, event, owner))

    def can(self, node: int, event: int) -> bool:
        """Return whether the event can be taken in the node, whosever mind it is."""
        return bool(self._possible(node, event, self._owner(node)))

    def after(self, node: int, event: int) -> int:
        """Return the node after the event and all rules that it sets off."""
        return self._after(node, event)

    def close(self, node: int) -> int:
        """Return the node after all rules that are due in it."""
        return self._closed(node, -1)

    def _possible(self, node: cython.int, event: cython.int, owner: cython.int) -> cython.int:
        if not self._truth(node, self.precondition[event]):
            return 0
        private: cython.int = self.private[event]
        if private < 0:
            return 1
        actor: cython.int = self.actor[event]
        if actor < 0:
            return self._truth(node, private)
        if owner >= 0 and owner != actor:
            return 1
        return self._truth(self._mind(node, actor), private)

    # --- what happens -----------------------------------------------------------------------------------------------

    def _after(self, node: cython.int, event: cython.int) -> cython.int:
        question: cython.longlong = node
        question = question * self.events + event + 1
        result: cython.int
        if not cython.compiled:
            known = self.known_after.get(question)
            if known is None:
                known = self.known_after[question] = self._closed(self._happen(node, event), node)
                self.transitions += 1
            return known
        result = self._recall(question)
        if result < 0:
            result = self._closed(self._happen(node, event), node)
            self.transitions += 1
            self._remember(question, result)
        return result

    def _happen(self, node: cython.int, event: cython.int) -> cython.int:
        """Return the node with the event's effects and with what witnesses make of it, before rules fire in it."""
        level: cython.int = self._copied(node)
        base: cython.Py_ssize_t = level * self.width + HEADER
        owner: cython.int = self._owner(node)
        rule: cython.bint = self.first_rule <= event < self.last_rule
        told: cython.bint = False
        lines: list = []
        change: cython.int
        slot: cython.int
        code: cython.int
        start: cython.int
        end: cython.int
        for change in range(self.change_first[event], self.change_first[event + 1]):
            if self._truth(node, self.change_condition[change]):
                slot = self.change_slot[change]
                code = self._fitting(slot, self._code(node, self.change_value[change]))
                start = self.chain_first[change]
                end = self.chain_first[change + 1]
                if self.introspection:
                    while start < end and self.chain[start] == owner:
                        start += 1
                if start == end:
                    self.new_cells[base + slot] = code
                    if rule:
                        lines.append(((), slot, code))
                elif level > 0:
                    told = True
                    lines.append((tuple([self.chain[i] for i in range(start, end)]), slot, code))
        if rule and self._stands(node, lines):
            return node
        if level > 0:
            self._witnesses(node, event, level, lines, told)
        return self._interned(level)

    def _stands(self, node: cython.int, lines: list) -> cython.int:
        """Return 1 where all that an event sets has its new value in this node already, as deep as it goes."""
        at_last: dict = {}
        owner: cython.int = self._owner(node)
        level: cython.int = self._level(node)
        slot: cython.int
        code: cython.int
        for chain, place, value in lines:
            if self.introspection:
                while len(chain) > 0 and chain[0] == owner:
                    chain = chain[1:]
            at_last[chain, place] = value
        for (chain, place), value in at_last.items():
            slot = place
            code = value
            if len(chain) <= level and self._at(self._along(node, chain), slot) != code:
                return 0
        return 1

    def _witnesses(
        self, node: cython.int, event: cython.int, level: cython.int, lines: list, told: cython.bint
    ) -> cython.int:
        """Put into the new row of this level what each character makes of the event, and what is written into its
        mind."""
        character: cython.int
        mind: cython.int
        seen: cython.int
        result: cython.int
        touched: cython.bint
        for character in range(self.characters):
            mind = self.kids[node * self.characters + character]
            if mind < 0:
                continue
            result = mind
            seen = self._sight(node, event, character)
            touched = False
            if told:
                for each in lines:
                    if len(each[0]) > 0 and each[0][0] == character:
                        touched = True
            if seen >= 0 and not self._foreseen(mind, seen, lines):
                if not touched and self._truth(mind, self.precondition[seen]):
                    # A witness who thinks the event possible just takes it, as in a plan of its own.
                    result = self._after(mind, seen)
                    self.new_kids[level * self.characters + character] = result
                    continue
                result = self._happen(self._corrected(mind, character, node, seen), seen)
            if touched:
                for each in lines:
                    if len(each[0]) > 0 and each[0][0] == character:
                        result = self._written(result, character, each[0][1:], each[1], each[2])
            if result != mind:
                self.new_kids[level * self.characters + character] = self._closed(result, mind)
        return 0

    def _sight(self, node: cython.int, event: cython.int, character: cython.int) -> cython.int:
        """Return the event that the character sees; -1 where it sees nothing."""
        row: cython.int = event * self.characters + character
        line: cython.int
        for line in range(self.sight_first[row], self.sight_first[row + 1]):
            if self._truth(node, self.sight_condition[line]):
                return self.sight_event[line]
        return -1

    def _foreseen(self, mind: cython.int, event: cython.int, lines: list) -> cython.int:
        """Return 1 where a visible rule has already fired in this mind: it is not due there, and its outcome stands."""
        if event < self.first_rule or event >= self.last_rule or self._truth(mind, self.precondition[event]):
            return 0
        return self._stands(mind, lines)

    def _corrected(self, mind: cython.int, character: cython.int, fact: cython.int, event: cython.int) -> cython.int:
        """Return the mind made to agree with what it sees happen, where it took that for impossible."""
        condition: cython.int = self.precondition[event]
        if self._truth(mind, condition) or not self._truth(fact, condition):
            return mind
        return self._learnt(mind, character, fact, condition, ())

    def _learnt(
        self, mind: cython.int, character: cython.int, fact: cython.int, condition: cython.int, chain: tuple
    ) -> cython.int:
        """Correct the mind by every atom of the condition's clauses that are true in fact and false in the mind."""
        kind: cython.int = self.operator[condition]
        a: cython.int = self.a[condition]
        b: cython.int = self.b[condition]
        i: cython.int
        if kind == LITERAL:
            return mind
        if kind == BELIEVES:
            return self._learnt(mind, character, fact, b, (*chain, a))
        if kind == AND or kind == OR:
            for i in range(a, a + b):
                if kind == AND or self._truth(self._along(fact, chain), self.parts[i]):
                    mind = self._learnt(mind, character, fact, self.parts[i], chain)
            return mind
        if self._truth(self._along(mind, chain), condition):
            return mind
        return self._lesson(mind, character, fact, condition, chain, kind == SLOT_IS or kind == EQUAL)

    def _lesson(
        self,
        mind: cython.int,
        character: cython.int,
        fact: cython.int,
        expression: cython.int,
        chain: tuple,
        exact: cython.bint,
    ) -> cython.int:
        """Correct the mind in every fluent that an atom reads: to the actual value, or to unknown."""
        kind: cython.int = self.operator[expression]
        a: cython.int = self.a[expression]
        b: cython.int = self.b[expression]
        i: cython.int
        code: cython.int
        if kind == SLOT or kind == SLOT_IS or kind == SLOT_IS_NOT:
            code = self._at(self._along(fact, chain), a) if exact or self.known[a] >= 0 else UNKNOWN
            return self._written(mind, character, chain, a, code)
        if kind == LITERAL:
            return mind
        if kind == BELIEVES:
            return self._lesson(mind, character, fact, b, (*chain, a), exact)
        if kind == AND or kind == OR or kind == SUM or kind == PRODUCT:
            for i in range(a, a + b):
                mind = self._lesson(mind, character, fact, self.parts[i], chain, exact)
            return mind
        mind = self._lesson(mind, character, fact, a, chain, exact)
        mind = self._lesson(mind, character, fact, b, chain, exact)
        return self._lesson(mind, character, fact, self.c[expression], chain, exact) if kind == CONDITIONAL else mind

    def _along(self, node: cython.int, chain: tuple) -> cython.int:
        for character in chain:
            node = self._mind(node, character)
        return node

    def _written(
        self, mind: cython.int, owner: cython.int, chain: tuple, slot: cython.int, code: cython.int
    ) -> cython.int:
        """Return the mind of `owner` with one value changed, at the end of the chain; nobody else notices."""
        if self.introspection:
            while len(chain) > 0 and chain[0] == owner:
                chain = chain[1:]
        level: cython.int = self._level(mind)
        if self._at(self._along(mind, chain), slot) == code or len(chain) > level:
            return mind
        own: cython.int = self.kids[mind * self.characters + owner]
        first: cython.int = -1
        other: cython.int = -1
        if own >= 0:
            # Without introspection, what the mind believes about itself is a mind of its own, which learns the same.
            own = self._closed(self._written(own, owner, chain, slot, code), own)
        if len(chain) > 0:
            first = chain[0]
            other = own if first == owner and own >= 0 else self.kids[mind * self.characters + first]
            other = self._closed(self._written(other, first, chain[1:], slot, code), other)
        self._copied(mind)
        if first < 0:
            self.new_cells[level * self.width + HEADER + slot] = code
        if own >= 0:
            self.new_kids[level * self.characters + owner] = own
        if first >= 0:
            self.new_kids[level * self.characters + first] = other
        return self._interned(level)

    # --- rules ------------------------------------------------------------------------------------------------------

    def _closed(self, node: cython.int, before: cython.int) -> cython.int:
        """Return the node after all rules that are due in it, in order; `before` is a closed node it came from, or
        -1."""
        if node == before or self.rules == 0:
            return node
        base: cython.Py_ssize_t = self._level(node)
        base *= self.rules
        firings: cython.int = 0
        position: cython.int = 0
        lowest: cython.int
        rule: cython.int
        changed: cython.int
        if before < 0:
            for position in range(self.rules):
                self.waiting[base + position] = 1
            position = 0
        else:
            position = self._concerned(before, node, base)
        while True:
            position = self._next(base, position)
            if position >= self.rules:
                return node
            self.waiting[base + position] = 0
            rule = self.first_rule + position
            position += 1
            if not self._truth(node, self.precondition[rule]):
                continue
            if self.private[rule] >= 0 and not self._truth(node, self.private[rule]):
                continue
            changed = self._happen(node, rule)
            if changed == node:
                continue
            firings += 1
            if firings > self.most_firings:
                self._forget_waiting()
                full, name = self.rule_names[rule - self.first_rule]
                raise LoopError(
                    f"rule '{full}' does not come to an end: {firings:,} rules fired one after the other; "
                    "make its effect end its condition",
                    name,
                )
            lowest = self._concerned(node, changed, base)
            if lowest < position:
                position = lowest
            node = changed

    def _forget_waiting(self) -> cython.int:
        """Let no rule wait any longer, for an error ends all that was going on."""
        for i in range(len(self.waiting)):
            self.waiting[i] = 0
        return 0

    def _next(self, base: cython.Py_ssize_t, position: cython.int) -> cython.int:
        """Return the first rule from this position on that waits; the number of rules where none does."""
        if not cython.compiled:
            found = self.waiting.find(1, base + position, base + self.rules)
            return self.rules if found < 0 else found - base
        while position < self.rules and self.waiting[base + position] == 0:
            position += 1
        return position

    def _concerned(self, before: cython.int, now: cython.int, base: cython.Py_ssize_t) -> cython.int:
        """Mark the rules that a change may have set off, and return the first of them."""
        lowest: cython.int = self.rules
        slot: cython.int
        code: cython.int
        character: cython.int
        old: cython.int
        new: cython.int
        i: cython.int
        row: cython.int
        # Rows are read in place: this loop is the innermost of all.
        one: cython.Py_ssize_t = before
        other: cython.Py_ssize_t = now
        one = one * self.width + HEADER
        other = other * self.width + HEADER
        for slot in range(self.slots):
            code = self.cells[other + slot]
            if self.cells[one + slot] != code:
                for i in range(self.slot_rules_first[slot], self.slot_rules_first[slot + 1]):
                    if self.slot_rules_code[i] < 0 or self.slot_rules_code[i] == code:
                        self.waiting[base + self.slot_rules[i]] = 1
                        if self.slot_rules[i] < lowest:
                            lowest = self.slot_rules[i]
        for character in range(self.characters):
            old = self._mind(before, character)
            new = self._mind(now, character)
            if old == new:
                continue
            for i in range(self.mind_rules_first[character], self.mind_rules_first[character + 1]):
                self.waiting[base + self.mind_rules[i]] = 1
                if self.mind_rules[i] < lowest:
                    lowest = self.mind_rules[i]
            row = character * self.slots
            if self.belief_rules_first[row] == self.belief_rules_first[row + self.slots]:
                continue
            one = old
            other = new
            one = one * self.width + HEADER
            other = other * self.width + HEADER
            for slot in range(self.slots):
                code = self.cells[other + slot]
                if self.cells[one + slot] != code:
                    for i in range(self.belief_rules_first[row + slot], self.belief_rules_first[row + slot + 1]):
                        if self.belief_rules_code[i] < 0 or self.belief_rules_code[i] == code:
                            self.waiting[base + self.belief_rules[i]] = 1
                            if self.belief_rules[i] < lowest:
                                lowest = self.belief_rules[i]
        return lowest

    def _fitting(self, slot: cython.int, code: cython.int) -> cython.int:
        """Return the code as the fluent can hold it: clamped to its range; a plain yes/no is never unknown."""
        if code == UNKNOWN:
            return self.known[slot] if self.known[slot] >= 0 else code
        if code < self.first_number:
            return code
        number: cython.double = self._amount(code)
        if number < self.low[slot]:
            return self._number_code(self.low[slot])
        if number > self.high[slot]:
            return self._number_code(self.high[slot])
        return code
