"""Small random worlds in which there is something to fear and something to hope for, each fixed by its number.

Somebody gains by what another loses by, and there are shields against it, some of which need to be fetched first.
Somebody misses a thing and does not know where it is.
"""

from __future__ import annotations

from random import Random

from intrigue.model.expressions import (
    NO,
    YES,
    And,
    Assign,
    Comparison,
    Conditional,
    Effect,
    Expression,
    Literal,
    Read,
    When,
)
from intrigue.model.terms import (
    AUTHOR,
    CHARACTER,
    RULED_OUT,
    UNKNOWN,
    Entity,
    EntityOf,
    Parameter,
    TypeDeclaration,
    Variable,
    YesNo,
)
from intrigue.model.world import (
    EVERYBODY_SEES,
    Action,
    MayAvert,
    MaySuppose,
    Observation,
    Permission,
    Property,
    Wants,
    World,
)

PLACES = ("attic", "cellar", "shed")


def anxious_world(number: int) -> World:
    """Return the world with this number."""
    return _Draw(Random(f"anxious {number}")).world(number)


class _Draw:
    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.cast = ("Ann", "Ben", "Cas")[: draw.choice((2, 2, 3))]
        self.harm = [Property(f"harm{i}", (), YesNo()) for i in range(2)]
        self.shield = [Property(f"shield{i}", (), YesNo()) for i in range(2)]
        self.tool = Property("tool", (), YesNo())
        self.place = Property("place", (), EntityOf("place"), "attic")
        self.lit = Property("lit", (), YesNo(may_be_unknown=True))
        self.ruled_out = Property(f"{RULED_OUT}place", (Parameter("c", CHARACTER), Parameter("p", "place")), YesNo())
        self.found = Property("found", (), YesNo())

    def world(self, number: int) -> World:
        draw = self.draw
        permissions: tuple[Permission, ...] = (
            MayAvert(draw.choice((1, 1, 2, 3))),
            MaySuppose(self.place.signature, at_most=draw.choice((1, 2))),
            MaySuppose(self.lit.signature, at_most=draw.choice((1, 2))),
        )
        actions = [self._harming(i) for i in range(draw.choice((1, 2)))]
        actions += [self._shielding(i) for i in range(draw.choice((1, 2, 2)))]
        actions += [self._fetching(), self._striking(), *(self._looking(each) for each in PLACES)]
        start = [Assign(Read(self.lit.signature), draw.choice((YES, NO)))]
        for each in self.cast:
            if draw.random() < 0.8:
                start.append(Assign(Read(self.place.signature), Literal(UNKNOWN), (Literal(each),)))
            if draw.random() < 0.8:
                start.append(Assign(Read(self.lit.signature), Literal(UNKNOWN), (Literal(each),)))
        return World(
            name=f"anxious {number}",
            types=(TypeDeclaration("place"),),
            entities=(
                *(Entity(name, (CHARACTER,)) for name in self.cast),
                *(Entity(name, ("place",)) for name in PLACES),
            ),
            properties=(*self.harm, *self.shield, self.tool, self.place, self.lit, self.ruled_out, self.found),
            start=tuple(start),
            actions=tuple(draw.sample(actions, len(actions))),
            wants=(
                Wants(AUTHOR, self._stakes(draw.randint(1, 2), True)),
                *(Wants(c, self._stakes(1)) for c in self.cast),
            ),
            permissions=tuple(draw.sample(permissions, draw.choice((1, 2, 3, 3)))),
            introspection=draw.random() < 0.7,
        )

    def _stakes(self, weight: int, author: bool = False) -> tuple[Expression, ...]:
        """Return what somebody gains and loses by."""
        lines = [(self._is(each), self.draw.choice((-3, -2, -1, 1, 1, 2))) for each in self.harm]
        lines += [(self._is(self.found), self.draw.choice((0, 1, 2)))]
        if author or self.draw.random() < 0.3:
            lines += [(self._is(each), self.draw.choice((-1, 1, 2 if author else 0))) for each in self.shield]
        return tuple(Conditional(condition, Literal(weight * worth), Literal(0)) for condition, worth in lines)

    def _is(self, what: Property, value: bool = True) -> Expression:
        return Comparison("==", Read(what.signature), Literal(value))

    def _done(self, name: str, needs: list[Expression], *effects: Effect) -> Action:
        """Return an action by one or two of the cast."""
        draw = self.draw
        consenting = draw.sample(self.cast, draw.choice((1, 1, 1, 1, 2)))
        others = [each for each in self.cast if each not in consenting]
        taking_part = others[:1] if draw.random() < 0.1 else []
        watcher = Variable("c", CHARACTER)
        one = Observation(watcher, Comparison("==", watcher, Literal(draw.choice(self.cast))))
        return Action(
            name,
            precondition=And(tuple(needs)),
            effects=effects,
            consenting=tuple(map(Literal, consenting)),
            participants=tuple(map(Literal, taking_part)),
            observations=draw.choice((EVERYBODY_SEES, EVERYBODY_SEES, (one,))),
        )

    def _harming(self, place: int) -> Action:
        target = self.harm[place]
        needs = [self._is(target, False), self._is(self.draw.choice(self.shield), False)]
        needs += [self._is(self.lit)] if self.draw.random() < 0.2 else []
        return self._done(f"hurt{place}", needs, Assign(Read(target.signature), YES))

    def _shielding(self, place: int) -> Action:
        target = self.shield[place]
        needs = [self._is(target, False)]
        needs += [self._is(self.tool)] if self.draw.random() < 0.4 else []
        needs += [self._is(self.lit)] if self.draw.random() < 0.3 else []
        return self._done(f"guard{place}", needs, Assign(Read(target.signature), YES))

    def _fetching(self) -> Action:
        return self._done("fetch", [self._is(self.tool, False)], Assign(Read(self.tool.signature), YES))

    def _striking(self) -> Action:
        target = self.draw.choice((self.lit, self.shield[0]))
        return self._done("strike", [], Assign(Read(target.signature), self.draw.choice((YES, NO))))

    def _looking(self, place: str) -> Action:
        here = Comparison("==", Read(self.place.signature), Literal(place))
        ruled_out = Read(self.ruled_out.signature, (Literal(self.cast[0]), Literal(place)))
        needs = [self._is(self.found, False), *([self._is(self.lit)] if self.draw.random() < 0.4 else [])]
        looked = When(here, (Assign(Read(self.found.signature), YES),), (Assign(ruled_out, YES),))
        return self._done(f"look in {place}", needs, looked)
