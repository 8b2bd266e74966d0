"""A told story with notes in its margin: beside each paragraph what it tells of, such as the beats of a story."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from intrigue.tell.rendering import SCENE, closing, heading, laid_out
from intrigue.tell.stated import Seen
from intrigue.tell.telling import Paragraph, Telling

WIDTH = 8
"""Of the margin, in characters, with a blank before the text."""


class Note(NamedTuple):
    """Something to be read beside the paragraph that tells of an entry."""

    entry: int
    """Of the chronicle; -1: before all of them."""
    text: str


def with_margin(telling: Telling, notes: Sequence[Note], width: int = 80) -> Iterator[str]:
    """Yield the lines of a story, wrapped to this width, each note beside the paragraph that tells of its entry.

    What is not told where it happens stands beside the first paragraph that is told after it.
    """
    beside = _placed(telling, notes)
    blank = " " * WIDTH
    yield from (blank + line for line in heading(telling.world).splitlines())
    for number, (over, _, paragraph) in enumerate(laid_out(telling)):
        yield ""
        if over:
            yield blank + (over.center(width - WIDTH).rstrip() if over == SCENE else over)
            yield ""
        margin = textwrap.wrap(" ".join(beside.get(number, ())), WIDTH - 1)
        prose = textwrap.wrap(paragraph.text, width - WIDTH)
        for row in range(max(len(margin), len(prose))):
            note = margin[row] if row < len(margin) else ""
            yield f"{note:<{WIDTH}}{prose[row] if row < len(prose) else ''}".rstrip()
    for line in closing(telling):
        yield ""
        yield from (blank + each for each in textwrap.wrap(line, width - WIDTH))


def _placed(telling: Telling, notes: Sequence[Note]) -> dict[int, list[str]]:
    """Return the notes by the number of the paragraph that they belong to."""
    paragraphs = [paragraph for _, _, paragraph in laid_out(telling)]
    found: dict[int, list[str]] = {}
    for note in notes:
        if paragraphs:
            found.setdefault(_paragraph_of(paragraphs, note.entry), []).append(note.text)
    return found


def _paragraph_of(paragraphs: Sequence[Paragraph], entry: int) -> int:
    """Return which paragraph states that the entry happened; else the first that is told after it, else the last."""
    stating = (number for number, each in enumerate(paragraphs) if entry in _stated(each))
    later = (number for number, each in enumerate(paragraphs) if any(one.at >= entry for one in each.sentences))
    return next(stating, next(later, len(paragraphs) - 1))


def _stated(paragraph: Paragraph) -> set[int]:
    return {fact.entry for sentence in paragraph.sentences for fact in sentence.facts if isinstance(fact, Seen)}
