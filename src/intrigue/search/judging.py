"""Whether a given plan with given explanations is a story, judged by the reference search's own means.

The twin of `validation`, for tests that hold the two against each other: the same question, answered with the
bookkeeping of paths and memoised motives instead of by trying all subsequences.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from intrigue.model.plans import ExplainedStep, Explanation, Limits, Plan
from intrigue.model.terms import AUTHOR, UNKNOWN
from intrigue.search.explaining import Explainer, Within
from intrigue.search.moves import higher
from intrigue.search.paths import Path
from intrigue.search.supposing import supposed_minds
from intrigue.semantics.beliefs import believed
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial


def accepts(setting: Setting, plan: Plan, limits: Limits, goal: int | float | None = None) -> bool:
    """Return whether the plan is a story under these limits, each step of it explained by just what is given."""
    return bool(plan.steps) and len(plan.steps) <= limits.author and _Judge(setting, limits).accepts(plan, goal)


class _Judge:
    def __init__(self, setting: Setting, limits: Limits) -> None:
        self.setting = setting
        self.limits = limits
        self.explainer = Explainer(setting, limits)
        self.moves = self.explainer.moves
        self._event = {event.call: event for event in setting.events}

    def accepts(self, plan: Plan, goal: int | float | None) -> bool:
        start = initial(self.setting)
        path = Path(start, (), {})
        limits = self.limits
        for step in plan.steps:
            event = self._event.get(step.call)
            result = self.moves.result(path.state, event) if event is not None else None
            if event is None or result is None:
                return False
            if not self._reasons_hold(path.state, event, step.reasons, None, limits.character, limits.epistemic):
                return False
            path = Path(result, (*path.steps, step), self.explainer.shorter_stories(path, event))
        end = self.moves.utility(path.state, AUTHOR)
        if not higher(end, self.moves.utility(start, AUTHOR)) or (goal is not None and higher(goal, end)):
            return False
        return not any(self.explainer.as_high(state, AUTHOR, end) for state in path.shorter)

    def _reasons_hold(
        self, state: State, event: Event, reasons: Sequence[Explanation], owner: str | None, budget: int, depth: int
    ) -> bool:
        asked = sorted(character for character in event.consenting if character != owner)
        return (
            asked == sorted(reason.character for reason in reasons)
            and all(self.moves.agrees(state, event, each) for each in event.participants)
            and all(self._holds(state, event, reason, budget, depth) for reason in reasons)
        )

    def _holds(self, state: State, event: Event, given: Explanation, budget: int, depth: int) -> bool:
        mind = believed(self.setting, state, given.character)
        if given.suppositions:
            hopeful = self._hopeful_mind(mind, event, given, Within(given.character, budget, depth))
            if hopeful is None or state.owner is not None:
                return False
            mind = hopeful
        if not given.steps or given.steps[0] != ExplainedStep(event.call):
            return False
        room, minds = given.budget_needed, given.depth_needed
        if room > budget or minds > depth:
            return False
        if not self._possible_and_explained(mind, given.steps, given.character, budget, depth, start=1):
            return False
        if not given.threat:
            return self._gains(mind, given, Within(given.character, room, minds))
        return self._is_threat(mind, given, budget, depth) and any(
            self._averts(mind, given, Within(given.character, less_room, fewer_minds))
            for less_room in range(room, budget + 1)
            for fewer_minds in range(minds, depth + 1)
        )

    def _possible_and_explained(
        self, mind: State, steps: Sequence[ExplainedStep], owner: str, budget: int, depth: int, *, start: int
    ) -> bool:
        """Return whether steps can be taken one after the other; those before `start` are not asked for reasons."""
        for place, step in enumerate(steps):
            event = self._event.get(step.call)
            result = self.moves.result(mind, event) if event is not None and event.consenting else None
            if event is None or result is None:
                return False
            if place >= start and not self._reasons_hold(mind, event, step.reasons, owner, budget - place, depth - 1):
                return False
            mind = result
        return True

    def _path(self, mind: State, given: Explanation, within: Within) -> Path:
        """Return the path that the steps take, which are possible, with all that shorter ways reach."""
        path = Path(mind, (), {})
        for step in given.steps:
            event = self._event[step.call]
            result = self.moves.result(path.state, event)
            assert result is not None
            shorter = self.explainer.shorter_ways(path, event, within) if path.steps else {mind: 0}
            path = Path(result, (*path.steps, step), shorter)
        return path

    def _gains(self, mind: State, given: Explanation, within: Within) -> bool:
        path = self._path(mind, given, within)
        points = [mind]
        for step in given.steps[:-1]:
            result = self.moves.result(points[-1], self._event[step.call])
            assert result is not None
            points.append(result)
        return all(self.moves.utility(each, within.owner) is not UNKNOWN for each in points) and self.explainer.gains(
            path, within.owner
        )

    def _is_threat(self, mind: State, given: Explanation, budget: int, depth: int) -> bool:
        owner, room = given.character, budget - len(given.steps)
        if any(step.call not in self._event or owner in self._event[step.call].consenting for step in given.threat):
            return False
        return self.explainer.may_avert and self._possible_and_explained(
            mind, given.threat, owner, room, depth, start=0
        )

    def _averts(self, mind: State, given: Explanation, within: Within) -> bool:
        rest = Within(within.owner, within.budget - len(given.steps), within.depth - 1)
        worse = mind
        for step in given.threat:
            result = self.moves.result(worse, self._event[step.call])
            assert result is not None
            worse = result
        loss = self.moves.utility(worse, within.owner)
        if not self.explainer.is_loss(self.moves.utility(mind, within.owner), loss):
            return False
        return self.explainer.averts(self._path(mind, given, within), worse, given.threat, rest)

    def _hopeful_mind(self, mind: State, event: Event, given: Explanation, within: Within) -> State | None:
        """Return the mind in which all this is supposed, where that may be and no less would do."""
        minds = {frozenset(taken): each for taken, each in supposed_minds(self.setting, mind, within.owner)}
        minds[frozenset()] = mind
        hopeful = minds.get(frozenset(given.suppositions))
        if hopeful is None or len(set(given.suppositions)) < len(given.suppositions):
            return None
        for size in range(len(given.suppositions)):
            for fewer in combinations(given.suppositions, size):
                if self.explainer.answer_in(minds[frozenset(fewer)], event, within).explanation is not None:
                    return None
        return hopeful
