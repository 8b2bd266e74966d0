"""What something that happens changes at once of what stories turn on: how people stand to each other, what somebody
wrongly takes to be so, and what has been promised.

Only the moments before and after it are looked at. What comes of it later, `consequence.py` reads off the chronicle.
"""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.sugar.minds import DID
from intrigue.model.terms import RULED_OUT, UNKNOWN, Fluent, Value
from intrigue.model.world import World
from intrigue.semantics.beliefs import mind_along
from intrigue.semantics.evaluation import read
from intrigue.semantics.norms import breaches
from intrigue.semantics.provenance import differences
from intrigue.semantics.setting import Setting
from intrigue.tell.course import Beat
from intrigue.tell.realization import is_person

RELATION = 2.0
"""What it counts that two people stand otherwise to each other."""
MISTAKEN = 2.0
"""What it counts that somebody comes to believe what is not so."""
SET_RIGHT = 2.0
"""What it counts that somebody who was mistaken is so no more."""
LEARNT = 1.0
"""What it counts that somebody gets to know what they did not, and what was so before."""
UNAWARE = 1.0
"""What it counts that somebody goes on believing what is not so any more."""
OF_A_MIND = 0.5
"""The share of these where the mistake is about what another believes."""
REFUSED = 2.0
"""What a refusal counts."""
PROMISED = 2.0
"""What it counts that a promise is given."""
BROKEN = 3.0
"""What it counts that a promise, or another norm, is broken."""
MOST = 4.0
"""More than that all together do not count."""
PLACE = "at"
"""The property that says where everybody is."""


def upshot(setting: Setting, beat: Beat) -> float:
    """Return how much an event changes of what stories turn on; 0 for what happens in minds alone."""
    if beat.event is None:
        return 0.0
    found: dict[int, float] = {}
    for index, counts in (*_outside(setting, beat), *_in_minds(setting, beat)):
        found[index] = max(found.get(index, 0.0), counts)
    at_once = sum(found.values()) + REFUSED * (beat.entry.kind == "refused") + BROKEN * _breaks_a_norm(setting, beat)
    return min(at_once, MOST)


def _outside(setting: Setting, beat: Beat) -> Iterator[tuple[int, float]]:
    """Yield the fluents that change in the world, each with what that counts."""
    before, after = beat.before.state, beat.after.state
    promises = {each.name for each in setting.world.norms}
    for index, (was, now) in enumerate(zip(before.values, after.values, strict=True)):
        fluent = setting.fluents[index]
        if was == now or not _is_of_weight(setting.world, fluent):
            continue
        if fluent.property.name in promises and now is True:
            yield index, PROMISED
        elif _relates(setting.world, fluent, was, now):
            yield index, RELATION
        if any(mind[index] == was and before.minds[who][index] == was for who, mind in after.minds.items()):
            yield index, UNAWARE


def _in_minds(setting: Setting, beat: Beat) -> Iterator[tuple[int, float]]:
    """Yield the fluents of which somebody begins or ceases to be mistaken, each with what that counts."""
    before, after = beat.before.state, beat.after.state
    for chain, index, was, now in differences(before, after, 2):
        if not _is_of_weight(setting.world, setting.fluents[index]) or chain[-1] in setting.fluents[index].arguments:
            continue
        was_so, is_so = mind_along(before, chain[1:])[index], mind_along(after, chain[1:])[index]
        erred, errs = was not in (UNKNOWN, was_so), now not in (UNKNOWN, is_so)
        share = OF_A_MIND if len(chain) > 1 else 1.0
        if erred != errs:
            yield index, (MISTAKEN if errs else SET_RIGHT) * share
        elif was is UNKNOWN and now == was_so == is_so:
            yield index, LEARNT * share


def _is_of_weight(world: World, fluent: Fluent) -> bool:
    """Return whether a fluent says more than where somebody is, or what somebody has done or ruled out."""
    name, first = fluent.property.name, fluent.arguments[:1]
    whereabouts = name == PLACE and all(isinstance(each, str) and is_person(world, each) for each in first)
    return not whereabouts and not name.startswith((DID, RULED_OUT))


def _relates(world: World, fluent: Fluent, was: Value, now: Value) -> bool:
    """Return whether a fluent says something of two people."""
    named = {each for each in (*fluent.arguments, was, now) if isinstance(each, str) and each in world.entity}
    return sum(1 for each in named if is_person(world, each)) > 1


def _breaks_a_norm(setting: Setting, beat: Beat) -> bool:
    if beat.event is None or beat.entry.kind not in ("action", "fate"):
        return False
    return any(read(beat.before.state, each.condition) is True for each in breaches(setting, beat.event))
