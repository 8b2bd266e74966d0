"""What the reader knows, and whom it concerns does not.

It concerns somebody if it is about them, if they want something that hangs on it, or if something hangs on it that they
do or mean to do. Two sorts count: what they have
wrong or do not know, and what they have wrong about what another holds of something that is about them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intrigue.explain.past import Past
from intrigue.explain.sources import Held, held
from intrigue.model.plans import GroundCall
from intrigue.model.terms import RULED_OUT
from intrigue.semantics.beliefs import Chain, mind_along
from intrigue.semantics.events import all_slots


@dataclass(frozen=True, slots=True)
class Irony:
    """Something that somebody has wrong, or does not know, over a stretch of a run."""

    who: str
    belief: Held
    """What they hold, as it was when it began, beside what is so."""
    wanted: bool
    """Whether a want of theirs hangs on it, or something that they do or mean to do; else it is only about them."""
    begin: int
    """The point from which they have had it wrong."""
    end: int | None
    """The point from which they no longer have; None: they have it wrong to the last."""
    ended_by_learning: bool = False
    """Whether it ended because they came to know better, and not because the facts came to be as they thought."""


def irony_at(past: Past, point: int) -> tuple[Irony, ...]:
    """Return what somebody has wrong at one point that concerns them, with since when and until when."""
    return tuple(each for each in irony(past) if each.begin <= point and (each.end is None or point < each.end))


def irony(past: Past) -> tuple[Irony, ...]:
    """Return all stretches of a run in which somebody had something wrong that concerns them, in order."""
    watched = tuple(_watched(past))
    found: list[Irony] = []
    for who, chain, index, wanted in watched:
        begin: int | None = None
        last: tuple[object, object] | None = None
        for point in range(past.end + 1):
            state = past.states[point]
            if point and state is past.states[point - 1]:
                continue
            belief, fact = mind_along(state, chain)[index], mind_along(state, chain[1:])[index]
            now = (belief, fact) if belief != fact else None
            if now == last:
                continue
            if begin is not None and last is not None:
                found.append(_stretch(past, who, chain, index, wanted, begin, point, learnt=belief != last[0]))
            begin, last = (point, now) if now is not None else (None, None)
        if begin is not None:
            found.append(_stretch(past, who, chain, index, wanted, begin, None))
    return tuple(sorted(found, key=lambda each: (each.begin, not each.wanted, len(each.belief.chain))))


def _stretch(
    past: Past, who: str, chain: Chain, index: int, wanted: bool, begin: int, end: int | None, learnt: bool = False
) -> Irony:
    return Irony(who, held(past, begin, chain, past.setting.fluents[index]), wanted, begin, end, learnt)


def _watched(past: Past) -> Iterator[tuple[str, Chain, int, bool]]:
    """Yield whom which fluent concerns, in which minds: their own, and others' of what is about them."""
    setting = past.setting
    for who in setting.characters:
        wanted = {index for line in setting.world.wants_of(who) for index in all_slots(setting.ground(line))}
        for call in _taken_up(past, who):
            event = setting.event(call)
            wanted |= all_slots(event.condition)
            wanted |= {index for change in event.changes for index in all_slots(change.condition)}
        for index, fluent in enumerate(setting.fluents):
            about = who in fluent.arguments
            if fluent.property.name.startswith(RULED_OUT) or not (about or index in wanted):
                continue
            yield who, (who,), index, index in wanted
            for other in setting.characters:
                if other != who and (about or other in fluent.arguments):
                    yield who, (who, other), index, index in wanted


def _taken_up(past: Past, who: str) -> tuple[GroundCall, ...]:
    """Return what somebody does in a run, or means to do or count on, each once."""
    found: dict[GroundCall, None] = {}
    for entry in past.story.chronicle.where(character=who, kinds=("intends", "action", "failed", "refused")):
        if entry.call is not None:
            found[entry.call] = None
        if entry.kind == "intends":
            found |= dict.fromkeys(step.call for step in entry.reasons[0].steps)
    return tuple(found)
