"""What a reader still has in the ear: which sentences have been told, and how those began that were told just now.

A sentence that has stood there word for word, and one that begins like another a moment ago, jars. What is said in
fewer words than make a pattern does not: `“Why him?”` may be asked twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

IN_THE_EAR = 300
"""Within so many words no pattern is used again, where there is another."""
PATTERN = 5
"""So many words make the beginnings of two sentences seem the same."""
IN_A_ROW = 2
"""After so many sentences that begin with the same word another beginning is better."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a piece of prose, those within a quotation apart."""
    return [each for each in re.split(r"(?<=[.!?…])[”]?\s+(?=[“A-Z])", text) if each]


def in_words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"[\w’]+", text.lower())


class Ear:
    """The sentences of one telling so far, as a reader has them in the ear."""

    def __init__(self) -> None:
        self._words = 0
        """How many words have been heard."""
        self._whole: set[tuple[str, ...]] = set()
        self._begun: dict[tuple[str, ...], int] = {}
        """At which word the last sentence stood that began like this."""
        self._first: tuple[str, ...] = ()
        """The words with which the last few sentences began, in order."""

    def fork(self) -> Ear:
        """Return a copy that shares nothing that changes."""
        other = Ear()
        other._words, other._first = self._words, self._first
        other._whole, other._begun = set(self._whole), dict(self._begun)
        return other

    def hear(self, text: str) -> None:
        """Note that a text has been told."""
        for words in map(in_words, sentences(text)):
            if len(words) >= PATTERN:
                self._whole.add(tuple(words))
                self._begun[tuple(words[:PATTERN])] = self._words
            self._first = (*self._first, *words[:1])[-IN_A_ROW:]
            self._words += len(words)

    def jars(self, text: str) -> bool:
        """Return whether some sentence of a text has been told word for word, or begins like one told just now."""
        at = self._words
        for words in map(in_words, sentences(text)):
            last = self._begun.get(tuple(words[:PATTERN]))
            if tuple(words) in self._whole or (last is not None and at - last <= IN_THE_EAR):
                return True
            at += len(words)
        return False

    def drones(self, text: str) -> bool:
        """Return whether a text begins with the word with which the last few sentences began, every one of them."""
        return self._first == tuple(in_words(text)[:1]) * IN_A_ROW

    def best(self, texts: Sequence[str]) -> str:
        """Return the first of several texts that neither jars nor drones; else one that does not jar, or the first."""
        smooth = [each for each in texts if not self.jars(each)]
        return next((each for each in smooth if not self.drones(each)), next(iter(smooth), texts[0]))
