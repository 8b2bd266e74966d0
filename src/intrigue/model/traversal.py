"""Walking over expressions, effects and whole worlds, and rebuilding them with parts changed.

Every pass that looks for something in a world, or rewrites it, is written with these few functions, so that a new kind
of node is taught to one module. Rebuilding keeps what did not change: a pass without effect returns an equal world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from intrigue.model.expressions import (
    Aggregate,
    And,
    Arithmetic,
    Assign,
    Believes,
    Comparison,
    Conditional,
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
    TypeTest,
    When,
)
from intrigue.model.formulas import Formula, Happens, Temporal
from intrigue.model.prose import Naming, Prose
from intrigue.model.world import (
    Act,
    Action,
    Believable,
    CommonBelief,
    Ending,
    Norm,
    Perception,
    Rule,
    Secret,
    StartStatement,
    World,
)

ExpressionChange = Callable[[Expression], Expression]
EffectChange = Callable[[Effect], tuple[Effect, ...]]

# --- Expressions ------------------------------------------------------------------------------------------------------


def children(node: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly below a node; terms that fill positions do not count."""
    match node:  # The most frequent first.
        case Read() | Literal():
            return ()
        case Arithmetic(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Believes(body=body) | Knows(body=body) | Aggregate(body=body) | Quantified(body=body):
            return (body,)
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
        case _:
            return ()


def walk(node: Expression) -> Iterator[Expression]:
    """Yield the node and everything below it, parents first, from left to right."""
    pending = [node]
    while pending:
        each = pending.pop()
        yield each
        pending += reversed(children(each))


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
        case _:
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
    yield event.precondition if isinstance(event, Action) else event.condition
    yield event.private
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
    events: tuple[Action | Rule, ...] = (*world.actions, *world.rules)
    for event in events:
        yield from event_expressions(event)
    named: tuple[Perception | Believable | Norm | Ending, ...] = (
        *world.perceptions,
        *world.believables,
        *world.norms,
        *world.endings,
    )
    for each in named:
        yield each.condition
    for wants in world.wants:
        yield from wants.lines
    for act in world.acts:
        yield act.until
    for check in world.checks:
        yield from formula_expressions(check.formula)


def all_prose(world: World) -> Iterator[Prose]:
    """Yield every text that tells something, but for thoughts."""
    parts: list[Action | Rule | Act | Ending] = [*world.actions, *world.rules]
    parts += [*world.acts, *world.endings]
    for part in parts:
        yield from part.prose
    yield from (*world.openings, *world.closings)
    yield from (each.prose for each in world.descriptions)
    yield from (each.prose for each in world.passings)


def prose_expressions(world: World) -> Iterator[Expression]:
    """Yield the conditions under which texts are told, thoughts come and names are used."""
    for each in all_prose(world):
        yield each.condition
    for thought in world.thoughts:
        yield thought.condition
    for naming in world.namings:
        for _, condition in naming.names:
            yield condition


def world_nodes(world: World, prose: bool = True) -> Iterator[Expression]:
    """Yield every expression node of a world; fluents that effects set or that are perceived are not among them."""
    for expression in (*start_expressions(world), *running_expressions(world)):
        yield from walk(expression)
    if prose:
        for expression in prose_expressions(world):
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
        return {
            "private": expression(event.private),
            "effects": effects(event.effects),
            "observations": seen,
            "prose": texts(event.prose),
        }

    def text(each: Prose) -> Prose:
        return replace(each, condition=expression(each.condition))

    def texts(some: tuple[Prose, ...]) -> tuple[Prose, ...]:
        return tuple(map(text, some))

    def naming(each: Naming) -> Naming:
        return replace(each, names=tuple((name, expression(condition)) for name, condition in each.names))

    return replace(
        world,
        start=tuple(new for each in world.start for new in statement(each)),
        actions=tuple(
            replace(each, precondition=expression(each.precondition), **event_parts(each))  # type: ignore[arg-type]
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
        acts=tuple(replace(each, until=expression(each.until), prose=texts(each.prose)) for each in world.acts),
        endings=tuple(
            replace(each, condition=expression(each.condition), prose=texts(each.prose)) for each in world.endings
        ),
        checks=tuple(replace(each, formula=change_formula(each.formula, expression)) for each in world.checks),
        openings=texts(world.openings),
        closings=texts(world.closings),
        descriptions=tuple(replace(each, prose=text(each.prose)) for each in world.descriptions),
        passings=tuple(replace(each, prose=text(each.prose)) for each in world.passings),
        thoughts=tuple(replace(each, condition=expression(each.condition)) for each in world.thoughts),
        namings=tuple(map(naming, world.namings)),
    )
