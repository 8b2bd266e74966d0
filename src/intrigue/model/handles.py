"""What a `WorldBuilder` hands out for properties, actions and rules: to be called in expressions, and to be filled.

Methods that fill return the handle itself, so that a whole action can be said in one sentence:

    go = story.action("go", who=story.character, to=place).by("who").when(...).then(...).seen_by(lambda c: ...)

A condition or an effect may be given outright, made of variables, or as a lambda: its parameters are then filled by the
action's parameters of the same name.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeAlias

from intrigue.model.expressions import YES, Call, Effect, Expression, Literal, Read, Term
from intrigue.model.operators import (
    Change,
    Deed,
    EntityType,
    Expr,
    Fluent,
    Named,
    Operand,
    Thing,
    Var,
    all_of,
    node_of,
    term_of,
)
from intrigue.model.phrases import Happening, effects_of
from intrigue.model.prose import PROSE_KINDS, Prose
from intrigue.model.terms import CHARACTER, ENTITY, Parameter, Signature, Variable
from intrigue.model.world import EVERYBODY_SEES, Action, Observation, Property, Rule, Schedule

Position: TypeAlias = EntityType | Var | Thing | bool | int | float
"""What may be declared for a position: any entity of a type, or one value that never varies."""
Condition: TypeAlias = Operand | Callable[..., Operand]
"""A condition, or a lambda whose parameters are filled by parameters of the same name."""
Doing: TypeAlias = Happening | Callable[..., Happening | Iterable[Happening]]
"""An effect or a fact to become so, or a lambda that returns one or several."""


@dataclass
class Vocabulary:
    """The types and entities declared so far; says whether a term fits a position."""

    parents: dict[str, tuple[str, ...]] = field(default_factory=lambda: {ENTITY: (), CHARACTER: (ENTITY,)})
    """For every type the types directly above it."""
    entities: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For every entity its types."""

    def is_a(self, below: str, above: str) -> bool:
        """Return whether every entity of the one type is of the other."""
        if below == above or above == ENTITY:
            return True
        return any(self.is_a(each, above) for each in self.parents.get(below, ()))

    def check(self, term: Term, parameter: Parameter, what: str, loosely: bool = False) -> None:
        """Raise ValueError unless the term fits; a loose fit also takes a variable of a wider type."""
        if parameter.constant is not None:
            if term != Literal(parameter.constant):
                raise ValueError(f"{what} takes only {parameter.constant} in the position '{parameter.name}'")
            return
        if isinstance(term, Variable):
            wider = loosely and self.is_a(parameter.type, term.type)
            if not wider and not self.is_a(term.type, parameter.type):
                raise ValueError(f"{what} takes a {parameter.type}; the variable '{term.name}' is a {term.type}")
        elif isinstance(term.value, str):
            if term.value not in self.entities:
                raise ValueError(f"{what}: '{term.value}' is not an entity of this world")
            if not any(self.is_a(each, parameter.type) for each in self.entities[term.value]):
                raise ValueError(f"{what} takes a {parameter.type}; '{term.value}' is none")
        elif not (isinstance(term.value, bool) and parameter.type == "yes or no"):
            raise ValueError(f"{what} takes a {parameter.type}, not {term.value!r}")

    def fill(
        self, signature: Signature, parameters: tuple[Parameter, ...], given: tuple[Operand, ...], loosely: bool = False
    ) -> tuple[Term, ...]:
        """Return the terms for these positions; raise TypeError for a wrong number, ValueError for a wrong type."""
        if len(given) != len(parameters):
            raise TypeError(f"{signature} takes {len(parameters)} positions, not {len(given)}")
        terms = tuple(term_of(each) for each in given)
        for term, parameter in zip(terms, parameters, strict=True):
            self.check(term, parameter, str(signature), loosely)
        return terms


def parameters_of(positions: Iterable[Position], named: Mapping[str, Position]) -> tuple[Parameter, ...]:
    """Return the parameters for what was declared; raise ValueError where two have one name."""
    made = [_parameter(each, "") for each in positions]
    made += [_parameter(each, name) for name, each in named.items()]
    names = [each.name for each in made if each.constant is None]
    if len(set(names)) != len(names):
        raise ValueError(f"two parameters have one name: {', '.join(names)}; name them apart, as in `{names[0]}=...`")
    return tuple(made)


def _parameter(position: Position, name: str) -> Parameter:
    match position:
        case EntityType(name=kind):
            return Parameter(name or kind, kind)
        case Var(variable=variable):
            return Parameter(name or variable.name, variable.type)
        case Thing(name=thing):
            return Parameter(name or thing, "", thing)
        case bool() | int() | float():
            return Parameter(name or str(position), "", position)
        case _:
            raise TypeError(f"{position!r} declares no position: give a type, a variable or an entity")


