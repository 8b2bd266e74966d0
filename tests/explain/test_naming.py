"""Events and times of a run are easy to name, and a wrong name is answered with the right ones."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.explain.naming import happenings, how_often, the_entry, the_event, the_point
from tests.explain.looking import past_of


def _numbers(name: str, action: str) -> list[int]:
    story = past_of(name).story
    return [each.index for each in happenings(story) if each.call is not None and each.call.signature.name == action]


def test_an_event_is_named_by_its_number_its_call_or_its_action() -> None:
    story = past_of("pendant").story
    first, second, *_ = _numbers("pendant", "give")
    assert the_event(story, str(first)).index == first
    assert the_event(story, "give").index == first
    assert the_event(story, "give#2").index == second
    given = the_event(story, "give(gaara, pendant, sakura)")
    assert str(given.call) == "give(gaara, pendant, sakura)"
    assert given.index in _numbers("pendant", "give")


def test_what_only_follows_from_an_event_stands_for_it() -> None:
    past = past_of("pendant")
    feels = next(each for each in past.story.chronicle if each.kind == "feels" and each.causes)
    assert the_event(past.story, str(feels.index)).index == feels.causes[0]


def test_the_same_event_is_counted() -> None:
    story = past_of("waltz").story
    bow = the_event(story, "bow")
    assert how_often(story, bow) == (bow.index,)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("9999", "the nearest events are"),
        ("-1", "the nearest events are"),
        ("lingr", "did you mean 'linger'?"),
        ("linger#3", "at"),
        ("linger(sakura, scarf)", "linger(sakura, pendant)"),
        ("linger(sakua, pendant)", "did you mean 'sakura'?"),
    ],
)
def test_a_name_that_means_nothing_is_answered_with_what_was_probably_meant(text: str, hint: str) -> None:
    with pytest.raises(InputError) as refused:
        the_event(past_of("pendant").story, text)
    assert hint in refused.value.diagnostics[0].hint


def test_when_nobody_did_anything_the_nearest_events_are_named() -> None:
    story = past_of("pendant").story
    clock = next(each for each in story.chronicle if each.kind == "clock")
    with pytest.raises(InputError) as refused:
        the_event(story, str(clock.index))
    assert refused.value.diagnostics[0].code == "E722"


def test_a_time_is_named_by_start_end_step_clock_or_event() -> None:
    past = past_of("pendant")
    assert the_point(past, "start") == 0
    assert the_point(past, "end") == past.end
    assert past.story.chronicle[the_point(past, "step 2") - 1].kind == "clock"
    assert past.story.chronicle[the_point(past, "day 1, 08:10") - 1].minutes == 10
    lingered = the_event(past.story, "linger")
    assert the_point(past, "linger") == past.settled(lingered) > lingered.index


@pytest.mark.parametrize("text", ["step 99", "07:00", "nonsense", "99999"])
def test_a_time_that_a_run_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        the_point(past_of("pendant"), text)


def test_for_what_did_not_happen_any_entry_will_do() -> None:
    story = past_of("pendant").story
    assert the_entry(story, "step 2").step == 2
    assert the_entry(story, "2").index == 2
    with pytest.raises(InputError):
        the_entry(story, "step 77")
