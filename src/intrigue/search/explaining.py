"""Why somebody would agree to an action: the exhaustive search for explanations, which is their definition.

**Explained.** An action is explained in a state when each consenting character has an explanation, and each participant
agrees. An explanation is a plan in the character's own mind that begins with the action, in which

1. every step is possible and none is the author's;
2. every step but the first is explained, in that mind, for its other consenting characters, with what is left of the budget;
   the first need not be, for they are asked themselves;
3. the holder's utility ends higher than at the start and than at every point between;
4. no strict subsequence that is possible, and whose every step but a kept first is explained for the others, reaches as
   high a utility. (It follows for every suffix: a subsequence of a suffix, behind the steps before it, is one of the whole.)

**Within limits.** An explanation within a budget of k actions and r further minds is one for exactly these limits *or smaller
ones*. Without "or smaller", more room for thought could take a motive away: with it another character may find a reason of
its own for something that had needed preparing, and then the preparing would lose its reason. With it, whatever is
explained under some limits is explained under larger ones. Everything below rests on this: it is called *growth*.

**Prunings**, each of which leaves all verdicts as they are:

* *A step that changes nothing, or leads to where a shorter explained subsequence leads, ends its path.* Behind the
  subsequence the rest of the path does the same, with more of the budget left, hence (growth) explained; so nothing that
  goes on from here can be minimal.
* *Minimality by states.* A path carries the states that its explained strict subsequences reach, each with the fewest steps.
  Fewer steps leave more of the budget, so (growth) no longer way there can do what the shortest cannot.
* *Domination* (`answers.undominated`) between paths of one length to one state.
* *In the last layer* a step that does not raise the utility above all earlier points is dropped before anybody is asked.
* *Depth* beyond the budget less one changes nothing: each further mind starts at a second step or later.
* *Final refusals.* A refusal that no limit had a part in holds for all larger limits: the same search would take place.
* *Memo.* Whether an action is explained for somebody depends on that mind, the budget and the depth, not on the past.
"""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.plans import ExplainedStep, Explanation, Limits
from intrigue.model.world import MayAvert, MaySuppose
from intrigue.search.answers import (
    CHARACTER_LIMIT,
    EPISTEMIC_LIMIT,
    NO_LIMIT,
    Answer,
    Budget,
    Path,
    Utility,
    higher,
    known,
    undominated,
)
from intrigue.search.averting import averting
from intrigue.search.result import LimitName
from intrigue.search.supposing import supposed_minds
from intrigue.semantics.beliefs import believed
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, possible
from intrigue.semantics.utility import utility

Reasons = tuple[Explanation, ...]
"""One explanation for every consenting character that is asked."""


