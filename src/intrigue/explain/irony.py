"""What the reader knows, and whom it concerns does not.

It concerns somebody if it is about them, if they want something that hangs on it, or if something hangs on it that they
do or mean to do. Two sorts count: what they have
wrong or do not know, and what they have wrong about what another holds of something that is about them.

Whether a feeling is a little stronger than somebody thinks is no irony.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.explain.past import Past
from intrigue.explain.sources import Held, held
from intrigue.model.feelings import is_feeling
from intrigue.model.plans import GroundCall
from intrigue.model.terms import RULED_OUT, Fluent, Value
from intrigue.semantics.beliefs import Chain, mind_along
from intrigue.semantics.constants import HEARD, counts_kept
from intrigue.semantics.events import all_slots
from intrigue.semantics.state import State


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
    decisions: tuple[int, ...] = ()
    """The entries by which they decided on something that rested on it."""


NOTABLE = 20
"""A feeling that is mistaken by less is not taken to be mistaken."""


def irony_at(past: Past, point: int) -> tuple[Irony, ...]:
    """Return what somebody has wrong at one point that concerns them, with since when and until when."""
    return tuple(each for each in irony(past) if each.begin <= point and (each.end is None or point < each.end))


def weightiest(past: Past, found: Iterable[Irony]) -> tuple[Irony, ...]:
    """Return them with those first that matter most: on which most decisions rested, then what is wanted, what is
    believed of the world before what is believed of minds, mistakes before ignorance, and what lasted long."""

    def weight(each: Irony) -> tuple[object, ...]:
        end = past.end if each.end is None else each.end
        lasted = past.minutes(max(end - 1, 0)) - past.minutes(max(each.begin - 1, 0))
        return -len(each.decisions), not each.wanted, len(each.belief.chain), not each.belief.mistaken, -lasted

    return tuple(sorted(found, key=weight))


def irony(past: Past) -> tuple[Irony, ...]:
    """Return all stretches of a run in which somebody had something wrong that concerns them, in order."""
    found: list[Irony] = []
    watched: dict[Chain, dict[int, bool]] = {}
    for _, chain, index, wanted in _watched(past):
        watched.setdefault(chain, {})[index] = wanted
    resting = _resting(past)
    for chain, wants in watched.items():
        found += _along(past, chain, wants, resting)
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.begin,
                not each.wanted,
                len(each.belief.chain),
                past.setting.index[each.belief.fluent],
            ),
        )
    )


Resting: TypeAlias = Mapping[tuple[Chain, Fluent], tuple[int, ...]]
"""The entries of decisions that rested on a belief, whatever its value was."""


def _resting(past: Past) -> Resting:
    found: dict[tuple[Chain, Fluent], tuple[int, ...]] = {}
    for entry in past.story.chronicle.where(kinds=("intends",)):
        for each in entry.rests_on:
            key = each.chain, each.fluent
            found[key] = (*found.get(key, ()), entry.index)
    return found


def _along(past: Past, chain: Chain, watched: Mapping[int, bool], resting: Resting) -> Iterator[Irony]:
    """Yield what these minds have wrong of some fluents; a mind that has not changed is not looked at again."""
    open_since: dict[int, tuple[int, Value, Value]] = {}
    last: tuple[State, State] | None = None
    for point, state in enumerate(past.states):
        mind, truth = mind_along(state, chain), mind_along(state, chain[1:])
        if last is not None and last[0] is mind and last[1] is truth:
            continue
        last = mind, truth
        for index, wanted in watched.items():
            belief, fact = mind[index], truth[index]
            begun = open_since.get(index)
            felt = is_feeling(past.setting.fluents[index].property)
            wrong = _is_wrong(belief, fact, felt)
            if begun is not None and (begun[1:] == (belief, fact) or (felt and wrong)):
                continue
            if begun is not None:
                learnt = belief != begun[1]
                yield _stretch(past, chain, index, wanted, begun[0], point, resting, learnt)
                del open_since[index]
            if wrong:
                open_since[index] = (point, belief, fact)
    for index, (begin, _, _) in open_since.items():
        yield _stretch(past, chain, index, watched[index], begin, None, resting)


def _is_wrong(belief: Value, fact: Value, felt: bool) -> bool:
    if felt and isinstance(belief, int | float) and isinstance(fact, int | float):
        return abs(belief - fact) >= NOTABLE
    return belief != fact


def _stretch(
    past: Past,
    chain: Chain,
    index: int,
    wanted: bool,
    begin: int,
    end: int | None,
    resting: Resting,
    learnt: bool = False,
) -> Irony:
    belief = held(past, begin, chain, past.setting.fluents[index])
    until = past.end if end is None else end
    decisions = tuple(each for each in resting.get((belief.chain, belief.fluent), ()) if begin <= each < until)
    return Irony(chain[0], belief, wanted, begin, end, learnt, decisions)


def _watched(past: Past) -> Iterator[tuple[str, Chain, int, bool]]:
    """Yield whom which fluent concerns, in which minds: their own, and others' of what is about them."""
    setting = past.setting
    counted = counts_kept(setting.world)
    for who in setting.characters:
        wanted = {index for line in setting.world.wants_of(who) for index in all_slots(setting.ground(line))}
        for call in _taken_up(past, who):
            event = setting.event(call)
            wanted |= all_slots(event.condition)
            wanted |= {index for change in event.changes for index in all_slots(change.condition)}
        for index, fluent in enumerate(setting.fluents):
            about = who in fluent.arguments
            if (
                fluent.property.name.startswith((RULED_OUT, HEARD))
                or fluent.property in counted
                or not (about or index in wanted)
            ):
                continue
            yield who, (who,), index, index in wanted
            for other in setting.characters if not is_feeling(fluent.property) else ():
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
