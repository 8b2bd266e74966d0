"""Conditions, values and effects written with Python's operators.

An `Expr` wraps a node of `model/expressions.py` and answers `==`, `<`, `&`, `|`, `~`, `+` and their kin with a new one;
nothing is computed. A `Change` wraps an effect. Both are made by the names that a `WorldBuilder` hands out: types,
things, variables, properties and actions.

    at(who) != to                          a comparison
    likes(who, gift) & ~likes(other, gift)
    sakura.believes(at(gaara) == street)   in sakura's mind
    at(who).becomes(to)                    an effect
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn, TypeAlias, overload

from intrigue.model.expressions import (
    NO,
    YES,
    And,
    Arithmetic,
    Assign,
    Believes,
    Call,
    Comparison,
    ComparisonOperator,
    Did,
    Effect,
    Expression,
    ForEach,
    Forget,
    ForgetSince,
    Knows,
    Literal,
    Not,
    Or,
    Read,
    RuledOut,
    Term,
    TypeTest,
    When,
)
from intrigue.model.terms import EntityOf, Special, Value, Variable

# --- Expressions ------------------------------------------------------------------------------------------------------


class Expr:
    """A condition or a value of the story, to be combined with operators."""

    __slots__ = ("node",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, node: Expression) -> None:
        self.node: Expression = node
        """The frozen node that stands in the world."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.node!r})"

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a condition has no truth value while the world is built: join with & | ~ instead of and, or, not, "
            "and compare names (`thing.name`) where Python itself is to decide"
        )

    def __eq__(self, other: object) -> Expr:  # type: ignore[override]
        return self._compare("==", other)

    def __ne__(self, other: object) -> Expr:  # type: ignore[override]
        return self._compare("!=", other)

    def __lt__(self, other: Operand) -> Expr:
        return self._compare("<", other)

    def __le__(self, other: Operand) -> Expr:
        return self._compare("<=", other)

    def __gt__(self, other: Operand) -> Expr:
        return self._compare(">", other)

    def __ge__(self, other: Operand) -> Expr:
        return self._compare(">=", other)

    def _compare(self, operator: ComparisonOperator, other: object) -> Expr:
        return Expr(Comparison(operator, self.node, node_of(other)))

    def __and__(self, other: Expr) -> Expr:
        return all_of(self, other)

    def __or__(self, other: Expr) -> Expr:
        return any_of(self, other)

    def __invert__(self) -> Expr:
        return Expr(Not(self.node))

    def __add__(self, other: Operand) -> Expr:
        return Expr(Arithmetic("+", self.node, node_of(other)))

    def __radd__(self, other: Operand) -> Expr:
        return Expr(Arithmetic("+", node_of(other), self.node))

    def __sub__(self, other: Operand) -> Expr:
        return Expr(Arithmetic("-", self.node, node_of(other)))

    def __rsub__(self, other: Operand) -> Expr:
        return Expr(Arithmetic("-", node_of(other), self.node))

    def __mul__(self, other: Operand) -> Expr:
        return Expr(Arithmetic("*", self.node, node_of(other)))

    def __rmul__(self, other: Operand) -> Expr:
        return Expr(Arithmetic("*", node_of(other), self.node))

    def __truediv__(self, other: Operand) -> Expr:
        return Expr(Arithmetic("/", self.node, node_of(other)))

    def __rtruediv__(self, other: Operand) -> Expr:
        return Expr(Arithmetic("/", node_of(other), self.node))

    def __neg__(self) -> Expr:
        return 0 - self

    def is_a(self, type_: EntityType) -> Expr:
        """Return whether the value is an entity of this type."""
        return Expr(TypeTest(self.node, type_.name))


class Named(Expr):
    """An entity or a variable: what may fill a position, and whose mind may be spoken of."""

    __slots__ = ()

    @property
    def term(self) -> Term:
        """The node, as what may fill a position."""
        assert isinstance(self.node, Literal | Variable)
        return self.node

    @overload
    def believes(self, what: Expr) -> Expr: ...
    @overload
    def believes(self, what: Change) -> Change: ...
    def believes(self, what: Expr | Change) -> Expr | Change:
        """Return the condition (or the effect) as it is in this character's mind.

        In a condition, everything inside is read in that mind. Of an effect, the fluent is set in that mind, but values
        and conditions are read where the event happens; `fluent.becomes(c.believes(value))` takes the mind's own value.
        """
        if isinstance(what, Change):
            return Change(tuple(_in_mind(self.term, each) for each in what.nodes))
        return Expr(Believes(self.term, what.node))

    def knows(self, what: Expr) -> Expr:
        """Return whether the character's belief is true: of a condition, that it holds; of a value, that it is so."""
        return Expr(Knows(self.term, what.node))

    def forgets(self, what: Fluent) -> Change:
        """Return the effect by which the character no longer knows a fluent, or no longer remembers a deed."""
        if isinstance(what.node, RuledOut):
            raise TypeError("a character forgets properties and deeds, not what was ruled out")
        assert isinstance(what.node, Read | Did)
        return Change((Forget(self.term, what.node),))

    def forgets_since(self, mark: str) -> Change:
        """Return the effect by which the character's mind is as it was at the last event of this name."""
        return Change((ForgetSince(self.term, mark),))

    def ruled_out(self, what: Fluent, value: Operand) -> Fluent:
        """Return whether the character has ruled out that a fluent has this value."""
        if not isinstance(what.node, Read):
            raise TypeError("only values of properties can be ruled out")
        return Fluent(RuledOut(self.term, what.node, term_of(value)))


