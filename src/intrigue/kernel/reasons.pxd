from intrigue.kernel.averting cimport Averting
from intrigue.kernel.ways cimport Question, Way

cdef class Reasons(Averting):
    cdef list participants
    cdef list distance
    cdef dict last_steps
    cdef public object quick

    cdef int _agrees(self, int state, int event, int who) except -1
    cdef tuple _answer(self, int mind, int event, int holder, int budget, int depth)
    cdef tuple _at_once(self, int mind, int event, int holder, int cut)
    cdef tuple _searched(self, int mind, int event, int holder, int budget, int depth)
    cdef int _promises(self, int mind, int event, int holder) except -1
    cdef tuple _exactly(self, int mind, int event, int holder, int budget, int depth)
    cdef int _gains(self, Way way, int holder) except -1
    cdef int _matched(self, Way way, int holder, double end) except -1
    cdef int _room_ends(self, int ways) except -1
    cdef double _highest(self, Way way, int holder, double here) except? -1.5
    cdef tuple _last_steps(self, int state, int holder, list events, double least)
    cdef int _longer(self, Way way, int mind, int holder, double start, int budget, int depth, dict table, list longer, dict rivals) except -1
