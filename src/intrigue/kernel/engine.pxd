from intrigue.kernel.reading cimport Reader

cdef class Engine(Reader):
    cdef readonly int first_rule
    cdef int last_rule
    cdef int rules
    cdef readonly int events
    cdef int most_firings
    cdef list rule_names
    cdef int[::1] precondition
    cdef int[::1] private
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
    cdef int[::1] slot_rules_first
    cdef int[::1] slot_rules
    cdef int[::1] slot_rules_code
    cdef int[::1] belief_rules_first
    cdef int[::1] belief_rules
    cdef int[::1] belief_rules_code
    cdef int[::1] mind_rules_first
    cdef int[::1] mind_rules
    cdef double[::1] low
    cdef double[::1] high
    cdef int[::1] known
    cdef unsigned char[::1] waiting
    cdef dict known_after
    cdef readonly long long transitions
    cdef dict open_events
    cdef list others
    cdef list buckets

    cpdef list possible_events(self, int node)
    cdef int _possible(self, int node, int event, int owner) except -1
    cdef int _after(self, int node, int event) except -1
    cdef int _happen(self, int node, int event) except -1
    cdef int _witnesses(self, int node, int event, int level, list lines, bint told) except -1
    cdef int _stands(self, int node, list lines) except -1
    cdef int _forget_waiting(self) except -1
    cdef int _sight(self, int node, int event, int character) except -2
    cdef int _foreseen(self, int mind, int event, list lines) except -1
    cdef int _corrected(self, int mind, int character, int fact, int event) except -1
    cdef int _learnt(self, int mind, int character, int fact, int condition, tuple chain) except -1
    cdef int _lesson(self, int mind, int character, int fact, int expression, tuple chain, bint exact) except -1
    cdef int _along(self, int node, tuple chain) except -1
    cdef int _written(self, int mind, int owner, tuple chain, int slot, int code) except -1
    cdef int _closed(self, int node, int before) except -1
    cdef int _next(self, Py_ssize_t base, int position) noexcept
    cdef int _concerned(self, int before, int now, Py_ssize_t base) except -1
    cdef int _fitting(self, int slot, int code) except -1
