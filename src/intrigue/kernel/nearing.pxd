from intrigue.kernel.engine cimport Engine
from intrigue.kernel.gains cimport Gains
from intrigue.kernel.sweeping cimport Sweep

cdef class Nearing(Gains):
    cdef unsigned char[::1] together
    cdef unsigned char[::1] within
    cdef unsigned char[::1] nothing
    cdef int[::1] together_left
    cdef int[::1] within_left
    cdef int[::1] covered
    cdef bint covers
    cdef int[::1] fresh
    cdef int pause
    cdef int paused

    cpdef int at_hand(self, int node, double start) except -1
    cdef int _may_gain(self, double start) except -1
    cdef int _cover(self, int node) except -1
    cdef int _new_facts(self, int level) except -1
    cdef int _begin_anew(self) noexcept
    cdef int _follow_near(self, int count) noexcept
