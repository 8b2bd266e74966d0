"""A telling entry by entry, for readers who decide as they read: what one character sees and thinks, as it happens.

It tells in the order of the chronicle, without looking ahead: no scenes are chosen, and no routine is summed up. What
it has told can be forked, so that the same beginning can be told on in two ways.
"""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.world import Ending
from intrigue.semantics.setting import Setting
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.following import Following
from intrigue.tell.course import Course
from intrigue.tell.discourse import ACT, Told
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
        in_acts: bool = False,
    ) -> None:
        """Begin; `in_acts`: the run comes in the acts of its world, whose first lines are told."""
        self.who = who
        self._course = Course(setting, following)
        self._narrator = Narrator(self._course, seed=seed, tense=tense, length=length, in_acts=in_acts)
        self._act = 0

    def fork(self) -> LiveTeller:
        """Return one that has told the same and goes on by itself."""
        other = object.__new__(LiveTeller)
        other.who = self.who
        other._course = self._course.fork()
        other._narrator = self._narrator.fork(other._course)
        other._act = self._act
        return other

    def begin_paragraph(self) -> None:
        """Name everybody anew from here on."""
        self._narrator.begin_paragraph()

    def tell(self, entry: Entry) -> tuple[Sentence, ...]:
        """Return what the character sees, thinks and feels by the next entry; nothing where it notices nothing.

        What the author says before it stands first, as sentences of the kind `frame`.
        """
        return tuple(self._sentences(entry))

    def last_words(self, ending: Ending | None) -> tuple[Sentence, ...]:
        """Return what the author says where the story ends, with this ending if any."""
        paragraphs = self._narrator.last_words(ending, self._act)
        return tuple(sentence for each in paragraphs for sentence in each.sentences)

    def _sentences(self, entry: Entry) -> Iterator[Sentence]:
        beat = self._course.add(entry)
        self._act += entry.kind == ACT
        if beat.event is None:
            yield from self._narrator.mind(self.who, beat)
            return
        call = self._course.taken_for(beat, self.who)
        if call is not None:
            yield from self._narrator.at_once(Told(self.who, self._act, beat, call))
