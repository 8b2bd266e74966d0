"""What is remembered of the outcomes of choices, and in how much room."""

from __future__ import annotations

from intrigue.serve.outcomes import LEAST, Outcomes
from tests.play.playing import DANCE, DOOR, game


def test_the_outcome_that_nobody_has_asked_for_longest_is_forgotten_first() -> None:
    outcomes, session = Outcomes(2 * LEAST), game(DOOR, "ann")
    outcomes.keep(("door", "one"), session)
    outcomes.keep(("door", "two"), session)
    assert outcomes.of(("door", "one")) is session
    outcomes.keep(("door", "three"), session)
    assert ("door", "two") not in outcomes
    assert ("door", "one") in outcomes
    assert len(outcomes) == 2


def test_an_outcome_that_is_kept_again_takes_no_more_room() -> None:
    outcomes, session = Outcomes(2 * LEAST), game(DOOR, "ann")
    outcomes.keep(("door", "one"), session)
    for _ in range(3):
        outcomes.keep(("door", "two"), session)
    assert len(outcomes) == 2


def test_the_outcomes_of_one_world_can_be_forgotten() -> None:
    outcomes = Outcomes(2 * LEAST)
    outcomes.keep(("door", "one"), game(DOOR, "ann"))
    outcomes.keep(("dance", "one"), game(DANCE, "ann"))
    outcomes.forget("door")
    assert outcomes.of(("door", "one")) is None
    assert ("dance", "one") in outcomes
    outcomes.keep(("dance", "two"), game(DANCE, "ann"))
    assert len(outcomes) == 2
