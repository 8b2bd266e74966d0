"""Reading expressions in a node: the twin of `semantics/evaluation.py`."""

from __future__ import annotations

from array import array
from itertools import chain

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.errors import EvaluationError
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
        self.utilities: dict[int, float] = {}
        self.utility_keys = array("q", bytes(8 * PLACES))
        self.utility_values = array("d", bytes(8 * PLACES))

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
                known = self.utilities[key] = self._quantity(node, self.wants[holder])
            return known
        # Nodes are asked about again soon after: the last answers are kept, each in a place of its own.
        place: cython.Py_ssize_t = key & (PLACES - 1)
        if self.utility_keys[place] != key:
            self.utility_values[place] = self._quantity(node, self.wants[holder])
            self.utility_keys[place] = key
        return self.utility_values[place]

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
            return self._at(node, a) != b
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
                return self._at(node, self.forms[4 * a + 1]) == self._at(node, self.forms[4 * b + 1])
            return self._code(node, a) == self._code(node, b)
        if kind == UNEQUAL:
            if self.forms[4 * a] == SLOT and self.forms[4 * b] == SLOT:
                return self._at(node, self.forms[4 * a + 1]) != self._at(node, self.forms[4 * b + 1])
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
