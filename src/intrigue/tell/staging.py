"""Finding what happens: act after act, the shortest explained way to each act's condition.

The condition of an act is the author's goal from the state that the act before has reached. What counts as explained is
the reference search's business; here it is only asked, breadth first, over distinct states.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from intrigue.model.expressions import Expression, Or
from intrigue.model.plans import ExplainedStep, Limits
from intrigue.model.terms import AUTHOR, Special
from intrigue.search.reference import Explainer
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from intrigue.semantics.utility import utility


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


Goal = Callable[[State], bool]


def staged(setting: Setting, ladder: Sequence[Limits]) -> Staging:
    """Return the story: the world's acts in order; without acts, the shortest way to what the author wants.

    Each act is sought under the limits of the ladder, one after the other, until one suffices: what is explained under
    small limits is explained under larger ones, and is found much sooner. An act whose condition holds already is
    passed. The first act that cannot be reached ends the story.
    """
    explainers = [Explainer(setting, limits) for limits in ladder]
    state = initial(setting)
    acts: list[StagedAct] = []
    for number, (title, goal) in enumerate(_goals(setting, state), start=1):
        if goal(state):
            acts.append(StagedAct(title, (), state, passed=True))
            continue
        for explainer in explainers:
            found, looked = _way(explainer, state, goal)
            if found is not None:
                break
        else:
            return Staging(setting, tuple(acts), state, _shortfall(title, number, acts, looked, explainer))
        state = after(setting, found[-1].before, found[-1].event)
        acts.append(StagedAct(title, found, state))
    return Staging(setting, tuple(acts), state)


def _goals(setting: Setting, start: State) -> list[tuple[str, Goal]]:
    """Return the titles and conditions to reach one after the other."""
    world = setting.world

    def fulfils(condition: Expression) -> Goal:
        return lambda state: holds(setting, state, condition)

    if world.acts:
        return [(act.title, fulfils(act.until)) for act in world.acts]
    if world.wants_of(AUTHOR):
        least = utility(setting, start, AUTHOR)

        def pleases(state: State) -> bool:
            here = utility(setting, state, AUTHOR)
            return not isinstance(here, Special) and not isinstance(least, Special) and here > least

        return [("", pleases)]
    if world.endings:
        return [("", fulfils(Or(tuple(each.condition for each in world.endings))))]
    return []


def _way(explainer: Explainer, start: State, goal: Goal) -> tuple[tuple[Happening, ...] | None, int]:
    """Return the shortest explained way from a state to the goal, or None, and how many states were looked at."""
    setting = explainer.setting
    seen = {start}
    layer: list[tuple[State, tuple[Happening, ...]]] = [(start, ())]
    for _ in range(explainer.limits.author):
        longer: list[tuple[State, tuple[Happening, ...]]] = []
        for state, way in layer:
            for event in setting.events:
                if not possible(setting, state, event):
                    continue
                result = after(setting, state, event)
                if result in seen:
                    continue
                reasons = explainer.explained(state, event)
                if reasons is None:
                    continue
                seen.add(result)
                further = (*way, Happening(state, event, ExplainedStep(event.call, reasons)))
                if goal(result):
                    return further, len(seen)
                longer.append((result, further))
        layer = longer
    return None, len(seen)


def _shortfall(title: str, number: int, acts: list[StagedAct], looked: int, explainer: Explainer) -> str:
    """Return in a sentence or two which act could not be reached and why not."""
    named = f"act {number}, '{title}'," if title else "what the author wants"
    behind = sum(len(each.happenings) for each in acts)
    came = f"the story came through {behind} steps to it" if behind else "the story got no further than its start"
    limits = explainer.limits
    if looked == 1:
        why = "nobody has a reason to do anything there"
    else:
        why = f"none of the {looked} situations reached within {limits.author} steps is what it waits for"
    stopped = ", ".join(sorted(explainer.refusals))
    hint = f" (some motives were given up at the {stopped})" if stopped else ""
    return f"{named} could not be reached: {came}, and {why}{hint}"
