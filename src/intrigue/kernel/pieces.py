"""What rows are made of: pieces of equally many cells, each kept once and known by its number.

Compiled, a table of open addresses finds equal pieces, uncompiled a dictionary does, which is quicker there.
"""

from __future__ import annotations

from array import array

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

CELLS = cython.declare(cython.int, 32)
"""Cells of a piece: as many as fill one line of a processor's memory."""
WORDS = cython.declare(cython.int, 8)
SEED = cython.declare(cython.ulonglong, 1469598103934665603)
FACTOR = cython.declare(cython.ulonglong, 0x9E3779B97F4A7C15)


class Pieces:
    """Pieces of rows, numbered in the order in which they are met."""

    def __init__(self) -> None:
        self.cells = array("H", bytes(2 * CELLS * 256))
        """The cells of all pieces, one after the other."""
        self.scratch = array("H", bytes(2 * CELLS))
        """The piece that is being written."""
        self.piece_count = 0
        self.piece_room = 256
        self.piece_table = array("i", bytes(4 * 1024))
        self.piece_mask = 1023
        self.piece_marks = array("I", bytes(4 * 256))
        self.known_pieces: dict[bytes, int] = {}

    def piece(self, number: cython.Py_ssize_t) -> list[int]:
        """Return the codes of a piece; behind those of the last fluent a row is filled up."""
        return [self.cells[number * CELLS + i] for i in range(CELLS)]

    def piece_of(self, codes: list[int]) -> int:
        """Return the number of the piece with these codes."""
        i: cython.int
        for i in range(CELLS):
            self.scratch[i] = codes[i] if i < len(codes) else 0
        return self._piece()

    def _changed_piece(self, piece: cython.Py_ssize_t, place: cython.int, code: cython.int) -> cython.int:
        """Return the piece that differs from another in one cell."""
        base: cython.Py_ssize_t = piece * CELLS
        i: cython.int
        if self.cells[base + place] == code:
            return piece
        if cython.compiled:
            for i in range(CELLS):
                self.scratch[i] = self.cells[base + i]
        else:
            self.scratch[:] = self.cells[base : base + CELLS]
        self.scratch[place] = code
        return self._piece()

    def _piece(self) -> cython.int:
        """Return the number of the piece that has been written."""
        if not cython.compiled:
            key = self.scratch.tobytes()
            known = self.known_pieces.get(key)
            if known is None:
                known = self.known_pieces[key] = self._added_piece()
            return known
        words: cython.p_ulonglong = cython.cast(cython.p_ulonglong, cython.address(self.scratch[0]))
        mark: cython.ulonglong = SEED
        i: cython.int
        for i in range(WORDS):
            mark = (mark ^ words[i]) * FACTOR
            mark ^= mark >> 32
        short: cython.uint = cython.cast(cython.uint, mark)
        place: cython.uint = short & self.piece_mask
        piece: cython.Py_ssize_t
        while self.piece_table[place] != 0:
            piece = self.piece_table[place] - 1
            if self.piece_marks[piece] == short and self._is_written(piece):
                return piece
            place = (place + 1) & self.piece_mask
        piece = self._added_piece()
        self.piece_marks[piece] = short
        self.piece_table[place] = piece + 1
        if 2 * self.piece_count > cython.cast(cython.int, self.piece_mask):
            self._spread_pieces()
        return piece

    def _is_written(self, piece: cython.Py_ssize_t) -> cython.int:
        """Return 1 where the piece is the one that is being written."""
        i: cython.int
        one: cython.p_ulonglong = cython.cast(cython.p_ulonglong, cython.address(self.scratch[0]))
        other: cython.p_ulonglong = cython.cast(cython.p_ulonglong, cython.address(self.cells[piece * CELLS]))
        for i in range(WORDS):
            if one[i] != other[i]:
                return 0
        return 1

    def _added_piece(self) -> cython.int:
        """Append the piece that has been written and return its number."""
        i: cython.int
        base: cython.Py_ssize_t = self.piece_count
        if base == self.piece_room:
            cells: cython.ushort[::1] = array("H", bytes(4 * CELLS * base))
            marks: cython.uint[::1] = array("I", bytes(8 * base))
            cells[: CELLS * base] = self.cells
            marks[:base] = self.piece_marks
            self.cells, self.piece_marks, self.piece_room = cells, marks, 2 * base
        base = base * CELLS
        for i in range(CELLS):
            self.cells[base + i] = self.scratch[i]
        self.piece_count += 1
        return self.piece_count - 1

    def _spread_pieces(self) -> cython.int:
        """Double the table of addresses."""
        size: cython.Py_ssize_t = 2 * (cython.cast(cython.Py_ssize_t, self.piece_mask) + 1)
        self.piece_table = array("i", bytes(4 * size))
        self.piece_mask = size - 1
        piece: cython.int
        place: cython.uint
        for piece in range(self.piece_count):
            place = self.piece_marks[piece] & self.piece_mask
            while self.piece_table[place] != 0:
                place = (place + 1) & self.piece_mask
            self.piece_table[place] = piece + 1
        return 0
