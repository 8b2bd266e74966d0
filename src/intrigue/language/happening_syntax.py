"""Syntax of what happens: actions, events and rules with their clauses.

`syntax.py` explains the whole tree and offers all of its nodes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from intrigue.language.expression_syntax import Binder, Call, Constant, Effect, Expression, Line, Name, Node, Number
from intrigue.language.prose_syntax import Prose


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """One position in the parentheses of a declaration."""

    name: Name | Number | Constant
    """A number or constant only where it stands alone: a position that never varies."""
    kind: Name | Number | Constant | None = None
    """What stands after the colon: a type (also `yes or no`), or the one value it has."""


# --- Actions, events, rules -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class By(Line):
    """`by who, other`: who consents; the first is the actor."""

    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class With(Line):
    """`with sakura`: who takes part."""

    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class SeenBy(Line):
    """`seen by c if condition as browse(who)`; `seen by nobody`."""

    variable: Binder | None
    """None: nobody. Its type, where none is stated, is `character`."""
    condition: Expression | None = None
    seen_as: Call | None = None


@dataclass(frozen=True, slots=True)
class If(Line):
    """`if condition`, `privately if condition`."""

    condition: Expression
    private: bool = False


@dataclass(frozen=True, slots=True)
class When(Line):
    """`when condition` of a rule; a `Call` alone may name an action."""

    condition: Expression


@dataclass(frozen=True, slots=True)
class Then(Line):
    """`then` with the effects."""

    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Takes(Line):
    """`takes 2 hours`."""

    minutes: int


@dataclass(frozen=True, slots=True)
class At(Line):
    """`at 08:00`, in minutes after midnight."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Every(Line):
    """`every day`, `every 3 hours`."""

    minutes: int


@dataclass(frozen=True, slots=True)
class After(Line):
    """`after 3 weeks`."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Chance(Line):
    """`with chance 1 in 6`."""

    wins: int
    of: int


@dataclass(frozen=True, slots=True)
class KnownTo(Line):
    """`known to sakura`; without names: `hidden`."""

    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Slowly(Line):
    """`slowly`."""


Clause: TypeAlias = (
    Prose | By | With | SeenBy | If | When | Then | Takes | At | Every | After | Chance | KnownTo | Slowly
)


@dataclass(frozen=True, slots=True)
class Happening(Line):
    """An action, an event or a rule: a header and clauses, on the header's line or below it.

    The parser has made sure that each clause fits the kind, and that only `Prose` and `SeenBy` come more than once.
    """

    kind: Literal["action", "event", "rule"]
    name: Name | None
    """None for a rule without a name."""
    parameters: tuple[Parameter, ...]
    clauses: tuple[Clause, ...]
