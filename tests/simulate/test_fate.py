"""When things happen by themselves, and how time goes on."""

from __future__ import annotations

import pytest

from intrigue.simulate.clock import Clock
from intrigue.simulate.simulation import Options, Story
from tests.simulate.playing import BELL, CALM, of_kind, played


def times(text: str, steps: int = 40, seed: int = 0) -> list[str]:
    """Return when fate's events happened."""
    story = played(text, steps, seed)
    return [story.options.clock.shown(entry.minutes) for entry in of_kind(story, "fate")]


def bell(schedule: str) -> str:
    """Return the world in which the bell tolls by another schedule."""
    return BELL.replace("event toll at 09:00 every day then rung += 1", f"event toll {schedule} then rung += 1")


def test_an_event_of_every_day_comes_at_its_hour() -> None:
    assert times(BELL)[:3] == ["day 1, 09:00", "day 2, 09:00", "day 3, 09:00"]


def test_an_event_with_an_hour_alone_comes_once_and_then_nothing_is_left() -> None:
    assert times(bell("at 09:00")) == ["day 1, 09:00"]
    assert played(bell("at 09:00"), 40).ended == "nothing more will happen by itself"


def test_an_hour_that_is_past_at_the_start_comes_on_the_next_day() -> None:
    assert times(bell("at 07:00")) == ["day 2, 07:00"]


def test_the_hour_of_the_start_itself_counts() -> None:
    assert times(bell("at 08:00")) == ["day 1, 08:00"]


def test_after_three_weeks_means_after_three_weeks_and_quiet_time_is_not_counted_out() -> None:
    assert times(bell("after 3 weeks"), steps=10) == ["day 22, 08:00"]


def test_every_so_often_counts_from_the_start() -> None:
    assert times(bell("every 30 minutes"))[:3] == ["day 1, 08:30", "day 1, 09:00", "day 1, 09:30"]


@pytest.mark.parametrize(("chance", "least", "most"), [("1 in 1", 40, 40), ("1 in 6", 1, 16)])
def test_what_happens_by_chance_alone_has_its_chance_in_every_step(chance: str, least: int, most: int) -> None:
    story = played(bell(f"with chance {chance}"), 40)
    happened = of_kind(story, "fate")
    assert least <= len(happened) <= most
    assert all(entry.decider == "chance" and entry.draws for entry in happened)


def test_chance_falls_by_the_seed() -> None:
    found = {tuple(times(bell("with chance 1 in 6"), 40, seed)) for seed in range(4)}
    assert len(found) == 4


def test_an_event_that_is_not_possible_at_its_time_is_past() -> None:
    text = BELL.replace(
        "event toll at 09:00 every day then rung += 1", "event toll at 09:00 if rung > 0 then rung += 1"
    )
    assert times(text) == []


def test_quiet_time_goes_by_at_once_even_beside_what_may_happen_in_every_step_but_cannot_now() -> None:
    late = bell("after 3 weeks at 09:00") + "\nevent echo with chance 1 in 2\n    if rung == 7\n    then rung += 1\n"
    story = played(late, 10)
    assert [entry.call.signature.name for entry in of_kind(story, "fate") if entry.call] == ["toll"]


def test_an_event_without_a_schedule_does_not_happen_by_itself() -> None:
    text = BELL.replace("event toll at 09:00 every day then rung += 1", "event toll then rung += 1")
    assert times(text) == []


def test_who_is_taken_up_by_something_long_does_nothing_else_meanwhile() -> None:
    """Ann bathes for an hour, and eats afterwards."""
    text = """
world bath
character ann
property clean(character)
property fed(character)
action bathe(who: character)
    by who
    takes 1 hour
    if not clean(who)
    then clean(who)
action eat(who: character)
    by who
    if clean(who) and not fed(who)
    then fed(who)
wants ann
    2 if clean(ann)
    fed(ann)
"""
    story = played(text)
    assert [(str(entry.call), entry.minutes) for entry in of_kind(story, "action")] == [
        ("bathe(ann)", 0),
        ("eat(ann)", 60),
    ]


def test_a_clock_knows_days() -> None:
    clock = Clock()
    assert clock.shown(0) == "day 1, 08:00"
    assert clock.shown(16 * 60) == "day 2, 00:00"
    assert Clock(start=0).shown(24 * 60 * 7) == "day 8, 00:00"


def test_a_run_may_start_at_another_hour_and_go_in_longer_steps() -> None:
    from intrigue.language.loader import load_text

    story = Story(load_text(bell("at 22:00 every day")), Options(0, Clock(start=21 * 60, step=30), CALM))
    for _ in story.run(6):
        pass
    assert of_kind(story, "fate")[0].minutes == 60


GREETING = """
world greeting
character ann, bob
property greeted(character)
action greet(who: character)
    by who
    if who == ann and not greeted(bob)
    then greeted(bob)
wants ann: 1 if greeted(bob)
start
    liking(ann, bob) = 80
"""
"""Ann greets Bob, is glad for some hours, and likes him for ever."""


def test_liking_that_never_passes_does_not_keep_a_run_going() -> None:
    story = played(GREETING, 40)
    assert story.ended == "nothing more will happen by itself"
    assert story.moment.minutes < 60


def test_a_run_goes_on_until_what_the_world_asks_for_has_passed() -> None:
    story = played(GREETING + "    anger(ann, bob) = 90\n", 100)
    assert story.ended == "nothing more will happen by itself"
    assert story.moment.minutes > 12 * 60
    assert story.moment.hearts.strongest("anger", "ann") == 0