class Thing(Named):
    """An entity of the world."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        super().__init__(Literal(name))
        self.name = name
        """How the world calls it; a plain string, for Python to compare and to sort."""


class Var(Named):
    """A variable: it stands for any entity of a type."""

    __slots__ = ("name", "variable")

    def __init__(self, name: str, type_name: str) -> None:
        self.variable = Variable(name, type_name)
        """The variable as the world holds it."""
        self.name = name
        """How the world calls it."""
        super().__init__(self.variable)


class Fluent(Expr):
    """A property (or a memory of a deed) with its positions filled: can be read, and set."""

    __slots__ = ()

    @property
    def target(self) -> Read | Did | RuledOut:
        """The node, as what may be set."""
        assert isinstance(self.node, Read | Did | RuledOut)
        return self.node

    def becomes(self, value: Operand) -> Change:
        """Return the effect that the fluent takes a value."""
        return Change((Assign(self.target, node_of(value)),))

    def increases(self, by: Operand = 1) -> Change:
        """Return the effect that a number grows."""
        return self.becomes(self + by)

    def decreases(self, by: Operand = 1) -> Change:
        """Return the effect that a number shrinks."""
        return self.becomes(self - by)


@dataclass(frozen=True)
class EntityType:
    """A type of entities. Called with a name, it gives a variable; as a value, it says what a property points at."""

    name: str
    """How the world calls it."""

    def __call__(self, name: str) -> Var:
        """Return a variable for any entity of this type."""
        return Var(name, self.name)

    @property
    def or_none(self) -> EntityOf:
        """What a property is that points at such an entity or at nothing."""
        return EntityOf(self.name, may_be_none=True)


@dataclass(frozen=True)
class Deed:
    """An action with its positions filled."""

    call: Call
    """The action's name and what fills its positions."""

    @property
    def happened(self) -> Fluent:
        """Whether it has happened, as far as the mind that is asked knows; `c.believes(deed.happened)` asks c's."""
        return Fluent(Did(self.call.signature, self.call.arguments))


Operand: TypeAlias = Expr | bool | int | float | str | Special
"""What may stand in a condition: an expression, or a plain value; a string names an entity."""


def node_of(value: object) -> Expression:
    """Return the node for an operand; raise TypeError for what cannot stand in a story."""
    match value:
        case Expr():
            return value.node
        case float() if value.is_integer():
            return Literal(int(value))
        case bool() | int() | float() | str() | Special():
            return Literal(value)
        case Deed():
            raise TypeError("an action is not a condition; use `deed.happened`, or `happens(deed)` in a check")
        case _:
            raise TypeError(f"{value!r} cannot stand in a condition or as a value of a story")


def term_of(value: object) -> Term:
    """Return the operand as what may fill a position; raise TypeError for anything that must be worked out first."""
    node = node_of(value)
    if not isinstance(node, Literal | Variable):
        raise TypeError("a position takes an entity, a variable or a plain value; bind what you read with `exists`")
    return node


def value_of(operand: Operand) -> Value:
    """Return a plain value or an entity's name; raise TypeError for anything that must be worked out first."""
    node = node_of(operand)
    if not isinstance(node, Literal):
        raise TypeError("a plain value is needed here")
    return node.value


def all_of(*conditions: Operand) -> Expr:
    """Return the condition that all of these hold; of none, that it always does."""
    return Expr(_joined(And, conditions) or YES)


def any_of(*conditions: Operand) -> Expr:
    """Return the condition that one of these holds; of none, that it never does."""
    return Expr(_joined(Or, conditions) or NO)


def _joined(kind: type[And] | type[Or], conditions: Iterable[Operand]) -> Expression | None:
    """Return the parts as one flat node, a single part as itself, and None for none."""
    nodes = [node_of(each) for each in conditions]
    parts = [part for node in nodes for part in (node.parts if isinstance(node, kind) else (node,))]
    return None if not parts else parts[0] if len(parts) == 1 else kind(tuple(parts))


# --- Effects ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """One or more effects."""

    nodes: tuple[Effect, ...]
    """The frozen effects that stand in the world."""


def _in_mind(character: Term, effect: Effect) -> Effect:
    match effect:
        case Assign(fluent=fluent, value=value, believers=believers):
            return Assign(fluent, value, (character, *believers))
        case When(condition=condition, effects=effects, otherwise=otherwise):
            return When(
                condition,
                tuple(_in_mind(character, each) for each in effects),
                tuple(_in_mind(character, each) for each in otherwise),
            )
        case ForEach(variable=variable, effects=effects, condition=condition):
            return ForEach(variable, tuple(_in_mind(character, each) for each in effects), condition)
        case Forget() | ForgetSince():
            raise TypeError("what somebody forgets is already about a mind")
