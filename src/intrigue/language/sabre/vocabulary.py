"""The names of one Sabre file: its types, entities and properties, and what a use of them refers to.

Overloads are told apart by name and argument types; a use means the first definition in the file that accepts all its
arguments. A parameter of type `boolean` gives two definitions, one for each constant: no entity is a truth value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Literal as Choice
from typing import NamedTuple

from intrigue.language.nearest import nearest
from intrigue.language.sabre.definitions import Head, Position
from intrigue.language.sabre.faults import MOST_FAULTS, Fault, Source
from intrigue.language.sabre.tokens import Token
from intrigue.model.expressions import Expression, Literal, Term
from intrigue.model.terms import (
    CHARACTER,
    UNKNOWN,
    EntityOf,
    Number,
    Parameter,
    Value,
    ValueType,
    Variable,
    YesNo,
)
from intrigue.model.world import Property, World

BOOLEAN = "boolean"
NUMBER = "number"
MOST_TRUTH_VALUES = 6
"""How many truth values may vary together; each doubles what is written out."""


@dataclass(frozen=True)
class Sort:
    """What kind of value an expression has, as far as its text tells."""

    kind: Choice["boolean", "number", "entity", "unknown"]
    """`unknown` is the literal `?`, which is a number as well as an entity."""
    cases: tuple[tuple[str, ...], ...] = ()
    """For an entity: what it may turn out to be; each case with the types that it surely has."""

    def __str__(self) -> str:
        match self.kind:
            case "entity":
                return f"of type {' or '.join(dict.fromkeys(', '.join(case) for case in self.cases))}"
            case "unknown":
                return "'?'"
            case kind:
                return f"a {kind}"


TRUTH = Sort("boolean")
QUANTITY = Sort("number")
QUESTION = Sort("unknown")


class Bound(NamedTuple):
    """What a name in scope stands for."""

    term: Term
    sort: Sort


@dataclass(frozen=True)
class Scope:
    """The variables that can be named at one place of a text."""

    names: Mapping[str, Bound] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    """The names of all variables around, those among them that are hidden by a nearer one."""

    def binding(self, name: str, bound: Bound) -> Scope:
        """Return the scope in which the name stands for this; it hides what the name stood for before."""
        taken = {bound.term.name} if isinstance(bound.term, Variable) else set()
        return Scope({**self.names, name: bound}, self.taken | taken)

    def fresh(self, name: str) -> str:
        """Return the name, or one made from it that no variable around carries."""
        candidate, count = name, 1
        while candidate in self.taken:
            count += 1
            candidate = f"{name}_{count}"
        return candidate


EMPTY = Scope()


@dataclass
class Vocabulary:
    """All names of a file."""

    source: Source
    world: World
    """Types, entities and, once they are known, properties."""
    places: dict[tuple[str, str], Token] = field(default_factory=dict)
    """Where a type or an entity was first defined, by kind and name."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """The types that carry the name of an entity, which a world does not allow, with their new names."""
    _guesses: int = 0
    """How often the nearest name was looked for: no oftener than faults are reported, since it takes its time."""

    @cached_property
    def overloads(self) -> dict[str, tuple[Property, ...]]:
        """The properties of each name, in order; to be asked for only when all are known."""
        found: dict[str, tuple[Property, ...]] = {}
        for each in self.world.properties:
            found[each.name] = (*found.get(each.name, ()), each)
        return found

    # --- Types --------------------------------------------------------------------------------------------------------

    def sort_of(self, type_name: Token) -> Sort:
        """Return what a value of the named type is; Fault for a type that is not known."""
        if type_name.text in (BOOLEAN, NUMBER):
            return TRUTH if type_name.text == BOOLEAN else QUANTITY
        name = self.type_name(type_name)
        if name not in self.world.ancestors:
            raise self.unknown("type", type_name, (*self.world.ancestors, BOOLEAN, NUMBER))
        return Sort("entity", ((name,),))

    def type_name(self, type_name: Token) -> str:
        """Return what the world calls the type."""
        return self.renamed.get(type_name.text, type_name.text)

    def value_type(self, type_name: Token) -> ValueType:
        """Return the type of a property's values."""
        match self.sort_of(type_name).kind:
            case "boolean":
                return YesNo()
            case "number":
                return Number()
            case _:
                return EntityOf(self.type_name(type_name))

    def is_of(self, sort: Sort, type_name: str) -> bool:
        """Return whether every value of this sort is an entity of the type."""
        return sort.kind == "entity" and all(
            any(self.world.is_a(each, type_name) for each in case) for case in sort.cases
        )

    def fits(self, sort: Sort, value: ValueType) -> bool:
        """Return whether a property with values of this type can be given what has this sort."""
        match value:
            case YesNo():
                return sort.kind == "boolean"
            case Number():
                return sort.kind in ("number", "unknown")
            case EntityOf(type=name):
                return sort.kind == "unknown" or self.is_of(sort, name)

    def entities(self, expression: Expression, sort: Sort) -> frozenset[str]:
        """Return every entity that an expression of this sort can be."""
        if isinstance(expression, Literal):
            return frozenset((expression.value,)) if isinstance(expression.value, str) else frozenset()
        sets = ([frozenset(self.world.entities_of(each)) for each in case] for case in sort.cases)
        return frozenset().union(*(each[0].intersection(*each[1:]) for each in sets))

    def can_meet(self, left: Expression, one: Sort, right: Expression, other: Sort) -> bool:
        """Return whether two sides of a comparison can be one entity; yes where that is not the question."""
        if one.kind != "entity" or other.kind != "entity" or (isinstance(left, Literal) and isinstance(right, Literal)):
            return True
        return not self.entities(left, one).isdisjoint(self.entities(right, other))

    # --- Names --------------------------------------------------------------------------------------------------------

    def constant(self, token: Token, scope: Scope) -> Bound:
        """Return what one token stands for: a value, an entity or, before that, a name in scope."""
        if token.text == "?":
            return Bound(Literal(UNKNOWN), QUESTION)
        if token.text in ("True", "False"):
            return Bound(Literal(token.text == "True"), TRUTH)
        if token.kind == "number":
            return Bound(Literal(self._number(token)), QUANTITY)
        if token.text in scope.names:
            return scope.names[token.text]
        entity = self.world.entity.get(token.text)
        if entity is None:
            raise self.unknown("entity or variable", token, (*scope.names, *self.world.entity))
        return Bound(Literal(entity.name), Sort("entity", (entity.types,)))

    def _number(self, token: Token) -> int | float:
        value = float(token.text)
        if math.isinf(value):
            raise self.fault("E305", "the number is too large", token)
        return int(value) if value.is_integer() else value

    def parameters(self, head: Head) -> list[tuple[tuple[Parameter, ...], Scope]]:
        """Return the parameters of a definition with the scope they make, once for each choice of truth values."""
        choices = [self._position(each) for each in head.positions]
        if sum(len(each) == 2 for each in choices) > MOST_TRUTH_VALUES:
            raise self.fault("E305", f"more than {MOST_TRUTH_VALUES} parameters are boolean", head.name)
        found: list[tuple[tuple[Parameter, ...], Scope]] = []
        for chosen in product(*choices):
            scope = EMPTY
            for position, (_, bound) in zip(head.positions, chosen, strict=True):
                scope = scope.binding(position.name.text, bound) if position.type else scope
            found.append((tuple(parameter for parameter, _ in chosen), scope))
        return found

    def _position(self, position: Position) -> list[tuple[Parameter, Bound]]:
        """Return what one position can be: a variable, a constant, or either truth value."""
        if position.type is None:
            bound = self.constant(position.name, EMPTY)
            assert isinstance(bound.term, Literal)
            return [(_fixed(bound.term.value), bound)]
        sort = self.variable_sort(position.name, position.type)
        if sort == TRUTH:
            return [(_fixed(value), Bound(Literal(value), TRUTH)) for value in (False, True)]
        parameter = Parameter(position.name.text, self.type_name(position.type))
        return [(parameter, Bound(parameter.variable, sort))]

    def variable_sort(self, name: Token, type_name: Token) -> Sort:
        """Return what a variable of the named type stands for; Fault for numbers, of which there are too many."""
        sort = self.sort_of(type_name)
        if sort == QUANTITY:
            raise self.fault("E313", f"the variable '{name.text}' cannot range over numbers", type_name)
        return sort

    # --- Properties ---------------------------------------------------------------------------------------------------

    def resolve(self, name: Token, tokens: Sequence[Token], scope: Scope) -> tuple[Property, tuple[Term, ...]]:
        """Return the property that a use refers to, with its arguments: the first definition that accepts them all."""
        named = self.overloads.get(name.text, ())
        if not named:
            raise self.unknown("property", name, self.overloads)
        for token in tokens:
            if token.text == "?":
                raise self.fault("E315", f"'?' cannot be an argument of '{name.text}'", token)
        bounds = [self.constant(token, scope) for token in tokens]
        of_length = [each for each in named if len(each.parameters) == len(tokens)]
        if not of_length:
            counts = " or ".join(map(str, dict.fromkeys(len(each.parameters) for each in named)))
            here = f"{len(tokens)} {'is' if len(tokens) == 1 else 'are'} given here"
            message = f"'{name.text}' takes {counts} argument{'' if counts == '1' else 's'}; {here}"
            raise self.fault("E311", message, name)
        for each in of_length:
            if all(self.accepts(*pair) for pair in zip(each.parameters, bounds, strict=True)):
                return each, tuple(bound.term for bound in bounds)
        given = ", ".join(f"'{token.text}' {_what(bound)}" for token, bound in zip(tokens, bounds, strict=True))
        known = " and ".join(f"'{each.signature}'" for each in of_length[:4])
        raise self.fault("E312", f"no '{name.text}' takes these arguments: {given}", name, hint=f"there is {known}")

    def accepts(self, parameter: Parameter, bound: Bound) -> bool:
        """Return whether a position takes this argument."""
        if parameter.constant is None:
            return self.is_of(bound.sort, parameter.type)
        return bound.term == Literal(parameter.constant)

    def character(self, token: Token, scope: Scope) -> Term:
        """Return the character that a token stands for; Fault when it is none."""
        bound = self.constant(token, scope)
        if not self.is_of(bound.sort, CHARACTER):
            raise self.fault("E313", f"'{token.text}' {_what(bound)}, where a character must stand", token)
        return bound.term

    # --- Faults -------------------------------------------------------------------------------------------------------

    def twice(self, what: str, token: Token, other: Token) -> Fault:
        """Return the fault for something defined a second time."""
        return self.fault("E320", f"{what} is defined twice", token, other=other, why="first defined here")

    def fault(
        self, code: str, message: str, token: Token, *, hint: str = "", other: Token | None = None, why: str = ""
    ) -> Fault:
        """Return the fault at a token; `other` is a second place and `why` it matters."""
        related = ((other.offset, why),) if other else ()
        return self.source.fault(code, message, token.offset, len(token.text), hint=hint, related=related)

    def unknown(self, kind: str, token: Token, known: Iterable[str]) -> Fault:
        """Return the fault for a name that nothing carries, with the nearest that something does."""
        self._guesses += 1
        close = nearest(token.text, known) if self._guesses <= MOST_FAULTS else None
        other = self.places.get(("type" if kind == "type" else "entity", close)) if close else None
        hint = f"did you mean '{close}'?" if close else ""
        what = f"'{token.text}' is no {kind}" if kind != "entity or variable" else f"'{token.text}' names nothing here"
        return self.fault("E310", what, token, hint=hint, other=other, why=f"'{close}' is defined here")


def _fixed(value: Value) -> Parameter:
    """Return the parameter that is always this value."""
    return Parameter(str(value), constant=value)


def _what(bound: Bound) -> str:
    """Return what an argument is, after its name."""
    return f"is {bound.sort}"
