"""Worlds in which events take minds back to a mark, made of any core world."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from intrigue.model.expressions import Believes, Effect, ForgetSince, Literal, Term, When
from intrigue.model.terms import CHARACTER
from intrigue.model.world import Action, Rule, World


def forgetful(world: World, draw: Random, *, rules: bool = True) -> World:
    """Return the world in which some events make somebody forget what came since an action last happened.

    Where rules do so, too, they may never come to rest.
    """
    chosen = draw.sample(range(len(world.actions)), min(2, len(world.actions)))
    actions = tuple(_forgetting(world, each, draw) if i in chosen else each for i, each in enumerate(world.actions))
    reacting = tuple(
        each
        if not rules or draw.random() < 0.7
        else replace(each, effects=(*each.effects, _forgets(world, each, draw)))
        for each in world.rules
    )
    return replace(world, actions=actions, rules=reacting)


def _forgetting(world: World, action: Action, draw: Random) -> Action:
    effect: Effect = _forgets(world, action, draw)
    if draw.random() < 0.4:
        effect = When(Believes(Literal(draw.choice(world.characters)), action.precondition), (effect,))
    return replace(action, effects=tuple(draw.sample((*action.effects, effect), len(action.effects) + 1)))


def _forgets(world: World, source: Action | Rule, draw: Random) -> ForgetSince:
    who: Term = Literal(draw.choice(world.characters))
    people = [each.variable for each in source.parameters if each.type == CHARACTER and each.constant is None]
    if people and draw.random() < 0.5:
        who = draw.choice(people)
    return ForgetSince(who, draw.choice(world.actions).name)
