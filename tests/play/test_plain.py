"""The game line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.errors import InputError
from intrigue.play.session import Session, load
from intrigue.play.terminal.plain import COMMANDS, Files, Plain, play
from tests.play.playing import DANCE, DOOR, TRICK, game


def files(folder: Path) -> Files:
    """Return files in a folder."""

    def save(name: str, text: str) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return Files(save, lambda name: load((folder / name).read_text(encoding="utf-8"), None, name), "door.run")


def typed(session: Session, folder: Path, *lines: str, reveal: bool = False) -> list[str]:
    """Return all that is said when these lines are typed."""
    pending = list(lines)
    said: list[str] = []
    play(Plain(session, files(folder), reveal), lambda: pending.pop(0) if pending else None, said.append)
    return said


def test_a_game_is_played_to_its_end_by_numbers(tmp_path: Path) -> None:
    said = typed(game(DOOR, "ann"), tmp_path, "1", "1", "1")
    assert "The Door. You decide for Ann." in said
    assert "  1. Go out *" in said
    assert (
        said.index("Ann tried to go out, and could not.")
        < said.index("Ann turned the key.")
        < said.index("Ann is out.")
    )
    assert "This is the end. Type 'undo' to go back, or 'quit'." in said


def test_what_cannot_be_chosen_is_said(tmp_path: Path) -> None:
    said = typed(game(DOOR, "ann"), tmp_path, "9", "dance", "0")
    assert "There is no choice 9." in said
    assert "'dance' is no number and no command. Type 'help' to see what can be typed." in said
    assert "There is no choice 0." in said


def test_why_and_why_not(tmp_path: Path) -> None:
    said = typed(game(DOOR, "ann"), tmp_path, "why 1", "why 2", "cannot", "1", "2", "why", "cannot xyz")
    assert "Ann wants to be in the garden." in said
    assert "Ann has no reason to: whistle." in said
    assert "Unlock: It is not locked." in said
    assert "There is nothing else that Ann can think of by these words." in said


def test_minds_are_read_with_the_truth_only_when_revealed(tmp_path: Path) -> None:
    hidden = typed(game(DOOR, "ann"), tmp_path, "minds")
    assert "  Ann hopes to be in the garden." in hidden
    assert not any("In truth" in line for line in hidden)
    revealed = typed(game(DOOR, "ann"), tmp_path, "minds", reveal=True)
    assert "  In truth: Ann believes that it is not locked." in revealed


def test_a_choice_can_be_taken_back_and_the_log_told_again(tmp_path: Path) -> None:
    said = typed(game(DOOR, "ann"), tmp_path, "undo", "1", "undo", "2", "log")
    assert "There is nothing to take back." in said
    assert "Taken back: Go out." in said
    assert said[-3:] == ["[Day 1, 08:00]", "> Whistle", "Ann whistled."]


def test_a_game_is_saved_and_opened(tmp_path: Path) -> None:
    said = typed(game(DOOR, "ann"), tmp_path, "1", "save mine.run", "1", "open mine.run", "save")
    assert "Saved to mine.run." in said
    assert "Saved to door.run." in said
    assert load((tmp_path / "mine.run").read_text(encoding="utf-8")).decided[-1].text == "Go out"


def test_a_file_that_cannot_be_used_is_said_and_the_game_goes_on(tmp_path: Path) -> None:
    (tmp_path / "bad.run").write_text("nonsense", encoding="utf-8")
    said = typed(game(DOOR, "ann"), tmp_path, "open none.run", "open bad.run", "save no/where.run", "1")
    assert sum(line.startswith("Not loaded: ") for line in said) == 2
    assert any(line.startswith("Not saved: 'no/where.run' cannot be written: ") for line in said)
    assert "Ann tried to go out, and could not." in said


def test_a_question_is_put_before_its_answers(tmp_path: Path) -> None:
    said = typed(game(DANCE, "bob"), tmp_path, "1")
    assert "Ann wants to dance with Bob." in said
    assert said.index("Ann wants to dance with Bob.") < said.index("  1. Agree *")


def test_a_turn_in_which_nothing_is_seen_is_told_as_such(tmp_path: Path) -> None:
    assert "Day 1, 08:10: nothing has happened that Cat could see." in typed(game(TRICK, "cat"), tmp_path, "1")


def test_help_lists_every_command_and_quit_leaves(tmp_path: Path) -> None:
    said = typed(game(DOOR, "ann"), tmp_path, "help", "quit", "1")
    for name in COMMANDS:
        assert any(line.startswith(f"  {name}") for line in said)
    assert not any("tried to go out" in line for line in said)
    assert len({name[0] for name in COMMANDS}) == len(COMMANDS)


def test_loading_a_run_without_a_reader_asks_for_one() -> None:
    with pytest.raises(InputError) as caught:
        load(game(DOOR, "ann").save())
    assert "--as" in caught.value.diagnostics[0].hint


def test_the_past_is_listed_and_the_whole_motive_behind_a_line_is_told(tmp_path: Path) -> None:
    game_ = Plain(game(DANCE, "bob"), files(tmp_path))
    list(game_.answer("1"))
    assert any("danced with" in line for line in game_.answer("past"))
    tree = list(game_.answer("past 1"))
    assert any("wants to have danced" in line for line in tree)
    assert list(game_.answer("past 99")) == ["Nothing that happened has the number 99."]


def test_what_is_impossible_is_explained_as_it_is(tmp_path: Path) -> None:
    game_ = Plain(game(DOOR, "ann"), files(tmp_path))
    assert list(game_.answer("truth unlock")) == ["Nothing has happened yet."]
    list(game_.answer("2"))
    assert any("it needs that" in line for line in game_.answer("truth unlock"))
    assert "no" in " ".join(game_.answer("truth xyzzy")).lower()
