"""The tokens of a Sabre file, and the brackets that pair up among them.

A `-` that stands directly before a digit belongs to the number, whatever comes before it: `f() -1` is two operands side
by side, and an error of grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from intrigue.language.sabre.faults import Source

MOST_CHARACTERS = 2_000_000
"""The longest text that is read."""

Kind: TypeAlias = Literal["symbol", "number", "name", "word", "quoted"]

_PATTERN = re.compile(
    r"""
      (?P<blank>  \s+ | //[^\n]* | /\*.*?\*/ )
    | (?P<open>   /\* )
    | (?P<number> -?(?:[0-9]+\.?[0-9]*|\.[0-9]+) | -\. )
    | (?P<symbol> == | != | >= | <= | [(){}\[\],;:*/+\-&|!><=] )
    | (?P<quoted> "[^"\n]*" )
    | (?P<word>   [^\s(){}\[\],;:*/+\-&|!><="]+ )
    | (?P<odd>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_CUTS = frozenset(
    {";", ",", ":", "&", "|", "=", "==", "!=", ">=", "<=", ">", "<", "*", "/", "+", "-", "else", "elseif"}
)


class Token(NamedTuple):
    """A piece of the text that means something."""

    kind: Kind
    """A `name` is a word that begins with a letter; `?` is a plain word."""
    text: str
    offset: int
    """Where it begins in the text, in characters from 0."""

    @property
    def end(self) -> int:
        """Where the text goes on behind it."""
        return self.offset + len(self.text)


@dataclass(frozen=True)
class Tokens:
    """All tokens of a text, with what is needed to cut them at top level without searching."""

    source: Source
    all: tuple[Token, ...]
    partner: dict[int, int]
    """The index of the other bracket, for the index of each bracket."""
    group: tuple[int, ...]
    """For each token the index of the bracket that it stands in, -1 for none; brackets stand outside themselves."""
    cuts: dict[tuple[int, str], list[int]]
    """Where in a bracket's group a separator or operator stands, in order."""

    def positions(self, text: str, start: int, end: int) -> list[int]:
        """Return where a separator stands at top level of a span that is balanced and not empty."""
        found = self.cuts.get((self.group[start], text), [])
        return found[bisect_left(found, start) : bisect_left(found, end)]

    def first(self, text: str, start: int, end: int) -> int | None:
        """Return where a separator first stands at top level of a span, or None."""
        found = self.cuts.get((self.group[start], text), [])
        at = bisect_left(found, start)
        return found[at] if at < len(found) and found[at] < end else None

    def split(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans between a separator at top level; an empty span gives one empty piece."""
        places = self.positions(text, start, end) if start < end else []
        return list(zip([start, *(each + 1 for each in places)], [*places, end], strict=True))

    def quote(self, start: int, end: int) -> str:
        """Return the text of a span that is not empty."""
        return self.source.text[self.all[start].offset : self.all[end - 1].end]


def tokenize(source: Source) -> Tokens:
    """Return the tokens of a text; raise Fault for what is no token and for brackets without a partner."""
    if len(source.text) > MOST_CHARACTERS:
        raise source.fault("E305", f"the text has {len(source.text)} characters; {MOST_CHARACTERS} are the most", 0)
    found = tuple(_scan(source))
    partner = _pair(source, found)
    groups: list[int] = []
    cuts: dict[tuple[int, str], list[int]] = {}
    inside = [-1]
    for index, token in enumerate(found):
        if token.text in (")", "]", "}"):
            inside.pop()
        groups.append(inside[-1])
        if token.text in _CUTS:
            cuts.setdefault((inside[-1], token.text), []).append(index)
        elif token.text in _CLOSING:
            inside.append(index)
    return Tokens(source, found, partner, tuple(groups), cuts)


def _scan(source: Source) -> list[Token]:
    """Return the tokens in order, without blanks and comments."""
    found: list[Token] = []
    for match in _PATTERN.finditer(source.text):
        text, offset = match.group(), match.start()
        match match.lastgroup:
            case "blank":
                continue
            case "open":
                raise source.fault("E301", "'/*' opens a comment that is never closed", offset, 2, expected="'*/'")
            case "odd":
                raise source.fault("E301", f"'{text}' opens a quoted text that does not end on its line", offset)
            case "number":
                if text == "-.":
                    raise source.fault("E301", "'-.' is the beginning of a number without digits", offset, 2)
                found.append(Token("number", text, offset))
            case "symbol":
                found.append(Token("symbol", text, offset))
            case "quoted":
                found.append(Token("quoted", text, offset))
            case _:
                found.append(Token("name" if text[0].isalpha() else "word", text, offset))
    return found


def _pair(source: Source, tokens: tuple[Token, ...]) -> dict[int, int]:
    """Return the partner of each bracket; raise Fault at the first without one."""
    partner: dict[int, int] = {}
    open_ones: list[int] = []
    for index, token in enumerate(tokens):
        if token.text in _CLOSING:
            open_ones.append(index)
        elif token.text in (")", "]", "}"):
            if not open_ones:
                raise source.fault("E302", f"'{token.text}' closes nothing", token.offset)
            opening = tokens[open_ones[-1]]
            if _CLOSING[opening.text] != token.text:
                raise source.fault(
                    "E302",
                    f"'{token.text}' stands where '{opening.text}' waits for '{_CLOSING[opening.text]}'",
                    token.offset,
                    expected=f"'{_CLOSING[opening.text]}'",
                    related=((opening.offset, "opened here"),),
                )
            partner[index] = open_ones[-1]
            partner[open_ones.pop()] = index
    if open_ones:
        opening = tokens[open_ones[-1]]
        closing = _CLOSING[opening.text]
        raise source.fault("E302", f"'{opening.text}' is never closed", opening.offset, expected=f"'{closing}'")
    return partner
