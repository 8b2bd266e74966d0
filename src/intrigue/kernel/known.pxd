from intrigue.kernel.engine cimport Engine
from intrigue.kernel.paths cimport Motive
from intrigue.kernel.relaxed cimport Estimator

cdef class Known:
    cdef readonly Engine engine
    cdef readonly Estimator estimator
    cdef int characters
    cdef int actions
    cdef readonly list consenting
    cdef readonly list participants
    cdef readonly list distance
    cdef readonly list ties
    cdef readonly object exact
    cdef readonly object hopes
    cdef object question
    cdef readonly dict known
    cdef dict hoped
    cdef dict estimates
    cdef public long long spent
    cdef public long long stop
    cdef long long pushed

    cpdef double utility(self, int node, int holder) except? -1.5
    cpdef int estimate(self, dict known, int node, int holder, double least, bint strictly, int most) except -1
    cpdef int takes_part(self, int state, int event, int who) except -1
    cpdef tuple reasons(self, int state, int event, int owner, int budget, int depth)
    cpdef object plan(self, int mind, int event, int holder, int budget, int depth)
    cdef long long _key(self, int mind, int event, int holder) noexcept
    cdef int _keep(self, int mind, int event, int holder, int needed, int deep, tuple why) except -1
