"""States and nodes as each other's mirror image: a run's states go into the kernel here, and what it finds comes out.

Both ways are remembered, so that each state is translated once. A node does not say whose mind it is where that makes
no difference; so a state is asked for with its owner.
"""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.kernel.door import Kernel
from intrigue.model.expressions import Expression
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


class Mirror:
    """The kernel's image of one setting, for states that may come from anywhere."""

    def __init__(self, setting: Setting, aims: Sequence[Expression] = ()) -> None:
        """Make the kernel; `aims` are as for it."""
        self.setting = setting
        self.kernel = Kernel(setting, everything=True, aims=aims)
        self.engine = self.kernel.engine
        self.number: dict[Event, int] = {event: number for number, event in enumerate(setting.events)}
        """The numbers of the ground actions."""
        self.place: dict[str | None, int] = {who: place for place, who in enumerate(setting.characters)}
        """The numbers of the cast."""
        self._states: dict[tuple[int, str | None], State] = {}

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
            known = self._states[key] = self.kernel.written_out(node, owner, self.state)
            self.kernel.stands_for(node, known)
        return known
