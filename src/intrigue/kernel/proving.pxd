from intrigue.kernel.known cimport Known
from intrigue.kernel.paths cimport Motive, Path

cdef class Proving(Known):
    cpdef int agreed(self, int state, int event, int owner, int budget, int depth, int effort) except -2
    cdef int _proved(self, Path path, int mind, int holder, double end, Motive motive, int budget, int depth, int effort) except -2
    cdef int _shorter(self, list events, int place, int state, tuple kept, tuple states, int holder, int budget, int depth, double end, int effort) except -2
    cdef int _shorter_explained(self, tuple kept, tuple states, int holder, int budget, int depth, int effort, bint begins) except -2
