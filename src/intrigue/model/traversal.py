"""Walking over expressions, effects and whole worlds, and rebuilding them with parts changed.

Every pass that looks for something in a world, or rewrites it, is written with these few functions, so that a new kind
of node is taught to one module. Rebuilding keeps what did not change: a pass without effect returns an equal world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from intrigue.model.expressions import (
    Aggregate,
    And,
    Arithmetic,
    Assign,
    Believes,
    Call,
    Comparison,
    Conditional,
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
    Quantified,
    Read,
    RuledOut,
    Term,
    TypeTest,
    When,
)
from intrigue.model.terms import Variable
from intrigue.model.world import (
    Action,
    CommonBelief,
    Formula,
    Happens,
    Rule,
    Secret,
    StartStatement,
    Temporal,
    World,
)

ExpressionChange = Callable[[Expression], Expression]
EffectChange = Callable[[Effect], tuple[Effect, ...]]

# --- Expressions ------------------------------------------------------------------------------------------------------


def children(node: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly below a node; terms that fill positions do not count."""
    match node:
        case Believes(body=body) | Knows(body=body) | Aggregate(body=body) | Quantified(body=body):
            return (body,)
        case Arithmetic(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case TypeTest(subject=subject):
            return (subject,)
        case And(parts=parts) | Or(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case RuledOut(fluent=fluent):
            return (fluent,)
        case Literal() | Variable() | Read() | Did():
            return ()


def walk(node: Expression) -> Iterator[Expression]:
    """Yield the node and everything below it, parents first, from left to right."""
    yield node
    for child in children(node):
        yield from walk(child)


def change_children(node: Expression, change: ExpressionChange) -> Expression:
    """Return the node with each expression directly below it changed; a read under `ruled_out` stays."""
    match node:
        case Believes() | Knows() | Aggregate() | Quantified():
            return replace(node, body=change(node.body))
        case Arithmetic() | Comparison():
            return replace(node, left=change(node.left), right=change(node.right))
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return Conditional(change(condition), change(then), change(otherwise))
        case TypeTest():
            return replace(node, subject=change(node.subject))
        case And(parts=parts):
            return And(tuple(change(part) for part in parts))
        case Or(parts=parts):
            return Or(tuple(change(part) for part in parts))
        case Not(part=part):
            return Not(change(part))
        case Literal() | Variable() | Read() | Did() | RuledOut():
            return node


def change_expression(node: Expression, change: ExpressionChange) -> Expression:
    """Return the expression with every node changed, from the leaves up."""
    return change(change_children(node, lambda child: change_expression(child, change)))


# --- Effects ----------------------------------------------------------------------------------------------------------


def walk_effects(effects: Iterable[StartStatement]) -> Iterator[Effect]:
    """Yield every effect, those inside others included, parents first."""
    for effect in effects:
        match effect:
            case Secret():
                continue
            case CommonBelief(effects=inner):
                yield from walk_effects(inner)
            case When(effects=inner, otherwise=otherwise):
                yield effect
                yield from walk_effects((*inner, *otherwise))
            case ForEach(effects=inner):
                yield effect
                yield from walk_effects(inner)
            case Assign() | Forget() | ForgetSince():
                yield effect


def effect_expressions(effect: Effect) -> tuple[Expression, ...]:
    """Return the expressions that an effect itself reads; not the fluent it sets, nor what effects inside it read."""
    match effect:
        case Assign(value=value):
            return (value,)
        case When(condition=condition) | ForEach(condition=condition):
            return (condition,)
        case Forget() | ForgetSince():
            return ()


def change_effects(
    effects: Iterable[Effect], expression: ExpressionChange, effect: EffectChange | None = None
) -> tuple[Effect, ...]:
    """Return the effects with each top expression changed, and then each effect replaced, from the inside out."""
    changed: list[Effect] = []
    for each in effects:
        match each:
            case Assign():
                new: Effect = replace(each, value=expression(each.value))
            case When(condition=condition, effects=inner, otherwise=otherwise):
                new = When(
                    expression(condition),
                    change_effects(inner, expression, effect),
                    change_effects(otherwise, expression, effect),
                )
            case ForEach(variable=variable, effects=inner, condition=condition):
                new = ForEach(variable, change_effects(inner, expression, effect), expression(condition))
            case Forget() | ForgetSince():
                new = each
        changed.extend(effect(new) if effect else (new,))
    return tuple(changed)


# --- Worlds -----------------------------------------------------------------------------------------------------------


def world_effects(world: World) -> Iterator[Effect]:
    """Yield every effect of the start, the actions and the rules, those inside others included."""
    yield from walk_effects(world.start)
    for action in world.actions:
        yield from walk_effects(action.effects)
    for rule in world.rules:
        yield from walk_effects(rule.effects)


def event_expressions(event: Action | Rule) -> Iterator[Expression]:
    """Yield the top expressions of an action or a rule: conditions, what its effects read, who sees it."""
    yield from (event.precondition, event.private) if isinstance(event, Action) else (event.condition,)
    for effect in walk_effects(event.effects):
        yield from effect_expressions(effect)
    for observation in event.observations:
        yield observation.condition


def formula_expressions(formula: Formula | None) -> Iterator[Expression]:
    """Yield the state conditions inside a check's formula."""
    match formula:
        case None | Happens():
            return
        case Temporal(left=left, right=right):
            yield from formula_expressions(left)
            yield from formula_expressions(right)
        case _:
            yield formula


def start_expressions(world: World) -> Iterator[Expression]:
    """Yield the top expressions of the start statements."""
    for effect in walk_effects(world.start):
        yield from effect_expressions(effect)
    for statement in world.start:
        if isinstance(statement, Secret):
            yield statement.condition


def running_expressions(world: World) -> Iterator[Expression]:
    """Yield every top expression that is read after the start: in events, wants, acts, endings, checks and the rest."""
    for event in (*world.actions, *world.rules):
        yield from event_expressions(event)
    for each in (*world.perceptions, *world.believables, *world.norms, *world.endings):
        yield each.condition
    for wants in world.wants:
        yield from wants.lines
    for act in world.acts:
        yield act.until
    for check in world.checks:
        yield from formula_expressions(check.formula)


def world_nodes(world: World) -> Iterator[Expression]:
    """Yield every expression node of a world; fluents that effects set or that are perceived are not among them."""
    for expression in (*start_expressions(world), *running_expressions(world)):
        yield from walk(expression)


def change_formula(formula: Formula, change: ExpressionChange) -> Formula:
    """Return the formula with its state conditions changed."""
    match formula:
        case Happens():
            return formula
        case Temporal(kind=kind, left=left, right=right):
            return Temporal(kind, change_formula(left, change), right and change_formula(right, change))
        case _:
            return change(formula)


def change_world(world: World, expression: ExpressionChange, effect: EffectChange | None = None) -> World:
    """Return the world with each top expression changed, and each effect replaced by none, one or several."""

    def effects(some: tuple[Effect, ...]) -> tuple[Effect, ...]:
        return change_effects(some, expression, effect)

    def statement(each: StartStatement) -> tuple[StartStatement, ...]:
        match each:
            case Secret(holders=holders, condition=condition):
                return (Secret(holders, expression(condition)),)
            case CommonBelief(character=character, effects=inner):
                return (CommonBelief(character, effects(inner)),)
            case _:
                return effects((each,))

    def event_parts(event: Action | Rule) -> dict[str, object]:
        seen = tuple(replace(each, condition=expression(each.condition)) for each in event.observations)
        return {"effects": effects(event.effects), "observations": seen}

    return replace(
        world,
        start=tuple(new for each in world.start for new in statement(each)),
        actions=tuple(
            replace(  # type: ignore[arg-type]
                each,
                precondition=expression(each.precondition),
                private=expression(each.private),
                **event_parts(each),
            )
            for each in world.actions
        ),
        rules=tuple(
            replace(each, condition=expression(each.condition), **event_parts(each))  # type: ignore[arg-type]
            for each in world.rules
        ),
        perceptions=tuple(replace(each, condition=expression(each.condition)) for each in world.perceptions),
        believables=tuple(replace(each, condition=expression(each.condition)) for each in world.believables),
        norms=tuple(replace(each, condition=expression(each.condition)) for each in world.norms),
        wants=tuple(replace(each, lines=tuple(map(expression, each.lines))) for each in world.wants),
        acts=tuple(replace(each, until=expression(each.until)) for each in world.acts),
        endings=tuple(replace(each, condition=expression(each.condition)) for each in world.endings),
        checks=tuple(replace(each, formula=change_formula(each.formula, expression)) for each in world.checks),
    )


# --- Variables --------------------------------------------------------------------------------------------------------


def node_terms(node: Expression) -> tuple[Term, ...]:
    """Return the terms in a node's own positions; a variable that stands as a value counts."""
    match node:
        case Variable() | Literal():
            return (node,)
        case Read(arguments=arguments) | Did(arguments=arguments):
            return arguments
        case RuledOut(holder=holder, value=value):
            return (holder, value)
        case Believes(character=character) | Knows(character=character):
            return (character,)
        case _:
            return ()


def free_variables(node: Expression) -> tuple[Variable, ...]:
    """Return the variables that an expression does not bind itself, in order of appearance."""
    found = dict.fromkeys(term for term in node_terms(node) if isinstance(term, Variable))
    for child in children(node):
        found |= dict.fromkeys(free_variables(child))
    if isinstance(node, Quantified | Aggregate):
        found.pop(node.variable, None)
    return tuple(found)


def effect_variables(effect: Effect) -> tuple[Variable, ...]:
    """Return the variables that appear anywhere in an effect and are not bound inside an expression."""
    found: dict[Term, None] = {}
    for each in walk_effects((effect,)):
        match each:
            case Assign(fluent=fluent, believers=believers):
                found |= dict.fromkeys((*node_terms(fluent), *believers))
            case Forget(character=character, fluent=fluent):
                found |= dict.fromkeys((character, *node_terms(fluent)))
            case ForgetSince(character=character):
                found[character] = None
            case ForEach(variable=variable):
                found[variable] = None
            case When():
                pass
        for expression in effect_expressions(each):
            found |= dict.fromkeys(free_variables(expression))
    return tuple(each for each in found if isinstance(each, Variable))


def fresh_name(wanted: str, taken: Iterable[str]) -> str:
    """Return the name, with the first number from 2 on behind it that makes it differ from all taken ones."""
    used = set(taken)
    if wanted not in used:
        return wanted
    # A name of several words gets the number as a word of its own; one that an author could write gets it attached.
    gap = " " if " " in wanted else ""
    return next(name for number in range(2, len(used) + 3) if (name := f"{wanted}{gap}{number}") not in used)


Substitution = Mapping[str, Term]
"""What stands for a variable, by the variable's name."""


def put_term(term: Term, terms: Substitution) -> Term:
    """Return what stands for a term."""
    return terms.get(term.name, term) if isinstance(term, Variable) else term


def _under_binder(variable: Variable, free: Iterable[Variable], terms: Substitution) -> tuple[Variable, Substitution]:
    """Return the bound variable, renamed where a term put in below would be caught by it, and what to put in there."""
    inner = {name: term for name, term in terms.items() if name != variable.name}
    caught = {term.name for term in inner.values() if isinstance(term, Variable)}
    if variable.name not in caught:
        return variable, inner
    renamed = Variable(fresh_name(variable.name, caught | {each.name for each in free}), variable.type)
    return renamed, {**inner, variable.name: renamed}


def substitute(node: Expression, terms: Substitution) -> Expression:
    """Return the expression with terms put in for its free variables; bound variables give way where they clash."""

    def put(some: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(put_term(each, terms) for each in some)

    match node:
        case Variable():
            return put_term(node, terms)
        case Read() | Did():
            return replace(node, arguments=put(node.arguments))
        case RuledOut(holder=holder, fluent=fluent, value=value):
            inner = Read(fluent.property, put(fluent.arguments))
            return RuledOut(put_term(holder, terms), inner, put_term(value, terms))
        case Believes() | Knows():
            return replace(node, character=put_term(node.character, terms), body=substitute(node.body, terms))
        case Quantified() | Aggregate():
            variable, below = _under_binder(node.variable, free_variables(node.body), terms)
            return replace(node, variable=variable, body=substitute(node.body, below))
        case _:
            return change_children(node, lambda child: substitute(child, terms))


def substitute_effect(effect: Effect, terms: Substitution) -> Effect:
    """Return the effect with terms put in for its free variables."""
    match effect:
        case Assign(fluent=fluent, value=value, believers=believers):
            target = substitute(fluent, terms)
            assert isinstance(target, Read | Did | RuledOut)
            return Assign(target, substitute(value, terms), tuple(put_term(each, terms) for each in believers))
        case When(condition=condition, effects=effects, otherwise=otherwise):
            return When(
                substitute(condition, terms),
                tuple(substitute_effect(each, terms) for each in effects),
                tuple(substitute_effect(each, terms) for each in otherwise),
            )
        case ForEach(variable=variable, effects=effects, condition=condition):
            bound, below = _under_binder(variable, effect_variables(effect), terms)
            inner = tuple(substitute_effect(each, below) for each in effects)
            return ForEach(bound, inner, substitute(condition, below))
        case Forget(character=character, fluent=fluent):
            target = substitute(fluent, terms)
            assert isinstance(target, Read | Did)
            return Forget(put_term(character, terms), target)
        case ForgetSince(character=character, mark=mark):
            return ForgetSince(put_term(character, terms), mark)


def substitute_call(call: Call, terms: Substitution) -> Call:
    """Return the call with terms put in for its variables."""
    return Call(call.signature, tuple(put_term(each, terms) for each in call.arguments))
