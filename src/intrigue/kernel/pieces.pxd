cdef class Pieces:
    cdef unsigned short[::1] cells
    cdef unsigned short[::1] scratch
    cdef int piece_count
    cdef Py_ssize_t piece_room
    cdef int[::1] piece_table
    cdef unsigned int piece_mask
    cdef unsigned int[::1] piece_marks
    cdef dict known_pieces

    cdef int _changed_piece(self, Py_ssize_t piece, int place, int code) except -1
    cdef int _piece(self) except -1
    cdef int _is_written(self, Py_ssize_t piece) noexcept
    cdef int _added_piece(self) except -1
    cdef int _spread_pieces(self) except -1
