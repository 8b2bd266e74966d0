"""Where in the text every part of a world was declared, and how to report a finding there."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from intrigue.errors import Diagnostic, Place, Severity

_WORD = re.compile(r"`(?:[^`\\]|\\.)*`|\"(?:[^\"\\]|\\.)*\"|[\w.']+|\S")
"""What the caret underlines: a name in backticks, a string, a word, or one sign."""


@dataclass
class SourceMap:
    """The texts of a world's files, and the place of each declaration in them."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """By the name of the file, as places carry it."""
    places: dict[tuple[str, Hashable], Place] = field(default_factory=dict)
    """By the kind of thing and what tells it from others of its kind; see `place`."""
    _lines: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def place(self, kind: str, key: Hashable = "") -> Place | None:
        """Return where this was declared; None when it came from no text.

        By name: `type`, `entity`, `norm`, `crowd`, `ending`, and by the name of a character (or `author`) `wants`,
        `feelings`, `viewpoint`. By signature: `property`, `action`, `tell`, `ask`. By its index in the world's tuple:
        `start`, `rule`, `perception`, `believable`, `may`, `act`, `check`. By (holder, index): `want`. Without
        a key: `world`, `depth`, `introspection`.
        """
        return self.places.get((kind, key))

    def line(self, place: Place) -> str:
        """Return the line at the place, without its end; empty when there is none."""
        if place.file not in self._lines:
            self._lines[place.file] = self.texts.get(place.file, "").split("\n")
        lines = self._lines[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def width(self, place: Place) -> int:
        """Return how many characters the word at the place has, at least 1."""
        found = _WORD.match(self.line(place), max(place.column - 1, 0))
        return len(found.group()) if found else 1

    def diagnostic(
        self,
        code: str,
        place: Place | None,
        message: str,
        *,
        hint: str = "",
        expected: str = "",
        related: tuple[tuple[Place, str], ...] = (),
        width: int = 0,
        severity: Severity = "error",
    ) -> Diagnostic:
        """Return a finding at the place, with the line there; underlined is the word there, or as much as `width`."""
        at = place or Place("<text>", 0, 0)
        message, hint, expected = map(_visible, (message, hint, expected))
        return Diagnostic(
            code,
            message,
            at,
            self.line(at),
            width or self.width(at),
            expected,
            hint,
            related=related,
            severity=severity,
        )


@dataclass
class Reports:
    """The findings so far; a mistake does not stop the search for the next one."""

    sources: SourceMap
    found: list[Diagnostic] = field(default_factory=list)

    def error(
        self,
        code: str,
        place: Place,
        message: str,
        *,
        hint: str = "",
        expected: str = "",
        related: tuple[tuple[Place, str], ...] = (),
        width: int = 0,
    ) -> None:
        """Take note of a mistake."""
        self.found.append(
            self.sources.diagnostic(code, place, message, hint=hint, expected=expected, related=related, width=width)
        )

    def warning(self, code: str, place: Place, message: str, *, hint: str = "") -> None:
        """Take note of something odd that may still be meant."""
        self.found.append(self.sources.diagnostic(code, place, message, hint=hint, severity="warning"))


def _visible(text: str) -> str:
    """Return the text with signs that a terminal cannot show, such as line ends in names, written out."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
