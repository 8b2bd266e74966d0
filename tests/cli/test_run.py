"""`intrigue run`: a world left to itself, on the screen and on paper."""

from __future__ import annotations

import json
from pathlib import Path

from intrigue.language.loader import load as load_world
from intrigue.simulate.deciding import Choice, Decider, Turn
from intrigue.simulate.runfile import load, to_json, verify
from intrigue.simulate.simulation import Story
from tests.cli.conftest import Command


def test_what_happens_is_told_in_plain_sentences_under_the_time(command: Command) -> None:
    ran = command("run", "tin")
    assert ran.code == 0
    assert ran.out.startswith(
        "[day 1, 08:00]\n  Otto tried to take the biscuit tin down from the top shelf, and could not."
    )
    assert ran.out.endswith("There were none left for Sunday.\n")


def test_a_refusal_is_told_with_who_refused(command: Command) -> None:
    assert "Leopold wanted to dance with Clara, but Clara would not." in command("run", "waltz").out


def test_minds_are_laid_open_only_when_asked_for(command: Command) -> None:
    silent, open_minds = command("run", "tin").out, command("run", "tin", "--minds").out
    for said in ("Otto decides", "Otto wrongly believes", "Lotte does nothing", "feels distress"):
        assert said in open_minds
        assert said not in silent


def test_the_seed_decides_where_otto_looks(command: Command) -> None:
    assert len({command("run", "tin", "--seed", str(seed)).out for seed in range(6)}) > 1
    assert command("run", "tin", "--seed", "3").out == command("run", "tin", "--seed", "3").out


def test_a_run_stops_after_its_steps(command: Command) -> None:
    ran = command("run", "tin", "--steps", "1")
    assert ran.out.endswith("[1 step is over]\n")


def test_a_run_stops_when_the_condition_holds_and_fails_when_it_never_does(command: Command) -> None:
    reached = command("run", "tin", "--until", "ruled_out(otto, at(biscuits), shelf)")
    assert reached.code == 0
    assert "[the condition holds]" in reached.out
    assert command("run", "tin", "--until", "eaten(otto) and dusty(lotte)").code == 1


def test_a_condition_that_cannot_be_read_or_asked_is_refused(command: Command) -> None:
    assert command("run", "tin", "--until", "eaten(oto)").code == 2
    unremembered = command("run", "tin", "--until", "did giggle(lotte)")
    assert unremembered.code == 2
    assert "keep no memory" in unremembered.err


def test_programs_get_every_entry_as_a_line_and_an_end(command: Command) -> None:
    lines = [json.loads(line) for line in command("run", "tin", "--json").out.splitlines()]
    assert [line["index"] for line in lines[:-1]] == list(range(len(lines) - 1))
    assert lines[-1]["kind"] == "end"
    assert lines[-1]["ending"] == "shared"
    assert any(line.get("text", "").startswith("Otto looked") for line in lines)


def test_a_saved_run_loads_and_stands_up_to_deciding_anew(command: Command) -> None:
    assert command("run", "tin", "--save", "tin.run").code == 0
    assert verify(load(Path("tin.run"))).same


def test_json_and_minds_exclude_each_other(command: Command) -> None:
    assert command("run", "tin", "--json", "--minds").code == 2


def test_a_saved_run_goes_on_where_it_stopped(command: Command) -> None:
    whole = command("run", "tin", "--steps", "6", "--save", "whole.run")
    first = command("run", "tin", "--steps", "2", "--save", "tin.run")
    second = command("run", "tin.run", "--steps", "4", "--save", "tin.run")
    told = [line for line in first.out.splitlines() + second.out.splitlines() if not line.startswith("[")]
    assert [line for line in whole.out.splitlines() if line.startswith("  ")] == [
        line for line in told if line.startswith("  ")
    ]
    assert Path("tin.run").read_text() == Path("whole.run").read_text()


def test_a_saved_run_branches_at_a_step_with_other_lots(command: Command) -> None:
    command("run", "tin", "--save", "tin.run")
    ways = {command("run", "tin.run", "--branch", "1", "--seed", str(seed)).out for seed in range(5)}
    assert len(ways) > 1
    assert command("run", "tin.run", "--branch", "99").code == 2


def test_a_saved_run_is_checked_by_deciding_anew(command: Command) -> None:
    command("run", "tin", "--save", "tin.run")
    checked = command("run", "tin.run", "--check")
    assert checked.code == 0
    assert "come out again" in checked.out
    other = Path("tin.run").read_text().replace('"seed":0', '"seed":5')
    Path("other.run").write_text(other)
    assert command("run", "other.run", "--check").code == 1
    assert command("check", "other.run").out == command("run", "other.run", "--check").out


def test_a_steered_run_is_checked_with_what_its_author_decided(command: Command) -> None:
    command("run", "breakfast", "--steer", "--save", "breakfast.run")
    checked = command("check", "breakfast.run")
    assert checked.code == 0
    assert '"decides"' in Path("breakfast.run").read_text()
    assert "come out again" in checked.out


def test_a_run_with_a_readers_decisions_is_checked_with_them(command: Command) -> None:
    """Otto lets a moment pass in which he would have acted."""

    class Reader(Decider):
        def acts(self, story: Story, turn: Turn) -> Choice | None:
            return Choice(None, "reader") if turn.who == "otto" and turn.minutes == 0 else None

    story = Story(load_world("tin").world, decider=Reader())
    for _ in story.run(6):
        pass
    Path("read.run").write_text(to_json(story))
    assert '"reader"' in Path("read.run").read_text()
    assert command("check", "read.run").code == 0


def test_a_saved_run_is_played_in_another_world_as_far_as_it_goes(command: Command) -> None:
    command("run", "tin", "--save", "tin.run")
    assert command("check", "tin.run", "--world", "tin").code == 0
    parted = command("check", "tin.run", "--world", "waltz", "--json")
    assert parted.code == 1
    assert json.loads(parted.out)["same"] is False


def test_what_is_for_worlds_is_refused_for_runs_and_the_other_way_round(command: Command) -> None:
    command("run", "tin", "--steps", "1", "--save", "tin.run")
    for option in ("--deep", "--strict", "--watch"):
        assert command("check", "tin.run", option).code == 2
    assert command("check", "tin", "--world", "waltz").code == 2


def test_what_is_for_saved_runs_is_refused_for_worlds(command: Command) -> None:
    assert command("run", "tin", "--check").code == 2
    assert command("run", "tin", "--branch", "2").code == 2
    assert command("run", "none.run").code == 2
