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
from typing import Any

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.engine import Engine
from intrigue.kernel.paths import Motive, Path, needs
from intrigue.kernel.relaxed import Estimator

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


class Motives:
    """Answers which actions are explained, and remembers."""

    def __init__(
        self,
        engine: Engine,
        estimator: Estimator,
        consenting: list[list[int]],
        participants: list[list[int]],
        distance: list[list[int]],
        ties: list[int],
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
        self.known: dict[int, Motive] = {}
        self.estimates: dict[tuple[int, float, bool], dict[int, int]] = {}
        self.utilities: dict[int, float] = {}
        self.spent = 0
        """Nodes expanded, in the world and in all minds."""
        self.pushed = 0
        self.stop = MANY * 1000
        """Where the search as a whole must stop."""

    # --- asking -----------------------------------------------------------------------------------------------------

    def utility(self, node: cython.int, holder: cython.int) -> cython.double:
        """Return how well the holder does in a node."""
        if cython.compiled:
            return self.engine._quantity(node, self.engine.wants[holder])
        key = node * (self.characters + 1) + holder
        known = self.utilities.get(key)
        if known is None:
            known = self.utilities[key] = self.engine._quantity(node, self.engine.wants[holder])
        return known

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
                answer = self.explained(self.engine._mind(state, who), event, who, budget, depth, 0)
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
                answer = self.explained(self.engine._mind(state, who), event, who, budget, depth, effort)
                if answer != YES:
                    return answer
        return YES

    def takes_part(self, state: cython.int, event: cython.int, who: cython.int) -> cython.int:
        """Return 1 where a participant believes the event possible, and no loss right after."""
        mind: cython.int = self.engine._mind(state, who)
        if not self.engine._possible(mind, event, self.engine._owner(mind)):
            return 0
        before: cython.double = self.utility(mind, who)
        after: cython.double = self.utility(self.engine._after(mind, event), who)
        return not before > after

    def reasons(
        self, state: cython.int, event: cython.int, owner: cython.int, budget: cython.int, depth: cython.int
    ) -> tuple:
        """Return the reasons of all who agreed, each with its holder and its steps."""
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
        """Return the steps of the explanation that was found within these limits."""
        known: Motive = self.known[self._key(mind, event, holder)]
        for needed, deep, steps in known.found:
            if needed <= budget and deep <= depth:
                return steps
        raise LookupError

    def _key(self, mind: cython.int, event: cython.int, holder: cython.int) -> cython.longlong:
        key: cython.longlong = mind
        return (key * self.actions + event) * self.characters + holder

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
                motive.found.append((1, 0, ((event, ()),)))
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
        first = self.engine._after(mind, event)
        table = self.table(holder, start, True)
        if self.estimate(table, first, holder, start, True, budget - 1) >= NOWHERE:
            motive.refused.append((budget, MANY))
            return NO
        limits = budget * 64 + depth
        tried = motive.tried.get(limits)
        if tried is not None and tried >= effort:
            return UNKNOWN
        if effort == 0:
            return UNKNOWN
        answer: cython.int = self._searched(mind, first, event, holder, budget, depth, effort, motive, table, start)
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
        result: cython.int = self.engine._after(mind, event)
        if result == mind or start != start:
            return NO
        end: cython.double = self.utility(result, holder)
        if end > start:
            return YES
        # A point of unknown utility is one that no end is surely higher than.
        return NO if end != end else UNKNOWN

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
            state = self.engine._after(path.state, step)
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
                without = self.engine._after(without, step)
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
                answer = self._proved(longer, mind, holder, end, motive, effort)
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
            state = self.engine._after(path.state, event)
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

    # --- proof --------------------------------------------------------------------------------------------------------

    def _proved(
        self,
        path: Path,
        mind: cython.int,
        holder: cython.int,
        end: cython.double,
        motive: Motive,
        effort: cython.int,
    ) -> cython.int:
        """Keep a plan where no subsequence does as well; return whether there is none."""
        steps: list = []
        states: list = []
        each: Path | None = path
        while each is not None:
            steps.append((each.event, each.reasons))
            states.append(each.state)
            each = each.before
        steps.reverse()
        states.reverse()
        needed, deep = needs(steps)
        events: list = [step[0] for step in steps]
        if self._shorter(events, 0, mind, (), (), holder, needed, deep, end, effort) != NO:
            return NO
        motive.found.append((needed, deep, tuple(steps)))
        place: cython.int
        later: cython.int
        for place in range(1, len(steps)):
            later = events[place]
            if holder in self.consenting[later]:
                self._keep(states[place - 1], later, holder, ((later, ()), *steps[place + 1 :]))
        return YES

    def _keep(self, mind: cython.int, event: cython.int, holder: cython.int, steps: tuple) -> cython.int:
        """Remember the rest of a plan as the explanation of the step that it begins with."""
        key = self._key(mind, event, holder)
        motive: Motive | None = self.known.get(key)
        if motive is None:
            motive = Motive()
            self.known[key] = motive
        needed, deep = needs(steps)
        for budget, depth, _ in motive.found:
            if budget <= needed and depth <= deep:
                return 0
        motive.found.append((needed, deep, steps))
        return 1

    def _shorter(
        self,
        events: list,
        place: cython.int,
        state: cython.int,
        kept: tuple,
        states: tuple,
        holder: cython.int,
        budget: cython.int,
        depth: cython.int,
        end: cython.double,
        effort: cython.int,
    ) -> cython.int:
        """Return whether a strict subsequence that is possible and explained does as well."""
        if place == len(events):
            if len(kept) == len(events) or not kept or not self.utility(state, holder) >= end:
                return NO
            return self._shorter_explained(kept, states, holder, budget, depth, effort, events[0] == kept[0])
        found: cython.int = self._shorter(events, place + 1, state, kept, states, holder, budget, depth, end, effort)
        if found != NO:
            return found
        event: cython.int = events[place]
        if not self.engine._possible(state, event, self.engine._owner(state)):
            return NO
        return self._shorter(
            events,
            place + 1,
            self.engine._after(state, event),
            (*kept, event),
            (*states, state),
            holder,
            budget,
            depth,
            end,
            effort,
        )

    def _shorter_explained(
        self,
        kept: tuple,
        states: tuple,
        holder: cython.int,
        budget: cython.int,
        depth: cython.int,
        effort: cython.int,
        begins: cython.bint,
    ) -> cython.int:
        place: cython.int
        answer: cython.int
        unsure: cython.int = YES
        for place in range(1 if begins else 0, len(kept)):
            answer = self.agreed(states[place], kept[place], holder, budget - place, depth - 1, max(effort, 100))
            if answer == NO:
                return NO
            if answer == UNKNOWN:
                unsure = UNKNOWN
        return unsure
