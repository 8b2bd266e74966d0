"""Reading expressions in a node: the twin of `semantics/evaluation.py`."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.errors import EvaluationError
from intrigue.kernel.indexing import reads
from intrigue.kernel.store import Store
from intrigue.kernel.tables import Tables

# The codes and operators of `layout.py` as constants that the C compiler folds; a test holds the two equal.
CELLS = cython.declare(cython.int, 32)
SHIFT = cython.declare(cython.int, 5)
PLACES = cython.declare(cython.int, 16384)
"""Utilities that are kept."""
NO = cython.declare(cython.int, 2)
YES = cython.declare(cython.int, 3)
LITERAL = cython.declare(cython.int, 0)
SLOT = cython.declare(cython.int, 1)
BELIEVES = cython.declare(cython.int, 2)
SLOT_IS = cython.declare(cython.int, 3)
SLOT_IS_NOT = cython.declare(cython.int, 4)
EQUAL = cython.declare(cython.int, 5)
UNEQUAL = cython.declare(cython.int, 6)
LESS = cython.declare(cython.int, 7)
LESS_OR_EQUAL = cython.declare(cython.int, 8)
GREATER = cython.declare(cython.int, 9)
GREATER_OR_EQUAL = cython.declare(cython.int, 10)
AND = cython.declare(cython.int, 11)
OR = cython.declare(cython.int, 12)
CONDITIONAL = cython.declare(cython.int, 13)
PLUS = cython.declare(cython.int, 14)
MINUS = cython.declare(cython.int, 15)
TIMES = cython.declare(cython.int, 16)
DIVIDED = cython.declare(cython.int, 17)
SUM = cython.declare(cython.int, 18)
PRODUCT = cython.declare(cython.int, 19)
NAN = cython.declare(cython.double, float("nan"))


class Reader(Store):
    """A store whose nodes can be asked."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.operator, self.a, self.b, self.c = tables.operator, tables.a, tables.b, tables.c
        self.forms = filled(array("i", chain.from_iterable(zip(self.operator, self.a, self.b, self.c, strict=True))))
        """The same four, expression by expression, so that what is read together stands together."""
        self.parts = filled(tables.parts)
        self.wants = tables.wants
        self._take_apart(tables)
        self.utilities: dict[int, float] = {}
        self.utility_keys = array("q", bytes(8 * PLACES))
        self.utility_values = array("d", bytes(8 * PLACES))

    def _take_apart(self, tables: Tables) -> None:
        """Take every utility apart into what it sums up, each with what it hangs on.

        That is a bit for every piece of a row, and for every character whose mind is read; beyond 64, some share one.
        """
        parts = [
            list(self.parts[self.a[want] : self.a[want] + self.b[want]]) if self.operator[want] == SUM else [want]
            for want in self.wants
        ]
        self.want_first = array("i", [0, *accumulate(map(len, parts))])
        self.want_part = filled(array("i", chain.from_iterable(parts)))
        size = len(self.want_part)
        self.want_pieces, self.want_minds = array("Q", bytes(8 * size)), array("Q", bytes(8 * size))
        for i, part in enumerate(chain.from_iterable(parts)):
            for minds, slot in reads(tables, part):
                if minds:
                    self.want_minds[i] |= 1 << (minds[0] & 63)
                else:
                    self.want_pieces[i] |= 1 << (slot >> SHIFT & 63)
        self.summed = array("i", [-1]) * (len(parts) + 1)
        """By holder: the node whose utility has been summed up last; its summands stand in `summands`."""
        self.summands = array("d", bytes(8 * size))
        self.unlike_pieces = self.unlike_minds = 0
        """In what the last two nodes that were compared differ, as bits."""

    def holds(self, node: int, expression: int) -> bool:
        """Return whether a condition holds in the node."""
        return bool(self._truth(node, expression))

    def code(self, node: int, expression: int) -> int:
        """Return the code of an expression's value in the node."""
        return self._code(node, expression)

    def utility(self, node: cython.int, holder: cython.int) -> cython.double:
        """Return how well the holder does in a node; not a number where that cannot be told.

        The author comes after the characters.
        """
        key: cython.longlong = node
        key = key * len(self.wants) + holder + 1
        if not cython.compiled:
            known = self.utilities.get(key)
            if known is None:
                known = self.utilities[key] = self._summed(node, holder)
            return known
        # Nodes are asked about again soon after: the last answers are kept, each in a place of its own.
        place: cython.Py_ssize_t = key & (PLACES - 1)
        if self.utility_keys[place] != key:
            self.utility_values[place] = self._summed(node, holder)
            self.utility_keys[place] = key
        return self.utility_values[place]

    def _summed(self, node: cython.int, holder: cython.int) -> cython.double:
        """Return how well the holder does; only those summands are read again that may differ from the last node's."""
        last: cython.int = self.summed[holder]
        i: cython.int
        total: cython.double = 0
        if last >= 0:
            self._compare_rows(last, node)
        self.summed[holder] = -1  # Until all is read: a quotient may be none.
        for i in range(self.want_first[holder], self.want_first[holder + 1]):
            if last < 0 or self._hangs_on(i):
                self.summands[i] = self._quantity(node, self.want_part[i])
            total += self.summands[i]
        self.summed[holder] = node
        return total

    def _compare_rows(self, one: cython.Py_ssize_t, other: cython.Py_ssize_t) -> cython.int:
        """Note in which pieces of their rows two nodes differ, and in whose minds."""
        i: cython.int
        mind: cython.int
        bit: cython.ulonglong = 1
        one = one * self.width
        other = other * self.width
        self.unlike_pieces = self.unlike_minds = 0
        for i in range(self.pieces):
            if self.rows[one + 1 + i] != self.rows[other + 1 + i]:
                self.unlike_pieces |= bit << (i & 63)
        for i in range(self.characters):
            mind = self.rows[one + self.minds + i]
            # A mind that is the node itself differs with it.
            if mind < 0 or mind != self.rows[other + self.minds + i]:
                self.unlike_minds |= bit << (i & 63)
        return 0

    def _hangs_on(self, part: cython.int) -> cython.int:
        """Return 1 where a summand of some utility may differ between the two nodes that have been compared."""
        return (self.want_pieces[part] & self.unlike_pieces) != 0 or (self.want_minds[part] & self.unlike_minds) != 0

    def _truth(self, node: cython.int, expression: cython.int) -> cython.int:
        """Return 1 where a condition holds, else 0."""
        form: cython.Py_ssize_t = expression * 4
        kind: cython.int = self.forms[form]
        a: cython.int = self.forms[form + 1]
        b: cython.int = self.forms[form + 2]
        i: cython.int
        part: cython.Py_ssize_t
        # Cells are read in place (see `_at`): these lines are the innermost of all.
        row: cython.Py_ssize_t = node
        row = row * self.width + 1
        piece: cython.Py_ssize_t
        slot: cython.int
        if kind == SLOT_IS:
            piece = self.rows[row + (a >> SHIFT)]
            return self.cells[piece * CELLS + (a & (CELLS - 1))] == b
        if kind == AND:
            for i in range(a, a + b):
                part = self.parts[i]
                form = part * 4
                if self.forms[form] == SLOT_IS:
                    slot = self.forms[form + 1]
                    piece = self.rows[row + (slot >> SHIFT)]
                    if self.cells[piece * CELLS + (slot & (CELLS - 1))] != self.forms[form + 2]:
                        return 0
                elif not self._truth(node, part):
                    return 0
            return 1
        if kind == SLOT_IS_NOT:
            piece = self.rows[row + (a >> SHIFT)]
            return self.cells[piece * CELLS + (a & (CELLS - 1))] != b
        if kind == BELIEVES:
            return self._truth(self._mind(node, a), b)
        if kind == OR:
            for i in range(a, a + b):
                part = self.parts[i]
                form = part * 4
                if self.forms[form] == SLOT_IS:
                    slot = self.forms[form + 1]
                    piece = self.rows[row + (slot >> SHIFT)]
                    if self.cells[piece * CELLS + (slot & (CELLS - 1))] == self.forms[form + 2]:
                        return 1
                elif self._truth(node, part):
                    return 1
            return 0
        if kind == EQUAL:
            # Two fluents are what is mostly compared.
            if self.forms[4 * a] == SLOT and self.forms[4 * b] == SLOT:
                return self._alike(row, self.forms[4 * a + 1], self.forms[4 * b + 1])
            return self._code(node, a) == self._code(node, b)
        if kind == UNEQUAL:
            if self.forms[4 * a] == SLOT and self.forms[4 * b] == SLOT:
                return not self._alike(row, self.forms[4 * a + 1], self.forms[4 * b + 1])
            return self._code(node, a) != self._code(node, b)
        if kind == LESS:
            return self._quantity(node, a) < self._quantity(node, b)
        if kind == LESS_OR_EQUAL:
            return self._quantity(node, a) <= self._quantity(node, b)
        if kind == GREATER:
            return self._quantity(node, a) > self._quantity(node, b)
        if kind == GREATER_OR_EQUAL:
            return self._quantity(node, a) >= self._quantity(node, b)
        return self._code(node, expression) == YES

    def _alike(self, row: cython.Py_ssize_t, one: cython.int, other: cython.int) -> cython.int:
        """Return 1 where two fluents have the same code in a node, whose pieces begin at `row`."""
        first: cython.Py_ssize_t = self.rows[row + (one >> SHIFT)]
        second: cython.Py_ssize_t = self.rows[row + (other >> SHIFT)]
        return self.cells[first * CELLS + (one & (CELLS - 1))] == self.cells[second * CELLS + (other & (CELLS - 1))]

    def _code(self, node: cython.int, expression: cython.int) -> cython.int:
        """Return the code of an expression's value."""
        form: cython.Py_ssize_t = expression * 4
        kind: cython.int = self.forms[form]
        a: cython.int = self.forms[form + 1]
        if kind == LITERAL:
            return a
        if kind == SLOT:
            return self._at(node, a)
        if kind == BELIEVES:
            return self._code(self._mind(node, a), self.forms[form + 2])
        if kind == CONDITIONAL:
            return self._code(node, self.forms[form + 2] if self._truth(node, a) else self.forms[form + 3])
        if kind >= PLUS:
            return self._number_code(self._quantity(node, expression))
        return YES if self._truth(node, expression) else NO

    def _quantity(self, node: cython.int, expression: cython.int) -> cython.double:
        """Return an expression's value as a number, yes as 1 and no as 0; not a number where unknown."""
        form: cython.Py_ssize_t = expression * 4
        kind: cython.int = self.forms[form]
        a: cython.int = self.forms[form + 1]
        b: cython.int = self.forms[form + 2]
        i: cython.int
        total: cython.double
        if kind == LITERAL:
            return self._amount(a)
        if kind == SLOT:
            return self._amount(self._at(node, a))
        if kind == BELIEVES:
            return self._quantity(self._mind(node, a), b)
        if kind == CONDITIONAL:
            return self._quantity(node, b if self._truth(node, a) else self.forms[form + 3])
        if kind == SUM:
            total = 0
            for i in range(a, a + b):
                total += self._quantity(node, self.parts[i])
            return total
        if kind == PRODUCT:
            total = 1
            for i in range(a, a + b):
                total *= self._quantity(node, self.parts[i])
            return total
        if kind == PLUS:
            return self._quantity(node, a) + self._quantity(node, b)
        if kind == MINUS:
            return self._quantity(node, a) - self._quantity(node, b)
        if kind == TIMES:
            return self._quantity(node, a) * self._quantity(node, b)
        if kind == DIVIDED:
            return self._quotient(self._quantity(node, a), self._quantity(node, b))
        return 1.0 if self._truth(node, expression) else 0.0

    def _quotient(self, left: cython.double, right: cython.double) -> cython.double:
        if left != left or right != right:
            return NAN
        if right == 0:
            raise EvaluationError(f"division by zero: {left:g} / 0")
        return left / right

    def _amount(self, code: cython.int) -> cython.double:
        """Return the number that a code counts as."""
        if code >= self.first_number:
            return self.amounts[code - self.first_number]
        return 1.0 if code == YES else 0.0 if code == NO else NAN


def filled(table: array[int]) -> array[int]:
    """Return the table, never empty: a view needs something to look at."""
    return table if len(table) else array(table.typecode, [0])
