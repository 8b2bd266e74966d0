"""Breakfast: something is done only because of what another would do otherwise."""

from __future__ import annotations

from intrigue.tell.storyteller import tell
from tests.worlds.variations import Rehearsal, varied

FEARLESS = ("may avert\n", "")
FORGOTTEN = ("    egg_at = nest\n", "    egg_at = nest\n    dorothea believes cook believes egg_at = none\n")


def test_she_hides_the_egg_for_fear_of_what_the_cook_would_do() -> None:
    assert Rehearsal(varied("breakfast")).explained("roll(dorothea, nest, hedge)")


def test_where_fear_is_no_motive_she_has_no_reason_to_for_she_has_all_she_wants() -> None:
    assert not Rehearsal(varied("breakfast", FEARLESS)).explained("roll(dorothea, nest, hedge)")


def test_if_she_thought_that_the_cook_does_not_know_of_the_egg_she_would_leave_it_where_it_is() -> None:
    assert not Rehearsal(varied("breakfast", FORGOTTEN)).explained("roll(dorothea, nest, hedge)")


def test_once_hidden_it_stays_where_it_is() -> None:
    play = Rehearsal(varied("breakfast")).take("roll(dorothea, nest, hedge)")
    assert not play.explained("roll(dorothea, hedge, nest)")


def test_what_she_feared_would_have_come_true() -> None:
    play = Rehearsal(varied("breakfast"))
    assert play.explained("reach(cook, nest)")
    assert play.take("reach(cook, nest)").ask("egg_boiled") is True


def test_her_motive_names_what_she_fears() -> None:
    [motive] = tell(varied("breakfast")).steps[0].motives
    assert motive.text.startswith("Dorothea fears that otherwise the cook looks for eggs in the nest")


def test_if_hens_knew_no_fear_the_egg_would_be_boiled() -> None:
    acts = (
        ('act "The hedge" until egg_at == hedge\n', 'act "The straw" until egg_boiled or egg_at == hedge\n'),
        ('act "The straw" until cook believes egg_at == none\n', ""),
        ('act "The rain" until egg_hatched\n', ""),
        ('act "The kitchen door" until cook believes egg_hatched\n', ""),
    )
    telling = tell(varied("breakfast", FEARLESS, *acts))
    assert telling.ending is not None
    assert telling.ending.name == "boiled"
