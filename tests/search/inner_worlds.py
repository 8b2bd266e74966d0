"""Small random worlds in which most happens in minds alone, each fixed by its number.

Rules that fire only in somebody's mind and are seen there by others, events taken for others, one inside another, what
must hold privately, telling that nobody watches, and wants about beliefs about beliefs.
"""

from __future__ import annotations

from random import Random

from intrigue.model.expressions import (
    NO,
    YES,
    And,
    Arithmetic,
    Assign,
    Believes,
    Call,
    Comparison,
    Conditional,
    Expression,
    Literal,
    Or,
    Read,
    Term,
    When,
)
from intrigue.model.terms import AUTHOR, CHARACTER, UNKNOWN, Entity, Number, Variable, YesNo
from intrigue.model.world import EVERYBODY_SEES, Action, Observation, Property, Rule, Wants, World

CAST = ("Ann", "Ben", "Cas")
DEEPEST = 3
"""How many minds deep a want goes."""


def inner_world(number: int) -> World:
    """Return the world with this number."""
    return _Inner(Random(f"inner world {number}")).world(number)


class _Inner:
    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.cast = CAST[: draw.choice((2, 2, 3))]
        self.properties = [Property(f"p{i}", (), YesNo()) for i in range(draw.randint(3, 5))]
        self.properties.append(Property("open", (), YesNo(may_be_unknown=True)))
        self.count = Property("count", (), Number(0, 2) if draw.random() < 0.5 else Number(), 0)
        self.counted = draw.random() < 0.3
        self.deepest = draw.choice((1, 2, 2, 2, DEEPEST))
        self.actions: list[Action] = []
        self.wanted: list[Expression] = []
        """What somebody wants already; others often want the same."""

    def world(self, number: int) -> World:
        for i in range(self.draw.randint(3, 5)):
            self.actions.append(self._action(f"a{i}"))
        rules = tuple(self._rule(f"r{i}") for i in range(self.draw.choice((0, 1, 1, 2, 2, 3))))
        return World(
            name=f"inner {number}",
            entities=tuple(Entity(name, (CHARACTER,)) for name in self.cast),
            properties=(*self.properties, self.count),
            start=tuple(self._fact() for _ in range(self.draw.randint(1, 5))),
            actions=tuple(self.actions),
            rules=rules,
            wants=tuple(Wants(who, self._lines()) for who in (AUTHOR, *self.cast)),
            introspection=self.draw.random() < 0.7,
        )

    def _believed(self, condition: Expression, most: int) -> Expression:
        """Return the condition, in some mind or mind in mind at most so deep."""
        for _ in range(self.draw.choice((0, 0, *range(1, most + 1)))):
            condition = Believes(self._somebody(), condition)
        return condition

    def _somebody(self) -> Term:
        return Literal(self.draw.choice(self.cast))

    def _believers(self, most: int) -> tuple[Term, ...]:
        return tuple(self._somebody() for _ in range(self.draw.randint(0, most)))

    def _read(self) -> Read:
        return Read(self.draw.choice(self.properties).signature)

    def _atom(self) -> Expression:
        kind = self.draw.random()
        if self.counted and kind < 0.2:
            return Comparison(self.draw.choice((">", "==", "<=")), Read(self.count.signature), Literal(1))
        if kind < 0.3:
            return Comparison(self.draw.choice(("==", "!=")), self._read(), self._read())
        return Comparison("==", self._read(), self.draw.choice((YES, YES, NO)))

    def _condition(self, most: int, deep: int = 2) -> Expression:
        parts = tuple(self._believed(self._atom(), deep) for _ in range(self.draw.randint(0, most)))
        return Or(parts) if len(parts) > 1 and self.draw.random() < 0.2 else And(parts)

    def _lines(self) -> tuple[Expression, ...]:
        lines = []
        for _ in range(self.draw.choice((1, 1, 2))):
            same = self.wanted and self.draw.random() < 0.5
            lines.append(self.draw.choice(self.wanted) if same else self._line())
        self.wanted += lines
        return tuple(lines)

    def _line(self) -> Expression:
        condition: Expression = self._atom()
        for _ in range(self.draw.randint(1, self.deepest)):
            condition = Believes(self._somebody(), condition)
        if self.draw.random() < 0.2:
            condition = And((condition, self._believed(self._atom(), self.deepest)))
        if self.counted and self.draw.random() < 0.2:
            return Believes(self._somebody(), Read(self.count.signature))
        return Conditional(condition, Literal(self.draw.choice((1, 1, 2, -1))), Literal(0))

    def _fact(self) -> Assign:
        read = self._read()
        options = (YES, NO, Literal(UNKNOWN)) if read.property.name == "open" else (YES, YES, NO)
        return Assign(read, self.draw.choice(options), self._believers(2))

    def _effect(self) -> Assign:
        believers = self._believers(2) if self.draw.random() < 0.4 else ()
        if self.counted and self.draw.random() < 0.25:
            read = Read(self.count.signature)
            return Assign(read, Arithmetic(self.draw.choice(("+", "-")), read, Literal(1)), believers)
        target = self._read()
        kind = self.draw.random()
        if kind < 0.75:
            value: Expression = self.draw.choice((YES, YES, NO))
        else:
            like = [each for each in self.properties if each.value == self._property(target).value]
            value = self._believed(Read(self.draw.choice(like).signature), 1)
        return Assign(target, value, believers)

    def _property(self, read: Read) -> Property:
        return next(each for each in self.properties if each.signature == read.property)

    def _action(self, name: str) -> Action:
        effects: list[Assign | When] = [self._effect() for _ in range(self.draw.randint(1, 2))]
        if self.draw.random() < 0.3:
            effects.append(When(self._believed(self._atom(), 1), (self._effect(),)))
        consenting = self.draw.sample(self.cast, self.draw.choice((0, 0, 1, 1, 1, 2)))
        return Action(
            name,
            precondition=self._condition(1),
            private=self._condition(1) if self.draw.random() < 0.3 else YES,
            effects=tuple(effects),
            consenting=tuple(map(Literal, consenting)),
            observations=self._observations(),
        )

    def _observations(self) -> tuple[Observation, ...]:
        if self.draw.random() < 0.25:
            return EVERYBODY_SEES
        return tuple(self._observation() for _ in range(self.draw.randint(0, 2)))

    def _observation(self) -> Observation:
        watcher = Variable("c", CHARACTER)
        condition: Expression = Comparison("==", watcher, self._somebody())
        if self.draw.random() < 0.2:
            condition = Believes(watcher, self._atom())
        elif self.draw.random() < 0.2:
            condition = And((condition, self._atom()))
        seen_as = None
        if self.actions and self.draw.random() < 0.35:
            seen_as = Call(self.draw.choice(self.actions).signature, ())
        return Observation(watcher, condition, seen_as)

    def _rule(self, name: str) -> Rule:
        """Return a rule that fires at most once in a state: it only ever turns one thing on."""
        target, believers = self._read(), self._believers(self.draw.choice((0, 0, 1, 2)))
        there: Expression = target
        for each in reversed(believers):
            there = Believes(each, there)
        parts = [Comparison("!=", there, YES)] if self.draw.random() < 0.7 else []
        condition = And((*parts, *(self._believed(self._atom(), 2) for _ in range(self.draw.choice((0, 1, 1, 2))))))
        effects = [Assign(target, YES, believers)]
        if self.draw.random() < 0.3:
            effects.append(Assign(self._read(), YES, self._believers(1)))
        private = self._believed(self._atom(), 1) if self.draw.random() < 0.15 else YES
        observations = self._observations() if self.draw.random() < 0.7 else ()
        return Rule(name, (), condition, tuple(effects), observations, private=private)
