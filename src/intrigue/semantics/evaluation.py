"""Reading expressions in a state.

Expressions are *ground* here: variables are filled in, quantifiers written out, negations pushed down to comparisons
(`grounding.py`), so that what remains can be read off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from intrigue.errors import DepthError, EvaluationError
from intrigue.model.expressions import (
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Expression,
    Literal,
    Or,
    Slot,
    Total,
)
from intrigue.model.terms import UNKNOWN, Value
from intrigue.semantics.state import State

if TYPE_CHECKING:
    from intrigue.semantics.setting import Setting


Ground: TypeAlias = Expression
"""An expression without variables, quantifiers and negations; its fluents are slots."""


class Mind(Protocol):
    """What expressions can be read in: a state, or the statements about the start."""

    @property
    def values(self) -> Sequence[Value]:
        """The value of every fluent."""
        ...

    def mind(self, character: str) -> Mind:
        """Return what this character believes here."""
        ...


def holds(setting: Setting, state: State, condition: Expression) -> bool:
    """Return whether the condition holds in the state; raise DepthError where it asks deeper than the state goes."""
    return value(setting, state, condition) is True


def value(setting: Setting, state: State, expression: Expression) -> Value:
    """Return the value of an expression without free variables; raise DepthError as `holds` does."""
    ground, depth = _prepared(setting, expression, state.owner)
    if depth > state.level:
        raise DepthError(
            f"this asks {depth} minds deep, but minds nest {state.level} deep here; "
            f"write `depth {depth + setting.level - state.level}` in the world to go deeper"
        )
    return read(state, ground)


def _prepared(setting: Setting, expression: Expression, owner: str | None) -> tuple[Ground, int]:
    """Return an expression in ground form, and how many minds deep it reads from the mind of `owner`."""
    # It is told by which it is: to look up a long expression by what it says takes longer than to read it.
    key = (id(expression), owner)
    known = setting.asked.get(key)
    if known is None:
        ground = setting.ground(expression)
        known = setting.asked[key] = expression, ground, chain_length(ground, owner, setting.world.introspection)
    return known[1], known[2]


def read(mind: Mind, expression: Ground) -> Value:
    """Return the value of a ground expression."""
    return _READERS[type(expression)](mind, expression)


def chain_length(expression: Ground, owner: str | None, introspection: bool) -> int:
    """Return how many minds deep a ground expression reads from the mind of `owner` (None: from the world).

    With introspection, what a mind believes of itself is no step.
    """
    match expression:
        case Believes(character=Literal(value=str(character)), body=body):
            step = not (introspection and character == owner)
            return step + chain_length(body, character, introspection)
        case And(parts=parts) | Or(parts=parts) | Total(parts=parts):
            inner: Sequence[Ground] = parts
        case Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
            inner = (left, right)
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            inner = (condition, then, otherwise)
        case _:
            return 0
    return max((chain_length(part, owner, introspection) for part in inner), default=0)


def _believes(mind: Mind, node: Believes) -> Value:
    assert isinstance(node.character, Literal)
    assert isinstance(node.character.value, str)
    return read(mind.mind(node.character.value), node.body)


def _comparison(mind: Mind, node: Comparison) -> Value:
    left, right = node.left, node.right
    return compare(node.operator, _READERS[type(left)](mind, left), _READERS[type(right)](mind, right))


def _and(mind: Mind, node: And) -> Value:
    for part in node.parts:  # noqa: SIM110 - this and the next run more often than anything else, and loops are quicker
        if _READERS[type(part)](mind, part) is not True:
            return False
    return True


def _or(mind: Mind, node: Or) -> Value:
    for part in node.parts:  # noqa: SIM110
        if _READERS[type(part)](mind, part) is True:
            return True
    return False


def compare(operator: str, left: Value, right: Value) -> bool:
    """Return whether the comparison holds: identity for `==` and `!=`, and order is false with an unknown."""
    if operator == "==":
        return left == right
    if operator == "!=":
        return left != right
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return False
    return _ORDERS[operator](left, right)


def calculate(operator: str, left: Value, right: Value) -> Value:
    """Return the result, unknown when either side is no number; raise EvaluationError on a division by zero."""
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return UNKNOWN
    if operator == "/" and right == 0:
        raise EvaluationError(f"division by zero: {left} / 0")
    result = _OPERATIONS[operator](left, right)
    return int(result) if isinstance(result, float) and result.is_integer() else result


def _total(mind: Mind, node: Total) -> Value:
    result: Value = 0 if node.operator == "+" else 1
    for part in node.parts:
        result = calculate(node.operator, result, number(read(mind, part)))
    return result


def number(value: Value) -> Value:
    """Return the value as it counts in a sum: yes is 1, no is 0."""
    return int(value) if isinstance(value, bool) else value


def _conditional(mind: Mind, node: Conditional) -> Value:
    return read(mind, node.then if read(mind, node.condition) is True else node.otherwise)


_READERS: Mapping[type, Callable[..., Value]] = {
    Literal: lambda mind, node: node.value,
    Slot: lambda mind, node: mind.values[node.index],
    Believes: _believes,
    Comparison: _comparison,
    And: _and,
    Or: _or,
    Conditional: _conditional,
    Arithmetic: lambda mind, node: calculate(
        node.operator, number(read(mind, node.left)), number(read(mind, node.right))
    ),
    Total: _total,
}

_ORDERS: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}

_OPERATIONS: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}
