"""Expressions as text, with no more parentheses than reading them again needs."""

from __future__ import annotations

from decimal import Decimal

from intrigue.language.syntax import (
    And,
    Arithmetic,
    Believes,
    Binder,
    Call,
    Comparison,
    Conditional,
    Constant,
    Did,
    Expression,
    Knows,
    Name,
    NameUse,
    Negate,
    Not,
    Number,
    Or,
    Quantifier,
    RuledOut,
    Temporal,
    Typed,
    TypeTest,
)
from intrigue.language.tokens import NAME, escape
from intrigue.language.words import EXPRESSION_WORDS
from intrigue.model.terms import Special

_FORMULA, _VALUE, _EITHER, _BOTH, _NEGATION, _SUM, _PRODUCT, _OPERAND = range(8)
"""Levels of binding, loosest first: what may stand without parentheses where this level is read."""


def expression_text(expression: Expression) -> str:
    """Return the condition or value as text."""
    return _text(expression, _VALUE, True)


def condition_text(expression: Expression) -> str:
    """Return the condition as it stands behind `if` and its kin."""
    return _text(expression, _EITHER, True)


def formula_text(expression: Expression) -> str:
    """Return what a check states as text."""
    return _text(expression, _FORMULA, True)


def condition_pieces(expression: Expression) -> list[str]:
    """Return the parts of a long condition, each but the first with the `and` or `or` before it."""
    if not isinstance(expression, And | Or):
        return [condition_text(expression)]
    word, level = ("and", _NEGATION) if isinstance(expression, And) else ("or", _BOTH)
    last = len(expression.parts) - 1
    texts = [_text(part, level, position == last) for position, part in enumerate(expression.parts)]
    return [texts[0], *(f"{word} {each}" for each in texts[1:])]


def name_text(name: Name, reserved: frozenset[str] = EXPRESSION_WORDS) -> str:
    """Return the name, in backticks where it would be read as something else."""
    if name.text not in reserved and NAME.fullmatch(name.text):
        return name.text
    return escape(name.text, "`")


def type_text(name: Name) -> str:
    """Return a type's name; `yes or no` is none."""
    return name.text if name.text == "yes or no" else name_text(name)


def binder_text(binder: Binder) -> str:
    """Return the variable with its type, if one is stated."""
    return name_text(binder.name) + (f": {type_text(binder.type)}" if binder.type is not None else "")


def number_text(value: int | float) -> str:
    """Return the number without an exponent."""
    if isinstance(value, int):
        return str(value)
    return format(Decimal(repr(value)), "f")


def constant_text(value: bool | Special) -> str:
    """Return the word for the value."""
    if isinstance(value, Special):
        return value.value
    return "yes" if value else "no"


def call_text(call: Call) -> str:
    """Return a name with its arguments."""
    return f"{name_text(call.name)}({_arguments(call.arguments)})"


def _arguments(arguments: tuple[Expression, ...]) -> str:
    """Return arguments with commas between them."""
    return ", ".join(_text(each, _VALUE, True) for each in arguments)


def _text(node: Expression, least: int, last: bool) -> str:
    """Return the node where at least this level is read; `last` tells that nothing follows which it could swallow."""
    match node:
        case NameUse(name=name):
            return name_text(name)
        case Number(value=number):
            return number_text(number)
        case Constant(value=value):
            return constant_text(value)
        case Call():
            return call_text(node)
        case Typed(name=name, type=type_):
            return f"{name_text(name)}: {type_text(type_)}"
        case Did(call=call):
            return f"did {call_text(call)}"
        case RuledOut(holder=holder, fluent=fluent, value=what):
            return f"ruled_out({_arguments((holder, fluent, what))})"
    level, greedy = _level(node)
    if level < least or (greedy and not last):
        return f"({_joined(node, True)})"
    return _joined(node, last)


def _level(node: Expression) -> tuple[int, bool]:
    """Return how tightly the node binds, and whether it takes in whatever follows it."""
    match node:
        case Temporal():
            return _FORMULA, False
        case Conditional():
            return _VALUE, False
        case Or():
            return _EITHER, False
        case And():
            return _BOTH, False
        case Not() | Believes() | Knows() | Comparison() | TypeTest():
            return _NEGATION, False
        case Arithmetic(operator="+" | "-"):
            return _SUM, False
        case Arithmetic():
            return _PRODUCT, False
        case Quantifier():
            return _OPERAND, True
        case _:
            return _OPERAND, False


def _joined(node: Expression, last: bool) -> str:
    """Return a node that has parts, without parentheses around it."""
    match node:
        case Conditional(then=then, condition=condition, otherwise=otherwise):
            head = f"{_text(then, _EITHER, False)} if {_text(condition, _EITHER, otherwise is None and last)}"
            return head if otherwise is None else f"{head} else {_text(otherwise, _VALUE, last)}"
        case Or(parts=parts):
            return " or ".join(_text(each, _BOTH, last and i == len(parts) - 1) for i, each in enumerate(parts))
        case And(parts=parts):
            return " and ".join(_text(each, _NEGATION, last and i == len(parts) - 1) for i, each in enumerate(parts))
        case Not(part=Comparison() | TypeTest() | Believes() | Knows() as part):
            return f"not ({_joined(part, True)})"
        case Not(part=part):
            return f"not {_text(part, _NEGATION, last)}"
        case Believes(character=name, body=body):
            return f"{name_text(name)} believes {_text(body, _NEGATION, last)}"
        case Knows(character=name, body=body):
            return f"{name_text(name)} knows {_text(body, _NEGATION, last)}"
        case Comparison(operator=operator, left=left, right=right):
            return f"{_text(left, _SUM, False)} {operator} {_text(right, _SUM, last)}"
        case TypeTest(subject=subject, type=type_):
            return f"{_text(subject, _SUM, False)} is {type_text(type_)}"
        case Arithmetic(operator=operator, left=left, right=right):
            level = _SUM if operator in "+-" else _PRODUCT
            return f"{_text(left, level, False)} {operator} {_text(right, level + 1, last)}"
        case _:
            return _prefixed(node, last)


def _prefixed(node: Expression, last: bool) -> str:
    """Return a node that begins with a word or sign of its own."""
    match node:
        case Negate(operand=operand):
            return f"-{_negated(operand, last)}"
        case Quantifier(kind=kind, variable=variable, body=body, others=others):
            level = _VALUE if kind in ("sum", "product") else _EITHER
            return f"{kind} {', '.join(map(binder_text, (variable, *others)))} . {_text(body, level, last)}"
        case Temporal(kind="before" | "until" as kind, left=left, right=right):
            assert right is not None
            return f"{_temporal(left)} {kind} {_temporal(right)}"
        case Temporal(kind=kind, left=left):
            return f"{kind} {_temporal(left)}"
        case _:
            raise TypeError(f"{type(node).__name__} is no expression")


def _negated(operand: Expression, last: bool) -> str:
    """Return what stands behind a minus; a plain number in parentheses, which keeps it from being read as one."""
    if isinstance(operand, Number) and operand.value >= 0:
        return f"({number_text(operand.value)})"
    return _text(operand, _OPERAND, last)


def _temporal(operand: Expression) -> str:
    """Return an operand of a temporal word: another that stands before its operand needs no parentheses."""
    if isinstance(operand, Temporal) and operand.right is not None:
        return f"({_joined(operand, True)})"
    if isinstance(operand, Temporal):
        return _joined(operand, True)
    return _text(operand, _EITHER, True)
