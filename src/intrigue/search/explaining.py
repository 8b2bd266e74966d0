"""Why somebody would agree to an action: the exhaustive search for explanations, which is their definition.

**Explained.** An action is explained in a state when each consenting character has an explanation, and each participant
agrees. An explanation is a plan in the character's own mind that begins with the action, in which

1. every step is possible and none is the author's;
2. every step but the first is explained, in that mind, for its other consenting characters, with what is left of the
   budget; the first need not be, for they are asked themselves;
3. the holder's utility ends higher than at the start and than at every point between;
4. no strict subsequence that is possible, and whose every step but a kept first is explained for the others, reaches as
   high a utility. (It follows for every suffix: a subsequence of a suffix, behind the steps before it, is one of the
   whole.)

**Within limits.** An explanation within a budget of k actions and r further minds is one for exactly these limits *or
smaller ones*. Without "or smaller", more room for thought could take a motive away: with it another character may
find a reason of its own for something that had needed preparing, and then the preparing would lose its reason. With
it, whatever is explained under some limits is explained under larger ones. Everything below rests on this: it is
called *growth*.

**Prunings**, each of which leaves all verdicts as they are:

* *A step that changes nothing, or leads to where a shorter explained subsequence leads, ends its path.* Behind the
  subsequence the rest of the path does the same, with more of the budget left, hence (growth) explained; so nothing
  that goes on from here can be minimal.
* *Minimality by states.* A path carries the states that its explained strict subsequences reach, each with the fewest
  steps. Fewer steps leave more of the budget, so (growth) no longer way there can do what the shortest cannot.
* *Domination* (`paths.undominated`) between paths of one length to one state.
* *The last step* of the longest paths must raise the utility above all earlier points; nobody is asked about others.
* *Relevance*: an event that cannot matter to the holder within the steps left is not tried (`relevance`).
* *Depth* beyond the budget less one changes nothing: each further mind starts at a second step or later.
* *Final refusals.* A refusal that no limit had a part in holds for all larger limits: the same search would take place.
* *Memo.* Whether an action is explained for somebody depends on that mind, the budget and the depth, not on the past.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from intrigue.model.plans import ExplainedStep, Explanation, Limits
from intrigue.model.terms import UNKNOWN, Special
from intrigue.model.world import MayAvert, MaySuppose
from intrigue.search.moves import Budget, Moves, Utility, higher
from intrigue.search.paths import Path, undominated
from intrigue.search.relevance import Relevance
from intrigue.search.result import LimitName
from intrigue.search.supposing import supposed_minds
from intrigue.semantics.beliefs import believed
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State

Reasons = tuple[Explanation, ...]
"""One explanation for every consenting character that is asked."""

NO_LIMIT: frozenset[LimitName] = frozenset()
CHARACTER_LIMIT: frozenset[LimitName] = frozenset(("character limit",))
EPISTEMIC_LIMIT: frozenset[LimitName] = frozenset(("epistemic limit",))


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether there is a motive within some limits."""

    explanation: Explanation | None
    cut: frozenset[LimitName] = NO_LIMIT
    """Which limits a refusal is owed to; empty: no limits, however large, would give a motive."""

    @property
    def final(self) -> bool:
        """Whether larger limits give the same answer."""
        return self.explanation is not None or not self.cut


@dataclass(frozen=True, slots=True)
class Within:
    """Whose plan is looked for, and the limits that it must keep to."""

    owner: str
    budget: int
    """How many actions the plan may have."""
    depth: int
    """How many minds may be looked into further; 0: an action must pay at once."""


