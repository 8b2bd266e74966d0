"""What the reader knows and somebody whom it concerns does not."""

from __future__ import annotations

from intrigue.explain.irony import irony, irony_at
from intrigue.explain.naming import the_event
from intrigue.semantics.beliefs import mind_along
from tests.explain.looking import past_of


def test_a_mistake_lasts_from_when_it_is_made_until_it_is_mended() -> None:
    past = past_of("waltz")
    (shoes,) = [
        each
        for each in irony(past)
        if each.belief.chain == ("leopold",) and each.belief.fluent.property.name == "pinched"
    ]
    assert shoes.begin == 0
    assert shoes.end == the_event(past.story, "whisper").index + 1
    assert shoes.ended_by_learning


def test_at_a_time_only_what_is_wrong_then_is_named() -> None:
    past = past_of("waltz")
    for point in range(past.end + 1):
        state = past.states[point]
        for each in irony_at(past, point):
            index = past.setting.index[each.belief.fluent]
            chain = each.belief.chain
            assert mind_along(state, chain)[index] != mind_along(state, chain[1:])[index]


def test_what_concerns_nobody_is_not_named() -> None:
    found = irony(past_of("organist"))
    assert found
    for each in found:
        about = each.who in each.belief.fluent.arguments or each.belief.chain[-1] in each.belief.fluent.arguments
        assert about or each.wanted
