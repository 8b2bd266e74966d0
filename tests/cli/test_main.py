"""The door: exit codes, help, and what a user is told when something is wrong."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

from intrigue import __version__
from intrigue.cli import main
from intrigue.cli.group import LazyGroup
from intrigue.cli.registry import COMMANDS, IMPORTS, Entry
from intrigue.errors import BoundError
from tests.cli.conftest import Command

EVERY_COMMAND = [(name,) for name in COMMANDS] + [("import", name) for name in IMPORTS]


def _resolve(names: tuple[str, ...]) -> click.Command:
    found: click.Command = main.intrigue
    for name in names:
        assert isinstance(found, LazyGroup)
        inner = found.get_command(click.Context(found), name)
        assert inner is not None
        found = inner
    return found


def test_the_version_is_the_packages(command: Command) -> None:
    assert command("--version").out == f"intrigue {__version__}\n"


@pytest.mark.parametrize("names", EVERY_COMMAND, ids=" ".join)
def test_every_command_has_help_with_an_example(command: Command, names: tuple[str, ...]) -> None:
    shown = command(*names, "--help")
    assert shown.code == 0
    if names != ("import",):
        assert "Example" in shown.out
        assert f"  intrigue {' '.join(names)}" in shown.out


@pytest.mark.parametrize("names", EVERY_COMMAND, ids=" ".join)
def test_every_option_of_every_command_has_help(names: tuple[str, ...]) -> None:
    for each in _resolve(names).params:
        if isinstance(each, click.Option):
            assert each.help, f"{names}: {each.name}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_line_in_the_help(command: Command, name: str) -> None:
    assert f"  {name} " in command("--help").out


@pytest.mark.parametrize(
    ("typed", "meant"), [("vaildate", "validate"), ("cheek", "check"), ("Tell", "tell"), ("world", "worlds")]
)
def test_an_unknown_command_gets_the_nearest(command: Command, typed: str, meant: str) -> None:
    shown = command(typed)
    assert shown.code == 2
    assert f"Did you mean '{meant}'?" in shown.err


def test_an_unknown_command_like_none_gets_them_all(command: Command) -> None:
    shown = command("xyzzy")
    assert shown.code == 2
    assert all(name in shown.err for name in COMMANDS)


def test_an_unknown_option_gets_the_nearest(command: Command) -> None:
    shown = command("worlds", "--jsn")
    assert shown.code == 2
    assert "--json" in shown.err


def _breaking(raised: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the command `worlds` by one that raises this."""

    @click.command()
    def breaks() -> None:
        raise raised

    monkeypatch.setattr(sys.modules[__name__], "breaks", breaks, raising=False)
    monkeypatch.setitem(COMMANDS, "worlds", Entry(f"{__name__}:breaks", "breaks"))
    monkeypatch.setattr(main, "_silence_stdout", lambda: None)


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (BoundError("action 'go' has 2,000,000 instances; the bound is 50,000"), 2, "the bound is 50,000"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 141, ""),
        (FileNotFoundError(2, "No such file or directory", "gone.story"), 2, "gone.story"),
        (RecursionError(), 2, "too deep"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_goes_wrong_becomes_an_exit_code_and_a_sentence(
    command: Command, monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int, said: str
) -> None:
    _breaking(raised, monkeypatch)
    shown = command("worlds")
    assert shown.code == code
    assert said in shown.err
    assert "Traceback" not in shown.err


def test_a_mistake_in_the_program_itself_is_not_hidden(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only expected failures are dressed up; a wrong index must be seen to be mended."""
    _breaking(IndexError("x"), monkeypatch)
    with pytest.raises(IndexError):
        command("worlds")


def test_a_reader_that_has_gone_is_no_error() -> None:
    """`intrigue --help | head -0` ends without a word."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        found = subprocess.run(
            [sys.executable, "-m", "intrigue", "--help"], stdout=gone, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (found.returncode, found.stderr) == (141, "")


def test_a_terminal_without_unicode_gets_an_answer() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    found = subprocess.run(
        [sys.executable, "-m", "intrigue", "worlds"], env=environment, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")


def test_the_shell_can_ask_what_may_follow() -> None:
    environment = os.environ | {"_INTRIGUE_COMPLETE": "bash_complete", "COMP_WORDS": "intrigue pla", "COMP_CWORD": "1"}
    found = subprocess.run(
        [sys.executable, "-m", "intrigue"], env=environment, capture_output=True, text=True, check=False
    )
    assert found.stdout == "plain,play\nplain,plan\n"
