from intrigue.kernel.engine cimport Engine

cdef class Sweep:
    cdef Engine engine
    cdef int nodes
    cdef int[::1] need
    cdef int[::1] steps
    cdef int[::1] out_first
    cdef int[::1] out
    cdef int[::1] left
    cdef int[::1] awaited
    cdef int[::1] cost
    cdef int[::1] reached
    cdef int stamp
    cdef int[::1] queue
    cdef int[::1] later
    cdef int[::1] whole
    cdef int[::1] exact
    cdef int[::1] event_node
    cdef int[::1] back_first
    cdef int[::1] back
    cdef int[::1] owner_nodes
    cdef int[::1] stranger_nodes
    cdef int[::1] level_nodes
    cdef int characters
    cdef int chains
    cdef int[::1] chain_around
    cdef int[::1] chain_last
    cdef int[::1] place_chain
    cdef int[::1] place_slot
    cdef int places
    cdef int codes
    cdef int[::1] facts
    cdef dict followed
    cdef int[::1] chain_nodes
    cdef double[::1] base
    cdef int[::1] term_first
    cdef int[::1] option_first
    cdef double[::1] option_value
    cdef double[::1] option_base
    cdef list added
    cdef bint has_added
    cdef int[::1] option_node
    cdef readonly long long sweeps

    cdef int _start(self, int node, int holder) except -1
    cdef int _enter(self, int node) noexcept
    cdef int _add(self, int holder) except -1
    cdef int _within_reach(self, int holder, double least, bint strictly) noexcept
