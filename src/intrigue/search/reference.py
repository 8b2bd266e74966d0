"""Stories, by exhaustive search: the definition of a planned story that every faster planner is held equal to.

A story is a sequence of events, possible from the start, each explained where it is taken, at whose end the author
does better than at the start and at least as well as the goal; and none of its strict subsequences that are possible
and explained does as well.

Whether an event is explained depends on the state alone. So the author's search goes over distinct states, shortest
stories first, and a shortest story needs no test of minimality: a subsequence that does as well would be a shorter
story.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from intrigue.errors import DepthError
from intrigue.model.plans import ExplainedStep, Limits, Plan
from intrigue.model.terms import AUTHOR
from intrigue.search.explaining import Explainer
from intrigue.search.moves import Budget, OutOfStates, Utility, higher
from intrigue.search.paths import Path
from intrigue.search.result import Effort, LimitName, Outcome, Result
from intrigue.semantics.events import Event
from intrigue.semantics.level import longest_chain
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial

AUTHOR_LIMIT: LimitName = "author limit"


def plan(setting: Setting, goal: int | float, limits: Limits, states: int | None = None) -> Result:
    """Return a shortest story that reaches the goal, or why there is none.

    `states` bounds how many states may be expanded, in the world and in all minds. KeyboardInterrupt ends the search
    and keeps the best story met so far. Raise DepthError where the setting's minds nest less deep than the limits ask
    for.
    """
    return _search(setting, goal, limits, states, _Shortest)


def plans(
    setting: Setting, goal: int | float, limits: Limits, states: int | None = None, at_most: int | None = None
) -> Result:
    """Return all stories that reach the goal, shortest first; `at_most` that many.

    Each comes once, with one certificate. It is otherwise like `plan`.
    """
    return _search(setting, goal, limits, states, lambda explainer, target: _All(explainer, target, at_most))


class _Search(ABC):
    """What the searches for one story and for all stories have in common: the stories, and what got in the way."""

    def __init__(self, explainer: Explainer, goal: int | float) -> None:
        self.explainer = explainer
        self.moves = explainer.moves
        self.goal = goal
        self.found: list[Plan] = []
        self.nearest: Plan | None = None
        self.cut: list[LimitName] = []
        self.start = initial(explainer.setting)
        self._highest = self.utility(self.start)

    @abstractmethod
    def run(self) -> None:
        """Search until done."""

    def utility(self, state: State) -> Utility:
        """Return how well the author does."""
        return self.moves.utility(state, AUTHOR)

    def reaches_goal(self, state: State) -> bool:
        """Return whether a story may end here."""
        here = self.utility(state)
        return higher(here, self.utility(self.start)) and not higher(self.goal, here)

    def may_help(self, event: Event, later: int) -> bool:
        """Return whether a minimal story can have this event with so many events after it."""
        if self.explainer.matters(event, AUTHOR, later):
            return True
        if self.explainer.matters(event, AUTHOR) and AUTHOR_LIMIT not in self.cut:
            self.cut.append(AUTHOR_LIMIT)
        return False

    def note(self, state: State, steps: tuple[ExplainedStep, ...]) -> None:
        """Keep a story that pleases the author more than all before it, though perhaps not enough."""
        if higher(self.utility(state), self._highest):
            self._highest = self.utility(state)
            self.nearest = Plan(steps)


class _Shortest(_Search):
    """Breadth-first over distinct states, to one shortest story."""

    def run(self) -> None:
        """Search until a story is found or all is searched."""
        seen = {self.start}
        layer: list[tuple[State, tuple[ExplainedStep, ...]]] = [(self.start, ())]
        for length in range(1, self.explainer.limits.author + 1):
            last = length == self.explainer.limits.author
            longer: list[tuple[State, tuple[ExplainedStep, ...]]] = []
            for state, steps in layer:
                self.moves.budget.spend()
                for event in self.explainer.setting.events:
                    if not self.may_help(event, self.explainer.limits.author - length):
                        continue
                    result = self.moves.result(state, event)
                    # A state that was reached before was reached by a story that is no longer.
                    if result is None or result in seen:
                        continue
                    reached = self.reaches_goal(result)
                    if last and not reached:
                        if AUTHOR_LIMIT not in self.cut:
                            self.cut.append(AUTHOR_LIMIT)
                        continue
                    reasons = self.explainer.explained(state, event)
                    if reasons is None:
                        continue
                    seen.add(result)
                    story = (*steps, ExplainedStep(event.call, reasons))
                    if reached:
                        self.found.append(Plan(story))
                        return
                    self.note(result, story)
                    longer.append((result, story))
            layer = longer


class _All(_Search):
    """Breadth-first over paths, to all stories."""

    def __init__(self, explainer: Explainer, goal: int | float, at_most: int | None) -> None:
        super().__init__(explainer, goal)
        self.at_most = at_most

    def run(self) -> None:
        """Search until there are enough stories or all is searched."""
        layer = [Path(self.start, (), {})]
        for length in range(1, self.explainer.limits.author + 1):
            longer = []
            for path in layer:
                self.moves.budget.spend()
                for event in self.explainer.setting.events:
                    grown = self._followed(path, event, last=length == self.explainer.limits.author)
                    if grown is None:
                        continue
                    longer.append(grown)
                    if self._is_story(grown):
                        self.found.append(Plan(grown.steps))
                        if len(self.found) == self.at_most:
                            return
                    self.note(grown.state, grown.steps)
            layer = longer

    def _followed(self, path: Path, event: Event, *, last: bool) -> Path | None:
        """Return the path with one more explained step; None where that can begin no story."""
        later = self.explainer.limits.author - path.length - 1
        result = self.moves.result(path.state, event) if self.may_help(event, later) else None
        if result is None or result is path.state or result in path.shorter:
            return None
        if last and not self.reaches_goal(result):
            if AUTHOR_LIMIT not in self.cut:
                self.cut.append(AUTHOR_LIMIT)
            return None
        reasons = self.explainer.explained(path.state, event)
        if reasons is None:
            return None
        shorter = self.explainer.shorter_stories(path, event)
        return None if result in shorter else Path(result, (*path.steps, ExplainedStep(event.call, reasons)), shorter)

    def _is_story(self, path: Path) -> bool:
        end = self.utility(path.state)
        return self.reaches_goal(path.state) and not any(
            self.explainer.as_high(each, AUTHOR, end) for each in path.shorter
        )


def _search(
    setting: Setting,
    goal: int | float,
    limits: Limits,
    states: int | None,
    make: Callable[[Explainer, int | float], _Search],
) -> Result:
    """Run a search to its end, or to where it is stopped, and say what came of it."""
    if limits.author < 1 or limits.character < 1 or limits.epistemic < 0:
        raise ValueError(f"{limits} leave no room for anything")
    needed = limits.epistemic + 1 + longest_chain(setting.world)
    if setting.level < needed:
        raise DepthError(
            f"an epistemic limit of {limits.epistemic} asks for minds {needed} deep, and 'depth' is {setting.level}; "
            "raise 'depth' or lower the limit"
        )
    begun = time.perf_counter()
    explainer = Explainer(setting, limits, Budget(states))
    search = make(explainer, goal)
    stops: list[LimitName] = []
    try:
        search.run()
    except OutOfStates:
        stops.append("states")
    except KeyboardInterrupt:
        stops.append("interrupt")
    stops += search.cut
    stops += sorted(explainer.refusals)
    effort = Effort(explainer.moves.budget.spent, time.perf_counter() - begun)
    if search.found:
        return Result(Outcome.FOUND, tuple(search.found), tuple(stops), None, effort)
    outcome = Outcome.NONE_FOUND if stops else Outcome.NONE_EXISTS
    return Result(outcome, (), tuple(stops), search.nearest, effort)
