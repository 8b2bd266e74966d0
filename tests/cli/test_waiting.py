"""Whoever waits at a terminal sees that something is being done; nobody else sees anything."""

from __future__ import annotations

import io
import time

import pytest

from intrigue.cli import waiting
from intrigue.cli.waiting import CLEAR_LINE, sign_of_life


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.01)
    monkeypatch.setattr(waiting, "BEAT", 0.01)


def test_what_takes_long_shows_a_sign_and_wipes_it_away() -> None:
    terminal = Terminal()
    with sign_of_life("Searching", terminal):
        while "Searching" not in terminal.getvalue():
            time.sleep(0.001)
    assert terminal.getvalue().endswith(CLEAR_LINE)


def test_what_is_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 60)
    terminal = Terminal()
    with sign_of_life("Searching", terminal):
        pass
    assert terminal.getvalue() == ""


def test_a_pipe_gets_no_sign() -> None:
    pipe = io.StringIO()
    with sign_of_life("Searching", pipe):
        time.sleep(0.05)
    assert pipe.getvalue() == ""


def test_the_sign_goes_away_when_the_work_fails() -> None:
    terminal = Terminal()

    def work() -> None:
        while "Searching" not in terminal.getvalue():
            time.sleep(0.001)
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"), sign_of_life("Searching", terminal):
        work()
    assert terminal.getvalue().endswith(CLEAR_LINE)
