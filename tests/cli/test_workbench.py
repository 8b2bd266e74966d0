"""The author's workbench: new, check, fmt, worlds, doctor."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from intrigue.language.bundled import bundled_worlds
from tests.cli.conftest import Command

FAULTY = 'world hut "The Hut"\n\ncharacter mina "Mina" she\n\nproperty warm(character)\n\nstart\n    warm(mia)\n'


# --- new -------------------------------------------------------------------------------------------------------------


def test_the_starter_world_has_nothing_to_complain_about(command: Command) -> None:
    assert command("new", "hut.story").code == 0
    checked = command("check", "hut.story", "--strict", "--deep")
    assert (checked.code, checked.err) == (0, "")


def test_the_starter_world_tells_a_story_at_once(command: Command) -> None:
    command("new", "hut.story")
    told = command("tell", "hut.story")
    assert told.code == 0
    assert "Mina" in told.out


def test_the_starter_world_is_in_canonical_form(command: Command) -> None:
    command("new", "hut.story")
    assert command("fmt", "--check", "hut.story").code == 0


def test_the_starter_world_takes_the_name_of_its_file(command: Command) -> None:
    command("new", "The Old Hut.story")
    assert "world the_old_hut " in Path("The Old Hut.story").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["action", "world", "character", "mina", "key", "7 dwarves", "été", "---"])
def test_any_name_of_a_file_makes_a_world_that_loads(command: Command, name: str) -> None:
    assert command("new", "--", f"{name}.story").code == 0
    assert command("check", "--", f"{name}.story").code == 0


def test_the_ending_of_a_story_file_is_added(command: Command) -> None:
    command("new", "hut")
    assert Path("hut.story").exists()


def test_a_file_that_is_there_is_never_replaced_unasked(command: Command) -> None:
    Path("hut.story").write_text("mine")
    refused = command("new", "hut.story")
    assert refused.code == 2
    assert "--force" in refused.err
    assert Path("hut.story").read_text() == "mine"
    assert command("new", "hut.story", "--force").code == 0
    assert Path("hut.story").read_text() != "mine"


def test_a_folder_that_is_not_there_is_named(command: Command) -> None:
    refused = command("new", "nowhere/hut.story")
    assert refused.code == 2
    assert "nowhere" in refused.err


# --- check -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("world", bundled_worlds())
def test_every_bundled_world_is_without_mistakes(command: Command, world: str) -> None:
    assert command("check", world).code == 0


def test_a_mistake_is_shown_on_stderr_with_its_place_and_a_caret(command: Command) -> None:
    Path("hut.story").write_text(FAULTY)
    checked = command("check", "hut.story")
    assert checked.code == 2
    assert checked.out == ""
    assert checked.err.startswith("hut.story:8:10: error[E101]: ")
    assert "warm(mia)" in checked.err
    assert "^^^" in checked.err
    assert "mina" in checked.err


def test_any_command_shows_the_mistakes_of_a_world(command: Command) -> None:
    Path("hut.story").write_text(FAULTY)
    for name in ("tell", "plan"):
        shown = command(name, "hut.story")
        assert shown.code == 2
        assert shown.err.startswith("hut.story:8:10: error[E101]: ")


def test_an_empty_file_is_called_an_empty_world(command: Command) -> None:
    Path("blank.story").write_text("")
    assert command("check", "blank.story").out == "blank.story: an empty world; nothing to complain about\n"


def test_an_empty_name_is_not_taken_for_the_folder(command: Command) -> None:
    refused = command("check", "")
    assert refused.code == 2
    assert "WORLD is empty" in refused.err


def test_what_no_plan_reckons_with_is_said_plainly(command: Command) -> None:
    """A crowd has its say in runs; it changes nothing in a plan."""
    command("new", "hut.story")
    with Path("hut.story").open("a", encoding="utf-8") as story:
        story.write("\ncrowd neighbours 20\n")
    assert "note: has no part in plans: the crowd 'neighbours'" in command("plan", "hut.story").err
    for name in ("check", "tell", "run"):
        assert "neighbours" not in command(name, "hut.story").err


def test_findings_can_be_read_by_programs(command: Command) -> None:
    Path("hut.story").write_text(FAULTY)
    checked = command("check", "hut.story", "--json")
    assert checked.code == 2
    assert checked.err == ""
    (found,) = json.loads(checked.out)
    assert (found["file"], found["line"], found["column"]) == ("hut.story", 8, 10)
    assert (found["severity"], found["code"]) == ("error", "E101")


def test_a_world_without_findings_is_an_empty_list_for_programs(command: Command) -> None:
    command("new", "hut.story")
    assert json.loads(command("check", "hut.story", "--json").out) == []


def test_a_missing_file_is_a_finding_for_programs_too(command: Command) -> None:
    checked = command("check", "gone.story", "--json")
    assert checked.code == 2
    assert json.loads(checked.out)[0]["file"] == "gone.story"


def test_a_name_that_is_no_world_gets_the_nearest(command: Command) -> None:
    refused = command("check", "pendnat")
    assert refused.code == 2
    assert "pendant" in refused.err


def test_a_planning_problem_is_sent_to_import(command: Command) -> None:
    Path("lake.txt").write_text("type boat;")
    refused = command("check", "lake.txt")
    assert refused.code == 2
    assert "intrigue import sabre lake.txt -o lake.story" in refused.err


LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from intrigue.cli.main import main
main()
"""
"""The command with ears for Ctrl-C, which whoever runs the tests in the background may have taken from it."""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent there")
def test_watching_checks_on_every_save_and_ends_cleanly_at_ctrl_c(tmp_path: Path) -> None:
    story = tmp_path / "hut.story"
    story.write_text(FAULTY)
    log = tmp_path / "log"
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-c", LISTENING, "check", "hut.story", "--watch"],
            cwd=tmp_path,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(log, "E101")
            story.write_text(FAULTY.replace("mia", "mina"))
            _wait_for(log, "1 character")
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
    assert "Traceback" not in log.read_text()


