from cpython.exc cimport PyErr_CheckSignals
from intrigue.kernel.engine cimport Engine
from intrigue.kernel.relaxed cimport Estimator
from intrigue.kernel.ways cimport Question

cdef class Judging:
    cdef readonly Engine engine
    cdef readonly Estimator estimator
    cdef int characters
    cdef long long actions
    cdef double threshold
    cdef dict estimates
    cdef Question asked
    cdef tuple lowered
    cdef readonly long long total

    cpdef double utility(self, int node, int holder) except? -1.5
    cdef int _spend(self) except -1
    cdef int _steps_to_gain(self, dict known, int node, int holder, double start) except -1
    cdef int _at_hand(self, dict known, int node, int holder, double start) except -1
    cdef dict _table(self, int holder, double start)
