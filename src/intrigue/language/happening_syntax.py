"""Syntax of what happens: actions, events and rules with their clauses.

`syntax.py` explains the whole tree and offers all of its nodes.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from intrigue.language.expression_syntax import Binder, Call, Constant, Effect, Expression, Line, Name, Node, Number
from intrigue.language.prose_syntax import Prose


class Parameter(Node, frozen=True):
    """One position in the parentheses of a declaration."""

    name: Name | Number | Constant
    """A number or constant only where it stands alone: a position that never varies."""
    kind: Name | Number | Constant | None = None
    """What stands after the colon: a type (also `yes or no`), or the one value it has."""


# --- Actions, events, rules -------------------------------------------------------------------------------------------


class By(Line, frozen=True):
    """`by who, other`: who consents; the first is the actor."""

    names: tuple[Name, ...]


class With(Line, frozen=True):
    """`with sakura`: who takes part."""

    names: tuple[Name, ...]


class SeenBy(Line, frozen=True):
    """`seen by c if condition as browse(who)`; `seen by nobody`."""

    variable: Binder | None
    """None: nobody. Its type, where none is stated, is `character`."""
    condition: Expression | None = None
    seen_as: Call | None = None


class If(Line, frozen=True):
    """`if condition`, `privately if condition`."""

    condition: Expression
    private: bool = False


class When(Line, frozen=True):
    """`when condition` of a rule; a `Call` alone may name an action."""

    condition: Expression


class Then(Line, frozen=True):
    """`then` with the effects."""

    effects: tuple[Effect, ...]


class Takes(Line, frozen=True):
    """`takes 2 hours`."""

    minutes: int


class At(Line, frozen=True):
    """`at 08:00`, in minutes after midnight."""

    minutes: int


class Every(Line, frozen=True):
    """`every day`, `every 3 hours`."""

    minutes: int


class After(Line, frozen=True):
    """`after 3 weeks`."""

    minutes: int


class Chance(Line, frozen=True):
    """`with chance 1 in 6`."""

    wins: int
    of: int


class KnownTo(Line, frozen=True):
    """`known to sakura`; without names: `hidden`."""

    names: tuple[Name, ...]


class Slowly(Line, frozen=True):
    """`slowly`."""


Clause: TypeAlias = (
    Prose | By | With | SeenBy | If | When | Then | Takes | At | Every | After | Chance | KnownTo | Slowly
)


class Happening(Line, frozen=True):
    """An action, an event or a rule: a header and clauses, on the header's line or below it.

    The parser has made sure that each clause fits the kind, and that only `Prose` and `SeenBy` come more than once.
    """

    kind: Literal["action", "event", "rule"]
    name: Name | None
    """None for a rule without a name."""
    parameters: tuple[Parameter, ...]
    clauses: tuple[Clause, ...]
