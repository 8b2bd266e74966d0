"""What the reader knows and somebody whom it concerns does not."""

from __future__ import annotations

from intrigue.explain.irony import NOTABLE, irony, irony_at, weightiest
from intrigue.explain.naming import the_event
from intrigue.model.feelings import is_feeling
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


def test_what_decisions_rested_on_comes_first_with_the_decisions() -> None:
    """Otto goes for the tin where he takes it to be."""
    past = past_of("tin")
    found = weightiest(past, irony(past))
    assert sorted(map(str, found)) == sorted(map(str, irony(past)))
    assert [len(each.decisions) for each in found] == sorted((len(each.decisions) for each in found), reverse=True)
    first = found[0]
    assert first.decisions
    for number in first.decisions:
        entry = past.story.chronicle[number]
        assert entry.who == first.who
        assert any((each.chain, each.fluent) == (first.belief.chain, first.belief.fluent) for each in entry.rests_on)


def test_a_feeling_that_is_nearly_right_is_no_irony() -> None:
    for each in irony(past_of("surprise")):
        if is_feeling(each.belief.fluent.property):
            assert isinstance(each.belief.value, int | float)
            assert isinstance(each.belief.fact, int | float)
            assert abs(each.belief.value - each.belief.fact) >= NOTABLE
