"""The planner against the reference search on small random worlds, and the laws that hold for both."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from intrigue.model.expressions import NO, YES, And, Assign, Comparison, Read
from intrigue.model.plans import Limits, Plan
from intrigue.model.terms import Entity, TypeDeclaration
from intrigue.model.world import Rule, World
from intrigue.search import reference
from intrigue.search.planner import Planner, Progress
from intrigue.search.result import Outcome
from intrigue.search.validation import Verdict, check
from tests.search.playing import setting_of, spelled
from tests.search.random_worlds import CAST, random_world
from tests.search.variations import renamed

LIMITS = (Limits(3, 2, 0), Limits(3, 3, 1), Limits(4, 3, 2))
GOALS = (1, 4)
NUMBERS = range(24)

ERRAND = """
property coin() : character; property done() : boolean; property wet() : boolean;
action give(giver : character, taker : character) {
    precondition: coin() == giver & giver != taker; effect: coin() = taker; consenting: giver };
action rain() { effect: wet(); consenting: };
action finish(who : character) { precondition: coin() == who; effect: done(); consenting: who };
coin() = Ann;
utility(): if(done()) 1 else 0;
utility(Ann): if(done()) 1 else 0;
utility(Ben): if(coin() == Ben) 1 else 0;
"""
"""Ann has a coin and finishes with it; whether it rains matters to nobody."""


@pytest.mark.parametrize("number", NUMBERS)
def test_it_finds_a_story_exactly_when_the_reference_search_does(number: int) -> None:
    """And what it finds passes the checker under the limits stated."""
    world = random_world(number)
    for limits in LIMITS:
        setting = setting_of(world, limits)
        prepared = Planner(setting, limits)
        for goal in GOALS:
            found, expected = prepared.search(goal), reference.plan(setting, goal, limits)
            assert (found.plan is None) == (expected.plan is None), (limits, goal)
            if found.plan is not None:
                verdict = check(setting, found.plan, limits, goal)
                assert verdict.accepted, (spelled(found.plan), verdict)


@pytest.mark.parametrize("number", NUMBERS)
def test_what_it_proves_impossible_larger_limits_do_not_give(number: int) -> None:
    """'None exists' is a proof, also where the reference search, which knows no estimates, has none."""
    world = random_world(number)
    wide = Limits(5, 4, 2)
    setting = setting_of(world, wide)
    for goal in GOALS:
        if any(Planner(setting, limits).search(goal).outcome is Outcome.NONE_EXISTS for limits in LIMITS):
            assert reference.plan(setting, goal, wide).plan is None


@pytest.mark.parametrize("number", NUMBERS)
def test_a_shortest_story_is_as_short_as_the_reference_search_finds(number: int) -> None:
    setting = setting_of(random_world(number), LIMITS[1])
    shortest, expected = Planner(setting, LIMITS[1]).shortest(1), reference.plan(setting, 1, LIMITS[1])
    assert (shortest.plan is None) == (expected.plan is None)
    if shortest.plan is not None and expected.plan is not None:
        assert len(shortest.plan.steps) == len(expected.plan.steps)


@pytest.mark.parametrize("number", NUMBERS)
def test_all_stories_are_those_of_the_reference_search(number: int) -> None:
    setting = setting_of(random_world(number), LIMITS[1])
    every = Planner(setting, LIMITS[1]).every(1)
    expected = reference.plans(setting, 1, LIMITS[1])
    assert sorted(map(spelled, every.plans)) == sorted(map(spelled, expected.plans))
    assert all(len(one.steps) <= len(other.steps) for one, other in pairwise(every.plans))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_story_within_small_limits_has_its_like_within_larger_ones(number: int) -> None:
    setting = setting_of(random_world(number), LIMITS[-1])
    found = [Planner(setting, limits).search(1).plan is not None for limits in LIMITS]
    assert found == sorted(found)


@pytest.mark.parametrize("number", NUMBERS)
def test_neither_names_nor_the_order_of_actions_nor_a_stranger_change_a_verdict(number: int) -> None:
    """The stranger is an entity of a type that nothing ranges over. Rules keep their order, in which they fire."""
    limits = LIMITS[1]
    world = random_world(number)
    stranger = replace(
        world, types=(*world.types, TypeDeclaration("comet")), entities=(*world.entities, Entity("Halley", ("comet",)))
    )
    others = (
        renamed(world, dict(zip(CAST, ("Zoe", "Yan", "Xia"), strict=True))),
        replace(world, actions=world.actions[::-1]),
        stranger,
    )
    verdict = _verdict(world, limits)
    assert all(_verdict(other, limits) == verdict for other in others)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_order_of_the_other_declarations_changes_no_verdict(number: int) -> None:
    """Properties, the cast, what is wanted, and what is wanted by one may be written in any order."""
    limits = LIMITS[1]
    world = random_world(number)
    wants = tuple(replace(each, lines=each.lines[::-1]) for each in world.wants[::-1])
    other = replace(world, properties=world.properties[::-1], entities=world.entities[::-1], wants=wants)
    assert _verdict(other, limits) == _verdict(world, limits)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_order_of_confluent_rules_changes_no_verdict(number: int) -> None:
    """Rules that only ever turn one thing on where another is on come to the same end in any order."""
    limits = LIMITS[1]
    world = random_world(number)
    reads = [Read(each.signature) for each in world.properties[:4]]
    rules = tuple(
        Rule(f"chain{i}", condition=And((Comparison("==", one, YES), Comparison("==", other, NO))), effects=(on,))
        for i, (one, other) in enumerate(pairwise(reads))
        for on in (Assign(other, YES),)
    )
    forwards, backwards = (replace(world, rules=each) for each in (rules, rules[::-1]))
    assert _verdict(forwards, limits) == _verdict(backwards, limits)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_seed_finds_a_story_where_one_does(number: int) -> None:
    """Seeds vary the story, never whether there is one; all of them pass the checker."""
    setting = setting_of(random_world(number), LIMITS[1])
    prepared = Planner(setting, LIMITS[1])
    found = [prepared.search(1, seed=seed) for seed in range(4)]
    assert len({each.plan is None for each in found}) == 1
    assert all(check(setting, each.plan, LIMITS[1], 1).accepted for each in found if each.plan is not None)


def _verdict(world: World, limits: Limits) -> tuple[Outcome, int]:
    result = Planner(setting_of(world, limits), limits).shortest(1)
    return result.outcome, len(result.plan.steps) if result.plan is not None else 0


def test_the_same_seed_gives_the_same_story() -> None:
    prepared = [Planner(setting_of(ERRAND, LIMITS[1]), LIMITS[1]) for _ in range(2)]
    for seed in range(4):
        assert prepared[0].search(1, seed=seed).plans == prepared[1].search(1, seed=seed).plans


def test_no_step_of_a_story_is_needless() -> None:
    """It never rains, for that matters to nobody."""
    prepared = Planner(setting_of(ERRAND, LIMITS[1]), LIMITS[1])
    assert {tuple(spelled(_plan(prepared, seed))) for seed in range(6)} == {("finish(Ann)",)}


def _plan(prepared: Planner, seed: int) -> Plan:
    found = prepared.search(1, seed=seed).plan
    assert found is not None
    return found


def test_a_bound_on_states_is_named_where_it_ends_the_search() -> None:
    result = Planner(setting_of(ERRAND, LIMITS[1]), LIMITS[1]).search(1, states=0)
    assert (result.outcome, result.stopped_by) == (Outcome.NONE_FOUND, ("states",))


def test_an_interrupt_ends_the_search_and_is_named() -> None:
    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    result = Planner(setting_of(ERRAND, LIMITS[1]), LIMITS[1]).search(2, report=stop)
    assert (result.outcome, result.stopped_by) == (Outcome.NONE_FOUND, ("interrupt",))


def test_what_a_search_costs_is_without_the_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]

    def slow_check(*given: Any) -> Verdict:
        now[0] += 100
        return check(*given)

    prepared = Planner(setting_of(ERRAND, LIMITS[1]), LIMITS[1])
    prepared.clock = lambda: now[0]
    monkeypatch.setattr("intrigue.search.planner.check", slow_check)
    for result in (prepared.search(1, better=100), prepared.shortest(1), prepared.every(1)):
        assert (result.outcome, result.effort.seconds) == (Outcome.FOUND, 0)
    assert now[0] >= 300
