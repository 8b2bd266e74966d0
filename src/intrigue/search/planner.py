"""The planner: searches over the kernel's integers, and hands out stories of the model, checked.

It looks for a good story fast; `kernel/stories.py` and `kernel/motives.py` are the search. What they find leaves as a
plan with its motive certificate, without needless steps, and only after `validation` has accepted it, under the least
limits that the certificate needs. Where they find nothing, `kernel/exhaustive.py` tells whether there is nothing.
"""

from __future__ import annotations

import gc
import math
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, islice

from intrigue.errors import DepthError
from intrigue.kernel.door import Kernel
from intrigue.kernel.exhaustive import (
    AUTHOR_LIMIT,
    CHARACTER_LIMIT,
    EPISTEMIC_LIMIT,
    AllStories,
    Explainer,
    OutOfRoom,
    Steps,
)
from intrigue.kernel.graph import Graph
from intrigue.kernel.motives import Motives
from intrigue.kernel.reasons import Reasons
from intrigue.kernel.relaxed import Estimator
from intrigue.kernel.store import COMPILED
from intrigue.kernel.tables import Ragged
from intrigue.model.plans import Limits, Plan
from intrigue.search.improving import Improving
from intrigue.search.permitting import FEARLESS, distances, hopes, threshold
from intrigue.search.result import Effort, LimitName, Outcome, Result
from intrigue.search.several import Searches, ties
from intrigue.search.translating import Translator
from intrigue.search.validation import Verdict, check
from intrigue.semantics.level import longest_chain
from intrigue.semantics.setting import Setting

__all__ = ["COMPILED", "Planner", "Progress", "plan", "plans"]

SLICE = 200
"""States expanded between two reports of progress."""
LONGEST_SHRUNK = 14
"""Steps of a story beyond which not all ways of leaving some out are tried."""
LEAST_BETTER = 50
"""States at least that are expanded in looking for a better story than the first."""
LONG_EFFORT = 100_000
"""States that may be expanded for one motive where a story is being shortened."""

PROOF_STATES = 20_000
PROOF_SHARE = 10
"""Where the fast search finds nothing: how many states more may be expanded to prove that there is nothing, beside so
many times what was expanded already."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come."""

    states: int
    """States expanded, in the world and in all minds."""
    seconds: float
    length: int
    """Steps of the best story so far."""
    utility: float
    """How well the author does at its end."""


_LIMITS: tuple[tuple[int, LimitName], ...] = (
    (AUTHOR_LIMIT, "author limit"),
    (CHARACTER_LIMIT, "character limit"),
    (EPISTEMIC_LIMIT, "epistemic limit"),
)

Report = Callable[[Progress], None]


