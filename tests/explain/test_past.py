"""What was so at every point is what the run came through."""

from __future__ import annotations

from tests.explain.looking import past_of


def test_the_last_point_is_where_the_run_stands() -> None:
    past = past_of("zoo")
    assert past.states[past.end] is past.story.moment.state
    assert past.hearts[past.end] == past.story.moment.hearts
    assert past.moment(past.end) == past.story.moment


def test_a_moment_between_is_the_one_that_each_entry_leads_to() -> None:
    past = past_of("waltz")
    for point, entry in enumerate(past.story.chronicle):
        assert past.following.follow(past.moment(point), entry) == past.moment(point + 1)


def test_a_turn_begins_with_what_was_dropped_and_intended_in_it() -> None:
    past = past_of("pendant")
    acted = next(each for each in past.story.chronicle if each.kind == "action" and each.who == "sakura")
    assert past.story.chronicle[past.begun(acted)].kind == "intends"


def test_an_event_is_settled_when_all_that_it_stirred_is_over() -> None:
    past = past_of("pendant")
    given = [each for each in past.story.chronicle.where(kinds=("action",)) if str(each.call).startswith("give(")][-1]
    kinds = [each.kind for each in past.story.chronicle.entries[given.index + 1 : past.settled(given)]]
    assert kinds == ["rule", "feels"]
