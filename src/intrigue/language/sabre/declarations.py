"""From the definitions of types, entities and properties to the vocabulary that all expressions are read with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from intrigue.language.sabre.definitions import Definitions, NamedTypes, PropertyDefinition
from intrigue.language.sabre.faults import MOST_NESTING, Fault, Source
from intrigue.language.sabre.tokens import Token
from intrigue.language.sabre.vocabulary import BOOLEAN, NUMBER, Vocabulary
from intrigue.model.terms import AUTHOR, CHARACTER, ENTITY, Entity, Parameter, Signature, TypeDeclaration
from intrigue.model.world import Property, World

Definition = TypeVar("Definition", NamedTypes, PropertyDefinition)


def build_vocabulary(source: Source, found: Definitions, name: str) -> tuple[Vocabulary, list[Fault]]:
    """Return the names that the definitions introduce, and what is wrong with them; Fault for types in a circle."""
    building = _Building(Vocabulary(source, World(name, introspection=False)))
    building.add_all(found.types, building.add_type)
    building.add_all(found.entities, building.add_entity)
    building.close_types()
    building.add_all(found.properties, building.add_property)
    properties = tuple(each for each, _ in building.properties.values())
    building.vocabulary.world = replace(building.vocabulary.world, properties=properties)
    return building.vocabulary, building.faults


class _Building:
    """What has been defined so far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self.parents: dict[str, list[str]] = {}
        """For each type but `entity` those directly above it, `entity` left out."""
        self.entities: dict[str, Entity] = {}
        self.properties: dict[Signature, tuple[Property, Token]] = {}

    def add_all(self, definitions: Sequence[Definition], add: Callable[[Definition], None]) -> None:
        """Add each definition, or note why that cannot be."""
        for each in definitions:
            try:
                add(each)
            except Fault as fault:
                self.faults.append(fault)

    def add_type(self, definition: NamedTypes) -> None:
        """Add a type and the types above it; a later definition of the same type adds to the first."""
        name = definition.name
        if name.text in (BOOLEAN, NUMBER) or (name.text == ENTITY and definition.types):
            raise self.vocabulary.fault("E322", f"the type '{name.text}' is always there as it is", name)
        self._note_type(name)
        for above in definition.types:
            self._note_type(above)
            if above.text != ENTITY and above.text not in self.parents[name.text]:
                self.parents[name.text].append(above.text)

    def _note_type(self, name: Token) -> None:
        """Create the type on the spot where it is new."""
        if name.text in (BOOLEAN, NUMBER):
            raise self.vocabulary.fault("E313", f"nothing can be under the type '{name.text}'", name)
        self.vocabulary.places.setdefault(("type", name.text), name)
        if name.text != ENTITY:
            self.parents.setdefault(name.text, [])

    def add_entity(self, definition: NamedTypes) -> None:
        """Add an entity; its types are created where they are new."""
        name = definition.name
        if name.text in self.entities:
            other = self.vocabulary.places["entity", name.text]
            raise self.vocabulary.twice(f"the entity '{name.text}'", name, other)
        if name.text in ("True", "False", AUTHOR):
            hint = "the name has a meaning of its own"
            raise self.vocabulary.fault("E322", f"no entity can be called '{name.text}'", name, hint=hint)
        for above in definition.types:
            self._note_type(above)
        self.vocabulary.places["entity", name.text] = name
        types = tuple(dict.fromkeys(each.text for each in definition.types))
        self.entities[name.text] = Entity(name.text, types)

    def close_types(self) -> None:
        """Make the types and entities known; Fault where a type is above itself."""
        _refuse_cycles(self.vocabulary, self.parents)
        renamed = self.vocabulary.renamed = self._renamed()
        self.vocabulary.world = replace(
            self.vocabulary.world,
            types=tuple(
                TypeDeclaration(renamed.get(name, name), tuple(renamed.get(each, each) for each in above))
                for name, above in self.parents.items()
                if name != CHARACTER or above
            ),
            entities=tuple(
                replace(entity, types=tuple(renamed.get(each, each) for each in entity.types))
                for entity in self.entities.values()
            ),
        )

    def _renamed(self) -> dict[str, str]:
        """Return a name of its own for each type that is called like an entity."""
        found: dict[str, str] = {}
        for name in (each for each in self.parents if each in self.entities and each != CHARACTER):
            fresh = f"{name}_type"
            while fresh in self.parents or fresh in self.entities or fresh in found.values():
                fresh += "_"
            found[name] = fresh
        return found

    def add_property(self, definition: PropertyDefinition) -> None:
        """Add a property; its parameters have no names of their own in a world, so those of their types do."""
        name = definition.head.name
        value = self.vocabulary.value_type(definition.type)
        for parameters, _ in self.vocabulary.parameters(definition.head):
            renamed = tuple(Parameter(each.type or each.name, each.type, each.constant) for each in parameters)
            new = Property(name.text, renamed, value)
            if new.signature in self.properties:
                other = self.properties[new.signature][1]
                raise self.vocabulary.twice(f"the property '{new.signature}'", name, other)
            self.properties[new.signature] = (new, name)


def _refuse_cycles(vocabulary: Vocabulary, parents: Mapping[str, Sequence[str]]) -> None:
    """Raise Fault where a type is above itself, or where types stand too many levels above one another."""
    settled: set[str] = set()
    waiting = list(parents)
    for _ in range(MOST_NESTING):
        ready = [name for name in waiting if settled.issuperset(parents[name])]
        settled.update(ready)
        waiting = [name for name in waiting if name not in settled]
        if not waiting:
            return
        if not ready:
            raise _cycle(vocabulary, parents, settled, waiting[0])
    token = vocabulary.places["type", waiting[0]]
    raise vocabulary.fault("E305", f"types stand more than {MOST_NESTING} levels above one another", token)


def _cycle(vocabulary: Vocabulary, parents: Mapping[str, Sequence[str]], settled: set[str], name: str) -> Fault:
    """Return the fault for the circle that this type leads into, going by types that are not settled."""
    path = [name]
    while path[-1] not in path[:-1]:
        path.append(next(above for above in parents[path[-1]] if above not in settled))
    circle = path[path.index(path[-1]) :]
    shown = circle if len(circle) <= 8 else [*circle[:6], "...", circle[-1]]
    message = f"the type '{circle[0]}' is above itself: {' : '.join(shown)}"
    return vocabulary.fault("E321", message, vocabulary.places["type", circle[0]])
