from intrigue.kernel.judging cimport Judging
from intrigue.kernel.ways cimport Question, Way

cdef class Reasons(Judging):
    cdef list consenting
    cdef list participants
    cdef list distance
    cdef public object quick

    cdef int _agrees(self, int state, int event, int who) except -1
    cdef tuple _reasons(self, int state, int event, int owner, int budget, int depth)
    cdef tuple _answer(self, int mind, int event, int holder, int budget, int depth)
    cdef tuple _at_once(self, int mind, int event, int holder, int cut)
    cdef tuple _searched(self, int mind, int event, int holder, int budget, int depth)
    cdef int _promises(self, int mind, int event, int holder) except -1
    cdef tuple _exactly(self, int mind, int event, int holder, int budget, int depth)
    cdef list _first(self, int mind, int event)
    cdef int _gains(self, Way way, int holder) except -1
    cdef int _matched(self, Way way, int holder, double end) except -1
    cdef int _longer(self, Way way, int mind, int holder, double start, int budget, int depth, dict table, list longer, dict rivals) except -1
    cdef dict _shorter_ways(self, Way way, int event, int owner, int budget, int depth)
    cdef object _averting(self, int mind, int event, int holder, int budget, int depth)
    cdef int _any_longer(self, Way way, int holder, int budget, int depth, list longer, dict rivals) except -1
    cdef int _averts(self, Way way, int worse, tuple threat, int holder, int budget, int depth) except -1
    cdef list _threats(self, int mind, int holder, int budget, int depth)
    cdef list _searched_threats(self, int mind, int holder, int budget, int depth)
    cdef int _carried_out(self, int state, tuple threat, int holder, int budget, int depth) except -1
