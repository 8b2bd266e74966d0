"""Elimination: when all values but one are ruled out, what is left is known."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.model.sugar import lower
from intrigue.semantics.provenance import How, belief_changes
from tests.playing import Playing

HOUSES = """
world w
type place
place one, two, three
character ann, bob
property at(character): place
start
    at(ann) = one
    at(bob) = three
    ann believes at(bob) = unknown
event go(who: character, to: place)
    seen by c if c == who
    then at(who) = to
see at(other) by c if at(c) == at(other)
may suppose at(character)
"""


def test_who_has_ruled_out_all_houses_but_one_knows_which_it_is() -> None:
    """Ann sees that Bob is not in the first house, nor in the second."""
    play = Playing(HOUSES)
    assert str(play.ask("ann believes at(bob)")) == "unknown"
    play.take("go(ann, two)")
    assert play.ask("ann believes at(bob)") == "three"
    assert play.ask("bob believes ann believes at(bob)") == "three"


def test_what_is_known_by_elimination_was_worked_out() -> None:
    play = Playing(HOUSES)
    found = belief_changes(play.setting, play.state, play.event("go(ann, two)"), depth=1)
    source = next(each.source for each in found if each.chain == ("ann",) and str(each.fluent) == "at(bob)")
    assert source.how is How.WORKED_OUT
    assert source.rule is not None
    assert source.rule.signature.name == "eliminate at"


def test_a_wrong_conclusion_is_found_out_and_not_drawn_again() -> None:
    """Bob has slipped into the house that Ann has already searched; she finds the third one empty, and is at a loss."""
    play = Playing(HOUSES).take("go(ann, two)", "go(bob, one)", "go(ann, three)")
    assert str(play.ask("ann believes at(bob)")) == "unknown"
    assert play.take("go(ann, one)").ask("ann believes at(bob)") == "one"


def test_values_that_an_effect_rules_out_count_as_well() -> None:
    play = Playing(
        "world w\ntype cup\ncup red, blue\ncharacter ann\nproperty tasted\nproperty poisoned: cup = red\n"
        "start\n    ann believes poisoned = unknown\nsee poisoned by c if tasted\n"
        "event sniff(cup)\n    then\n        ruled_out(ann, poisoned, cup)\n"
        "        ann believes ruled_out(ann, poisoned, cup)\n"
    )
    assert play.take("sniff(blue)").ask("ann believes poisoned") == "red"


def test_of_yes_and_no_the_one_is_left_when_the_other_is_ruled_out() -> None:
    play = Playing(
        "world w\ncharacter ann\nproperty asked\nproperty rich: yes or no = yes\nstart\n"
        "    ann believes rich = unknown\nsee rich by c if asked\n"
        "event count\n    then\n        ruled_out(ann, rich, no)\n        ann believes ruled_out(ann, rich, no)\n"
    )
    assert play.take("count()").ask("ann believes rich == yes") is True


def test_what_nobody_can_see_is_not_known_by_elimination() -> None:
    """Nothing would show Ann that she is wrong: so she may hope, and give up hope, but does not know."""
    core = lower(load_text(HOUSES.replace("see at(other) by c if at(c) == at(other)\n", "")))
    assert core.rules == ()


def test_where_there_may_be_no_such_thing_nothing_is_known_by_elimination() -> None:
    core = lower(load_text(HOUSES.replace("at(character): place", "at(character): place or none")))
    assert not any(each.name.startswith("eliminate") for each in core.rules)
