"""The way from any world to one of core constructs only, in passes; each leaves a world without its family as it is.

The result is an ordinary world: it can be printed as text, read and changed like any other.
"""

from __future__ import annotations

from intrigue.model.expressions import Assign, Did, Effect, Forget, Knows, RuledOut
from intrigue.model.sugar.asking import with_asking
from intrigue.model.sugar.eliminating import with_elimination
from intrigue.model.sugar.feelings import feelings_read, with_feelings
from intrigue.model.sugar.minds import ruled_out_properties, with_memories, with_plain_minds
from intrigue.model.sugar.perceiving import with_perception_rules
from intrigue.model.sugar.ruling import with_plain_rules
from intrigue.model.sugar.speech import with_telling, without_believables
from intrigue.model.traversal import world_effects, world_nodes
from intrigue.model.world import World

PASSES = (
    with_feelings,
    with_memories,
    with_asking,
    with_telling,
    without_believables,
    with_elimination,
    with_perception_rules,
    with_plain_rules,
    with_plain_minds,
)
"""In this order, for later passes rewrite what earlier ones make: told facts may be about memories, perceptions rule
values out, and conditions of all kinds may say `knows`."""


def lower(world: World) -> World:
    """Return a world of core constructs that behaves as this one; a core world is returned itself.

    Raises InputError for constructs that the world gives no ground for, and BoundError where too much would be made.
    """
    if is_core(world):
        return world
    for each in PASSES:
        world = each(world)
    assert is_core(world)
    return world


def is_core(world: World) -> bool:
    """Return whether nothing in the world is sugar, and every property that it mentions is declared."""
    if world.perceptions or world.tells or world.asks or world.believables:
        return False
    if any(each.shows or each.inner for each in world.properties):
        return False
    if any(each.on or each.slowly or each.known_to is not None for each in world.rules):
        return False
    if any(isinstance(node, Did | Knows | RuledOut) for node in world_nodes(world)):
        return False
    if any(_is_sugar(each) for each in world_effects(world)):
        return False
    return not feelings_read(world) and not ruled_out_properties(world)


def _is_sugar(effect: Effect) -> bool:
    match effect:
        case Forget() | Assign(fluent=Did() | RuledOut()):
            return True
        case _:
            return False
