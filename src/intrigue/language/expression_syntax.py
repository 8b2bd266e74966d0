"""Syntax of what is said about the world: names, conditions, values and effects.

`syntax.py` explains the whole tree and offers all of its nodes.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from intrigue.errors import Place
from intrigue.model.terms import Special

NOWHERE = Place("<made>", 0, 0)
"""The place of nodes that were not read from a text."""


class Layout(Struct, frozen=True):
    """Comments and blank lines around a line. Comments are kept without `#` and the blank behind it."""

    before: tuple[str | None, ...] = ()
    """Own lines above: a comment's text, or None for a blank line."""
    trailing: str | None = None
    """The comment at the end of the line."""
    below: tuple[str | None, ...] = ()
    """Own lines below, where no further line of the block follows that they could belong to."""


PLAIN = Layout()

ASIDE = frozenset({"place", "layout", "else_layout", "formula_layout", "below"})
"""The fields that tell where and with which comments something was written."""


class Node(Struct, frozen=True, eq=False, kw_only=True):
    """Anything that was written. Two nodes are equal where they say the same, wherever it stands."""

    place: Place = NOWHERE
    """Where it begins."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and type(self) is type(other) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash((type(self), *self._said().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._said().items())})"

    def _said(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__struct_fields__ if name not in ASIDE}


class Line(Node, frozen=True, kw_only=True):
    """A node that can stand on a line of its own."""

    layout: Layout = PLAIN


class Name(Node, frozen=True):
    """A word that names something."""

    text: str
    """Without backticks."""


class Binder(Node, frozen=True):
    """A variable with the type that it ranges over, where one is stated."""

    name: Name
    type: Name | None = None
    """The text `yes or no` where it ranges over both truth values."""


# --- Expressions ------------------------------------------------------------------------------------------------------


class Number(Node, frozen=True):
    """A number, perhaps negative."""

    value: int | float
    """An int where it is whole."""


class Constant(Node, frozen=True):
    """`yes`, `no`, `unknown` or `none`."""

    value: bool | Special


class NameUse(Node, frozen=True):
    """A bare name: a variable, an entity, or a property without positions."""

    name: Name


class Call(Node, frozen=True):
    """A name with parentheses: a property's or an action's."""

    name: Name
    arguments: tuple[Expression, ...] = ()


class Typed(Node, frozen=True):
    """`other: character` as an argument."""

    name: Name
    type: Name


class Did(Node, frozen=True):
    """`did give(a, b, c)`."""

    call: Call
    """Without arguments also where no parentheses were written."""


class RuledOut(Node, frozen=True):
    """`ruled_out(holder, fluent, value)`."""

    holder: Expression
    fluent: Expression
    value: Expression


class Believes(Node, frozen=True):
    """`c believes body`."""

    character: Name
    body: Expression


class Knows(Node, frozen=True):
    """`c knows body`."""

    character: Name
    body: Expression


class Arithmetic(Node, frozen=True):
    """Two numbers combined."""

    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


class Negate(Node, frozen=True):
    """Minus before anything but a plain number."""

    operand: Expression


class Conditional(Node, frozen=True):
    """`then if condition else otherwise`."""

    then: Expression
    condition: Expression
    otherwise: Expression | None = None
    """None in a want: 0."""


QuantifierKind: TypeAlias = Literal["exists", "all", "only", "count", "sum", "product"]


class Quantifier(Node, frozen=True):
    """`exists g: gift . body` and its kin."""

    kind: QuantifierKind
    variable: Binder
    """Always with a type."""
    body: Expression
    others: tuple[Binder, ...] = ()
    """Further variables, each with its type: `exists p: person, g: gift . body`."""


ComparisonOperator: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]


class Comparison(Node, frozen=True):
    """Two values compared."""

    operator: ComparisonOperator
    left: Expression
    right: Expression


class TypeTest(Node, frozen=True):
    """`subject is type`."""

    subject: Expression
    type: Name


class And(Node, frozen=True):
    """Two or more parts joined by `and`."""

    parts: tuple[Expression, ...]


class Or(Node, frozen=True):
    """Two or more parts joined by `or`."""

    parts: tuple[Expression, ...]


class Not(Node, frozen=True):
    """`not part`."""

    part: Expression


TemporalKind: TypeAlias = Literal["always", "never", "eventually", "before", "until"]


class Temporal(Node, frozen=True):
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


class Assign(Line, frozen=True):
    """`f = e`, `f += e`; plain `f` is `f = yes`, and `not f` is `f = no`."""

    fluent: Fluent
    operator: Literal["=", "+=", "-=", "*=", "/="]
    value: Expression
    """For plain `f` and `not f`: yes and no. The printer writes these two short."""
    enclosed: bool = False
    """Written in parentheses after `believes`: the value is read in that mind."""


class Believe(Line, frozen=True):
    """`c believes` with what it is made to believe."""

    character: Name
    effects: tuple[Effect, ...]


class IfEffect(Line, frozen=True):
    """`if condition:` ... `else:` ...; `else if` is an `IfEffect` alone in `otherwise`."""

    condition: Expression
    effects: tuple[Effect, ...]
    otherwise: tuple[Effect, ...] = ()
    else_layout: Layout = PLAIN
    """Around the `else` line."""


class ForEach(Line, frozen=True):
    """`for c: character if condition:` ..."""

    variable: Binder
    """Always with a type."""
    condition: Expression | None
    effects: tuple[Effect, ...]


class Forget(Line, frozen=True):
    """`c forgets p(...)`."""

    character: Name
    fluent: Fluent


class ForgetSince(Line, frozen=True):
    """`c forgets since dawn`."""

    character: Name
    mark: Name


Effect: TypeAlias = Assign | Believe | IfEffect | ForEach | Forget | ForgetSince
