"""One line of a story file cut into words, numbers, strings and signs.

Only blanks, printable characters and what is in the table of signs may stand in a line; everything else is reported
and passed over. A word in backticks is a name whatever it says, so that no name is ever taken for a keyword.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

TokenKind: TypeAlias = Literal["name", "number", "time", "string", "sign", "end"]


class Token(NamedTuple):
    """The smallest piece that means something."""

    kind: TokenKind
    key: str
    """What keywords and signs are recognised by: their text; empty for strings, numbers and names in backticks."""
    text: str
    """What it says: a name without backticks, a string without quotes and backslashes, else as written."""
    line: int
    column: int
    """Counted from 1."""
    width: int


Report: TypeAlias = Callable[[str, str, int, int, str], None]
"""Takes a code, a message, a column, a width and a hint."""

LONGEST_NUMBER = 400
"""Digits that a number may have."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0900-\u0963"
    "\u0970-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ecd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f\u3099\u309a\u200c\u200d"
)
"""Signs on letters, which many scripts write as characters of their own."""

_NAME = rf"[^\W\d][\w{_MARKS}]*(?:'[\w{_MARKS}]+)*"

NAME = re.compile(_NAME)
"""What a name without backticks looks like."""

_TOKEN = re.compile(
    rf"""
    (?P<blank>[ \t]+)
  | (?P<name>{_NAME})
  | (?P<time>[0-9]{{1,2}}:[0-9]{{2}}(?![0-9]))
  | (?P<number>[0-9]+(?:\.[0-9]+)?)
  | (?P<sign>==|!=|<=|>=|\+=|-=|\*=|/=|\.\.|[()<>=+\-*/:;,.])
  | (?P<comment>\#.*)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<quoted>`(?:[^`\\]|\\.)*`)
    """,
    re.VERBOSE | re.DOTALL,
)

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)

_INSTEAD = {
    "“": 'use straight quotes: "',
    "”": 'use straight quotes: "',
    "„": 'use straight quotes: "',
    "«": 'use straight quotes: "',
    "»": 'use straight quotes: "',
    "‘": 'strings stand in straight double quotes: "',
    "’": 'strings stand in straight double quotes: "',
    "'": 'strings stand in double quotes: "',
    "&": "write the word `and`",
    "|": "write the word `or`",
    "!": "write the word `not`, or `!=` for 'is not equal'",
    "≠": "write `!=`",
    "≤": "write `<=`",
    "≥": "write `>=`",
    "×": "write `*`",
    "÷": "write `/`",
    "−": "write `-`",
    "–": "write `-`",
    "—": "write `-`",
    "·": "after `exists c: character` and its kin stands a plain dot: `.`",
    "[": "there are no square brackets outside of strings",
    "]": "there are no square brackets outside of strings",
    "{": "there are no braces outside of strings; lines that belong together are indented",
    "}": "there are no braces outside of strings; lines that belong together are indented",
    "%": "write a fraction, such as 0.5",
    "^": "write the product out: `a * a`",
    "?": "what is not known is called `unknown`",
    "\\": "a long line needs no sign at its end: go on in an indented line that begins with `and`, `or` or `+`",
    "\u00a0": "this is a no-break blank, which only looks like a blank; replace it by a plain one",
}
"""What to write instead of characters that stand for something elsewhere."""


def cut(text: str, number: int, report: Report) -> tuple[list[Token], str | None]:
    """Return the tokens of the line and its comment (None without one); report what cannot stand in a line."""
    tokens: list[Token] = []
    match = _TOKEN.match
    position, size = 0, len(text)
    while position < size:
        found = match(text, position)
        if found is None:
            position = _refuse(text, position, number, tokens, report)
            continue
        kind, piece = found.lastgroup, found[0]
        start, position = position + 1, found.end()
        if kind == "name":
            word = piece if piece.isascii() else unicodedata.normalize("NFC", piece)
            tokens.append(Token("name", word, word, number, start, len(piece)))
        elif kind == "sign":
            tokens.append(Token("sign", piece, piece, number, start, len(piece)))
        elif kind == "comment":
            return tokens, _clean(piece[1:])
        elif kind == "number" or kind == "time":
            if len(piece) > LONGEST_NUMBER:
                report("E017", f"a number of {len(piece)} digits is too long", start, len(piece), "")
                piece = "0"
            tokens.append(
                Token("number" if kind == "number" else "time", "", piece, number, start, found.end() - start + 1)
            )
        elif kind == "string":
            tokens.append(Token("string", "", unescape(piece[1:-1]), number, start, len(piece)))
            _refuse_controls(piece, start, report)
        elif kind == "quoted":
            _refuse_controls(piece, start, report)
            word = unicodedata.normalize("NFC", unescape(piece[1:-1]))
            if not word:
                report("E001", "there is no name between these backticks", start, len(piece), "")
            tokens.append(Token("name", "", word, number, start, len(piece)))
    return tokens, None


