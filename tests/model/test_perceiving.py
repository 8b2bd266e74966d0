"""`see ... by`, `shows` and `inner`: beliefs that equal the fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load_text
from intrigue.model.sugar import lower
from tests.playing import Playing, story

HOUSES = """
world w
type place
place one, two, three
character ann, bob
property at(character): place
property owns(character): 0..9 = 3
start
    at(ann) = one
    at(bob) = three
    ann believes at(bob) = two
event go(who: character, to: place)
    seen by c if c == who
    then at(who) = to
event gain(who: character)
    seen by c if c == who
    then owns(who) = 5
see at(other) by c if at(c) == at(other)
see owns(other) by c if at(c) == at(other)
"""


def test_what_is_in_sight_is_believed() -> None:
    play = Playing(HOUSES).take("gain(bob)", "go(ann, three)")
    assert play.ask("ann believes at(bob) == three") is True
    assert play.ask("ann believes owns(bob)") == 5
    assert play.ask("bob believes at(ann) == three") is True


def test_what_is_out_of_sight_is_not_perceived() -> None:
    play = Playing(HOUSES).take("gain(bob)")
    assert play.ask("ann believes owns(bob)") == 3


def test_expected_and_absent_becomes_unknown() -> None:
    play = Playing(HOUSES).take("go(ann, two)")
    assert play.ask("(ann believes at(bob)) == unknown") is True


def test_an_absence_tells_nothing_about_what_the_condition_does_not_speak_of() -> None:
    play = Playing(HOUSES).take("go(ann, two)")
    assert play.ask("ann believes owns(bob)") == 3


def test_others_foresee_what_somebody_perceives() -> None:
    play = Playing(HOUSES).take("go(bob, one)")
    assert play.ask("bob believes ann believes at(bob) == one") is True


@story
def test_an_absent_plain_yes_or_no_gets_its_default(play: Playing) -> None:
    """Ann expects a lamp that burns; it does not.

    world w
    character ann
    property burns
    property awake(character)
    start
        ann believes burns
    event wake(c: character)
        then awake(c)
    see burns by c if awake(c) and burns
    """
    assert play.ask("ann believes burns") is True
    play.take("wake(ann)")
    assert play.ask("ann believes burns") is False


@story
def test_absence_comes_to_rest_whatever_else_the_condition_says(play: Playing) -> None:
    """Ann expects to see Bob for another reason than where he is: the rule may not fire for ever.

    world w
    type place
    place one, two
    character ann, bob
    property at(character): place
    property dreams(character)
    start
        at(ann) = one
        at(bob) = two
        ann believes dreams(ann)
    see at(bob) by ann_too if at(ann_too) == at(bob) or dreams(ann_too)
    """
    assert play.ask("(ann believes at(bob)) == unknown") is True


def test_a_search_rules_out_one_house_after_the_other() -> None:
    play = Playing(f"{HOUSES}may suppose at(character)\n")
    assert play.ask("`ruled_out at`(ann, bob, two)") is False
    play.take("go(ann, two)")
    assert play.ask("`ruled_out at`(ann, bob, two)") is True
    assert play.ask("ann believes `ruled_out at`(ann, bob, two)") is True
    assert play.ask("`ruled_out at`(ann, bob, one)") is False
    play.take("go(ann, one)")
    assert play.ask("`ruled_out at`(ann, bob, one)") is True
    assert play.ask("`ruled_out at`(ann, bob, three)") is False


def test_sight_clears_what_was_ruled_out() -> None:
    play = Playing(f"{HOUSES}may suppose at(character)\n").take("go(ann, two)", "go(ann, three)")
    assert play.ask("ann believes at(bob) == three") is True
    assert play.ask("exists p: place . `ruled_out at`(ann, bob, p)") is False


@story
def test_those_present_perceive_what_shows(play: Playing) -> None:
    """Bob is where Ann is and sees her rage; Cleo is elsewhere.

    world w
    type place
    place hall, yard
    character ann, bob, cleo
    property at(character): place
    property rage(character): 0..5 shows
    start
        at(ann) = hall
        at(bob) = hall
        at(cleo) = yard
    event vex
        seen by c if no
        then rage(ann) = 4
    """
    play.take("vex()")
    assert (play.ask("bob believes rage(ann)"), play.ask("cleo believes rage(ann)")) == (4, 0)


def test_shows_needs_to_know_where_people_are() -> None:
    world = load_text("world w\ncharacter ann\nproperty rage(character): 0..5 shows\n")
    with pytest.raises(InputError) as caught:
        lower(world)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "E401"
    assert "'rage' shows to those present" in diagnostic.message
    assert "property at(character)" in diagnostic.hint


@story
def test_what_is_inner_is_always_known_to_its_holder(play: Playing) -> None:
    """Nobody sees what makes Ann weary, yet she knows that she is.

    world w
    character ann, bob
    inner property weary(character)
    event toil
        seen by c if no
        then weary(ann)
    """
    play.take("toil()")
    assert (play.ask("ann believes weary(ann)"), play.ask("bob believes weary(ann)")) == (True, False)


def test_inner_is_for_characters() -> None:
    world = load_text("world w\ntype cup\ncup mug\ncharacter ann\nproperty full(cup)\n")
    inner = replace(world, properties=(replace(world.properties[0], inner=True),))
    with pytest.raises(InputError, match="E402"):
        lower(inner)


@story
def test_a_truth_value_can_be_ruled_out_too(play: Playing) -> None:
    """Ann would see the safe stand open if it did; she does not, so that it is open is ruled out.

    world w
    character ann
    property open: yes or no = no
    property here(character)
    start
        ann believes open = unknown
    event come(c: character)
        then here(c)
    see open by c if here(c) and open
    may suppose open
    """
    assert play.ask("`ruled_out open`(ann, yes)") is False
    play.take("come(ann)")
    assert play.ask("ann believes `ruled_out open`(ann, yes)") is True
    assert play.ask("`ruled_out open`(ann, no)") is False
