"""What an author promises of every run (`check`), held against one run.

A run is a sequence of *moments*, in turn a state and an event: first the state in which it begins, then each event and
the state that it leads to. So an event comes just before the state that it brings about, and `serve before served` can
hold. Conditions are read at states, actions at events. What a promise means stands in docs/semantics.md.

This module takes any sequence of events and states, told or simulated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.model.expressions import Believes, Call, Expression, Literal
from intrigue.model.formulas import Check, Formula, Happens, Temporal
from intrigue.model.traversal import children, formula_expressions
from intrigue.model.world import World
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.tell.code import in_code

Step: TypeAlias = tuple[Event, State]
"""Something that happened, and the state after it."""
Moment: TypeAlias = State | Event


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that a run does not keep."""

    check: Check
    step: int | None
    """After how many steps it is broken; None where only the run's end shows it."""
    reason: str
    """What is wrong there, as a clause."""

    def __str__(self) -> str:
        where = "" if self.step is None else "at the start, " if self.step == 0 else f"at step {self.step}, "
        return f"the check '{self.check.title}' fails: {where}{self.reason}"


def failures(setting: Setting, start: State, steps: Iterable[Step]) -> tuple[Failure, ...]:
    """Return the checks of the setting's world that a run does not keep, in order.

    `start` is the state in which the run begins. Raise DepthError where a check asks deeper than the minds nest; with a
    level of at least `minds_read` none does.
    """
    run = _Run(setting, start, steps)
    return tuple(found for each in setting.world.checks if (found := run.failure(each)) is not None)


def minds_read(world: World) -> int:
    """Return how many minds deep the checks of a world ask."""
    conditions = (each for check in world.checks for each in formula_expressions(check.formula))
    return max(map(_longest_chain, conditions), default=0)


def _longest_chain(node: Expression) -> int:
    return isinstance(node, Believes) + max(map(_longest_chain, children(node)), default=0)


@dataclass(frozen=True, slots=True)
class _Broken:
    """Where a formula ceases to be true of a stretch, and how."""

    moment: int | None
    reason: str


class _Run:
    """One run, asked about formulas on stretches of it; a stretch ends before its last number."""

    def __init__(self, setting: Setting, start: State, steps: Iterable[Step]) -> None:
        self.setting = setting
        self.moments: list[Moment] = [start]
        for event, state in steps:
            self.moments += (event, state)

    def failure(self, check: Check) -> Failure | None:
        """Return how the run breaks a check; None where it keeps it."""
        broken = self._broken(_as_promise(check.formula), 0, len(self.moments))
        if broken is None:
            return None
        step = None if broken.moment is None else (broken.moment + 1) // 2
        return Failure(check, step, broken.reason)

    def _broken(self, formula: Temporal, first: int, end: int) -> _Broken | None:
        """Return where and how a formula is not true of a stretch; None where it is."""
        left, right, said = formula.left, formula.right, in_code(formula.left)
        match formula.kind:
            case "always":
                at = next((each for each in self._asked(left, first, end) if not self._holds(left, each, end)), None)
                return None if at is None else _Broken(at, f"{said} does not hold")
            case "never":
                at = self._first(left, first, end)
                return None if at is None else _Broken(at, f"{said} {_holds_or_happens(left)}")
            case "eventually":
                found = self._first(left, first, end)
                return None if found is not None else _Broken(None, f"{said} never {_comes_about(left)}")
        assert right is not None
        turn = self._first(right, first, end)
        stretch_end = end if turn is None else turn
        if isinstance(left, Temporal):
            return self._broken(left, first, stretch_end)
        if formula.kind == "until":
            lasting = Temporal("always", left)
            return self._broken(lasting, first, stretch_end)
        if turn is None or self._first(left, first, turn) is not None:
            return None
        return _Broken(turn, f"{in_code(right)} {_holds_or_happens(right)}, and {said} has not come before it")

    def _first(self, formula: Formula, first: int, end: int) -> int | None:
        """Return the first moment of a stretch at which a formula holds."""
        return next((each for each in self._asked(formula, first, end) if self._holds(formula, each, end)), None)

    def _asked(self, formula: Formula, first: int, end: int) -> Sequence[int]:
        """Return the moments of a stretch at which a formula can be asked: an action at events, all else at states."""
        parity = 1 if isinstance(formula, Happens) else 0
        return range(first + (first % 2 != parity), end, 2)

    def _holds(self, formula: Formula, moment: int, end: int) -> bool:
        here = self.moments[moment]
        match formula:
            case Happens(call=call):
                return isinstance(here, Event) and _is_call(here, call)
            case Temporal():
                return self._broken(formula, moment, end) is None
            case _:
                assert isinstance(here, State)
                return holds(self.setting, here, formula)


def _as_promise(formula: Formula) -> Temporal:
    """Return a formula as it is meant of a run: a condition always holds, an action happens some time."""
    match formula:
        case Temporal():
            return formula
        case Happens():
            return Temporal("eventually", formula)
        case _:
            return Temporal("always", formula)


def _is_call(event: Event, call: Call) -> bool:
    arguments = tuple(each.value for each in call.arguments if isinstance(each, Literal))
    return event.call.signature == call.signature and event.call.arguments == arguments


def _holds_or_happens(formula: Formula) -> str:
    return "happens" if isinstance(formula, Happens) else "holds"


def _comes_about(formula: Formula) -> str:
    return "happens" if isinstance(formula, Happens) else "comes about"
