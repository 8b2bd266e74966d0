from intrigue.kernel.nearing cimport Nearing
from intrigue.kernel.sweeping cimport Sweep

cdef class Estimator(Sweep):
    cdef double[::1] front
    cdef int[::1] front_cost
    cdef double[::1] wider
    cdef int[::1] wider_cost
    cdef list ahead

    cpdef int estimate(self, int node, int holder, double least, bint strictly, int most) except -1
    cpdef int soonest(self, int node, int holder, double start) except -1
    cpdef int at_hand(self, int node, int holder, double start) except -1
    cpdef list lifts(self, int node, int holder, double start, list events)
    cpdef list lowering(self, int node, int holder, double start, list events)
    cpdef list staying(self, int node, int holder, int most, list places)
    cdef int _stays(self, tuple place) except -1
    cdef Nearing _ahead(self, int holder)
    cdef int _spread(self, int count) noexcept
    cdef int _is_reached(self, int node, int holder, double least, bint strictly) except -1
    cdef int _sum(self, int holder, double least, bint strictly) noexcept
