"""What a telling makes of a course of beats: through whose eyes, in what portions, and what is left out.

The unit is a *moment told*: one thing that the focalizer saw, with what went on in its mind before it did its own part
and after. What it did not see is left out, and of minds all but its own. Moments stand in scenes: a new one begins with
an act, with other eyes, in another place, and after a while in which nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intrigue.model.plans import GroundCall
from intrigue.simulate.acting import places
from intrigue.simulate.chronicle import Entry
from intrigue.tell.course import Beat, Course
from intrigue.tell.insight import Insides

PAUSE = 60
"""After so many minutes in which nothing is told a new scene begins."""
MOMENT = 10
"""For so many minutes a story does not turn to other eyes that only look on."""
ACT = "act"
"""The kind of entry by which an act is over."""
OWN_DECISIONS = ("intends", "drops")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is told, with the focalizer's thoughts around it."""

    focalizer: str | None
    """Through whose eyes; None: nobody's in particular."""
    act: int
    """The position of its act."""
    beat: Beat
    """What happens."""
    call: GroundCall
    """What the focalizer takes it for."""
    leading: tuple[Beat, ...] = ()
    """What went on in minds right before: what the focalizer decided, if it is its own act."""
    trailing: tuple[Beat, ...] = ()
    """What went on in minds after it, up to the next."""
    new_scene: bool = False
    since: int | None = None
    """The minute of what was told before; None: nothing was."""
    elsewhere: bool = False
    """Whether it happens in another place than what was told before."""

    @property
    def minutes(self) -> int:
        """When it is, since the start."""
        return self.beat.entry.minutes


def told(
    course: Course, beats: Iterable[Beat], eyes: Sequence[str], of_acts: Sequence[Sequence[str]] = ()
) -> Iterator[Told | None]:
    """Yield what is told of beats as they come: each as soon as it is known what follows it; None where an act is over.

    `eyes` are those through whom it may be told, the first choice first; empty: nobody's in particular. `of_acts` are
    those of each act, by its position; further acts are told through `eyes`.
    """
    act = 0
    choice = Choice(course)
    pending: Told | None = None
    last: Told | None = None
    minds: list[Beat] = []
    for beat in beats:
        if str(beat.entry.kind) == ACT:
            if pending is not None:
                yield replace(pending, trailing=tuple(minds))
                pending, minds = None, []
            act += 1
            yield None
            continue
        if beat.event is None:
            if beat.entry.kind != "clock":
                minds.append(beat)
            continue
        focalizer, call = choice.seen_by(beat, of_acts[act] if act < len(of_acts) else eyes, last)
        if call is None:
            continue
        leading = _decided(minds, beat.entry, focalizer) if pending is not None else tuple(minds)
        if pending is not None:
            yield replace(pending, trailing=tuple(each for each in minds if each not in leading))
        since = last.minutes if last is not None else None
        pending = Told(focalizer, act, beat, call, leading, (), since=since)
        elsewhere = last is not None and is_elsewhere(last.beat, beat)
        pending = replace(pending, elsewhere=elsewhere, new_scene=begins_scene(course, last, pending, elsewhere))
        last, minds = pending, []
    if pending is not None:
        yield replace(pending, trailing=tuple(minds))


class Choice:
    """Chooses through whose eyes each thing is told: those of the first choice who sees it.

    But what makes another understand something is told through that one's eyes, and what follows with it, until
    something happens inside the first choice, or the scene is over.
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        self._insides = Insides(course)
        self._turned_to: str | None = None

    def seen_by(self, beat: Beat, eyes: Sequence[str], last: Told | None) -> tuple[str | None, GroundCall | None]:
        """Return through whose eyes something is told, and what they see; None where none of them sees it."""
        if not eyes:
            return None, self.course.taken_for(beat, None)
        calls = {each: self.course.taken_for(beat, each) for each in eyes}
        seeing = [each for each in eyes if calls[each] is not None]
        if not seeing:
            return last.focalizer if last is not None else None, None
        if last is not None and self._looks_on(beat, seeing[0], eyes, last):
            return last.focalizer, None
        self._turned_to = self._turned(beat, seeing, last)
        who = self._turned_to or seeing[0]
        return who, calls[who]

    def _looks_on(self, beat: Beat, who: str, eyes: Sequence[str], last: Told) -> bool:
        """Return whether somebody would take over from an earlier choice for a moment, only to look on."""
        if last.focalizer not in eyes[: eyes.index(who)] or beat.entry.minutes - last.minutes > MOMENT:
            return False
        return who not in beat.entry.actors and not self._insides.moved(beat, who)

    def _turned(self, beat: Beat, seeing: Sequence[str], last: Told | None) -> str | None:
        """Return to whom the story turns from the first choice, if to anybody."""
        if len(seeing) == 1 or self._insides.moved(beat, seeing[0]):
            return None
        found = next((each for each in seeing[1:] if self._insides.understands(beat, each)), None)
        goes_on = last is not None and beat.entry.minutes - last.minutes < PAUSE and not is_elsewhere(last.beat, beat)
        return found or (self._turned_to if goes_on and self._turned_to in seeing else None)


def _decided(minds: Sequence[Beat], entry: Entry, focalizer: str | None) -> tuple[Beat, ...]:
    """Return what the focalizer decided in the turn in which it now acts itself."""
    if focalizer is None or entry.who != focalizer:
        return ()
    return tuple(
        each
        for each in minds
        if each.entry.kind in OWN_DECISIONS and each.entry.who == focalizer and each.entry.step == entry.step
    )


def begins_scene(course: Course, last: Told | None, now: Told, elsewhere: bool) -> bool:
    """Return whether a new scene begins; who stands still and looks elsewhere, is still in the same one."""
    if last is None or last.focalizer != now.focalizer or last.act != now.act or now.minutes - last.minutes >= PAUSE:
        return True
    if not elsewhere or now.focalizer is None:
        return elsewhere
    there, here = (places(course.setting, each.beat.after.state, (now.focalizer,)) for each in (last, now))
    return there != here


def is_elsewhere(before: Beat, now: Beat) -> bool:
    """Return whether something happens in another place than what was told before."""
    there, here = {*before.entry.places, *before.places}, {*now.entry.places, *now.places}
    return bool(there) and bool(here) and not there & here
