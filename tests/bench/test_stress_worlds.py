"""`bench/worlds.py` and the worlds that it lists: they load, and the stories that are known to solve them hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.language.loader import load
from intrigue.model.plans import Limits
from intrigue.model.terms import AUTHOR
from intrigue.semantics.transition import after, initial, possible
from intrigue.semantics.utility import utility
from worlds import FOLDER, Entry, entries, entries_of, judge, plan_of, setting_of

FILES = sorted(FOLDER.glob("*.story"))
SOLVABLE = [entry for entry in entries() if entry.solvable]


def written(folder: Path, comment: str) -> Path:
    """Return a file with this comment before the smallest world in which somebody does something with somebody."""
    file = folder / "tiny.story"
    file.write_text(
        comment
        + """
world tiny "Tiny"

character ann she, ben he
property met
property asked

action ask(who: character)
    by who
    if not asked
    then asked

action meet(who: character, other: character)
    by who, other
    if who != other and asked and not met
    then met

wants ann: met
wants ben: met
author wants met
"""
    )
    return file


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_world_loads_without_warnings_and_has_an_entry(file: Path) -> None:
    loaded = load(file)
    assert loaded.world.name == file.stem
    assert not loaded.warnings
    assert entries_of(file)


@pytest.mark.parametrize("entry", SOLVABLE, ids=lambda entry: entry.name)
def test_the_known_story_is_accepted_within_the_limits_of_its_entry(entry: Entry) -> None:
    setting = setting_of(entry)
    verdict = judge(entry, setting)
    assert verdict.accepted, str(verdict)


def test_nobody_could_cross_even_if_everybody_agreed_to_everything() -> None:
    """So the small world without a story has none, and its states are few."""
    (entry,) = entries_of(FOLDER / "ferry_none.story")
    assert not entry.solvable
    setting = setting_of(entry)
    seen = {initial(setting)}
    fringe = list(seen)
    while fringe:
        state = fringe.pop()
        assert utility(setting, state, AUTHOR) == 0
        reached = {after(setting, state, event) for event in setting.events if possible(setting, state, event)}
        fringe += reached - seen
        seen |= reached
    assert 3 < len(seen) < 100


def test_every_pull_leaves_the_number_of_lit_lamps_odd() -> None:
    """So eight are never lit: nothing else lights a lamp, and one is lit at the start."""
    entry, _ = entries_of(FOLDER / "lamps_none.story")
    assert not entry.solvable
    setting = setting_of(entry)
    lamps = [index for index, fluent in enumerate(setting.fluents) if fluent.property.name == "lit"]
    state = initial(setting)
    pulls = 0
    for event in setting.events:
        if possible(setting, state, event):
            state = after(setting, state, event)
            pulls += event.call.signature.name == "pull"
            assert sum(state[index] is True for index in lamps) % 2 == 1
    assert pulls > 0


def test_a_reason_left_out_is_the_rest_of_the_last_or_the_step_alone(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """# Tiny
#
# entry meeting: goal 1, author 2, character 2, epistemic 1
#   ask(ann)
#       why ann
#           meet(ann, ben)
#   meet(ann, ben)
""",
    )
    (entry,) = entries_of(file)
    assert (entry.name, entry.goal, entry.limits) == ("tiny_meeting", 1, Limits(2, 2, 1))
    setting = setting_of(entry)
    first, second = plan_of(entry, setting).steps
    assert [str(step.call) for step in first.reasons[0].steps] == ["ask(ann)", "meet(ann, ben)"]
    assert [reason.character for reason in first.reasons[0].steps[1].reasons] == ["ben"]
    assert [len(reason.steps) for reason in second.reasons] == [1, 1]
    assert judge(entry, setting).accepted


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# entry one: goal 1, author 2\n#   ask(ann)\n", "not an entry"),
        ("# entry one: goal 1, author 2, character 2, epistemic 1\n", "nothing below"),
    ],
)
def test_an_entry_that_cannot_be_read_is_refused(tmp_path: Path, comment: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        entries_of(written(tmp_path, comment))


def test_a_reason_of_somebody_who_is_not_asked_is_refused(tmp_path: Path) -> None:
    comment = """# entry one: goal 1, author 2, character 2, epistemic 1
#   ask(ann)
#       why ben
"""
    (entry,) = entries_of(written(tmp_path, comment))
    with pytest.raises(ValueError, match="reasons of ben, asked are ann"):
        plan_of(entry, setting_of(entry))
