"""What surely has no bearing on a reason is not thought through, and nothing comes out otherwise by that."""

from __future__ import annotations

import pytest

from intrigue.minds import inference
from intrigue.minds.bearing import without_bearing
from intrigue.minds.inference import WONDERING, inferred
from intrigue.semantics.beliefs import believed
from tests.minds.test_deliberation import Mind

EATING = """
world eating
character ann, bob, cleo
property at(character): place = hall
type place
place hall, shed
property fond(character, character): yes or no
property fed(character)
property cold
start
    cold
action go(who: character, place)
    by who
    if at(who) != place
    then at(who) = place
action feed(who: character, other: character)
    by who
    if who != other and not fed(other)
    then fed(other)
may infer fond(character, character)
wants bob
    1 if fond(bob, cleo) and fed(cleo)
    1 if fond(bob, ann) and cold
"""


def idle(text: str, steps: int = WONDERING.horizon) -> set[str]:
    """Return which fondness has no bearing on Bob's reasons, as Ann sees it."""
    mind = Mind(text)
    setting = mind.setting
    theirs = believed(setting, mind.mind, "bob")
    slots = [index for index, fluent in enumerate(setting.fluents) if fluent.property.name == "fond"]
    found = without_bearing(mind.thinker, theirs, "bob", slots, steps)
    return {str(setting.fluents[index]) for index in found}


def test_what_a_want_reads_beside_something_that_may_change_has_a_bearing() -> None:
    """Cleo may be fed; but nothing makes it warm, so that it makes no difference whether Bob is fond of Ann."""
    assert "fond(bob, cleo)" not in idle(EATING)
    assert "fond(bob, ann)" in idle(EATING)


def test_what_no_want_reads_has_none() -> None:
    assert "fond(ann, bob)" in idle(EATING)


def test_nothing_can_change_in_no_steps_at_all() -> None:
    assert "fond(bob, cleo)" in idle(EATING, steps=0)


@pytest.mark.parametrize(
    "changed",
    [
        ("if at(who) != place", "if at(who) != place and (fond(who, ann) or place == shed)"),
        ("then at(who) = place", "then\n        at(who) = place\n        fond(who, ann)"),
    ],
)
def test_what_an_event_asks_for_or_sets_has_a_bearing(changed: tuple[str, str]) -> None:
    assert "fond(bob, ann)" not in idle(EATING.replace(*changed))


@pytest.mark.parametrize("event", ["feed(bob, cleo)", "go(bob, shed)"])
def test_the_same_is_worked_out_where_all_is_thought_through(event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To feed Cleo one must be fond of her; for going to the shed there is no reason, whomever Bob is fond of."""
    quick = Mind(EATING)
    call = quick.setting.event(quick.call(event).call)
    found = inferred(quick.thinker, quick.mind, "ann", call)
    spent = quick.thinker.motives.spent
    monkeypatch.setattr(inference, "without_bearing", lambda *_: frozenset())
    slow = Mind(EATING)
    call = slow.setting.event(slow.call(event).call)
    assert inferred(slow.thinker, slow.mind, "ann", call) == found
    assert bool(found) == (event == "feed(bob, cleo)")
    assert spent <= slow.thinker.motives.spent
