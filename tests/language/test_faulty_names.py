"""Every faulty file in `faulty/names` gives just the messages written down beside it.

With INTRIGUE_REWRITE=1 in the environment the messages are written anew; read the difference as a beginner would.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from intrigue.errors import Diagnostic, InputError
from intrigue.language.codes import NAMES
from intrigue.language.diagnostics import render_all
from intrigue.language.loader import load_source

FOLDER = Path(__file__).parent / "faulty" / "names"
FILES = sorted(FOLDER.glob("*.story"))
REWRITE = os.environ.get("INTRIGUE_REWRITE") == "1"
OF_FILES = {"E140", "E141", "E142", "E143", "E144", "E145", "E146", "W105"}
"""Codes about texts as a whole; `test_loading` and `test_bundled` have their examples."""


def findings(path: Path) -> tuple[Diagnostic, ...]:
    text = path.read_text(encoding="utf-8")
    try:
        return load_source(text, path.name).warnings
    except InputError as error:
        return error.diagnostics


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_faulty_file_gives_its_messages(path: Path) -> None:
    golden = path.with_suffix(".txt")
    found = render_all(findings(path))
    if REWRITE:
        golden.write_text(found, encoding="utf-8")
    assert found.strip()
    assert found == golden.read_text(encoding="utf-8")


def test_every_message_file_has_its_story() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in FILES}


def test_there_is_an_example_of_every_code() -> None:
    codes = {each.code for path in FILES for each in findings(path)}
    assert codes >= set(NAMES) - OF_FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_caret_stays_inside_of_its_line_and_no_message_ends_with_a_dot(path: Path) -> None:
    for each in findings(path):
        assert not each.message.endswith(".")
        assert 0 < each.place.column <= each.place.column + each.width - 1 <= len(each.line)


@pytest.mark.parametrize("path", [each for each in FILES if each.stem.startswith("five")], ids=lambda path: path.stem)
def test_several_mistakes_are_reported_in_one_go_and_in_order(path: Path) -> None:
    places = [each.place for each in findings(path)]
    assert len(places) >= 3
    assert places == sorted(places)
