"""The search for a way to an act: first as things go by themselves, then with as little as possible decided otherwise.

It is a limited-discrepancy search. A *lived* run is a sequence of beats; each beat offers what else could have been
decided in it. From the run as it goes by itself the search branches where the most promising of these stands: first by
how near it comes to the act's condition, how much it costs its character, and how many things it decides otherwise at
all; of equal ones the latest, so that little of what comes by itself is lost. Where a rare thing has come between, the
run is lived first without it, and more patiently: nobody does anything otherwise there, and it may well be all that
stood in the way. All is counted in turns lived, never in time, so that every machine finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Entry, Moment
from intrigue.simulate.rehearsing import Beat, Directive, Position, Rehearsal

STEPS = 600
"""For how many steps the cast is left to itself before anything is decided otherwise."""
SHARE = 2 / 3
"""How much of the effort that may take at most; the rest is for what can be decided otherwise."""
AWAITED = 100
"""For how many steps nothing need come nearer where something has not befallen, and the cast is left to itself."""
PATIENCE = 8
"""For how many steps a branch is lived on in which nothing comes nearer."""
COUNTS = 0.3
"""How much it counts that one thing more is decided otherwise, when 1 is a part of the condition."""
SLACK_COUNTS = 0.3
"""How much it counts that a character does what is worth 1 less to it."""

Estimate = Callable[[State], float]
"""How far it still is from a state to the condition; 0 where it holds."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to an act's condition."""

    entries: tuple[Entry, ...]
    end: Position
    discrepancies: int
    """How many things on it were decided otherwise than they would have been by themselves."""
    spent: float
    """How much less what was decided was worth to those for whom it was decided, all in all."""


@dataclass(slots=True)
class Nearest:
    """The point at which a search came nearest."""

    estimate: float = float("inf")
    moment: Moment | None = None


@dataclass(slots=True)
class _Branch:
    """A run that parts from another at one of its beats."""

    parent: _Branch | None
    at: int
    directive: Directive | None
    discrepancies: int
    spent: float
    promise: float | None = None
    """How far it is about from right after the decision with which it begins; None: not worked out yet."""
    beats: list[Beat] = field(default_factory=list)

    @property
    def by_itself(self) -> bool:
        """Whether everybody is left to themselves on it: at most, things did not befall that had befallen."""
        if self.parent is None or self.directive is None:
            return True
        return self.directive.falls is False and self.parent.by_itself

    def entries(self) -> list[Entry]:
        """Return all entries from the beginning of the search to the end of this branch."""
        before = self.parent.entries_up_to(self.at) if self.parent is not None else []
        return [*before, *(entry for beat in self.beats for entry in beat.entries)]

    def entries_up_to(self, beat: int) -> list[Entry]:
        """Return all entries up to the beginning of a beat of this branch."""
        before = self.parent.entries_up_to(self.at) if self.parent is not None else []
        return [*before, *(entry for each in self.beats[:beat] for entry in each.entries)]


