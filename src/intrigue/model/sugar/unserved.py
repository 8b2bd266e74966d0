"""What a world may say although no engine serves it yet, and what stands in for it meanwhile.

Such constructs are read, kept and printed, but change nothing that happens; commands report them in plain words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intrigue.model.expressions import Assign, Forget, ForgetSince, Read
from intrigue.model.feelings import INTENSITY, is_feeling
from intrigue.model.terms import Parameter, Signature
from intrigue.model.traversal import world_effects, world_nodes
from intrigue.model.world import MayInfer, MaySuppose, Property, World

NEUTRAL_LIKING = 50
"""The value of `liking` that means neither like nor dislike."""


def engine_missing(world: World) -> list[str]:
    """Return the constructs of a world that have no effect yet, each named as its author wrote it, without repeats."""
    return list(dict.fromkeys(_unserved(world)))


def _unserved(world: World) -> Iterator[str]:
    yield from (f"reading the feeling '{each.name}'" for each in feelings_read(world))
    yield from (f"the temperament of {each.character} ('feelings')" for each in world.temperaments)
    yield from (f"the norm '{each.name}'" for each in world.norms)
    yield from (f"the crowd '{each.name}'" for each in world.crowds)
    yield from (f"the times of the event '{each.name}'" for each in world.actions if each.schedule is not None)
    yield from (f"how long '{each.name}' takes" for each in world.actions if each.duration is not None)
    yield from (f"'ask about {each.property.name}'" for each in world.asks)
    for permission in world.permissions:
        if isinstance(permission, MayInfer):
            yield f"'may infer {permission.property.name}'"
        if isinstance(permission, MaySuppose) and permission.until is not None:
            yield f"the time after which 'may suppose {permission.property.name}' lapses"
    yield from (f"'forgets since {each.mark}'" for each in world_effects(world) if isinstance(each, ForgetSince))


def feelings_read(world: World) -> tuple[Signature, ...]:
    """Return the feelings that the engine is to keep: those read or set somewhere and not declared by the author."""
    named = [node.property for node in world_nodes(world) if isinstance(node, Read)]
    effects = (each for each in world_effects(world) if isinstance(each, Assign | Forget))
    named += [each.fluent.property for each in effects if isinstance(each.fluent, Read)]
    named += [each.fluent.property for each in world.perceptions]
    named += [each.property for each in world.tells] + [each.property for each in world.asks]
    return tuple(each for each in dict.fromkeys(named) if is_feeling(each) and each not in world.property)


def with_feelings(world: World) -> World:
    """Return the world with every feeling that it mentions declared as a plain number that nothing moves."""
    made = tuple(
        Property(
            each.name,
            tuple(Parameter(kind, kind) for kind in each.kinds),
            INTENSITY,
            NEUTRAL_LIKING if each.name == "liking" else None,
        )
        for each in feelings_read(world)
    )
    return replace(world, properties=(*world.properties, *made)) if made else world
