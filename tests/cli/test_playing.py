"""`intrigue play` and `intrigue serve` at the command line."""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pytest

from intrigue.play.session import load
from tests.cli.conftest import Command


@pytest.fixture
def typing(command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs a command line with lines typed into it."""

    def given(*arguments: str, typed: str = "") -> object:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return command(*arguments)

    return given  # type: ignore[return-value]


def test_a_game_is_played_through_a_pipe_to_its_end(typing: Command) -> None:
    played = typing("play", "waltz", "--as", "leopold", typed="1\n1\n2\n2\n1\nquit\n")
    assert played.code == 0
    assert "They danced the second waltz, and the third." in played.out


def test_who_tells_the_story_is_played_unless_somebody_is_named(typing: Command) -> None:
    assert "You decide for Aunt Bertha." in typing("play", "waltz").out


def test_a_game_is_saved_and_gone_on_with(typing: Command) -> None:
    assert "Saved to waltz.run." in typing("play", "waltz", "--as", "leopold", typed="1\nsave\n").out
    assert [each.text for each in load(Path("waltz.run").read_text(encoding="utf-8")).decided] == ["Bow to Clara"]
    again = typing("play", "waltz", "--load", "waltz.run", typed="undo\n")
    assert "Taken back: Bow to Clara." in again.out


def test_a_saved_game_is_a_run_like_any_other(typing: Command, command: Command) -> None:
    typing("play", "waltz", "--as", "leopold", typed="1\n1\nsave\n")
    assert command("run", "waltz.run", "--check").code == 0


def test_a_saved_game_is_told_through_any_eyes(typing: Command, command: Command) -> None:
    typing("play", "waltz", "--as", "leopold", typed="1\n1\nsave\n")
    for who in ("leopold", "clara", "bertha"):
        told = command("tell", "waltz.run", "--pov", who)
        assert told.code == 0
        assert "bowed to Clara" in told.out


def test_the_truth_is_told_only_where_it_is_asked_for(typing: Command) -> None:
    said = "In truth: Leopold believes that Clara is not pinched."
    assert said in typing("play", "waltz", "--as", "clara", "--reveal", typed="minds\n").out
    assert said not in typing("play", "waltz", "--as", "clara", typed="minds\n").out


def test_a_free_game_has_no_acts(typing: Command) -> None:
    assert "== A bow ==" in typing("play", "waltz", "--as", "leopold").out
    assert "== A bow ==" not in typing("play", "waltz", "--as", "leopold", "--free").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("play", "waltz", "--as", "nobody"), "E802"),
        (("play", "waltz", "--load", "none.run"), "E703"),
        (("play", "nowhere"), "nowhere"),
        (("serve", "nowhere"), "nowhere"),
        (("serve", "waltz", "--data", "no/where.db"), "the database cannot be opened"),
        (("serve", "--port", "80000"), "port"),
    ],
)
def test_what_cannot_be_played_or_served_is_said(command: Command, arguments: tuple[str, ...], said: str) -> None:
    refused = command(*arguments)
    assert refused.code == 2
    assert said in refused.err
    assert "Traceback" not in refused.err


def test_a_port_that_is_taken_is_said_before_anything_is_promised(command: Command, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = command("serve", "waltz", "--port", str(port), "--data", str(tmp_path / "games.db"))
    assert refused.code == 2
    assert f"cannot listen on 127.0.0.1:{port}" in refused.err
    assert refused.out == ""


def test_a_file_that_is_no_database_is_named(command: Command, tmp_path: Path) -> None:
    broken = tmp_path / "games.db"
    broken.write_text("no database " * 500, encoding="utf-8")
    refused = command("serve", "waltz", "--data", str(broken))
    assert refused.code == 2
    assert "games.db: the file is no database" in refused.err
