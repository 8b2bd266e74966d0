"""The panel of minds: what the character makes of the others, and the truth only where it is asked for."""

from __future__ import annotations

from intrigue.language.loader import load
from intrigue.play.minds import MindView
from intrigue.play.session import begin
from tests.play.playing import DANCE, DOOR, game


def test_a_mind_is_shown_as_the_character_sees_it() -> None:
    waltz = begin(load("waltz").world, "clara")
    leopold = next(each for each in waltz.minds() if each.view.who == "leopold")
    assert leopold.view.wants == ("Leopold hopes to have danced.",)
    assert leopold.truth is None
    assert not any("pinched" in line for line in leopold.view.believes)


def test_the_truth_stands_beside_it_only_where_it_is_asked_for() -> None:
    waltz = begin(load("waltz").world, "clara")
    assert all(each.truth is None for each in waltz.minds())
    leopold = next(each for each in waltz.minds(reveal=True) if each.view.who == "leopold")
    assert leopold.truth is not None
    assert leopold.truth.believes == ("Leopold believes that Clara is not pinched.",)


def test_of_its_own_mind_the_character_does_not_know_what_it_has_wrong() -> None:
    own = game(DOOR, "ann").minds(reveal=True)[0]
    assert own.view.believes == ()
    assert own.truth is not None
    assert own.truth.believes == ("Ann believes that it is not locked.",)


def test_feelings_of_others_are_shown_only_as_far_as_they_are_known() -> None:
    """Ann rejoices at the dance, and Bob, who danced with her, can tell; her own joy she always knows."""
    asked = game(DANCE, "ann").choose("dance_with(ann, bob)")
    own, other = asked.minds(reveal=True)
    assert any("joy" in each for each in own.view.feels)
    assert other.truth is not None
    assert other.view.feels == () or set(other.view.feels) <= set(other.truth.feels)


def test_of_many_hopes_the_first_are_shown_and_the_others_counted() -> None:
    hopes = tuple(f"Ann hopes to be at place {number}." for number in range(9))
    view = MindView("ann", "Ann", hopes, (), ())
    assert view.foremost == (*hopes[:6], "Ann has 3 more hopes.")
    assert MindView("ann", "Ann", hopes[:7], (), ()).foremost == hopes[:7]


def test_what_is_wanted_is_left_out_once_it_is_so() -> None:
    before = game(DANCE, "ann")
    assert before.minds()[0].view.wants == ("Ann hopes to have danced.",)
    assert before.choose("dance_with(ann, bob)").minds()[0].view.wants == ()
