"""Short forms in which the sets' little worlds are written; they build nodes of the model and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intrigue.model.expressions import Assign, Comparison, Effect, Expression, Literal, Read, Term
from intrigue.model.terms import CHARACTER, Entity, Parameter, Special, TypeDeclaration, Value, ValueType, Variable
from intrigue.model.world import Action, Observation, Property, World

WITNESS = Variable("c", CHARACTER)
"""Who may see an event, in the conditions under which it is seen."""


class Cast:
    """The persons, places and things of one story: a name in the text for each kind, an entity in the world.

    A set may call a thing and a place by one word; in the world each has a name of its own.
    """

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        self.kinds = tuple(named)
        self._entities: dict[tuple[str, str], str] = {}
        self._texts: dict[str, str] = {}
        for kind, texts in named.items():
            for text in dict.fromkeys(texts):
                entity = text if text not in self._texts else f"{text} ({kind})"
                self._entities[kind, text] = entity
                self._texts[entity] = text

    def __call__(self, kind: str, text: str) -> str:
        """Return the entity of a kind that the text calls so; raise KeyError where there is none."""
        return self._entities[kind, text]

    def has(self, kind: str, text: str) -> bool:
        """Return whether the story has something of this kind by this name."""
        return (kind, text) in self._entities

    def of(self, kind: str) -> list[str]:
        """Return the entities of a kind, in the order of the text."""
        return [entity for (each, _), entity in self._entities.items() if each == kind]

    def text(self, value: Value) -> str:
        """Return what the text calls an entity; of any other value, its own word."""
        return self._texts.get(value, value) if isinstance(value, str) else str(value)


def declare(name: str, *types: str, value: ValueType, default: Value | None = None) -> Property:
    """Return a property over positions of these types."""
    return Property(name, tuple(Parameter(each, each) for each in types), value, default)


def read(property_: Property, *arguments: Variable) -> Read:
    """Return the fluent of a property."""
    return Read(property_.signature, arguments)


def same(left: Expression, right: Expression | Value) -> Comparison:
    """Return `left == right`."""
    return Comparison("==", left, _expression(right))


def differs(left: Expression, right: Expression | Value) -> Comparison:
    """Return `left != right`."""
    return Comparison("!=", left, _expression(right))


def becomes(fluent: Read, value: Expression | Value, *believers: Term) -> Assign:
    """Return the effect that a fluent takes a value, in the world or in the mind at the end of the chain."""
    return Assign(fluent, _expression(value), believers)


def event(
    name: str,
    *variables: Variable,
    needs: Expression | bool = True,
    effects: Sequence[Effect] = (),
    seen_if: Expression | bool = False,
) -> Action:
    """Return something that happens without anybody's motive; without `seen_if` nobody sees it."""
    return Action(
        name,
        tuple(Parameter(each.name, each.type) for each in variables),
        precondition=_expression(needs),
        effects=tuple(effects),
        observations=() if seen_if is False else (Observation(WITNESS, _expression(seen_if)),),
    )


def world(
    name: str,
    cast: Cast,
    properties: Sequence[Property],
    actions: Sequence[Action],
    start: Sequence[Effect] = (),
) -> World:
    """Return the world of one story."""
    return World(
        name=name,
        types=tuple(TypeDeclaration(each) for each in cast.kinds if each != CHARACTER),
        entities=tuple(Entity(each, (kind,)) for kind in cast.kinds for each in cast.of(kind)),
        properties=tuple(properties),
        start=tuple(start),
        actions=tuple(actions),
    )


def _expression(value: Expression | Value) -> Expression:
    return Literal(value) if isinstance(value, bool | int | float | str | Special) else value
