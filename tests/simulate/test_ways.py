"""A world says when its story starts, how long a step is, and how its people think; what is given goes first."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.minds.temperament import Disposition, Reach
from intrigue.simulate.clock import Clock
from intrigue.simulate.options import Options, settled
from intrigue.simulate.runfile import from_json, to_json
from intrigue.simulate.simulation import Story

BELL = """
world bell
character ann she, bob he
property rung: number
event bell at 14:10 then rung += 1
"""
CLOCK = "clock from 14:00, steps of 5 minutes\n"
THINKING = """
thinking
    everybody: 3 actions ahead, 1 mind deep, whim 0
    bob: 80 states, patience 6, effort 0.2, persistence 1
"""


def _times(story: Story) -> list[str]:
    return [story.options.clock.shown(each.minutes) for each in story.run(3) if each.kind == "fate"]


def test_a_run_begins_when_the_world_says_and_its_steps_are_so_long() -> None:
    story = Story(load_text(BELL + CLOCK))
    assert _times(story) == ["day 1, 14:10"]
    assert story.moment.minutes == 15


def test_either_part_of_a_clock_may_be_left_out() -> None:
    assert Story(load_text(BELL + "clock from 00:30\n")).options.clock == Clock(30, 10)
    assert Story(load_text(BELL + "clock steps of 2 hours\n")).options.clock == Clock(8 * 60, 120)


def test_what_a_line_leaves_out_is_as_with_everybody_and_then_as_usual() -> None:
    options = settled(load_text(BELL + THINKING), Options())
    usual = Disposition()
    assert options.of("ann") == Disposition(Reach(3, 1, usual.reach.nodes), whim=0)
    assert options.of("bob") == Disposition(Reach(3, 1, 80), 0, 6, 0.2, 1)


def test_minds_are_kept_as_deep_as_the_deepest_looks() -> None:
    plain, shallow = Story(load_text(BELL)), Story(load_text(BELL + THINKING))
    deep = Story(load_text(BELL + THINKING + "thinking ann: 3 minds deep\n"))
    assert (shallow.setting.level, plain.setting.level, deep.setting.level) == (2, 3, 4)


def test_what_is_given_goes_before_what_the_world_says() -> None:
    world = load_text(BELL + CLOCK + THINKING)
    mine = Disposition(patience=9)
    options = Story(world, Options(3, Clock(60, 1), mine)).options
    assert (options.clock, options.of("ann"), options.of("bob")) == (Clock(60, 1), mine, mine)
    one = Story(world, Options(dispositions={"ann": mine})).options
    assert one.of("ann") == mine
    assert one.of("bob").patience == 6


def test_a_saved_run_keeps_what_was_given_and_asks_its_world_for_the_rest() -> None:
    story = Story(load_text(BELL + CLOCK + THINKING), Options(3))
    again = from_json(to_json(story))
    assert again.given == Options(3)
    assert again.options == story.options
