"""Syntax of what is said about the world: names, conditions, values and effects.

`syntax.py` explains the whole tree and offers all of its nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from intrigue.errors import Place
from intrigue.model.terms import Special

NOWHERE = Place("<made>", 0, 0)
"""The place of nodes that were not read from a text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Comments and blank lines around a line. Comments are kept without `#` and the blank behind it."""

    before: tuple[str | None, ...] = ()
    """Own lines above: a comment's text, or None for a blank line."""
    trailing: str | None = None
    """The comment at the end of the line."""
    below: tuple[str | None, ...] = ()
    """Own lines below, where no further line of the block follows that they could belong to."""


PLAIN = Layout()


@dataclass(frozen=True, slots=True)
class Node:
    """Anything that was written."""

    place: Place = field(default=NOWHERE, compare=False, repr=False, kw_only=True)
    """Where it begins."""


@dataclass(frozen=True, slots=True)
class Line(Node):
    """A node that can stand on a line of its own."""

    layout: Layout = field(default=PLAIN, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A word that names something."""

    text: str
    """Without backticks."""


@dataclass(frozen=True, slots=True)
class Binder(Node):
    """A variable with the type that it ranges over, where one is stated."""

    name: Name
    type: Name | None = None
    """The text `yes or no` where it ranges over both truth values."""


# --- Expressions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number, perhaps negative."""

    value: int | float
    """An int where it is whole."""


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """`yes`, `no`, `unknown` or `none`."""

    value: bool | Special


@dataclass(frozen=True, slots=True)
class NameUse(Node):
    """A bare name: a variable, an entity, or a property without positions."""

    name: Name


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A name with parentheses: a property's or an action's."""

    name: Name
    arguments: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed(Node):
    """`other: character` as an argument."""

    name: Name
    type: Name


@dataclass(frozen=True, slots=True)
class Did(Node):
    """`did give(a, b, c)`."""

    call: Call
    """Without arguments also where no parentheses were written."""


@dataclass(frozen=True, slots=True)
class RuledOut(Node):
    """`ruled_out(holder, fluent, value)`."""

    holder: Expression
    fluent: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class Believes(Node):
    """`c believes body`."""

    character: Name
    body: Expression


@dataclass(frozen=True, slots=True)
class Knows(Node):
    """`c knows body`."""

    character: Name
    body: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """Two numbers combined."""

    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negate(Node):
    """Minus before anything but a plain number."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """`then if condition else otherwise`."""

    then: Expression
    condition: Expression
    otherwise: Expression | None = None
    """None in a want: 0."""


QuantifierKind: TypeAlias = Literal["exists", "all", "only", "count", "sum", "product"]


@dataclass(frozen=True, slots=True)
class Quantifier(Node):
    """`exists g: gift . body` and its kin."""

    kind: QuantifierKind
    variable: Binder
    """Always with a type."""
    body: Expression
    others: tuple[Binder, ...] = ()
    """Further variables, each with its type: `exists p: person, g: gift . body`."""


ComparisonOperator: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """Two values compared."""

    operator: ComparisonOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class TypeTest(Node):
    """`subject is type`."""

    subject: Expression
    type: Name


@dataclass(frozen=True, slots=True)
class And(Node):
    """Two or more parts joined by `and`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """Two or more parts joined by `or`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not part`."""

    part: Expression


TemporalKind: TypeAlias = Literal["always", "never", "eventually", "before", "until"]


@dataclass(frozen=True, slots=True)
class Temporal(Node):
    """A property over a run, in a check."""

    kind: TemporalKind
    left: Expression
    right: Expression | None = None
    """Of `before` and `until` only."""


Expression: TypeAlias = (
    Number
    | Constant
    | NameUse
    | Call
    | Typed
    | Did
    | RuledOut
    | Believes
    | Knows
    | Arithmetic
    | Negate
    | Conditional
    | Quantifier
    | Comparison
    | TypeTest
    | And
    | Or
    | Not
    | Temporal
)

Fluent: TypeAlias = NameUse | Call | Did | RuledOut
"""What can be set."""


# --- Effects ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assign(Line):
    """`f = e`, `f += e`; plain `f` is `f = yes`, and `not f` is `f = no`."""

    fluent: Fluent
    operator: Literal["=", "+=", "-=", "*=", "/="]
    value: Expression
    """For plain `f` and `not f`: yes and no. The printer writes these two short."""
    enclosed: bool = False
    """Written in parentheses after `believes`: the value is read in that mind."""


@dataclass(frozen=True, slots=True)
class Believe(Line):
    """`c believes` with what it is made to believe."""

    character: Name
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class IfEffect(Line):
    """`if condition:` ... `else:` ...; `else if` is an `IfEffect` alone in `otherwise`."""

    condition: Expression
    effects: tuple[Effect, ...]
    otherwise: tuple[Effect, ...] = ()
    else_layout: Layout = field(default=PLAIN, compare=False, repr=False, kw_only=True)
    """Around the `else` line."""


@dataclass(frozen=True, slots=True)
class ForEach(Line):
    """`for c: character if condition:` ..."""

    variable: Binder
    """Always with a type."""
    condition: Expression | None
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Forget(Line):
    """`c forgets p(...)`."""

    character: Name
    fluent: Fluent


@dataclass(frozen=True, slots=True)
class ForgetSince(Line):
    """`c forgets since dawn`."""

    character: Name
    mark: Name


Effect: TypeAlias = Assign | Believe | IfEffect | ForEach | Forget | ForgetSince
