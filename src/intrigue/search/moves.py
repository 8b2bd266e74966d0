"""What can happen in a state, where it leads, and how well somebody then does: each worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from intrigue.model.terms import Special
from intrigue.semantics.beliefs import Chain, believed
from intrigue.semantics.events import Event
from intrigue.semantics.looking_ahead import felt_after
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import Firings, Message, after, firings, impressed, possible, step_by_step
from intrigue.semantics.utility import utility

Utility = int | float | Special
"""How well somebody thinks to be doing; `UNKNOWN` where that cannot be told."""
Place = tuple[Chain, int]
"""A fluent, in the minds that a chain leads to."""


def higher(one: Utility, other: Utility) -> bool:
    """Return whether one utility is surely higher than the other: an unknown one is neither higher nor lower."""
    return not isinstance(one, Special) and not isinstance(other, Special) and one > other


class OutOfStates(Exception):  # noqa: N818 - a signal, not a mistake
    """The budget of states is used up."""


@dataclass(slots=True)
class Budget:
    """How many states a search may still expand."""

    most: int | None = None
    """None: no bound."""
    spent: int = 0

    def spend(self) -> None:
        """Count one more state; raise OutOfStates when there is none left."""
        if self.most is not None and self.spent >= self.most:
            raise OutOfStates
        self.spent += 1


class Moves:
    """The moves of one setting, with the budget for looking at them."""

    def __init__(self, setting: Setting, budget: Budget) -> None:
        self.setting = setting
        self.budget = budget
        self._results: dict[tuple[State, Event], State | None] = Remembered(setting.most_kept)
        self._utilities: dict[tuple[State, str], Utility] = Remembered(setting.most_kept)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Those that somebody decides to take, and that a character can count on."""
        return tuple(event for event in self.setting.events if event.consenting)

    def with_budget(self, budget: Budget) -> Moves:
        """Return the same moves with another budget; what is worked out serves both."""
        other = copy(self)
        other.budget = budget
        return other

    def make_ready(self) -> None:
        """Prepare for many questions, where that pays."""

    def result(self, state: State, event: Event) -> State | None:
        """Return where an event leads, what is felt included, or None where it is impossible."""
        key = (state, event)
        if key not in self._results:
            able = possible(self.setting, state, event)
            self._results[key] = felt_after(self.setting, state, event) if able else None
        return self._results[key]

    def possible(self, state: State, event: Event) -> bool:
        """Return whether an event can be taken."""
        return self.result(state, event) is not None

    def possible_among(self, state: State, events: Sequence[Event]) -> frozenset[Event]:
        """Return those of these events that can be taken."""
        return frozenset(event for event in events if self.possible(state, event))

    def harming(self, state: State, events: Iterable[Event], holder: str) -> frozenset[Event]:
        """Return those of the events that can be taken and surely leave the holder worse off, right after them."""
        here = self.utility(state, holder)
        results = ((event, self.result(state, event)) for event in events)
        return frozenset(
            event for event, result in results if result is not None and higher(here, self.utility(result, holder))
        )

    def after(self, state: State, event: Event) -> State:
        """Return where an event leads before it is taken to heart; whether it is possible is not asked."""
        return after(self.setting, state, event)

    def firings(self, state: State, event: Event) -> Firings:
        """Return the rules that an event sets off in the state itself, each with the state in which it fires."""
        return firings(self.setting, state, event)

    def step_by_step(self, state: State, event: Event) -> tuple[Firings, State]:
        """Return the rules that an event sets off, each with the state in which it fires, and where they lead."""
        return step_by_step(self.setting, state, event)

    def ascribed(self, mind: State, messages: Sequence[Message], other: str) -> State:
        """Return what the owner of a mind would take another to believe, with these values written into the mind."""
        return believed(self.setting, impressed(self.setting, mind, messages), other)

    def staying(self, mind: State, who: str, places: Sequence[Place], steps: int) -> frozenset[Place] | None:
        """Return those of the places that keep their values in somebody's mind, whatever so many steps do.

        None where that cannot be told, or where sums of wants are not exact.
        """
        return None

    def course(self, state: State, events: Iterable[Event]) -> State:
        """Return where events lead, one after the other; those that are impossible are skipped."""
        for event in events:
            state = self.result(state, event) or state
        return state

    def utility(self, state: State, holder: str) -> Utility:
        """Return how well the holder does in a state of its own mind (the author: of the actual world)."""
        key = (state, holder)
        if key not in self._utilities:
            self._utilities[key] = utility(self.setting, state, holder)
        return self._utilities[key]

    def agrees(self, state: State, event: Event, participant: str) -> bool:
        """Return whether a participant takes part: it believes the event possible, and no loss to it right after."""
        mind = believed(self.setting, state, participant)
        result = self.result(mind, event)
        return result is not None and not higher(self.utility(mind, participant), self.utility(result, participant))
