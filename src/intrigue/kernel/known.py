"""What is known about motives: explanations found, what was refused, estimates, and how well everybody does.

An explanation is `(steps, threat)`, or `(steps, threat, supposed)` where it starts from something supposed; a step is
`(event, reasons)`, a reason `(character, explanation)`.
"""

from __future__ import annotations

from typing import Any

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.paths import Motive
from intrigue.kernel.relaxed import Estimator

NOWHERE = cython.declare(cython.int, 1 << 20)
COST_BITS = cython.declare(cython.int, 12)
MANY = cython.declare(cython.int, 1_000_000)


class Known:
    """The memory of one search for motives."""

    def __init__(
        self,
        engine: Engine,
        estimator: Estimator,
        consenting: list[list[int]],
        participants: list[list[int]],
        distance: list[list[int]],
        ties: list[int],
        exact: Any = None,
        hopes: Any = None,
    ) -> None:
        self.engine = engine
        self.estimator = estimator
        self.characters = engine.characters
        self.actions = engine.first_rule
        self.consenting = consenting
        self.participants = participants
        self.distance = distance
        """By holder and action: how many later steps it takes at least until it can matter; -1: it never can."""
        self.ties = ties
        self.exact = exact
        """Where fear is a motive: the search that knows it (`Reasons`); else None."""
        self.question: Any = exact.question(0) if exact is not None else None
        """What that search has found out so far."""
        self.hopes = hopes
        """What those who decide in fact may suppose (`Hopes`); None: nothing."""
        self.known: dict[int, Motive] = {}
        self.hoped: dict[tuple[int, int, int], Any] = {}
        """By motive and limits: what is supposed and the mind in which it is; None: nothing helps."""
        self.estimates: dict[tuple[int, float, bool], dict[int, int]] = {}
        self.spent = 0
        """Nodes expanded, in the world and in all minds."""
        self.pushed = 0
        self.stop = MANY * 1000
        """Where the search as a whole must stop."""

    def utility(self, node: cython.int, holder: cython.int) -> cython.double:
        """Return how well the holder does in a node; not a number where that cannot be told."""
        return self.engine.utility(node, holder)

    def estimate(
        self,
        known: dict,
        node: cython.int,
        holder: cython.int,
        least: cython.double,
        strictly: cython.bint,
        most: cython.int,
    ) -> cython.int:
        """Return the estimate of the steps to a gain; NOWHERE where there are surely more than `most`."""
        answer: cython.int
        kept = known.get(node)
        if kept is not None:
            answer = kept
            if answer >= 0:
                return answer if answer >> COST_BITS <= most else NOWHERE
            if -answer - 1 >= most:
                return NOWHERE
        if most < 0:
            return NOWHERE
        answer = self.estimator.estimate(node, holder, least, strictly, most)
        if answer < NOWHERE:
            known[node] = answer
            return answer
        known[node] = -most - 1
        return NOWHERE

    def table(self, holder: int, least: float, strictly: bool) -> dict[int, int]:
        """Return where the estimates for one aim are kept."""
        return self.estimates.setdefault((holder, least, strictly), {})

    def takes_part(self, state: cython.int, event: cython.int, who: cython.int) -> cython.int:
        """Return 1 where a participant believes the event possible, and no loss right after."""
        mind: cython.int = self.engine._mind(state, who)
        if not self.engine._possible(mind, event, self.engine._owner(mind)):
            return 0
        before: cython.double = self.utility(mind, who)
        after: cython.double = self.utility(self.engine._felt_after(mind, event), who)
        return not before > after

    def reasons(
        self, state: cython.int, event: cython.int, owner: cython.int, budget: cython.int, depth: cython.int
    ) -> tuple:
        """Return the reasons of all who agreed."""
        found: list = []
        who: cython.int
        for each in self.consenting[event]:
            who = each
            if who != owner:
                found.append((who, self.plan(self.engine._mind(state, who), event, who, budget, depth)))
        return tuple(found)

    def plan(
        self, mind: cython.int, event: cython.int, holder: cython.int, budget: cython.int, depth: cython.int
    ) -> Any:
        """Return the explanation that was found within these limits."""
        key = self._key(mind, event, holder)
        known: Motive = self.known[key]
        for needed, deep, why in known.found:
            if needed <= budget and deep <= depth:
                return why
        supposed, hopeful = self.hoped[key, budget, depth]
        return (*self.plan(hopeful, event, holder, budget, depth), supposed)

    def _key(self, mind: cython.int, event: cython.int, holder: cython.int) -> cython.longlong:
        key: cython.longlong = mind
        return (key * self.actions + event) * self.characters + holder

    def _keep(
        self, mind: cython.int, event: cython.int, holder: cython.int, needed: cython.int, deep: cython.int, why: tuple
    ) -> cython.int:
        """Remember the rest of a plan as the explanation of the step that it begins with."""
        key = self._key(mind, event, holder)
        motive: Motive | None = self.known.get(key)
        if motive is None:
            motive = Motive()
            self.known[key] = motive
        for budget, depth, _ in motive.found:
            if budget <= needed and depth <= deep:
                return 0
        motive.found.append((needed, deep, why))
        return 1
