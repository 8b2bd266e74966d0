"""A saved run given for a world, or a world for a run, is answered with the command that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def saved(command: Command) -> Command:
    """Return commands in a folder with a run under two names, of which only one says what it is."""
    assert command("run", "pendant", "--seed", "1", "--steps", "2", "--save", "my.run").code == 0
    Path("mine").write_bytes(Path("my.run").read_bytes())
    return command


@pytest.mark.parametrize(
    "line", [("plan", "my.run"), ("fmt", "my.run"), ("serve", "mine"), ("validate", "mine", "x"), ("plan", "mine")]
)
def test_a_run_for_a_world_is_answered_with_what_can_be_done_with_a_run(saved: Command, line: tuple[str, ...]) -> None:
    done = saved(*line)
    assert done.code == 2
    assert "is a saved run, and this command takes a world" in done.err
    assert "intrigue play m" in done.err
    assert "E001" not in done.err


@pytest.mark.parametrize("line", [("tell",), ("check",), ("run",), ("whatif", "--without", "linger")])
def test_a_run_is_known_without_its_ending(saved: Command, line: tuple[str, ...]) -> None:
    command, *more = line
    assert saved(command, "mine", *more).out == saved(command, "my.run", *more).out


@pytest.mark.parametrize("name", ["my.run", "mine"])
def test_a_run_is_played_on(saved: Command, name: str) -> None:
    done = saved("play", name)
    assert done.code == 2
    assert "name a character with --as: gaara, sakura, suitor" in done.err
    done = saved("play", name, "--as", "gaara", "--plain")
    assert done.code == 0
    assert "You decide for Gaara." in done.out
    assert "Buy the silver chain" in done.out


@pytest.mark.parametrize("line", [("why", "pendant"), ("ask", "pendant", "1"), ("whynot", "no.story", "1", "linger")])
def test_a_world_for_a_run_is_answered_with_how_to_save_one(command: Command, line: tuple[str, ...]) -> None:
    done = command(*line)
    assert done.code == 2
    assert "is a world, not a run. Save a run of it first" in done.err
