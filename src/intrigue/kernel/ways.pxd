cdef class Question:
    cdef public long long most
    cdef public long long spent
    cdef dict answers
    cdef dict threats

cdef class Way:
    cdef int state
    cdef int length
    cdef tuple steps
    cdef dict shorter

    cdef int add_to(self, list layer, dict rivals) except -1
    cdef int no_worse_than(self, Way other) except -1
