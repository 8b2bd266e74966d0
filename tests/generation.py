"""One generator of random core worlds, for any source of choices.

The rules of these worlds come to rest, their conditions look at most two minds deep, and nothing divides by zero, so
they can be run without meeting a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from intrigue.model.expressions import (
    YES,
    Aggregate,
    And,
    Arithmetic,
    Assign,
    Believes,
    Comparison,
    ComparisonOperator,
    Conditional,
    Effect,
    Expression,
    ForEach,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    Term,
    TypeTest,
    When,
)
from intrigue.model.expressions import Call as ActionCall
from intrigue.model.terms import (
    AUTHOR,
    CHARACTER,
    NONE,
    UNKNOWN,
    Entity,
    EntityOf,
    Number,
    Parameter,
    TypeDeclaration,
    Value,
    Variable,
    YesNo,
)
from intrigue.model.world import (
    EVERYBODY_SEES,
    Action,
    CommonBelief,
    Observation,
    Property,
    Rule,
    Secret,
    StartStatement,
    Wants,
    World,
)

T = TypeVar("T")


class Choices(Protocol):
    """A source of choices; the first option of each is the plainest."""

    def integer(self, low: int, high: int) -> int:
        """Return a whole number from low to high."""


PLACES = ("hall", "yard", "den")
PEOPLE = ("ann", "bob", "cleo")
THINGS = ("coin", "ring")
DEEPEST_BELIEF = 2
"""How many minds deep a condition or an effect goes."""


def _parameters(*kinds: str) -> tuple[Parameter, ...]:
    return tuple(Parameter(kind, kind) for kind in kinds)


PROPERTIES = (
    Property("at", _parameters(CHARACTER), EntityOf("place")),
    Property("content", _parameters(CHARACTER), YesNo()),
    Property("holder", _parameters("thing"), EntityOf(CHARACTER, may_be_none=True), NONE),
    Property("coins", _parameters(CHARACTER), Number(0, 3), 1),
    Property("fond", _parameters(CHARACTER, CHARACTER), YesNo(may_be_unknown=True)),
    Property("lit", _parameters("place"), YesNo(), True),
    Property("stored", _parameters("thing"), EntityOf("place")),
    Property("noise", (), Number()),
    Property("risen", (), YesNo(may_be_unknown=True), False),
    Property("heavy", _parameters("thing"), YesNo()),
)
"""What a core world picks from: every kind of value, with no, one and two positions."""

Scope = tuple[Variable, ...]


@dataclass
class Generator:
    """Makes the parts of one world from a source of choices."""

    choices: Choices
    entities: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The entities of each type."""
    properties: tuple[Property, ...] = ()
    actions: tuple[Action, ...] = ()
    """Those made so far, which others may be taken for."""
    bound: int = 0
    """How many variables quantifiers have bound so far; each gets a name of its own."""

    # --- Choosing ---

    def integer(self, low: int, high: int) -> int:
        return self.choices.integer(low, high)

    def pick(self, options: Sequence[T]) -> T:
        return options[self.integer(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        return self.integer(0, 99) >= 100 - percent

    def some(self, options: Sequence[T], low: int, high: int) -> tuple[T, ...]:
        """Return from low to high of the options, in their order."""
        count = self.integer(low, min(high, len(options)))
        rest = list(range(len(options)))
        found = [rest.pop(self.integer(0, len(rest) - 1)) for _ in range(count)]
        return tuple(options[index] for index in sorted(found))

    def several(self, low: int, high: int, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.integer(low, high)))

    # --- Values ---

    def term(self, kind: str, scope: Scope) -> Term:
        """Return an entity, or a variable in scope, of this type."""
        names = self.entities[kind]
        variables = [each for each in scope if each.type == kind]
        if variables and not self.chance(30):
            return self.pick(variables)
        return Literal(self.pick(names))

    def read(self, declared: Property, scope: Scope) -> Read:
        return Read(declared.signature, tuple(self.term(each.type, scope) for each in declared.parameters))

    def literal(self, declared: Property) -> Literal:
        """Return a value that the property may have."""
        match declared.value:
            case YesNo(may_be_unknown=unknown):
                options: tuple[Value, ...] = (True, False, *((UNKNOWN,) if unknown else ()))
            case Number():
                options = (0, 1, 2, 3, UNKNOWN)
            case EntityOf(type=kind, may_be_none=none):
                options = (*self.entities[kind], UNKNOWN, *((NONE,) if none else ()))
        return Literal(self.pick(options))

    def number(self, scope: Scope, depth: int = 1) -> Expression:
        """Return a numeric expression."""
        numeric = [each for each in self.properties if isinstance(each.value, Number)]
        choice = self.integer(0, 6 if depth else 2)
        if choice == 0 or (choice < 3 and not numeric):
            return Literal(self.integer(0, 3))
        if choice < 3:
            return self.read(self.pick(numeric), scope)
        if choice == 3:
            return Arithmetic(self.pick(("+", "-", "*")), self.number(scope, 0), self.number(scope, 0))
        if choice == 4:
            # By a fixed number: a division by zero is a mistake of the world.
            return Arithmetic("/", self.number(scope, 0), Literal(2))
        if choice == 5:
            return Conditional(self.condition(scope, 0), self.number(scope, 0), self.number(scope, 0))
        variable = self.variable()
        if self.chance(50):
            return Aggregate("count", variable, self.condition((*scope, variable), 0))
        kind = self.pick(("sum", "product"))
        return Aggregate(kind, variable, self.number((*scope, variable), 0))  # type: ignore[arg-type]

    def variable(self, kinds: Sequence[str] = (CHARACTER, "place", "thing")) -> Variable:
        """Return a new variable for a quantifier."""
        self.bound += 1
        return Variable(f"v{self.bound}", self.pick(kinds))

    def value(self, declared: Property, scope: Scope) -> Expression:
        """Return an expression for a value of the property."""
        choice = self.integer(0, 3)
        match declared.value:
            case YesNo() if choice < 3:
                return self.literal(declared)
            case Number() if choice:
                return self.number(scope)
            case EntityOf(type=kind) if choice == 1:
                return self.term(kind, scope)
            case _ if choice == 3:
                like = [each for each in self.properties if _holds_like(declared, each)]
                read: Expression = self.read(self.pick(like), scope)
                return Believes(self.term(CHARACTER, scope), read) if self.chance(30) else read
        return self.literal(declared)

    # --- Conditions ---

    def atom(self, scope: Scope) -> Expression:
        """Return a condition on one fluent, or on what the variables stand for."""
        if self.chance(10):
            variable = next((each for each in scope if each.type == CHARACTER), None)
            if variable is not None:
                return Comparison(self.pick(("==", "!=")), variable, self.term(CHARACTER, scope))
        declared = self.pick(self.properties)
        read = self.read(declared, scope)
        match declared.value:
            case YesNo(may_be_unknown=unknown):
                if unknown and self.chance(25):
                    return Comparison(self.pick(("==", "!=")), read, Literal(UNKNOWN))
                return Not(read) if self.chance(40) else read
            case Number():
                operators: tuple[ComparisonOperator, ...] = ("==", "!=", "<", "<=", ">", ">=")
                return Comparison(self.pick(operators), read, self.number(scope, 0))
            case EntityOf(type=kind):
                if self.chance(10):
                    return TypeTest(read, kind)
                like = [each for each in self.properties if each.value == declared.value]
                other = self.read(self.pick(like), scope) if self.chance(20) else self.entity_value(declared, scope)
                return Comparison(self.pick(("==", "!=")), read, other)

    def entity_value(self, declared: Property, scope: Scope) -> Expression:
        """Return a variable in scope or a value that the property, which points at entities, may have."""
        assert isinstance(declared.value, EntityOf)
        return self.term(declared.value.type, scope) if self.chance(60) else self.literal(declared)

    def condition(self, scope: Scope, depth: int = 2, minds: int = 0) -> Expression:
        """Return a condition; `depth` bounds its nodes, `minds` says how many minds it already stands in."""
        choice = self.integer(0, 9) if depth else 0
        if choice < 3:
            return self.atom(scope)
        if choice in (3, 4):
            kind: type[And] | type[Or] = And if choice == 3 else Or
            parts = self.several(2, 3, lambda: self.condition(scope, depth - 1, minds))
            # Parts of one kind are written as one list.
            flat = [part for each in parts for part in (each.parts if isinstance(each, kind) else (each,))]
            return kind(tuple(flat))
        if choice == 5:
            inner = self.condition(scope, depth - 1, minds)
            return inner if isinstance(inner, Not) else Not(inner)
        if choice in (6, 7) and minds < DEEPEST_BELIEF:
            return Believes(self.term(CHARACTER, scope), self.condition(scope, depth - 1, minds + 1))
        if choice == 8:
            variable = self.variable()
            body = self.condition((*scope, variable), depth - 1, minds)
            return Quantified(self.pick(("exists", "all", "only")), variable, body)
        return self.special(scope)

    def special(self, scope: Scope) -> Expression:
        """Return a condition of a kind that only richer worlds have; here, a plain one."""
        return self.atom(scope)

    # --- Effects ---

    def assign(self, scope: Scope) -> Effect:
        declared = self.pick(self.properties)
        believers: tuple[Term, ...] = ()
        if self.chance(35):
            believers = self.several(1, DEEPEST_BELIEF, lambda: self.term(CHARACTER, scope))
        return Assign(self.read(declared, scope), self.value(declared, scope), believers)

    def effect(self, scope: Scope, depth: int = 1) -> Effect:
        choice = self.integer(0, 5) if depth else 0
        if choice == 4:
            then = self.several(1, 2, lambda: self.effect(scope, depth - 1))
            otherwise = self.several(0, 1, lambda: self.effect(scope, depth - 1))
            return When(self.condition(scope, 1), then, otherwise)
        if choice == 5:
            variable = self.variable()
            inner = (*scope, variable)
            condition = self.condition(inner, 1) if self.chance(60) else YES
            return ForEach(variable, self.several(1, 2, lambda: self.effect(inner, depth - 1)), condition)
        return self.assign(scope)

    # --- Happenings ---

    def parameters(self) -> tuple[Parameter, ...]:
        """Return none to three parameters of an action."""
        offered = (Parameter("who", CHARACTER), Parameter("to", "place"), Parameter("what", "thing"))
        found = self.some(offered, 0, 2)
        return (*found, Parameter("other", CHARACTER)) if found and self.chance(25) else found

    def observations(self, scope: Scope) -> tuple[Observation, ...]:
        if self.chance(30):
            return EVERYBODY_SEES
        return self.several(0, 2, lambda: self.observation(scope))

    def observation(self, scope: Scope) -> Observation:
        variable = Variable("c", CHARACTER)
        inner = (*scope, variable)
        condition = self.condition(inner, 1) if self.chance(80) else YES
        seen_as = None
        if self.actions and self.chance(30):
            other = self.pick(self.actions)
            seen_as = self.call(other, inner)
        return Observation(variable, condition, seen_as)

    def call(self, action: Action, scope: Scope) -> ActionCall:
        arguments = tuple(
            self.term(each.type, scope) if each.constant is None else Literal(each.constant)
            for each in action.parameters
        )
        return ActionCall(action.signature, arguments)

    def action(self, name: str) -> Action:
        parameters = self.parameters()
        scope = tuple(each.variable for each in parameters)
        people = [each for each in scope if each.type == CHARACTER]
        consenting: tuple[Term, ...] = ()
        if self.chance(85):
            consenting = tuple(people[: self.integer(1, 2)]) if people else (self.term(CHARACTER, ()),)
        others = tuple(each for each in people if each not in consenting)
        return Action(
            name,
            parameters,
            self.condition(scope, self.integer(1, 2)) if self.chance(60) else YES,
            self.condition(scope, 1) if self.chance(15) else YES,
            self.several(1, 3, lambda: self.effect(scope)),
            consenting,
            others if consenting and self.chance(50) else (),
            self.observations(scope),
        )

    def rule(self, name: str, target: Property) -> Rule:
        """Return a rule that sets this property, and nothing else, always to one value; so it comes to rest.

        No other rule sets the property: two rules that each undo what the other does would never rest.
        """
        parameters = tuple(Parameter(f"x{index}", each.type) for index, each in enumerate(target.parameters))
        parameters += (Parameter("c", CHARACTER),)
        scope = tuple(each.variable for each in parameters)
        fluent = Read(target.signature, scope[:-1])
        kind = self.integer(0, 2)
        if kind == 2:
            # Perception: the belief becomes the fact.
            value: Expression = fluent
            there: Expression = Believes(scope[-1], fluent)
        else:
            value = self.literal(target)
            there = Believes(scope[-1], fluent) if kind == 1 else fluent
        guard = Comparison("!=", there, value)
        if not kind:
            parameters, scope = parameters[:-1], scope[:-1]
        extra = self.condition(scope, 1)
        condition = And((guard, *(extra.parts if isinstance(extra, And) else (extra,)))) if self.chance(70) else guard
        believers = (Variable("c", CHARACTER),) if kind else ()
        observer = Variable("o", CHARACTER)
        seen = (Observation(observer, self.condition((*scope, observer), 0)),) if self.chance(25) else ()
        return Rule(name, parameters, condition, (Assign(fluent, value, believers),), seen)

    # --- Start and wants ---

    def fact(self) -> Effect:
        """Return a statement of the start about one ground fluent, in fact or in a chain of minds."""
        declared = self.pick(self.properties)
        chain = self.several(0, 2, lambda: self.term(CHARACTER, ()))
        return Assign(self.read(declared, ()), self.literal(declared), chain)

    def statement(self) -> StartStatement:
        choice = self.integer(0, 9)
        if choice == 8:
            holders = self.some(self.entities[CHARACTER], 0, 1)
            return Secret(holders, self.atom(()))
        if choice == 9:
            declared = self.pick(self.properties)
            inner = (Assign(self.read(declared, ()), self.literal(declared)),)
            return CommonBelief(self.pick(self.entities[CHARACTER]), inner)
        return self.fact()

    def line(self) -> Expression:
        choice = self.integer(0, 2)
        if choice == 0:
            return Conditional(self.condition((), 1), Literal(self.integer(1, 3)), Literal(0))
        return self.condition((), 1) if choice == 1 else self.number(())

    def wants(self, holder: str) -> Wants:
        return Wants(holder, self.several(1, 2, self.line))

    def world(self) -> World:
        """Return a small core world."""
        people = PEOPLE[: self.integer(2, 3)]
        places = PLACES[: self.integer(1, 2)]
        things = THINGS[: self.integer(1, 2)]
        self.entities = {CHARACTER: people, "place": places, "thing": things}
        self.properties = self.some(PROPERTIES, 2, 5)
        for index in range(self.integer(2, 5)):
            self.actions += (self.action(f"do{index}"),)
        targets = self.some(self.properties, 0, 3)
        return World(
            "sample",
            types=(TypeDeclaration("place"), TypeDeclaration("thing")),
            entities=tuple(Entity(name, (kind,)) for kind, names in self.entities.items() for name in names),
            properties=self.properties,
            start=self.several(0, 6, self.statement),
            actions=self.actions,
            rules=tuple(self.rule(f"react{index}", each) for index, each in enumerate(targets)),
            wants=(*(self.wants(each) for each in people), self.wants(AUTHOR)),
            introspection=not self.chance(30),
        )


def _holds_like(one: Property, other: Property) -> bool:
    """Return whether whatever the other property may have as a value, the one may have too."""
    match one.value, other.value:
        case YesNo(may_be_unknown=mine), YesNo(may_be_unknown=theirs):
            return mine or not theirs
        case Number(), Number():
            return True
        case EntityOf(type=mine_type, may_be_none=mine), EntityOf(type=other_type, may_be_none=theirs):
            return mine_type == other_type and (mine or not theirs)
    return False
