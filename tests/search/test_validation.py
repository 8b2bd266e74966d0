"""The independent judge: what it rejects, at which step, and in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intrigue.errors import DepthError
from intrigue.model.expressions import Comparison, Literal, Read
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Limits, Plan
from intrigue.model.terms import Signature
from intrigue.search.reference import plan
from intrigue.search.validation import Verdict, check, limits_of
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial
from tests.search.playing import setting_of, step

CHAIN = """
property n() : number; property loud() : boolean;
action storm() { precondition: n() == 0; effect: n() = 1 };
action begin() { precondition: n() == 1; effect: n() = 2; consenting: Ann };
action middle() { precondition: n() == 2; effect: n() = 3; consenting: Ben };
action finish() { precondition: n() == 3; effect: n() = 4; consenting: Ben };
action sing() { precondition: !loud(); effect: loud(); consenting: Ann };
utility(): n() >= 4; utility(Ann): if(n() >= 3) 1 else 0; utility(Ben): n() >= 4;
"""
LIMITS = Limits(4, 3, 2)


@pytest.fixture
def setting() -> Setting:
    return setting_of(CHAIN, LIMITS)


@pytest.fixture
def found(setting: Setting) -> Plan:
    """The one story: storm, begin, middle, finish."""
    result = plan(setting, 1, LIMITS).plan
    assert result is not None
    return result


def with_step(story: Plan, number: int, changed: ExplainedStep) -> Plan:
    return Plan((*story.steps[: number - 1], changed, *story.steps[number:]))


def with_reason(story: Plan, number: int, reason: Explanation) -> Plan:
    return with_step(story, number, replace(story.steps[number - 1], reasons=(reason,)))


def test_what_was_found_is_accepted(setting: Setting, found: Plan) -> None:
    """With the limits stated and without."""
    assert check(setting, found, LIMITS, 1) == check(setting, found) == Verdict(True)
    assert str(check(setting, found)) == "accepted"
    assert limits_of(found) == Limits(4, 3, 2)


def test_an_impossible_step_is_named(setting: Setting, found: Plan) -> None:
    """The first step at fault, counted from 1."""
    verdict = check(setting, Plan(found.steps[1:]))
    assert str(verdict) == "rejected: step 1: begin() is not possible where it is taken"


def test_an_unknown_event_is_named(setting: Setting, found: Plan) -> None:
    """A certificate of another world does not crash the judge."""
    verdict = check(setting, with_step(found, 2, ExplainedStep(GroundCall(Signature("fly"), ("Ann",)))))
    assert str(verdict) == "rejected: step 2: there is no event fly(Ann)"


def test_every_consenting_character_needs_a_reason(setting: Setting, found: Plan) -> None:
    """And nobody else's is asked for."""
    verdict = check(setting, with_step(found, 2, replace(found.steps[1], reasons=())))
    assert str(verdict) == "rejected: step 2: begin() needs a reason of Ann's, and none is given"
    twice = replace(found.steps[1], reasons=found.steps[1].reasons * 2)
    assert "which nobody asks for" in check(setting, with_step(found, 2, twice)).reason


def test_an_explanation_begins_with_what_it_explains(setting: Setting, found: Plan) -> None:
    """Cutting off its head is noticed."""
    reason = found.steps[1].reasons[0]
    verdict = check(setting, with_reason(found, 2, replace(reason, steps=reason.steps[1:])))
    assert (verdict.step, verdict.path) == (2, ("why Ann",))
    assert "begins with begin() itself" in verdict.reason


def test_an_explanation_cut_short_does_not_pay(setting: Setting, found: Plan) -> None:
    """Ann has nothing of the beginning alone."""
    reason = found.steps[1].reasons[0]
    verdict = check(setting, with_reason(found, 2, replace(reason, steps=reason.steps[:1])))
    assert str(verdict) == ("rejected: step 2, why Ann: Ann's utility is 0 at the end, not higher than 0 at the start")


def test_a_fault_deep_down_is_found_and_its_place_told(setting: Setting, found: Plan) -> None:
    """Ben's reason in Ann's mind is cut short."""
    reason = found.steps[1].reasons[0]
    below = reason.steps[1].reasons[0]
    changed = replace(reason.steps[1], reasons=(replace(below, steps=below.steps[:1]),))
    verdict = check(setting, with_reason(found, 2, replace(reason, steps=(reason.steps[0], changed))))
    assert (verdict.step, verdict.path) == (2, ("why Ann", "step 2", "why Ben"))


