"""A story as it is played: a world made ready, and the state after each of its lines.

All that a question set learns about minds comes from here, that is from `after` and `believed`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from intrigue.model.plans import GroundCall
from intrigue.model.sugar import lower
from intrigue.model.terms import Fluent, Value
from intrigue.model.world import Action, World
from intrigue.semantics.beliefs import believed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible

MOST_STATES = 200_000
"""How many states the stories that share a world may leave behind before they are dropped."""


class Stage:
    """One story's world and how far it has come."""

    def __init__(self, world: World, level: int) -> None:
        self.setting = _setting(world, level)
        self.states: list[State] = [initial(self.setting)]
        """The state before the first line, then after each line that has ended."""
        self.now = self.states[0]
        """The state at this very moment, also within a line."""

    def happens(self, action: Action, *arguments: Value) -> bool:
        """Let an event happen where there is one and it is possible; return whether it was."""
        try:
            event = self.setting.event(GroundCall(action.signature, arguments))
        except KeyError:
            return False
        if not possible(self.setting, self.now, event):
            return False
        self.now = after(self.setting, self.now, event)
        return True

    def end_line(self) -> None:
        """Mark the moment at which a line of the story has been played."""
        self.states.append(self.now)

    def fact(self, fluent: Fluent) -> Value:
        """Return what is so at this very moment."""
        return self.now[self.setting.index[fluent]]

    def value(self, fluent: Fluent, chain: Iterable[str] = (), moment: int = -1) -> Value:
        """Return what the chain of minds holds for a fluent after so many lines (default: at the end)."""
        state = self.states[moment]
        for character in chain:
            state = believed(self.setting, state, character)
        return state[self.setting.index[fluent]]


@lru_cache(maxsize=1)
def _ready(world: World, level: int) -> Setting:
    return Setting(lower(world), level=level)


def _setting(world: World, level: int) -> Setting:
    """Return the world made ready; stories of one world that follow each other share it, until it holds many states."""
    if len(_ready(world, level).states) > MOST_STATES:
        _ready.cache_clear()
    return _ready(world, level)
