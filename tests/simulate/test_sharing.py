"""Runs of one world in one process share what is worked out, and none of them is another for it."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

from intrigue.language.loader import load
from intrigue.minds.temperament import Disposition
from intrigue.semantics import remembering
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.state import States
from intrigue.simulate.options import Options
from intrigue.simulate.simulation import Story, run
from tests.worlds.small import small_worlds

STEPS = 12
SEEDS = (0, 1, 2, 0)


def digests(story: Story) -> list[str]:
    """Return the digests of a story after it has run by itself."""
    for _ in story.run(STEPS):
        pass
    return list(story.digests.found)


@pytest.mark.parametrize("name", small_worlds())
def test_runs_that_share_one_world_made_ready_are_equal_to_runs_of_their_own(name: str) -> None:
    shared = Story(load(name).world)
    for seed in SEEDS:
        assert digests(shared.anew(Options(seed))) == run(load(name).world, seed=seed, steps=STEPS).digests.found


@pytest.mark.parametrize("name", ["organist", "pendant", "zoo"])
def test_a_run_is_the_same_however_little_can_be_remembered(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = run(load(name).world, steps=STEPS).digests.found
    monkeypatch.setattr(remembering, "MOST_VALUES", 0)
    monkeypatch.setattr(remembering, "LEAST", 3)
    forgetful = Story(load(name).world)
    assert forgetful.setting.most_kept == 3
    assert digests(forgetful) == usual


def test_a_story_begun_anew_leaves_the_other_where_it_stands() -> None:
    first = run(load("tin").world, steps=3)
    moment, entries = first.moment, first.chronicle.entries
    other = first.anew(Options(1))
    assert not other.chronicle.entries
    digests(other)
    assert (first.moment, first.chronicle.entries) == (moment, entries)
    assert other.thinker is first.thinker


def test_who_looks_deeper_into_minds_thinks_for_itself() -> None:
    first = Story(load("pendant").world)
    reach = first.options.disposition.reach
    deeper = Options(1, disposition=Disposition(replace(reach, depth=reach.depth + 1)))
    other = first.anew(deeper)
    assert other.thinker is not first.thinker
    assert other.setting.level == first.setting.level + 1
    assert digests(other) == run(load("pendant").world, steps=STEPS, options=deeper).digests.found


def test_a_memory_begins_anew_when_it_is_full() -> None:
    memory: Remembered[int, str] = Remembered(2)
    for number in range(3):
        memory[number] = str(number)
    assert memory == {2: "2"}


def test_a_state_that_nobody_speaks_of_any_more_is_given_back() -> None:
    states = States()
    mind = states.state("ann", 0, (True,), {})
    states.state(None, 1, (True,), {"ann": mind})
    gc.collect()
    assert len(states) == 1
    assert states.state("ann", 0, (True,), {}) is mind
