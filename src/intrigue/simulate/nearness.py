"""How near a state comes to a condition: which parts of it hold, and how much is missing."""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.language.expression_printer import expression_text
from intrigue.language.write_expressions import written
from intrigue.model.expressions import And, Believes, Comparison, Expression, Literal, Not, Or, Read, Slot
from intrigue.model.terms import YesNo
from intrigue.model.traversal import change_expression
from intrigue.model.world import World
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.state import State


def distance(state: State, condition: Ground) -> float:
    """Return how much of a ground condition is missing: 0 where it holds, 1 for every part that does not.

    Of alternatives the nearest counts. A number that is off counts between a half and 1, the less the nearer it is.
    """
    match condition:
        case And(parts=parts):
            return sum(distance(state, each) for each in parts)
        case Or(parts=parts) if parts:
            return min(distance(state, each) for each in parts)
        case Believes(character=Literal(value=str(character)), body=body):
            return distance(state.mind(character), body)
        case Comparison(operator="<" | "<=" | ">" | ">=", left=left, right=right):
            if read(state, condition) is True:
                return 0.0
            one, other = read(state, left), read(state, right)
            if isinstance(one, int | float) and isinstance(other, int | float):
                off = abs(one - other)
                return 0.5 + 0.5 * off / (off + 10)
            return 1.0
        case _:
            return 0.0 if read(state, condition) is True else 1.0


def parts(condition: Ground) -> Iterator[Ground]:
    """Yield the conditions that must all hold for this one, each with the minds in which it is asked."""
    match condition:
        case And(parts=several):
            for each in several:
                yield from parts(each)
        case Believes(character=character, body=And(parts=several)):
            for each in several:
                yield from parts(Believes(character, each))
        case _:
            yield condition


def in_text(world: World, condition: Ground) -> str:
    """Return a ground condition as a story file writes it."""

    def plain(node: Expression) -> Expression:
        match node:
            case Comparison(
                operator="==" | "!=" as operator, left=Slot(fluent=fluent), right=Literal(value=bool(value))
            ):
                if world.property[fluent.property].value == YesNo():
                    read = _read(node.left)
                    return read if value == (operator == "==") else Not(read)
                return node
            case _:
                return node

    def reading(node: Expression) -> Expression:
        return _read(node)

    return expression_text(written(change_expression(change_expression(condition, plain), reading))).replace("()", "")


def _read(node: Expression) -> Expression:
    if isinstance(node, Slot):
        return Read(node.fluent.property, tuple(Literal(each) for each in node.fluent.arguments))
    return node
