from intrigue.kernel.engine cimport Engine
from libc.math cimport rint

cdef class LookingAhead(Engine):
    cdef object praise
    cdef int[::1] consenting_first
    cdef int[::1] consenting
    cdef int felt
    cdef int[::1] felt_slot
    cdef int[::1] felt_emotion
    cdef int[::1] felt_holder
    cdef int[::1] felt_whole
    cdef int[::1] felt_rest
    cdef double[::1] strength
    cdef double[::1] scale
    cdef int emotions
    cdef bint wants_speak
    cdef bint norms
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
    cdef dict known_felt
    cdef dict known_moved
    cdef dict known_without
    cdef dict known_praise

    cdef int _seen_by(self, int before, int event, int character) except -2
    cdef int _moved(self, int before, int now, int event, int closed_before, int depth) except -1
    cdef int _settled(self, int before, int now, list minds, int line) except -1
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
    cdef int _stir(self, int before, int now, int event, int holder, int line) except -1
    cdef int _like(self, int holder, int line) noexcept
    cdef int _share(self, int was, int mind, int holder, int line) except -1
    cdef double _credited(self, list verdicts, int agent, double change) except? -7
    cdef double _swing(self, int then, int now, int holder) except? -7
    cdef list _verdicts(self, int was, int event, int mind)
    cdef int _without_feelings(self, int node, int other) except -1
    cdef int _feel(self, int line, int holder, int emotion, int about, double degree) except -1
    cdef int _calm(self, int line, int holder) except -1
    cdef int _rounded(self, double number) noexcept