class Explainer:
    """Answers which actions are explained in one setting, and remembers what it found out.

    The search is exhaustive; where a `Budget` bounds the states expanded, OutOfStates is raised when they are used up.
    """

    def __init__(self, setting: Setting, limits: Limits, budget: Budget | None = None) -> None:
        self.setting = setting
        self.limits = limits
        self.moves = Moves(setting, budget if budget is not None else Budget())
        self.refusals: set[LimitName] = set()
        """Which limits had a part in any refusal so far."""
        permissions = setting.world.permissions
        self._threshold = next((each.threshold for each in permissions if isinstance(each, MayAvert)), None)
        self._supposing = any(isinstance(each, MaySuppose) for each in permissions)
        # What averts a loss need not raise anything, so nothing can be told beforehand where fear is a motive.
        self._relevance = Relevance(setting) if self._threshold is None else None
        self._answers: dict[tuple[State, Event, Within], Answer] = {}
        self._hopes: dict[tuple[State, Event, Within], Answer] = {}

    def afresh(self, budget: Budget) -> Explainer:
        """Return one with this budget that has found nothing out yet, and shares what is true of the whole setting.

        What it answers then hangs on the question and the budget alone, not on what was asked before.
        """
        other = copy(self)
        other.moves = self.moves.with_budget(budget)
        other.refusals = set()
        other._answers = {}
        other._hopes = {}
        return other

    def explained(self, state: State, event: Event) -> Reasons | None:
        """Return the reasons for an event of the actual world, one for each consenting character; None: unexplained.

        It is not asked here whether the event is possible in the state. The author's events need no reasons.
        """
        reasons, cut = self.reasons(state, event, None, self.limits.character, self.limits.epistemic)
        self.refusals |= cut
        return reasons

    def explain(self, state: State, event: Event, character: str, budget: int, depth: int) -> Explanation | None:
        """Return an explanation of an event for one character within these limits, or None.

        `budget` is how many actions it may have; `depth` is 1 where the state is the actual world, 2 where it is the
        mind of a character whose plan depends on this one, and so on.
        """
        return self.answer(state, event, Within(character, budget, self.limits.epistemic - depth + 1)).explanation

    def reasons(
        self, state: State, event: Event, owner: str | None, budget: int, depth: int
    ) -> tuple[Reasons | None, frozenset[LimitName]]:
        """Return the reasons of all consenting characters but the owner of the mind; or None, and what that is owed to.

        Every participant is asked, too: agreeing needs no reason, only that it does not hurt at once.
        """
        if not all(self.moves.agrees(state, event, each) for each in event.participants):
            return None, NO_LIMIT
        found = []
        for character in event.consenting:
            if character != owner:
                answer = self.answer(state, event, Within(character, budget, depth))
                if answer.explanation is None:
                    return None, answer.cut
                found.append(answer.explanation)
        return tuple(found), NO_LIMIT

    def answer(self, state: State, event: Event, within: Within) -> Answer:
        """Return whether there is an explanation; in the actual world the character may suppose, where allowed."""
        mind = believed(self.setting, state, within.owner)
        return self.motive(mind, event, within) if state.owner is None else self.answer_in(mind, event, within)

    def motive(self, mind: State, event: Event, within: Within) -> Answer:
        """Return whether there is an explanation for somebody who decides in fact, with this mind, and may suppose."""
        answer = self.answer_in(mind, event, within)
        if answer.explanation is not None or not self._supposing:
            return answer
        key = (mind, event, within)
        if key not in self._hopes:
            self._hopes[key] = self._hoping(mind, event, within, answer.cut)
        return self._hopes[key]

    def answer_in(self, mind: State, event: Event, within: Within) -> Answer:
        """Return whether there is an explanation that starts from just this mind."""
        budget, depth = within.budget, within.depth
        if budget < 1 or depth < 0:
            return Answer(None, CHARACTER_LIMIT if budget < 1 else EPISTEMIC_LIMIT)
        if budget == 1 or depth == 0:
            cut = (CHARACTER_LIMIT if budget == 1 else NO_LIMIT) | (EPISTEMIC_LIMIT if depth == 0 else NO_LIMIT)
            return self._at_once(mind, event, within.owner, cut)
        within = Within(within.owner, budget, min(depth, budget - 1))
        key = (mind, event, within)
        if key not in self._answers:
            self._answers[key] = self._searched(mind, event, within)
        return self._answers[key]

    def matters(self, event: Event, holder: str, later: int | None = None) -> bool:
        """Return whether an event may matter to the holder at all, or with so many later steps."""
        if self._relevance is None:
            return True
        distance = self._relevance.distance(event, holder)
        return distance is not None and (later is None or distance <= later)

    def _hoping(self, mind: State, event: Event, within: Within, cut: frozenset[LimitName]) -> Answer:
        """Return an explanation that starts from something supposed."""
        for suppositions, hoped in supposed_minds(self.setting, mind, within.owner):
            answer = self.answer_in(hoped, event, within)
            if answer.explanation is not None:
                plan = answer.explanation
                return Answer(Explanation(within.owner, plan.steps, plan.threat, suppositions))
            cut |= answer.cut
        return Answer(None, cut)

    def _at_once(self, mind: State, event: Event, owner: str, cut: frozenset[LimitName]) -> Answer:
        """Return the explanation that is the event alone, where it pays at once."""
        start = self.moves.utility(mind, owner)
        result = self.moves.result(mind, event) if self.matters(event, owner) else None
        if result is None or result is mind or start is UNKNOWN:
            return Answer(None)
        if higher(self.moves.utility(result, owner), start):
            return Answer(Explanation(owner, (ExplainedStep(event.call),)))
        return Answer(None, cut)

    def _searched(self, mind: State, event: Event, within: Within) -> Answer:
        """Return an explanation for these limits or smaller ones; the smallest are tried first."""
        answer = self.answer_in(mind, event, Within(within.owner, within.budget - 1, within.depth))
        if not answer.final and within.depth > 1:
            answer = self.answer_in(mind, event, Within(within.owner, within.budget, within.depth - 1))
        return answer if answer.final else self._exactly(mind, event, within)

    def _exactly(self, mind: State, event: Event, within: Within) -> Answer:
        """Return an explanation for exactly these limits: one that gains, else one that averts a loss."""
        cut: set[LimitName] = set()
        for path in self._paths(mind, event, within, cut, gaining=True):
            if self.gains(path, within.owner):
                return Answer(Explanation(within.owner, path.steps))
        if self._threshold is not None:
            averting = self._averting(mind, event, within)
            if averting is not None:
                return Answer(averting)
            # What others might do within larger limits has not been looked into.
            cut |= CHARACTER_LIMIT
        return Answer(None, frozenset(cut))

    def gains(self, path: Path, owner: str) -> bool:
        """Return whether a path ends higher than all its strict subsequences, the points before among them."""
        end = self.moves.utility(path.state, owner)
        return end is not UNKNOWN and not any(self.as_high(state, owner, end) for state in path.shorter)

    def as_high(self, state: State, owner: str, mark: Utility) -> bool:
        """Return whether the owner surely does no worse in a state of its mind than the mark."""
        here = self.moves.utility(state, owner)
        return here is not UNKNOWN and (higher(here, mark) or here == mark)

    def _paths(
        self, mind: State, event: Event, within: Within, cut: set[LimitName], *, gaining: bool
    ) -> Iterator[Path]:
        """Yield the paths that begin with the event, shortest first, without those that no continuation makes minimal.

        Where `gaining`, those that cannot end higher than all earlier points are left out where that is cheap to
        tell; else room is left for a threat. What is missing for lack of room is added to `cut`.
        """
        first = self.moves.result(mind, event)
        layer = (
            [Path(first, (ExplainedStep(event.call),), {mind: 0})] if first is not None and first is not mind else []
        )
        longest = within.budget if gaining else within.budget - 1
        for length in range(1, longest + 1):
            yield from layer
            if length < longest:
                last = gaining and length + 1 == within.budget
                layer = undominated(
                    longer
                    for path in layer
                    # A point of unknown utility is one that no end is surely higher than.
                    if not gaining or self.moves.utility(path.state, within.owner) is not UNKNOWN
                    for longer in self._longer(path, within, cut, last=last)
                )
        if layer:
            cut |= CHARACTER_LIMIT

    def _longer(self, path: Path, within: Within, cut: set[LimitName], *, last: bool) -> Iterator[Path]:
        """Yield the path with one more explained step. Where `last`, the step must raise the utility."""
        owner, left, deeper = within.owner, within.budget - path.length, within.depth - 1
        self.moves.budget.spend()
        for event in self.moves.events:
            if not self.matters(event, owner):
                continue
            if not self.matters(event, owner, left - 1):
                cut |= CHARACTER_LIMIT
                continue
            state = self.moves.result(path.state, event)
            if state is None or state is path.state or state in path.shorter:
                continue
            if last and not self._raises(path, state, owner):
                # It might have been the middle of a longer plan.
                cut |= CHARACTER_LIMIT
                continue
            reasons, owed = self.reasons(path.state, event, owner, left, deeper)
            if reasons is None:
                cut |= owed
                continue
            shorter = self.shorter_ways(path, event, within)
            if state not in shorter:
                yield Path(state, (*path.steps, ExplainedStep(event.call, reasons)), shorter)

    def _raises(self, path: Path, state: State, owner: str) -> bool:
        """Return whether the state is better for the owner than the path's end and all that its subsequences reach."""
        end = self.moves.utility(state, owner)
        return higher(end, self.moves.utility(path.state, owner)) and not any(
            self.as_high(each, owner, end) for each in path.shorter
        )

    def shorter_ways(self, path: Path, event: Event, within: Within) -> dict[State, int]:
        """Return where the strict subsequences lead of the path followed by an event."""
        shorter = dict(path.shorter)
        shorter.setdefault(path.state, path.length)
        for state, length in path.shorter.items():
            result = self.moves.result(state, event)
            if result is None or shorter.get(result, within.budget + 1) <= length + 1:
                continue
            if self.reasons(state, event, within.owner, within.budget - length, within.depth - 1)[0] is not None:
                shorter[result] = length + 1
        return shorter

    def shorter_stories(self, path: Path, event: Event) -> dict[State, int]:
        """Return the same for a story of the actual world, where every step is asked for with the full budget."""
        shorter = dict(path.shorter)
        shorter.setdefault(path.state, path.length)
        for state, length in path.shorter.items():
            result = self.moves.result(state, event)
            if result is not None and result not in shorter and self.explained(state, event) is not None:
                shorter[result] = length + 1
        return shorter

    # --- Averting -----------------------------------------------------------------------------------------------------

    def _averting(self, mind: State, event: Event, within: Within) -> Explanation | None:
        """Return a plan that begins with the event and makes what others would do less of a loss.

        What others do is judged with what is left of the budget behind the plan, both with the plan and without it:
        that they run out of room for thought must not pass for having been held back. Nothing that a shorter
        explained subsequence does as well counts; so the prunings of `_paths` hold here, too.
        """
        threats: dict[int, list[tuple[State, tuple[ExplainedStep, ...]]]] = {}
        for path in self._paths(mind, event, within, set(), gaining=False):
            rest = Within(within.owner, within.budget - path.length, within.depth - 1)
            if path.length not in threats:
                threats[path.length] = list(self._threats(mind, rest))
            for worse, threat in threats[path.length]:
                if self.averts(path, worse, threat, rest):
                    return Explanation(within.owner, path.steps, threat)
        return None

    def averts(self, path: Path, worse: State, threat: tuple[ExplainedStep, ...], rest: Within) -> bool:
        """Return whether after the path the threat leads to something better than `worse`, and after no shorter way."""
        end = self.moves.utility(self.carried_out(path.state, threat, rest), rest.owner)
        return higher(end, self.moves.utility(worse, rest.owner)) and not any(
            self.as_high(self.carried_out(state, threat, rest), rest.owner, end) for state in path.shorter
        )

    def _threats(self, mind: State, rest: Within) -> Iterator[tuple[State, tuple[ExplainedStep, ...]]]:
        """Yield what others would do that costs the owner enough, shortest first, with where it leads."""
        start = self.moves.utility(mind, rest.owner)
        layer: list[tuple[State, tuple[ExplainedStep, ...]]] = [(mind, ())]
        for left in range(rest.budget, 0, -1):
            longer = []
            for state, steps in layer:
                for event in self.moves.events:
                    result = self.moves.result(state, event) if rest.owner not in event.consenting else None
                    if result is not None:
                        reasons, _ = self.reasons(state, event, rest.owner, left, rest.depth)
                        if reasons is not None:
                            longer.append((result, (*steps, ExplainedStep(event.call, reasons))))
            yield from (each for each in longer if self.is_loss(start, self.moves.utility(each[0], rest.owner)))
            layer = longer

    def is_loss(self, start: Utility, end: Utility) -> bool:
        """Return whether the way from the one utility down to the other is worth averting."""
        if isinstance(start, Special) or isinstance(end, Special) or self._threshold is None:
            return False
        return start > end and start - end >= self._threshold

    @property
    def may_avert(self) -> bool:
        """Whether fear is a motive in this world."""
        return self._threshold is not None

    def carried_out(self, state: State, threat: tuple[ExplainedStep, ...], rest: Within) -> State:
        """Return where the steps of a threat lead from this state; what is impossible or unexplained is skipped."""
        for place, step in enumerate(threat):
            event = self.setting.event(step.call)
            result = self.moves.result(state, event)
            if (
                result is not None
                and self.reasons(state, event, rest.owner, rest.budget - place, rest.depth)[0] is not None
            ):
                state = result
        return state
