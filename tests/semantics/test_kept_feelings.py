"""Feelings that a world mentions: read in conditions, set by effects, believed by others, rightly or wrongly."""

from __future__ import annotations

from intrigue.semantics.feelings import Feeling
from intrigue.semantics.looking_ahead import felt_after
from intrigue.semantics.transition import after
from intrigue.semantics.utility import utility
from tests.semantics.feeling import Feelings, felt

ROOM = """
character ann, bob, cleo
property in_room(character)
property insulted(character)
property storming(character)
start
    in_room(ann)
    in_room(bob)
action insult(who: character, other: character)
    by who
    seen by c if in_room(c)
    if who != other
    then insulted(other)
action tease(who: character, other: character)
    by who
    seen by c if c == who or c == other
    seen by c if in_room(c) as insult(who, other)
action soothe(who: character, other: character)
    by who
    then anger(other) = 10
wants ann -1 if insulted(ann)
"""
READ = "ending cross if anger(ann, bob) > 60\nending cross_with_all if anger(ann) > 60\n"
STORM = "rule storm(c: character)\n    when anger(c) > 60 and not storming(c)\n    then storming(c)\n"


def room(*more: str) -> Feelings:
    return Feelings("world room\n" + ROOM + "".join(more))


def test_a_feeling_is_read_like_a_property() -> None:
    play = room(READ)
    assert play.ask("anger(ann, bob)") == 0
    play.happen("insult(bob, ann)")
    assert play.ask("anger(ann, bob)") == 100
    assert play.ask("anger(ann)") == 100


def test_the_feeling_alone_is_the_strongest_of_those_about_others() -> None:
    play = room(READ, "start\n    anger(ann, bob) = 30\n    anger(ann, cleo) = 40\n")
    play.happen("insult(bob, cleo)")
    assert play.ask("anger(ann)") == 40
    assert play.ask("anger(bob)") == 0


def test_rules_that_read_feelings_fire_after_the_event_that_moved_them() -> None:
    play = room(STORM).happen("insult(bob, ann)")
    assert play.ask("storming(ann)") is True
    assert play.ask("bob believes storming(ann)") is True


def test_what_such_rules_bring_about_is_felt_with_the_next_event_as_nobodys_doing() -> None:
    play = room(STORM, "wants bob -1 if storming(ann)\n").happen("insult(bob, ann)")
    assert play.felt("bob") == []
    play.happen("insult(ann, cleo)")
    assert play.felt("bob") == ["distress"]
    assert play.happen("insult(ann, cleo)").felt("bob") == []


def test_what_a_rule_takes_back_at_once_is_in_no_heart_though_the_state_is_as_before() -> None:
    play = room(READ, "rule composed(c: character)\n    when anger(c) > 60\n    then anger(c) = 0\n")
    play.happen("insult(bob, ann)")
    assert play.of("anger", "ann", "bob") == 0
    assert play.hearts.mind("cleo").strongest("anger", "ann") == 0
    assert play.ask("anger(ann)") == play.ask("cleo believes anger(ann)") == 0


def test_an_effect_calms_somebody_down() -> None:
    play = room(READ).happen("insult(bob, ann)", "soothe(cleo, ann)")
    assert play.ask("anger(ann)") == 10
    assert play.ask("anger(ann, bob)") == 10
    assert play.of("anger", "ann", "bob") == 10


def test_an_effect_on_the_feeling_alone_may_make_somebody_angry_at_nobody() -> None:
    play = room(READ).happen("soothe(cleo, ann)")
    assert play.of("anger", "ann") == 10
    assert play.ask("anger(ann, bob)") == 0


def test_what_the_start_says_of_feelings_is_felt() -> None:
    play = room("start\n    liking(ann, bob) = 80\n    bob believes liking(ann, bob) = 20\n")
    assert play.of("liking", "ann", "bob") == 80
    assert play.ask("bob believes liking(ann, bob)") == 20
    assert play.ask("ann believes liking(ann, bob)") == 80


