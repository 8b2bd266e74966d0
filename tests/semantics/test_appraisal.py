"""What events make of feelings: each emotion in the smallest world that stirs it."""

from __future__ import annotations

import pytest

from intrigue.model.plans import GroundCall
from intrigue.model.terms import Signature
from intrigue.semantics.appraisal import Standard, WantLine
from intrigue.semantics.feelings import Feeling, Prospect
from tests.semantics.feeling import Feelings, felt

GIFT = """
character ann, bob, cleo
property has_shawl(character)
property has_cold(character)
property warm(character)
action give(who: character, other: character)
    by who
    if who != other
    then
        has_shawl(other)
        not has_shawl(who)
action open_window(who: character, other: character)
    by who
    then has_cold(other)
action knit(who: character)
    by who
    then has_shawl(who)
event draught(c: character)
    then has_cold(c)
event summer(c: character)
    then warm(c)
wants ann
    1 if has_shawl(ann)
    -1 if has_cold(ann)
wants bob
    3 if warm(bob)
    -1 if has_cold(bob)
"""


def gift(more: str = "") -> Feelings:
    return Feelings(f"world gift\n{GIFT}{more}")


# --- Well-being -------------------------------------------------------------------------------------------------------


def test_joy_is_the_share_of_all_that_one_wants_and_has_got() -> None:
    play = gift().happen("knit(ann)")
    assert play.of("joy", "ann") == 50
    joy = play.record("joy", "ann")
    assert joy.source == WantLine("ann", 0)
    assert joy.event == GroundCall(Signature("knit", ("character",)), ("ann",))
    assert joy.agents == ("ann",)


def test_distress_is_the_share_of_all_that_one_wants_and_has_lost() -> None:
    play = gift().happen("draught(bob)")
    assert play.of("distress", "bob") == 25
    assert play.record("distress", "bob").source == WantLine("bob", 1)


def test_what_changes_nothing_that_one_wants_is_not_felt() -> None:
    assert gift().happen("draught(cleo)").records == ()


def test_what_one_does_not_learn_of_is_not_felt() -> None:
    secret = GIFT.replace("    then has_cold(c)", "    seen by x if x != c\n    then has_cold(c)")
    play = Feelings(f"world gift\n{secret}").happen("draught(ann)")
    assert play.felt("ann") == []
    assert play.ask("has_cold(ann)") is True


def test_feelings_come_from_what_one_believes_and_not_from_what_is_so() -> None:
    play = gift("start\n    ann believes has_cold(ann)\n").happen("draught(ann)")
    assert play.felt("ann") == []


# --- Whose doing it was -----------------------------------------------------------------------------------------------


def test_for_what_fate_does_nobody_is_to_thank_or_to_blame() -> None:
    assert gift().happen("draught(ann)").felt("ann") == ["distress"]


def test_gratitude_is_joy_about_anothers_act() -> None:
    play = gift().happen("give(bob, ann)")
    assert play.felt("ann") == ["joy", "gratitude"]
    assert play.of("gratitude", "ann", "bob") == 50
    assert play.record("gratitude", "ann").agents == ("bob",)


def test_anger_is_distress_about_anothers_act() -> None:
    play = gift().happen("open_window(bob, ann)")
    assert play.felt("ann") == ["distress", "anger"]
    assert play.of("anger", "ann", "bob") == 50
    assert play.record("anger", "ann").source == WantLine("ann", 1)


def test_gratification_is_joy_about_ones_own_act() -> None:
    assert gift().happen("knit(ann)").felt("ann") == ["joy", "gratification"]


def test_remorse_is_distress_about_ones_own_act() -> None:
    assert gift().happen("open_window(ann, ann)").felt("ann") == ["distress", "remorse"]


