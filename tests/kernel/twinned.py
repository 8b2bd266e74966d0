"""Random walks through a world by both engines, which must agree on every step."""

from __future__ import annotations

import math
from random import Random

import pytest

from intrigue.errors import LoopError
from intrigue.kernel import layout
from intrigue.kernel.door import Kernel
from intrigue.model.terms import AUTHOR, Special
from intrigue.model.world import World
from intrigue.semantics.level import level_needed
from intrigue.semantics.looking_ahead import felt_after
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from intrigue.semantics.utility import utility


class Twins:
    """One world in both engines."""

    def __init__(self, world: World, epistemic: int = 1) -> None:
        self.setting = Setting(world, level_needed(world, epistemic))
        self.kernel = Kernel(self.setting)
        self._compared: set[tuple[int, int]] = set()
        self._kept: list[State] = []

    def walk(self, draw: Random, steps: int, *, planning: bool = False) -> int:
        """Take random steps from the start and compare after each; return how many were taken.

        With `planning`, they are taken as in plans, where what is felt counts, and now and then inside somebody's mind.
        """
        state, node = initial(self.setting), self.kernel.initial()
        engine = self.kernel.engine
        step, quick_step = (felt_after, engine.felt_after) if planning else (after, engine.after)
        self.compare(state, node, None)
        for taken in range(steps):
            if planning and state.minds and draw.random() < 0.3:
                inner = draw.choice(sorted(state.minds))
                state, node = state.minds[inner], engine.mind(node, self.setting.characters.index(inner))
            open_events = [i for i, event in enumerate(self.setting.events) if possible(self.setting, state, event)]
            if not open_events:
                return taken
            chosen = draw.choice(open_events)
            try:
                state = step(self.setting, state, self.setting.events[chosen])
            except LoopError:
                with pytest.raises(LoopError):
                    quick_step(node, chosen)
                return taken
            node = quick_step(node, chosen)
            self.compare(state, node, None)
        return steps

    def compare(self, state: State, node: int, owner: str | None) -> None:
        """Assert that both engines hold the same of a state: values, what is possible, utilities, and all minds."""
        if (id(state), node) in self._compared:
            return
        self._compared.add((id(state), node))
        self._kept.append(state)
        setting, engine = self.setting, self.kernel.engine
        assert self.kernel.values(node) == state.values
        expected = [i for i, event in enumerate(setting.events) if possible(setting, state, event)]
        assert engine.possible_events(node) == expected
        for holder, name in enumerate((*setting.characters, AUTHOR)):
            same_utility(utility(setting, state, name), engine.utility(node, holder))
        for number, character in enumerate(setting.characters):
            mind = engine.mind(node, number)
            if character in state.minds:
                self.compare(state.minds[character], mind, character)
            else:
                assert mind == node
        for number, mark in enumerate(setting.marks):
            kept = engine.mark(node, number)
            if mark in state.marks:
                self.compare(state.marks[mark], kept, mark.character)
            else:
                assert kept == layout.NOBODY


def same_utility(plain: int | float | Special, quick: float) -> None:
    """Assert that both engines give the same utility; not a number stands for unknown."""
    if isinstance(plain, Special):
        assert math.isnan(quick)
    else:
        assert quick == plain
