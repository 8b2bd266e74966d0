"""Why somebody would do something, to the last possibility, within a bound on states: `explaining.py` over nodes.

It gives the answers of its twin, explanation for explanation: the same orders, the same prunings, the same iteration
over limits. Besides, what the estimates show to be out of reach is not tried. They never overestimate, so no answer
changes by that; only fewer states are expanded, and a bound on states goes further.

Every question is asked afresh, so that an answer hangs on the question and the bound alone. What is true of
nodes whatever is asked (where events lead, estimates) is kept for good.

Types of fields and functions stand in the `.pxd` file beside this one, which only the compiler reads.
"""

from __future__ import annotations

from typing import Any

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.averting import Averting
from intrigue.kernel.engine import Engine
from intrigue.kernel.relaxed import Estimator
from intrigue.kernel.ways import Question, Way

# Flags: which limits a refusal is owed to; 0: no limits, however large, would give a motive.
CHARACTER_LIMIT = cython.declare(cython.int, 1)
EPISTEMIC_LIMIT = cython.declare(cython.int, 2)
NOWHERE = cython.declare(cython.int, 1 << 20)
YES = cython.declare(cython.int, 1)
# States that the quick search may expand for one motive before everything is tried.
QUICK_EFFORT = cython.declare(cython.int, 30)
# Limits are kept in keys of this base.
BASE = cython.declare(cython.int, 64)


