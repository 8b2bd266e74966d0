"""Finding what happens: act after act, the shortest explained way to each act's condition.

The condition of an act is the author's goal from the state that the act before has reached. What counts as explained is
the reference search's business; here it is only asked, breadth first, over distinct states. Each act, before it goes
into the story, is put before the independent judge: as a planned story from the state in which it begins, it must bring
about its condition, have valid reasons for every step, and no step too many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.model.expressions import Expression, Or
from intrigue.model.plans import ExplainedStep, Limits, Plan
from intrigue.model.terms import AUTHOR, Special
from intrigue.search.explaining import Explainer
from intrigue.search.moves import Budget, OutOfStates
from intrigue.search.validation import check
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial
from intrigue.semantics.utility import utility
from intrigue.tell.grammar import listed


@dataclass(frozen=True, slots=True)
class Happening:
    """One step where it happens."""

    before: State
    event: Event
    step: ExplainedStep


@dataclass(frozen=True, slots=True)
class StagedAct:
    """An act as it came about."""

    title: str
    happenings: tuple[Happening, ...]
    end: State
    passed: bool = False
    """Whether its condition held at the beginning."""


@dataclass(frozen=True, slots=True)
class Staging:
    """All that happens, in acts."""

    setting: Setting
    acts: tuple[StagedAct, ...]
    end: State
    shortfall: str = ""
    """Which act could not be reached and how far it came; empty where the story is whole."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What an act is to come to."""

    named: str
    """As part of a sentence: `act 2, 'The scarf',`."""
    title: str
    setting: Setting
    until: Expression | None
    """The condition; None: more of what the author wants than at the start."""

    def reached(self, state: State) -> bool:
        """Return whether the act is over in a state."""
        if self.until is not None:
            return holds(self.setting, state, self.until)
        here, least = (utility(self.setting, each, AUTHOR) for each in (state, initial(self.setting)))
        return not isinstance(here, Special) and not isinstance(least, Special) and here > least


Way: TypeAlias = tuple[Happening, ...]
"""What happens between two states."""


def staged(setting: Setting, ladder: Sequence[Limits], states: int | None = None) -> Staging:
    """Return the story: the world's acts in order; without acts, the shortest way to what the author wants.

    Each act is sought under the limits of the ladder, one after the other, until one suffices: what is explained under
    small limits is explained under larger ones, and is found much sooner. An act whose condition holds already is
    passed. The first act that cannot be reached ends the story; so do KeyboardInterrupt and the end of the budget of
    `states`, those expanded in the world and in all minds.
    """
    budget = Budget(states)
    explainers = [Explainer(setting, limits, budget) for limits in ladder]
    state = initial(setting)
    acts: list[StagedAct] = []
    for goal in _goals(setting):
        if goal.reached(state):
            acts.append(StagedAct(goal.title, (), state, passed=True))
            continue
        found, why = _under_some_limits(explainers, state, goal, budget)
        if found is None:
            return Staging(setting, tuple(acts), state, f"{_how_far(goal, acts)}, and {why}")
        state = after(setting, found[-1].before, found[-1].event)
        acts.append(StagedAct(goal.title, found, state))
    return Staging(setting, tuple(acts), state)


def _under_some_limits(
    explainers: Sequence[Explainer], state: State, goal: Goal, budget: Budget
) -> tuple[Way | None, str]:
    """Return the shortest explained way under the first limits that allow one; or None, and why there is none."""
    why = ""
    try:
        for explainer in explainers:
            found, looked = _way(explainer, state, goal)
            if found is not None:
                return _judged(found, goal)
            why = _why_not(looked, explainer)
    except OutOfStates:
        why = f"the search was given up after {budget.spent:,} states"
    except KeyboardInterrupt:
        why = "the search was interrupted"
    return None, why


def _judged(way: Way, goal: Goal) -> tuple[Way | None, str]:
    """Return a way that the independent judge accepts as a story from where it begins; or None, and what it says."""
    plan = Plan(tuple(each.step for each in way))
    verdict = check(goal.setting, plan, start=way[0].before, until=goal.until)
    return (
        (way, "") if verdict.accepted else (None, f"the plan that was found for it does not stand the test: {verdict}")
    )


def _goals(setting: Setting) -> list[Goal]:
    """Return what to reach, one after the other."""
    world = setting.world
    if world.acts:
        return [
            Goal(f"act {number}, '{act.title}',", act.title, setting, act.until)
            for number, act in enumerate(world.acts, start=1)
        ]
    if world.wants_of(AUTHOR):
        return [Goal("what the author wants", "", setting, None)]
    if world.endings:
        named = "the ending" if len(world.endings) == 1 else "none of the endings"
        return [Goal(named, "", setting, Or(tuple(each.condition for each in world.endings)))]
    return []


def _way(explainer: Explainer, start: State, goal: Goal) -> tuple[Way | None, int]:
    """Return the shortest explained way from a state to the goal, or None, and how many states were looked at."""
    setting, moves = explainer.setting, explainer.moves
    seen = {start}
    layer: list[tuple[State, Way]] = [(start, ())]
    for length in range(1, explainer.limits.author + 1):
        longer: list[tuple[State, Way]] = []
        for state, way in layer:
            moves.budget.spend()
            for event in setting.events:
                result = moves.result(state, event)
                if result is None or result in seen:
                    continue
                reached = goal.reached(result)
                if length == explainer.limits.author and not reached:
                    continue
                reasons = explainer.explained(state, event)
                if reasons is None:
                    continue
                seen.add(result)
                further = (*way, Happening(state, event, ExplainedStep(event.call, reasons)))
                if reached:
                    return further, len(seen)
                longer.append((result, further))
        layer = longer
    return None, len(seen)


def _how_far(goal: Goal, acts: Sequence[StagedAct]) -> str:
    """Return which act could not be reached and how far the story came."""
    could = "could" if goal.named.startswith("none") else "could not"
    behind = sum(len(each.happenings) for each in acts)
    steps = "1 step" if behind == 1 else f"{behind} steps"
    came = f"the story came through {steps} to it" if behind else "the story got no further than its start"
    return f"{goal.named} {could} be reached: {came}"


def _why_not(looked: int, explainer: Explainer) -> str:
    """Return why an exhaustive search found no way."""
    if looked == 1:
        why = "nobody has a reason to do anything there"
    else:
        why = f"none of the {looked:,} situations within {explainer.limits.author} steps of it is what it waits for"
    stopped = listed([f"the {each}" for each in sorted(explainer.refusals)])
    return f"{why} (some motives were given up at {stopped})" if stopped else why
