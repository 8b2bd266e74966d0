"""What happens by itself: rules fire in a node until none is due.

Which rules may be due after a change is looked up by fluent, value and whose belief. Each level has one row of marks
for the rules that wait.
"""

from __future__ import annotations

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.errors import LoopError
from intrigue.kernel.reading import Reader, filled
from intrigue.kernel.tables import Tables

HEADER = cython.declare(cython.int, 2)
UNKNOWN = cython.declare(cython.int, 0)


class Rules(Reader):
    """Nodes in which rules fire. What an event does, a rule's firing among them, `Engine` says."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.first_rule = tables.first_rule
        self.last_rule = tables.last_rule
        self.rules = tables.last_rule - tables.first_rule
        self.most_firings = tables.most_firings
        self.rule_names = tables.rule_names
        self.precondition, self.private = filled(tables.precondition), filled(tables.private)
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

    def close(self, node: int) -> int:
        """Return the node after all rules that are due in it."""
        return self._closed(node, -1)

    def _happen(self, node: cython.int, event: cython.int) -> cython.int:
        """Return the node with the event's effects and with what witnesses make of it, before rules fire in it."""
        raise NotImplementedError

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
