"""What `deeds` and quantifiers of several variables stand for."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.model.world import EVERYBODY_SEES, World

YARD = """
world yard
type place, gift
type person: character
place hall, garden
person ann she, bob he
character cat it
gift ring
property at(character): place = hall
property has(character, gift)
property price(gift): number
{}
"""
DEEDS = "deeds of who: person seen by c if at(c) == at(who)\ndeeds of p: place seen by c if at(c) == p\n"
LINES = "seen by c if at(c) == at({0})"


def _world(*parts: str) -> World:
    return load_text(YARD.format("\n".join(parts)))


def test_a_default_is_seen_by_as_if_it_stood_in_the_action() -> None:
    action = "action go(who: person)\n    by who\n"
    assert _world(DEEDS, action) == _world(action + "    seen by c if at(c) == at(who)\n")


def test_it_counts_for_who_acts_and_not_for_who_stands_first() -> None:
    action = "action give(g: gift, to: person, who: person)\n    by who, to\n"
    assert _world(DEEDS, action) == _world(action + "    seen by c if at(c) == at(who)\n")


def test_where_nobody_acts_the_first_position_counts() -> None:
    event = "event rain(place)\n"
    assert _world(DEEDS, event) == _world(event + "    seen by c if at(c) == place\n")


def test_a_line_of_the_actions_own_goes_before_it() -> None:
    for line in ("seen by nobody", "seen by c if c == who", "seen by c"):
        action = f"action go(who: person)\n    by who\n    {line}\n"
        assert _world(DEEDS, action) == _world(action)
    assert (
        _world(DEEDS, "action go(who: person)\n    by who\n    seen by c\n").actions[0].observations == EVERYBODY_SEES
    )


def test_where_no_line_speaks_of_who_acts_everybody_sees_it() -> None:
    action = "action purr(who: character)\n    by who\n"
    assert _world(DEEDS, action) == _world(action)


def test_rules_count_that_have_a_text() -> None:
    told, silent = 'rule a(p: person)\n    "{p} [go]."\n', "rule b(p: person)\n"
    when = "    when at(p) == hall\n    then at(p) = garden\n"
    world = _world(DEEDS, told + when, silent + when)
    assert world == _world(told + "    seen by c if at(c) == at(p)\n" + when, silent + when)


def test_variables_of_the_action_are_not_caught() -> None:
    """The observer and what is asked of in the line are named as the actor is."""
    line = "deeds of who seen by c if exists d: person . at(c) == at(who) and at(d) == at(who)"
    first, second = _world(line, "action go(c: person)\n    by c\n"), _world(line, "action go(d: person)\n    by d\n")
    seen = "seen by {1} if exists {2}: person . at({1}) == at({0}) and at({2}) == at({0})"
    written = "action go({0}: person)\n    by {0}\n    " + seen
    assert first == _world(written.format("c", "c2", "d"))
    assert second == _world(written.format("d", "c", "d2"))


def test_a_quantifier_of_several_variables_is_one_inside_the_other() -> None:
    for kind in ("exists", "all"):
        pair = f"ending e if {kind} a: person, g: gift . has(a, g)"
        assert _world(pair) == _world(f"ending e if {kind} a: person . {kind} g: gift . has(a, g)")
    for kind in ("sum", "product"):
        pair = f"wants ann: {kind} a: person, g: gift . price(g)"
        assert _world(pair) == _world(f"wants ann: {kind} a: person . {kind} g: gift . price(g)")


def test_what_is_counted_are_pairs() -> None:
    pairs = "wants ann: count a: person, b: person, g: gift . has(a, g) and has(b, g)"
    nested = "wants ann: sum a: person . sum b: person . count g: gift . has(a, g) and has(b, g)"
    assert _world(pairs) == _world(nested)
