from intrigue.kernel.feeling cimport Feeling

cdef class LookingAhead(Feeling):
    cdef object praise
    cdef int[::1] consenting_first
    cdef int[::1] consenting
    cdef double[::1] scale
    cdef bint wants_speak
    cdef bint norms
    cdef dict known_felt
    cdef dict known_moved
    cdef dict known_without
    cdef dict known_praise

    cdef int _seen_by(self, int before, int event, int character) except -2
    cdef int _moved(self, int before, int now, int event, int closed_before, int depth) except -1
    cdef int _settled(self, int before, int now, list minds, int line) except -1
    cdef int _stir(self, int before, int now, int event, int holder, int line) except -1
    cdef int _share(self, int was, int mind, int holder, int line) except -1
    cdef double _credited(self, list verdicts, int agent, double change) except? -7
    cdef double _swing(self, int then, int now, int holder) except? -7
    cdef list _verdicts(self, int was, int event, int mind)
    cdef int _without_feelings(self, int node, int other) except -1