def test_witnesses_know_what_others_must_feel_and_those_outside_do_not() -> None:
    play = room(READ).happen("insult(bob, ann)")
    assert play.ask("bob believes anger(ann, bob)") == 100
    assert play.ask("ann believes bob believes anger(ann, bob)") == 100
    assert play.ask("cleo believes anger(ann, bob)") == 0
    assert play.ask("ann believes cleo believes anger(ann, bob)") == 0


def test_beliefs_about_feelings_may_be_wrong() -> None:
    """Only Bob, who sees an insult where there was none, takes Ann to be angry."""
    play = room(READ, "start in_room(cleo)\n").happen("tease(bob, ann)")
    assert play.ask("anger(ann, bob)") == 0
    assert play.ask("cleo believes anger(ann, bob)") == 100
    assert play.ask("bob believes anger(ann, bob)") == 0


def test_everybody_knows_their_own_feelings() -> None:
    play = room(READ).happen("insult(bob, ann)", "soothe(bob, ann)").pass_time(60)
    assert play.ask("anger(ann)") == play.ask("ann believes anger(ann)") == play.of("anger", "ann", "bob") == 8


@felt
def test_what_happens_to_ones_feelings_in_ones_own_mind_one_feels(play: Feelings) -> None:
    """Ann takes the letter for hers, which it is not.

    world letter
    character ann, bob
    property for_ann
    property read
    start ann believes for_ann
    action open
        then read
    rule glows(c: character)
        when read and for_ann and c == ann and joy(c) < 40
        then joy(c) = 40
    """
    play.happen("open()")
    assert play.of("joy", "ann") == 40
    assert play.ask("joy(ann)") == 40


def test_feelings_are_no_reasons_for_feelings_in_the_event_that_moves_them() -> None:
    """Ann would rather not be angry; calming her down is no joy by itself."""
    play = room("wants bob -anger(ann)/100\n").happen("insult(bob, ann)")
    assert play.felt("bob") == []
    assert play.happen("soothe(cleo, ann)").felt("bob") == []


def test_only_what_the_world_mentions_is_in_its_states() -> None:
    play = room(READ).happen("insult(bob, ann)")
    names = {fluent.property.name for fluent in play.setting.fluents}
    assert "anger" in names
    assert "distress" not in names
    assert play.hearts.of(Feeling("distress", "ann")) == 100


def test_a_world_that_mentions_no_feeling_keeps_its_states() -> None:
    play = Feelings("world room\n" + ROOM.replace("anger(other) = 10", "not insulted(other)"))
    state = play.happen("insult(bob, ann)").state
    assert play.of("anger", "ann", "bob") == 100
    assert play.pass_time(10).state is state


def test_what_a_mind_does_not_know_of_feelings_stays_unknown_until_something_moves_it() -> None:
    forgetful = "action brood(c: character)\n    then c forgets anger(ann, bob)\n"
    play = room(READ, forgetful).happen("brood(cleo)").pass_time(1)
    assert str(play.ask("cleo believes anger(ann, bob)")) == "unknown"
    play.happen("brood(bob)", "insult(bob, ann)")
    assert play.ask("bob believes anger(ann, bob)") == 100


def test_somebody_may_plan_for_what_another_will_feel() -> None:
    """Bob wants Ann to be angry with him; he can tell that an insult will do."""
    play = room("wants bob 1 if anger(ann, bob) > 60\n")
    mind, insult = play.mind("bob"), play.event("insult(bob, ann)")
    assert utility(play.setting, felt_after(play.setting, mind, insult), "bob") == 1
    assert utility(play.setting, felt_after(play.setting, mind, play.event("insult(bob, cleo)")), "bob") == 0
    play.happen("insult(bob, ann)")
    assert play.utility("bob", "bob") == 1


def test_where_no_feeling_is_mentioned_looking_ahead_is_what_it_was() -> None:
    play = Feelings("world room\n" + ROOM.replace("anger(other) = 10", "not insulted(other)"))
    insult = play.event("insult(bob, ann)")
    assert felt_after(play.setting, play.state, insult) is after(play.setting, play.state, insult)
