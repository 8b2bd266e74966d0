"""Why somebody would agree to an action, searched for in that mind: `search/explaining.py` with budgets of effort.

An answer is YES (with the plan that shows it), NO (for these limits), or UNKNOWN so far: the effort granted was used
up. Answers are kept by mind, action and holder, whatever path led there; those of an unfinished search are asked
again with more effort.

In a mind the search goes best first. Each path carries where it leads and where it would lead *without its first
action*: where both are the same, the first action is needless. That is necessary for a minimal plan, not enough; so a
plan that seems to do is held against all its subsequences before it counts.
"""

from __future__ import annotations

from heapq import heappop, heappush
from time import sleep

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.paths import Motive, Path
from intrigue.kernel.proving import Proving
from intrigue.kernel.ways import OutOfRoom

YES = cython.declare(cython.int, 1)
NO = cython.declare(cython.int, 0)
UNKNOWN = cython.declare(cython.int, -1)
NOWHERE = cython.declare(cython.int, 1 << 20)
COST_BITS = cython.declare(cython.int, 12)
COST_MASK = cython.declare(cython.int, 4095)
# How much the estimate counts against the steps already in a plan.
WEIGHT = cython.declare(cython.int, 2)
# How far an action falls behind each time its reasons stay unknown, and how much more effort is granted then.
PENALTY = cython.declare(cython.int, 4)
GROWTH = cython.declare(cython.int, 4)
FIRST_EFFORT = cython.declare(cython.int, 4)
BREATH = cython.declare(cython.int, 64)
MANY = cython.declare(cython.int, 1_000_000)


