from intrigue.kernel.engine cimport Engine
from intrigue.kernel.outlook cimport Outlook
from intrigue.kernel.sweeping cimport Sweep

cdef class Outset(Outlook):
    cdef Py_ssize_t size
    cdef unsigned char[::1] reached
    cdef int[::1] left
    cdef int[::1] queue
    cdef int[::1] later
    cdef int queued
    cdef int waiting
    cdef unsigned char[::1] known_reached
    cdef int[::1] known_left
    cdef int[::1] known_later
    cdef int known_waiting
    cdef int known_level
    cdef int[::1] known_chains
    cdef int[::1] known_pieces
    cdef int[::1] known_codes
    cdef unsigned char[::1] loose
    cdef unsigned char[::1] loosened
    cdef int[::1] loose_places
    cdef int loose_count
    cdef int most_loose
    cdef int blocks
    cdef int[::1] block_chain
    cdef int[::1] block_piece
    cdef int[::1] block_first

    cdef int _begin(self, int node) except -1
    cdef int _loosen(self) noexcept
    cdef int _keep(self) except -1
    cdef int _fasten(self) noexcept
    cdef int _know(self) except -1
    cdef int _follow(self, int count, double start, bint watching) noexcept
    cdef int _improved(self, int node, double start) noexcept
