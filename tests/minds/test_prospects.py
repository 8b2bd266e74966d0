"""What characters hope for and fear."""

from __future__ import annotations

from intrigue.minds.prospects import TRUST, fears, hope
from tests.minds.test_deliberation import GARDEN, Mind

CAT = """
world cat
character cat, mouse
property eaten
action eat(who: character)
    by who
    if who == cat and not eaten
    then eaten
wants cat: eaten
wants mouse: -1 if eaten
"""


def test_a_hope_is_less_likely_for_every_step_that_hangs_on_others() -> None:
    mind = Mind(GARDEN)
    alone = hope(mind.thinker, mind.mind, mind.intends("dig(ann)", "plant(ann)"))
    with_bob = hope(mind.thinker, mind.mind, mind.intends("dig(ann)", "plant(ann)", "water(bob, ann)"))
    assert alone is not None
    assert with_bob is not None
    assert (alone.likelihood, with_bob.likelihood) == (1, TRUST)
    assert (alone.target, with_bob.target) == (2, 4)


def test_a_plan_that_is_done_is_no_hope() -> None:
    mind = Mind(GARDEN)
    assert hope(mind.thinker, mind.mind, mind.intends("dig(ann)", taken=1)) is None


def test_a_plan_whose_next_step_is_impossible_is_no_hope() -> None:
    mind = Mind(GARDEN)
    assert hope(mind.thinker, mind.mind, mind.intends("plant(ann)", "water(bob, ann)")) is None
    assert hope(mind.take("dig(ann)").thinker, mind.mind, mind.intends("plant(ann)", "water(bob, ann)")) is not None


def test_somebody_fears_what_another_has_a_reason_to_do_to_them() -> None:
    mind = Mind(CAT, "mouse")
    (fear,) = fears(mind.thinker, mind.mind, "mouse")
    assert (str(fear.event), fear.about, fear.gain, fear.hopeful) == ("eat(cat)", "cat", -1, False)


def test_nobody_fears_what_they_do_not_know_to_be_possible() -> None:
    mind = Mind(CAT.replace("wants cat", "start\n    mouse believes eaten\nwants cat"), "mouse")
    assert fears(mind.thinker, mind.mind, "mouse") == ()
