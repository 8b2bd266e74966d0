"""Prose: texts with the eyes and the condition that they are for, and what people are called."""

from __future__ import annotations

from collections.abc import Callable

from intrigue.errors import Place
from intrigue.language.cursor import Cursor
from intrigue.language.effect_parser import read_lines
from intrigue.language.expression_parser import condition, fluent, operand, type_name
from intrigue.language.syntax import (
    Binder,
    Call,
    ComparisonOperator,
    Constant,
    Declaration,
    Describe,
    Expression,
    Framing,
    Later,
    NameUse,
    Naming,
    Number,
    Prose,
    TextLine,
    Thought,
    Wording,
)
from intrigue.language.words import COMPARISONS

_TEXT = 'a text in quotes: `"{who} [smile]."`'
_EYES = "through whose eyes: a character, a position, or a name for any character"
_HEADERS = ("action", "event", "rule")


def prose(c: Cursor, kind: str, place: Place, *, eyes: bool = False) -> Prose:
    """Read what may stand behind the word for its kind: `to WHO`, `if CONDITION`, and the texts.

    `eyes`: `to` has been read already.
    """
    to = naming_binder(c, _EYES) if eyes or c.take("to") else None
    test = condition(c) if c.take("if") else None
    return Prose(kind, text_lines(c), to, test, place=place)  # type: ignore[arg-type]


def prose_for(c: Cursor, kind: str, place: Place, test: Expression) -> Prose:
    """Return a text whose condition has been read already."""
    return Prose(kind, text_lines(c), None, test, place=place)  # type: ignore[arg-type]


def text_begins(c: Cursor) -> bool:
    """Return whether texts follow: a string, or a block that begins with one."""
    return c.token.kind == "string" or (c.at_end and _block_of_texts(c))


def _block_of_texts(c: Cursor) -> bool:
    """Return whether the lines below belong to the text that begins here, and not to a happening's header."""
    below = c.line.children
    return bool(below) and c.tokens[0].key not in _HEADERS and below[0].tokens[0].kind == "string"


def text_lines(c: Cursor) -> tuple[TextLine, ...]:
    """Read one string or several, on this line or in the block below it."""
    found: list[TextLine] = []
    while c.token.kind == "string":
        place = c.place
        found.append(TextLine(c.advance().text, place=place))
    if not found and c.at_end and _block_of_texts(c):
        c.line.block_taken = True
        return tuple(read_lines(c.source, c.line.children, _text_line, c.depth))
    if not found:
        hint = f'put it in quotes: "{c.token.text}"' if c.token.kind == "name" else ""
        c.unexpected(_TEXT, hint)
    return tuple(found)


def _text_line(c: Cursor) -> list[TextLine]:
    place = c.place
    found = [TextLine(c.string(_TEXT), place=place)]
    while c.token.kind == "string":
        place = c.place
        found.append(TextLine(c.advance().text, place=place))
    return found


def prose_block(c: Cursor) -> tuple[Prose, ...]:
    """Read the texts below an act or an ending."""
    if not c.line.children:
        return ()
    c.line.block_taken = True
    return tuple(read_lines(c.source, c.line.children, prose_line, c.depth))


def prose_line(c: Cursor) -> list[Prose]:
    """Read one of them."""
    place = c.place
    if c.token.kind != "string" and c.key not in ("to", "if"):
        c.unexpected('a text in quotes, perhaps behind `to` or `if`: `if merry(paul) "It [be] a good day."`')
    if c.token.kind != "string":
        return [prose(c, "plain", place)]
    return [Prose("plain", (each,), place=each.place) for each in text_lines(c)]


# --- Declarations -----------------------------------------------------------------------------------------------------


def _framing(c: Cursor) -> Framing:
    place = c.place
    kind = c.advance().key
    return Framing(kind, prose(c, "plain", place), place=place)  # type: ignore[arg-type]