@dataclass(frozen=True)
class PropertyHandle:
    """A property. Called with its positions filled, it gives a fluent: `at(gaara)`."""

    declaration: Property
    """What stands in the world."""
    vocabulary: Vocabulary
    """What checks the positions."""

    @property
    def signature(self) -> Signature:
        """What the property is referred to by."""
        return self.declaration.signature

    def __call__(self, *positions: Operand) -> Fluent:
        """Return the fluent for these positions."""
        return Fluent(
            Read(self.signature, self.vocabulary.fill(self.signature, self.declaration.parameters, positions))
        )


class _Handle:
    """What actions and rules have in common: parameters, and lambdas that are filled by them."""

    def __init__(self, vocabulary: Vocabulary, name: str, parameters: tuple[Parameter, ...]) -> None:
        self.vocabulary = vocabulary
        self.name = name
        self.parameters = parameters
        self._scope: dict[str, Var | Thing] = {
            each.name: Thing(each.constant) if isinstance(each.constant, str) else Var(each.name, each.type)
            for each in parameters
            if each.constant is None or isinstance(each.constant, str)
        }
        self._effects: tuple[Effect, ...] = ()
        self._prose: tuple[Prose, ...] = ()
        self._conditions: list[Expression] = []
        self._private: list[Expression] = []

    @property
    def signature(self) -> Signature:
        """What it is referred to by."""
        return Signature(self.name, tuple(each.kind for each in self.parameters))

    def when(self, *conditions: Condition) -> Self:
        """Add to what must hold for it to happen."""
        self._conditions += [self._condition(each) for each in conditions]
        return self

    def privately(self, *conditions: Condition) -> Self:
        """Add to what must hold besides, of which those who see it happen learn nothing."""
        self._private += [self._condition(each) for each in conditions]
        return self

    def then(self, *doings: Doing) -> Self:
        """Add effects: what changes, and facts that become so."""
        for each in doings:
            if isinstance(each, Change | Expr):
                self._effects += effects_of((each,))
            elif callable(each):
                made = self._filled(each)
                self._effects += effects_of(tuple(made) if isinstance(made, tuple | list) else (made,))
            else:
                raise TypeError(f"{each!r} is neither an effect nor a fact that can become so")
        return self

    def prose(
        self, text: str = "", *, to: str | Named | None = None, when: Condition | None = None, **texts: str
    ) -> Self:
        """Add what is told of it, or by kind (`seen`, `felt`, `thought`, `refused`, `failed`, ...).

        `to`: only through these eyes, of a character, of who fills the position of this name, or of any by a variable;
        `when`: only where this holds in that mind.
        """
        if isinstance(to, str) and to not in self._scope:
            raise ValueError(f"{self.signature} has no parameter '{to}', through whose eyes it could be told")
        eyes = self._scope[to].term if isinstance(to, str) else None if to is None else to.term
        condition = YES if when is None else self._condition(when)
        unknown = [each for each in texts if each not in PROSE_KINDS]
        if unknown:
            raise ValueError(f"'{unknown[0]}' is no kind of prose; there are {', '.join(PROSE_KINDS[1:])}")
        told = {"plain": text, **texts}
        self._prose += tuple(Prose(kind, told[kind], eyes, condition) for kind in PROSE_KINDS if told.get(kind))
        return self

    def _condition(self, condition: Condition) -> Expression:
        if callable(condition) and not isinstance(condition, Expr):
            return node_of(self._filled(condition))
        return node_of(condition)

    def _joined(self, conditions: list[Expression]) -> Expression:
        return all_of(*map(Expr, conditions)).node if conditions else YES

    def _filled(self, function: Callable[..., Any], **more: Named) -> Any:
        """Call a lambda with what its parameters name."""
        scope = {**self._scope, **more}
        wanted = tuple(inspect.signature(function).parameters)
        for name in wanted:
            if name not in scope:
                raise ValueError(f"{self.signature} has no parameter '{name}', which a lambda given to it asks for")
        return function(*(scope[name] for name in wanted))

    def _observation(
        self, observer: Var | Callable[..., Operand], condition: Operand, taken_for: Deed | Callable[..., Deed] | None
    ) -> Observation:
        if isinstance(observer, Var):
            variable, sees = observer, node_of(condition)
        else:
            names = [each for each in inspect.signature(observer).parameters if each not in self._scope]
            if len(names) != 1:
                raise ValueError(
                    "an observation's lambda has one parameter for who sees it, and else parameters of the event"
                )
            variable = Var(names[0], CHARACTER)
            sees = node_of(self._filled(observer, **{variable.name: variable}))
        deed = taken_for
        if deed is not None and not isinstance(deed, Deed):
            made = self._filled(deed, **{variable.name: variable})
            if not isinstance(made, Deed):
                raise TypeError("`taken_for` names another action, with its positions filled")
            deed = made
        return Observation(variable.variable, sees, deed.call if deed else None)


