"""Stories from the command line: plan, validate, tell, import."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path

import pytest

from intrigue.search.result import Outcome, Result
from tests.cli.conftest import Command

PROBLEM = """
entity Lea : character;
entity Jon : character;
property paid(c : character) : boolean;
property across(c : character) : boolean;
action pay(c : character, f : character) {
    precondition: c != f & !paid(f);
    effect: paid(f);
    consenting: c, f;
};
action cross(c : character, f : character) {
    precondition: c != f & paid(f) & !across(c);
    effect: across(c) & across(f);
    consenting: c;
};
utility(): across(Lea);
utility(Lea): across(Lea);
utility(Jon): paid(Jon);
"""


@pytest.fixture
def hut(command: Command) -> Command:
    """Put the starter world into the folder, as `hut.story`."""
    command("new", "hut.story")
    return command


# --- plan and validate -----------------------------------------------------------------------------------------------


def test_a_plan_is_printed_with_everybodys_reasons(hut: Command) -> None:
    """Mina lifts the flowerpot since she believes that the key is there and that she can then unlock the door."""
    planned = hut("plan", "hut.story")
    assert planned.code == 0
    assert "lift(mina, key)" in planned.out
    assert "mina" in planned.out.split("lift(mina, key)")[1]
    assert "use(mina, key)" in planned.out


def test_the_plan_for_programs_is_the_certificate_that_validate_accepts(hut: Command) -> None:
    planned = hut("plan", "hut.story", "--json")
    assert planned.code == 0
    Path("plan.json").write_text(planned.out, encoding="utf-8")
    accepted = hut("validate", "hut.story", "plan.json")
    assert accepted.code == 0


def test_a_plan_with_a_step_missing_is_rejected_with_the_step_and_the_reason(hut: Command) -> None:
    certificate = json.loads(hut("plan", "hut.story", "--json").out)
    del certificate["steps"][0]
    Path("plan.json").write_text(json.dumps(certificate), encoding="utf-8")
    rejected = hut("validate", "hut.story", "plan.json")
    assert rejected.code == 1
    assert "bring(oskar, mina, key)" in rejected.out


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"steps": 3}', '{"steps": [{"call": 1}]}', "\x00", "[" * 100_000],
    ids=lambda text: text[:9],
)
def test_what_is_no_certificate_is_refused(hut: Command, text: str) -> None:
    Path("plan.json").write_text(text, encoding="utf-8")
    refused = hut("validate", "hut.story", "plan.json")
    assert refused.code == 2
    assert refused.err
    assert "Traceback" not in refused.err


def test_a_certificate_may_come_from_standard_input(hut: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = hut("plan", "hut.story", "--json")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(planned.out.encode()), encoding="utf-8"))
    assert hut("validate", "hut.story", "-").out == "accepted\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"[]"), encoding="utf-8"))
    refused = hut("validate", "hut.story", "-")
    assert refused.code == 2
    assert "<stdin>" in refused.err


def test_a_certificate_that_is_not_there_is_named(hut: Command) -> None:
    refused = hut("validate", "hut.story", "gone.json")
    assert refused.code == 2
    assert "gone.json" in refused.err


def test_no_plan_within_the_limits_names_the_limit(hut: Command) -> None:
    planned = hut("plan", "hut.story", "--max-plan", "2")
    assert planned.code == 1
    assert "author limit" in planned.err or "--max-plan" in planned.err


def test_a_goal_that_no_story_reaches_is_said_to_be_proved(hut: Command) -> None:
    planned = hut("plan", "hut.story", "--goal", "2", "--max-plan", "12", "--max-explanation", "8")
    assert planned.code == 1
    assert planned.out == ""


def test_a_time_limit_ends_the_search_and_is_named(hut: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that would go on for ever hands out what it has when time is up."""

    def endless(*_: object, **__: object) -> Result:
        try:
            while True:
                time.sleep(0.001)
        except KeyboardInterrupt:
            return Result(Outcome.NONE_FOUND, stopped_by=("interrupt",))

    monkeypatch.setattr("intrigue.search.reference.plan", endless)
    planned = hut("plan", "hut.story", "--method", "reference", "--time-limit", "0.05")
    assert planned.code == 1
    assert "the time limit" in planned.err


def test_a_time_limit_may_pass_before_the_search_has_begun(hut: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def preparing(*_: object, **__: object) -> Result:
        while True:
            time.sleep(0.001)

    monkeypatch.setattr("intrigue.search.planner.plan", preparing)
    planned = hut("plan", "hut.story", "--time-limit", "0.05")
    assert (planned.code, planned.out) == (1, "")
    assert "the time limit" in planned.err


def test_all_plans_are_printed_shortest_first(hut: Command) -> None:
    planned = json.loads(hut("plan", "hut.story", "--all", "3", "--json").out)
    lengths = [len(each["steps"]) for each in planned]
    assert lengths == sorted(lengths)


def test_a_world_whose_author_wants_nothing_is_sent_to_tell(command: Command) -> None:
    Path("hut.story").write_text('world hut "The Hut"\n\ncharacter mina "Mina" she\n')
    refused = command("plan", "hut.story")
    assert refused.code == 2
    assert "author wants" in refused.err


# --- tell ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_a_telling_has_every_form(hut: Command, form: str) -> None:
    told = hut("tell", "hut.story", "--format", form)
    assert told.code == 0
    assert "flowerpot" in told.out
    if form == "json":
        json.loads(told.out)


def test_the_same_seed_tells_the_same(command: Command) -> None:
    assert command("tell", "pendant", "--seed", "3").out == command("tell", "pendant", "--seed", "3").out


# --- import ----------------------------------------------------------------------------------------------------------


def test_a_problem_becomes_a_story_on_stdout_and_a_summary_on_stderr(command: Command) -> None:
    Path("ferry.txt").write_text(PROBLEM)
    imported = command("import", "sabre", "ferry.txt")
    assert imported.code == 0
    assert "world ferry" in imported.out
    assert "2 actions" in imported.err


def test_an_imported_problem_can_be_planned(command: Command) -> None:
    Path("ferry.txt").write_text(PROBLEM)
    assert command("import", "sabre", "ferry.txt", "-o", "ferry.story").out == ""
    assert "cross(Lea, Jon)" in command("plan", "ferry.story").out


def test_a_faulty_problem_writes_nothing(command: Command) -> None:
    Path("ferry.txt").write_text(PROBLEM.replace("entity Jon : character;", "entity Jon : charcter;"))
    refused = command("import", "sabre", "ferry.txt", "-o", "ferry.story")
    assert refused.code == 2
    assert refused.err.startswith("ferry.txt:")
    assert not Path("ferry.story").exists()
