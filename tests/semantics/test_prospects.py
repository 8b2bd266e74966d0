"""Hope and fear, and what becomes of them."""

from __future__ import annotations

from intrigue.semantics.feelings import Prospect
from tests.semantics.feeling import Feelings

HARVEST = """world harvest
character ann, bob
property ripe
property locusts
property net
action reap(who: character)
    by who
    then ripe
action release(who: character)
    by who
    if not net
    then locusts
action open_cage(who: character)
    by who
    if not net
action spread_net(who: character)
    by who
    then net
wants ann
    1 if ripe
    -1 if locusts
"""


def harvest() -> Feelings:
    return Feelings(HARVEST)


def a_hope(play: Feelings, gain: float = 1, likelihood: float = 1) -> Prospect:
    return Prospect("ann", gain, likelihood, play.event("reap(ann)").call, target=1, aim="harvest")


def a_fear(play: Feelings, call: str = "release(bob)") -> Prospect:
    return Prospect("ann", -1, 0.5, play.event(call).call, about="bob")


def test_a_hope_is_as_strong_as_its_gain_and_its_likelihood() -> None:
    play = harvest()
    hope = a_hope(play, likelihood=0.5)
    play.expect(hope)
    assert play.of("hope", "ann") == 25
    assert play.record("hope", "ann").source == hope
    assert play.of("fear", "ann") == 0


def test_a_hope_that_comes_true_gives_satisfaction_and_is_over() -> None:
    play = harvest()
    play.expect(a_hope(play)).happen("reap(ann)")
    assert play.felt("ann") == ["joy", "gratification", "satisfaction"]
    assert play.of("satisfaction", "ann") == 50
    assert play.of("hope", "ann") == 0
    assert play.prospects == ()


def test_a_hope_for_no_more_than_one_has_is_not_fulfilled_by_what_comes() -> None:
    play = harvest()
    play.expect(Prospect("ann", 1, 1, play.event("reap(ann)").call, target=0)).happen("spread_net(bob)")
    assert play.felt("ann") == []
    assert len(play.prospects) == 1


def test_a_hope_that_is_given_up_gives_disappointment() -> None:
    play = harvest()
    play.expect(a_hope(play)).expect()
    assert play.felt("ann") == ["disappointment"]
    assert play.of("disappointment", "ann") == 50
    assert play.of("hope", "ann") == 0


def test_a_hope_in_place_of_another_takes_from_its_disappointment() -> None:
    play = harvest()
    play.expect(a_hope(play)).expect(Prospect("ann", 1, 0.75, aim="a plan of another kind"))
    assert play.of("disappointment", "ann") == 12
    assert play.of("hope", "ann") == 38


def test_a_better_hope_leaves_no_disappointment() -> None:
    play = harvest()
    play.expect(a_hope(play, likelihood=0.5)).expect(Prospect("ann", 1, 1, aim="a better plan"))
    assert play.felt("ann") == ["hope"]


def test_a_fear_is_as_strong_as_what_one_would_lose() -> None:
    play = harvest()
    fear = a_fear(play)
    play.expect(fear)
    assert play.of("fear", "ann") == 25
    assert play.record("fear", "ann").agents == ("bob",)


def test_what_was_feared_and_came_gives_fears_confirmed() -> None:
    play = harvest()
    play.expect(a_fear(play)).happen("release(bob)")
    assert play.felt("ann") == ["distress", "anger", "fears_confirmed"]
    assert play.of("fears_confirmed", "ann") == 25
    assert play.of("fear", "ann") == 0


def test_what_was_feared_and_proved_harmless_gives_relief() -> None:
    play = harvest()
    play.expect(a_fear(play, "open_cage(bob)")).happen("open_cage(bob)")
    assert play.felt("ann") == ["relief"]


def test_what_was_feared_and_can_happen_no_more_gives_relief() -> None:
    play = harvest()
    play.expect(a_fear(play)).happen("spread_net(bob)")
    assert play.felt("ann") == ["relief"]
    assert play.of("relief", "ann") == 25
    assert play.of("fear", "ann") == 0


def test_a_fear_that_is_no_longer_held_gives_relief() -> None:
    play = harvest()
    play.expect(a_fear(play)).expect()
    assert play.felt("ann") == ["relief"]


def test_while_another_fear_is_left_the_relief_is_less() -> None:
    play = harvest()
    play.expect(a_fear(play), Prospect("ann", -1, 0.4, about="locusts")).expect(
        Prospect("ann", -1, 0.4, about="locusts")
    )
    assert play.of("relief", "ann") == 5
    assert play.of("fear", "ann") == 20


def test_what_is_still_expected_is_felt_again_after_time_has_passed() -> None:
    """Only new hopes are recorded; old ones are kept up."""
    play = harvest()
    hope = a_hope(play)
    play.expect(hope).pass_time(360)
    assert play.of("hope", "ann") == 25
    play.expect(hope)
    assert play.of("hope", "ann") == 50
    assert play.records == ()


def test_others_do_not_share_ones_hopes() -> None:
    play = harvest()
    play.expect(a_hope(play)).happen("reap(ann)")
    assert play.felt("bob") == []
