"""From the model's expressions and effects back to written ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as Choice

from intrigue.language import syntax
from intrigue.model import expressions as model
from intrigue.model.expressions import Effect, Expression, Term
from intrigue.model.formulas import Formula, Happens, Temporal
from intrigue.model.terms import Value, Variable

_STEPS: dict[str, Choice["+=", "-=", "*=", "/="]] = {"+": "+=", "-": "-=", "*": "*=", "/": "/="}


def name(text: str) -> syntax.Name:
    """Return a name that was not read from a text."""
    return syntax.Name(text)


def written_value(value: Value) -> syntax.Number | syntax.Constant | syntax.NameUse:
    """Return how a value is written."""
    match value:
        case str():
            return syntax.NameUse(name(value))
        case int() | float() if not isinstance(value, bool):
            return syntax.Number(value)
    return syntax.Constant(value)


def written_term(term: Term) -> syntax.Number | syntax.Constant | syntax.NameUse:
    """Return how a variable or value is written."""
    return syntax.NameUse(name(term.name)) if isinstance(term, Variable) else written_value(term.value)


def term_name(term: Term) -> syntax.Name:
    """Return the name of a variable or entity; where a name must stand, other values make no sense."""
    if isinstance(term, Variable):
        return name(term.name)
    if not isinstance(term.value, str):
        raise ValueError(f"{term.value!r} stands where only the name of an entity can stand")
    return name(term.value)


def written_call(called: str, arguments: Sequence[Term]) -> syntax.Call:
    """Return a property or action with its arguments."""
    return syntax.Call(name(called), tuple(written_term(each) for each in arguments))


def binder(variable: Variable, default: str = "") -> syntax.Binder:
    """Return where a variable is bound; its type is left out when it is the default."""
    return syntax.Binder(name(variable.name), None if variable.type == default else name(variable.type))


def written_condition(condition: Expression) -> syntax.Expression | None:
    """Return the condition, None for one that always holds."""
    return None if condition == model.YES else written(condition)


def written(node: Expression) -> syntax.Expression:
    """Return how an expression is written.

    `And` and `Or` of fewer than two parts have no form of their own and are written as what they mean.
    """
    match node:
        case model.Literal() | Variable():
            return written_term(node)
        case model.Read(property=signature, arguments=arguments):
            return written_call(signature.name, arguments)
        case model.Arithmetic(operator=operator, left=left, right=right):
            return syntax.Arithmetic(operator, written(left), written(right))
        case model.Conditional(condition=condition, then=then, otherwise=otherwise):
            return syntax.Conditional(written(then), written(condition), written(otherwise))
        case model.Aggregate(kind=kind, variable=variable, body=body):
            return syntax.Quantifier(kind, binder(variable), written(body))
        case model.Comparison(operator=comparison, left=left, right=right):
            return syntax.Comparison(comparison, written(left), written(right))
    return _written_logic(node)


def _written_logic(node: Expression) -> syntax.Expression:
    match node:
        case model.Quantified(kind=kind, variable=variable, body=body):
            return syntax.Quantifier(kind, binder(variable), written(body))
        case model.And(parts=parts):
            return (
                syntax.And(tuple(map(written, parts))) if len(parts) > 1 else written(parts[0] if parts else model.YES)
            )
        case model.Or(parts=parts):
            return syntax.Or(tuple(map(written, parts))) if len(parts) > 1 else written(parts[0] if parts else model.NO)
        case model.Not(part=part):
            return syntax.Not(written(part))
        case model.Believes(character=character, body=body):
            return syntax.Believes(term_name(character), written(body))
        case model.Knows(character=character, body=body):
            return syntax.Knows(term_name(character), written(body))
        case model.TypeTest(subject=subject, type=kind):
            return syntax.TypeTest(written(subject), name(kind))
        case model.Did() | model.RuledOut():
            return _written_fluent(node)
    raise TypeError(f"{type(node).__name__} is not an expression")


def written_formula(node: Formula) -> syntax.Expression:
    """Return how what must be true of a run is written."""
    match node:
        case Happens(call=call):
            return written_call(call.signature.name, call.arguments)
        case Temporal(kind=kind, left=left, right=right):
            return syntax.Temporal(kind, written_formula(left), None if right is None else written_formula(right))
    return written(node)


def written_want(node: Expression) -> syntax.Want:
    """Return a line of what somebody wants; what is worth 0 otherwise is written without `else`."""
    if isinstance(node, model.Conditional) and node.otherwise == model.Literal(0):
        return syntax.Want(syntax.Conditional(written(node.then), written(node.condition)))
    return syntax.Want(written(node))


def written_effects(effects: Sequence[Effect]) -> tuple[syntax.Effect, ...]:
    """Return how effects are written; what one mind is made to believe in a row stands in one block.

    A `when` or `for` that has no effect has no form of its own and is left out.
    """
    found: list[syntax.Effect] = []
    row: list[syntax.Assign] = []
    minds: tuple[Term, ...] = ()
    for effect in filter(_does_something, effects):
        believers = effect.believers if isinstance(effect, model.Assign) else ()
        if row and believers != minds:
            found.append(_believed(minds, row))
            row = []
        if not isinstance(effect, model.Assign):
            found.append(_written_effect(effect))
            continue
        statement = _written_assign(effect)
        if not believers:
            found.append(statement)
        elif statement.enclosed:
            if row:
                found.append(_believed(minds, row))
                row = []
            found.append(_believed(believers, (statement,)))
        else:
            row.append(statement)
            minds = believers
    if row:
        found.append(_believed(minds, row))
    return tuple(found)


def _does_something(effect: Effect) -> bool:
    match effect:
        case model.When(effects=then, otherwise=otherwise):
            return any(map(_does_something, (*then, *otherwise)))
        case model.ForEach(effects=inner):
            return any(map(_does_something, inner))
    return True


def _believed(minds: Sequence[Term], statements: Sequence[syntax.Assign]) -> syntax.Effect:
    """Return the statements, set in the mind that the chain of believers leads to."""
    inner: tuple[syntax.Effect, ...] = tuple(statements)
    for mind in reversed(minds):
        inner = (syntax.Believe(term_name(mind), inner),)
    return inner[0]


def _written_effect(effect: Effect) -> syntax.Effect:
    match effect:
        case model.When(condition=condition, effects=then, otherwise=otherwise):
            if not any(map(_does_something, then)):
                unless = syntax.Conditional(written(model.NO), written(condition), written(model.YES))
                return syntax.IfEffect(unless, written_effects(otherwise))
            return syntax.IfEffect(written(condition), written_effects(then), written_effects(otherwise))
        case model.ForEach(variable=variable, effects=inner, condition=condition):
            return syntax.ForEach(binder(variable), written_condition(condition), written_effects(inner))
        case model.Forget(character=character, fluent=fluent):
            return syntax.Forget(term_name(character), _written_fluent(fluent))
        case model.ForgetSince(character=character, mark=mark):
            return syntax.ForgetSince(term_name(character), name(mark))
    raise TypeError(f"{type(effect).__name__} is not an effect")


def _written_assign(effect: model.Assign) -> syntax.Assign:
    """Return an assignment; `f = f + e` is written `f += e`, and a value read in the mind it is set in, enclosed."""
    fluent, value = _written_fluent(effect.fluent), effect.value
    for believer in effect.believers:
        if not isinstance(value, model.Believes) or value.character != believer:
            enclosed = False
            break
        value = value.body
    else:
        enclosed = bool(effect.believers) and not isinstance(value, model.Literal)
    if not enclosed:
        value = effect.value
    if isinstance(value, model.Arithmetic) and value.left == effect.fluent:
        return syntax.Assign(fluent, _STEPS[value.operator], written(value.right), enclosed)
    return syntax.Assign(fluent, "=", written(value), enclosed)


def _written_fluent(fluent: model.Read | model.Did | model.RuledOut) -> syntax.Call | syntax.Did | syntax.RuledOut:
    match fluent:
        case model.Read(property=signature, arguments=arguments):
            return written_call(signature.name, arguments)
        case model.Did(action=signature, arguments=arguments):
            return syntax.Did(written_call(signature.name, arguments))
        case model.RuledOut(holder=holder, fluent=read, value=value):
            return syntax.RuledOut(written_term(holder), _written_fluent(read), written_term(value))
