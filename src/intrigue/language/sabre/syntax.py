"""The shape of a Sabre expression, before anybody has asked what its names mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from intrigue.language.sabre.tokens import Token


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """Any piece of an expression, with the tokens it lies between (both inside)."""

    first: Token
    last: Token


@dataclass(frozen=True, slots=True, eq=False)
class Atom(Node):
    """One token that is a value: `?`, `True`, `False`, a number or a name."""


@dataclass(frozen=True, slots=True, eq=False)
class Fluent(Node):
    """A property with its arguments; `first` is its name."""

    arguments: tuple[Token, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Belief(Node):
    """`believes(character, body)`."""

    character: Token
    body: Syntax


@dataclass(frozen=True, slots=True, eq=False)
class Junction(Node):
    """Two or more parts with `&` or `|` between them."""

    operator: Literal["&", "|"]
    parts: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Negation(Node):
    """`!` and all the rest."""

    part: Syntax


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Node):
    """`if`, any number of `elseif`, and perhaps `else`."""

    branches: tuple[tuple[Syntax, Syntax], ...]
    otherwise: Syntax | None


@dataclass(frozen=True, slots=True, eq=False)
class Binder(Node):
    """A word that binds a variable: `forall`, `exists`, `sum` or `product`; `first` is that word."""

    variable: Token
    type: Token
    body: Syntax


@dataclass(frozen=True, slots=True, eq=False)
class Assignment(Node):
    """`target = value`; the target is a fluent, perhaps inside `believes`."""

    operator: Token
    target: Fluent | Belief
    value: Syntax


@dataclass(frozen=True, slots=True, eq=False)
class Relation(Node):
    """Two sides with a comparison between them."""

    operator: Token
    left: Syntax
    right: Syntax


@dataclass(frozen=True, slots=True, eq=False)
class Membership(Node):
    """`subject : type`."""

    subject: Syntax
    type: Token


@dataclass(frozen=True, slots=True, eq=False)
class Calculation(Node):
    """Two sides with `*`, `/`, `+` or `-` between them."""

    operator: Token
    left: Syntax
    right: Syntax


Syntax: TypeAlias = (
    Atom | Fluent | Belief | Junction | Negation | Choice | Binder | Assignment | Relation | Membership | Calculation
)
