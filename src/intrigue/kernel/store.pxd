from intrigue.kernel.pieces cimport Pieces

cdef class Store(Pieces):
    cdef readonly int characters
    cdef readonly Py_ssize_t kin
    cdef readonly int slots
    cdef int pieces
    cdef int minds
    cdef Py_ssize_t width
    cdef bint owners
    cdef bint introspection
    cdef int first_number
    cdef list numbers
    cdef dict number_codes
    cdef double[::1] amounts
    cdef int count
    cdef Py_ssize_t room
    cdef int[::1] rows
    cdef int[::1] table
    cdef unsigned int mask
    cdef unsigned int[::1] marks
    cdef dict known_rows
    cdef long long[::1] memo_keys
    cdef int[::1] memo_nodes
    cdef Py_ssize_t memo_count
    cdef unsigned int memo_mask
    cdef int[::1] new_rows

    cdef inline int _level(self, Py_ssize_t node) noexcept
    cdef inline int _owner(self, Py_ssize_t node) noexcept
    cdef inline int _at(self, Py_ssize_t node, int slot) noexcept
    cdef inline int _beside(self, Py_ssize_t node, int place) noexcept
    cdef inline int _mind(self, int node, int character) noexcept
    cdef int _copied(self, Py_ssize_t node) noexcept
    cdef int _put(self, int level, int slot, int code) except -1
    cdef int _put_beside(self, int level, int place, int node) noexcept
    cdef int _interned(self, int level) except -1
    cdef int _is_new(self, Py_ssize_t node, Py_ssize_t base) noexcept
    cdef int _interned_plainly(self, int level) except -1
    cdef int _added(self, Py_ssize_t base) except -1
    cdef int _grow(self) except -1
    cdef int _rehash(self) except -1
    cdef int _number_code(self, double number) except -1
    cdef int _recall(self, long long question) noexcept
    cdef int _remember(self, long long question, int node) except -1
    cdef int _place(self, long long question, int node) noexcept
