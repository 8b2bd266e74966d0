"""What could be otherwise: every single change of each kind that might give a story, read off a world."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from intrigue.errors import BoundError
from intrigue.model.expressions import And, Believes, Comparison, Literal, Or, Slot
from intrigue.model.terms import AUTHOR, UNKNOWN, Value
from intrigue.model.world import EVERYBODY_SEES
from intrigue.search.changes import Agrees, Cares, Case, Chain, Change, IsSo, Knows, MoreRoom, Sees
from intrigue.search.relevance import Relevance
from intrigue.search.result import LimitName, Outcome, Result
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.grounding import Grounding
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial

ROOM = (1, 2, 4)
"""By how much limits are raised."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change: all single changes of it that might help, those of one group next to one another."""

    name: str
    singles: Callable[[Case, Result], Iterator[Change]]
    combine: bool = True
    """Whether several of them may be made at once."""


_LIMITS: tuple[LimitName, ...] = ("author limit", "character limit", "epistemic limit")


def _more_room(case: Case, result: Result) -> Iterator[Change]:
    if result.outcome is Outcome.NONE_EXISTS:
        return
    for more in ROOM:
        for limit in _LIMITS:
            # A moment that was handed in holds no deeper minds than it holds, and a world may state its depth.
            if limit == "epistemic limit" and (case.later or case.setting.world.depth is not None):
                continue
            if limit in result.stopped_by:
                yield MoreRoom(limit, more)


def _knowledge(case: Case, _: Result) -> Iterator[Change]:
    """Yield what somebody has wrong that may matter, then what somebody has wrong about somebody else's belief."""
    setting, start = case.setting, initial(case.setting)
    slots = sorted(Relevance(setting).decisive(AUTHOR))
    deep: list[Change] = []
    for one in setting.characters:
        mind = start.mind(one)
        yield from _wrong(setting, slots, (one,), mind, start)
        for other in setting.characters:
            if other != one and mind.level > 0:
                deep += _wrong(setting, slots, (one, other), mind.mind(other), start.mind(other))
    yield from deep


def _wrong(setting: Setting, slots: Sequence[int], minds: Chain, believed: State, actual: State) -> Iterator[Change]:
    for slot in slots:
        value = actual.values[slot]
        if value is not UNKNOWN and Literal(believed.values[slot]) != Literal(value):
            yield Knows(minds, setting.fluents[slot], value)


def _sight(case: Case, _: Result) -> Iterator[Change]:
    """Yield every action that may matter, for everybody who does not see it anyhow."""
    setting = case.setting
    relevance = Relevance(setting)
    helpful = dict.fromkeys(
        each.call.signature for each in setting.events if relevance.distance(each, AUTHOR) is not None
    )
    for character in setting.characters:
        for action in helpful:
            if setting.world.action[action].observations != EVERYBODY_SEES:
                yield Sees(character, action)


def _concerns(case: Case, _: Result) -> Iterator[Change]:
    """Yield every want that somebody has, stronger or gone; then what the author wants as somebody's own want."""
    world = case.setting.world
    for character in case.setting.characters:
        lines = world.wants_of(character)
        if len(lines) > 1:
            yield from (Cares(character, line, "more") for line in lines)
        yield from (Cares(character, line, "not") for line in lines)
    for character in case.setting.characters:
        yield from (Cares(character, line, "too") for line in world.wants_of(AUTHOR))


def _agreement(case: Case, _: Result) -> Iterator[Change]:
    yield from (Agrees(character) for character in case.setting.characters)


def _facts(case: Case, _: Result) -> Iterator[Change]:
    """Yield all that some action that may matter asks for and that is not so, the soonest first."""
    setting, start = _without_constants(case.setting), initial(case.setting)
    relevance = Relevance(setting)
    near = [(relevance.distance(event, AUTHOR), event) for event in setting.events]
    for _soon, event in sorted(
        ((distance, event) for distance, event in near if distance is not None), key=lambda pair: pair[0]
    ):
        for slot, value in _asked_for(event.precondition):
            if Literal(start.values[slot.index]) != Literal(value):
                yield IsSo(slot.fluent, value)


def _without_constants(setting: Setting) -> Setting:
    """Return a setting whose events are all that there could be if nothing stood fast; the same where that is too much.

    What nothing changes keeps events from being there at all.
    """
    other = Setting(setting.world, setting.level, setting.bounds)
    other.grounding = Grounding(setting.world, other.index, bounds=setting.bounds)
    try:
        return other if other.events else setting
    except BoundError:
        return setting


def _asked_for(condition: Ground) -> Iterator[tuple[Slot, Value]]:
    """Yield the fluents that a condition wants to have a certain value."""
    match condition:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _asked_for(part)
        case Believes(body=body):
            yield from _asked_for(body)
        case (
            Comparison(operator="==", left=Slot() as slot, right=Literal(value=value))
            | Comparison(operator="==", left=Literal(value=value), right=Slot() as slot)
        ) if value is not UNKNOWN:
            yield slot, value
        case _:
            return


KINDS: tuple[Kind, ...] = (
    Kind("room", _more_room),
    Kind("knowledge", _knowledge),
    Kind("sight", _sight),
    Kind("concern", _concerns, combine=False),
    Kind("agreement", _agreement),
    Kind("fact", _facts, combine=False),
)
"""All kinds, in the order in which they are tried."""
