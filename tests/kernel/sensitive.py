"""Worlds that speak of feelings, made of any core world: in conditions, wants, effects, rules and norms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
    ComparisonOperator,
    Conditional,
    Effect,
    Expression,
    Literal,
    Read,
    Term,
    When,
)
from intrigue.model.feelings import FEELINGS, INTENSITY, NEUTRAL
from intrigue.model.terms import CHARACTER, Parameter, Signature, Variable, YesNo
from intrigue.model.world import Action, Norm, Property, Rule, Temper, Temperament, Wants, World

OFTEN = ("anger", "joy", "distress", "gratitude")
"""What most worlds stir, one way or another."""
FLAG = Signature("stirred", (CHARACTER,))
"""What rules that read feelings set."""


def sensitive(world: World, draw: Random) -> World:
    """Return the world in which some feelings are mentioned, read and set."""
    return _Draw(world, draw).world_with_feelings()


class _Draw:
    def __init__(self, world: World, draw: Random) -> None:
        self.world = world
        self.draw = draw
        often = [FEELINGS[emotion].signatures[-1] for emotion in draw.sample(OFTEN, 2)]
        others = [each for emotion in draw.sample(list(FEELINGS), 3) for each in FEELINGS[emotion].signatures]
        kept = often + draw.sample(others, draw.randint(0, 2))
        self.kept: Sequence[Signature] = tuple(dict.fromkeys(kept))
        self.common = [self._reading(self._named()) for _ in range(3)]
        """What is asked about most, so that what one part of the world moves, another reads."""

    def world_with_feelings(self) -> World:
        world, draw = self.world, self.draw
        made = tuple(
            Property(each.name, tuple(Parameter(kind, kind) for kind in each.kinds), INTENSITY, NEUTRAL.get(each.name))
            for each in self.kept
        )
        flag = Property(FLAG.name, (Parameter(CHARACTER, CHARACTER),), YesNo())
        return replace(
            world,
            properties=(*world.properties, *made, flag),
            actions=tuple(self._action(each) for each in world.actions),
            rules=(*world.rules, *(self._rule(i) for i in range(draw.randint(0, 2)))),
            wants=tuple(self._wants(each) for each in world.wants),
            norms=tuple(self._norm(i) for i in range(draw.choice((0, 0, 1, 2)))),
            temperaments=tuple(self._temperament(each) for each in world.characters if draw.random() < 0.7),
            start=(*world.start, *(self._fact() for _ in range(draw.randint(0, 3)))),
        )

    def _reading(self, people: Sequence[Term]) -> Read:
        signature = self.draw.choice(self.kept)
        if len(signature.kinds) == 2 and self.draw.random() < 0.8:
            return Read(signature, tuple(self.draw.sample(list(dict.fromkeys(people)), 2)))
        return Read(signature, tuple(self.draw.choice(people) for _ in signature.kinds))

    def _people(self, source: Action | Rule) -> list[Term]:
        named: list[Term] = [Literal(each) for each in self.world.characters]
        own = [each.variable for each in source.parameters if each.type == CHARACTER and each.constant is None]
        return [*named, *own, *own, *own]

    def _condition(self, people: Sequence[Term]) -> Expression:
        operators: tuple[ComparisonOperator, ...] = (">=", ">=", ">=", "<", ">", "==")
        operator = self.draw.choice(operators)
        read: Expression = self.draw.choice(self.common) if self.draw.random() < 0.6 else self._reading(people)
        if self.draw.random() < 0.3:
            read = Believes(self.draw.choice(people), read)
        if self.draw.random() < 0.2:
            return Comparison(operator, read, self._reading(people))
        return Comparison(operator, read, Literal(self.draw.choice((1, 1, 10, 20, 30, 51, 52, 60))))

    def _action(self, action: Action) -> Action:
        people = self._people(action)
        condition, effects = action.precondition, action.effects
        if self.draw.random() < 0.4:
            condition = And((condition, self._condition(people)))
        if self.draw.random() < 0.3:
            effects = (*effects, self._effect(people))
        return replace(action, precondition=condition, effects=effects)

    def _effect(self, people: Sequence[Term]) -> Effect:
        read = self._reading(people)
        new: Expression = Literal(self.draw.choice((0, 5, 12.5, 40, 50, 100)))
        if self.draw.random() < 0.4:
            new = Arithmetic(self.draw.choice(("+", "-")), read, Literal(self.draw.choice((7, 10, 30))))
        believers = (self.draw.choice(people),) if self.draw.random() < 0.3 else ()
        effect: Effect = Assign(read, new, believers)
        return When(self._condition(people), (effect,)) if self.draw.random() < 0.3 else effect

    def _rule(self, number: int) -> Rule:
        """Return a rule that comes to rest: it sets a flag for good, or takes a feeling below what sets it off."""
        who = Variable("c", CHARACTER)
        parameters = (Parameter("c", CHARACTER),)
        if self.draw.random() < 0.7:
            flag = Read(FLAG, (who,))
            condition = And((Comparison("==", flag, NO), self._condition((who, who, *self._named()))))
            return Rule(f"stirs {number}", parameters, condition, (Assign(flag, YES),))
        signature = self.draw.choice(self.kept)
        read = Read(signature, tuple(who for _ in signature.kinds))
        return Rule(f"calms {number}", parameters, Comparison(">", read, Literal(60)), (Assign(read, Literal(55)),))

    def _named(self) -> list[Term]:
        return [Literal(each) for each in self.world.characters]

    def _wants(self, wants: Wants) -> Wants:
        people = self._named()
        lines: list[Expression] = list(wants.lines)
        for _ in range(self.draw.randint(0, 2)):
            kind = self.draw.random()
            if kind < 0.5:
                worth = Literal(self.draw.choice((-2, -1, 1, 2, 3)))
                lines.append(Conditional(self._condition(people), worth, Literal(0)))
            elif kind < 0.7:
                lines.append(Arithmetic("/", self._reading(people), Literal(self.draw.choice((50, -100)))))
            else:
                lines.append(Comparison("==", Read(FLAG, (self.draw.choice(people),)), YES))
        return Wants(wants.holder, tuple(lines))

    def _norm(self, number: int) -> Norm:
        action = self.draw.choice(self.world.actions)
        call = Call(action.signature, tuple(each.variable for each in action.parameters if each.constant is None))
        people = self._people(action)
        condition = self._condition(people) if self.draw.random() < 0.4 else YES
        if any(each.constant is not None for each in action.parameters):
            arguments = tuple(
                each.variable if each.constant is None else Literal(each.constant) for each in action.parameters
            )
            call = Call(action.signature, arguments)
        parameters = tuple(each for each in action.parameters if each.constant is None)
        return Norm(f"norm {number}", parameters, call, condition)

    def _temperament(self, character: str) -> Temperament:
        emotions = self.draw.sample([each.name for each in FEELINGS.values() if each.tempered], 3)
        tempers = tuple(Temper(each, self.draw.choice(("weak", "usual", "strong"))) for each in emotions)
        return Temperament(character, tempers, self.draw.choice((None, 1, 2, 3)))

    def _fact(self) -> Assign:
        people = self._named()
        believers = (self.draw.choice(people),) if self.draw.random() < 0.4 else ()
        return Assign(self._reading(people), Literal(self.draw.choice((0, 10, 30, 50, 80))), believers)
