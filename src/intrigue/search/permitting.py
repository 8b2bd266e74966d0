"""What a world permits besides plain motives, for the kernel's searches: fear, and hope."""

from __future__ import annotations

from intrigue.kernel import layout
from intrigue.kernel.door import Kernel
from intrigue.kernel.hoping import Hopes, Open
from intrigue.model.terms import AUTHOR, Fluent
from intrigue.model.world import MayAvert
from intrigue.search.relevance import Relevance
from intrigue.search.supposing import ruled_out_slot, supposable, values_supposed
from intrigue.semantics.setting import Setting

FEARLESS = -1
"""In place of a threshold, where fear is no motive."""


def threshold(setting: Setting) -> float:
    """Return the least loss that is worth averting; FEARLESS where fear is no motive."""
    return next((each.threshold for each in setting.world.permissions if isinstance(each, MayAvert)), FEARLESS)


def distances(setting: Setting) -> list[list[int]]:
    """Return, by holder and event, how many later steps it takes at least until it can matter; -1: it never can.

    What averts a loss need not raise anything, so nothing can be told beforehand where fear is a motive.
    """
    holders = (*setting.characters, AUTHOR)
    if threshold(setting) != FEARLESS:
        return [[0] * len(setting.events) for _ in holders]
    relevance = Relevance(setting)
    found = ([relevance.distance(event, holder) for event in setting.events] for holder in holders)
    return [[-1 if distance is None else distance for distance in row] for row in found]


def hopes(kernel: Kernel) -> Hopes | None:
    """Return what those who decide in fact may suppose; None: nothing."""
    encoder = kernel.encoder
    setting = encoder.setting
    rows = [{slot.index: most for slot, most in supposable(setting, each)} for each in setting.characters]
    fluents = [
        _open(kernel, slot, setting.fluents[index], tuple(row.get(index, 0) for row in rows))
        for slot, index in enumerate(encoder.fluents)
        if any(index in row for row in rows)
    ]
    return Hopes(kernel.engine, fluents) if fluents else None


def _open(kernel: Kernel, slot: int, fluent: Fluent, at_most: tuple[int, ...]) -> Open:
    encoder = kernel.encoder
    setting = encoder.setting
    values = values_supposed(setting.world, fluent.property)
    rows = []
    for character in setting.characters:
        places = (ruled_out_slot(setting, character, fluent, value) for value in values)
        rows.append(tuple(layout.NOBODY if each is None else encoder.slot.get(each, layout.NOBODY) for each in places))
    return Open(slot, at_most, tuple(kernel.code(value) for value in values), tuple(rows))