class Planner:
    """A setting prepared for searches within some limits.

    Raise DepthError where its minds nest less deep than the limits ask for.
    """

    def __init__(self, setting: Setting, limits: Limits) -> None:
        needed = limits.epistemic + 1 + longest_chain(setting.world)
        if setting.level < needed:
            raise DepthError(
                f"an epistemic limit of {limits.epistemic} asks for minds {needed} deep, and 'depth' is "
                f"{setting.level}; raise 'depth' or lower the limit"
            )
        self.setting = setting
        self.limits = limits
        self.clock = time.perf_counter
        """What tells the seconds that a search has taken; they decide nothing."""
        self._judging = 0.0
        """Seconds that the checker took; they are no part of what a search costs."""
        self.kernel = Kernel(setting)
        tables = self.kernel.encoder.tables
        self.estimator = Estimator(self.kernel.engine, Graph(tables, self.kernel.reachable))
        self.translator = Translator(self.kernel)
        self._distance = distances(setting)
        self._consenting = _rows(tables.consenting, tables.first_rule)
        self._participants = _rows(tables.participants, tables.first_rule)
        self._hopes = hopes(self.kernel)
        self._threshold = threshold(setting)
        self.start = self.kernel.initial()

    def search(
        self,
        goal: float = -math.inf,
        *,
        seed: int = 0,
        states: int | None = None,
        better: int | None = 0,
        report: Report | None = None,
    ) -> Result:
        """Return a story that reaches the goal, or why there is none.

        `states` bounds how many states may be expanded; `better` how many of them after the first story, looking for
        better ones (`improving` says what is better; None: as many as the first one took). KeyboardInterrupt ends the
        search and keeps the best story met so far. Seeds vary the order among events that seem equally good; the same
        seed gives the same story.
        """
        begun = self._begun()
        motives = self._motives(seed)
        searches = Searches(self, motives, goal, seed)
        stories = searches.first
        stops: list[LimitName] = []
        answer = -1
        try:
            with _without_collection():
                while answer < 0:
                    left = SLICE if states is None else min(SLICE, states - motives.spent)
                    if left <= 0:
                        stops.append("states")
                        break
                    stories, answer = searches.run(left)
                    if report is not None:
                        length = len(stories.way(stories.best))
                        report(Progress(motives.spent, self.clock() - begun, length, stories.highest))
        except KeyboardInterrupt:
            stops.append("interrupt")
        if answer == 1:
            way = self.shrunk(motives, stories.way(stories.end))
            plan = self.written(motives, way)
            effort = self._effort(motives, begun)
            try:
                accepted = self.judged(plan, goal).accepted
            except KeyboardInterrupt:
                # What has not been checked is no answer, but it is something.
                return Result(Outcome.NONE_FOUND, (), ("interrupt",), plan, effort)
            if accepted:
                more = max(motives.spent, LEAST_BETTER) if better is None else better
                more = more if states is None else min(more, states - motives.spent)
                improving = Improving(self, motives, way, plan, goal, ties(len(self.setting.events), seed, 0))
                return self._improved(improving, more, begun, report)
        if not stops:
            # Nothing was found, or nothing that the checker accepts: only the search that overlooks nothing can tell.
            bound = motives.spent * (1 + PROOF_SHARE) + PROOF_STATES
            return self._exhaustive(motives, goal, bound if states is None else min(states, bound), begun, None)
        nearest = None
        stories = searches.best
        if stories.best != self.start:
            nearest = self.written(motives, self.shrunk(motives, stories.way(stories.best)))
        return Result(Outcome.NONE_FOUND, (), tuple(stops), nearest, self._effort(motives, begun))

    def _improved(self, improving: Improving, states: int, begun: float, report: Report | None) -> Result:
        """Return the best story that is found with so many more states."""
        motives = improving.motives

        def note(length: int, utility: float) -> None:
            if report is not None:
                report(Progress(motives.spent, self.clock() - begun, length, utility))

        stops: tuple[LimitName, ...] = ()
        try:
            if states > 0:
                with _without_collection():
                    improving.run(states, note)
        except KeyboardInterrupt:
            stops = ("interrupt",)
        effort = self._effort(motives, begun)
        return Result(Outcome.FOUND, (improving.best.plan,), stops, None, effort)

    def shortest(self, goal: float = -math.inf, *, states: int | None = None) -> Result:
        """Return a story of the fewest steps that reaches the goal, or why there is none."""
        return self._exhaustive(self._motives(0), goal, states, self._begun(), None)

    def every(self, goal: float = -math.inf, *, states: int | None = None, at_most: int | None = None) -> Result:
        """Return all stories that reach the goal, shortest first; `at_most` that many."""
        most = sys.maxsize if at_most is None else at_most
        return self._exhaustive(self._motives(0), goal, states, self._begun(), most)

    def _exhaustive(
        self, motives: Motives, goal: float, states: int | None, begun: float, at_most: int | None
    ) -> Result:
        """Search to the last possibility: for one shortest story, or for `at_most` different ones."""
        limits = self.limits
        explainer = Explainer(*self.searches_for_motives(motives), limits.character, limits.epistemic, states)
        search = AllStories(explainer, self.start, goal, limits.author)
        found: list[Steps] = []
        stops: list[LimitName] = []
        try:
            if at_most is None:
                shortest = search.shortest()
                found += () if shortest is None else (shortest,)
            else:
                found.extend(islice(search.stories(), at_most))
        except OutOfRoom:
            stops.append("states")
        except KeyboardInterrupt:
            stops.append("interrupt")
        owed = search.cut | explainer.refusals
        stops += [name for flag, name in _LIMITS if owed & flag]
        effort = self._effort(motives, begun)
        plans = tuple(map(self.translator.plan, found))
        for place, each in enumerate(plans):
            try:
                verdict = self.judged(each, goal)
            except KeyboardInterrupt:
                plans, stops = plans[:place], ["interrupt", *stops]
                break
            assert verdict.accepted, f"the planner found what is no story: {verdict}"
        if plans:
            return Result(Outcome.FOUND, plans, tuple(stops), None, effort)
        nearest = self.translator.plan(search.best) if search.best else None
        return Result(Outcome.NONE_FOUND if stops else Outcome.NONE_EXISTS, (), tuple(stops), nearest, effort)

    def judged(self, plan: Plan, goal: float) -> Verdict:
        """Return what the checker says of a story.

        It is asked under the least limits that the certificate needs; where fear is a motive, under those stated: what
        others would do hangs on the very limits under which it is looked at.
        """
        asked = self.clock()
        try:
            return check(self.setting, plan, None if self._threshold == FEARLESS else self.limits, goal)
        finally:
            self._judging += self.clock() - asked

    def _begun(self) -> float:
        """Return the time at which a search begins."""
        self._judging = 0.0
        return self.clock()

    def _effort(self, motives: Motives, begun: float) -> Effort:
        """Return what a search has cost that began at this time, without the checker."""
        return Effort(motives.spent, self.clock() - begun - self._judging)

    def _exact(self) -> Reasons:
        return Reasons(
            self.kernel.engine, self.estimator, self._consenting, self._participants, self._distance, self._threshold
        )

    def searches_for_motives(self, motives: Motives | None = None) -> tuple[Motives, Reasons]:
        """Return the fast search, and the one that overlooks nothing; where fear is no motive, it asks the fast one."""
        motives = motives if motives is not None else self._motives(0)
        exact: Reasons | None = motives.exact
        if exact is None:
            exact = self._exact()
            exact.quick = motives
        return motives, exact

    def _motives(self, seed: int) -> Motives:
        return Motives(
            self.kernel.engine,
            self.estimator,
            self._consenting,
            self._participants,
            self._distance,
            ties(len(self.setting.events), seed, 0),
            self._exact() if self._threshold != FEARLESS else None,
            self._hopes,
        )

    # --- stories out of what was found ------------------------------------------------------------------------------

    def shrunk(self, motives: Motives, way: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the story without needless steps: the shortest part of it that pleases the author as well."""
        events = [event for _, event in way]
        holder = motives.engine.characters
        end = motives.utility(motives.engine.felt_after(*way[-1]), holder)
        sizes = range(1, len(events)) if len(events) <= LONGEST_SHRUNK else range(len(events) - 1, 0, -1)
        for size in sizes:
            for kept in combinations(events, size):
                shorter = self._followed(motives, kept, end)
                if shorter is not None:
                    return shorter if len(events) <= LONGEST_SHRUNK else self.shrunk(motives, shorter)
            if len(events) > LONGEST_SHRUNK and size < len(events) - 2:
                break
        return list(way)

    def _followed(self, motives: Motives, events: Sequence[int], end: float) -> list[tuple[int, int]] | None:
        """Return the way that these events take, where it is possible, explained, and as good an ending."""
        node, way = self.start, []
        for event in events:
            if not motives.engine.can(node, event):
                return None
            way.append((node, event))
            node = motives.engine.felt_after(node, event)
        if not motives.utility(node, motives.engine.characters) >= end:
            return None
        limits = self.limits
        for before, event in way:
            if motives.agreed(before, event, -1, limits.character, limits.epistemic, LONG_EFFORT) != 1:
                return None
        return way

    def written(self, motives: Motives, way: Sequence[tuple[int, int]]) -> Plan:
        """Return the story with the explanations found."""
        limits = self.limits
        return self.translator.plan(
            tuple((event, motives.reasons(node, event, -1, limits.character, limits.epistemic)) for node, event in way)
        )


def plan(
    setting: Setting,
    goal: float,
    limits: Limits,
    states: int | None = None,
    *,
    seed: int = 0,
    shortest: bool = False,
    better: int | None = 0,
    report: Report | None = None,
) -> Result:
    """Return a story that reaches the goal, or why there is none; the arguments are those of `Planner.search`."""
    planner = Planner(setting, limits)
    if shortest:
        return planner.shortest(goal, states=states)
    return planner.search(goal, seed=seed, states=states, better=better, report=report)


def plans(
    setting: Setting, goal: float, limits: Limits, states: int | None = None, at_most: int | None = None
) -> Result:
    """Return all stories that reach the goal, shortest first; `at_most` that many."""
    return Planner(setting, limits).every(goal, states=states, at_most=at_most)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Do without the collector of garbage: a search makes millions of small values and no rings of them."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _rows(table: Ragged, rows: int) -> list[list[int]]:
    return [list(table.data[table.first[i] : table.first[i + 1]]) for i in range(rows)]