def _describe(c: Cursor) -> Describe:
    place = c.place
    c.advance()
    subject = c.name('what is described, such as a place: `describe office "The office [be] round."`')
    again = c.take("again")
    return Describe(subject, prose(c, "plain", place), again, place=place)


def _later(c: Cursor) -> Later:
    place = c.place
    c.advance()
    minutes = c.duration() if c.token.kind == "number" else 0
    return Later(minutes, prose(c, "plain", place), place=place)


def _thought(c: Cursor) -> Thought:
    place = c.place
    c.advance()
    c.expect("of", '`of` and who thinks it: `thought of paul when hungry(paul) "Bread."`')
    thinker = naming_binder(c, "who thinks it: a character, or a name for any")
    about: list[Binder] = []
    if c.take("about"):
        about.append(_typed(c))
        while c.take(","):
            about.append(_typed(c))
    expected = "`when` and the condition" if about else "`about` and a variable, or `when` and the condition"
    c.expect("when", expected)
    return Thought(thinker, tuple(about), condition(c), prose_without_eyes(c, place), place=place)


def prose_without_eyes(c: Cursor, place: Place) -> Prose:
    """Read the texts alone."""
    return Prose("plain", text_lines(c), place=place)


def _typed(c: Cursor) -> Binder:
    place = c.place
    name = c.name("a variable and its type, or a type alone: `other: character`, `place`")
    return Binder(name, type_name(c) if c.take(":") else None, place=place)


def _naming(c: Cursor) -> Naming:
    place = c.place
    kind = c.advance().key
    example = 'address paul to odile: "Miss Odile"' if kind == "address" else 'name odile to paul: "the new girl"'
    first = naming_binder(c, f"a character: `{example}`")
    second: Binder | None = None
    if kind == "address" or c.key == "to":
        c.expect("to", f"`to` and a character: `{example}`")
        second = naming_binder(c, f"a character: `{example}`")
    c.take(":")
    names = [_one_name(c, example)]
    while names[-1][1] is not None and c.take("else"):
        names.append(_one_name(c, example))
    c.finish("`if` and a condition, `else` and another name, or the end of the line")
    caller, called = (first, second) if kind == "address" else (second, first)
    assert called is not None
    return Naming(kind, caller, called, tuple(names), place=place)  # type: ignore[arg-type]


def _one_name(c: Cursor, example: str) -> tuple[str, Expression | None]:
    text = c.string(f"what they are called, in quotes: `{example}`")
    return text, condition(c) if c.take("if") else None


def _wording(c: Cursor) -> Wording:
    place = c.place
    c.advance()
    expected = "an action or a property with names for its positions: `say greet(who, other)`"
    of = fluent(c, expected)
    if not isinstance(of, NameUse | Call):
        c.unexpected(expected)
    operator: ComparisonOperator | None = None
    found: NameUse | Number | Constant | None = None
    if c.key in COMPARISONS:
        operator = c.advance().key  # type: ignore[assignment]
        value = operand(c)
        if not isinstance(value, NameUse | Number | Constant):
            c.unexpected("a number, a value or a name for any")
        found = value
    written = c.place
    text = TextLine(c.string('how it is said, in quotes: `"{who} [greet] {other}"`'), place=written)
    c.finish()
    return Wording(of, operator, found, text, place=place)


def naming_binder(c: Cursor, expected: str) -> Binder:
    """Read a name, with a type where one is stated; a colon before a string is not its business."""
    place = c.place
    name = c.name(expected)
    typed = c.key == ":" and c.ahead().kind == "name"
    if typed:
        c.advance()
    return Binder(name, type_name(c) if typed else None, place=place)


PROSE_DECLARATIONS: dict[str, Callable[[Cursor], Declaration]] = {
    "opening": _framing,
    "closing": _framing,
    "describe": _describe,
    "later": _later,
    "thought": _thought,
    "address": _naming,
    "name": _naming,
    "say": _wording,
}
"""How each is read, by the word that it begins with."""
