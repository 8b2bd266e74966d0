from intrigue.kernel.judging cimport Judging
from intrigue.kernel.ways cimport Way

cdef class Averting(Judging):
    cdef list consenting

    cdef tuple _reasons(self, int state, int event, int owner, int budget, int depth)
    cdef list _first(self, int mind, int event)
    cdef dict _shorter_ways(self, Way way, int event, int owner, int budget, int depth)
    cdef object _averting(self, int mind, int event, int holder, int budget, int depth)
    cdef int _any_longer(self, Way way, int holder, int budget, int depth, list longer, dict rivals) except -1
    cdef int _averts(self, Way way, int worse, tuple threat, int holder, int budget, int depth) except -1
    cdef list _threats(self, int mind, int holder, int budget, int depth)
    cdef list _searched_threats(self, int mind, int holder, int budget, int depth)
    cdef int _carried_out(self, int state, tuple threat, int holder, int budget, int depth) except -1
