"""The planner against the reference search where fear and hope are motives, and where minds go back to a mark."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.kernel import exhaustive
from intrigue.model.plans import Limits
from intrigue.model.world import World
from intrigue.search import explaining, reference
from intrigue.search.planner import Planner
from intrigue.search.validation import check
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from tests.kernel.forgetful import forgetful
from tests.search.anxious_worlds import anxious_world
from tests.search.playing import setting_of, spelled
from tests.search.random_worlds import random_world

LIMITS = (Limits(3, 2, 1), Limits(3, 3, 2))
ANY_GAIN = -9
"""A goal that every story reaches which pleases the author at all."""


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


@pytest.mark.parametrize("number", range(20))
def test_the_kernel_explains_what_the_definition_explains(number: int) -> None:
    """In each of the first states the same events are explained, by the search that overlooks nothing."""
    for limits in LIMITS:
        setting = setting_of(anxious_world(number), limits)
        plain, prepared = explaining.Explainer(setting, limits), Planner(setting, limits)
        kernel = exhaustive.Explainer(*prepared.searches_for_motives(), limits.character, limits.epistemic)
        for state in _states(setting, 5):
            node = prepared.kernel.node(state)
            for place, event in enumerate(setting.events):
                expected = plain.explained(state, event) is not None
                assert (kernel.explained(node, place) is not None) == expected, (limits, event)


def test_what_is_feared_and_what_is_supposed_stand_in_the_certificates() -> None:
    """Among the stories of these worlds are some that rest on fear and some that rest on hope."""
    limits = LIMITS[1]
    plans = [
        plan
        for number in range(20)
        for plan in Planner(setting_of(anxious_world(number), limits), limits).every(ANY_GAIN).plans
    ]
    reasons = [reason for plan in plans for step in plan.steps for reason in step.reasons]
    assert any(reason.threat for reason in reasons)
    assert any(reason.suppositions for reason in reasons)


def _same_stories(world: World, limits: Limits) -> int:
    """Assert that both searches find the same stories, and return how many there are."""
    setting = setting_of(world, limits)
    prepared = Planner(setting, limits)
    expected = reference.plans(setting, ANY_GAIN, limits).plans
    found = prepared.search(ANY_GAIN).plan
    assert (found is not None) == bool(expected)
    if found is not None:
        verdict = check(setting, found, limits)
        assert verdict.accepted, (spelled(found), verdict)
    every = prepared.every(ANY_GAIN).plans
    assert sorted(map(spelled, every)) == sorted(map(spelled, expected))
    return len(every)


def test_stories_of_fear_and_hope_are_those_of_the_reference_search() -> None:
    assert sum(_same_stories(anxious_world(number), limits) for number in range(20) for limits in LIMITS) > 20


def test_stories_in_which_minds_go_back_to_a_mark_are_those_of_the_reference_search() -> None:
    worlds = (forgetful(random_world(number), Random(number), rules=False) for number in range(12, 40))
    assert sum(_same_stories(world, Limits(3, 3, 1)) for world in worlds) > 10
