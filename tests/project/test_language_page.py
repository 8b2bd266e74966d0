"""`docs/language.md` leaves nothing out: every construct stands in an example, every keyword in the table."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest

from intrigue.language import syntax, words
from intrigue.language.parser import parse
from tests.project.pages import blocks
from tests.project.tree import ROOT

PAGE = ROOT / "docs" / "language.md"
NOT_IN_A_BLOCK = {"Use"}
"""A block of a page is no file, so it cannot use one; the page explains it in words."""
ABSTRACT = {"Node", "Line"}

KEYWORDS = (
    *words.DECLARATION_WORDS,
    *words.CLAUSE_WORDS,
    *words.EFFECT_WORDS,
    *words.CONSTANTS,
    *words.QUANTIFIERS,
    *words.TEMPORAL_PREFIXES,
    *words.TEMPORAL_INFIXES,
    *sorted(words.NO_OPERAND),
    *words.PRONOUNS,
    *words.STRENGTHS,
    *words.SPEEDS,
    *words.SHARES,
    *words.UNITS,
)


def _nodes(value: object) -> Iterator[syntax.Node]:
    """Yield a node and all nodes below it."""
    if isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)
    elif isinstance(value, syntax.Node):
        yield value
        for name in value.__struct_fields__:
            yield from _nodes(getattr(value, name))


def test_every_construct_stands_in_an_example() -> None:
    trees = [parse(each.text, each.place)[0] for each in blocks(PAGE) if each.kind == "story"]
    shown = {type(node).__name__ for tree in trees for node in _nodes(tree.declarations)}
    known = {
        name
        for name, found in vars(syntax).items()
        if inspect.isclass(found) and issubclass(found, syntax.Node) and found is not syntax.File
    }
    assert known - ABSTRACT - NOT_IN_A_BLOCK - shown == set()


def _table() -> str:
    return PAGE.read_text(encoding="utf-8").partition("## All keywords")[2]


@pytest.mark.parametrize("word", sorted(set(KEYWORDS)))
def test_every_keyword_stands_in_the_table_of_keywords(word: str) -> None:
    table = _table()
    assert f"`{word}`" in table or f"`{word} " in table
