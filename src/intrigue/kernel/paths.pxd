cdef class Motive:
    cdef list found
    cdef list refused
    cdef dict tried

cdef class Path:
    cdef int state
    cdef int without
    cdef int length
    cdef double highest
    cdef int event
    cdef tuple reasons
    cdef Path before
