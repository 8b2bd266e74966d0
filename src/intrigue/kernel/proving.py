"""Whether a plan is a motive: no step of it can be left out.

Best-first search is content with what seems to do; here a plan is held against all its subsequences.
"""

from __future__ import annotations

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]

from intrigue.kernel.known import Known
from intrigue.kernel.paths import Motive, Path, fearful, needs

YES = cython.declare(cython.int, 1)
NO = cython.declare(cython.int, 0)
UNKNOWN = cython.declare(cython.int, -1)


class Proving(Known):
    """What is known about motives, and the proof of what is added to it. `Motives` says who agrees to what."""

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
        raise NotImplementedError

    def _proved(
        self,
        path: Path,
        mind: cython.int,
        holder: cython.int,
        end: cython.double,
        motive: Motive,
        budget: cython.int,
        depth: cython.int,
        effort: cython.int,
    ) -> cython.int:
        """Keep a plan that was found within these limits, if no subsequence does as well; return whether none does."""
        steps: list = []
        states: list = []
        each: Path | None = path
        while each is not None:
            steps.append((each.event, each.reasons))
            states.append(each.state)
            each = each.before
        steps.reverse()
        states.reverse()
        afraid: cython.bint = self.exact is not None and fearful(steps)
        needed, deep = (budget, depth) if afraid else needs(steps)
        events: list = [step[0] for step in steps]
        if self._shorter(events, 0, mind, (), (), holder, needed, deep, end, effort) != NO:
            return NO
        motive.found.append((needed, deep, (tuple(steps), ())))
        place: cython.int
        later: cython.int
        for place in range(1, len(steps)):
            later = events[place]
            if holder in self.consenting[later]:
                rest = ((later, ()), *steps[place + 1 :])
                needed, deep = (budget - place, depth) if afraid else needs(rest)
                self._keep(states[place - 1], later, holder, needed, deep, (rest, ()))
        return YES

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
            self.engine._felt_after(state, event),
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
