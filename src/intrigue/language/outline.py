"""A text cut into lines, and the lines arranged by their indentation: the first step of reading a story file.

A *line* here may span several lines of the text: it goes on while a parenthesis is open, after a sign or word that
cannot end it (`and`, `+`, a comma), and in a deeper line that begins with such a sign or word. Comments and blank lines
are kept with the line that they belong to. Whatever is wrong is reported, and the outline goes on as well as it can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from intrigue.errors import Diagnostic, Place
from intrigue.language.syntax import Layout
from intrigue.language.tokens import Report, Token, cut

DEEPEST = 100
"""How deep parentheses, operators and effects may nest, together."""
DEEPEST_BLOCK = 50
"""How deep indented blocks may nest."""
MOST_DIAGNOSTICS = 100
"""How many mistakes are reported for one text."""
TAB = 4
"""Blanks that a tab stands for in the indentation."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_UNFINISHED = frozenset(
    ("and", "or", "not", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "=", "+=", "-=", "*=", "/=", ",", ".")
)
"""What cannot end a line, so that the next line, if it is deeper, goes on with it."""
_GOES_ON = frozenset(("and", "or", "else", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", ")", ","))
"""What cannot begin a line, so that a deeper line that begins with it goes on with the line above."""
_MINUS_BEGINS = frozenset(("wants", "author"))
"""Below a line that begins so, a minus begins a line of its own."""


@dataclass(slots=True, eq=False)
class OutlineLine:
    """A line with the lines indented below it."""

    indent: int
    tokens: list[Token]
    """Ends with a token of kind `end`."""
    number: int
    faulty: bool = False
    """True where something in it has been reported already, so that what follows from it is not reported again."""
    before: list[str | None] = field(default_factory=list)
    trailing: str | None = None
    below: list[str | None] = field(default_factory=list)
    children: list[OutlineLine] = field(default_factory=list)
    block_taken: bool = False
    """Set by who parses the line, once the lines below it have found a meaning."""

    @property
    def layout(self) -> Layout:
        """Its comments and blank lines as the syntax tree keeps them."""
        if not self.before and self.trailing is None and not self.below:
            return PLAIN
        return Layout(tuple(self.before), self.trailing, tuple(self.below))


PLAIN = Layout()


class Source:
    """A text with its lines, and the mistakes found in it so far."""

    def __init__(self, text: str, file: str) -> None:
        """Take the text as it was read; the mark that some editors put at its start is passed over."""
        self.file = file
        self.lines = _LINE_END.split(text.removeprefix("\ufeff"))
        self.diagnostics: list[Diagnostic] = []

    def report(self, diagnostic: Diagnostic) -> None:
        """Keep the diagnostic, with its source line."""
        if len(self.diagnostics) < MOST_DIAGNOSTICS:
            self.diagnostics.append(diagnostic)

    def diagnostic(
        self,
        code: str,
        message: str,
        line: int,
        column: int,
        width: int = 1,
        *,
        expected: str = "",
        hint: str = "",
        related: tuple[tuple[Place, str], ...] = (),
    ) -> Diagnostic:
        """Return a diagnostic that shows its source line, with a caret that stays inside of it."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        width = max(1, min(width, len(text) - column + 1))
        return Diagnostic(code, message, Place(self.file, line, column), text, width, expected, hint, related)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Return the mistakes in the order of the text."""
        return tuple(sorted(self.diagnostics, key=lambda each: (each.place.line, each.place.column)))


def outline(source: Source) -> tuple[list[OutlineLine], list[str | None]]:
    """Return the lines of the outermost level, and the comments of a text that has no lines."""
    top: list[OutlineLine] = []
    open_lines: list[OutlineLine] = []
    pending: list[tuple[int, str | None]] = []
    misplaced = False
    for entry in _Joiner(source).lines():
        if isinstance(entry, tuple):
            pending.append(entry)
            continue
        _hand_out(pending, open_lines, entry.indent, entry)
        pending = []
        closed = open_lines[0] if open_lines else None
        while open_lines and open_lines[-1].indent >= entry.indent:
            closed = open_lines.pop()
        if len(open_lines) >= DEEPEST_BLOCK:
            message = f"blocks nest more than {DEEPEST_BLOCK} deep here"
            source.report(source.diagnostic("E009", message, entry.number, entry.indent + 1))
            continue
        if not (misplaced and not open_lines):
            misplaced = _misplaced(source, entry, open_lines, closed) or misplaced
        (open_lines[-1].children if open_lines else top).append(entry)
        open_lines.append(entry)
    last = top[-1] if top else None
    rest = _hand_out(pending, open_lines, 0, None)
    if last is not None:
        last.below.extend(rest)
        _trim(last.below)
        return top, []
    _trim(rest)
    return top, rest


def _misplaced(source: Source, line: OutlineLine, open_lines: list[OutlineLine], closed: OutlineLine | None) -> bool:
    """Report a line whose indentation is that of no block around it, and take it for one of the innermost block.

    Return whether it stands on the outermost level: then all lines may be indented, which one message says well enough.
    """
    siblings = open_lines[-1].children if open_lines else []
    wanted = (siblings[0].indent if siblings else line.indent) if open_lines else 0
    if line.indent == wanted:
        return False
    if not open_lines and closed is None:
        message, expected = "the first line is indented", "it to begin at the left edge"
    else:
        message = "the indentation of this line fits no line above it"
        depths = sorted({each.indent for each in open_lines} | {wanted})
        expected = f"{_blanks(depths)} before it"
    width = _leading(source.lines[line.number - 1])
    source.report(source.diagnostic("E006", message, line.number, 1, width, expected=expected))
    if open_lines:
        line.indent = wanted
    return not open_lines


def _blanks(depths: Iterable[int]) -> str:
    """Return the numbers of blanks in words."""
    words = ["nothing" if each == 0 else "1 blank" if each == 1 else f"{each} blanks" for each in depths]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]


