"""Why there is no story: the nearest change with which there would be one.

Every kind of change is tried in turn, those that ask least of the author first: more room for the search, then what
somebody knows, what somebody sees, what somebody cares for, what somebody would do for no reason, and last how things
are. Within a kind single changes are tried one by one; where there are many, first all of one character's, or all
together, of which then only those are kept that are needed.

No clock decides anything: all is bounded by states expanded. A clock outside may raise KeyboardInterrupt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from intrigue.errors import BoundError, EvaluationError, LoopError
from intrigue.model.expressions import And, Believes, Comparison, Expression, Literal, Or, Slot
from intrigue.model.plans import ExplainedStep, GroundCall, Limits, Plan
from intrigue.model.terms import AUTHOR, UNKNOWN, Value
from intrigue.model.world import EVERYBODY_SEES
from intrigue.search import planner
from intrigue.search.changes import Agrees, Cares, Case, Chain, Change, IsSo, Knows, MoreRoom, Sees, asked, changed
from intrigue.search.relevance import Relevance
from intrigue.search.result import LimitName, Outcome, Result
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.grounding import Grounding
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial

TRY = 2_000
"""States that may be expanded for one change."""
MOST = 60_000
"""States that may be expanded for all together."""
FEW = 8
"""So many single changes of a kind are tried one by one before several at once."""
ROOM = (1, 2, 4)
"""By how much limits are raised."""

Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Changes with which there is a story, and the story; no change can be left out."""

    kind: str
    changes: Changes
    story: Plan


@dataclass(frozen=True, slots=True)
class Nearest:
    """What came of looking for the nearest change."""

    found: Relaxed | None
    tried: int
    """How many questions were put to the planner."""
    complete: bool
    """Whether all kinds were tried to the end; False where time, or states, ran out."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change: all single changes of it that might help, those of one group next to one another."""

    name: str
    singles: Callable[[Case, Result], Iterator[Change]]
    combine: bool = True
    """Whether several of them may be made at once."""


def nearest(
    setting: Setting,
    goal: float,
    limits: Limits,
    *,
    start: State | None = None,
    until: Expression | None = None,
    result: Result | None = None,
    states: int = MOST,
) -> Nearest:
    """Return the nearest change with which there is a story; none is needed where there is one anyhow.

    The story is one that raises what the author wants to the goal; with `until` one that brings about this condition,
    whatever the author wants. It begins in the state `start`, else where the world begins. `result` is what a search
    without changes came to, if there was one. KeyboardInterrupt ends the looking.
    """
    return _Looking(asked(setting, goal, limits, start, until), states).answer(result)


class _Looking:
    """One search through the kinds of change."""

    def __init__(self, case: Case, states: int) -> None:
        self.case = case
        self.left = states
        self.tried = 0
        self.found: Relaxed | None = None

    def answer(self, result: Result | None) -> Nearest:
        """Try one kind after the other."""
        complete = True
        try:
            if result is None:
                result = self._asked(self.case)
                if result.plan is not None:
                    return Nearest(Relaxed("nothing", (), result.plan), self.tried, True)
            for kind in KINDS:
                self._try(kind, result)
                if self.found is not None:
                    return Nearest(self.found, self.tried, True)
        except (KeyboardInterrupt, _Spent):
            complete = False
        return Nearest(self.found, self.tried, complete and self.found is None)

    def _try(self, kind: Kind, result: Result) -> None:
        singles = list(dict.fromkeys(kind.singles(self.case, result)))
        groups = [tuple(each) for _, each in groupby(singles, _group)]
        bundles: list[Changes] = [(each,) for each in singles]
        if kind.combine and len(singles) > 1:
            several = [each for each in groups if len(each) > 1]
            whole = [tuple(singles)] if len(groups) > 1 else []
            bundles = several + bundles + whole if len(singles) > FEW else bundles + several + whole
        for bundle in bundles:
            story = self._story(bundle)
            if story is not None:
                self.found = Relaxed(kind.name, bundle, story)
                self._narrow(kind, bundle)
                return

    def _narrow(self, kind: Kind, bundle: Changes) -> None:
        """Leave out what is not needed: halves as long as that goes, then one by one."""

        def does(fewer: Changes) -> bool:
            story = self._story(fewer)
            if story is not None:
                self.found = Relaxed(kind.name, fewer, story)
            return story is not None

        while len(bundle) > 1:
            middle = len(bundle) // 2
            half = next((each for each in (bundle[:middle], bundle[middle:]) if does(each)), None)
            if half is None:
                break
            bundle = half
        if len(bundle) > 2:
            for change in bundle:
                fewer = tuple(each for each in bundle if each != change)
                if fewer and does(fewer):
                    bundle = fewer
        if self.found is not None:
            self.found = replace(self.found, changes=tuple(_named(each, self.found.story) for each in bundle))

    def _story(self, changes: Changes) -> Plan | None:
        """Return a story with these changes; None where none was found with moderate effort."""
        try:
            case = changed(self.case, changes)
            return self._asked(case).plan
        except (BoundError, LoopError, EvaluationError):
            return None  # The changed world is no world that can run.

    def _asked(self, case: Case) -> Result:
        if self.left <= 0:
            raise _Spent
        self.tried += 1
        result = planner.plan(case.setting, case.goal, case.limits, min(TRY, self.left))
        self.left -= max(result.effort.states, 1)
        if "interrupt" in result.stopped_by:
            raise KeyboardInterrupt
        return result


class _Spent(Exception):  # noqa: N818 - a signal, not a mistake
    """No states are left."""


def _group(change: Change) -> str:
    match change:
        case Knows(minds=(holder, *_)):
            return holder
        case Cares(character=holder) | Agrees(character=holder) | Sees(character=holder):
            return holder
        case _:
            return ""


# --- Kinds ------------------------------------------------------------------------------------------------------------

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


# --- What a change came to in the story -------------------------------------------------------------------------------


def _named(change: Change, story: Plan) -> Change:
    """Return the change with what the story shows it to be about."""
    if isinstance(change, Agrees):
        return replace(change, call=_at_once(story.steps, change.character))
    return change


def _at_once(steps: Sequence[ExplainedStep], character: str) -> GroundCall | None:
    """Return the first step to which a character agrees for what it brings at once; else such a one in a plan."""
    for step in steps:
        for reason in step.reasons:
            if reason.character == character:
                return step.call
    for step in steps:
        for reason in step.reasons:
            below = _at_once(reason.steps, character)
            if below is not None:
                return below
    return None
