"""Small random worlds, each fixed by its number: a few facts, a few people, and actions of all kinds upon them."""

from __future__ import annotations

from random import Random

from intrigue.model.expressions import (
    NO,
    YES,
    And,
    Assign,
    Believes,
    Comparison,
    Conditional,
    Expression,
    Literal,
    Read,
    When,
)
from intrigue.model.terms import AUTHOR, CHARACTER, UNKNOWN, Entity, Signature, Variable, YesNo
from intrigue.model.world import (
    EVERYBODY_SEES,
    Action,
    MayAvert,
    MaySuppose,
    Observation,
    Permission,
    Property,
    Rule,
    Wants,
    World,
)

CAST = ("Ann", "Ben", "Cas")


def random_world(number: int, *, permissions: bool = False) -> World:
    """Return the world with this number."""
    return _Draw(Random(f"world {number}"), permissions).world(number)


class _Draw:
    def __init__(self, draw: Random, permissions: bool) -> None:
        self.draw = draw
        self.cast = CAST[: draw.choice((2, 2, 3))]
        self.plain = [Property(f"p{i}", (), YesNo()) for i in range(draw.randint(4, 6))]
        self.open = Property("open", (), YesNo(may_be_unknown=True))
        suppose = MaySuppose(self.open.signature)
        choices: tuple[tuple[Permission, ...], ...] = (
            (MayAvert(1),),
            (MayAvert(2),),
            (suppose,),
            (MayAvert(1), suppose),
        )
        self.permitted = draw.choice(choices) if permissions else ()

    def world(self, number: int) -> World:
        actions = tuple(self._action(f"a{i}") for i in range(self.draw.randint(6, 9)))
        start = [Assign(self._read(), YES)]
        start += [
            Assign(self._read(), self.draw.choice((YES, NO)), tuple(map(Literal, self.draw.choices(self.cast, k=k))))
            for k in self.draw.choices((1, 2), k=3)
        ]
        if self.permitted:
            start += [
                Assign(Read(self.open.signature), YES),
                Assign(Read(self.open.signature), Literal(UNKNOWN), (Literal("Ann"),)),
            ]
        return World(
            name=f"random {number}",
            entities=tuple(Entity(name, (CHARACTER,)) for name in self.cast),
            properties=(*self.plain, self.open),
            start=tuple(start),
            actions=actions,
            rules=tuple(self._rule(f"r{i}") for i in range(self.draw.choice((0, 0, 0, 1)))),
            wants=(
                Wants(AUTHOR, tuple(self._worth(2) for _ in range(3))),
                *(Wants(name, (self._worth(1), self._worth(2), self._worth(-2))) for name in self.cast),
            ),
            permissions=self.permitted,
            introspection=self.draw.random() < 0.7,
        )

    def _read(self) -> Read:
        return Read(self.draw.choice(self.plain).signature)

    def _atom(self, deep: bool = True) -> Expression:
        signature: Signature = self.draw.choice((*self.plain, self.open)).signature
        atom = Comparison("==", Read(signature), self.draw.choice((YES, YES, YES, NO)))
        if deep and self.draw.random() < 0.15:
            return Believes(Literal(self.draw.choice(self.cast)), atom)
        return atom

    def _condition(self, most: int) -> Expression:
        return And(tuple(self._atom() for _ in range(self.draw.randint(0, most))))

    def _worth(self, weight: int) -> Expression:
        atoms = tuple(self._atom(deep=self.draw.random() < 0.3) for _ in range(self.draw.choice((1, 2, 2))))
        return Conditional(And(atoms), Literal(weight), Literal(0))

    def _assign(self) -> Assign:
        target = self._read() if self.draw.random() < 0.85 else Read(self.open.signature)
        believers = (Literal(self.draw.choice(self.cast)),) if self.draw.random() < 0.15 else ()
        return Assign(target, self.draw.choice((YES, YES, YES, NO)), believers)

    def _action(self, name: str) -> Action:
        effects: list[Assign | When] = [self._assign() for _ in range(self.draw.randint(1, 2))]
        if self.draw.random() < 0.3:
            effects.append(When(self._atom(), (self._assign(),)))
        consenting = self.draw.sample(self.cast, self.draw.choice((0, 1, 1, 1, 1, 1, 1, 2)))
        others = [each for each in self.cast if each not in consenting]
        with_whom = self.draw.sample(others, 1) if consenting and others and self.draw.random() < 0.2 else []
        return Action(
            name,
            precondition=self._condition(1),
            private=self._condition(1) if self.draw.random() < 0.15 else YES,
            effects=tuple(effects),
            consenting=tuple(map(Literal, consenting)),
            participants=tuple(map(Literal, with_whom)),
            observations=self._observations(),
        )

    def _observations(self) -> tuple[Observation, ...]:
        watcher = Variable("c", CHARACTER)
        some = Observation(watcher, Comparison("==", watcher, Literal(self.draw.choice(self.cast))))
        return self.draw.choice((EVERYBODY_SEES, EVERYBODY_SEES, (), (some,), (Observation(watcher, self._atom()),)))

    def _rule(self, name: str) -> Rule:
        """Return a rule that fires at most once in a state: it only ever turns one thing on."""
        target = self._read()
        condition = And((Comparison("==", target, NO), self._atom()))
        return Rule(name, condition=condition, effects=(Assign(target, YES),))
