"""Which feelings the steps of a plan rest on that the plan itself brings about: what is to be felt by then.

A step rests on a feeling where its condition speaks of it and holds, and the steps before it have moved the feeling.
"""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.model.plans import ExplainedStep
from intrigue.model.terms import Fluent, Value
from intrigue.semantics.beliefs import Chain, mind_along, slots_read, true_atoms
from intrigue.semantics.looking_ahead import carried, felt_after
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible

Feels = tuple[Chain, Fluent, Value]
"""A feeling with its intensity, in the minds that a chain leads to."""


def counted_on(setting: Setting, start: State, steps: Sequence[ExplainedStep]) -> tuple[tuple[Feels, ...], ...]:
    """Return for every step of a plan that starts in this state (or mind) which feelings it rests on."""
    feelings = {each.place for each in carried(setting)}
    if not feelings:
        return tuple(() for _ in steps)
    found, state = [], start
    for step in steps:
        event = setting.event(step.call)
        felt: dict[Feels, None] = {}
        for chain, atom in true_atoms(event.condition, state):
            for inner, slot in slots_read(atom, chain):
                now = mind_along(state, inner)[slot.index]
                if slot.index in feelings and now != mind_along(start, inner)[slot.index]:
                    felt[inner, slot.fluent, now] = None
        found.append(tuple(felt))
        if possible(setting, state, event):
            state = felt_after(setting, state, event)
    return tuple(found)