def test_a_needless_step_in_an_explanation_is_named(setting: Setting, found: Plan) -> None:
    """Singing on the way adds nothing."""
    reason = found.steps[1].reasons[0]
    longer = replace(reason, steps=(reason.steps[0], step(setting, "sing()"), *reason.steps[1:]))
    verdict = check(setting, with_reason(found, 2, longer))
    assert verdict.step == 2
    assert verdict.reason.startswith("not minimal: instead of begin(), sing(), middle(), begin(), middle()")


def test_a_needless_step_in_the_story_is_named(setting: Setting, found: Plan) -> None:
    """What the author could leave out does not belong in a planned story."""
    gale = setting_of(CHAIN.replace("action sing", "action gale() { effect: loud() }; action sing"), LIMITS)
    verdict = check(gale, Plan((step(gale, "gale()"), *found.steps)))
    assert str(verdict) == "rejected: not minimal: storm(), begin(), middle(), finish() would do as well"


def test_nobody_counts_on_the_authors_events(setting: Setting, found: Plan) -> None:
    """A storm in Ann's plan is rejected."""
    reason = found.steps[1].reasons[0]
    text = CHAIN.replace("precondition: n() == 0; effect: n() = 1", "effect: n() = 3")
    stormy = setting_of(text.replace("n() == 1;", "n() == 0;"), LIMITS)
    counting = replace(reason, steps=(reason.steps[0], step(stormy, "storm()")))
    verdict = check(stormy, Plan((ExplainedStep(found.steps[1].call, (counting,)),)))
    assert verdict.path == ("why Ann", "step 2")
    assert "cannot count on storm()" in verdict.reason


@pytest.mark.parametrize(
    ("limits", "word"),
    [
        (Limits(3, 3, 2), "author limit"),
        (Limits(4, 2, 2), "character limit"),
        (Limits(4, 3, 1), "epistemic limit"),
    ],
)
def test_what_does_not_fit_the_limits_is_rejected(setting: Setting, found: Plan, limits: Limits, word: str) -> None:
    """Ann's plan holds Ben's, which ends three actions after its start and two minds deep."""
    verdict = check(setting, found, limits)
    assert not verdict.accepted
    assert word in verdict.reason


def test_the_goal_must_be_reached(setting: Setting, found: Plan) -> None:
    """And without a goal the author must gain at least something."""
    assert "the goal is 2" in check(setting, found, goal=2).reason
    assert "not higher than 0 at the start" in check(setting, Plan(found.steps[:1])).reason
    assert check(setting, Plan(())).reason == "a story has at least one step"


def test_a_setting_that_is_too_shallow_is_refused(found: Plan) -> None:
    """The judge does not judge minds that are not there."""
    with pytest.raises(DepthError, match="depth"):
        check(setting_of(CHAIN, Limits(4, 3, 0)), found)


def test_a_stolen_motive_is_noticed(setting: Setting, found: Plan) -> None:
    """Ben's reason does not explain why Ann acts."""
    verdict = check(setting, with_reason(found, 2, replace(found.steps[1].reasons[0], character="Ben")))
    assert str(verdict) == "rejected: step 2: begin() needs a reason of Ann's, and none is given"


# --- Stories from elsewhere, and for something else than the author's gain --------------------------------------------


def after_the_storm(setting: Setting) -> State:
    return after(setting, initial(setting), setting.event(GroundCall(Signature("storm"))))


def test_a_story_may_begin_in_another_state(setting: Setting, found: Plan) -> None:
    rest = Plan(found.steps[1:])
    assert not check(setting, rest).accepted
    assert check(setting, rest, start=after_the_storm(setting)).accepted
    assert str(check(setting, found, start=after_the_storm(setting))).startswith("rejected: step 1: storm()")


def test_a_story_may_be_there_to_bring_something_about(setting: Setting, found: Plan) -> None:
    """Whatever the author wants; but it must come about, and no step may be one too many."""
    begun = Comparison("==", Read(Signature("n")), Literal(2))
    two = Plan(found.steps[:2])
    assert str(check(setting, two)).startswith("rejected: the author's utility")
    assert check(setting, two, until=begun).accepted
    assert check(setting, Plan(two.steps[1:]), start=after_the_storm(setting), until=begun).accepted
    assert str(check(setting, found, until=begun)) == (
        "rejected: what the story is to bring about does not hold at its end"
    )
    grown = Comparison(">=", Read(Signature("n")), Literal(2))
    assert "not minimal: storm(), begin() would do as well" in str(check(setting, found, until=grown))
