from intrigue.kernel.engine cimport Engine
from libc.math cimport rint

cdef class Feeling(Engine):
    cdef int felt
    cdef int[::1] felt_slot
    cdef int[::1] felt_emotion
    cdef int[::1] felt_holder
    cdef int[::1] felt_whole
    cdef int[::1] felt_rest
    cdef double[::1] strength
    cdef int emotions
    cdef int[::1] row
    cdef unsigned char[::1] feels
    cdef unsigned char[::1] fond
    cdef unsigned char[::1] credits
    cdef unsigned char[::1] judges
    cdef int[::1] grains
    cdef int[::1] old
    cdef int[::1] turns
    cdef unsigned char[::1] stands
    cdef int[::1] felt_pieces
    cdef int[::1] likings
    cdef double pleasant
    cdef double unpleasant

    cdef int _is_news(self, int i, int points, int node, int before, int now, int line) noexcept
    cdef int _told(self, int mind, int before, int now, int character, int line) except -1
    cdef int _is_changed(self, int before, int now, int depth) noexcept
    cdef int _differs(self, Py_ssize_t one, Py_ssize_t other) noexcept
    cdef int _stand(self, int line) except -1
    cdef int _points(self, int i, int node) noexcept
    cdef int _change(self, int before, int now, int depth, int i) noexcept
    cdef int _parts_of(self, int whole) noexcept
    cdef int _strongest_part(self, int line, int whole) noexcept
    cdef int _read(self, int line, int i) noexcept
    cdef int _like(self, int holder, int line) except -1
    cdef int _feel(self, int line, int holder, int emotion, int about, double degree) except -1
    cdef int _calm(self, int line, int holder) except -1
    cdef int _rounded(self, double number) noexcept
