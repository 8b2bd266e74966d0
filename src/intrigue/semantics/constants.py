"""Which properties never change: no effect of any action or rule sets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intrigue.model.expressions import Assign, Effect, ForEach, Read, When
from intrigue.model.terms import Signature
from intrigue.model.world import MaySuppose, World


def constant_properties(world: World) -> frozenset[Signature]:
    """Return the properties that nothing sets, in the world or in a mind, and that nobody may suppose."""
    effects = [effect for action in world.actions for effect in action.effects]
    effects += [effect for rule in world.rules for effect in rule.effects]
    supposed = {each.property for each in world.permissions if isinstance(each, MaySuppose)}
    return frozenset(world.property).difference(_assigned(effects), supposed)


def _assigned(effects: Iterable[Effect]) -> Iterator[Signature]:
    for effect in effects:
        match effect:
            case Assign(fluent=Read(property=signature)):
                yield signature
            case When(effects=inner, otherwise=otherwise):
                yield from _assigned((*inner, *otherwise))
            case ForEach(effects=inner):
                yield from _assigned(inner)
            case _:
                raise TypeError(f"{type(effect).__name__} is not a core effect; lower the world first")
