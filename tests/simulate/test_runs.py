"""The laws of runs, in every world that comes with the package."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from intrigue.language.loader import load
from intrigue.semantics.beliefs import mind_along
from intrigue.semantics.transition import possible
from intrigue.simulate.chronicle import Entry, Moment
from intrigue.simulate.runfile import branch, from_json, replay, to_json, verify
from intrigue.simulate.simulation import Options, Story, run
from intrigue.tell.running import report
from tests.worlds.small import small_worlds

WORLDS = tuple(small_worlds())
SEEDS = (0, 3)
STEPS = 30
TRANSCRIPTS = Path(__file__).resolve().parents[1] / "transcripts" / "runs"


@cache
def living(name: str, seed: int = 0) -> Story:
    """Return a bundled world after it has run by itself."""
    return run(load(name).world, steps=STEPS, options=Options(seed))


def retold(story: Story) -> Iterator[tuple[Story, Moment, Entry, Moment]]:
    """Yield every entry with the moments before and after it, by letting the run happen again in another story."""
    again = Story(story.world, story.options)
    for entry in story.chronicle:
        before = again.moment
        again.add(entry)
        yield again, before, entry, again.moment


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", WORLDS)
def test_a_world_left_to_itself_lives_for_thirty_steps(name: str, seed: int) -> None:
    story = living(name, seed)
    assert story.moment.step == STEPS or story.ended
    assert any(entry.kind in ("action", "fate") for entry in story.chronicle)


@pytest.mark.parametrize("name", WORLDS)
def test_the_same_seed_gives_the_same_run_and_deciding_anew_confirms_it(name: str) -> None:
    assert verify(living(name)).same


@pytest.mark.parametrize("name", WORLDS)
def test_a_run_that_is_saved_and_loaded_is_the_same_run(name: str) -> None:
    story = living(name)
    loaded = from_json(to_json(story, load(name).texts), anew=True)
    assert loaded.digests.found == story.digests.found
    assert loaded.chronicle.entries == story.chronicle.entries
    assert (loaded.moment.hearts, loaded.moment.minutes) == (story.moment.hearts, story.moment.minutes)
    assert to_json(loaded, load(name).texts) == to_json(story, load(name).texts)


@pytest.mark.parametrize("name", WORLDS)
def test_a_branch_equals_its_parent_up_to_the_step_and_unchanged_beyond_it(name: str) -> None:
    story = living(name)
    step = story.moment.step // 2
    other = branch(story, step)
    shared = sum(entry.step <= step for entry in story.chronicle)
    assert len(other.chronicle) == shared
    assert other.digests.found == story.digests.found[:shared]
    for _ in other.run(STEPS - step):
        pass
    assert other.digests.found == story.digests.found


@pytest.mark.parametrize("name", WORLDS)
def test_what_happened_in_a_world_can_happen_again_in_the_same_world(name: str) -> None:
    assert replay(living(name), load(name).world)[1].same


@pytest.mark.parametrize("name", WORLDS)
def test_no_intention_rests_on_what_its_holder_neither_believes_nor_supposes(name: str) -> None:
    for again, before, entry, _ in retold(living(name)):
        if entry.kind == "intends":
            for belief in entry.rests_on:
                index = again.setting.index[belief.fluent]
                assert belief.chain[0] == entry.who
                assert mind_along(before.state, belief.chain)[index] == belief.value
            _first_step_is_thinkable(again, before, entry)


def _first_step_is_thinkable(again: Story, before: Moment, entry: Entry) -> None:
    """Check that the plan's first step is possible in its holder's mind, with nothing but what the plan supposes."""
    plan = entry.reasons[0]
    start = again.thinker.supposing(before.state.mind(entry.who), plan.suppositions)
    assert possible(again.setting, start, again.setting.event(plan.steps[0].call))


@pytest.mark.parametrize("name", WORLDS)
def test_every_action_has_a_reason_from_each_who_took_part_and_a_decision_behind_it(name: str) -> None:
    story = living(name)
    for entry in story.chronicle.where(kinds=("action",)):
        assert entry.call is not None
        event = story.setting.event(entry.call)
        assert tuple(each.character for each in entry.reasons) == event.consenting
        assert all(each.steps[0].call == entry.call for each in entry.reasons)
        assert [each.kind for each in story.chronicle.led_to(entry) if each.who == entry.who][-1:] == ["intends"]


@pytest.mark.parametrize("name", WORLDS)
def test_causes_come_before_what_they_cause(name: str) -> None:
    for entry in living(name).chronicle:
        assert all(cause < entry.index for cause in entry.causes)


@pytest.mark.parametrize("name", WORLDS)
def test_feelings_stay_between_nothing_and_all(name: str) -> None:
    for *_, after in retold(living(name)):
        assert all(0 <= after.hearts.of(feeling) <= 100 for feeling in after.hearts)


@pytest.mark.parametrize("name", WORLDS)
def test_what_happens_in_a_run_is_as_its_transcript_says(name: str) -> None:
    """With INTRIGUE_REWRITE=1 the transcripts are written anew; then read the difference as a reader would."""
    found = "\n".join(report(Story(load(name).world), STEPS, minds=True)) + "\n"
    file = TRANSCRIPTS / f"{name}.txt"
    if os.environ.get("INTRIGUE_REWRITE"):
        file.write_text(found, encoding="utf-8")
    assert file.is_file(), f"{file.name} is missing; write it with INTRIGUE_REWRITE=1"
    assert found == file.read_text(encoding="utf-8")


def test_no_transcript_of_a_run_is_left_over() -> None:
    assert {each.stem for each in TRANSCRIPTS.glob("*.txt")} == set(WORLDS)
