"""States and nodes as each other's mirror image: a run's states go into the kernel here, and what it finds comes out.

Both ways are remembered, so that each state is translated once. A node does not say whose mind it is where that makes
no difference; so a state is asked for with its owner.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from intrigue.kernel.encoding import Kernel
from intrigue.model.expressions import Expression
from intrigue.model.terms import Value
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State, reader


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
        self._pieces = _Pieces(self.kernel)
        constants = setting.grounding.constants
        slots = self.kernel.encoder.slot
        rest = [index for index in range(len(setting.fluents)) if index not in slots]
        self._rest = tuple(constants.get(setting.fluents[index], False) for index in rest)
        """The values of the fluents that have no place in nodes."""
        places = {index: place for place, index in enumerate(rest)}
        places |= {index: slot + len(rest) for index, slot in slots.items()}
        self._arranged = reader([places[index] for index in range(len(setting.fluents))])
        """What puts these, and the values of a node behind them, in the order of a state."""

    def renew(self) -> None:
        """Forget all states and nodes, and give back the room that they took."""
        self.kernel.renew()
        self.engine = self.kernel.engine
        self._states.clear()
        self._pieces.clear()  # In another engine pieces have other numbers, and numbers other codes.

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
        engine = self.engine
        pieces = map(self._pieces.__getitem__, engine.pieces_of(node))
        values = self._arranged((*self._rest, *chain.from_iterable(pieces)))
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
        state = self.setting.states.state(owner, engine.level(node), values, minds, marks)
        self.kernel.stands_for(node, state)
        return state


class _Pieces(dict[int, tuple[Value, ...]]):
    """The values that the codes of a piece stand for: most of what a node holds, others held before it."""

    def __init__(self, kernel: Kernel) -> None:
        super().__init__()
        self._kernel = kernel

    def __missing__(self, number: int) -> tuple[Value, ...]:
        values = self[number] = tuple(map(self._kernel.value, self._kernel.engine.piece(number)))
        return values
