"""What stands in for the `cython` module where it is not installed: the same names, without effect."""

from __future__ import annotations

from typing import Any, TypeVar

Value = TypeVar("Value")

compiled = False


def cast(_: object, value: Value) -> Value:
    """Return the value."""
    return value


def declare(_: object, value: Value) -> Value:
    """Return the value."""
    return value


int = uint = short = ushort = char = uchar = long = ulong = longlong = ulonglong = float = double = bint = (
    Py_ssize_t
) = Any
