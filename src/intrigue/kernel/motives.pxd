from cpython.exc cimport PyErr_CheckSignals
from intrigue.kernel.paths cimport Motive, Path
from intrigue.kernel.proving cimport Proving

cdef class Motives(Proving):
    cpdef int motive(self, int mind, int event, int holder, int budget, int depth, int effort, bint decides) except -2
    cpdef int explained(self, int mind, int event, int holder, int budget, int depth, int effort) except -2
    cdef int _at_once(self, int mind, int event, int holder) except -2
    cdef int _exactly(self, int mind, int event, int holder, int budget, int depth, int effort, Motive motive) except -2
    cdef int _searched(self, int mind, int first, int event, int holder, int budget, int depth, int effort, Motive motive, dict table, double start) except -2
    cdef int _expand(self, Path path, int mind, int holder, int budget, dict table, double start, list queue) except -1
