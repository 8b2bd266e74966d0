from cpython.exc cimport PyErr_CheckSignals
from intrigue.kernel.engine cimport Engine
from intrigue.kernel.paths cimport Motive, Path
from intrigue.kernel.relaxed cimport Estimator

cdef class Motives:
    cdef readonly Engine engine
    cdef readonly Estimator estimator
    cdef int characters
    cdef int actions
    cdef readonly list consenting
    cdef readonly list participants
    cdef readonly list distance
    cdef readonly list ties
    cdef readonly dict known
    cdef dict estimates
    cdef dict utilities
    cdef public long long spent
    cdef public long long stop
    cdef long long pushed

    cpdef double utility(self, int node, int holder) except? -1.5
    cpdef int estimate(self, dict known, int node, int holder, double least, bint strictly, int most) except -1
    cpdef int agreed(self, int state, int event, int owner, int budget, int depth, int effort) except -2
    cpdef int takes_part(self, int state, int event, int who) except -1
    cpdef tuple reasons(self, int state, int event, int owner, int budget, int depth)
    cpdef object plan(self, int mind, int event, int holder, int budget, int depth)
    cdef long long _key(self, int mind, int event, int holder) noexcept
    cpdef int explained(self, int mind, int event, int holder, int budget, int depth, int effort) except -2
    cdef int _at_once(self, int mind, int event, int holder) except -2
    cdef int _searched(self, int mind, int first, int event, int holder, int budget, int depth, int effort, Motive motive, dict table, double start) except -2
    cdef int _expand(self, Path path, int mind, int holder, int budget, dict table, double start, list queue) except -1
    cdef int _proved(self, Path path, int mind, int holder, double end, Motive motive, int effort) except -2
    cdef int _keep(self, int mind, int event, int holder, tuple steps) except -1
    cdef int _shorter(self, list events, int place, int state, tuple kept, tuple states, int holder, int budget, int depth, double end, int effort) except -2
    cdef int _shorter_explained(self, tuple kept, tuple states, int holder, int budget, int depth, int effort, bint begins) except -2
