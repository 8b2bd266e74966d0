"""Epistemic states as interned nodes: numbers from 0 on, each with a row of values and a row of minds.

The codes of all fluents that may change are cut into *pieces* of the same length, and equal pieces are kept once: what
an event leaves as it was, the states before and after it share (`pieces.py`). A node's row holds its level with its
owner (nobody: the world, or where it does not matter), the numbers of its pieces, the nodes of all characters' minds
(-1: the node itself), and where minds may go back to a mark, those that stand there (-1: none). Equal rows are one
node. Rows stand one after another in a flat table; compiled, a table of open addresses finds equal ones, uncompiled a
dictionary does, which is quicker there.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from array import array
from mmap import mmap
from typing import Any

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.errors import BoundError
from intrigue.kernel.pieces import Pieces
from intrigue.kernel.tables import Tables

COMPILED: bool = cython.compiled
"""Whether this module runs compiled."""

CELLS = cython.declare(cython.int, 32)
SHIFT = cython.declare(cython.int, 5)
LEVELS = cython.declare(cython.int, 4096)
"""A row begins with its level + LEVELS * (owner + 1)."""
MOST_CODES = 65_536
"""Different entities and numbers that a search may meet; what fits into a cell."""
MOST_NODES = 30_000_000
LARGEST = cython.declare(cython.double, 9007199254740992.0)
"""Beyond it a number of the kernel's no longer tells one whole number from the next."""
SEED = cython.declare(cython.ulonglong, 1469598103934665603)
SPREAD = cython.declare(cython.ulonglong, 0x9E3779B97F4A7C1)
FACTOR = cython.declare(cython.ulonglong, 1099511628211)


