"""From text to syntax tree: the front door of the parser.

The text is cut into lines and these into words (`outline`, `tokens`); then each line is read by itself, by functions
that descend the grammar: `declaration_parser`, `happening_parser`, `effect_parser`, `expression_parser`. Reading line
by line is what lets several mistakes be reported in one go. `grammar.lark` states the same language as a grammar; the
tests hold the two together. (A word of this language means different things in different places, so a general parser
needs many times as long, and what it complains of are grammar symbols, not what a writer could have meant;
`docs/design.md` has the numbers.)
"""

from __future__ import annotations

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.language.cursor import Cursor
from intrigue.language.declaration_parser import declaration
from intrigue.language.effect_parser import read_lines
from intrigue.language.expression_parser import value
from intrigue.language.outline import Source, outline
from intrigue.language.syntax import Declaration, Expression, File, Want


def parse(text: str, file: str) -> tuple[File, tuple[Diagnostic, ...]]:
    """Return what could be read of the text, and all mistakes in its form, in the order of the text.

    Where there are mistakes the tree lacks the declarations, clauses and effects that could not be read.
    """
    source = Source(text, file)
    lines, below = outline(source)
    found = read_lines(source, lines, _one_declaration, below_faults=False)
    tree = File(tuple(found), tuple(below), place=Place(file, 1, 1))
    return tree, source.in_order()


def parse_expression(text: str, file: str = "<expression>") -> Expression:
    """Return the condition or value that the text states; InputError where it states none."""
    source = Source(text, file)
    lines, _ = outline(source)
    if not lines and not source.diagnostics:
        source.report(source.diagnostic("E012", "there is nothing here", 1, 1, expected="a condition or a value"))
    found = read_lines(source, lines, _one_expression)
    if len(found) > 1:
        place = found[1].place
        message = "a second expression cannot follow the first"
        hint = "join the two with `and` or `or`"
        source.report(source.diagnostic("E014", message, place.line, place.column, hint=hint))
    if source.diagnostics:
        raise InputError(source.in_order())
    return found[0].value


def _one_declaration(c: Cursor) -> list[Declaration]:
    """Read a declaration with its block."""
    return [declaration(c)]


def _one_expression(c: Cursor) -> list[Want]:
    """Read an expression that fills the line."""
    place = c.place
    return [Want(value(c), place=place)]
