"""The words for something that happens: the author's own, the most specific first, or plain ones.

All of them state the same facts: what the one through whose eyes it is told took the event for. `felt` and `thought`
texts, which state the doer's or the witness's own side, come apart from these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intrigue.model.plans import GroundCall
from intrigue.model.prose import Prose
from intrigue.model.terms import Value
from intrigue.model.world import Action, Rule, World
from intrigue.tell.grammar import capitalised
from intrigue.tell.plainly import plain
from intrigue.tell.realization import name_of


@dataclass(frozen=True, slots=True)
class Wording:
    """A template with what fills it."""

    text: str
    bindings: Mapping[str, Value]


def declared(world: World, call: GroundCall) -> Action | Rule:
    """Return the action or rule that a call is of."""
    if call.signature in world.action:
        return world.action[call.signature]
    return next(each for each in world.rules if each.signature == call.signature)


def bindings_of(action: Action | Rule, call: GroundCall) -> dict[str, Value]:
    """Return what fills the positions, by their names."""
    return {parameter.name: argument for parameter, argument in zip(action.parameters, call.arguments, strict=True)}


def shown(world: World, call: GroundCall) -> list[Wording]:
    """Return the author's texts of what there is to see, the first choice first."""
    return _texts(world, call, ("seen", "plain"))


def own_side(world: World, call: GroundCall, who: str | None) -> list[Wording]:
    """Return the author's texts of the doer's own side, if it is told through the doer's eyes."""
    if who is None or plain(world, call).subject != who:
        return []
    return _texts(world, call, ("felt",))


def _texts(world: World, call: GroundCall, kinds: tuple[str, ...]) -> list[Wording]:
    action = declared(world, call)
    found: list[Prose] = [each for each in action.prose if each.kind in kinds]
    return [Wording(each.text, bindings_of(action, call)) for each in found]


def attempt_in_plain_words(world: World, call: GroundCall, kind: str, who: str) -> str:
    """Return that something was tried and failed, or was refused by somebody."""
    taken = plain(world, call)
    doer = name_of(world, taken.subject) if taken.subject is not None else "somebody"
    if kind == "failed":
        return capitalised(f"{doer} tried to {taken.phrase}, and could not.")
    return capitalised(f"{doer} wanted to {taken.phrase}, but {name_of(world, who)} would not.")
