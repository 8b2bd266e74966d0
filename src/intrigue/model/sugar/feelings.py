"""Feelings that a world mentions, declared as properties: so they stand in its states like any other number.

`anger(c)`, `anger(c, other)`, `liking(c, other)`, `mood(c)` ... become numbers from 0 to 100. What moves them is
appraisal, which knows them by their names and range (`model/feelings.py`). What nothing mentions takes no room, but for
what those mentioned rest on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intrigue.model.expressions import Assign, Forget, Read
from intrigue.model.feelings import FEELINGS, FORTUNES, INTENSITY, NEUTRAL, is_feeling
from intrigue.model.terms import Parameter, Signature
from intrigue.model.traversal import world_effects, world_nodes
from intrigue.model.world import Property, World


def feelings_read(world: World) -> tuple[Signature, ...]:
    """Return the feelings that the engine is to keep: those read or set somewhere and not declared by the author."""
    # What only prose reads, a telling looks up in hearts; the story itself can do without it.
    named = [node.property for node in world_nodes(world, prose=False) if isinstance(node, Read)]
    effects = (each for each in world_effects(world) if isinstance(each, Assign | Forget))
    named += [each.fluent.property for each in effects if isinstance(each.fluent, Read)]
    named += [each.fluent.property for each in world.perceptions]
    named += [each.property for each in world.tells] + [each.property for each in world.asks]
    felt = [each for each in dict.fromkeys(named) if is_feeling(each)]
    felt += [beneath for each in felt for beneath in _beneath(each)]
    return tuple(each for each in dict.fromkeys(felt) if each not in world.property)


def _beneath(feeling: Signature) -> Iterator[Signature]:
    """Yield the feelings that one rests on: so whoever plans knows how it moves.

    How angry somebody is at all hangs on each of their angers; what they feel about others' fortunes, on liking.
    """
    row = FEELINGS[feeling.name]
    if row.alone and row.towards and len(feeling.kinds) == 1:
        yield row.signatures[-1]
    if row.name in FORTUNES or row.name == "mood":
        yield from FEELINGS["liking"].signatures


def with_feelings(world: World) -> World:
    """Return the world with every feeling that it mentions declared as a property, at rest unless the start says it."""
    made = tuple(
        Property(each.name, tuple(Parameter(kind, kind) for kind in each.kinds), INTENSITY, NEUTRAL.get(each.name))
        for each in feelings_read(world)
    )
    return replace(world, properties=(*world.properties, *made)) if made else world
