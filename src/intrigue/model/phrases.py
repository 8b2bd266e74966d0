"""The rest of what can be said in Python about a story: quantifiers, choices, effects in parts, and claims about runs.

exists(gift, lambda g: holder(g) == sakura)
when(likes(other, gift), fond(other, who).increases(2), otherwise=[fond(other, who).decreases(1)])
before(suitor.believes(likes(sakura, pendant)), look(sakura, pendant))
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.expressions import (
    NO,
    YES,
    Aggregate,
    And,
    Assign,
    Believes,
    Comparison,
    Conditional,
    Did,
    Effect,
    Expression,
    ForEach,
    Literal,
    Not,
    Quantified,
    Read,
    RuledOut,
    Term,
    When,
)
from intrigue.model.formulas import Formula, Happens, Temporal
from intrigue.model.operators import Change, Deed, EntityType, Expr, Operand, Var, node_of
from intrigue.model.terms import Variable

# --- Quantifiers and choices ------------------------------------------------------------------------------------------

Binder: TypeAlias = Var | EntityType
"""What a quantifier ranges over: a variable, or a type where a lambda follows whose parameter names the variable."""
Body: TypeAlias = Operand | Callable[[Var], Operand]
"""What a quantifier says, with the variable at hand."""


def _bound(binder: Binder, body: Callable[[Var], object] | object) -> Var:
    """Return the quantifier's variable: given outright, or named by the parameter of the lambda."""
    if isinstance(binder, Var):
        return binder
    if isinstance(body, Expr) or not callable(body):
        raise TypeError(f"a quantifier over the type '{binder.name}' needs a lambda, or give it a variable")
    return binder(next(iter(inspect.signature(body).parameters)))


def _body(variable: Var, body: Body) -> Expression:
    return node_of(body(variable) if callable(body) else body)


def exists(binder: Binder, body: Body) -> Expr:
    """Return the condition that the body holds for some entity."""
    return _quantified("exists", binder, body)


def every(binder: Binder, body: Body) -> Expr:
    """Return the condition that the body holds for every entity (`all` in the story language)."""
    return _quantified("all", binder, body)


def only(binder: Binder, body: Body) -> Expr:
    """Return the condition that the body holds for exactly one entity."""
    return _quantified("only", binder, body)


def _quantified(kind: Choice["exists", "all", "only"], binder: Binder, body: Body) -> Expr:
    variable = _bound(binder, body)
    return Expr(Quantified(kind, variable.variable, _body(variable, body)))


def count(binder: Binder, body: Body) -> Expr:
    """Return for how many entities the body holds."""
    return _aggregate("count", binder, body)


def total(binder: Binder, body: Body) -> Expr:
    """Return the sum of the body over all entities (`sum` in the story language)."""
    return _aggregate("sum", binder, body)


def product(binder: Binder, body: Body) -> Expr:
    """Return the product of the body over all entities."""
    return _aggregate("product", binder, body)


def _aggregate(kind: Choice["sum", "product", "count"], binder: Binder, body: Body) -> Expr:
    variable = _bound(binder, body)
    return Expr(Aggregate(kind, variable.variable, _body(variable, body)))


def either(condition: Expr, then: Operand, otherwise: Operand) -> Expr:
    """Return the one value where the condition holds, else the other (`a if c else b` in the story language)."""
    return Expr(Conditional(condition.node, node_of(then), node_of(otherwise)))


def worth(points: int | float, condition: Expr) -> Expr:
    """Return a line of what somebody wants: so many points where the condition holds."""
    return either(condition, points, 0)


# --- Effects ----------------------------------------------------------------------------------------------------------

Happening: TypeAlias = Change | Expr
"""What may be said to happen: an effect, or a fact that becomes so, such as `likes(a, b)` or `at(a) == street`."""


def effects_of(happenings: Iterable[Happening]) -> tuple[Effect, ...]:
    """Return the effects of what is said to happen; raise TypeError for what cannot be made so."""
    return tuple(
        effect
        for each in happenings
        for effect in (each.nodes if isinstance(each, Change) else _made_so(node_of(each), (), lambda value: value))
    )


def _made_so(
    fact: Expression, believers: tuple[Term, ...], read: Callable[[Expression], Expression]
) -> tuple[Effect, ...]:
    """Return the effects that make a fact hold in the mind that the believers lead to; `read` reads a value there."""
    match fact:
        case Read() | Did() | RuledOut():
            return (Assign(fact, YES, believers),)
        case Not(part=Read() | Did() | RuledOut() as fluent):
            return (Assign(fluent, NO, believers),)
        case Comparison(operator="==", left=Read() | Did() | RuledOut() as fluent, right=value):
            return (Assign(fluent, value if isinstance(value, Literal | Variable) else read(value), believers),)
        case And(parts=parts):
            return tuple(effect for part in parts for effect in _made_so(part, believers, read))
        case Believes(character=character, body=body):
            return _made_so(body, (*believers, character), lambda value: read(Believes(character, value)))
        case _:
            raise TypeError(
                "this condition cannot be made so: use a fluent, `~fluent`, `fluent == value`, `c.believes(...)` of "
                "these, or `fluent.becomes(...)`"
            )


def when(condition: Expr, *happenings: Happening, otherwise: Iterable[Happening] = ()) -> Change:
    """Return the effects, where the condition holds; else the others."""
    return Change((When(condition.node, effects_of(happenings), effects_of(otherwise)),))


def for_each(
    binder: Binder,
    body: Happening | Callable[[Var], Happening | Iterable[Happening]],
    *more: Happening,
    where: Operand | Callable[[Var], Operand] = True,
) -> Change:
    """Return the effects, once for every entity for which `where` holds."""
    variable = _bound(binder, body)
    made = body(variable) if callable(body) else body
    happenings = (made,) if isinstance(made, Change | Expr) else tuple(made)
    return Change((ForEach(variable.variable, effects_of((*happenings, *more)), _body(variable, where)),))


# --- Claims about runs ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Claim:
    """What a check says of every run."""

    node: Formula
    """The frozen formula that stands in the world."""


Claimed: TypeAlias = Claim | Expr | Deed
"""What a claim may be made of; a deed stands for the moment at which it happens."""


def formula_of(claimed: Claimed) -> Formula:
    """Return the formula for what is claimed."""
    match claimed:
        case Claim(node=node):
            return node
        case Deed(call=call):
            return Happens(call)
        case _:
            return node_of(claimed)


def always(claimed: Claimed) -> Claim:
    """Return the claim that this holds at every moment."""
    return Claim(Temporal("always", formula_of(claimed)))


def never(claimed: Claimed) -> Claim:
    """Return the claim that this holds at no moment."""
    return Claim(Temporal("never", formula_of(claimed)))


def eventually(claimed: Claimed) -> Claim:
    """Return the claim that this holds at some moment."""
    return Claim(Temporal("eventually", formula_of(claimed)))


def before(earlier: Claimed, later: Claimed) -> Claim:
    """Return the claim that the one comes before the other."""
    return Claim(Temporal("before", formula_of(earlier), formula_of(later)))


def until(first: Claimed, then: Claimed) -> Claim:
    """Return the claim that the one holds until the other does."""
    return Claim(Temporal("until", formula_of(first), formula_of(then)))
