"""A telling entry by entry, for readers who decide as they read: what one character sees and thinks, as it happens.

It tells in the order of the chronicle, without looking ahead: no scenes are chosen, and no routine is summed up. What
it has told can be forked, so that the same beginning can be told on in two ways.
"""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.semantics.setting import Setting
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.following import Following
from intrigue.tell.course import Course
from intrigue.tell.discourse import Told
from intrigue.tell.indirect import Tense
from intrigue.tell.narrator import Narrator
from intrigue.tell.portions import Length
from intrigue.tell.telling import Sentence


class LiveTeller:
    """Tells a run through one character's eyes, entry by entry from its beginning."""

    def __init__(
        self,
        setting: Setting,
        following: Following,
        who: str,
        *,
        seed: int = 0,
        tense: Tense = "past",
        length: Length = "normal",
    ) -> None:
        self.who = who
        self._course = Course(setting, following)
        self._narrator = Narrator(self._course, seed=seed, tense=tense, length=length)

    def fork(self) -> LiveTeller:
        """Return one that has told the same and goes on by itself."""
        other = object.__new__(LiveTeller)
        other.who = self.who
        other._course = self._course.fork()
        other._narrator = self._narrator.fork(other._course)
        return other

    def begin_paragraph(self) -> None:
        """Name everybody anew from here on."""
        self._narrator.begin_paragraph()

    def tell(self, entry: Entry) -> tuple[Sentence, ...]:
        """Return what the character sees, thinks and feels by the next entry; nothing where it notices nothing."""
        return tuple(self._sentences(entry))

    def _sentences(self, entry: Entry) -> Iterator[Sentence]:
        beat = self._course.add(entry)
        if beat.event is None:
            yield from self._narrator.mind(self.who, beat)
            return
        call = self._course.taken_for(beat, self.who)
        if call is not None:
            told = Told(self.who, 0, beat, call)
            yield from self._narrator.at_once(told)
