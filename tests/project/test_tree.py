"""The text of the project speaks of the project alone, and works on anybody's machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project.tree import ROOT, name, texts

MACHINE_PATH = re.compile(r"(?<![\w.<>/-])/(?:home|root|Users|tmp|work|opt|farm|mnt)/\w")
PROMISE = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
TICKET = re.compile(r"\bissues? #?\d", re.IGNORECASE)
"""A reader of the code has no list of tickets at hand; the reason itself belongs there."""
THIS_FILE = Path(__file__).resolve()


@pytest.mark.parametrize("path", [each for each in texts() if each != THIS_FILE], ids=name)
def test_a_file_is_text_without_machine_paths_promises_or_tickets(path: Path) -> None:
    data = path.read_bytes()
    if "faulty" in path.parts:
        data = data.decode("utf-8", errors="replace").encode()  # Some are meant not to be UTF-8.
    text = data.decode("utf-8")
    for pattern in (MACHINE_PATH, PROMISE, TICKET):
        found = pattern.search(text)
        assert not found, f"{name(path)}:{text.count(chr(10), 0, found.start()) + 1}: {found.group()}"


def test_the_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_readme_names_the_two_commands_that_do_everything() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install . && intrigue tell pendant" in text
    assert "pip install '.[test]' && pytest" in text
