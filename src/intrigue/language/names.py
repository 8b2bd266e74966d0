"""The names of a world as far as they are declared, and what to say about one that is not.

Types, entities, properties and actions have tables of their own; properties and actions of one name are told apart by
the kinds of their positions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from intrigue.errors import Place
from intrigue.language.nearest import LEAST_SIMILAR, nearest
from intrigue.language.sorts import ANYTHING, NUMBER, TRUTH, Hierarchy, Sort, article
from intrigue.language.sources import Reports, SourceMap
from intrigue.model.expressions import Literal, Term
from intrigue.model.feelings import FEELINGS, INTENSITY
from intrigue.model.terms import Entity, Number, Parameter, Signature, Variable
from intrigue.model.world import Property, World

MANY_FINDINGS = 50
"""How many findings get a guess at what was meant."""

TRUTH_TYPE = "yes or no"
"""The type of a variable that ranges over both truth values."""

Scope = Mapping[str, Term]
"""What the names bound around an expression stand for: variables, and constants with a name of their own."""


class Headed(Protocol):
    """What has positions: a property, or an action as far as its header says."""

    @property
    def name(self) -> str:
        """What it is called by."""

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Its positions."""

    @property
    def signature(self) -> Signature:
        """What tells it from others of its name."""


H = TypeVar("H", bound=Headed)


@dataclass(frozen=True, slots=True)
class Header:
    """The head of an action: its name and positions."""

    name: str
    parameters: tuple[Parameter, ...]

    @property
    def signature(self) -> Signature:
        """What calls refer to it by."""
        return Signature(self.name, tuple(parameter.kind for parameter in self.parameters))


def _feelings() -> dict[str, list[Property]]:
    """Return the feelings as properties, by name."""
    value = {"mood": Number()}
    return {
        name: [
            Property(name, tuple(Parameter(kind, kind) for kind in signature.kinds), value.get(name, INTENSITY))
            for signature in row.signatures
        ]
        for name, row in FEELINGS.items()
    }


@dataclass
class Names:
    """Everything declared, by name."""

    reports: Reports
    hierarchy: Hierarchy = field(default_factory=lambda: Hierarchy({}))
    entities: dict[str, Entity] = field(default_factory=dict)
    properties: dict[str, list[Property]] = field(default_factory=dict)
    """In the order of the text: the first that accepts the arguments is meant."""
    actions: dict[str, list[Header]] = field(default_factory=dict)
    feelings: dict[str, list[Property]] = field(default_factory=_feelings)

    def properties_named(self, name: str) -> Sequence[Property]:
        """Return the properties of this name; feelings too, unless a property takes their name."""
        return self.properties.get(name) or self.feelings.get(name) or ()

    def where(self, kind: str, key: object, near: Place) -> str:
        """Return ` (line 3)` for what was declared, with the file where it is another; empty when it has no place."""
        place = self.reports.sources.places.get((kind, key))
        if place is None or not place.line:
            return ""
        return f" (line {place.line})" if place.file == near.file else f" ({place.file}, line {place.line})"

    def what_is(self, name: str, near: Place) -> str:
        """Return what this name is declared as, such as `a place (line 3)`; empty when it is not."""
        if name in self.entities:
            kind = self.entities[name].types[0]
            return f"{article(kind)} {kind}{self.where('entity', name, near)}"
        if name in self.hierarchy:
            return f"a type{self.where('type', name, near)}"
        if name in self.properties:
            return f"a property{self.where('property', self.properties[name][0].signature, near)}"
        if name in self.actions:
            return f"an action{self.where('action', self.actions[name][0].signature, near)}"
        return "a feeling" if name in self.feelings else ""

    def suggestion(self, name: str, known: Iterable[str], near: Place, least: float = LEAST_SIMILAR) -> str:
        """Return `did you mean 'Tom' (line 3)?` for the nearest of the known names; empty when none is near.

        After many findings it is always empty: looking for the nearest of thousands of names takes its time.
        """
        if len(self.reports.found) > MANY_FINDINGS:
            return ""
        found = nearest(name, known, least)
        if found is None:
            return ""
        return f"did you mean '{found}'{self._anywhere(found, near)}?"

    def _anywhere(self, name: str, near: Place) -> str:
        what = self.what_is(name, near)
        return what[what.index(" (") :] if " (" in what else ""

    def sort_of(self, term: Term) -> Sort:
        """Return the kind of value of a variable, an entity or a plain value."""
        if isinstance(term, Variable):
            if term.type == TRUTH_TYPE:
                return TRUTH
            return Sort("entity", (term.type,)) if term.type in self.hierarchy else ANYTHING
        match term.value:
            case bool():
                return TRUTH
            case int() | float():
                return NUMBER
            case str() as name if name in self.entities:
                return Sort("entity", self.entities[name].types, entity=name)
        return ANYTHING

    def accepts(self, parameter: Parameter, term: Term) -> bool:
        """Return whether a position can be filled like this."""
        if parameter.constant is not None:
            return term == Literal(parameter.constant) or self.sort_of(term) == ANYTHING
        sort = self.sort_of(term)
        if parameter.type == TRUTH_TYPE:
            return sort.kind in ("truth", "anything")
        return self.hierarchy.fits(sort, parameter.type)

    def first_accepting(self, candidates: Sequence[H], terms: Sequence[Term]) -> H | None:
        """Return the first of the candidates whose every position accepts its term; None when there is none."""
        for each in candidates:
            if len(each.parameters) == len(terms) and all(map(self.accepts, each.parameters, terms)):
                return each
        return None


def names_of(world: World, sources: SourceMap | None = None) -> Names:
    """Return the tables of names of a finished world, so that more text can be read against it."""
    names = Names(Reports(sources or SourceMap()), Hierarchy({each.name: each.parents for each in world.types}))
    for entity in world.entities:
        names.entities[entity.name] = entity
        names.hierarchy.add_entity(entity.types)
    for declared in world.properties:
        names.properties.setdefault(declared.name, []).append(declared)
    for action in world.actions:
        names.actions.setdefault(action.name, []).append(Header(action.name, action.parameters))
    return names


def shown(headed: Headed) -> str:
    """Return how a property or action is called, with the kinds of its positions: `at(character)`."""
    return f"{headed.name}({', '.join(position(each) for each in headed.parameters)})"


def position(parameter: Parameter) -> str:
    """Return what a position takes: a type's name, or the one constant."""
    if parameter.constant is None:
        return parameter.type
    value = parameter.constant
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
