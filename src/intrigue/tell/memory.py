"""A memory that is told as a scene: what somebody saw and the reader has not been told, where something rests on it.

It begins in the pluperfect, goes on in the past, with what followed there at once, and comes back to where the telling
stands. What is told of it is what the one who remembers saw at that time, no more.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from intrigue.model.plans import GroundCall
from intrigue.model.terms import Value
from intrigue.simulate.clock import Clock
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import MOMENT
from intrigue.tell.eventwords import own_side, shown, voice_at
from intrigue.tell.grammar import quoted
from intrigue.tell.indirect import Tense
from intrigue.tell.plainly import plain
from intrigue.tell.stated import Elapsed, Fact, Seen
from intrigue.tell.times import before, joined
from intrigue.tell.voice import Voice

MOST = 3
"""So many things that happened are told of a memory."""
TOLD_OF = ("action", "fate", "rule")
"""What is remembered; attempts that came to nothing leave no scene."""


@dataclass(frozen=True)
class Piece:
    """A sentence or two of a memory, as a template."""

    text: str
    bindings: Mapping[str, Value]
    voice: Voice
    facts: tuple[Fact, ...]
    lead: str = ""
    """Words on when it was, which go before it."""

    def said(self, realized: str) -> str:
        """Return the template's words with what goes before them."""
        if not self.lead:
            return realized
        if realized[:1] in "“‘":
            return f"That had been {self.lead}. {realized}"
        return joined(f"{self.lead},", realized)


def is_scene(beat: Beat) -> bool:
    """Return whether there is a scene in what happened."""
    return beat.event is not None and beat.entry.kind in TOLD_OF


def pieces(
    course: Course, who: str, source: int, now: int, told: Container[int], clock: Clock, tense: Tense
) -> Iterator[Piece]:
    """Yield the memory of an entry, before the entry `now`; `told` are those that the reader has been told."""
    first = course.beats[source]
    for number, (beat, call) in enumerate(_scene(course, who, first, told)):
        voice = voice_at(course.setting, beat.before, who, tense)
        texts = shown(course.setting.world, call, beat.entry.kind, voice)
        text, bindings = (texts[0].text, texts[0].bindings) if texts else _plain(course, call)
        facts: tuple[Fact, ...] = (Seen(beat.index, call),)
        past = replace(voice, tense="past")
        rest = text
        if number == 0:
            opening, rest = _parted(text)
            lead = before(clock, beat.entry.minutes, course.beats[now].entry.minutes)
            since = Elapsed(beat.entry.minutes, course.beats[now].entry.minutes)
            long_past = replace(voice, tense="pluperfect" if tense == "past" else "past")
            yield Piece(opening, bindings, long_past, (since, *facts), lead)
        if rest:
            yield Piece(rest, bindings, past, facts)
        for own in own_side(course.setting.world, call, beat.entry.kind, voice):
            yield Piece(own.text, own.bindings, past, (Seen(beat.index, call, own=own.kind == "felt"),))


def remembered(course: Course, who: str, source: int, told: Container[int]) -> tuple[int, ...]:
    """Return the entries of which a memory tells."""
    return tuple(beat.index for beat, _ in _scene(course, who, course.beats[source], told))


def _scene(course: Course, who: str, first: Beat, told: Container[int]) -> Iterator[tuple[Beat, GroundCall]]:
    """Yield what happened and what followed it there at once, as somebody saw it."""
    found = 0
    for beat in course.beats[first.index :]:
        if beat.entry.minutes - first.entry.minutes > MOMENT or found == MOST:
            return
        there = not first.entry.places or not beat.entry.places or {*first.entry.places} & {*beat.entry.places}
        call = course.taken_for(beat, who) if is_scene(beat) and there and beat.index not in told else None
        if call is not None:
            found += 1
            yield beat, call


def _plain(course: Course, call: GroundCall) -> tuple[str, Mapping[str, Value]]:
    """Return a template for what the author has no words for."""
    taken = plain(course.setting.world, call)
    if taken.subject is None:
        return f"{taken.head or 'It'} [{taken.phrase}].", {}
    return f"{{doer}} [{taken.phrase}].", {"doer": taken.subject}


def _parted(text: str) -> tuple[str, str]:
    """Return the first sentence of a template and the rest of it; what is said in it is not taken apart."""
    for at, letter in enumerate(text):
        if letter in ".!?" and text[at + 1 : at + 2] in (" ", "\n") and _is_whole(text[: at + 1]):
            return text[: at + 1], text[at + 1 :].strip()
    return text, ""


def _is_whole(text: str) -> bool:
    """Return whether no bracket and no quotation is open at the end of a part of a template."""
    marks = quoted(text + "x")
    opened = text.count("{") + text.count("[") + marks.count("“")
    return opened == text.count("}") + text.count("]") + marks.count("”")
