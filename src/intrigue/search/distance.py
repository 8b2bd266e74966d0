"""How many steps it is at least, and about, from a state of the world to a condition: in a world where nothing is lost.

Reasons are not asked for, so what seems near may still be out of reach; what comes nearer is worth trying first.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from copy import copy

from intrigue.kernel.door import Kernel
from intrigue.kernel.graph import Graph
from intrigue.kernel.relaxed import COST_BITS, NOWHERE, Estimator
from intrigue.kernel.tables import Tables
from intrigue.model.expressions import NO, Expression
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State

FURTHEST = 1_000
"""Steps beyond which nothing is estimated."""


def aims_of(setting: Setting) -> tuple[Expression, ...]:
    """Return what a kernel is to be made with, so that it can tell how far it is to the acts of its world."""
    return _aims([setting.ground(act.until) for act in setting.world.acts])


class Distance:
    """Estimates for some ground conditions of one setting."""

    def __init__(self, setting: Setting, conditions: Sequence[Ground], kernel: Kernel | None = None) -> None:
        """Make it ready; a kernel that has been made with just these aims need not be made again."""
        aims = _aims(conditions)
        shared = kernel is not None and kernel.aims == aims
        self._kernel = kernel if kernel is not None and shared else Kernel(setting, everything=True, aims=aims)
        self._first = len(setting.characters) + 2
        self._graph = Graph(self._tables(), self._kernel.reachable)
        self._engine = self._kernel.engine
        self._estimator = Estimator(self._engine, self._graph)
        self._known: dict[tuple[State, int], int | None] = Remembered(setting.most_kept)

    def _tables(self) -> Tables:
        """Return the tables of a world in which nobody wants anything; only the conditions are asked for."""
        tables = copy(self._kernel.encoder.tables)
        nothing = tables.wants[self._first - 1]
        tables.wants = array("i", [nothing] * self._first) + tables.wants[self._first :]
        return tables

    def of(self, state: State, condition: int) -> int | None:
        """Return about how many steps it is to the condition of this number; None: it seems out of reach."""
        key = (state, condition)
        if key not in self._known:
            holder = self._first + condition
            found = self._ready().estimate(self._kernel.node(state), holder, 1.0, False, FURTHEST)
            self._known[key] = None if found == NOWHERE else found & ((1 << COST_BITS) - 1)
        return self._known[key]

    def _ready(self) -> Estimator:
        """Return what estimates, for the engine that the kernel has now: it may have begun anew."""
        if self._engine is not self._kernel.engine:
            self._engine = self._kernel.engine
            self._estimator = Estimator(self._engine, self._graph)
        return self._estimator


def _aims(conditions: Sequence[Ground]) -> tuple[Expression, ...]:
    return (NO, *conditions)
