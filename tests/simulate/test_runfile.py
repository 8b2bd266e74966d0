"""Runs on disk: what is refused, and where a run parts from another world."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load, load_text, load_texts
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.runfile import branch, from_json, replay, to_json, verify
from intrigue.simulate.runfile import load as load_run
from intrigue.simulate.simulation import Options, Story, run
from tests.simulate.playing import BELL, DANCE, DOOR, SEARCH, of_kind, played, story

SMALL = (BELL, DANCE, DOOR, SEARCH)


def code(text: str | bytes) -> str:
    """Return the code with which the text is refused as a run file."""
    with pytest.raises(InputError) as refused:
        from_json(text)
    return refused.value.diagnostics[0].code


@pytest.mark.parametrize("text", SMALL)
def test_saving_and_loading_at_any_step_changes_nothing_of_what_follows(text: str) -> None:
    """After every single step the run is saved and loaded; it comes to the same end."""
    whole = played(text, 8)
    stepwise = story(text)
    while stepwise.moment.step < 8 and not stepwise.ended:
        for _ in stepwise.run(1):
            pass
        stepwise = from_json(to_json(stepwise))
    assert stepwise.digests.found == whole.digests.found


def test_a_run_file_holds_the_texts_of_its_world_and_nothing_of_the_machine() -> None:
    loaded = load("tin")
    data = json.loads(to_json(run(loaded.world, steps=2), loaded.texts))
    assert list(data["world"]) == ["tin.story"]
    assert load_texts(data["world"]).world == loaded.world


def test_a_run_of_a_world_without_a_file_writes_the_world_out() -> None:
    data = json.loads(to_json(played(DOOR, 1)))
    assert load_texts(data["world"]).world == load_text(DOOR)


def test_what_is_no_run_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    good = json.loads(to_json(played(DOOR, 2)))
    assert code("no json") == "E701"
    assert code(b"\xff") == "E701"
    assert code("[]") == "E701"
    assert code(json.dumps({**good, "format": 2})) == "E702"
    assert code(json.dumps({**good, "entries": [{"index": 0}]})) == "E701"
    assert code(json.dumps({**good, "entries": [], "digests": ["0"]})) == "E701"
    with pytest.raises(InputError) as missing:
        load_run(tmp_path / "none.run")
    assert missing.value.diagnostics[0].code == "E703"


def test_a_run_file_that_was_changed_by_hand_is_refused() -> None:
    data = json.loads(to_json(played(DOOR, 2)))
    failed = next(each for each in data["entries"] if each["kind"] == "failed")
    failed["writes"] = []
    assert code(json.dumps(data)) == "E704"


def test_a_run_file_of_events_that_its_world_does_not_have_is_refused() -> None:
    data = json.loads(to_json(played(DOOR, 2)))
    data["world"] = {name: text.replace("leave", "depart") for name, text in data["world"].items()}
    assert code(json.dumps(data)) == "E704"


def test_a_run_cannot_be_branched_beyond_its_end() -> None:
    with pytest.raises(InputError) as refused:
        branch(played(DOOR, 2), 40)
    assert refused.value.diagnostics[0].code == "E705"


def test_a_branch_may_go_on_with_other_lots() -> None:
    """The search goes another way from the second step on."""
    whole = played(SEARCH, 6, seed=1)
    others = {tuple(str(each.call) for each in _gone_on(whole, seed)) for seed in range(6)}
    assert len(others) > 1


def _gone_on(whole: Story, seed: int) -> list[Entry]:
    other = branch(whole, 1, Options(seed))
    for _ in other.run(5):
        pass
    return of_kind(other, "action", "failed")


def test_deciding_anew_finds_what_was_decided_otherwise() -> None:
    """Whoever saved the run had other ways than the options say."""
    whole = played(SEARCH, 6, seed=1)
    whole.options = Options(seed=2)
    verdict = verify(whole)
    assert not verdict.same
    assert "recorded is" in verdict.parted


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("wants ann: at(ann) == garden", "wants ann: at(ann) == hall", "ann has no reason for it"),
        ("action leave(who: character)", "action go_out(who: character)", "there is no such event"),
        ("    locked\n    ann", "    ann", "it leads to something else"),
    ],
)
def test_a_run_is_followed_in_an_edited_world_until_it_parts_and_it_is_said_why(old: str, new: str, why: str) -> None:
    edited = DOOR.replace(old, new).replace("`tried leave`", "`tried go_out`" if "go_out" in new else "`tried leave`")
    _, verdict = replay(played(DOOR, 3), load_text(edited))
    assert not verdict.same
    assert why in verdict.parted


def test_an_edit_that_changes_nothing_that_happened_changes_nothing() -> None:
    edited = DOOR + "action yawn(who: character)\n    by who\n    then heard(who)\n"
    assert replay(played(DOOR, 3), load_text(edited))[1].same


def test_a_run_of_a_thousand_events_loads_again() -> None:
    """Loading applies what was recorded, to the last event; what the file says of the end comes to the same."""
    text = BELL.replace("at 09:00 every day", "with chance 1 in 1").replace("rung: 0..9", "rung: number")
    whole = played(text, 1_000)
    data = to_json(whole)
    loaded = from_json(data, anew=True)
    assert to_json(loaded) == to_json(from_json(data))
    assert sum(entry.kind == "fate" for entry in loaded.chronicle) == 1_000