class Store(Pieces):
    """The nodes of one setting, and the numbers that their values stand for."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self.characters = tables.characters
        self.kin = tables.characters + tables.marks
        """Nodes beside each: the mind of every character, then what some believed at a mark."""
        self.slots = tables.slots
        self.pieces = (tables.slots + CELLS - 1) // CELLS
        """Pieces of every row."""
        self.minds = 1 + self.pieces
        """Where in a row the nodes beside it begin."""
        self.width = self.minds + self.kin
        self.owners = tables.owners
        self.introspection = tables.introspection
        self.first_number = tables.first_number
        self.numbers = list(tables.numbers)
        self.number_codes = {number: self.first_number + i for i, number in enumerate(self.numbers)}
        self.amounts = array("d", self.numbers + [0.0] * 64)
        self.count = 0
        self.room = 1024
        self.rows = array("i", bytes(4 * self.width * self.room))
        self.table = array("i", bytes(4 * 4096))
        self.mask = 4095
        self.marks = array("I", bytes(4 * self.room))
        self.known_rows: dict[bytes, int] = {}
        self.memo_keys = array("q", bytes(8 * 4096))
        self.memo_nodes = array("i", bytes(4 * 4096))
        self.memo_count = 0
        self.memo_mask = 4095
        self.new_rows = array("i", bytes(4 * self.width * (tables.levels + 2)))

    # --- nodes ------------------------------------------------------------------------------------------------------

    def node(self, level: cython.int, owner: cython.int, codes: list[int], minds: list[int]) -> int:
        """Return the node with this content; a mind of -1 is the node itself.

        The minds of the characters come first, then what stands at the marks; there -1 is no mark.
        """
        pieces = [self.piece_of(codes[first : first + CELLS]) for first in range(0, self.slots, CELLS)]
        return self.put_together(level, owner, pieces, minds)

    def put_together(self, level: cython.int, owner: cython.int, pieces: list[int], minds: list[int]) -> int:
        """Return the node of these pieces, by number, and these minds."""
        row: cython.Py_ssize_t = level * self.width
        self.new_rows[row] = level + LEVELS * (owner + 1 if self.owners else 0)
        i: cython.int
        for i in range(self.pieces):
            self.new_rows[row + 1 + i] = pieces[i]
        for i in range(self.kin):
            self.new_rows[row + self.minds + i] = minds[i]
        return self._interned(level)

    def codes(self, node: cython.int) -> list[int]:
        """Return the code of every fluent in the node."""
        return [self._at(node, slot) for slot in range(self.slots)]

    def pieces_of(self, node: cython.Py_ssize_t) -> list[int]:
        """Return the pieces that the row of a node is made of, by number."""
        return [self.rows[node * self.width + 1 + i] for i in range(self.pieces)]

    def level(self, node: int) -> int:
        """Return how many minds deep the node goes."""
        return self._level(node)

    def owner(self, node: int) -> int:
        """Return whose mind the node is; -1 for the world, and where it does not matter."""
        return self._owner(node)

    def mind(self, node: int, character: int) -> int:
        """Return what the character believes in the node."""
        return self._mind(node, character)

    def mark(self, node: int, number: int) -> int:
        """Return what stands at a mark; -1 where the node has no such mark."""
        return self._beside(node, self.characters + number)

    def __len__(self) -> int:
        return self.count

    def size(self) -> int:
        """Return how many bytes all nodes take together, with where they lead."""
        return 4 * self.width * self.count + 2 * CELLS * self.piece_count + 24 * self.memo_count

    def _level(self, node: cython.Py_ssize_t) -> cython.int:
        return self.rows[node * self.width] & (LEVELS - 1)

    def _owner(self, node: cython.Py_ssize_t) -> cython.int:
        """Return whose mind a node is; -1 for the world, and where it does not matter."""
        return self.rows[node * self.width] // LEVELS - 1

    def _at(self, node: cython.Py_ssize_t, slot: cython.int) -> cython.int:
        piece: cython.Py_ssize_t = self.rows[node * self.width + 1 + (slot >> SHIFT)]
        return self.cells[piece * CELLS + (slot & (CELLS - 1))]

    def _beside(self, node: cython.Py_ssize_t, place: cython.int) -> cython.int:
        """Return what stands beside a node: the mind of a character, or at a mark; -1: the node itself, or none."""
        return self.rows[node * self.width + self.minds + place]

    def _mind(self, node: cython.int, character: cython.int) -> cython.int:
        mind: cython.int = self._beside(node, character)
        return node if mind < 0 else mind

    def _copied(self, node: cython.Py_ssize_t) -> cython.int:
        """Copy a node to where the new node of its level is written, and return the level."""
        level: cython.int = self._level(node)
        i: cython.Py_ssize_t
        source: cython.Py_ssize_t = node * self.width
        target: cython.Py_ssize_t = level * self.width
        if cython.compiled:
            for i in range(self.width):
                self.new_rows[target + i] = self.rows[source + i]
        else:
            self.new_rows[target : target + self.width] = self.rows[source : source + self.width]
        return level

    def _put(self, level: cython.int, slot: cython.int, code: cython.int) -> cython.int:
        """Write the code of a fluent into the new row of this level."""
        row: cython.Py_ssize_t = level * self.width
        row += 1 + (slot >> SHIFT)
        self.new_rows[row] = self._changed_piece(self.new_rows[row], slot & (CELLS - 1), code)
        return 0

    def _put_beside(self, level: cython.int, place: cython.int, node: cython.int) -> cython.int:
        """Write what stands beside the new row of this level: the mind of a character, or at a mark."""
        row: cython.Py_ssize_t = level * self.width
        self.new_rows[row + self.minds + place] = node
        return 0

    def _interned(self, level: cython.int) -> cython.int:
        """Return the node whose row has been written as the new one of this level."""
        if not cython.compiled:
            return self._interned_plainly(level)
        base: cython.Py_ssize_t = level * self.width
        i: cython.Py_ssize_t
        mark: cython.ulonglong = SEED
        for i in range(self.width):
            mark = (mark ^ cython.cast(cython.uint, self.new_rows[base + i])) * FACTOR
        mark ^= mark >> 32
        short: cython.uint = cython.cast(cython.uint, mark)
        place: cython.uint = short & self.mask
        node: cython.int
        while self.table[place] != 0:
            node = self.table[place] - 1
            if self.marks[node] == short and self._is_new(node, base):
                return node
            place = (place + 1) & self.mask
        node = self._added(base)
        self.marks[node] = short
        self.table[place] = node + 1
        if 2 * self.count > cython.cast(cython.int, self.mask):
            self._rehash()
        return node

    def _is_new(self, node: cython.Py_ssize_t, base: cython.Py_ssize_t) -> cython.int:
        """Return 1 where the node is the one that is being written."""
        i: cython.Py_ssize_t
        source: cython.Py_ssize_t = node * self.width
        for i in range(self.width):
            if self.rows[source + i] != self.new_rows[base + i]:
                return 0
        return 1

    def _interned_plainly(self, level: cython.int) -> cython.int:
        base: cython.Py_ssize_t = level * self.width
        key = self.new_rows[base : base + self.width].tobytes()
        known = self.known_rows.get(key)
        if known is None:
            known = self.known_rows[key] = self._added(base)
        return known

    def _added(self, base: cython.Py_ssize_t) -> cython.int:
        """Append the row that has been written and return the number of the new node."""
        node: cython.Py_ssize_t = self.count
        if node == self.room:
            self._grow()
        self.count += 1
        i: cython.Py_ssize_t
        target: cython.Py_ssize_t = node * self.width
        if cython.compiled:
            for i in range(self.width):
                self.rows[target + i] = self.new_rows[base + i]
        else:
            self.rows[target : target + self.width] = self.new_rows[base : base + self.width]
        return node

    def _grow(self) -> cython.int:
        """Make room for more nodes."""
        if self.room >= MOST_NODES:
            raise BoundError(f"a search meets more than {MOST_NODES:,} states")
        room: cython.Py_ssize_t = 2 * self.room + 1024
        # Compiled, memory is asked for that takes no room before it is written on.
        rows: Any = array("i", bytes(0 if cython.compiled else 4 * self.width * room))
        if cython.compiled:
            rows = memoryview(mmap(-1, 4 * self.width * room)).cast("i")
        marks = array("I", bytes(4 * room))
        new_rows: cython.int[::1] = rows
        new_marks: cython.uint[::1] = marks
        new_rows[: self.width * self.room] = self.rows
        new_marks[: self.room] = self.marks
        self.rows, self.marks, self.room = new_rows, new_marks, room
        return 0

    def _rehash(self) -> cython.int:
        """Double the table of addresses."""
        size: cython.Py_ssize_t = 2 * (cython.cast(cython.Py_ssize_t, self.mask) + 1)
        self.table = array("i", bytes(4 * size))
        self.mask = size - 1
        node: cython.int
        place: cython.uint
        for node in range(self.count):
            place = self.marks[node] & self.mask
            while self.table[place] != 0:
                place = (place + 1) & self.mask
            self.table[place] = node + 1
        return 0

    # --- what events lead to ------------------------------------------------------------------------------------------

    def _recall(self, question: cython.longlong) -> cython.int:
        """Return the node that a transition is known to lead to, else -1."""
        place: cython.uint = (cython.cast(cython.ulonglong, question) * SPREAD) >> 24 & self.memo_mask
        while self.memo_keys[place] != 0:
            if self.memo_keys[place] == question:
                return self.memo_nodes[place]
            place = (place + 1) & self.memo_mask
        return -1

    def _remember(self, question: cython.longlong, node: cython.int) -> cython.int:
        if 2 * self.memo_count > cython.cast(cython.longlong, self.memo_mask):
            keys: cython.longlong[::1] = self.memo_keys
            nodes: cython.int[::1] = self.memo_nodes
            size: cython.Py_ssize_t = cython.cast(cython.Py_ssize_t, self.memo_mask) + 1
            self.memo_keys = array("q", bytes(16 * size))
            self.memo_nodes = array("i", bytes(8 * size))
            self.memo_mask = 2 * size - 1
            i: cython.Py_ssize_t
            for i in range(size):
                if keys[i] != 0:
                    self._place(keys[i], nodes[i])
        self.memo_count += 1
        return self._place(question, node)

    def _place(self, question: cython.longlong, node: cython.int) -> cython.int:
        place: cython.uint = (cython.cast(cython.ulonglong, question) * SPREAD) >> 24 & self.memo_mask
        while self.memo_keys[place] != 0:
            place = (place + 1) & self.memo_mask
        self.memo_keys[place] = question
        self.memo_nodes[place] = node
        return 0

    # --- numbers ----------------------------------------------------------------------------------------------------

    def number_code(self, number: float) -> int:
        """Return the code of a number; raise BoundError when there are too many."""
        return self._number_code(number)

    def number(self, code: int) -> float:
        """Return the number that a code stands for."""
        return float(self.numbers[code - self.first_number])

    def _number_code(self, number: cython.double) -> cython.int:
        if number != number:
            return 0
        if not -LARGEST <= number <= LARGEST:
            raise BoundError(f"a search meets a number beyond {LARGEST:,.0f}, where whole numbers are no longer exact")
        known = self.number_codes.get(number)
        if known is None:
            known = self.first_number + len(self.numbers)
            if known >= MOST_CODES:
                raise BoundError(f"a search meets more than {MOST_CODES:,} different entities and numbers")
            self.number_codes[number] = known
            self.numbers.append(number)
            self.amounts = (
                array("d", [*self.numbers, *self.numbers, *[0.0] * 64])
                if (len(self.numbers) > len(self.amounts))
                else self.amounts
            )
            self.amounts[len(self.numbers) - 1] = number
        return known
