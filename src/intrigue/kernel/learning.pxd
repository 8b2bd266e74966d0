from intrigue.kernel.rules cimport Rules

cdef class Learning(Rules):
    cdef int _corrected(self, int mind, int character, int fact, int event) except -1
    cdef int _learnt(self, int mind, int character, int fact, int condition, tuple chain) except -1
    cdef int _lesson(self, int mind, int character, int fact, int expression, tuple chain, bint exact) except -1
    cdef int _along(self, int node, tuple chain) except -1
    cdef int _written(self, int mind, int owner, tuple chain, int slot, int code) except -1
