"""Which of several wordings is taken: none that the reader still has in the ear, where there is another.

A *pattern* is a wording before names are filled in. The choice among those that are free hangs on the seed alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from intrigue.tell.ear import IN_THE_EAR


class Patterns:
    """What a reader has read so far, as far as the choice of words goes."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.words = 0
        """How many words have been told."""
        self._last: dict[str, int] = {}

    def fork(self) -> Patterns:
        """Return a copy that shares nothing that changes."""
        other = Patterns(self.seed)
        other.words, other._last = self.words, dict(self._last)
        return other

    def read(self, text: str, pattern: str | None = None) -> None:
        """Note that a text has been told, by a pattern if any."""
        if pattern is not None:
            self._last[pattern] = self.words
        self.words += len(text.split())

    def is_fresh(self, pattern: str) -> bool:
        """Return whether a pattern is out of the reader's ear, or was never there."""
        return pattern not in self._last or self.words - self._last[pattern] > IN_THE_EAR

    def fresh(self, patterns: Sequence[str], key: str) -> str | None:
        """Return one of the patterns that are out of the ear, drawn for a key; None where there is none."""
        free = [each for each in patterns if self.is_fresh(each)]
        new = [each for each in free if each not in self._last] or free
        return new[self.drawn(key, len(new))] if new else None

    def in_turn(self, patterns: Sequence[str], key: str) -> list[str]:
        """Return all the patterns: first one drawn of those that are out of the ear, in the end what was told last."""
        first = self.fresh(patterns, key)
        rest = sorted((each for each in patterns if each != first), key=lambda each: self._last.get(each, -1))
        return [first, *rest] if first is not None else rest

    def oldest(self, patterns: Sequence[str]) -> str:
        """Return the pattern that was told longest ago."""
        return min(patterns, key=lambda each: self._last.get(each, -1))

    def drawn(self, key: str, options: int) -> int:
        """Return one of so many options, equal for equal keys and seeds."""
        digest = hashlib.blake2b(f"{self.seed}|{key}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % options
