"""What the author says around what happens: first lines, what places are like, how time goes by, last lines.

These words belong to the telling and not to anybody's mind, so no fact stands behind them but where they are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intrigue.model.expressions import YES
from intrigue.model.terms import EntityOf
from intrigue.model.world import Ending
from intrigue.semantics.beliefs import believed
from intrigue.simulate.acting import places
from intrigue.tell.course import Course
from intrigue.tell.discourse import Told
from intrigue.tell.eventwords import voice_at
from intrigue.tell.indirect import Tense
from intrigue.tell.prose import Chosen, act_words, closings, descriptions, ending_words, openings, passing
from intrigue.tell.stated import Elapsed, Fact, Framed, Seen
from intrigue.tell.voice import Voice

DESCRIPTION = Framed("description")
"""Stands behind what something is like, which a short telling leaves out."""
OPENING = Framed("opening")
"""Stands behind the first lines, which are a paragraph of their own."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A text around what happens."""

    text: Chosen
    facts: tuple[Fact, ...]
    at: int
    voice: Voice


class Framing:
    """Finds the author's words around one course; each thing is described when it first comes up."""

    def __init__(self, course: Course, tense: Tense, in_acts: bool) -> None:
        self.course = course
        self.world = course.setting.world
        self.tense: Tense = tense
        self.in_acts = in_acts
        """Whether the run comes in the acts of its world."""
        self._described: set[str] = set()
        self._next: list[Frame] = []
        """What is to be said right after what happens."""
        self._act = -1
        self._begun = False

    def fork(self, course: Course) -> Framing:
        """Return a copy for another course that shares nothing that changes."""
        other = Framing(course, self.tense, self.in_acts)
        other._described, other._act, other._begun = set(self._described), self._act, self._begun
        other._next = list(self._next)
        return other

    def at_the_beginning(self, eyes: Sequence[str]) -> Iterator[Frame]:
        """Yield the first lines, where they are the same whatever comes, and through whosever of these eyes."""
        voices = [Voice(each, self.tense) for each in eyes or (None,)]
        found = [next(iter(openings(self.world, each)), None) for each in voices]
        if not self._begun and found[0] is not None and found.count(found[0]) == len(found) and not self._hangs():
            self._begun = True
            yield from _first((found[0],), (OPENING,), -1, voices[0])

    def _hangs(self) -> bool:
        """Return whether it may hang on the moment in which something is told how a telling begins."""
        named = any("{" in each.text for each in self.world.openings) and bool(self.world.namings)
        return named or any(each.condition != YES for each in self.world.openings)

    def before(self, told: Told, gone: int) -> Iterator[Frame]:
        """Yield what is said before something that is told; `gone`: minutes since what was told last."""
        voice = voice_at(self.course.setting, told.beat.before, told.focalizer, self.tense)
        if not self._begun:
            self._begun = True
            yield from _first(openings(self.world, voice), (OPENING,), told.beat.index - 1, voice)
        if self.in_acts and told.act != self._act and told.act < len(self.world.acts):
            texts = act_words(self.world, self.world.acts[told.act], voice)
            yield from _first(texts, (Framed("act"),), told.beat.index - 1, voice)
        self._act = told.act
        if gone and told.since is not None:
            facts = (Framed("time"), Elapsed(told.since, told.minutes))
            yield from _first(passing(self.world, gone, voice), facts, told.beat.index - 1, voice)
        yield from self._descriptions(told, voice)

    def after(self) -> Iterator[Frame]:
        """Yield what is said right after what happens, which names it."""
        found, self._next = self._next, []
        yield from found

    def _descriptions(self, told: Told, voice: Voice) -> Iterator[Frame]:
        if not self.world.descriptions:
            return
        facts = (DESCRIPTION, Seen(told.beat.index, told.call))
        there = self._there(told)
        for each in there:
            known = each in self._described
            if (told.new_scene and known) or not (known or each in told.call.arguments):
                texts = descriptions(self.world, each, known, voice)
                self._described.add(each)
                yield from _first(texts, facts, told.beat.index, voice)
        for named in told.call.arguments:
            if isinstance(named, str) and named in self.world.entity and named not in self._described:
                self._described.add(named)
                found = _first(descriptions(self.world, named, False, voice), facts, told.beat.index, voice)
                if self._is_place(named):
                    self._next.extend(found)  # Nobody is there yet, or looks there.
                else:
                    yield from found

    def _is_place(self, name: str) -> bool:
        """Return whether it is somewhere to be."""
        values = [each.value for each in self.world.properties if each.name == "at"]
        return any(name in self.world.entities_of(each.type) for each in values if isinstance(each, EntityOf))

    def _there(self, told: Told) -> Sequence[str]:
        """Return where it is told from."""
        if told.focalizer is None:
            return told.beat.entry.places
        mind = believed(self.course.setting, told.beat.before.state, told.focalizer)
        return places(self.course.setting, mind, (told.focalizer,)) or told.beat.entry.places

    def at_the_end(self, ending: Ending | None) -> Iterator[Frame]:
        """Yield the last words."""
        voice = voice_at(self.course.setting, self.course.moment, None, self.tense)
        at = len(self.course.beats) - 1
        if ending is not None:
            yield from _first(ending_words(self.world, ending, voice), (Framed("ending"),), at, voice)
        yield from _first(closings(self.world, voice), (Framed("closing"),), at, voice)


def _first(texts: Sequence[Chosen], facts: tuple[Fact, ...], at: int, voice: Voice) -> Iterator[Frame]:
    yield from (Frame(each, facts, at, voice) for each in texts[:1])