def _leading(text: str) -> int:
    """Return how many blanks and tabs the line begins with."""
    return len(text) - len(text.lstrip(" \t"))


def _hand_out(
    pending: list[tuple[int, str | None]], open_lines: list[OutlineLine], indent: int, line: OutlineLine | None
) -> list[str | None]:
    """Give comments deeper than the next line to the block that ends there, the others to that line; return these."""
    rest: list[str | None] = []
    owner: OutlineLine | None = None
    for depth, comment in pending:
        if comment is not None and all(each is None for each in rest) and depth > indent:
            inside = [each for each in open_lines if indent < each.indent <= depth]
            if inside:
                owner = inside[-1]
                owner.below.extend(rest)
                rest = []
                owner.below.append(comment)
                continue
        if comment is None and rest and rest[-1] is None:
            continue
        rest.append(comment)
    if line is not None:
        line.before = [*rest, *line.before]
    return rest


def _trim(entries: list[str | None]) -> None:
    """Drop blank lines at the end."""
    while entries and entries[-1] is None:
        entries.pop()


class _Joiner:
    """Joins the lines of a text that belong together, and cuts them into tokens."""

    def __init__(self, source: Source) -> None:
        """Take the text; what is wrong is reported to it."""
        self.source = source
        self.faulty = False
        self.indented_by: str | None = None
        """The first character of the first indented line: a blank or a tab."""

    def lines(self) -> Iterable[OutlineLine | tuple[int, str | None]]:
        """Yield each line, and between them each comment (with its indentation) and blank line (None)."""
        current: OutlineLine | None = None
        opened: list[Token] = []
        blank_before = False
        for number, text in enumerate(self.source.lines, 1):
            blank = not text or not text.strip(" \t")
            if blank and (opened or blank_before):
                # One blank line says as much as many, and inside of parentheses none says anything.
                continue
            blank_before = False
            self.faulty = False
            tokens, comment = cut(text, number, self._reporter(number))
            if not tokens:
                if current is not None and (opened or self._held(number, current)):
                    _comment_inside(current, comment)
                    continue
                if current is not None:
                    yield self._finished(current, opened)
                    current, opened = None, []
                blank_before = blank
                yield 0 if blank else self._indent(text, number), comment
                continue
            indent = self._indent(text, number)
            if current is not None and self._goes_on(current, opened, indent, tokens):
                _comment_inside(current, None)
                current.trailing = comment
                current.tokens.extend(tokens)
                current.faulty = current.faulty or self.faulty
            else:
                if current is not None:
                    yield self._finished(current, opened)
                opened = []
                current = OutlineLine(indent, tokens, number, self.faulty, trailing=comment)
            self._count(current, opened, tokens)
        if current is not None:
            yield self._finished(current, opened)

    def _held(self, number: int, current: OutlineLine) -> bool:
        """Return whether the next line with tokens goes on with the current one, over comments and blank lines."""
        for text in self.source.lines[number : number + 20]:
            stripped = text.strip()
            if stripped and not stripped.startswith("#"):
                tokens, _ = cut(text, 0, _ignore)
                return bool(tokens) and self._goes_on(current, [], self._width(text), tokens)
        return False

    def _goes_on(self, current: OutlineLine, opened: list[Token], indent: int, tokens: list[Token]) -> bool:
        """Return whether a line with these tokens is a part of the current one."""
        first = tokens[0].key
        if opened:
            return indent > current.indent or first == ")"
        if indent <= current.indent:
            return False
        if current.tokens[-1].key in _UNFINISHED:
            return True
        return first in _GOES_ON and not (first == "-" and current.tokens[0].key in _MINUS_BEGINS)

    def _count(self, line: OutlineLine, opened: list[Token], tokens: list[Token]) -> None:
        """Keep account of open parentheses; report one that closes nothing, and too many."""
        for token in tokens:
            if token.key == "(":
                opened.append(token)
                if len(opened) == DEEPEST + 1 and not line.faulty:
                    line.faulty = True
                    message = f"parentheses nest more than {DEEPEST} deep here"
                    hint = "give a part of it a name of its own: a property and a rule that sets it"
                    self._report("E009", message, token, hint)
            elif token.key == ")":
                if opened:
                    opened.pop()
                elif not line.faulty:
                    line.faulty = True
                    self._report("E004", "this ')' closes nothing", token, "remove it, or put the '(' that it closes")

    def _finished(self, line: OutlineLine, opened: list[Token]) -> OutlineLine:
        """Return the line with its end marked; report a parenthesis left open."""
        if opened and not line.faulty:
            line.faulty = True
            self._report("E003", "this '(' is never closed", opened[-1], "put a ')' where it ends")
        last = line.tokens[-1]
        line.tokens.append(Token("end", "", "", last.line, last.column + last.width, 1))
        return line

    def _indent(self, text: str, number: int) -> int:
        """Return the indentation in blanks; report one that mixes tabs and blanks."""
        blanks = text[: _leading(text)]
        if not blanks:
            return 0
        if self.indented_by is None:
            self.indented_by = blanks[0]
        wrong = "\t" if self.indented_by == " " else " "
        if wrong in blanks and len(blanks) < len(text):
            here, there = ("a tab", "blanks") if wrong == "\t" else ("a blank", "tabs")
            message = f"this line is indented with {here}, earlier ones with {there}"
            hint = "indent every line with blanks, four for each level"
            column = blanks.index(wrong) + 1
            self.source.report(self.source.diagnostic("E005", message, number, column, hint=hint))
            self.indented_by = None
        return self._width(text)

    @staticmethod
    def _width(text: str) -> int:
        """Return the width of the indentation, a tab reaching to the next multiple of its width."""
        width = 0
        for sign in text[: _leading(text)]:
            width = width + 1 if sign == " " else (width // TAB + 1) * TAB
        return width

    def _report(self, code: str, message: str, token: Token, hint: str) -> None:
        """Report a mistake at a token."""
        self.source.report(self.source.diagnostic(code, message, token.line, token.column, token.width, hint=hint))

    def _reporter(self, number: int) -> Report:
        """Return how `cut` reports for this line."""

        def report(code: str, message: str, column: int, width: int, hint: str) -> None:
            self.faulty = True
            self.source.report(self.source.diagnostic(code, message, number, column, width, hint=hint))

        return report


def _comment_inside(line: OutlineLine, comment: str | None) -> None:
    """Move comments that stand between the parts of a line to above it."""
    if line.trailing is not None:
        line.before.append(line.trailing)
        line.trailing = None
    if comment is not None:
        line.before.append(comment)


def _ignore(code: str, message: str, column: int, width: int, hint: str) -> None:
    """Report nothing: the line is cut again later."""
