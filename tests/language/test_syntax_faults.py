"""Every faulty file in `faulty/syntax` gives just the messages written down beside it.

With INTRIGUE_REWRITE=1 in the environment the messages are written anew; read the difference as a beginner would.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from intrigue.language.codes import SYNTAX
from intrigue.language.diagnostics import render_all
from intrigue.language.parser import parse

FOLDER = Path(__file__).parent / "faulty" / "syntax"
FILES = sorted(FOLDER.glob("*.story"))
REWRITE = os.environ.get("INTRIGUE_REWRITE") == "1"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_faulty_file_gives_its_messages(path: Path) -> None:
    golden = path.with_suffix(".txt")
    _, mistakes = parse(path.read_bytes().decode("utf-8"), path.name)
    found = render_all(mistakes)
    if REWRITE:
        golden.write_text(found, encoding="utf-8")
    assert mistakes
    assert found == golden.read_text(encoding="utf-8")


def test_every_message_file_has_its_story() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in FILES}


def test_there_is_an_example_of_every_code() -> None:
    codes = {each.code for path in FILES for each in parse(path.read_bytes().decode("utf-8"), path.name)[1]}
    assert codes == set(SYNTAX)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_messages_speak_of_words_and_not_of_the_parser(path: Path) -> None:
    """A message names no token kinds, ends without a dot, and its caret stays inside of the line it shows."""
    for each in parse(path.read_bytes().decode("utf-8"), path.name)[1]:
        assert not any(
            word in each.message + each.expected + each.hint for word in ("token", "EOF", "NEWLINE", "parse")
        )
        assert not each.message.endswith(".")
        assert each.place.column + each.width - 1 <= max(len(each.line), each.place.column)


def test_mistakes_come_in_the_order_of_the_text() -> None:
    for path in FILES:
        places = [each.place for each in parse(path.read_bytes().decode("utf-8"), path.name)[1]]
        assert places == sorted(places)
