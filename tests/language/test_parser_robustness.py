"""Whatever is handed to the parser, it gives diagnostics and never raises, hangs or loses count."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from intrigue.errors import InputError
from intrigue.language.diagnostics import render_all
from intrigue.language.expression_printer import expression_text
from intrigue.language.formatting import format_text
from intrigue.language.parser import parse, parse_expression
from intrigue.language.printer import print_file
from intrigue.language.syntax import Clause, Entities, EntityItem, File, Happening, If, Name
from intrigue.language.words import CLAUSE_WORDS, DECLARATION_WORDS, EXPRESSION_WORDS

REAL = (Path(__file__).parents[2] / "src" / "intrigue" / "worlds" / "pendant.story").read_text(encoding="utf-8")

ODD = {
    "nothing": "",
    "one line end": "\n",
    "blanks": "   \n\t\n",
    "a lone keyword": "action",
    "every keyword alone": "\n".join((*DECLARATION_WORDS, *CLAUSE_WORDS)),
    "NUL bytes": "type a\0b\n\0\n",
    "carriage returns": "type a\r\ntype b\rtype c\n",
    "a byte order mark": "\ufefftype a\n",
    "tabs and blanks mixed": "start\n \tp\n\t q\n    r\n",
    "an unclosed string": 'world w "x\ntype a\n',
    "an unclosed parenthesis at the end": "start\n    p(a\n",
    "ever deeper lines": "\n".join(" " * i + "if p:" for i in range(300)),
    "ever deeper effects in one line": "start\n    " + "if p: " * 300 + "q",
    "beliefs in beliefs": "start\n    " + "a believes " * 300 + "q",
    "many else ifs": "start\n    if p: q\n" + "    else if p: q\n" * 300,
    "else ifs in one line": "start\n    if p: q" + " else if p: q" * 300,
    "ten thousand parentheses": "rule r\n    when " + "(" * 10_000 + "\n    then p\n",
    "ten thousand calls": "rule r\n    when " + "f(" * 10_000 + ")" * 10_000 + "\n    then p\n",
    "a long sum": "wants a\n    " + "b + " * 5_000 + "b\n",
    "a long choice": "wants a\n    " + "b if c else " * 500 + "b\n",
    "a very long line": "type " + "a" * 300_000 + "\n",
    "a very long line of names": "type " + ", ".join(["a"] * 50_000) + "\n",
    "a very long number": "depth " + "9" * 100_000 + "\n",
    "a long number with a point": "wants a\n    " + "9" * 390 + ".5\n",
    "a surrogate": "type \ud800\n",
    "a line separator": "type a\u2028type b\n",
    "signs only": "(((+++)))===...:::;;;,,,\n" * 50,
    "many mistakes": "type :\n" * 5_000,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_read_or_refused(name: str) -> None:
    """Whatever stands in a text, its reading ends with a tree or with mistakes that can be shown."""
    tree, mistakes = parse(ODD[name], "x.story")
    render_all(mistakes)
    if not mistakes:
        printed = print_file(tree)
        assert parse(printed, "x.story") == (tree, ())
    assert all(each.code in render_all([each]) for each in mistakes)


def test_there_is_an_end_to_the_messages() -> None:
    assert len(parse("type :\n" * 5_000, "x.story")[1]) == 100


def test_many_else_ifs_are_a_stated_bound_and_not_a_crash() -> None:
    mistakes = parse("start\n    if p: q\n" + "    else if p: q\n" * 300, "x.story")[1]
    assert {each.code for each in mistakes} == {"E009"}


WORDS = (
    *DECLARATION_WORDS,
    *CLAUSE_WORDS,
    *sorted(EXPRESSION_WORDS),
    *("a", "gaara", "at", "`odd name`", '"text"', '"', "`", "3", "0.5", "08:00", "2 hours", "# note"),
    *"()<>=+-*/:;,.",
    *("==", "!=", "+=", "..", "believes", "for c: character", "c:", "true", "·", "\t"),
    *("\n", "\n", "\n", "\n    ", "\n    ", "\n        ", "\n\t", "\n  "),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_random_words_never_raise_and_format_to_a_fixpoint(text: str) -> None:
    _never_raises(text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_a_damaged_world_never_raises_and_formats_to_a_fixpoint(seed: int, times: int) -> None:
    """A real file with a few words dropped, doubled, swapped or replaced, or with its indentation changed."""
    chance = random.Random(seed)
    lines = REAL.splitlines()
    begin = chance.randrange(len(lines))
    lines = lines[begin : begin + 40]
    for _ in range(times):
        line = chance.randrange(len(lines))
        words = lines[line].split(" ")
        word = chance.randrange(len(words))
        match chance.randrange(6):
            case 0:
                del words[word]
            case 1:
                words.insert(word, words[word])
            case 2:
                words[word] = chance.choice(WORDS)
            case 3:
                words.insert(0, "  ")
            case 4:
                words[word] = words[word][::-1]
            case _:
                words.insert(word, chance.choice(WORDS))
        lines[line] = " ".join(words)
    _never_raises("\n".join(lines))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_never_raises(text: str) -> None:
    _never_raises(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=30))
def test_any_text_can_stand_in_a_string_and_any_name_in_backticks(text: str) -> None:
    written = text.encode("utf-8", "replace").decode("utf-8")
    tree = File((Entities((Name("place"),), (EntityItem(Name("x"), written),)),))
    assert parse(print_file(tree), "x.story") == (tree, ())


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join))
def test_expressions_are_read_or_refused(text: str) -> None:
    try:
        tree = parse_expression(text)
    except InputError:
        return
    assert parse_expression(expression_text(tree)) == tree


def _never_raises(text: str) -> None:
    tree, mistakes = parse(text, "x.story")
    render_all(mistakes)
    if mistakes:
        return
    once = format_text(text, "x.story")
    again, none = parse(once, "x.story")
    assert not none
    assert _in_order(again) == _in_order(tree)
    assert format_text(once, "x.story") == once


def _in_order(tree: File) -> list[object]:
    """Return the declarations, with the clauses of each in the order of their kinds, as the printer may order them."""
    found: list[object] = []
    for each in tree.declarations:
        if isinstance(each, Happening):
            found.append(replace(each, clauses=tuple(sorted(each.clauses, key=_rank))))
        else:
            found.append(each)
    return found


def _rank(clause: Clause) -> tuple[str, bool]:
    """Return what the order of clauses goes by."""
    return type(clause).__name__, isinstance(clause, If) and clause.private


def test_the_parser_loads_no_parser_generator() -> None:
    """Start-up matters: the grammar file is read by the tests only."""
    script = "import sys, intrigue.language.parser; print('lark' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
