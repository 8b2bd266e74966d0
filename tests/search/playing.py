"""Small worlds for the tests of the search, and how they are put to the question."""

from __future__ import annotations

from intrigue.language.sabre import read_problem
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Limits, Plan
from intrigue.model.sugar import lower
from intrigue.model.terms import Value
from intrigue.model.world import World
from intrigue.search.explaining import Explainer
from intrigue.search.judging import accepts
from intrigue.search.motives import Motives
from intrigue.search.reference import plans
from intrigue.search.validation import check
from intrigue.semantics.events import Event
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import initial

TWO = "entity Ann : character; entity Ben : character;"
"""The cast of most worlds here."""


def world_of(text: str) -> World:
    """Return the world of a problem text with Ann and Ben in it."""
    return lower(read_problem(TWO + text, "small.txt"))


def setting_of(world: World | str, limits: Limits) -> Setting:
    """Return a world, or the world of a text, made ready for these limits."""
    core = world_of(world) if isinstance(world, str) else lower(world)
    return Setting(core, level_needed(core, limits.epistemic))


def event(setting: Setting, name: str, *arguments: Value) -> Event:
    """Return the event of this name."""
    return next(e for e in setting.events if (e.call.signature.name, e.call.arguments) == (name, arguments))


def why(world: World | str, limits: Limits, name: str, *arguments: Value) -> tuple[Explanation, ...] | None:
    """Return the reasons for an event at the start; both engines must agree on whether there are any."""
    setting = setting_of(world, limits)
    asked = event(setting, name, *arguments)
    found = Explainer(setting, limits).explained(initial(setting), asked)
    plainly = Motives(setting).agreed(initial(setting), asked, None, limits.character, limits.epistemic)
    assert (found is not None) == plainly
    return found


def stories(world: World | str, limits: Limits, goal: int | float = 1) -> list[list[str]]:
    """Return all stories as lists of events; each must pass both judges."""
    setting = setting_of(world, limits)
    result = plans(setting, goal, limits)
    for plan in result.plans:
        assert accepts(setting, plan, limits, goal)
        for verdict in (check(setting, plan, limits, goal), check(setting, plan, None, goal)):
            assert verdict.accepted, (spelled(plan), verdict)
    return [spelled(plan) for plan in result.plans]


def spelled(plan: Plan | Explanation) -> list[str]:
    """Return the steps alone."""
    return [str(step.call) for step in plan.steps]


def step(setting: Setting, text: str, *reasons: Explanation) -> ExplainedStep:
    """Return a step with its reasons, named as messages name it."""
    return ExplainedStep(call(setting, text), reasons)


def call(setting: Setting, text: str) -> GroundCall:
    """Return the call that messages name so."""
    return next(e.call for e in setting.events if str(e.call) == text)
