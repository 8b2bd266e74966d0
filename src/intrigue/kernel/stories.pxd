from intrigue.kernel.motives cimport Motives

cdef class Stories:
    cdef Motives motives
    cdef int start
    cdef int holder
    cdef int author
    cdef int budget
    cdef int depth
    cdef list ties
    cdef int weight
    cdef int first_effort
    cdef readonly double least
    cdef readonly bint strictly
    cdef dict table
    cdef dict length
    cdef dict before
    cdef list queue
    cdef long long pushed
    cdef readonly bint cut
    cdef readonly int best
    cdef readonly double highest
    cdef readonly int end
    cdef readonly long long expanded

    cdef int _run(self, long long expansions) except -2
    cdef int _expand(self, int node, int length) except -1
