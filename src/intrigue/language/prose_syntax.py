"""Syntax of prose: the texts that tell a story, and what its people are called.

`syntax.py` explains the whole tree and offers all of its nodes.
"""

from __future__ import annotations

from typing import Literal

from intrigue.language.expression_syntax import (
    Binder,
    Call,
    ComparisonOperator,
    Constant,
    Expression,
    Line,
    Name,
    NameUse,
    Number,
)


class TextLine(Line, frozen=True):
    """One string; a long text has several, each a line of its own."""

    text: str


class Prose(Line, frozen=True):
    """`"..."`, `seen "..."`, `felt to gaara if anger(gaara) > 40 "..."`; the texts beside it or in a block below it."""

    kind: Literal["plain", "seen", "felt", "thought", "refused", "failed", "intends", "drops"]
    lines: tuple[TextLine, ...]
    to: Binder | None = None
    condition: Expression | None = None


class Framing(Line, frozen=True):
    """`opening "..."`, `closing if merry "..."`."""

    kind: Literal["opening", "closing"]
    prose: Prose


class Describe(Line, frozen=True):
    """`describe office again to sakura "..."`."""

    subject: Name
    prose: Prose
    again: bool = False


class Later(Line, frozen=True):
    """`later 3 weeks "..."`."""

    minutes: int
    """0 where no time is stated."""
    prose: Prose


class Thought(Line, frozen=True):
    """`thought of c about x: character when jealous(c, x) "..."`."""

    thinker: Binder
    about: tuple[Binder, ...]
    condition: Expression
    prose: Prose
    """Its kind is `plain`; it has the texts alone."""


class Naming(Line, frozen=True):
    """`address gaara to sakura: "Haruno" if hurt(gaara) else "Sakura"`; `name sakura to gaara: "the medic"`."""

    kind: Literal["address", "name"]
    caller: Binder | None
    called: Binder
    names: tuple[tuple[str, Expression | None], ...]
    """Only the last may have no condition."""


class Wording(Line, frozen=True):
    """`say giggle(who, other) "{who} [giggle] at {other}"`; `say knots(p) >= 3 "{p's} neck [be] hard"`."""

    of: NameUse | Call
    operator: ComparisonOperator | None
    value: NameUse | Number | Constant | None
    text: TextLine
