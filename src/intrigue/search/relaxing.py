"""Why there is no story: the nearest change with which there would be one.

Every kind of change is tried in turn, those that ask least of the author first: more room for the search, then what
somebody knows, what somebody sees, what somebody cares for, what somebody would do for no reason, and last how things
are. Within a kind single changes are tried one by one; where there are many, first all of one character's, or all
together, of which then only those are kept that are needed. Where no kind alone is enough, two are tried, first those
that ask least together. The single changes stand in `single_changes.py`.

No clock decides anything: all is bounded by states expanded. A clock outside may raise KeyboardInterrupt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from intrigue.errors import BoundError, EvaluationError, LoopError
from intrigue.model.expressions import Expression
from intrigue.model.plans import ExplainedStep, GroundCall, Limits, Plan
from intrigue.search import planner
from intrigue.search.changes import Agrees, Cares, Case, Change, Knows, Sees, asked, changed
from intrigue.search.result import Result
from intrigue.search.single_changes import KINDS, Kind
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State

TRY = 2_000
"""States that may be expanded for one change."""
MOST = 60_000
"""States that may be expanded for all together."""
FEW = 8
"""So many single changes of a kind are tried one by one before several at once."""
BESIDE = 12
"""Of a kind whose changes are made one at a time, how many are tried beside another kind."""

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
            for one, other in PAIRS:
                self._try_both(one, other, result)
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
                self._narrow(bundle)
                return

    def _try_both(self, one: Kind, other: Kind, result: Result) -> None:
        """Try changes of the one kind in a world in which the other has been made already."""
        for first in _together(other, self.case, result):
            try:
                case = changed(self.case, first)
            except (BoundError, LoopError, EvaluationError):
                continue
            for second in _together(one, case, self._asked(case)):
                story = self._story((*first, *second))
                if story is not None:
                    self.found = Relaxed(f"{one.name} and {other.name}", (*first, *second), story)
                    self._narrow((*first, *second))
                    return

    def _narrow(self, bundle: Changes) -> None:
        """Leave out what is not needed: halves as long as that goes, then one by one."""

        def does(fewer: Changes) -> bool:
            story = self._story(fewer)
            if story is not None:
                kind = self.found.kind if self.found is not None else ""
                self.found = Relaxed(kind, fewer, story)
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


PAIRS = sorted(combinations(KINDS, 2), key=lambda pair: sum(map(KINDS.index, pair)))
"""Two kinds at a time, those first that ask least together."""


def _together(kind: Kind, case: Case, result: Result) -> list[Changes]:
    """Return what is tried of a kind beside another one: all its changes at once, or the first few one by one."""
    singles = tuple(dict.fromkeys(kind.singles(case, result)))
    if kind.combine and kind.name != "room":
        return [singles] if singles else []
    return [(each,) for each in singles[:BESIDE]]


def _group(change: Change) -> str:
    match change:
        case Knows(minds=(holder, *_)):
            return holder
        case Cares(character=holder) | Agrees(character=holder) | Sees(character=holder):
            return holder
        case _:
            return ""


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