class ActionHandle(_Handle):
    """An action or an event of fate. Called with its positions filled, it gives a deed: `look(sakura, pendant)`."""

    def __init__(
        self, vocabulary: Vocabulary, name: str, parameters: tuple[Parameter, ...], schedule: Schedule | None = None
    ) -> None:
        super().__init__(vocabulary, name, parameters)
        self._consenting: tuple[Term, ...] = ()
        self._participants: tuple[Term, ...] = ()
        self._observations: tuple[Observation, ...] | None = None
        self._schedule = schedule
        self._duration: int | None = None

    def __call__(self, *positions: Operand) -> Deed:
        """Return the deed for these positions."""
        terms = self.vocabulary.fill(self.signature, self.parameters, positions, loosely=True)
        return Deed(Call(self.signature, terms))

    def by(self, *consenting: str | Named) -> Self:
        """Say who must have a motive; the first is the actor. A string names a parameter."""
        self._consenting += tuple(self._character(each) for each in consenting)
        return self

    def along_with(self, *participants: str | Named) -> Self:
        """Say who takes part without a motive, unless it hurts at once (`with` in the story language)."""
        self._participants += tuple(self._character(each) for each in participants)
        return self

    def seen_by(
        self,
        observer: Var | Callable[..., Operand],
        condition: Operand = True,
        taken_for: Deed | Callable[..., Deed] | None = None,
    ) -> Self:
        """Say who sees it happen, and what they take it for; the first that fits somebody counts.

        `seen_by(lambda c: at(c) == shop)`, or `seen_by(c, at(c) == shop)` with a variable. Without any, everybody sees.
        """
        self._observations = (*(self._observations or ()), self._observation(observer, condition, taken_for))
        return self

    def seen_by_nobody(self) -> Self:
        """Say that nobody sees it happen, not even who does it."""
        self._observations = ()
        return self

    def takes(self, minutes: int) -> Self:
        """Say how long it takes."""
        self._duration = minutes
        return self

    def _character(self, who: str | Named) -> Term:
        if isinstance(who, str):
            if who not in self._scope:
                raise ValueError(f"{self.signature} has no parameter '{who}'")
            who = self._scope[who]
        self.vocabulary.check(who.term, Parameter(CHARACTER, CHARACTER), f"{self.signature}")
        return who.term

    def declaration(self) -> Action:
        """Return the action as it stands in the world."""
        return Action(
            self.name,
            self.parameters,
            self._joined(self._conditions),
            self._joined(self._private),
            self._effects,
            self._consenting,
            self._participants,
            EVERYBODY_SEES if self._observations is None else self._observations,
            self._prose,
            self._schedule,
            self._duration,
        )


class RuleHandle(_Handle):
    """A rule: it happens by itself wherever its condition holds, in the world and in minds."""

    def __init__(self, vocabulary: Vocabulary, name: str, parameters: tuple[Parameter, ...]) -> None:
        super().__init__(vocabulary, name, parameters)
        self._rule = Rule(name, parameters)

    def on(self, deed: Deed | Callable[..., Deed]) -> Self:
        """Tie it to an action's happening, instead of to a state."""
        made = deed if isinstance(deed, Deed) else self._filled(deed)
        if not isinstance(made, Deed):
            raise TypeError("`on` names an action, with its positions filled")
        return self._with(replace(self._rule, on=made.call))

    def seen_by(self, observer: Var | Callable[..., Operand], condition: Operand = True) -> Self:
        """Say who sees it happen; it is then taken like an action that nobody consents to."""
        seen = self._observation(observer, condition, None)
        return self._with(replace(self._rule, observations=(*self._rule.observations, seen)))

    def known_to(self, *characters: Thing) -> Self:
        """Say which characters know the rule and foresee it; without any, all do."""
        return self._with(replace(self._rule, known_to=tuple(each.name for each in characters)))

    def hidden(self) -> Self:
        """Say that nobody knows the rule: it happens in fact only."""
        return self._with(replace(self._rule, known_to=()))

    def slowly(self) -> Self:
        """Say that it happens one event later."""
        return self._with(replace(self._rule, slowly=True))

    def _with(self, rule: Rule) -> Self:
        self._rule = rule
        return self

    def declaration(self) -> Rule:
        """Return the rule as it stands in the world."""
        return replace(
            self._rule,
            condition=self._joined(self._conditions),
            private=self._joined(self._private),
            effects=self._effects,
            prose=self._prose,
        )
