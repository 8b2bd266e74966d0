"""The minds from which a hopeful plan may start: something unknown is taken to be so.

An opt-in (`may suppose`). Only the holder of a plan for the actual world supposes, and only where it has no plan
without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from intrigue.model.expressions import Slot
from intrigue.model.permissions import at_most, ruled_out_fluents
from intrigue.model.plans import Supposition
from intrigue.model.terms import NONE, UNKNOWN, EntityOf, Fluent, Number, Signature, Value, YesNo
from intrigue.model.world import World
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import supposed

Suppositions = tuple[Supposition, ...]


def supposed_minds(setting: Setting, mind: State, holder: str) -> Iterator[tuple[Suppositions, State]]:
    """Yield every mind that the holder may suppose itself in, with what it supposes; the fewest suppositions first."""
    open_fluents = [
        (slot, most, values)
        for slot, most in supposable(setting, holder)
        if mind[slot.index] is UNKNOWN
        if (values := _not_ruled_out(setting, mind, holder, slot.fluent))
    ]
    for size in range(1, max((most for _, most, _ in open_fluents), default=0) + 1):
        for chosen in combinations(open_fluents, size):
            if any(size > most for _, most, _ in chosen):
                continue
            for values in product(*(values for _, _, values in chosen)):
                taken = {slot: value for (slot, _, _), value in zip(chosen, values, strict=True)}
                yield (
                    tuple(Supposition(s.fluent.property, s.fluent.arguments, value) for s, value in taken.items()),
                    supposed(setting, mind, taken),
                )


def supposing(setting: Setting, mind: State, suppositions: Iterable[Supposition]) -> State:
    """Return the mind as it would be if all this were so."""
    taken = {Fluent(each.property, each.arguments): each.value for each in suppositions}
    if not taken:
        return mind
    return supposed(setting, mind, {Slot(setting.index[fluent], fluent): value for fluent, value in taken.items()})


def supposable(setting: Setting, holder: str) -> tuple[tuple[Slot, int], ...]:
    """Return the fluents that the holder may suppose, each with how many may be supposed with it among them."""
    if holder not in setting.supposable:
        most = (at_most(setting.world, fluent, holder) for fluent in setting.fluents)
        found = zip(enumerate(setting.fluents), most, strict=True)
        setting.supposable[holder] = tuple((Slot(*fluent), number) for fluent, number in found if number)
    return setting.supposable[holder]


def _not_ruled_out(setting: Setting, mind: State, holder: str, fluent: Fluent) -> tuple[Value, ...]:
    values: list[Value] = []
    for value in values_supposed(setting.world, fluent.property):
        index = ruled_out_slot(setting, holder, fluent, value)
        if index is None or mind[index] is not True:
            values.append(value)
    return tuple(values)


def ruled_out_slot(setting: Setting, holder: str, fluent: Fluent, value: Value) -> int | None:
    """Return where a state keeps that the holder has ruled a value out; None where the world does not keep that."""
    kept = ruled_out_fluents(setting.world, holder, fluent, value)
    return next((setting.index[each] for each in kept if each in setting.index), None)


def values_supposed(world: World, signature: Signature) -> tuple[Value, ...]:
    """Return the values that a fluent may be supposed to have; none for a number without bounds."""
    match world.property[signature].value:
        case YesNo():
            return (True, False)
        case EntityOf(type=kind, may_be_none=may_be_none):
            return (*world.entities_of(kind), NONE) if may_be_none else world.entities_of(kind)
        case Number(low=int(low), high=int(high)):
            return tuple(range(low, high + 1))
        case _:
            return ()
