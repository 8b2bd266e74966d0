from intrigue.kernel.reading cimport Reader
from libc.string cimport memchr

cdef class Rules(Reader):
    cdef readonly int first_rule
    cdef int last_rule
    cdef int rules
    cdef int most_firings
    cdef list rule_names
    cdef int[::1] precondition
    cdef int[::1] private
    cdef int[::1] concerned_first
    cdef int[::1] concerned_last
    cdef int[::1] concerned
    cdef int[::1] concerned_code
    cdef int[::1] pivot_slot
    cdef int[::1] pivot_code
    cdef int[::1] discord_character
    cdef int[::1] discord_slot
    cdef int[::1] mind_rules_first
    cdef int[::1] mind_rules
    cdef double[::1] low
    cdef double[::1] high
    cdef int[::1] known
    cdef unsigned char[::1] waiting

    cdef int _happen(self, int node, int event) except -1
    cdef int _closed(self, int node, int before) except -1
    cdef int _forget_waiting(self) except -1
    cdef int _next(self, Py_ssize_t base, int position) noexcept
    cdef int _concerned(self, int before, int now, Py_ssize_t base) except -1
    cdef int _may_be_due(self, Py_ssize_t node, int place) noexcept
    cdef int _compare(self, int old, int new, Py_ssize_t row, Py_ssize_t base, int node, int lowest) except -1
    cdef int _fitting(self, int slot, int code) except -1
