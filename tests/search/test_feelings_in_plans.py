"""Plans know what will be felt: for it, and around it."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.errors import BoundError, LoopError
from intrigue.language.loader import load_text
from intrigue.model.plans import ExplainedStep, Explanation, Limits, Plan
from intrigue.model.sugar import lower
from intrigue.search import planner, reference
from intrigue.search.plan_words import in_words
from intrigue.search.relevance import Relevance
from intrigue.search.result import Outcome
from intrigue.search.validation import check
from intrigue.semantics.level import level_needed
from intrigue.semantics.looking_ahead import carried
from intrigue.semantics.setting import Setting
from tests.kernel.sensitive import sensitive
from tests.search.inner_worlds import inner_world
from tests.search.playing import setting_of, spelled
from tests.search.random_worlds import random_world

LIMITS = Limits(4, 3, 2)

CAST = """world small
character ann "Ann" she, bob "Bob" he
property insulted(character)
property struck(character)
property has_rose(character)
property sung
action insult(who: character, other: character)
    by who
    if who != other
    then insulted(other)
action give_rose(who: character, other: character)
    by who
    if who != other
    then has_rose(other)
action sing(who: character)
    by who
    then sung
"""
STRIKE = """action strike(who: character, other: character)
    by who
    if who != other and anger(who, other) >= 30
    then struck(other)
author wants: struck(ann)
"""


def story(text: str, goal: float = 1) -> list[str]:
    """Return the shortest story of the small world with these lines, on which both searches and the checker agree."""
    world = lower(load_text(CAST + text))
    setting = Setting(world, level_needed(world, LIMITS.epistemic))
    found, expected = (each.plan(setting, goal, LIMITS) for each in (planner, reference))
    assert (found.plan is None) == (expected.plan is None)
    for each in (found, expected):
        if each.plan is not None:
            verdict = check(setting, each.plan, LIMITS, goal)
            assert verdict.accepted, verdict
    return [str(step.call) for step in expected.plan.steps] if expected.plan is not None else []


def test_who_wants_to_be_struck_insults() -> None:
    """Bob strikes nobody at whom he is not angry; Ann works out what will make him angry."""
    wants = "wants ann\n    1 if struck(ann)\nwants bob\n    -1 if insulted(bob)\n    1 if struck(ann)\n"
    assert story(STRIKE + wants) == ["insult(ann, bob)", "strike(bob, ann)"]


def test_who_does_not_mind_is_not_angry() -> None:
    wants = "wants ann\n    1 if struck(ann)\nwants bob\n    1 if struck(ann)\n"
    assert story(STRIKE + wants) == []


def test_who_is_hardly_touched_is_not_angry_enough() -> None:
    """To be insulted is a tenth of what matters to Bob: an anger of 9, where 30 are needed."""
    wants = "wants ann\n    1 if struck(ann)\nwants bob\n    -1 if insulted(bob)\n    10 if struck(ann)\n"
    assert story(STRIKE + wants) == []


def test_anger_at_another_is_no_anger_at_oneself() -> None:
    """Cleo's insult makes Bob angry with Cleo, and only with her."""
    more = (
        "character cleo\nwants cleo\n    1 if insulted(bob)\nwants bob\n    -1 if insulted(bob)\n    1 if struck(ann)\n"
    )
    assert story(STRIKE + more) == []


def test_a_rose_makes_grateful_and_who_is_grateful_sings() -> None:
    thanks = """action thank(who: character, other: character)
    by who
    if gratitude(who, other) >= 20
    then sung
wants ann
    1 if has_rose(ann)
    1 if sung
wants bob: sung
author wants: has_rose(ann) and sung
"""
    without_song = CAST.replace("action sing(who: character)\n    by who\n    then sung\n", "")
    world = lower(load_text(without_song + thanks))
    setting = Setting(world, level_needed(world, LIMITS.epistemic))
    found = reference.plan(setting, 1, LIMITS).plan
    assert found is not None
    assert spelled(found) == ["give_rose(bob, ann)", "thank(ann, bob)"]
    assert check(setting, found, LIMITS, 1).accepted


def test_who_wants_another_to_be_glad_plans_for_joy() -> None:
    """How well a plan ends is read with the feelings that it brings about."""
    wants = "wants ann: has_rose(ann)\nwants bob\n    2 if joy(ann) >= 20\nauthor wants: has_rose(ann)\n"
    assert story(wants) == ["give_rose(bob, ann)"]


def test_who_foresees_anger_refrains() -> None:
    """Bob wants to have insulted Ann, but not her anger; where she does not mind, he insults her."""
    wants = "wants bob\n    1 if insulted(ann)\n    -2 if anger(ann, bob) >= 20\nauthor wants: insulted(ann)\n"
    assert story(wants) == ["insult(bob, ann)"]
    assert story(wants + "wants ann\n    -1 if insulted(ann)\n") == []


