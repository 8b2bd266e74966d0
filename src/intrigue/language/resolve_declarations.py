"""What there is: types, entities and properties, and the heads of actions, from every file of a world.

These come first, so that the rest of a text may name them before the line on which they are declared.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from intrigue.errors import Place
from intrigue.language import syntax
from intrigue.language.names import Header, shown
from intrigue.language.nearest import TYPES_ELSEWHERE, meant_declaration
from intrigue.language.resolve_effects import Effects
from intrigue.language.sorts import Hierarchy, article
from intrigue.model.expressions import Literal
from intrigue.model.feelings import FEELINGS
from intrigue.model.terms import (
    AUTHOR,
    CHARACTER,
    ENTITY,
    Entity,
    EntityOf,
    Number,
    Parameter,
    TypeDeclaration,
    Value,
    ValueType,
    YesNo,
)
from intrigue.model.world import Property

UNKNOWN_TYPE = ""
"""The type of a position after a mistake that is already reported: everything fits."""

RESERVED_TYPES = ("yes or no", "number")


class Declarations(Effects):
    """Fills the tables of names."""

    def types(self, nodes: Sequence[syntax.TypeDeclaration]) -> tuple[TypeDeclaration, ...]:
        """Return the declared types; report doubles, unknown parents and circles."""
        found: dict[str, TypeDeclaration] = {}
        written: dict[str, tuple[syntax.Name, tuple[syntax.Name, ...]]] = {}
        for node in nodes:
            for name in node.names:
                if self._type_name_refused(name, node.parents) or self._defined(("type", name.text), name):
                    continue
                found[name.text] = TypeDeclaration(name.text, tuple(parent.text for parent in node.parents))
                written[name.text] = (name, node.parents)
        self.names.hierarchy = Hierarchy({name: each.parents for name, each in found.items()})
        for _, parents in written.values():
            for parent in parents:
                self.type_name(parent)
        self._report_circles({name: each.parents for name, each in found.items()}, written)
        return tuple(found.values())

    def _type_name_refused(self, name: syntax.Name, parents: Sequence[syntax.Name]) -> bool:
        """Report a type that is always there, or whose name is taken by the language."""
        if name.text in RESERVED_TYPES:
            self.reports.error("E126", name.place, f"'{name.text}' is a word of the language; no type can carry it")
            return True
        if name.text == ENTITY or (name.text == CHARACTER and not parents):
            message = f"the type '{name.text}' is always there"
            hint = "leave this line out" + ("" if name.text == ENTITY else ", or say what characters are: `: TYPE`")
            self.reports.error("E126", name.place, message, hint=hint)
            return True
        return False

    def _report_circles(
        self,
        parents: dict[str, tuple[str, ...]],
        written: dict[str, tuple[syntax.Name, tuple[syntax.Name, ...]]],
    ) -> None:
        """Report each circle of types once, with the whole way round."""
        above = self.names.hierarchy.above
        done: set[str] = set()
        for first in parents:
            way = [first]
            while first not in done:
                onward = (each for each in parents[way[-1]] if each in parents and first in above[each])
                following = next((each for each in onward if each not in way[1:]), None)
                if following is None:
                    break
                if following == first:
                    self._report_circle(way, written)
                    done.update(way)
                else:
                    way.append(following)

    def _report_circle(
        self, circle: Sequence[str], written: dict[str, tuple[syntax.Name, tuple[syntax.Name, ...]]]
    ) -> None:
        way = " is a ".join(f"'{each}'" for each in (*circle, circle[0]))
        related = tuple((written[each][0].place, f"'{each}' is declared here") for each in circle[1:])
        place = written[circle[0]][0].place
        self.reports.error(
            "E107", place, f"types in a circle: {way}", hint="take one of these parents away", related=related
        )

    def entities(self, nodes: Sequence[syntax.Entities]) -> tuple[Entity, ...]:
        """Return the declared entities; report doubles, unknown types and reserved names."""
        for node in nodes:
            for kind in node.types:
                self._entity_type(kind, node)
            known = any(kind.text in self.names.hierarchy for kind in node.types)
            for item in node.items:
                if known or item.name.text not in self.names.entities:
                    self._entity(item, tuple(kind.text for kind in node.types))
        for entity in self.names.entities.values():
            self.names.hierarchy.add_entity(entity.types)
        return tuple(self.names.entities.values())

    def _entity_type(self, kind: syntax.Name, node: syntax.Entities) -> None:
        """Report a type of entities that is not declared, and what else the line could have been."""
        if kind.text in self.names.hierarchy:
            return
        hint = TYPES_ELSEWHERE.get(kind.text.lower(), "")
        hint = hint or self.names.suggestion(kind.text, self.names.hierarchy.above, kind.place)
        items = ", ".join(each.name.text for each in node.items[:3])
        if not hint:
            word = meant_declaration(kind.text)
            hint = f"to make {items} of a new type, declare it first: `type {kind.text}`"
            hint = f"did you mean `{word}`? {hint[0].upper()}{hint[1:]}" if word else hint
        self.reports.error("E102", kind.place, f"there is no type '{kind.text}'", hint=hint)

    def _entity(self, item: syntax.EntityItem, types: tuple[str, ...]) -> None:
        name = item.name
        if name.text == AUTHOR:
            message = f"'{AUTHOR}' stands for the author of the story; no entity can carry it"
            self.reports.error("E126", name.place, message, hint="choose another name, such as `writer`")
            return
        if name.text in self.names.hierarchy:
            place = self.reports.sources.place("type", name.text)
            if place is None:
                message = f"'{name.text}' is a type that is always there; an entity needs a name of its own"
                self.reports.error("E126", name.place, message)
            else:
                self._report_double(name, f"'{name.text}' is a type and an entity", place)
            return
        if self._defined(("entity", name.text), name):
            return
        self.names.entities[name.text] = Entity(name.text, types, item.display, item.pronoun)

    def properties(self, nodes: Sequence[syntax.Property]) -> tuple[Property, ...]:
        """Return the declared properties; report doubles and defaults that do not fit."""
        found: list[Property] = []
        for node in nodes:
            parameters = tuple(self.parameter(each) for each in node.parameters)
            value = self._value_type(node.value)
            declared = Property(node.name.text, parameters, value, None, node.shows, node.inner)
            if self._defined(("property", declared.signature), node.name, shown(declared)):
                continue
            if node.default is not None:
                declared = Property(
                    declared.name, parameters, value, self._default(node.default, declared), node.shows, node.inner
                )
            if node.inner and not (parameters and self.names.hierarchy.is_a(parameters[0].type, CHARACTER)):
                message = f"'{shown(declared)}' is `inner`, so its first position must be a {CHARACTER}"
                self.reports.error("E134", node.name.place, message)
            if node.name.text in FEELINGS and node.name.text not in self.names.properties:
                message = f"'{node.name.text}' is also the name of a feeling, which can then not be read"
                self.reports.warning("W102", node.name.place, message, hint="choose another name if you need both")
            self.names.properties.setdefault(node.name.text, []).append(declared)
            found.append(declared)
        return tuple(found)

    def _value_type(self, node: syntax.ValueType) -> ValueType:
        match node:
            case syntax.YesNoType(may_be_unknown=unknown):
                return YesNo(unknown)
            case syntax.NumberType(low=low, high=high):
                return Number(low, high)
            case syntax.EntityType(type=name, may_be_none=none):
                return EntityOf(self.type_name(name), none)

    def _default(self, node: syntax.Number | syntax.Constant | syntax.NameUse, declared: Property) -> Value | None:
        """Return the stated default, None after a report."""
        value, sort = self.expression(node, {})
        before = len(self.reports.found)
        self.check_value(declared, node, sort)
        if len(self.reports.found) > before or not isinstance(value, Literal) or sort.kind == "anything":
            return None
        return value.value

    def headers(self, nodes: Sequence[syntax.Happening]) -> dict[int, tuple[Parameter, ...]]:
        """Return the parameters of actions and events by the node's index; report doubles."""
        found: dict[int, tuple[Parameter, ...]] = {}
        for index, node in enumerate(nodes):
            if node.kind == "rule" or node.name is None:
                continue
            parameters = self.parameters(node.parameters)
            header = Header(node.name.text, parameters)
            if not self._defined(("action", header.signature), node.name, shown(header)):
                self.names.actions.setdefault(header.name, []).append(header)
            found[index] = parameters
        return found

    def parameters(self, nodes: Sequence[syntax.Parameter]) -> tuple[Parameter, ...]:
        """Return the parameters of an action or a rule; two of one name are reported."""
        found: list[Parameter] = []
        for node in nodes:
            parameter = self.parameter(node)
            if parameter.constant is None and any(each.name == parameter.name for each in found):
                hint = f"give them different names: `a: {parameter.type}, b: {parameter.type}`"
                message = f"two positions are called '{parameter.name}'"
                self.reports.error("E133", node.place, message, hint=hint)
            found.append(parameter)
        return tuple(found)

    def parameter(self, node: syntax.Parameter) -> Parameter:
        """Return one position: a variable with its type, or a constant."""
        name, kind = node.name, node.kind
        if kind is None:
            constant = self._constant(name)
            text = name.text if isinstance(name, syntax.Name) else plain(name)
            if constant is not None:
                return Parameter(text, constant=constant)
            if text in self.names.hierarchy or text == "yes or no":
                return Parameter(text, text)
            self._unknown_kind(name, text)
            return Parameter(text, UNKNOWN_TYPE)
        text = name.text if isinstance(name, syntax.Name) else plain(name)
        constant = self._constant(kind)
        if constant is not None:
            return Parameter(text, constant=constant)
        assert isinstance(kind, syntax.Name)
        return Parameter(text, self.type_name(kind))

    def _constant(self, node: syntax.Name | syntax.Number | syntax.Constant) -> Value | None:
        """Return the one value that a position is fixed to; None when the name is not an entity's."""
        match node:
            case syntax.Name(text=text):
                return text if text in self.names.entities and text not in self.names.hierarchy else None
            case syntax.Number(value=value):
                return value
            case syntax.Constant(value=value):
                if not isinstance(value, bool):
                    self.reports.error("E129", node.place, f"`{value}` cannot be a position", expected=_A_POSITION)
                return value

    def _unknown_kind(self, node: syntax.Name | syntax.Number | syntax.Constant, text: str) -> None:
        """Report a lone parameter that is neither a type nor an entity."""
        known = [*self.names.hierarchy.above, *self.names.entities]
        hint = TYPES_ELSEWHERE.get(text.lower()) or self.names.suggestion(text, known, node.place)
        hint = hint or f"say what it ranges over, for example `{text}: {CHARACTER}`"
        self.reports.error(
            "E129", node.place, f"'{text}' is neither a type nor an entity", expected=_A_POSITION, hint=hint
        )

    def _defined(self, key: tuple[str, Hashable], name: syntax.Name, as_shown: str = "") -> bool:
        """Return whether this was declared before, and report it; else take note of the place."""
        first = self.reports.sources.places.get(key)
        if first is None:
            self.reports.sources.places[key] = name.place
            return False
        self._report_double(name, f"{article(key[0])} {key[0]} '{as_shown or name.text}' is already defined", first)
        return True

    def _report_double(self, name: syntax.Name, message: str, first: Place) -> None:
        related = ((first, "first defined here"),)
        hint = "give one of them another name, or take one away"
        self.reports.error("E106", name.place, message, hint=hint, related=related)


def plain(node: syntax.Number | syntax.Constant) -> str:
    """Return the value as a word: the name of a position that is fixed to it."""
    if isinstance(node.value, bool):
        return "yes" if node.value else "no"
    return str(node.value)


def constants_in(parameters: Sequence[Parameter]) -> Iterator[tuple[str, Literal]]:
    """Yield the names of fixed positions with what they stand for."""
    for each in parameters:
        if each.constant is not None:
            yield each.name, Literal(each.constant)


_A_POSITION = "a type (`gift`), a variable with its type (`who: character`), or an entity"
