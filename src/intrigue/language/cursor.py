"""Where the parser stands in a line, and how it says what is wrong there."""

from __future__ import annotations

from typing import NoReturn

from intrigue.errors import Diagnostic, Place
from intrigue.language.outline import DEEPEST, OutlineLine, Source
from intrigue.language.syntax import Name
from intrigue.language.tokens import Token, escape
from intrigue.language.words import UNITS

LONGEST_TIME = 100 * 366 * 1440
"""The longest stretch of time that can be written, in minutes: a hundred years."""


class Fault(Exception):  # noqa: N818 - it never leaves the parser
    """A mistake that ends the reading of a line."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Carry the diagnostic to where the line is given up."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Cursor:
    """A line's tokens and a position among them."""

    def __init__(self, source: Source, line: OutlineLine, depth: int = 0) -> None:
        """Start before the first token; `depth` tells how deep effects nest already."""
        self.source = source
        self.line = line
        self.tokens = line.tokens
        self.index = 0
        self.token = self.tokens[0]
        self.key = self.token.key
        self.depth = depth
        self.else_optional = False
        """In wants: whether `A if C` may go without `else`."""
        self.temporal = False
        """In checks: whether parentheses may hold `always` and its kin."""

    # --- Looking and moving ---

    def ahead(self, steps: int = 1) -> Token:
        """Return the token that follows after this many steps; at the end of the line, its end."""
        position = self.index + steps
        return self.tokens[position] if position < len(self.tokens) else self.tokens[-1]

    def advance(self) -> Token:
        """Go past the current token and return it; the end of the line stays."""
        passed = self.token
        if passed.kind != "end":
            self.index += 1
            self.token = self.tokens[self.index]
            self.key = self.token.key
        return passed

    def replace(self, word: str) -> None:
        """Take the current token for this keyword: what was probably meant."""
        self.token = self.token._replace(key=word)
        self.tokens[self.index] = self.token
        self.key = word

    @property
    def at_end(self) -> bool:
        """Whether nothing more stands in the line."""
        return self.token.kind == "end"

    @property
    def place(self) -> Place:
        """Where the current token stands."""
        return Place(self.source.file, self.token.line, self.token.column)

    def take(self, key: str) -> bool:
        """Go past the keyword or sign if it stands here; return whether it did."""
        if self.key == key:
            self.advance()
            return True
        return False

    def expect(self, key: str, expected: str, hint: str = "") -> Token:
        """Go past the keyword or sign; complain if something else stands here."""
        if self.key != key:
            self.unexpected(expected, hint)
        return self.advance()

    def name(self, expected: str) -> Name:
        """Read a name."""
        token = self.token
        if token.kind != "name":
            self.unexpected(expected, _name_hint(token))
        self.advance()
        return Name(token.text, place=Place(self.source.file, token.line, token.column))

    def names(self, expected: str) -> tuple[Name, ...]:
        """Read names with commas between them."""
        found = [self.name(expected)]
        while self.take(","):
            found.append(self.name(expected))
        return tuple(found)

    def string(self, expected: str) -> str:
        """Read a string."""
        if self.token.kind != "string":
            hint = f'put it in quotes: "{self.token.text}"' if self.token.kind == "name" else ""
            self.unexpected(expected, hint if self.ahead().key != "." else "")
        return self.advance().text

    def finish(self, expected: str = "the end of the line") -> None:
        """Complain if something is left in the line."""
        if not self.at_end:
            self.unexpected(expected)

    # --- Numbers and times ---

    def number(self, expected: str) -> int | float:
        """Read a number, perhaps with a minus."""
        sign = -1 if self.take("-") else 1
        if self.token.kind != "number":
            self.unexpected(expected)
        return sign * number_of(self.advance().text)

    def whole(self, expected: str, least: int = 0) -> int:
        """Read a whole number that is not smaller than the least."""
        start = self.token
        value = self.number(expected)
        if not isinstance(value, int) or value < least:
            self.fault("E017", f"{self._written(start)} is not a whole number from {least}", start, expected=expected)
        return value

    def duration(self, expected: str = "a stretch of time, such as `2 hours` or `3 weeks`") -> int:
        """Read `2 hours` and return its minutes."""
        start = self.token
        if start.kind != "number":
            self.unexpected(expected)
        amount = number_of(self.advance().text)
        if self.key not in UNITS:
            self.unexpected("`minutes`, `hours`, `days` or `weeks` after the number")
        minutes = amount * UNITS[self.advance().key]
        if minutes != int(minutes) or minutes > LONGEST_TIME:
            wrong = "is longer than a hundred years" if minutes > LONGEST_TIME else "is not a whole number of minutes"
            self.fault("E017", f"{self._written(start)} {wrong}", start, expected="whole minutes")
        return int(minutes)

    def _written(self, start: Token) -> str:
        """Return what stands between this token and the current one, in quotes."""
        before = self.tokens[self.index - 1]
        text = self.source.lines[start.line - 1]
        return f"'{text[start.column - 1 : before.column - 1 + before.width]}'" if start.line == before.line else "this"

    # --- Depth ---

    def enter(self, token: Token | None = None) -> None:
        """Go one level deeper; complain past the bound."""
        self.depth += 1
        if self.depth > DEEPEST:
            hint = "give a part of it a name of its own: a property and a rule that sets it"
            self.fault("E009", f"this nests more than {DEEPEST} levels deep", token or self.token, hint=hint)

    def leave(self) -> None:
        """Come one level up."""
        self.depth -= 1

    # --- Complaining ---

    def diagnostic(
        self, code: str, message: str, token: Token | None = None, *, expected: str = "", hint: str = "", width: int = 0
    ) -> Diagnostic:
        """Return a diagnostic at the token, the current one unless told."""
        token = token or self.token
        return self.source.diagnostic(
            code, message, token.line, token.column, width or token.width, expected=expected, hint=hint
        )

    def fault(
        self, code: str, message: str, token: Token | None = None, *, expected: str = "", hint: str = ""
    ) -> NoReturn:
        """Give the line up with this mistake."""
        start, width = token or self.token, 0
        before = self.tokens[self.index - 1] if self.index else start
        if token is not None and before.line == start.line and before.column > start.column:
            width = before.column + before.width - start.column
        raise Fault(self.diagnostic(code, message, start, expected=expected, hint=hint, width=width))

    def report(self, code: str, message: str, *, expected: str = "", hint: str = "") -> None:
        """Note a mistake at the current token and go on."""
        self.source.report(self.diagnostic(code, message, expected=expected, hint=hint))

    def nothing_follows(self, expected: str) -> NoReturn:
        """Give the line up because its end, where a block or the like must follow, is all there is."""
        before = self.tokens[self.index - 1]
        self.fault("E008", f"nothing follows {shown(before)}", expected=expected)

    def unexpected(self, expected: str, hint: str = "") -> NoReturn:
        """Give the line up because something else should stand here."""
        if self.at_end:
            self.fault("E012", "something is missing at the end of this line", expected=expected, hint=hint)
        self.fault("E011", f"{shown(self.token)} cannot stand here", expected=expected, hint=hint)


def number_of(text: str) -> int | float:
    """Return the number as written; whole numbers are ints."""
    if "." not in text:
        return int(text)
    value = float(text)
    return int(text.partition(".")[0]) if value.is_integer() or value in (float("inf"),) else value


def shown(token: Token) -> str:
    """Return the token in quotes, as a message shows it."""
    if token.kind == "end":
        return "the end of the line"
    if token.kind == "string":
        text = token.text if len(token.text) <= 30 else token.text[:27] + "..."
        return f"the string {escape(text, chr(34))}"
    if token.kind == "number":
        return f"the number {token.text if len(token.text) <= 30 else token.text[:27] + '...'}"
    text = token.text if len(token.text) <= 60 else token.text[:57] + "..."
    return f"'{text}'"


def _name_hint(token: Token) -> str:
    """Return why something that was meant as a name is none."""
    if token.kind == "string":
        return f"names stand without quotes; a name with blanks in it stands in backticks: {escape(token.text, '`')}"
    if token.kind == "number":
        return "a name begins with a letter or an underscore"
    if token.key == ":":
        return "no colon is needed here"
    return ""
