from intrigue.kernel.store cimport Store

cdef class Reader(Store):
    cdef int[::1] forms
    cdef int[::1] operator
    cdef int[::1] a
    cdef int[::1] b
    cdef int[::1] c
    cdef int[::1] parts
    cdef int[::1] wants
    cdef int[::1] want_first
    cdef int[::1] want_part
    cdef unsigned long long[::1] want_pieces
    cdef unsigned long long[::1] want_minds
    cdef int[::1] summed
    cdef double[::1] summands
    cdef unsigned long long unlike_pieces
    cdef unsigned long long unlike_minds
    cdef dict utilities
    cdef long long[::1] utility_keys
    cdef double[::1] utility_values

    cpdef double utility(self, int node, int holder) except? -1.5
    cdef double _summed(self, int node, int holder) except? -1.5
    cdef int _compare_rows(self, Py_ssize_t one, Py_ssize_t other) noexcept
    cdef int _hangs_on(self, int part) noexcept
    cdef int _alike(self, Py_ssize_t row, int one, int other) noexcept
    cdef int _truth(self, int node, int expression) except -1
    cdef int _code(self, int node, int expression) except -1
    cdef double _quantity(self, int node, int expression) except? -1.5
    cdef double _quotient(self, double left, double right) except? -1.5
    cdef inline double _amount(self, int code) noexcept