def _wait_for(log: Path, text: str) -> None:
    for _ in range(600):
        if text in log.read_text():
            return
        time.sleep(0.05)
    pytest.fail(f"{text!r} never appeared in:\n{log.read_text()}")


# --- fmt -------------------------------------------------------------------------------------------------------------

UNTIDY = 'world   hut   "The Hut"\ncharacter mina "Mina" she   # who lives there\n'


def test_a_file_is_put_into_form_and_keeps_its_comments(command: Command) -> None:
    Path("hut.story").write_text(UNTIDY)
    assert command("fmt", "hut.story").code == 0
    text = Path("hut.story").read_text()
    assert 'world hut "The Hut"\n' in text
    assert "# who lives there" in text
    assert command("fmt", "hut.story").out == ""


def test_check_changes_nothing_and_tells(command: Command) -> None:
    Path("hut.story").write_text(UNTIDY)
    checked = command("fmt", "--check", "hut.story")
    assert (checked.code, checked.out) == (1, "hut.story would change\n")
    assert Path("hut.story").read_text() == UNTIDY
    command("fmt", "hut.story")
    assert command("fmt", "--check", "hut.story").code == 0


def test_a_file_with_a_mistake_is_left_alone_and_the_others_are_not(command: Command) -> None:
    Path("bad.story").write_text("world world world\n")
    Path("hut.story").write_text(UNTIDY)
    assert command("fmt", "bad.story", "hut.story").code == 2
    assert Path("bad.story").read_text() == "world world world\n"
    assert Path("hut.story").read_text() != UNTIDY


def test_standard_input_is_formatted_to_standard_output(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(UNTIDY.encode()), encoding="utf-8"))
    assert 'world hut "The Hut"\n' in command("fmt", "-").out


def test_standard_input_that_is_no_text_is_refused(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"world \xff\n"), encoding="utf-8"))
    refused = command("fmt", "-")
    assert refused.code == 2
    assert "UTF-8" in refused.err


def test_the_core_of_a_world_is_a_world(command: Command) -> None:
    Path("core.story").write_text(command("fmt", "--core", "surprise").out, encoding="utf-8")
    assert command("check", "core.story").code == 0


# --- worlds and doctor -----------------------------------------------------------------------------------------------


def test_every_bundled_world_is_listed_with_its_title(command: Command) -> None:
    listed = command("worlds").out.splitlines()
    assert [line.split()[0] for line in listed] == list(bundled_worlds())
    assert all(": " in line for line in listed)


def test_the_list_of_worlds_can_be_read_by_programs(command: Command) -> None:
    listed = json.loads(command("worlds", "--json").out)
    assert [each["name"] for each in listed] == list(bundled_worlds())
    assert all(each["title"] and each["about"] for each in listed)


def test_the_doctor_finds_all_well(command: Command) -> None:
    found = command("doctor")
    assert found.code == 0
    assert "All is well." in found.out
    assert json.loads(command("doctor", "--json").out)["broken"] == {}


def test_the_doctor_names_a_world_that_does_not_load(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bad.story").write_text("world world world\n")
    monkeypatch.setattr("intrigue.language.bundled.bundled_worlds", lambda: {"bad": tmp_path / "bad.story"})
    found = command("doctor")
    assert found.code == 1
    assert "bad: " in found.out


def test_no_colour_reaches_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "hut.story").write_text(FAULTY)
    found = subprocess.run(
        [sys.executable, "-m", "intrigue", "check", "hut.story"],
        cwd=tmp_path,
        env=os.environ | {"TERM": "xterm"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "\x1b" not in found.stdout + found.stderr
