"""Errors come in colour where somebody can see it and wants it, and are plain text everywhere else."""

from __future__ import annotations

import io

import pytest

from intrigue.cli.reporting import report
from intrigue.errors import Diagnostic, InputError, Place

MISTAKE = InputError(
    (
        Diagnostic("E101", "'mia' is not known", Place("hut.story", 1, 1), "mia", 3),
        Diagnostic("W101", "'mina' is new", Place("hut.story", 2, 1), severity="warning"),
    )
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _told_to_a_terminal(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    """Return what is told where stderr is a terminal, under these environment variables."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in ({"TERM": "xterm"} | variables).items():
        monkeypatch.setenv(name, value)
    report(MISTAKE)
    return stream.getvalue()


def test_a_terminal_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in _told_to_a_terminal(monkeypatch)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_asks_for_plain_text_gets_it(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert "\x1b[" not in _told_to_a_terminal(monkeypatch, **{name: value})


def test_an_empty_no_color_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in _told_to_a_terminal(monkeypatch, NO_COLOR="")


def test_all_mistakes_are_told_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    report(MISTAKE)
    told = capsys.readouterr().err
    assert "hut.story:1:1: error[E101]: 'mia' is not known" in told
    assert "hut.story:2:1: warning[W101]: 'mina' is new" in told
