"""The reference search, its judge and the independent checker against one another, on small random worlds."""

from __future__ import annotations

import pytest

from intrigue.model.plans import Limits
from intrigue.model.world import World
from intrigue.search.explaining import Explainer
from intrigue.search.judging import accepts
from intrigue.search.motives import Motives
from intrigue.search.reference import plan, plans
from intrigue.search.result import Outcome
from intrigue.search.validation import check
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from tests.search.playing import setting_of, spelled
from tests.search.random_worlds import CAST, random_world
from tests.search.variations import renamed, variations

LIMITS = (Limits(3, 2, 1), Limits(3, 3, 1), Limits(3, 3, 2))
WORLDS = [*((n, False) for n in range(24)), *((n, True) for n in range(24))]


def _world(number: int, permitted: bool) -> World:
    return random_world(number, permissions=permitted)


def _states(setting: Setting, most: int) -> list[State]:
    """Return the first states that anything at all leads to."""
    found = [initial(setting)]
    for state in found:
        for event in setting.events:
            if len(found) < most and possible(setting, state, event):
                result = after(setting, state, event)
                if result not in found:
                    found.append(result)
    return found


@pytest.mark.parametrize(("number", "permitted"), WORLDS)
def test_both_engines_find_the_same_events_explained(number: int, permitted: bool) -> None:
    """What the search with all its prunings explains is what trying everything explains."""
    for limits in LIMITS:
        setting = setting_of(_world(number, permitted), limits)
        explainer, motives = Explainer(setting, limits), Motives(setting)
        for state in _states(setting, 4):
            for event in setting.events:
                found = explainer.explained(state, event) is not None
                assert found == motives.agreed(state, event, None, limits.character, limits.epistemic), (limits, event)


@pytest.mark.parametrize(("number", "permitted"), WORLDS)
def test_every_story_found_is_accepted_and_every_variation_judged_alike(number: int, permitted: bool) -> None:
    """The checker accepts what the search finds, and of small changes to it just what the judge accepts."""
    limits = LIMITS[2]
    setting = setting_of(_world(number, permitted), limits)
    for story in plans(setting, -9, limits, at_most=6).plans:
        verdict = check(setting, story, limits)
        assert verdict.accepted, (spelled(story), verdict)
        for changed in variations(story):
            verdict = check(setting, changed, limits)
            assert verdict.accepted == accepts(setting, changed, limits), (changed, verdict)


@pytest.mark.parametrize("number", range(24))
def test_a_story_within_small_limits_has_its_like_within_larger_ones(number: int) -> None:
    """Where small limits give a story, larger ones give one that is no longer and pleases the author as well."""
    setting = setting_of(_world(number, False), LIMITS[2])
    small = plan(setting, 1, LIMITS[0])
    large = plan(setting, 1, LIMITS[2])
    if small.plan is not None:
        assert large.plan is not None
        assert len(large.plan.steps) <= len(small.plan.steps)


@pytest.mark.parametrize("number", range(24))
def test_what_no_limit_prevents_is_not_found_under_larger_limits(number: int) -> None:
    """'None exists' is a proof."""
    setting = setting_of(_world(number, False), Limits(5, 4, 2))
    for limits in (Limits(4, 3, 1), LIMITS[2]):
        if plan(setting, 1, limits).outcome is Outcome.NONE_EXISTS:
            assert plan(setting, 1, Limits(5, 4, 2)).plan is None


@pytest.mark.parametrize("number", range(12))
def test_names_change_nothing(number: int) -> None:
    """With other names the stories are the same but for the names."""
    limits = LIMITS[1]
    world = _world(number, False)
    names = dict(zip(CAST, ("Zoe", "Yan", "Xia"), strict=True))
    other = renamed(world, names)
    here = plans(setting_of(world, limits), -9, limits, at_most=8)
    there = plans(setting_of(other, limits), -9, limits, at_most=8)
    assert renamed(here.plans, names) == there.plans
    assert here.outcome is there.outcome
