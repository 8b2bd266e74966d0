from intrigue.kernel.learning cimport Learning

cdef class Engine(Learning):
    cdef readonly int events
    cdef int[::1] actor
    cdef int[::1] change_first
    cdef int[::1] change_condition
    cdef int[::1] change_slot
    cdef int[::1] change_value
    cdef int[::1] chain_first
    cdef int[::1] chain
    cdef int[::1] sight_first
    cdef int[::1] sight_condition
    cdef int[::1] sight_event
    cdef int[::1] mark_character
    cdef int[::1] marked_first
    cdef int[::1] marked
    cdef int[::1] forgetting_first
    cdef int[::1] forgetting_condition
    cdef int[::1] forgetting_mark
    cdef int[::1] feelings_first
    cdef int[::1] feelings
    cdef dict known_after
    cdef readonly long long transitions
    cdef dict open_events
    cdef list others
    cdef list buckets

    cpdef list possible_events(self, int node)
    cdef int _possible(self, int node, int event, int owner) except -1
    cdef int _after(self, int node, int event) except -1
    cdef int _felt_after(self, int node, int event) except -1
    cdef int _mark(self, int node, int event, int level) except -1
    cdef list _lost(self, int node, int event)
    cdef int _with_own_feelings(self, int kept, int node, int character) except -1
    cdef int _witnesses(self, int node, int event, int level, list lines, bint told, list lost) except -1
    cdef int _stands(self, int node, list lines) except -1
    cdef int _sight(self, int node, int event, int character) except -2
    cdef int _foreseen(self, int mind, int event, list lines) except -1
