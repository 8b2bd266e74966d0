"""Which fluents never change: no effect of any action or rule sets them, nor does a run by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intrigue.model.expressions import Assign, Effect, ForEach, ForgetSince, Read, When
from intrigue.model.feelings import kept_feelings
from intrigue.model.permissions import covers
from intrigue.model.terms import RULED_OUT, Fluent, Signature
from intrigue.model.world import MayInfer, MaySuppose, World

TRIED = "tried "
"""What the name of a property begins with that remembers failed attempts: `tried open`, with the action's positions."""
DECLINED = "declined "
"""What the name of a property begins with that remembers refusals: who refused, then the action's positions."""
HEARD = "heard "
"""What the name of a property begins with that remembers what people heard in crowds: `heard owner`, with who heard it
before the positions of the property, and the value behind them; and behind the name of a crowd, what the name of a
property goes on with that counts who has heard it: `villagers heard owner`."""
RUN_SETS = (TRIED, DECLINED, RULED_OUT, HEARD)
"""What the names of properties begin with that runs set by themselves."""


def constant_fluents(world: World, fluents: Iterable[Fluent]) -> frozenset[Fluent]:
    """Return the fluents that no event sets, nobody may suppose or infer, and no run remembers or feels."""
    unset = _unset_properties(world)
    permissions = [each for each in world.permissions if isinstance(each, MaySuppose | MayInfer)]
    return frozenset(
        each
        for each in fluents
        if each.property in unset and not any(covers(world, permission, each) for permission in permissions)
    )


def _unset_properties(world: World) -> frozenset[Signature]:
    """Return the properties that no event sets, and no run remembers or feels."""
    effects = [effect for action in world.actions for effect in action.effects]
    effects += [effect for rule in world.rules for effect in rule.effects]
    kept = {each for each in world.property if each.name.startswith(RUN_SETS)}.union(counts_kept(world))
    talked_of = {told.property for each in world.crowds for told in each.about}
    return frozenset(world.property).difference(_assigned(effects), kept, talked_of, kept_feelings(world))


def counts_kept(world: World) -> frozenset[Signature]:
    """Return the properties by which a run counts how many in a crowd have heard something."""
    begins = tuple(f"{each.name} {HEARD}" for each in world.crowds)
    return frozenset(each for each in world.property if begins and each.name.startswith(begins))


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
