"""Which properties never change: no effect of any action or rule sets them, nor does a run by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intrigue.model.expressions import Assign, Effect, ForEach, ForgetSince, Read, When
from intrigue.model.feelings import kept_feelings
from intrigue.model.terms import RULED_OUT, Signature
from intrigue.model.world import MayInfer, MaySuppose, World

TRIED = "tried "
"""What the name of a property begins with that remembers failed attempts: `tried open`, with the action's positions."""
DECLINED = "declined "
"""What the name of a property begins with that remembers refusals: who refused, then the action's positions."""
RUN_SETS = (TRIED, DECLINED, RULED_OUT)
"""What the names of properties begin with that runs set by themselves."""


def constant_properties(world: World) -> frozenset[Signature]:
    """Return the properties that no event sets, nobody may suppose or infer, and no run remembers or feels."""
    effects = [effect for action in world.actions for effect in action.effects]
    effects += [effect for rule in world.rules for effect in rule.effects]
    supposed = {each.property for each in world.permissions if isinstance(each, MaySuppose | MayInfer)}
    kept = {each for each in world.property if each.name.startswith(RUN_SETS)}
    return frozenset(world.property).difference(_assigned(effects), supposed, kept, kept_feelings(world))


def _assigned(effects: Iterable[Effect]) -> Iterator[Signature]:
    for effect in effects:
        match effect:
            case Assign(fluent=Read(property=signature)):
                yield signature
            case When(effects=inner, otherwise=otherwise):
                yield from _assigned((*inner, *otherwise))
            case ForEach(effects=inner):
                yield from _assigned(inner)
            case ForgetSince():
                pass  # It brings back what something else has changed.
            case _:
                raise TypeError(f"{type(effect).__name__} is not a core effect; lower the world first")
