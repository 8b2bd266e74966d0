"""States and nodes as each other's mirror image: a run's states go into the kernel here, and what it finds comes out.

Both ways are remembered, so that each state is translated once. A node does not say whose mind it is where that makes
no difference; so a state is asked for with its owner.
"""

from __future__ import annotations

from intrigue.kernel.encoding import Kernel
from intrigue.model.terms import Value
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


class Mirror:
    """The kernel's image of one setting, for states that may come from anywhere."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.kernel = Kernel(setting, everything=True)
        self.engine = self.kernel.engine
        self.number: dict[Event, int] = {event: number for number, event in enumerate(setting.events)}
        """The numbers of the ground actions."""
        self.place: dict[str | None, int] = {who: place for place, who in enumerate(setting.characters)}
        """The numbers of the cast."""
        self._states: dict[tuple[int, str | None], State] = {}
        constants = setting.grounding.constants
        self._template: list[Value] = [constants.get(fluent, False) for fluent in setting.fluents]
        self._slots = self.kernel.encoder.fluents

    def renew(self) -> None:
        """Forget all states and nodes, and give back the room that they took."""
        self.kernel.renew()
        self.engine = self.kernel.engine
        self._states.clear()

    def node(self, state: State) -> int:
        """Return the node of a state."""
        node = self.kernel.node(state)
        self._states.setdefault((node, state.owner), state)
        return node

    def state(self, node: int, owner: str | None) -> State:
        """Return the state that a node stands for, as the mind of this owner (None: the world)."""
        key = (node, owner)
        known = self._states.get(key)
        if known is None:
            known = self._states[key] = self._written_out(node, owner)
        return known

    def _written_out(self, node: int, owner: str | None) -> State:
        engine, value = self.engine, self.kernel.value
        names = self.kernel.encoder.names
        plain = len(names)
        values = self._template.copy()
        for index, code in zip(self._slots, engine.codes(node), strict=True):
            values[index] = names[code] if code < plain else value(code)
        minds = {}
        for place, character in enumerate(self.setting.characters):
            mind = engine.mind(node, place)
            if mind != node:
                minds[character] = self.state(mind, character)
        marks = {}
        for place, mark in enumerate(self.setting.marks):
            mind = engine.mark(node, place)
            if mind >= 0:
                marks[mark] = self.state(mind, mark.character)
        return self.setting.states.state(owner, engine.level(node), tuple(values), minds, marks)
