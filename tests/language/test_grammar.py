"""The parser and `grammar.lark`, its specification, read the same language."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import pytest
from lark import Lark
from lark.exceptions import LarkError

from intrigue.language.outline import OutlineLine, Source, outline
from intrigue.language.parser import parse
from intrigue.language.tokens import escape
from tests.language.test_printing import CANONICAL, OTHER
from tests.language.test_syntax_faults import FILES

BEYOND_A_GRAMMAR = {
    "by_in_rule",
    "chance_too_high",
    "clause_twice",
    "clock_too_slow",
    "depth_fraction",
    "else_twice",
    "else_value_missing",
    "else_without_if",
    "nesting_words",
    "privately_in_event",
    "prose_of_deciders_in_event",
    "range_reversed",
    "rule_without_when",
    "time_in_action",
    "time_of_day",
    "when_in_action",
}
"""Faulty files whose mistakes a grammar does not see: meaning, number and order of parts, and bounds."""


@lru_cache
def _grammar() -> Lark:
    text = files("intrigue.language").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(text, parser="earley", lexer="basic", ambiguity="resolve")


def _outlined(text: str) -> list[str] | None:
    """Return each declaration as the grammar reads it; None where the text cannot even be outlined."""
    source = Source(text, "x.story")
    lines, _ = outline(source)
    return None if source.diagnostics else list(map(_line, lines))


def _line(line: OutlineLine) -> str:
    words = [
        escape(each.text, '"')
        if each.kind == "string"
        else escape(each.text, "`")
        if each.kind == "name" and not each.key
        else each.text
        for each in line.tokens[:-1]
    ]
    below = f"⇥{''.join(map(_line, line.children))}⇤" if line.children else ""
    return f"{' '.join(words)} ¶{below}"


def _accepted(text: str) -> bool:
    outlined = _outlined(text)
    if outlined is None:
        return False
    try:
        for each in outlined:
            _grammar().parse(each)
    except LarkError:
        return False
    return True


@pytest.mark.parametrize("construct", CANONICAL)
def test_the_grammar_reads_every_construct(construct: str) -> None:
    assert _accepted(CANONICAL[construct])


@pytest.mark.parametrize("text", [written for written, _ in OTHER])
def test_the_grammar_reads_other_spellings(text: str) -> None:
    assert _accepted(text.replace("\u0301", ""))


@pytest.mark.parametrize(
    "path", [each for each in FILES if each.stem not in BEYOND_A_GRAMMAR], ids=lambda each: each.stem
)
def test_the_grammar_refuses_what_the_parser_refuses(path: Path) -> None:
    assert not _accepted(path.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("name", sorted(BEYOND_A_GRAMMAR))
def test_what_is_said_to_lie_beyond_the_grammar_does(name: str) -> None:
    path = next(each for each in FILES if each.stem == name)
    text = path.read_text(encoding="utf-8")
    assert _accepted(text)
    assert parse(text, "x.story")[1]


def test_the_grammar_and_the_parser_read_the_bundled_worlds() -> None:
    folder = Path(__file__).parents[2] / "src" / "intrigue" / "worlds"
    for path in sorted(folder.rglob("*.story")):
        text = path.read_text(encoding="utf-8")
        assert not parse(text, path.name)[1]
        assert _accepted(text), path.name
