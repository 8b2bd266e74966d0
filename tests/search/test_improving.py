"""Better stories than the first: shorter ones, or more of what the author wants, while effort remains."""

from __future__ import annotations

import math

import pytest

from intrigue.model.plans import Limits
from intrigue.model.terms import AUTHOR
from intrigue.search.planner import Planner, Progress
from intrigue.search.result import Outcome, Result
from intrigue.search.validation import check
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import after, initial
from intrigue.semantics.utility import utility
from tests.search.playing import setting_of, spelled
from tests.search.random_worlds import random_world

LIMITS = Limits(4, 3, 1)

GIFTS = """
property given() : boolean; property sung() : boolean; property packed() : boolean;
action pack(who : character) { precondition: !packed(); effect: packed(); consenting: who };
action give(who : character) { precondition: packed(); effect: given(); consenting: who };
action sing(who : character) { precondition: !sung(); effect: sung(); consenting: who };
utility(): (if(sung()) 1 else 0) + (if(given()) 2 else 0);
utility(Ann): (if(sung()) 1 else 0) + (if(given()) 1 else 0);
utility(Ben): 0;
"""
"""Singing pleases the author at once, giving more, and both most."""


def ending(setting: Setting, result: Result) -> object:
    """Return how well the author does at the end of the story found."""
    state = initial(setting)
    assert result.plan is not None
    for step in result.plan.steps:
        state = after(setting, state, setting.event(step.call))
    return utility(setting, state, AUTHOR)


def test_without_a_goal_the_search_goes_on_for_more_of_what_the_author_wants() -> None:
    setting = setting_of(GIFTS, LIMITS)
    planner = Planner(setting, LIMITS)
    assert ending(setting, planner.search(better=0)) == 1
    assert ending(setting, planner.search(better=None)) == 3


def test_with_a_goal_what_reaches_it_is_enough() -> None:
    """Singing alone reaches 1."""
    result = Planner(setting_of(GIFTS, LIMITS), LIMITS).search(1, better=1000)
    assert result.plan is not None
    assert spelled(result.plan) == ["sing(Ann)"]


@pytest.mark.parametrize("number", range(24))
def test_what_is_found_later_is_no_worse_and_passes_the_checker(number: int) -> None:
    """With a goal no longer, without one no less of what the author wants; with effort enough, the shortest."""
    setting = setting_of(random_world(number), LIMITS)
    planner = Planner(setting, LIMITS)
    for goal in (-math.inf, 2):
        first, later = planner.search(goal), planner.search(goal, better=2000)
        assert first.outcome is later.outcome
        if first.plan is None or later.plan is None:
            continue
        assert check(setting, later.plan, LIMITS, None if goal == -math.inf else goal).accepted
        if goal == -math.inf:
            assert ending(setting, later) >= ending(setting, first)  # type: ignore[operator]
        else:
            shortest = planner.shortest(goal).plan
            assert shortest is not None
            assert len(later.plan.steps) == len(shortest.steps)


def test_the_same_seed_gives_the_same_better_story() -> None:
    prepared = [Planner(setting_of(GIFTS, LIMITS), LIMITS) for _ in range(2)]
    for seed in range(3):
        assert prepared[0].search(seed=seed, better=None) == prepared[1].search(seed=seed, better=None)


def test_an_interrupt_keeps_the_best_story() -> None:
    """It comes once there is a story, while better ones are looked for."""
    setting = setting_of(GIFTS, LIMITS)

    def stop(progress: Progress) -> None:
        if progress.utility >= 1:
            raise KeyboardInterrupt

    result = Planner(setting, LIMITS).search(better=1000, report=stop)
    assert result.outcome is Outcome.FOUND
    assert result.stopped_by == ("interrupt",)


def test_where_the_bound_on_states_is_used_up_the_first_story_stands() -> None:
    planner = Planner(setting_of(GIFTS, LIMITS), LIMITS)
    first = planner.search()
    assert planner.search(states=first.effort.states + 1, better=1000).plans == first.plans
