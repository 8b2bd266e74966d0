"""What happens by itself: rules fire in a node until none is due.

Which rules may be due after a change is looked up by fluent, value and whose belief. Each level has one row of marks
for the rules that wait.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.errors import LoopError
from intrigue.kernel.reading import Reader, filled
from intrigue.kernel.tables import Tables

CELLS = cython.declare(cython.int, 32)
SHIFT = cython.declare(cython.int, 5)
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
        own = len(tables.rules_by_slot.data)
        beliefs = array("i", [own + each for each in tables.rules_by_belief.first[1:]])
        self.concerned_first = tables.rules_by_slot.first + beliefs
        self.concerned = filled(tables.rules_by_slot.data + tables.rules_by_belief.data)
        self.concerned_code = filled(tables.rules_by_slot_code + tables.rules_by_belief_code)
        self.pivot_slot = filled(tables.pivot_slot[self.first_rule : self.last_rule])
        self.pivot_code = filled(tables.pivot_code[self.first_rule : self.last_rule])
        self.concerned_last = array("i", self.concerned_first)
        """By row, where those begin that ask for a discord, which come last."""
        for row in range(len(self.concerned_first) - 1):
            rules = self.concerned[self.concerned_first[row] : self.concerned_first[row + 1]]
            plain = sum(1 for place in rules if tables.discord_character[place] < 0)
            self.concerned_last[row] = self.concerned_first[row] + plain
        self.discord_character, self.discord_slot = filled(tables.discord_character), filled(tables.discord_slot)
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
        if position >= self.rules:
            return self.rules
        found_at: cython.p_uchar = cython.cast(
            cython.p_uchar,
            memchr(cython.address(self.waiting[base + position]), 1, self.rules - position),  # type: ignore[name-defined]  # noqa: F821
        )
        if found_at == cython.NULL:
            return self.rules
        return found_at - cython.address(self.waiting[base])

    def _concerned(self, before: cython.int, now: cython.int, base: cython.Py_ssize_t) -> cython.int:
        """Mark the rules that a change may have set off, and return the first of them.

        A rule that lacks what it cannot do without waits for that to come; it is marked then.
        """
        character: cython.int
        old: cython.int
        new: cython.int
        i: cython.int
        place: cython.int
        row: cython.Py_ssize_t = 0
        lowest: cython.int = self._compare(before, now, row, base, now, self.rules)
        for character in range(self.characters):
            row += self.slots
            old = self._mind(before, character)
            new = self._mind(now, character)
            if old == new:
                continue
            for i in range(self.mind_rules_first[character], self.mind_rules_first[character + 1]):
                place = self.mind_rules[i]
                if self._may_be_due(now, place):
                    self.waiting[base + place] = 1
                    if place < lowest:
                        lowest = place
            if self.concerned_first[row] < self.concerned_first[row + self.slots]:
                lowest = self._compare(old, new, row, base, now, lowest)
        return lowest

    def _may_be_due(self, node: cython.Py_ssize_t, place: cython.int) -> cython.int:
        """Return 0 where a rule lacks what it cannot do without: one value, or that somebody believes what is not so.

        With either it is looked at again: it reads both.
        """
        row: cython.Py_ssize_t = node * self.width
        piece: cython.Py_ssize_t
        mind: cython.Py_ssize_t
        slot: cython.int = self.pivot_slot[place]
        cell: cython.int
        if slot >= 0:
            # Cells are read in place (see `_at`).
            piece = self.rows[row + 1 + (slot >> SHIFT)]
            if self.cells[piece * CELLS + (slot & (CELLS - 1))] != self.pivot_code[place]:
                return 0
        if self.discord_character[place] < 0:
            return 1
        mind = self.rows[row + self.minds + self.discord_character[place]]
        if mind < 0:
            return 0  # It is this mind itself.
        slot = self.discord_slot[place]
        cell = slot & (CELLS - 1)
        piece = self.rows[row + 1 + (slot >> SHIFT)]
        mind = self.rows[mind * self.width + 1 + (slot >> SHIFT)]
        return piece != mind and self.cells[piece * CELLS + cell] != self.cells[mind * CELLS + cell]

    def _compare(
        self,
        old: cython.int,
        new: cython.int,
        row: cython.Py_ssize_t,
        base: cython.Py_ssize_t,
        node: cython.int,
        lowest: cython.int,
    ) -> cython.int:
        """Mark the rules in the node that changed values concern; the index of the values' rules begins at `row`.

        Return the first rule that is marked.
        """
        # Rows are read in place, piece by piece: this loop is the innermost of all.
        one: cython.Py_ssize_t = old
        other: cython.Py_ssize_t = new
        one = one * self.width + 1
        other = other * self.width + 1
        was: cython.Py_ssize_t
        now: cython.Py_ssize_t
        first: cython.Py_ssize_t
        piece: cython.int
        cell: cython.int
        code: cython.int
        i: cython.int
        place: cython.int
        end: cython.int
        # Where nobody has a mind, nobody believes anything else than is so.
        lone: cython.bint = self._level(node) == 0
        for piece in range(self.pieces):
            was = self.rows[one + piece]
            now = self.rows[other + piece]
            if was == now:
                continue
            was = was * CELLS
            now = now * CELLS
            first = row + piece * CELLS
            for cell in range(CELLS):
                code = self.cells[now + cell]
                if self.cells[was + cell] == code:
                    continue
                end = self.concerned_last[first + cell] if lone else self.concerned_first[first + cell + 1]
                for i in range(self.concerned_first[first + cell], end):
                    if self.concerned_code[i] >= 0 and self.concerned_code[i] != code:
                        continue
                    place = self.concerned[i]
                    if not self.waiting[base + place] and self._may_be_due(node, place):
                        self.waiting[base + place] = 1
                        if place < lowest:
                            lowest = place
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