class Motives(Proving):
    """Answers which actions are explained, and remembers."""

    def agreed(
        self,
        state: cython.int,
        event: cython.int,
        owner: cython.int,
        budget: cython.int,
        depth: cython.int,
        effort: cython.int,
    ) -> cython.int:
        """Return whether everybody asked agrees: participants, and all who consent but the owner of the mind."""
        asked: list = self.consenting[event]
        who: cython.int
        answer: cython.int
        open_answers: cython.bint = False
        for each in self.participants[event]:
            who = each
            if not self.takes_part(state, event, who):
                return NO
        for each in asked:
            who = each
            if who != owner:
                answer = self.motive(self.engine._mind(state, who), event, who, budget, depth, 0, owner < 0)
                if answer == NO:
                    return NO
                if answer == UNKNOWN:
                    open_answers = True
        if not open_answers:
            return YES
        if effort == 0:
            return UNKNOWN
        for each in asked:
            who = each
            if who != owner:
                answer = self.motive(self.engine._mind(state, who), event, who, budget, depth, effort, owner < 0)
                if answer != YES:
                    return answer
        return YES

    def motive(
        self,
        mind: cython.int,
        event: cython.int,
        holder: cython.int,
        budget: cython.int,
        depth: cython.int,
        effort: cython.int,
        decides: cython.bint,
    ) -> cython.int:
        """Return whether the holder has a motive; who decides in fact may suppose something, where it has none else."""
        answer: cython.int = self.explained(mind, event, holder, budget, depth, effort)
        if answer != NO or not decides or self.hopes is None:
            return answer
        key = (self._key(mind, event, holder), budget, depth)
        if key in self.hoped:
            return YES if self.hoped[key] is not None else NO
        if effort == 0:
            return UNKNOWN
        size: cython.int = 0
        for supposed, hopeful in self.hopes.minds(mind, holder):
            # Nothing more is supposed while it is open whether less would do.
            if answer == UNKNOWN and len(supposed) > size:
                return UNKNOWN
            size = len(supposed)
            found: cython.int = self.explained(hopeful, event, holder, budget, depth, effort)
            if found == YES:
                self.hoped[key] = (supposed, hopeful)
                return YES
            if found == UNKNOWN:
                answer = UNKNOWN
        if answer == NO:
            self.hoped[key] = None
        return answer

    # --- one motive -------------------------------------------------------------------------------------------------

    def explained(
        self,
        mind: cython.int,
        event: cython.int,
        holder: cython.int,
        budget: cython.int,
        depth: cython.int,
        effort: cython.int,
    ) -> cython.int:
        """Return whether the holder of this mind has a plan that begins with the event, within the limits.

        With no effort, only what is known or seen at once is answered.
        """
        if budget < 1 or depth < 0:
            return NO
        if depth > budget - 1:
            depth = budget - 1
        if depth == 0:
            budget = 1
        key = self._key(mind, event, holder)
        motive: Motive | None = self.known.get(key)
        first: cython.int
        start: cython.double
        if motive is None:
            motive = Motive()
            self.known[key] = motive
            first = self._at_once(mind, event, holder)
            if first == YES:
                motive.found.append((1, 0, (((event, ()),), ())))
            elif first == NO:
                motive.refused.append((MANY, MANY))
        for needed, deep, _ in motive.found:
            if needed <= budget and deep <= depth:
                return YES
        for most, deepest in motive.refused:
            if most >= budget and deepest >= depth:
                return NO
        if budget == 1:
            return NO
        distance: cython.int = self.distance[holder][event]
        if distance > budget - 1:
            return NO
        start = self.utility(mind, holder)
        first = self.engine._felt_after(mind, event)
        table = self.table(holder, start, True)
        gainful: cython.bint = self.estimate(table, first, holder, start, True, budget - 1) < NOWHERE
        if not gainful and self.exact is None:
            motive.refused.append((budget, MANY))
            return NO
        limits = budget * 64 + depth
        tried = motive.tried.get(limits)
        if tried is not None and tried >= effort:
            return UNKNOWN
        if effort == 0:
            return UNKNOWN
        answer: cython.int = NO
        if gainful:
            answer = self._searched(mind, first, event, holder, budget, depth, effort, motive, table, start)
        if answer != YES and self.exact is not None:
            answer = self._exactly(mind, event, holder, budget, depth, effort, motive)
        if answer == NO:
            motive.refused.append((budget, depth))
        elif answer == UNKNOWN:
            motive.tried[limits] = effort
        return answer

    def _at_once(self, mind: cython.int, event: cython.int, holder: cython.int) -> cython.int:
        """Return YES where the event alone pays, NO where no plan can begin with it, else UNKNOWN."""
        if self.distance[holder][event] < 0 or not self.engine._possible(mind, event, self.engine._owner(mind)):
            return NO
        start: cython.double = self.utility(mind, holder)
        result: cython.int = self.engine._felt_after(mind, event)
        if result == mind or start != start:
            return NO
        end: cython.double = self.utility(result, holder)
        if end > start:
            return YES
        # A point of unknown utility is one that no end is surely higher than; but some loss may be averted.
        return NO if end != end and self.exact is None else UNKNOWN

    def _exactly(
        self,
        mind: cython.int,
        event: cython.int,
        holder: cython.int,
        budget: cython.int,
        depth: cython.int,
        effort: cython.int,
        motive: Motive,
    ) -> cython.int:
        """Ask the search that tries everything, and knows fear."""
        before = self.question.spent
        self.question.most = before + effort
        try:
            why = self.exact.motive(self.question, mind, event, holder, budget, depth)
        except OutOfRoom:
            return UNKNOWN
        finally:
            self.spent += self.question.spent - before
        if why is None:
            return NO
        motive.found.append((budget, depth, why))
        return YES

    def _searched(
        self,
        mind: cython.int,
        first: cython.int,
        event: cython.int,
        holder: cython.int,
        budget: cython.int,
        depth: cython.int,
        effort: cython.int,
        motive: Motive,
        table: dict,
        start: cython.double,
    ) -> cython.int:
        """Search the mind for a plan that begins with the event."""
        deadline: cython.longlong = self.spent + effort
        queue: list = []
        reached: dict = {(first, mind): 1}
        complete: cython.bint = True
        self._expand(
            Path(first, mind, 1, max(start, self.utility(first, holder)), event, (), None),
            mind,
            holder,
            budget,
            table,
            start,
            queue,
        )
        path: Path
        longer: Path
        step: cython.int
        state: cython.int
        without: cython.int
        length: cython.int
        granted: cython.int
        answer: cython.int
        end: cython.double
        while queue:
            if self.spent >= deadline or self.spent >= self.stop:
                return UNKNOWN
            estimate, tie, _, path, step_object, granted_object = heappop(queue)
            step = step_object
            granted = granted_object
            length = path.length + 1
            state = self.engine._felt_after(path.state, step)
            answer = self.agreed(path.state, step, holder, budget - path.length, depth - 1, granted)
            if answer == UNKNOWN:
                if granted * GROWTH > effort:
                    complete = False
                else:
                    granted = max(granted * GROWTH, FIRST_EFFORT)
                    self.pushed += 1
                    heappush(queue, (estimate + PENALTY, tie, self.pushed, path, step, granted))
                continue
            if answer == NO:
                continue
            without = path.without
            if self.engine._possible(without, step, self.engine._owner(without)) and (
                self.agreed(without, step, holder, budget - path.length + 1, depth - 1, granted) == YES
            ):
                without = self.engine._felt_after(without, step)
            if without == state:
                continue
            pair = (state, without)
            known = reached.get(pair)
            if known is not None and known <= length:
                continue
            reached[pair] = length
            end = self.utility(state, holder)
            if end != end:
                continue
            reasons = self.reasons(path.state, step, holder, budget - path.length, depth - 1)
            longer = Path(state, without, length, end if end > path.highest else path.highest, step, reasons, path)
            if end > path.highest and end > start:
                answer = self._proved(longer, mind, holder, end, motive, budget, depth, effort)
                if answer == YES:
                    return YES
                if answer == UNKNOWN:
                    complete = False
            if length < budget:
                self._expand(longer, mind, holder, budget, table, start, queue)
        return NO if complete else UNKNOWN

    def _expand(
        self,
        path: Path,
        mind: cython.int,
        holder: cython.int,
        budget: cython.int,
        table: dict,
        start: cython.double,
        queue: list,
    ) -> cython.int:
        """Put every step into the queue that may follow a path."""
        self.spent += 1
        if self.spent % BREATH == 0:
            # Other threads get a turn: they watch the clock.
            sleep(0)
        if cython.compiled:
            PyErr_CheckSignals()  # type: ignore[name-defined]  # noqa: F821 - known to the compiler, by the .pxd file
        left: cython.int = budget - path.length - 1
        event: cython.int
        state: cython.int
        distance: cython.int
        estimate: cython.int
        end: cython.double
        distances: list = self.distance[holder]
        for each in self.engine.possible_events(path.state):
            event = each
            distance = distances[event]
            if distance < 0 or distance > left or not self.consenting[event]:
                continue
            state = self.engine._felt_after(path.state, event)
            if state == path.state or state == mind or state == path.without:
                continue
            if left == 0:
                end = self.utility(state, holder)
                if not (end > start and end > path.highest):
                    continue
                estimate = 0
            else:
                estimate = self.estimate(table, state, holder, start, True, left)
                if estimate >= NOWHERE:
                    continue
                estimate &= COST_MASK
            self.pushed += 1
            estimate = path.length + 1 + WEIGHT * estimate
            heappush(queue, (estimate, self.ties[event], self.pushed, path, event, 0))
        return 0
