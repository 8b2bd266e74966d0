"""What stands in for the `cython` module where it is not installed: the same names, without effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Decorated = TypeVar("Decorated")

compiled = False


def _same(decorated: Decorated) -> Decorated:
    return decorated


def _option(*_: object, **__: object) -> Callable[[Decorated], Decorated]:
    return _same


cclass = cfunc = ccall = inline = final = _same
locals = returns = boundscheck = wraparound = cdivision = exceptval = _option
int = short = char = uchar = double = long = longlong = ulonglong = bint = Py_ssize_t = Any
