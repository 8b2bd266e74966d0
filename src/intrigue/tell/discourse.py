"""What a telling makes of a course of beats: through whose eyes, in what portions, and what is left out.

The unit is a *moment told*: one thing that the focalizer saw, with what went on in its mind before it did its own part
and after. What it did not see is left out, and of minds all but its own. Moments stand in scenes: a new one begins with
an act, with other eyes, in another place, and after a while in which nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intrigue.model.plans import GroundCall
from intrigue.simulate.chronicle import Entry
from intrigue.tell.course import Beat, Course

PAUSE = 60
"""After so many minutes in which nothing is told a new scene begins."""
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

    @property
    def minutes(self) -> int:
        """When it is, since the start."""
        return self.beat.entry.minutes


def told(course: Course, beats: Iterable[Beat], eyes: Sequence[str]) -> Iterator[Told]:
    """Yield what is told of beats as they come: each as soon as it is known what follows it.

    `eyes` are those through whom it may be told, the first choice first; empty: nobody's in particular.
    """
    act = 0
    pending: Told | None = None
    last: Told | None = None
    minds: list[Beat] = []
    for beat in beats:
        if str(beat.entry.kind) == ACT:
            if pending is not None:
                yield replace(pending, trailing=tuple(minds))
                pending, minds = None, []
            act += 1
            continue
        if beat.event is None:
            if beat.entry.kind != "clock":
                minds.append(beat)
            continue
        focalizer, call = _seen_by(course, beat, eyes, last.focalizer if last is not None else None)
        if call is None:
            continue
        leading = _decided(minds, beat.entry, focalizer) if pending is not None else tuple(minds)
        if pending is not None:
            yield replace(pending, trailing=tuple(each for each in minds if each not in leading))
        since = last.minutes if last is not None else None
        pending = Told(focalizer, act, beat, call, leading, (), _parts(last, focalizer, act, beat), since)
        last, minds = pending, []
    if pending is not None:
        yield replace(pending, trailing=tuple(minds))


def _seen_by(course: Course, beat: Beat, eyes: Sequence[str], last: str | None) -> tuple[str | None, GroundCall | None]:
    """Return through whose eyes something is told, and what they see: those of the first choice who sees it."""
    if not eyes:
        return None, course.taken_for(beat, None)
    for each in eyes:
        call = course.taken_for(beat, each)
        if call is not None:
            return each, call
    return last, None


def _decided(minds: Sequence[Beat], entry: Entry, focalizer: str | None) -> tuple[Beat, ...]:
    """Return what the focalizer decided in the turn in which it now acts itself."""
    if focalizer is None or entry.who != focalizer:
        return ()
    return tuple(
        each
        for each in minds
        if each.entry.kind in OWN_DECISIONS and each.entry.who == focalizer and each.entry.step == entry.step
    )


def _parts(last: Told | None, focalizer: str | None, act: int, beat: Beat) -> bool:
    """Return whether a new scene begins."""
    if last is None or last.focalizer != focalizer or last.act != act:
        return True
    before, now = last.beat.entry, beat.entry
    if now.minutes - before.minutes >= PAUSE:
        return True
    there, here = {*before.places, *last.beat.places}, {*now.places, *beat.places}
    return bool(there) and bool(here) and not there & here
