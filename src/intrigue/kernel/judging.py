"""How well somebody does in a node, and how many steps a gain is away: what is true whatever is asked, kept for good.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.relaxed import Estimator
from intrigue.kernel.ways import OutOfRoom, Question

NOWHERE = cython.declare(cython.int, 1 << 20)
# More than one step, as yet.
FURTHER = cython.declare(cython.int, -1)


class Judging:
    """Judges nodes for one search, and counts the states that are expanded."""

    def __init__(self, engine: Engine, estimator: Estimator, threshold: float) -> None:
        self.engine = engine
        self.estimator = estimator
        self.characters = engine.characters
        self.actions = engine.first_rule
        self.threshold = threshold
        """The least loss that is worth averting; below 0: fear is no motive."""
        self.estimates: dict[tuple[int, float], dict[int, int]] = {}
        self.asked = Question(-1)
        """The question that is being answered."""
        self.lowered: tuple[int, int, frozenset[int]] = (-1, -1, frozenset())
        """Which events may leave a holder worse off, as was asked last; it is asked again for others' events."""
        self.total = 0
        """States expanded ever."""

    def utility(self, node: cython.int, holder: cython.int) -> cython.double:
        """Return how well the holder does in a node; not a number where that cannot be told."""
        return self.engine.utility(node, holder)

    def lowering(self, node: int, holder: int) -> frozenset[int]:
        """Return the events that can be taken in a node and may leave the holder worse off, right after them."""
        if self.lowered[:2] != (node, holder):
            start = self.utility(node, holder)
            events = self.engine.possible_events(node)
            # Nothing is surely worse than what cannot be told.
            found = self.estimator.lowering(node, holder, start, events) if start == start else []
            self.lowered = (node, holder, frozenset(events if found is None else found))
        return self.lowered[2]

    def _spend(self) -> cython.int:
        question: Question = self.asked
        if question.most >= 0 and question.spent >= question.most:
            raise OutOfRoom
        question.spent += 1
        self.total += 1
        if cython.compiled:
            PyErr_CheckSignals()  # type: ignore[name-defined]  # noqa: F821 - known to the compiler, by the .pxd file
        return 0

    def _steps_to_gain(self, known: dict, node: cython.int, holder: cython.int, start: cython.double) -> cython.int:
        """Return the fewest steps to a gain over the start, as estimated; NOWHERE where none leads there."""
        kept = known.get(node)
        answer: cython.int
        if kept is None or kept == FURTHER:
            answer = self.estimator.soonest(node, holder, start)
            known[node] = answer
            return answer
        answer = kept
        return answer

    def _at_hand(self, known: dict, node: cython.int, holder: cython.int, start: cython.double) -> cython.int:
        """Return 1 where a gain over the start is no more than a step away, as estimated; how far else is not asked."""
        kept = known.get(node)
        answer: cython.int
        if kept is None:
            answer = 1 if self.estimator.at_hand(node, holder, start) else FURTHER
            known[node] = answer
        else:
            answer = kept
        return FURTHER < answer <= 1

    def _table(self, holder: cython.int, start: cython.double) -> dict:
        return self.estimates.setdefault((holder, start), {})