def test_feelings_are_no_reasons_for_feelings_in_plans_either() -> None:
    """Ann would rather not be sad; that she is sad is no second sorrow."""
    wants = "wants ann\n    -1 if insulted(ann)\n    -1 if distress(ann) >= 60\nwants bob: insulted(ann)\n"
    assert story(wants + "author wants: distress(ann) >= 51\n") == []
    assert story(wants + "author wants: distress(ann) >= 50\n") == ["insult(bob, ann)"]


def test_a_second_insult_adds_to_the_first() -> None:
    """A quarter, and a quarter of what is left to 100; as a whole and at one alike."""
    twice = """property scorned(character)
action scorn(who: character, other: character)
    by who
    if who != other
    then scorned(other)
wants bob
    -1 if insulted(bob)
    -1 if scorned(bob)
    2 if sung
wants ann
    1 if insulted(bob)
    1 if scorned(bob)
"""
    assert len(story(twice + "author wants: anger(bob) >= 44\n")) == 2
    assert len(story(twice + "author wants: anger(bob, ann) >= 44\n")) == 2
    assert story(twice + "author wants: anger(bob) >= 45\n") == []


def test_rules_that_read_feelings_fire_in_plans() -> None:
    """A furious Bob breaks something by himself; Ann can count on it."""
    more = """property broken
rule breaks_it
    when anger(bob, ann) >= 40
    then broken
wants ann: broken
wants bob: not insulted(bob)
author wants: broken
"""
    assert story(more) == ["insult(ann, bob)"]


def test_somebody_who_is_wrong_about_anothers_wants_of_the_world_foresees_wrong_feelings() -> None:
    """Ann takes Bob for insulted already; so she sees no way to make him angry, and the story ends before it begins."""
    wants = "wants ann\n    1 if struck(ann)\nwants bob\n    -1 if insulted(bob)\n    1 if struck(ann)\n"
    assert story(STRIKE + wants + "start ann believes insulted(bob)\n") == []


def test_the_checker_rejects_what_rests_on_an_anger_that_nobody_feels() -> None:
    world = lower(load_text(CAST + STRIKE + "wants bob\n    1 if struck(ann)\nwants ann: struck(ann)\n"))
    setting = Setting(world, level_needed(world, LIMITS.epistemic))
    insult, strike = (
        ExplainedStep(next(e.call for e in setting.events if str(e) == each))
        for each in ("insult(ann, bob)", "strike(bob, ann)")
    )
    first = ExplainedStep(insult.call, (Explanation("ann", (insult, strike)),))
    second = ExplainedStep(strike.call, (Explanation("bob", (strike,)),))
    verdict = check(setting, Plan((first, second)), LIMITS, 1)
    assert not verdict.accepted
    assert "not possible" in verdict.reason


def test_an_event_that_can_stir_nothing_that_is_read_does_not_matter() -> None:
    """Ann's anger at Bob can come of what Bob does to what she wants, and of nothing else."""
    world = lower(load_text(CAST + "wants ann: not insulted(ann)\nauthor wants: anger(ann, bob) > 0\n"))
    setting = Setting(world, level_needed(world, 1))
    relevance = Relevance(setting)
    matters = [str(each) for each in setting.events if relevance.distance(each, "author") is not None]
    assert matters == ["insult(bob, ann)"]


def test_it_is_said_which_feelings_a_step_rests_on() -> None:
    wants = "wants ann\n    1 if struck(ann)\nwants bob\n    -1 if insulted(bob)\n    1 if struck(ann)\n"
    world = lower(load_text(CAST + STRIKE + wants))
    setting = Setting(world, level_needed(world, LIMITS.epistemic))
    plan = planner.plan(setting, 1, LIMITS).plan
    assert plan is not None
    assert in_words(plan, setting).splitlines() == [
        "1. insult(ann, bob)",
        "   ann agrees, with this in mind:",
        "     then strike(bob, ann)",
        "       for then anger(bob, ann) is 50",
        "       bob would agree: it pays at once",
        "2. strike(bob, ann)",
        "   for anger(bob, ann) is 50",
        "   bob agrees: it pays at once",
    ]


@pytest.mark.parametrize("number", range(400, 430))
@pytest.mark.parametrize("kind", ["plain", "inner"])
def test_both_searches_and_the_checker_agree_on_random_worlds_of_feelings(kind: str, number: int) -> None:
    world = sensitive(random_world(number) if kind == "plain" else inner_world(number), Random(number))
    limits = Limits(3, 3, 2)
    try:
        setting = setting_of(world, limits)
        if not carried(setting):
            return
        found, expected = planner.plan(setting, 1, limits), reference.plan(setting, 1, limits)
    except (LoopError, BoundError):
        return
    assert (found.outcome is Outcome.FOUND) == (expected.plan is not None)
    for each in (found, expected):
        assert each.plan is None or check(setting, each.plan, limits, 1).accepted