class Search:
    """One search: from a position to a condition."""

    def __init__(
        self,
        rehearsal: Rehearsal,
        start: Position,
        estimate: Estimate,
        title: str,
        effort: int,
        slack: float,
        rough: Estimate | None = None,
    ) -> None:
        self._rehearsal = rehearsal
        self._start = start
        self._estimated = estimate
        self._rough = rough or estimate
        """A cheaper one; it serves as long as nothing is decided otherwise."""
        self._title = title
        self._left = effort
        self._slack = slack
        self._seen: set[object] = set()
        self._waiting: list[tuple[float, int, int, _Branch]] = []
        self._number = 0
        self.nearest = Nearest()

    @property
    def over(self) -> bool:
        """Whether everything has been tried, within the slack."""
        return self._left > 0 and not self._waiting

    def ways(self) -> Iterator[Way]:
        """Yield ways to the condition, the most natural first, until the effort is used up."""
        if self._rough(self._start.moment.state) == 0:
            self._rehearsal.stand(self._start)
            yield self._way(_Branch(None, 0, None, 0, 0.0))
            return
        root = _Branch(None, 0, None, 0, 0.0, promise=0.0)
        heappush(self._waiting, (0.0, 0, 0, root))
        while self._waiting and self._left > 0:
            branch = heappop(self._waiting)[-1]
            if branch.promise is None:
                self._wait(branch, self._promise(branch))
                continue
            before = self._rehearsal.turns
            found = self._lived(branch, SHARE if branch is root else 1.0)
            self._left -= max(self._rehearsal.turns - before, 1)
            if found is not None:
                yield found
            if branch is root:
                for beat in root.beats:
                    self._estimate(beat.before.moment)
            self._branch_off(branch)

    def goes_on(self) -> bool:
        """Return whether the cast by itself comes to the condition, or to no halt before the effort is used up."""
        if self._rough(self._start.moment.state) == 0:
            return True
        last = self._rehearsal.turns + self._left
        return self._lived(_Branch(None, 0, None, 0, 0.0)) is not None or self._rehearsal.turns >= last

    def _lived(self, branch: _Branch, share: float = 1.0) -> Way | None:
        """Live a branch until the condition holds; None where it does not come to within a share of the effort."""
        parent = branch.parent
        self._rehearsal.stand(self._start if parent is None else parent.beats[branch.at].before)
        nearest, quiet, directive = float("inf"), 0, branch.directive
        estimated = self._rough if branch.by_itself else self._estimated
        patience = STEPS if parent is None else AWAITED if branch.by_itself else PATIENCE
        last = self._rehearsal.turns + self._left * share
        while self._rehearsal.turns < last:
            position = self._rehearsal.position
            if directive is None and (position.ended or not self._is_new(position)):
                return None
            beat = self._rehearsal.beat(self._slack, directive)
            branch.beats.append(beat)
            directive = None
            now = self._rehearsal.position
            estimate = estimated(now.moment.state)
            if parent is not None:
                self._keep_nearest(estimate, now.moment)
            if estimate == 0:
                return self._way(branch)
            if estimate < nearest:
                nearest, quiet = estimate, 0
            elif now.turns is None:
                quiet += 1
                if quiet >= patience:
                    return None
        return None

    def _way(self, branch: _Branch) -> Way:
        """Return the way that ends where the rehearsal stands."""
        marks = (self._rehearsal.act_over(self._title),) if self._title else ()
        entries = (*branch.entries(), *marks)
        return Way(entries, self._rehearsal.position, branch.discrepancies, branch.spent)

    def _estimate(self, moment: Moment) -> float:
        estimate = self._estimated(moment.state)
        self._keep_nearest(estimate, moment)
        return estimate

    def _keep_nearest(self, estimate: float, moment: Moment) -> None:
        if estimate < self.nearest.estimate:
            self.nearest = Nearest(estimate, moment)

    def _is_new(self, position: Position) -> bool:
        """Return whether nothing like this has been lived before; what is the same comes to the same."""
        moment = position.moment
        meant = tuple((who, each.next_call, each.gain) for who, each in sorted(moment.intentions.items()))
        key = (moment.state, position.turns, moment.minutes, meant, tuple(sorted(moment.waits.items())), moment.quiet)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _branch_off(self, branch: _Branch) -> None:
        """Put down what else could have been decided in the beats of a branch, behind the one in which it parted."""
        first = 1 if branch.directive is not None else 0
        for place, beat in enumerate(branch.beats[first:], first):
            for directive in beat.alternatives:
                spent = branch.spent + directive.price
                self._wait(_Branch(branch, place, directive, branch.discrepancies + 1, spent), None)

    def _wait(self, branch: _Branch, promise: float | None) -> None:
        """Put a branch down to be lived; until its promise is worked out it waits as if it came a step nearer."""
        assert branch.parent is not None
        moment = branch.parent.beats[branch.at].before.moment
        if branch.by_itself:
            promise = 0.0
        branch.promise = promise
        hoped = max(self._estimated(moment.state) - 1, 0) if promise is None else promise
        urgency = hoped + COUNTS * branch.discrepancies + SLACK_COUNTS * branch.spent
        self._number += 1
        # What befell first may have brought on all that befell later; of all else the latest goes first.
        order = moment.minutes if branch.by_itself else -moment.minutes
        heappush(self._waiting, (round(urgency, 6), order, self._number, branch))

    def _promise(self, branch: _Branch) -> float:
        """Return how far it would be from right after the decision with which a branch begins."""
        assert branch.parent is not None
        assert branch.directive is not None
        moment, directive = branch.parent.beats[branch.at].before.moment, branch.directive
        here = self._estimated(moment.state)
        if directive.event is None or directive.falls is False:
            return here
        after = self._rehearsal.outcome(moment.state, directive.event)
        return here if after is None else min(here, self._estimated(after))
