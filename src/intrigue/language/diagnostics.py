"""Diagnostics as text: where, what, the line itself with a caret below it, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from intrigue.errors import Diagnostic

SHOWN = 100
"""How many columns of a source line are shown; a longer one is cut around the caret."""


def render(diagnostic: Diagnostic) -> str:
    """Return the diagnostic as lines of text, without a line end behind the last."""
    head = f"{diagnostic.place}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    lines = [head]
    if diagnostic.line.strip():
        lines.extend(_excerpt(diagnostic))
    if diagnostic.expected:
        lines.append(f"    expected: {diagnostic.expected}")
    if diagnostic.hint:
        lines.append(f"    hint: {diagnostic.hint}")
    lines.extend(f"    {place}: {why}" for place, why in diagnostic.related)
    return "\n".join(lines)


def render_all(diagnostics: Iterable[Diagnostic]) -> str:
    """Return all of them, with a blank line between two and a line end behind each."""
    return "\n\n".join(map(render, diagnostics)) + "\n"


def _excerpt(diagnostic: Diagnostic) -> list[str]:
    """Return the source line and the carets below it."""
    text, begin = diagnostic.line, max(diagnostic.place.column - 1, 0)
    start = 0 if begin < SHOWN - 20 else begin - SHOWN // 2
    cut = text[start : start + SHOWN]
    before = "..." if start else ""
    after = "..." if start + SHOWN < len(text) else ""
    width = max(1, min(diagnostic.width, start + SHOWN - begin))
    lead = sum(map(_columns, cut[: begin - start])) + len(before)
    marked = sum(map(_columns, cut[begin - start : begin - start + width])) or 1
    shown = "".join(map(_visible, cut))
    number = f"{diagnostic.place.line:>4} | "
    margin = " " * (len(number) - 2) + "| "
    return [f"{number}{before}{shown}{after}".rstrip(), f"{margin}{' ' * lead}{'^' * marked}"]


def _visible(sign: str) -> str:
    """Return the character as a terminal can show it; a tab as four blanks."""
    if sign == "\t":
        return "    "
    return sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}"


def _columns(sign: str) -> int:
    """Return how many columns the character takes."""
    if sign == "\t":
        return 4
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
