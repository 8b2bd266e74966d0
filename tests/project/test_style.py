"""The code is in good order: the same checks as `scripts/check`, so that one command covers everything."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.project.tree import ROOT


def _passes(*arguments: str) -> None:
    """Run a Python program in the project's folder; fail with what it printed unless it is content."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    found = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, f"{found.stdout}\n{found.stderr}"


def test_ruff_finds_nothing() -> None:
    _passes("-m", "ruff", "check", ".")


def test_every_file_is_formatted() -> None:
    _passes("-m", "ruff", "format", "--check", ".")


def test_mypy_strict_finds_nothing() -> None:
    _passes("-m", "mypy")


def test_modules_import_only_what_their_floor_allows() -> None:
    _passes(
        "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-logo", "--no-cache"
    )


@pytest.mark.parametrize("script", ["scripts/check", "scripts/test", "scripts/transcripts", ".ci/run"])
def test_every_script_is_one_that_bash_can_read(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    assert subprocess.run(["bash", "-n", path], capture_output=True, check=False).returncode == 0
