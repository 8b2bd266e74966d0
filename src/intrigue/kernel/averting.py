"""Ways through a mind, and fear as a motive: acting so that what others would do costs less.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from typing import Any

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.judging import Judging
from intrigue.kernel.relaxed import Estimator
from intrigue.kernel.ways import Way


class Averting(Judging):
    """Plans that make a threat less of a loss. Who has which reasons for a step, `Reasons` says."""

    def __init__(self, engine: Engine, estimator: Estimator, consenting: list[list[int]], threshold: float) -> None:
        super().__init__(engine, estimator, threshold)
        self.consenting = consenting

    def _reasons(
        self, state: cython.int, event: cython.int, owner: cython.int, budget: cython.int, depth: cython.int
    ) -> tuple[Any, int]:
        """Return the reasons of all who are asked but the owner of the mind; or None, and what that is owed to."""
        raise NotImplementedError

    # --- ways ---------------------------------------------------------------------------------------------------------

    def _first(self, mind: cython.int, event: cython.int) -> list:
        """Return the way that is the event alone; none where it is impossible or changes nothing."""
        if not self.engine._possible(mind, event, self.engine._owner(mind)):
            return []
        first: cython.int = self.engine._felt_after(mind, event)
        return [Way(first, 1, ((event, ()),), {mind: 0})] if first != mind else []

    def _shorter_ways(
        self, way: Way, event: cython.int, owner: cython.int, budget: cython.int, depth: cython.int
    ) -> dict:
        """Return where the strict subsequences lead of the way followed by an event."""
        shorter: dict = dict(way.shorter)
        shorter.setdefault(way.state, way.length)
        state: cython.int
        length: cython.int
        result: cython.int
        for each, steps in way.shorter.items():
            state = each
            length = steps
            if not self.engine._possible(state, event, self.engine._owner(state)):
                continue
            result = self.engine._felt_after(state, event)
            known = shorter.get(result)
            if known is not None and known <= length + 1:
                continue
            if length + 1 >= budget + 1:
                continue
            if self._reasons(state, event, owner, budget - length, depth - 1)[0] is not None:
                shorter[result] = length + 1
        return shorter

    # --- threats ------------------------------------------------------------------------------------------------------

    def _averting(
        self, mind: cython.int, event: cython.int, holder: cython.int, budget: cython.int, depth: cython.int
    ) -> Any:
        """Return a plan that begins with the event and makes what others would do less of a loss."""
        length: cython.int
        way: Way
        layer: list = self._first(mind, event)
        for length in range(1, budget):
            threats: list | None = None
            for way in layer:
                if threats is None:
                    threats = self._threats(mind, holder, budget - length, depth - 1)
                for worse, threat in threats:
                    if self._averts(way, worse, threat, holder, budget - length, depth - 1):
                        return (way.steps, threat)
            if length < budget - 1:
                longer: list = []
                rivals: dict = {}
                for way in layer:
                    self._any_longer(way, holder, budget, depth, longer, rivals)
                layer = longer
        return None

    def _any_longer(
        self,
        way: Way,
        holder: cython.int,
        budget: cython.int,
        depth: cython.int,
        longer: list,
        rivals: dict,
    ) -> cython.int:
        """Add the way with one more explained step to the next layer, for every step."""
        self._spend()
        grown: Way
        event: cython.int
        state: cython.int
        shorter: dict
        for each in self.engine.possible_events(way.state):
            event = each
            if not self.consenting[event]:
                continue
            state = self.engine._felt_after(way.state, event)
            if state == way.state or state in way.shorter:
                continue
            reasons = self._reasons(way.state, event, holder, budget - way.length, depth - 1)
            if reasons[0] is None:
                continue
            shorter = self._shorter_ways(way, event, holder, budget, depth)
            if state not in shorter:
                grown = Way(state, way.length + 1, (*way.steps, (each, reasons[0])), shorter)
                grown.add_to(longer, rivals)
        return 0

    def _averts(
        self,
        way: Way,
        worse: cython.int,
        threat: tuple,
        holder: cython.int,
        budget: cython.int,
        depth: cython.int,
    ) -> cython.int:
        """Return 1 where after the way the threat leads to something better than `worse`, and after no shorter way."""
        state: cython.int = self._carried_out(way.state, threat, holder, budget, depth)
        end: cython.double = self.utility(state, holder)
        if not end > self.utility(worse, holder):
            return 0
        for each in way.shorter:
            state = each
            if self.utility(self._carried_out(state, threat, holder, budget, depth), holder) >= end:
                return 0
        return 1

    def _threats(self, mind: cython.int, holder: cython.int, budget: cython.int, depth: cython.int) -> list:
        """Return what others would do that costs the holder enough, shortest first, with where it leads."""
        key = (mind, holder, budget, depth)
        known = self.asked.threats.get(key)
        if known is None:
            known = self.asked.threats[key] = self._searched_threats(mind, holder, budget, depth)
        return known

    def _searched_threats(self, mind: cython.int, holder: cython.int, budget: cython.int, depth: cython.int) -> list:
        start: cython.double = self.utility(mind, holder)
        found: list = []
        layer: list = [(mind, ())]
        left: cython.int
        state: cython.int
        result: cython.int
        event: cython.int
        for left in range(budget, 0, -1):
            longer: list = []
            for each, steps in layer:
                state = each
                for number in self.engine.possible_events(state):
                    event = number
                    if not self.consenting[event] or holder in self.consenting[event]:
                        continue
                    result = self.engine._felt_after(state, event)
                    reasons = self._reasons(state, event, holder, left, depth)
                    if reasons[0] is not None:
                        longer.append((result, (*steps, (number, reasons[0]))))
            for result_object, steps in longer:
                result = result_object
                if start - self.utility(result, holder) >= self.threshold and start > self.utility(result, holder):
                    found.append((result_object, steps))
            layer = longer
        return found

    def _carried_out(
        self, state: cython.int, threat: tuple, holder: cython.int, budget: cython.int, depth: cython.int
    ) -> cython.int:
        """Return where the steps of a threat lead from this state; what is impossible or unexplained is skipped."""
        place: cython.int
        event: cython.int
        for place, (each, _) in enumerate(threat):
            event = each
            if self.engine._possible(state, event, self.engine._owner(state)) and (
                self._reasons(state, event, holder, budget - place, depth)[0] is not None
            ):
                state = self.engine._felt_after(state, event)
        return state
