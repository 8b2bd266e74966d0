"""Whether a world built in Python is whole: every name is declared, every variable bound, every value of its kind.

These are a programmer's mistakes, so the first one found is raised as a ValueError that says where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intrigue.model.expressions import (
    Assign,
    Believes,
    Did,
    Effect,
    Expression,
    ForEach,
    Forget,
    ForgetSince,
    Knows,
    Literal,
    Read,
    RuledOut,
    Term,
    When,
)
from intrigue.model.feelings import is_feeling
from intrigue.model.permissions import is_below
from intrigue.model.substitution import free_variables, node_terms
from intrigue.model.terms import CHARACTER, NONE, UNKNOWN, EntityOf, Number, Value, ValueType, Variable, YesNo
from intrigue.model.traversal import (
    formula_expressions,
    prose_expressions,
    running_expressions,
    start_expressions,
    walk,
    world_effects,
)
from intrigue.model.world import Action, CommonBelief, MayInfer, MaySuppose, Rule, Secret, World


def check_world(world: World) -> None:
    """Raise ValueError for the first mistake found."""
    for expression in (*start_expressions(world), *running_expressions(world), *prose_expressions(world)):
        _check_names(world, expression)
    for effect in world_effects(world):
        _check_effect(world, effect)
    events: tuple[Action | Rule, ...] = (*world.actions, *world.rules)
    for event in events:
        _check_bound(event)
    for where, expressions in _closed(world):
        for expression in expressions:
            for variable in free_variables(expression):
                raise ValueError(f"{where} uses the variable '{variable.name}', which nothing there binds")
    for permission in world.permissions:
        if isinstance(permission, MaySuppose | MayInfer):
            kinds = permission.kinds or permission.property.kinds
            pairs = zip(kinds, permission.property.kinds, strict=True)
            if not all(kind == whole or is_below(world, kind, whole) for kind, whole in pairs):
                raise ValueError(f"({', '.join(kinds)}) is no part of what {permission.property} is about")
    for each in world.properties:
        if each.default is not None and not _is_of(world, each.default, each.value):
            raise ValueError(f"{each.signature} cannot have the default {each.default!r}")


def _check_names(world: World, expression: Expression) -> None:
    for node in walk(expression):
        if isinstance(node, Read) and node.property not in world.property and not is_feeling(node.property):
            raise ValueError(f"{node.property} is not a property of world '{world.name}'")
        if isinstance(node, Did) and node.action not in world.action:
            raise ValueError(f"{node.action} is not an action of world '{world.name}'")
        for term in node_terms(node):
            _check_entity(world, term)
        if isinstance(node, Believes | Knows):
            _check_character(world, node.character)
        if isinstance(node, RuledOut):
            _check_character(world, node.holder)


def _check_entity(world: World, term: Term) -> None:
    if isinstance(term, Literal) and isinstance(term.value, str) and term.value not in world.entity:
        raise ValueError(f"'{term.value}' is not an entity of world '{world.name}'")


def _check_character(world: World, term: Term) -> None:
    if isinstance(term, Variable):
        name, fits = term.name, world.is_a(term.type, CHARACTER)
    else:
        name, fits = str(term.value), term.value in world.characters
    if not fits:
        raise ValueError(f"'{name}' is not a character, so it has no mind")


def _check_effect(world: World, effect: Effect) -> None:
    match effect:
        case Assign(fluent=fluent, value=value, believers=believers):
            _check_names(world, fluent)
            for each in believers:
                _check_character(world, each)
            if isinstance(fluent, Read) and isinstance(value, Literal) and fluent.property in world.property:
                declared = world.property[fluent.property]
                if not _is_of(world, value.value, declared.value):
                    raise ValueError(f"{fluent.property} cannot become {value.value!r}")
        case Forget(character=character, fluent=fluent):
            _check_names(world, fluent)
            _check_character(world, character)
        case ForgetSince(character=character):
            _check_character(world, character)
        case When() | ForEach():
            pass


def _is_of(world: World, value: Value, kind: ValueType) -> bool:
    """Return whether a property of this kind can hold the value."""
    match kind:
        case YesNo(may_be_unknown=unknown):
            return isinstance(value, bool) or (unknown and value is UNKNOWN)
        case Number():
            return value is UNKNOWN or (isinstance(value, int | float) and not isinstance(value, bool))
        case EntityOf(type=name, may_be_none=none):
            return value is UNKNOWN or (none and value is NONE) or value in world.entities_of(name)


def _check_bound(event: Action | Rule) -> None:
    """Raise ValueError for a variable that is neither a parameter of the event nor bound where it stands."""
    bound = {each.variable for each in event.parameters if each.constant is None}
    condition = event.precondition if isinstance(event, Action) else event.condition
    used = [*free_variables(condition), *free_variables(event.private), *_loose(event.effects)]
    for each in event.observations:
        terms = each.seen_as.arguments if each.seen_as else ()
        names = (*free_variables(each.condition), *(term for term in terms if isinstance(term, Variable)))
        used += [name for name in names if name != each.variable]
    if isinstance(event, Action):
        used += [each for each in (*event.consenting, *event.participants) if isinstance(each, Variable)]
    elif event.on:
        used += [each for each in event.on.arguments if isinstance(each, Variable)]
    for text in event.prose:
        used += [each for each in free_variables(text.condition) if each != text.to]
    for variable in used:
        if variable not in bound:
            raise ValueError(
                f"'{event.name}' uses the variable '{variable.name}' ({variable.type}), which is not a parameter of it"
            )


def _loose(effects: Iterable[Effect]) -> Iterator[Variable]:
    """Yield the variables that effects leave open."""
    for effect in effects:
        match effect:
            case Assign(fluent=fluent, value=value, believers=believers):
                yield from (*free_variables(fluent), *free_variables(value))
                yield from (each for each in believers if isinstance(each, Variable))
            case When(condition=condition, effects=inner, otherwise=otherwise):
                yield from (*free_variables(condition), *_loose((*inner, *otherwise)))
            case ForEach(variable=variable, effects=inner, condition=condition):
                found = (*free_variables(condition), *_loose(inner))
                yield from (each for each in found if each != variable)
            case Forget(character=character, fluent=fluent):
                yield from free_variables(fluent)
                yield from (each for each in (character,) if isinstance(each, Variable))
            case ForgetSince(character=character):
                yield from (each for each in (character,) if isinstance(each, Variable))


def _closed(world: World) -> Iterator[tuple[str, Iterable[Expression]]]:
    """Yield, with a word on where they stand, the expressions that have no parameters around them."""
    effects = [each for each in world.start if not isinstance(each, Secret | CommonBelief)]
    common = [effect for each in world.start if isinstance(each, CommonBelief) for effect in each.effects]
    yield "the start", tuple(_loose((*effects, *common)))
    yield "a secret", (each.condition for each in world.start if isinstance(each, Secret))
    for wants in world.wants:
        yield f"what {wants.holder} wants", wants.lines
    for act in world.acts:
        yield f"the act '{act.title}'", (act.until,)
    for ending in world.endings:
        yield f"the ending '{ending.name}'", (ending.condition,)
    for check in world.checks:
        yield f"the check '{check.title}'", formula_expressions(check.formula)
