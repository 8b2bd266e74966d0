"""Motives by the kernel: the answers of `ExhaustiveMotives`, from the same search over integers.

A mind goes in as a node and comes back as a state; both are remembered (`kernel/mirror.py`). What is supposed is tried
here, one supposed mind after the other, as in the definition. The kernel is made ready with the first question, so
that a run that is only looked at never needs it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from intrigue.kernel.graph import Graph
from intrigue.kernel.mirror import Mirror
from intrigue.kernel.reasons import OutOfRoom, Question, Reasons
from intrigue.kernel.relaxed import Estimator
from intrigue.minds.motives import Asking
from intrigue.model.plans import ExplainedStep, Explanation
from intrigue.model.terms import UNKNOWN
from intrigue.model.world import MayAvert, MaySuppose
from intrigue.search.moves import Budget, Moves, OutOfStates, Utility
from intrigue.search.relevance import Relevance
from intrigue.search.supposing import supposed_minds
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


def is_served(setting: Setting) -> bool:
    """Return whether the kernel knows all that thinking in this world asks for."""
    return not setting.marks


class KernelMotives:
    """The motives as the definition has them, found by the kernel."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.moves: Moves = _KernelMoves(self)
        self.supposing = any(isinstance(each, MaySuppose) for each in setting.world.permissions)

    @property
    def spent(self) -> int:
        """How many states have been expanded so far, for all questions together."""
        return self.reasons.total

    def within(self, states: int) -> Asking:
        """Return one to ask, which gives up when it has expanded so many states."""
        return _Foresight(self, self.reasons.question(states))

    @cached_property
    def mirror(self) -> Mirror:
        """The kernel with its door."""
        return Mirror(self.setting)

    @cached_property
    def reasons(self) -> Reasons:
        """The search."""
        setting, kernel = self.setting, self.mirror.kernel
        tables = kernel.encoder.tables
        relevance = Relevance(setting)
        distance = [
            [
                -1 if distance is None else distance
                for distance in (relevance.distance(event, holder) for event in setting.events)
            ]
            for holder in setting.characters
        ]
        threshold = next((each.threshold for each in setting.world.permissions if isinstance(each, MayAvert)), -1)
        return Reasons(
            kernel.engine,
            Estimator(kernel.engine, Graph(tables, kernel.reachable)),
            [self._places(event.consenting) for event in setting.events],
            [self._places(event.participants) for event in setting.events],
            distance,
            threshold,
        )

    def _places(self, characters: Iterable[str]) -> list[int]:
        return [self.mirror.place[each] for each in characters]

    def explanation(self, who: int, found: tuple[Any, Any]) -> Explanation:
        """Return an explanation of the kernel as one of the model."""
        steps, threat = found
        return Explanation(self.setting.characters[who], self._steps(steps), self._steps(threat))

    def _steps(self, steps: Iterable[tuple[int, Any]]) -> tuple[ExplainedStep, ...]:
        events = self.setting.events
        return tuple(
            ExplainedStep(events[event].call, tuple(self.explanation(who, why) for who, why in reasons))
            for event, reasons in steps
        )


@dataclass(frozen=True, slots=True)
class _Foresight:
    """One question to the kernel."""

    motives: KernelMotives
    question: Question

    def motive(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> Explanation | None:
        found = self._found(mind, event, who, horizon, depth)
        if found is not None or not self.motives.supposing:
            return found
        for suppositions, hoped in supposed_minds(self.motives.setting, mind, who):
            found = self._found(hoped, event, who, horizon, depth)
            if found is not None:
                return replace(found, suppositions=suppositions)
        return None

    def others_agree(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> bool:
        mirror = self.motives.mirror
        owner, number = mirror.place[who], mirror.number[event]
        try:
            return self.motives.reasons.others_agree(
                self.question, mirror.node(mind), number, owner, horizon, depth - 1
            )
        except OutOfRoom:
            raise OutOfStates from None

    def _found(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> Explanation | None:
        mirror = self.motives.mirror
        holder, number = mirror.place[who], mirror.number[event]
        try:
            found = self.motives.reasons.motive(self.question, mirror.node(mind), number, holder, horizon, depth)
        except OutOfRoom:
            raise OutOfStates from None
        return None if found is None else self.motives.explanation(holder, found)


class _KernelMoves(Moves):
    """Where events lead, by the kernel."""

    def __init__(self, motives: KernelMotives) -> None:
        super().__init__(motives.setting, Budget())
        self._motives = motives

    def result(self, state: State, event: Event) -> State | None:
        """Return where an event leads, or None where it is impossible."""
        if not self.possible(state, event):
            return None
        mirror = self._motives.mirror
        return mirror.state(mirror.engine.after(mirror.node(state), mirror.number[event]), state.owner)

    def possible(self, state: State, event: Event) -> bool:
        """Return whether an event can be taken."""
        mirror = self._motives.mirror
        owner = mirror.place[state.owner] if state.owner is not None else -1
        return mirror.engine.possible(mirror.node(state), mirror.number[event], owner)

    def course(self, state: State, events: Iterable[Event]) -> State:
        """Return where events lead, one after the other; those that are impossible are skipped."""
        mirror = self._motives.mirror
        owner = mirror.place[state.owner] if state.owner is not None else -1
        node = mirror.node(state)
        for event in events:
            number = mirror.number[event]
            if mirror.engine.possible(node, number, owner):
                node = mirror.engine.after(node, number)
        return mirror.state(node, state.owner)

    def utility(self, state: State, holder: str) -> Utility:
        """Return how well the holder does in a state of its own mind."""
        mirror = self._motives.mirror
        if holder not in mirror.place:
            return super().utility(state, holder)
        amount = float(self._motives.reasons.utility(mirror.node(state), mirror.place[holder]))
        if amount != amount:
            return UNKNOWN
        return int(amount) if amount.is_integer() else amount
