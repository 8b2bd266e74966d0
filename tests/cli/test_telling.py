"""What `intrigue tell` says beside the story: notes, broken checks, and where a mistake stands."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command

MOOD = """world mood "Mood"

character ann "Ann" she
property cheerful(character)

action smile(who: character)
    "{who} [smile]."
    by who
    then cheerful(who)

wants ann: cheerful(ann)
"""
SMILE = 'act "A smile" until cheerful(ann)\n'


def told(command: Command, *parts: str, why: bool = False) -> tuple[int, str, str]:
    Path("mood.story").write_text("".join((MOOD, *parts)), encoding="utf-8")
    result = command("tell", "mood.story", *(["--why"] if why else []))
    return result.code, result.out, result.err


def test_an_act_that_is_over_before_it_begins_is_noted(command: Command) -> None:
    code, out, err = told(command, 'act "Nothing" until not cheerful(ann)\n', SMILE)
    assert code == 0
    assert "Nothing" not in out
    assert "note: the act 'Nothing' is over before it begins" in err


def test_a_broken_check_is_an_exit_code_and_a_line_on_stderr(command: Command) -> None:
    code, out, err = told(command, SMILE, 'check "no smiles" never smile(ann)\n')
    assert code == 1
    assert "Ann smiled." in out
    assert "the check 'no smiles' fails: at step 1, `smile(ann)` happens" in err


def test_without_steps_there_is_no_heading_for_reasons(command: Command) -> None:
    """Ann is cheerful from the start."""
    code, out, _ = told(command, "start\n    cheerful(ann)\n", SMILE, why=True)
    assert code == 0
    assert "Why" not in out


def test_an_empty_file_is_named_in_the_message(command: Command) -> None:
    Path("empty.story").write_text("", encoding="utf-8")
    refused = command("tell", "empty.story")
    assert refused.code == 2
    assert refused.err.startswith("empty.story: error[E601]")


def test_shorthand_without_ground_is_reported_where_it_stands(command: Command) -> None:
    """Whatever the command that comes upon it."""
    shows = MOOD.replace("property cheerful(character)", "property cheerful(character) shows")
    Path("mood.story").write_text(f"{shows}{SMILE}author wants cheerful(ann)\n", encoding="utf-8")
    for arguments in (("tell",), ("plan",), ("check",), ("fmt", "--core")):
        refused = command(*arguments, "mood.story")
        assert refused.code == 2
        assert "mood.story:4:10: error[E401]" in refused.err


def test_left_to_itself_a_world_is_told_without_its_acts(command: Command) -> None:
    Path("mood.story").write_text(MOOD + 'act "Never" until not cheerful(ann) and cheerful(ann)\n', encoding="utf-8")
    told = command("tell", "mood.story", "--unsteered", "--steps", "2", "--save", "mood.run")
    assert told.code == 0
    assert "Ann smiled." in told.out
    assert command("run", "mood.run", "--check").code == 0


def test_how_long_a_cast_is_left_to_itself_is_no_matter_of_a_steered_story(command: Command) -> None:
    Path("mood.story").write_text(MOOD + SMILE, encoding="utf-8")
    assert command("tell", "mood.story", "--steps", "2").code == 2
    assert command("tell", "mood.story", "--save", "mood.run").code == 0
    assert command("tell", "mood.run", "--unsteered").code == 2
