"""From the parts of a world back to written declarations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal as Choice

from intrigue.language import syntax
from intrigue.language.names import TRUTH_TYPE
from intrigue.language.resolve_declarations import plain
from intrigue.language.write_expressions import (
    binder,
    name,
    written_call,
    written_condition,
    written_term,
    written_value,
)
from intrigue.model.expressions import Term
from intrigue.model.terms import CHARACTER, EntityOf, Number, Parameter, TypeDeclaration, ValueType, Variable, YesNo
from intrigue.model.world import Observation, Property, Schedule, World

_PRONOUNS: dict[str, Choice["", "he", "she", "they", "it"]] = {
    "": "",
    "he": "he",
    "she": "she",
    "they": "they",
    "it": "it",
}

LINE_OF_ENTITIES = 90
"""About how many characters of entities stand on one line."""


def written_types(types: Sequence[TypeDeclaration]) -> Iterator[syntax.TypeDeclaration]:
    """Yield the types, those without parents together."""
    for parents, group in groupby(types, lambda each: each.parents):
        names = tuple(name(each.name) for each in group)
        for some in (names,) if not parents else ((each,) for each in names):
            yield syntax.TypeDeclaration(some, tuple(map(name, parents)))


def written_entities(world: World) -> Iterator[syntax.Entities]:
    """Yield the entities, each character on a line of its own, others of one kind together."""
    for types, group in groupby(world.entities, lambda each: each.types):
        alone = any(world.is_a(each, CHARACTER) for each in types)
        row: list[syntax.EntityItem] = []
        width = 0
        for entity in group:
            if row and (alone or width > LINE_OF_ENTITIES):
                yield syntax.Entities(tuple(map(name, types)), tuple(row))
                row, width = [], 0
            row.append(syntax.EntityItem(name(entity.name), entity.display, _PRONOUNS[entity.pronoun]))
            width += len(entity.name) + len(entity.display) + 5
        yield syntax.Entities(tuple(map(name, types)), tuple(row))


def written_property(declared: Property) -> syntax.Property:
    """Return the declaration of a property."""
    default = None if declared.default is None else written_value(declared.default)
    parameters = written_parameters(declared.parameters)
    value = _value_type(declared.value)
    return syntax.Property(name(declared.name), parameters, value, default, declared.shows, declared.inner)


def _value_type(value: ValueType) -> syntax.ValueType:
    match value:
        case YesNo(may_be_unknown=unknown):
            return syntax.YesNoType(unknown)
        case Number(low=low, high=high):
            return syntax.NumberType(low, high)
        case EntityOf(type=kind, may_be_none=none):
            return syntax.EntityType(name(kind), none)


def written_parameters(parameters: Sequence[Parameter]) -> tuple[syntax.Parameter, ...]:
    """Return positions: a variable named as its type, or a constant named as itself, stands alone."""
    found: list[syntax.Parameter] = []
    for each in parameters:
        if each.constant is None:
            alone = each.name == each.type != TRUTH_TYPE
            found.append(syntax.Parameter(name(each.name), None if alone else name(each.type)))
            continue
        value = written_value(each.constant)
        kind = value.name if isinstance(value, syntax.NameUse) else value
        alone = each.name == (kind.text if isinstance(kind, syntax.Name) else plain(kind))
        found.append(syntax.Parameter(kind) if alone else syntax.Parameter(name(each.name), kind))
    return tuple(found)


def stated_arguments(arguments: Sequence[Term], known: set[str]) -> tuple[syntax.Expression, ...]:
    """Return the arguments of a call that binds variables, with the types of those not known yet."""
    return tuple(
        syntax.Typed(name(each.name), name(each.type))
        if isinstance(each, Variable) and each.name not in known
        else written_term(each)
        for each in arguments
    )


def written_times(schedule: Schedule) -> Iterator[syntax.Clause]:
    """Yield when an event happens by itself."""
    if schedule.at is not None:
        yield syntax.At(schedule.at)
    if schedule.every is not None:
        yield syntax.Every(schedule.every)
    if schedule.after is not None:
        yield syntax.After(schedule.after)
    if schedule.chance is not None:
        yield syntax.Chance(*schedule.chance)


def written_observations(observations: Sequence[Observation]) -> Iterator[syntax.SeenBy]:
    """Yield who sees it happen; `seen by nobody` where nobody does."""
    if not observations:
        yield syntax.SeenBy(None)
    for each in observations:
        seen_as = None if each.seen_as is None else written_call(each.seen_as.signature.name, each.seen_as.arguments)
        yield syntax.SeenBy(binder(each.variable, CHARACTER), written_condition(each.condition), seen_as)