def test_who_takes_somebody_else_for_the_culprit_is_angry_with_them() -> None:
    """Ann sees Cleo's trick as a trick of Bob's."""
    trick = """
action trick(who: character, blamed: character, other: character)
    by who
    seen by c if c == other as open_window(blamed, c)
    then has_cold(other)
"""
    play = gift(trick).happen("trick(cleo, bob, ann)")
    assert play.of("anger", "ann", "bob") == 50
    assert play.of("anger", "ann", "cleo") == 0


def test_of_what_one_is_only_told_nobody_is_taken_to_be_the_cause() -> None:
    whisper = (
        "action whisper(who: character)\n    by who\n    seen by c if c == who\n    then ann believes has_cold(ann)\n"
    )
    assert gift(whisper).happen("whisper(bob)").felt("ann") == ["distress"]


# --- Praise and blame -------------------------------------------------------------------------------------------------

ORCHARD = """
character ann, bob
property hungry(character)
property apple
property hers
start
    apple
    hers
    for c: character: hungry(c)
action steal(who: character)
    by who
    if apple and hungry(who)
    then
        not apple
        not hungry(who)
action lock_away(who: character)
    by who
    then not apple
action sit(who: character)
    by who
norm honest(who) broken by steal(who) if hers
"""
HUNGER = "wants ann 1 if not hungry(ann)\nwants bob 1 if not hungry(bob)\n"


def test_who_breaks_a_norm_is_ashamed_and_reproached() -> None:
    play = Feelings(f"world orchard\n{ORCHARD}").happen("steal(bob)")
    assert play.felt("bob") == ["shame"]
    assert play.felt("ann") == ["reproach"]
    assert play.of("reproach", "ann", "bob") == 50
    assert play.record("reproach", "ann").source == Standard("honest", "bob", kept=False)


def test_who_lets_the_chance_to_break_a_norm_go_by_is_proud_and_admired() -> None:
    play = Feelings(f"world orchard\n{ORCHARD}{HUNGER}").happen("lock_away(bob)")
    assert "pride" in play.felt("bob")
    assert "admiration" in play.felt("ann")
    assert play.record("admiration", "ann").source == Standard("honest", "bob", kept=True)
    assert play.record("admiration", "ann").about == "bob"


def test_to_keep_a_norm_that_it_would_not_pay_to_break_is_no_merit() -> None:
    assert Feelings(f"world orchard\n{ORCHARD}").happen("lock_away(bob)").records == ()


def test_as_long_as_the_chance_remains_nobody_is_praised_for_waiting() -> None:
    assert Feelings(f"world orchard\n{ORCHARD}{HUNGER}").happen("sit(bob)").records == ()


def test_everybody_judges_by_what_they_believe() -> None:
    mistaken = "start\n    ann believes not hers\n    bob believes ann believes hers\n"
    play = Feelings(f"world orchard\n{ORCHARD}{mistaken}").happen("steal(bob)")
    assert play.felt("bob") == ["shame"]
    assert play.felt("ann") == []


def test_a_norm_with_the_name_of_a_property_binds_only_where_that_holds() -> None:
    """The two are a couple, the third is nobody's."""
    text = """world couples
character ann, bob, cleo
property exclusive(character, character)
start exclusive(ann, bob)
action massage(a: character, other: character)
    by a
    if a != other
norm exclusive(a, b) broken by massage(a, other) if other != b
"""
    play = Feelings(text).happen("massage(ann, cleo)")
    assert play.felt("ann") == ["shame"]
    assert play.happen("massage(ann, bob)").records == ()
    assert play.happen("massage(cleo, bob)").records == ()


def test_blame_makes_anger_greater_and_gratitude_less() -> None:
    rude = "norm manners(who) broken by open_window(who, other)\nnorm thrift(who) broken by give(who, other)\n"
    assert gift(rude).happen("open_window(bob, ann)").of("anger", "ann", "bob") == 75
    assert gift(rude).happen("give(bob, ann)").of("gratitude", "ann", "bob") == 0