class Explainer:
    """Answers which actions are explained in one setting, and remembers what it found out.

    `Explainer(setting, limits)` searches exhaustively; a `Budget` bounds the states expanded, beyond which OutOfStates is raised.
    """

    def __init__(self, setting: Setting, limits: Limits, budget: Budget | None = None) -> None:
        self.setting = setting
        self.limits = limits
        self.budget = budget if budget is not None else Budget()
        self.refusals: set[LimitName] = set()
        """Which limits had a part in any refusal so far."""
        self.threshold = next((each.threshold for each in setting.world.permissions if isinstance(each, MayAvert)), None)
        """The least loss that is worth averting; None: fear is no motive here."""
        self._supposing = any(isinstance(each, MaySuppose) for each in setting.world.permissions)
        self._events = tuple(event for event in setting.events if event.consenting)
        self._answers: dict[tuple[State, Event, str, int, int], Answer] = {}
        self._results: dict[tuple[State, Event], State | None] = {}
        self._choices: dict[State, tuple[tuple[Event, State], ...]] = {}
        self._utilities: dict[tuple[State, str], Utility] = {}

    def explained(self, state: State, event: Event) -> Reasons | None:
        """Return the reasons for an event of the actual world, one for each consenting character; None: unexplained.

        It is not asked here whether the event is possible in the state. The author's events need no reasons.
        """
        reasons, cut = self.reasons(state, event, None, self.limits.character, self.limits.epistemic)
        self.refusals |= cut
        return reasons

    def explain(self, state: State, event: Event, character: str, budget: int, depth: int) -> Explanation | None:
        """Return an explanation of an event for one character within these limits, or None.

        `budget` is how many actions it may have; `depth` is 1 where the state is the actual world, 2 where it is the mind of
        a character whose plan depends on this one, and so on.
        """
        return self.answer(state, event, character, budget, self.limits.epistemic - depth + 1).explanation

    def answer(self, state: State, event: Event, character: str, budget: int, depth_left: int) -> Answer:
        """Return an explanation of an event for one character within these limits, or what a refusal is owed to."""
        mind = believed(self.setting, state, character)
        answer = self.answer_in(mind, event, character, budget, depth_left)
        if answer.explanation is not None or not self._supposing or state.owner is not None:
            return answer
        cut = answer.cut
        for suppositions, world in supposed_minds(self.setting, mind, character):
            hopeful = self.answer_in(world, event, character, budget, depth_left)
            if hopeful.explanation is not None:
                found = hopeful.explanation
                return Answer(Explanation(character, found.steps, found.threat, suppositions))
            cut |= hopeful.cut
        return Answer(None, cut)

    def answer_in(self, mind: State, event: Event, character: str, budget: int, depth_left: int) -> Answer:
        """Return the same for a plan that starts from this mind of the character's."""
        if budget < 1 or depth_left < 0:
            return Answer(None, frozenset((CHARACTER_LIMIT,)) if budget < 1 else frozenset((EPISTEMIC_LIMIT,)))
        if depth_left == 0 or budget == 1:
            return self._at_once(mind, event, character, EPISTEMIC_LIMIT if budget > 1 else CHARACTER_LIMIT)
        depth_left = min(depth_left, budget - 1)
        key = (mind, event, character, budget, depth_left)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = self._within(mind, event, character, budget, depth_left)
        return answer

    def reasons(
        self, state: State, event: Event, owner: str | None, budget: int, depth_left: int
    ) -> tuple[Reasons | None, frozenset[LimitName]]:
        """Return the reasons of all consenting characters but the owner of the mind; or None and what that is owed to.

        Every participant is asked, too: agreeing needs no reason, only that it does not hurt at once.
        """
        if not all(self.agrees(state, event, each) for each in event.participants):
            return None, NO_LIMIT
        found = []
        for character in event.consenting:
            if character != owner:
                answer = self.answer(state, event, character, budget, depth_left)
                if answer.explanation is None:
                    return None, answer.cut
                found.append(answer.explanation)
        return tuple(found), NO_LIMIT

    def agrees(self, state: State, event: Event, participant: str) -> bool:
        """Return whether a participant takes part: it believes the event possible and not to its loss right after."""
        mind = believed(self.setting, state, participant)
        result = self.result(mind, event)
        return result is not None and not higher(self.utility(mind, participant), self.utility(result, participant))

    def result(self, state: State, event: Event) -> State | None:
        """Return where an event leads, or None where it is impossible."""
        key = (state, event)
        if key not in self._results:
            self._results[key] = after(self.setting, state, event) if possible(self.setting, state, event) else None
        return self._results[key]

    def choices(self, state: State) -> tuple[tuple[Event, State], ...]:
        """Return every possible event that somebody must consent to, with where it leads; those without effect left out."""
        if state not in self._choices:
            self.budget.spend()
            results = ((event, self.result(state, event)) for event in self._events)
            self._choices[state] = tuple((e, result) for e, result in results if result is not None and result is not state)
        return self._choices[state]

    def utility(self, state: State, holder: str) -> Utility:
        """Return how well the holder does in a state of its own mind."""
        key = (state, holder)
        if key not in self._utilities:
            self._utilities[key] = utility(self.setting, state, holder)
        return self._utilities[key]

    def _at_once(self, mind: State, event: Event, character: str, limit: LimitName) -> Answer:
        """Return the explanation that is the event alone, where it pays at once."""
        result = self.result(mind, event)
        if result is None or result is mind and self.threshold is None:
            return Answer(None)
        if higher(self.utility(result, character), self.utility(mind, character)):
            return Answer(Explanation(character, (ExplainedStep(event.call),)))
        return Answer(None, frozenset((limit,)))

    def _within(self, mind: State, event: Event, character: str, budget: int, depth_left: int) -> Answer:
        """Return an explanation for these limits or smaller ones, the smallest tried first."""
        shorter = self.answer_in(mind, event, character, budget - 1, depth_left)
        if shorter.final:
            return shorter
        if depth_left > 1:
            shallower = self.answer_in(mind, event, character, budget, depth_left - 1)
            if shallower.final:
                return shallower
        return self._exactly(mind, event, character, budget, depth_left)

    def _exactly(self, mind: State, event: Event, character: str, budget: int, depth_left: int) -> Answer:
        """Return an explanation for exactly these limits: one that gains, else one that averts a loss."""
        cut: set[LimitName] = set()
        if known(self.utility(mind, character)):
            for path in self.paths(mind, event, character, budget, depth_left, cut, gaining=True):
                if higher(self.utility(path.state, character), path.ceiling):
                    return Answer(Explanation(character, path.steps))
        if self.threshold is not None:
            found = averting(self, mind, event, character, budget, depth_left)
            if found is not None:
                return Answer(found)
            # What others might do under larger limits is not looked into here.
            cut.add(CHARACTER_LIMIT)
        return Answer(None, frozenset(cut))

    def paths(
        self,
        mind: State,
        event: Event,
        character: str,
        budget: int,
        depth_left: int,
        cut: set[LimitName],
        *,
        gaining: bool,
    ) -> Iterator[Path]:
        """Yield the paths that begin with the event, shortest first, and that no shorter subsequence makes needless.

        Where `gaining`, those that cannot end higher than all earlier points are left out where it is cheap to tell.
        What a missing path is owed to is added to `cut`.
        """
        first = self.result(mind, event)
        start = self.utility(mind, character)
        if first is None or first is mind:
            return
        ceiling = start if not isinstance(start, (bool,)) and known(start) else float("-inf")
        layer = [Path(first, (ExplainedStep(event.call),), {mind: 0}, ceiling)]  # type: ignore[arg-type]
        for length in range(1, budget + 1):
            yield from layer
            if length == budget:
                break
            last = gaining and length + 1 == budget
            grown = (
                longer
                for path in layer
                if not gaining or known(self.utility(path.state, character))
                for longer in self._longer(path, character, budget, depth_left, cut, last=last)
            )
            layer = undominated(grown)
        if layer:
            cut.add(CHARACTER_LIMIT)

    def _longer(
        self, path: Path, owner: str, budget: int, depth_left: int, cut: set[LimitName], *, last: bool
    ) -> Iterator[Path]:
        here = self.utility(path.state, owner)
        ceiling = max(path.ceiling, here) if known(here) else path.ceiling  # type: ignore[type-var]
        for event, state in self.choices(path.state):
            if state in path.shorter:
                continue
            if last and not higher(self.utility(state, owner), ceiling):
                # It might still be the middle of a longer plan.
                cut.add(CHARACTER_LIMIT)
                continue
            reasons, owed = self.reasons(path.state, event, owner, budget - path.length, depth_left - 1)
            if reasons is None:
                cut |= owed
                continue
            shorter = self._without_some(path, event, owner, budget, depth_left)
            if state in shorter:
                continue
            utilities = [self.utility(each, owner) for each in shorter]
            top = max((u for u in utilities if known(u)), default=ceiling)
            yield Path(state, (*path.steps, ExplainedStep(event.call, reasons)), shorter, top)  # type: ignore[arg-type]

    def _without_some(self, path: Path, event: Event, owner: str, budget: int, depth_left: int) -> dict[State, int]:
        """Return where the strict subsequences lead of the path followed by an event."""
        shorter = dict(path.shorter)
        shorter[path.state] = path.length
        for state, length in path.shorter.items():
            result = self.result(state, event)
            if result is None or result is state or shorter.get(result, budget + 1) <= length + 1:
                continue
            if self.reasons(state, event, owner, budget - length, depth_left - 1)[0] is not None:
                shorter[result] = min(shorter.get(result, budget + 1), length + 1)
        return shorter
