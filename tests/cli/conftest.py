"""Running commands as a user would, inside the test's own process and folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from intrigue.cli.main import run


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs a command line in a fresh folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def given(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = run(arguments)
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return given