class Reasons(Averting):
    """Answers why somebody would do something, in the minds of one engine.

    An explanation is `(steps, threat)`, a step `(event, reasons)`, a reason `(character, explanation)`; answers are an
    explanation or None, together with the limits that a refusal is owed to.
    """

    def __init__(
        self,
        engine: Engine,
        estimator: Estimator,
        consenting: list[list[int]],
        participants: list[list[int]],
        distance: list[list[int]],
        threshold: float,
    ) -> None:
        super().__init__(engine, estimator, consenting, threshold)
        self.participants = participants
        self.distance = distance
        """By holder and action: how many later steps it takes at least until it can matter; -1: it never can."""
        self.last_steps: dict[int, list[float]] = {}
        """By node and holder: how high each possible event may lift the utility at most; none where that cannot be
        told."""
        self.quick: Any = None
        """A search that is quicker and may overlook something (`Motives`); where there is one, it is asked first."""

    # --- asking -------------------------------------------------------------------------------------------------------

    def question(self, most: int) -> Question:
        """Return a new question for which so many states may be expanded."""
        return Question(most)

    def motive(self, question: Question, mind: int, event: int, holder: int, budget: int, depth: int) -> Any:
        """Return an explanation of the event for the holder of the mind, or None."""
        self.asked = question
        return self._answer(mind, event, holder, budget, depth)[0]

    def answer(
        self, question: Question, mind: int, event: int, holder: int, budget: int, depth: int
    ) -> tuple[Any, int]:
        """Return an explanation, or None, and the limits that a refusal is owed to."""
        self.asked = question
        return self._answer(mind, event, holder, budget, depth)

    def others_agree(self, question: Question, mind: int, event: int, owner: int, budget: int, depth: int) -> bool:
        """Return whether all who are asked but the owner of the mind would agree, as it sees them."""
        self.asked = question
        return self._reasons(mind, event, owner, budget, depth)[0] is not None

    def _agrees(self, state: cython.int, event: cython.int, who: cython.int) -> cython.int:
        """Return 1 where a participant believes the event possible, and no loss right after."""
        mind: cython.int = self.engine._mind(state, who)
        if not self.engine._possible(mind, event, self.engine._owner(mind)):
            return 0
        return not self.utility(mind, who) > self.utility(self.engine._felt_after(mind, event), who)

    def _reasons(
        self, state: cython.int, event: cython.int, owner: cython.int, budget: cython.int, depth: cython.int
    ) -> tuple[Any, int]:
        """Return the reasons of all who are asked but the owner of the mind; or None, and what that is owed to."""
        who: cython.int
        for each in self.participants[event]:
            who = each
            if not self._agrees(state, event, who):
                return _NEVER
        found: list = []
        for each in self.consenting[event]:
            who = each
            if who != owner:
                answer = self._answer(self.engine._mind(state, who), event, who, budget, depth)
                if answer[0] is None:
                    return answer
                found.append((each, answer[0]))
        return (tuple(found), 0)

    # --- one motive ---------------------------------------------------------------------------------------------------

    def _answer(
        self, mind: cython.int, event: cython.int, holder: cython.int, budget: cython.int, depth: cython.int
    ) -> tuple[Any, int]:
        """Return whether there is an explanation that starts from just this mind."""
        if budget < 1 or depth < 0:
            return (None, CHARACTER_LIMIT if budget < 1 else EPISTEMIC_LIMIT)
        if budget == 1 or depth == 0:
            return self._at_once(
                mind,
                event,
                holder,
                (CHARACTER_LIMIT if budget == 1 else 0) | (EPISTEMIC_LIMIT if depth == 0 else 0),
            )
        if depth > budget - 1:
            depth = budget - 1
        key: cython.longlong = mind
        key = (((key * self.actions + event) * self.characters + holder) * BASE + budget) * BASE + depth
        answers: dict = self.asked.answers
        answer = answers.get(key)
        if answer is None:
            answer = self._searched(mind, event, holder, budget, depth)
            answers[key] = answer
        return answer

    def _at_once(self, mind: cython.int, event: cython.int, holder: cython.int, cut: cython.int) -> tuple[Any, int]:
        """Return the explanation that is the event alone, where it pays at once."""
        if self.threshold < 0 and self.distance[holder][event] < 0:
            return _NEVER
        if not self.engine._possible(mind, event, self.engine._owner(mind)):
            return _NEVER
        start: cython.double = self.utility(mind, holder)
        if start != start:
            return _NEVER
        result: cython.int = self.engine._felt_after(mind, event)
        if result == mind:
            return _NEVER
        if self.utility(result, holder) > start:
            return ((((event, ()),), ()), 0)
        return (None, cut)

    def _searched(
        self, mind: cython.int, event: cython.int, holder: cython.int, budget: cython.int, depth: cython.int
    ) -> tuple[Any, int]:
        """Return an explanation for these limits or smaller ones; the smallest are tried first."""
        if self.threshold < 0 and not self._promises(mind, event, holder):
            return _NEVER
        if self.quick is not None and self.quick.explained(mind, event, holder, budget, depth, QUICK_EFFORT) == YES:
            return (self.quick.plan(mind, event, holder, budget, depth), 0)
        answer = self._answer(mind, event, holder, budget - 1, depth)
        if answer[0] is None and answer[1] and depth > 1:
            answer = self._answer(mind, event, holder, budget, depth - 1)
        if answer[0] is not None or not answer[1]:
            return answer
        return self._exactly(mind, event, holder, budget, depth)

    def _promises(self, mind: cython.int, event: cython.int, holder: cython.int) -> cython.int:
        """Return 1 where there may be a gain at the end of some plan that begins with the event, however long."""
        if not self.engine._possible(mind, event, self.engine._owner(mind)):
            return 0
        start: cython.double = self.utility(mind, holder)
        if start != start:
            return 0
        first: cython.int = self.engine._felt_after(mind, event)
        if self.utility(first, holder) > start:
            return 1
        return self._steps_to_gain(self._table(holder, start), first, holder, start) < NOWHERE

    def _exactly(
        self, mind: cython.int, event: cython.int, holder: cython.int, budget: cython.int, depth: cython.int
    ) -> tuple[Any, int]:
        """Return an explanation for exactly these limits: one that gains, else one that averts a loss."""
        cut: cython.int = 0
        length: cython.int
        way: Way
        layer: list = self._first(mind, event)
        start: cython.double = self.utility(mind, holder)
        table: dict = self._table(holder, start)
        for length in range(1, budget + 1):
            for way in layer:
                if self._gains(way, holder):
                    return ((way.steps, ()), 0)
            if length < budget:
                longer: list = []
                rivals: dict = {}
                for way in layer:
                    # A point of unknown utility is one that no end is surely higher than.
                    if self.utility(way.state, holder) == self.utility(way.state, holder):
                        cut |= self._longer(way, mind, holder, start, budget, depth, table, longer, rivals)
                layer = longer
        if layer:
            cut |= CHARACTER_LIMIT
        if self.threshold >= 0:
            averting = self._averting(mind, event, holder, budget, depth)
            if averting is not None:
                return (averting, 0)
            # What others might do within larger limits has not been looked into.
            cut |= CHARACTER_LIMIT
        return (None, cut)

    def _gains(self, way: Way, holder: cython.int) -> cython.int:
        """Return 1 where a way ends higher than all its strict subsequences, the points before among them."""
        end: cython.double = self.utility(way.state, holder)
        return end == end and not self._matched(way, holder, end)

    def _highest(self, way: Way, holder: cython.int, here: cython.double) -> cython.double:
        """Return the highest utility that the way or one of its subsequences leads to; `here` is the way's own."""
        state: cython.int
        end: cython.double
        for each in way.shorter:
            state = each
            end = self.utility(state, holder)
            if end > here:
                here = end
        return here

    def _matched(self, way: Way, holder: cython.int, end: cython.double) -> cython.int:
        """Return 1 where some strict subsequence of the way leads to no lower utility than `end`."""
        state: cython.int
        for each in way.shorter:
            state = each
            if self.utility(state, holder) >= end:
                return 1
        return 0

    def _room_ends(self, ways: cython.int) -> cython.int:
        """Return 1 where so many ways cannot all be gone on from within the bound on states."""
        question: Question = self.asked
        return question.most >= 0 and ways > question.most - question.spent

    def _last_steps(
        self, state: cython.int, holder: cython.int, events: list, least: cython.double
    ) -> tuple[list, list]:
        """Return which of the possible events may lift the utility over `least` by themselves, and those that others
        must agree to among the rest."""
        key: cython.longlong = state
        key = key * (self.characters + 1) + holder
        known = self.last_steps.get(key)
        if known is None:
            known = _NONE
            # Found before others are asked, for whom there is another search for such events.
            lifts = self.estimator.lifts(state, holder, self.utility(state, holder), events)
            if lifts is not None:
                known = lifts
            self.last_steps[key] = known
        if known is _NONE:
            return (events, _NONE)
        gainful: list = []
        passed: list = []
        end: cython.double
        for i, each in enumerate(events):
            end = known[i]
            if end > least:
                gainful.append(each)
            elif self.consenting[each]:
                passed.append(each)
        return (gainful, passed)

    def _longer(
        self,
        way: Way,
        mind: cython.int,
        holder: cython.int,
        start: cython.double,
        budget: cython.int,
        depth: cython.int,
        table: dict,
        longer: list,
        rivals: dict,
    ) -> cython.int:
        """Add the way with one more explained step to the next layer, for every step that may lead to a gain.

        As the last, the step must raise the utility. Return what is missing for lack of room.
        """
        left: cython.int = budget - way.length
        cut: cython.int = 0
        owed: cython.int
        reasons: tuple
        grown: Way
        event: cython.int
        state: cython.int
        distance: cython.int
        if not self.utility(way.state, holder) > start:
            distance = self._steps_to_gain(table, way.state, holder, start)
            if distance > left:
                # There is nothing to be found here; with more room there might be.
                return CHARACTER_LIMIT if distance < NOWHERE else 0
        self._spend()
        end: cython.double
        distances: list = self.distance[holder]
        shorter: dict
        passed: list = _NONE
        here: cython.double = self.utility(way.state, holder)
        events: list = self.engine.possible_events(way.state)
        highest: cython.double = self._highest(way, holder, here)
        if left == 1:
            events, passed = self._last_steps(way.state, holder, events, highest)
        lifting: list = _NONE
        sure: cython.int = 0
        for grown in longer:
            sure += self.utility(grown.state, holder) == self.utility(grown.state, holder)
        for each in events:
            event = each
            if not self.consenting[event]:
                continue
            if left > 1 and self._room_ends(sure) and (depth <= 1 or self.consenting[event] == [holder]):
                # Going on from so many ways takes more room than there is, unless one of them gains before; and to
                # leave out one that does not is no loss, as nobody else is thought about for it.
                if lifting is _NONE:
                    lifting = self._last_steps(way.state, holder, events, highest)[0]
                if each not in lifting:
                    continue
            if self.threshold < 0:
                distance = distances[event]
                if distance < 0:
                    continue
                if distance > left - 1:
                    cut |= CHARACTER_LIMIT
                    continue
            reasons = _NEVER
            if depth <= 1:
                # Others are asked no more than whether it pays at once, mostly as often before; so that comes first.
                reasons = self._reasons(way.state, event, holder, left, depth - 1)
                if reasons[0] is None and cut:
                    # Whether it would have led anywhere makes no difference any more.
                    owed = reasons[1]
                    cut |= owed
                    continue
            state = self.engine._felt_after(way.state, event)
            if state == way.state or state in way.shorter:
                continue
            if left == 1:
                end = self.utility(state, holder)
                # It might have been the middle of a longer plan.
                if not end > highest:
                    cut |= CHARACTER_LIMIT
                    continue
            elif left == 2 and cut & CHARACTER_LIMIT:
                # If it is more than the last step, how much more makes no difference.
                if not self.utility(state, holder) > start and not self._at_hand(table, state, holder, start):
                    continue
            elif not self.utility(state, holder) > start:
                distance = self._steps_to_gain(table, state, holder, start)
                if distance > left - 1:
                    cut |= CHARACTER_LIMIT if distance < NOWHERE else 0
                    continue
            if depth > 1:
                reasons = self._reasons(way.state, event, holder, left, depth - 1)
            if reasons[0] is None:
                owed = reasons[1]
                cut |= owed
                continue
            shorter = self._shorter_ways(way, event, holder, budget, depth)
            if state not in shorter:
                grown = Way(state, way.length + 1, (*way.steps, (each, reasons[0])), shorter)
                if grown.add_to(longer, rivals) and self.utility(state, holder) == self.utility(state, holder):
                    sure += 1
        for each in passed:
            if cut & CHARACTER_LIMIT:
                break
            event = each
            distance = distances[event] if self.threshold < 0 else 0
            if distance < 0:
                continue
            state = self.engine._felt_after(way.state, event) if distance == 0 else way.state
            if distance > 0 or (state != way.state and state not in way.shorter):
                # It might be the middle of a longer plan.
                cut |= CHARACTER_LIMIT
        return cut


_NEVER = (None, 0)
_NONE: list = []
