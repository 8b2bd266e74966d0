"""Where answers about motives come from: what can be asked, and the answers as the definition has them.

`foresight` gives the same answers by the kernel, and much sooner.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Protocol

from intrigue.model.plans import Explanation, Limits
from intrigue.search.explaining import Explainer, Within
from intrigue.search.moves import Budget, Moves
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


class Asking(Protocol):
    """What finds motives. One is made afresh for every question, with a budget of its own."""

    def motive(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> Explanation | None:
        """Return why the owner of the mind would do this; raise OutOfStates when the budget is used up."""
        ...

    def others_agree(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> bool:
        """Return whether all others who must agree would, as the owner of the mind sees it; raise OutOfStates."""
        ...


class Motives(Protocol):
    """Where answers about motives come from, and with them where events lead."""

    @property
    def moves(self) -> Moves:
        """What can happen in a mind, and how well somebody then does."""
        ...

    @property
    def spent(self) -> int:
        """How many states have been expanded so far, for all questions together."""
        ...

    def within(self, states: int) -> Asking:
        """Return one to ask, which gives up when it has expanded so many states."""
        ...

    def promising(self, mind: State, who: str, events: Sequence[Event], horizon: int) -> Container[Event]:
        """Return those of these events that are worth asking about; a plan of so many actions begins with no other."""
        ...


class ExhaustiveMotives:
    """The motives as the definition has them."""

    def __init__(self, setting: Setting, depth: int) -> None:
        self.moves = Moves(setting, Budget())
        self._explainer = Explainer(setting, Limits(epistemic=depth))
        self._budgets: list[Budget] = []

    @property
    def spent(self) -> int:
        """How many states have been expanded so far, for all questions together."""
        return sum(budget.spent for budget in self._budgets)

    def within(self, states: int) -> Asking:
        """Return one to ask, which gives up when it has expanded so many states."""
        budget = Budget(states)
        self._budgets.append(budget)
        return _Exhaustive(self._explainer.afresh(budget))

    def promising(self, mind: State, who: str, events: Sequence[Event], horizon: int) -> Container[Event]:
        """Return all of them: the definition leaves nothing out."""
        return events


@dataclass(frozen=True, slots=True)
class _Exhaustive:
    explainer: Explainer

    def motive(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> Explanation | None:
        return self.explainer.motive(mind, event, Within(who, horizon, depth)).explanation

    def others_agree(self, mind: State, event: Event, who: str, horizon: int, depth: int) -> bool:
        return self.explainer.reasons(mind, event, who, horizon, depth - 1)[0] is not None
