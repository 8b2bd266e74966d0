from intrigue.kernel.sweeping cimport Sweep

cdef class Outlook:
    cdef Sweep world
    cdef int holder
    cdef int nodes
    cdef int first_near
    cdef int counted
    cdef int first_far
    cdef int first_step
    cdef int always
    cdef int[::1] number
    cdef int[::1] stands_for
    cdef unsigned char[::1] possible
    cdef unsigned char[::1] certain
    cdef unsigned char[::1] given
    cdef unsigned char[::1] useful
    cdef unsigned char[::1] near
    cdef int[::1] parts
    cdef int[::1] out_first
    cdef int[::1] out
    cdef int[::1] back_first
    cdef int[::1] back
    cdef int places
    cdef int[::1] place_chain
    cdef int[::1] place_slot
    cdef int[::1] facts
    cdef int[::1] event_node
    cdef int[::1] level_node
    cdef int options
    cdef int terms
    cdef int[::1] term_of
    cdef int[::1] option_node
    cdef int[::1] options_first
    cdef int[::1] options_at
    cdef int[::1] source
    cdef int[::1] other
    cdef int[::1] target
    cdef int edges

    cdef int _flood(self, unsigned char[::1] mark, int count, bint steps) except -1
    cdef int _find(self, int node) noexcept
    cdef int _parts_of(self, int node, int[::1] found) noexcept
    cdef int _stand_in(self) except -1
    cdef int _select(self, unsigned char[::1] mark, bint steps) except -1
    cdef int _number_nodes(self) except -1
    cdef int _passes_on(self, int node, int[::1] outs, int[::1] last) noexcept
    cdef int _write_edges(self) except -1
    cdef int _edge(self, int source, int other, int target) noexcept
    cdef int _sort_edges(self) except -1
    cdef int _write_places(self) except -1
    cdef int _write_options(self) except -1
