from intrigue.kernel.engine cimport Engine
from intrigue.kernel.outset cimport Outset
from intrigue.kernel.sweeping cimport Sweep

cdef class Gains(Outset):
    cdef double[::1] best
    cdef unsigned char[::1] has_best
    cdef int missing
    cdef unsigned char[::1] listed
    cdef unsigned char[::1] followed
    cdef unsigned long long[::1] alone
    cdef double[::1] lift
    cdef double[::1] better
    cdef unsigned long long lifting

    cpdef int soonest(self, int node, double start) except -1
    cpdef list lifts(self, int node, double start, list events)
    cpdef list lowering(self, int node, double start, list events)
    cdef int _judged(self, double start) except -1
    cdef double _total(self) noexcept
    cdef int _is_worst(self, double start) except -1
    cdef int _set_off(self, list events) except -1
    cdef int _follow_each(self, int count) noexcept
    cdef int _sum_lifts(self, int bits, double start) noexcept
    cdef double _highest(self, int node) noexcept