def unescape(text: str) -> str:
    """Return what a string says: `\\"`, `\\\\`, `\\n` and `\\u0000` stand for one character; other backslashes stay."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def escape(text: str, quote: str) -> str:
    """Return the text between quotes (or backticks) so that reading it gives the text again."""
    plain = text.replace("\\", "\\\\").replace("\n", "\\n").replace(quote, "\\" + quote)
    if plain.isprintable():
        return quote + plain + quote
    return quote + "".join(each if not _is_control(each) else f"\\u{ord(each):04x}" for each in plain) + quote


def _escaped(found: re.Match[str]) -> str:
    """Return the character that a backslash and what follows it stand for."""
    sign = found[1]
    if sign in '"\\`':
        return sign
    if sign == "n":
        return "\n"
    if len(sign) == 5 and not 0xD800 <= int(sign[1:], 16) <= 0xDFFF:
        return chr(int(sign[1:], 16))
    return found[0]


def _is_control(sign: str) -> bool:
    """Return whether the character is one that no text shows, such as NUL."""
    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")


def _clean(comment: str) -> str:
    """Return a comment without its first blank, those at its end, and characters that no text shows."""
    text = comment if comment.isprintable() else "".join(" " if _is_control(each) else each for each in comment)
    return text.removeprefix(" ").rstrip()


def _refuse_controls(piece: str, start: int, report: Report) -> None:
    """Report a character in a string that no text shows."""
    if piece.isprintable():
        return
    for offset, sign in enumerate(piece):
        if _is_control(sign) and sign != "\t":
            hint = f"in a string it can be written \\u{ord(sign):04x}"
            report("E001", f"the invisible character {_shown(sign)} cannot stand in a story", start + offset, 1, hint)
            return


def _refuse(text: str, position: int, number: int, tokens: list[Token], report: Report) -> int:
    """Report what no token begins with, and return where to go on."""
    sign = text[position]
    if sign in '"`':
        return _refuse_unclosed(text, position, number, tokens, report)
    if sign in "“”„«»":
        end = next((i for i in range(position + 1, len(text)) if text[i] in '“”„«»"'), len(text) - 1) + 1
        message = f"{_shown(sign)} does not begin a string"
        report("E001", message, position + 1, 1, _INSTEAD[sign])
        tokens.append(Token("string", "", text[position + 1 : end - 1], number, position + 1, end - position))
        return end
    end = position + 1
    while end < len(text) and text[end] == sign:
        end += 1
    hint = _INSTEAD.get(sign, "remove this invisible character" if _is_control(sign) else "")
    report("E001", f"{_shown(sign)} cannot stand here", position + 1, end - position, hint)
    return end


def _refuse_unclosed(text: str, position: int, number: int, tokens: list[Token], report: Report) -> int:
    """Report a string, or a name in backticks, that does not end; take the rest of the line for it."""
    rest = text[position:]
    if text[position] == '"':
        message, hint = "this string has no end", 'put a " where it ends; a string cannot go on in the next line'
        tokens.append(Token("string", "", unescape(rest[1:]), number, position + 1, len(rest)))
    else:
        message, hint = "this name in backticks has no end", "put a ` where it ends"
        tokens.append(Token("name", "", rest[1:], number, position + 1, len(rest)))
    report("E002", message, position + 1, len(rest), hint)
    return len(text)


def _shown(sign: str) -> str:
    """Return the character as a message can show it."""
    return f"'{sign}'" if sign.isprintable() and not sign.isspace() else f"U+{ord(sign):04X}"
