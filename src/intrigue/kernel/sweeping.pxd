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
    cdef int[::1] watched
    cdef int[::1] cost
    cdef int[::1] reached
    cdef int stamp
    cdef int[::1] queue
    cdef int[::1] later
    cdef int[::1] fresh
    cdef int[::1] followed
    cdef int[::1] listed
    cdef unsigned long long[::1] alone
    cdef unsigned long long lifting
    cdef double[::1] lift
    cdef double[::1] best_lift
    cdef int[::1] whole
    cdef int last_holder
    cdef int[::1] event_node
    cdef int[::1] back_first
    cdef int[::1] back
    cdef int[::1] owner_nodes
    cdef int[::1] stranger_nodes
    cdef int[::1] level_nodes
    cdef int characters
    cdef list chains
    cdef int[::1] place_chain
    cdef int[::1] place_slot
    cdef int places
    cdef int codes
    cdef int[::1] facts
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

    cdef int _reach(self, int count, int holder, double start) noexcept
    cpdef int narrow(self, int node, int holder, double start) except -1
    cdef int _sum_lifts(self, int holder, double start) noexcept
    cpdef double lifted(self, int event) noexcept
    cdef int _follow_each(self, int waiting) noexcept
    cdef int _start(self, int node, int holder, bint costs) except -1
    cdef int _add(self, int holder) except -1
    cdef int _within_reach(self, int holder, double least, bint strictly) noexcept
