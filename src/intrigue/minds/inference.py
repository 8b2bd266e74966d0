"""Making sense of others (`may infer`): what must be so for somebody to have had a reason for what they just did.

When a witness sees an act for which it knows no reason of its actor's, it takes the smallest set of inferable fluents,
in its own world or in its idea of the actor's mind, that would give one. If there is just one such set, the witness
believes it; of two, neither. So right and wrong conclusions about motives come about by the same search.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from intrigue.minds.bearing import without_bearing
from intrigue.minds.deliberation import Ground
from intrigue.minds.temperament import Reach
from intrigue.minds.thinking import Thinker
from intrigue.model.expressions import And, Believes, Expression, Literal, Or, Slot
from intrigue.model.permissions import covers, is_for
from intrigue.model.terms import NONE, UNKNOWN, EntityOf, Number, Signature, Value, YesNo
from intrigue.model.world import MayInfer, MaySuppose, World
from intrigue.semantics.beliefs import believed
from intrigue.semantics.evaluation import read
from intrigue.semantics.events import Event, all_slots, touched
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import Message

MOST = 2
"""How many fluents one act can teach."""
MOST_SETS = 400
"""How many sets of fluents are tried before the witness gives up; it then makes nothing of the act."""
WONDERING = Reach(horizon=3, depth=1, nodes=40)
"""How far a witness thinks about somebody else's reasons."""


def inferred(thinker: Thinker, mind: State, witness: str, event: Event) -> tuple[Ground, ...]:
    """Return what the witness, with this mind before the event, works out from seeing it; empty: nothing.

    The chain of each begins with the witness.
    """
    world = thinker.setting.world
    permissions = tuple(
        each for each in world.permissions if isinstance(each, MayInfer) and is_for(world, each, witness)
    )
    actor = event.consenting[0] if event.consenting else witness
    if not permissions or actor == witness or explained(thinker, mind, event, actor):
        return ()
    theirs = believed(thinker.setting, mind, actor)
    if not _may_be_possible(thinker, theirs, event, permissions):
        return ()
    idle: frozenset[int] = frozenset()
    if thinker.has_surely_none(theirs, event, actor, WONDERING):
        idle = without_bearing(thinker, theirs, actor, _inferable(thinker.setting, permissions), WONDERING.horizon)
    tried = 0
    possible = [(taken, _messages(thinker.setting, taken)) for taken in _possible(thinker, mind, actor, permissions)]
    for size in range(1, MOST + 1):
        found: list[tuple[Ground, ...]] = []
        for chosen in combinations(possible, size):
            messages = [each for _, written in chosen for each in written]
            if size > 1 and len({(chain, slot.index) for chain, slot, _ in messages}) < len(messages):
                continue
            tried += 1
            if tried > MOST_SETS:
                return ()
            if idle.issuperset(slot.index for _, slot, _ in messages):
                continue  # As without it, there is no reason.
            theirs = thinker.moves.ascribed(mind, messages, actor)
            if thinker.motive(theirs, event, actor, WONDERING) is not None:
                found.append(tuple(ground for taken, _ in chosen for ground in taken))
            if len(found) > 1:
                return ()
        if found:
            return _said_of(witness, found[0])
    return ()


def explained(thinker: Thinker, mind: State, event: Event, actor: str) -> bool:
    """Return whether the owner of the mind knows a reason that the actor has for the event."""
    return thinker.motive(believed(thinker.setting, mind, actor), event, actor, WONDERING) is not None


def _may_be_possible(thinker: Thinker, theirs: State, event: Event, permissions: tuple[MayInfer, ...]) -> bool:
    """Return whether the actor may take the event for possible, whatever is inferred: all else stays as it is."""
    setting = thinker.setting
    if any(isinstance(each, MaySuppose) for each in setting.world.permissions):
        return True  # the actor may have supposed what is not so
    slots = _inferable(setting, permissions)
    # What only wants read, no rule sets anything for.
    open_slots = set(slots) if thinker.gist.wanted_alone.issuperset(slots) else _with_rules(setting, slots)
    return _may_hold(theirs, event.condition, open_slots)


@lru_cache(maxsize=16)
def _inferable(setting: Setting, permissions: tuple[MayInfer, ...]) -> tuple[int, ...]:
    """Return the places of the fluents that may be inferred, in order."""
    return tuple(
        index
        for index, fluent in enumerate(setting.fluents)
        if any(covers(setting.world, each, fluent) for each in permissions)
    )


@lru_cache(maxsize=16)
def _with_rules(setting: Setting, slots: tuple[int, ...]) -> set[int]:
    """Return these fluents and all that rules may set when they change."""
    found = set(slots)
    grown = True
    while grown:
        grown = False
        for rule in setting.rules:
            touches = set().union(*map(all_slots, touched(rule)))
            if touches & found and not touches <= found:
                found |= touches
                grown = True
    return found


def _may_hold(mind: State, condition: Expression, open_slots: set[int]) -> bool:
    """Return whether a condition holds, or might if these fluents were otherwise."""
    match condition:
        case And(parts=parts):
            return all(_may_hold(mind, each, open_slots) for each in parts)
        case Or(parts=parts):
            return any(_may_hold(mind, each, open_slots) for each in parts)
        case Believes(character=Literal(value=str(character)), body=body):
            return _may_hold(mind.mind(character), body, open_slots)
        case _:
            return bool(all_slots(condition) & open_slots) or read(mind, condition) is True


def _possible(
    thinker: Thinker, mind: State, actor: str, permissions: tuple[MayInfer, ...]
) -> Iterator[tuple[Ground, ...]]:
    """Yield every other value of an inferable fluent, in the mind and in its idea of the actor's.

    What neither is thought to know is taken to be so and known to the actor: that is one conclusion, not two.
    """
    theirs = believed(thinker.setting, mind, actor)
    for index in _inferable(thinker.setting, permissions):
        fluent = thinker.setting.fluents[index]
        for value in _values(thinker.setting.world, fluent.property):
            here, there = Ground((), fluent, value), Ground((actor,), fluent, value)
            if mind[index] is UNKNOWN and theirs[index] is UNKNOWN:
                yield (here, there)
                continue
            if value != mind[index]:
                yield (here,)
            if value != theirs[index]:
                yield (there,)


def _messages(setting: Setting, taken: tuple[Ground, ...]) -> list[Message]:
    return [(each.chain, Slot(setting.index[each.fluent], each.fluent), each.value) for each in taken]


def _said_of(witness: str, taken: tuple[Ground, ...]) -> tuple[Ground, ...]:
    return tuple(Ground((witness, *each.chain), each.fluent, each.value) for each in taken)


def _values(world: World, signature: Signature) -> tuple[Value, ...]:
    """Return the values that may be inferred of a fluent; none of a number without bounds."""
    match world.property[signature].value:
        case YesNo():
            return (True, False)
        case EntityOf(type=kind, may_be_none=may_be_none):
            return (*world.entities_of(kind), NONE) if may_be_none else world.entities_of(kind)
        case Number(low=int(low), high=int(high)):
            return tuple(range(low, high + 1))
        case _:
            return ()
