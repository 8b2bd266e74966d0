"""A whole Sabre problem as a world."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TypeVar

from intrigue.errors import InputError
from intrigue.language.sabre.declarations import build_vocabulary
from intrigue.language.sabre.definitions import Definitions, EventDefinition, UtilityDefinition, read_definitions
from intrigue.language.sabre.effects import Effects
from intrigue.language.sabre.faults import MOST_FAULTS, Fault, Source
from intrigue.language.sabre.tokens import Token
from intrigue.language.sabre.vocabulary import (
    EMPTY,
    QUANTITY,
    TRUTH,
    Bound,
    Scope,
    Vocabulary,
)
from intrigue.model.expressions import YES, Effect, Expression, Term
from intrigue.model.terms import AUTHOR, CHARACTER, Parameter, Signature, Variable
from intrigue.model.world import EVERYBODY_SEES, Action, Observation, Rule, Wants, World

Happening = TypeVar("Happening", Action, Rule)


def read_problem(text: str, file: str) -> World:
    """Return the world that a problem in the Sabre format describes; InputError with all that is wrong in it.

    The world is called what the file is called, without folder and ending.
    """
    try:
        return _read(Source(text, file))
    except Fault as fault:
        raise InputError((fault.diagnostic,)) from None


def _read(source: Source) -> World:
    """Return the world; each kind of definition only when those that it builds on are in order."""
    found, faults = read_definitions(source)
    vocabulary, more = build_vocabulary(source, found, PurePath(source.file).stem or "problem")
    _refuse(faults + more)
    return _Problem(vocabulary).world(found)


def _refuse(faults: Iterable[Fault]) -> None:
    """Raise InputError where there are faults, in the order of their places."""
    diagnostics = dict.fromkeys(fault.diagnostic for fault in faults)
    if diagnostics:
        ordered = sorted(diagnostics, key=lambda each: (each.place, each.code, each.message))
        raise InputError(tuple(ordered[:MOST_FAULTS]))


class _Problem:
    """What is being read with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.reader = Effects(vocabulary)
        self.faults = self.reader.faults

    def world(self, found: Definitions) -> World:
        """Return the world; InputError with everything wrong inside of definitions."""
        actions = self._events(found.actions, self._action)
        rules = self._events(found.triggers, self._rule)
        start: list[Effect] = []
        for each in found.start:
            try:
                start += self.reader.effects(each, EMPTY)
            except Fault as fault:
                self.faults.append(fault)
        wants = self._wants(found.utilities)
        _refuse(self.faults)
        known = self.vocabulary.world
        return World(
            known.name,
            types=known.types,
            entities=known.entities,
            properties=known.properties,
            start=tuple(start),
            actions=actions,
            rules=rules,
            wants=wants,
            introspection=False,
        )

    # --- Actions and rules --------------------------------------------------------------------------------------------

    def _events(self, definitions: list[EventDefinition], build: Callable[..., Happening]) -> tuple[Happening, ...]:
        """Return the actions or the rules; a definition with boolean parameters gives several."""
        found: dict[Signature, tuple[Happening, Token]] = {}
        for definition in definitions:
            name = definition.head.name
            try:
                self._refuse_doubled(definition)
                for parameters, scope in self.vocabulary.parameters(definition.head):
                    new = build(definition, parameters, scope)
                    if new.signature in found:
                        raise self.vocabulary.twice(f"'{new.signature}'", name, found[new.signature][1])
                    found[new.signature] = (new, name)
            except Fault as fault:
                self.faults.append(fault)
        return tuple(each for each, _ in found.values())

    def _refuse_doubled(self, definition: EventDefinition) -> None:
        """Raise Fault where two parameters carry one name."""
        seen: dict[str, Token] = {}
        for position in definition.head.positions:
            if position.type is not None and position.name.text in seen:
                what = f"the variable '{position.name.text}'"
                raise self.vocabulary.twice(what, position.name, seen[position.name.text])
            seen[position.name.text] = position.name

    def _action(self, definition: EventDefinition, parameters: tuple[Parameter, ...], scope: Scope) -> Action:
        return Action(
            definition.head.name.text,
            parameters,
            self._condition(definition, scope),
            effects=self._effects(definition, scope),
            consenting=self._consenting(definition, scope),
            observations=self._observations(definition, scope),
        )

    def _rule(self, definition: EventDefinition, parameters: tuple[Parameter, ...], scope: Scope) -> Rule:
        name, condition = definition.head.name.text, self._condition(definition, scope)
        return Rule(name, parameters, condition, self._effects(definition, scope))

    def _condition(self, definition: EventDefinition, scope: Scope) -> Expression:
        try:
            return self.reader.condition(definition.precondition, scope) if definition.precondition else YES
        except Fault as fault:
            self.faults.append(fault)
            return YES

    def _effects(self, definition: EventDefinition, scope: Scope) -> tuple[Effect, ...]:
        try:
            return self.reader.effects(definition.effect, scope) if definition.effect else ()
        except Fault as fault:
            self.faults.append(fault)
            return ()

    def _consenting(self, definition: EventDefinition, scope: Scope) -> tuple[Term, ...]:
        return tuple(dict.fromkeys(self.vocabulary.character(each, scope) for each in definition.consenting))

    def _observations(self, definition: EventDefinition, scope: Scope) -> tuple[Observation, ...]:
        """Return who sees the action: everybody, unless it is said."""
        observer = definition.observer
        if observer is None or observer.type is None or definition.observing is None:
            return EVERYBODY_SEES
        sort = self.vocabulary.variable_sort(observer.name, observer.type)
        if not self.vocabulary.world.is_a(CHARACTER, self.vocabulary.type_name(observer.type)):
            message = f"'{observer.name.text}' must range over all characters, which '{observer.type.text}' does not"
            raise self.vocabulary.fault("E313", message, observer.type)
        variable = Variable(scope.fresh(observer.name.text), CHARACTER)
        inner = scope.binding(observer.name.text, Bound(variable, sort))
        return (Observation(variable, self.reader.condition(definition.observing, inner)),)

    # --- Wants --------------------------------------------------------------------------------------------------------

    def _wants(self, utilities: list[UtilityDefinition]) -> tuple[Wants, ...]:
        """Return the utilities, one line each; a boolean one counts 1 where it holds, as a condition there does."""
        found: dict[str, tuple[Wants, Token]] = {}
        for each in utilities:
            try:
                holder = self._holder(each)
                if holder in found:
                    raise self.vocabulary.twice(f"the utility of '{holder}'", each.word, found[holder][1])
                value, sort = self.reader.value(each.value, EMPTY)
                if sort not in (TRUTH, QUANTITY):
                    message = f"'{self.reader.quote(each.value)}' is {sort}, where a number or a condition must stand"
                    raise self.reader.fault("E313", message, each.value)
                found[holder] = (Wants(holder, (value,)), each.word)
            except Fault as fault:
                self.faults.append(fault)
        return tuple(each for each, _ in found.values())

    def _holder(self, utility: UtilityDefinition) -> str:
        if utility.character is None:
            return AUTHOR
        if utility.character.text not in self.vocabulary.world.characters:
            raise self.vocabulary.unknown("character", utility.character, self.vocabulary.world.characters)
        return utility.character.text
