"""Which marks a world needs, and what they are at the start."""

from __future__ import annotations

from collections.abc import Mapping

from intrigue.model.expressions import ForgetSince, Literal
from intrigue.model.traversal import world_effects
from intrigue.model.world import World
from intrigue.semantics.state import NO_MARKS, Mark, State


def marks_of(world: World) -> tuple[Mark, ...]:
    """Return a mark for every character and event that some effect lets forget, in order of appearance."""
    found: dict[Mark, None] = {}
    for effect in world_effects(world):
        if isinstance(effect, ForgetSince):
            who = effect.character
            holders = (str(who.value),) if isinstance(who, Literal) else world.entities_of(who.type)
            found.update((Mark(holder, effect.mark), None) for holder in holders if holder in world.characters)
    return tuple(found)


def marks_at_start(marks: tuple[Mark, ...], minds: Mapping[str, State]) -> Mapping[Mark, State]:
    """Return the marks of a first state: before the event has happened, what counts is how it all began."""
    return {mark: minds[mark.character] for mark in marks if mark.character in minds} or NO_MARKS
