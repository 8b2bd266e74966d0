"""The minds from which a hopeful plan may start: something unknown is taken to be so.

An opt-in (`may suppose`). Only the holder of a plan for the actual world supposes, and only where it has no plan
without.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from intrigue.model.expressions import Slot
from intrigue.model.plans import Supposition
from intrigue.model.terms import NONE, RULED_OUT, UNKNOWN, EntityOf, Fluent, Number, Signature, Value, YesNo
from intrigue.model.world import MaySuppose, World
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import supposed

Suppositions = tuple[Supposition, ...]


def supposed_minds(setting: Setting, mind: State, holder: str) -> Iterator[tuple[Suppositions, State]]:
    """Yield every mind that the holder may suppose itself in, with what it supposes; the fewest suppositions first."""
    at_most = {each.property: each.at_most for each in setting.world.permissions if isinstance(each, MaySuppose)}
    open_fluents = [
        (Slot(index, fluent), values)
        for index, fluent in enumerate(setting.fluents)
        if fluent.property in at_most and mind[index] is UNKNOWN
        if (values := _not_ruled_out(setting, mind, holder, fluent))
    ]
    for size in range(1, max(at_most.values(), default=0) + 1):
        for chosen in combinations(open_fluents, size):
            if any(size > at_most[slot.fluent.property] for slot, _ in chosen):
                continue
            for values in product(*(values for _, values in chosen)):
                taken = {slot: value for (slot, _), value in zip(chosen, values, strict=True)}
                yield (
                    tuple(Supposition(s.fluent.property, s.fluent.arguments, value) for s, value in taken.items()),
                    supposed(setting, mind, taken),
                )


def _not_ruled_out(setting: Setting, mind: State, holder: str, fluent: Fluent) -> tuple[Value, ...]:
    ruled_out = ruled_out_property(setting.world, fluent.property)
    values: list[Value] = []
    for value in values_supposed(setting.world, fluent.property):
        negation = Fluent(ruled_out, (holder, *fluent.arguments, value)) if ruled_out is not None else None
        index = setting.index.get(negation) if negation is not None else None
        if index is None or mind[index] is not True:
            values.append(value)
    return tuple(values)


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


def ruled_out_property(world: World, signature: Signature) -> Signature | None:
    """Return the property that keeps which values are ruled out, where the world has one."""
    for each in world.property:
        if each.name == RULED_OUT + signature.name and each.kinds[1:-1] == signature.kinds:
            return each
    return None