# --- The fortunes of others -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("liking", "event", "emotion"),
    [
        (100, "give(cleo, ann)", "happy_for"),
        (100, "draught(ann)", "pity"),
        (0, "give(cleo, ann)", "resentment"),
        (0, "draught(ann)", "gloating"),
    ],
)
def test_what_befalls_others_is_felt_by_liking(liking: int, event: str, emotion: str) -> None:
    play = gift(f"start liking(bob, ann) = {liking}\n").happen(event)
    assert play.felt("bob") == [emotion]
    assert play.of(emotion, "bob", "ann") == 50
    assert play.record(emotion, "bob").source in (WantLine("ann", 0), WantLine("ann", 1))


def test_half_a_liking_is_half_a_pity() -> None:
    assert gift("start liking(bob, ann) = 75\n").happen("draught(ann)").of("pity", "bob", "ann") == 25


def test_towards_those_to_whom_one_is_indifferent_nothing_is_felt() -> None:
    assert gift().happen("draught(ann)").felt("bob") == []


# --- Surprise ---------------------------------------------------------------------------------------------------------


@felt
def test_to_see_happen_what_one_took_for_impossible_is_a_surprise(play: Feelings) -> None:
    """The door was open all the time.

    world door
    character ann, bob
    property open
    start
        open
        ann believes not open
    action enter(who: character)
        by who
        if open
    """
    play.happen("enter(bob)")
    assert play.felt("ann") == ["surprise"]
    assert play.felt("bob") == []
    assert play.record("surprise", "ann").source is None


@felt
def test_what_crosses_ones_plan_is_a_surprise(play: Feelings) -> None:
    """Ann means to eat the cake.

    world cake
    character ann, bob
    property cake
    start cake
    action eat(who: character)
        by who
        if cake
        then not cake
    wants ann 1 if cake
    """
    mine = Prospect("ann", 1, 1.0, play.event("eat(ann)").call)
    play.expect(mine).happen("eat(bob)")
    assert "surprise" in play.felt("ann")
    assert play.record("surprise", "ann").source == mine


# --- Liking, mood, temperament, saturation ----------------------------------------------------------------------------


def test_gratitude_makes_one_like_the_giver_and_anger_dislike_the_culprit() -> None:
    assert gift().happen("give(bob, ann)").of("liking", "ann", "bob") == 55
    assert gift().happen("open_window(bob, ann)").of("liking", "ann", "bob") == 45


def test_liking_grows_slower_the_more_there_is() -> None:
    fond = gift("start liking(ann, bob) = 90\n").happen("give(bob, ann)")
    assert fond.of("liking", "ann", "bob") == 91


def test_mood_follows_what_one_feels_slowly() -> None:
    good = gift().happen("give(bob, ann)").of("mood", "ann")
    bad = gift().happen("open_window(bob, ann)").of("mood", "ann")
    assert 50 < good < 60
    assert 40 < bad < 50
    assert gift().happen("draught(cleo)").of("mood", "cleo") == 50


def test_a_temperament_says_how_strongly_an_emotion_is_felt() -> None:
    play = gift("feelings ann: anger strong, distress weak\n").happen("open_window(bob, ann)")
    assert play.of("anger", "ann", "bob") == 100
    assert play.of("distress", "ann") == 25


def test_intensities_add_with_saturation() -> None:
    play = gift("event cure(c: character)\n    then not has_cold(c)\n")
    play.happen("open_window(bob, ann)", "cure(ann)", "open_window(bob, ann)")
    assert play.of("anger", "ann", "bob") == 75


def test_a_stated_scale_takes_the_place_of_the_sum_of_wants() -> None:
    """Ann's wants weigh 2 together; `scale 4` halves what a shawl is to her."""
    usual, stated = (Feelings(GIFT + more).happen("give(bob, ann)") for more in ("", "feelings ann: scale 4\n"))
    joy = Feeling("joy", "ann")
    assert (usual.hearts.of(joy), stated.hearts.of(joy)) == (50, 25)
