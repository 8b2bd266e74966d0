"""An independent judge of a story and its motive certificate.

It replays the story and, in the minds, every explanation, and holds each against the definition; it uses the
semantics alone and shares nothing with any search. Where a shortened story would do as well, it must know whether
that one's steps are explained; that is decided by `motives`, by trying everything.

**Limits.** The verdict on an explanation depends on the limits only in that it must fit into them: an explanation
within some limits is one within larger ones. So its minimality is judged under the least limits into which it fits
with all that hangs below it (`limits_of`). The story as a whole is judged minimal under the limits stated, and where
none are stated, as with a published solution, under the least ones that its certificate needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from intrigue.errors import DepthError
from intrigue.model.expressions import Expression, Literal, Slot
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Limits, Plan
from intrigue.model.terms import AUTHOR, UNKNOWN, Fluent, Value
from intrigue.search.motives import Motives, at_least_as_high, surely_higher
from intrigue.semantics.beliefs import believed
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.level import longest_chain
from intrigue.semantics.looking_ahead import felt_after
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial, possible, supposed
from intrigue.semantics.utility import utility


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says."""

    accepted: bool
    step: int | None = None
    """The first step of the story that is at fault, counted from 1; None where none is, or the story as a whole is."""
    path: tuple[str, ...] = ()
    """Where in the certificate, from the story's step inwards: `why Ann`, `step 2`, `why Ben`, ..."""
    reason: str = ""
    """What is wrong, as a sentence without a final dot."""

    def __str__(self) -> str:
        if self.accepted:
            return "accepted"
        place = ", ".join(((f"step {self.step}",) if self.step is not None else ()) + self.path)
        return f"rejected: {place}: {self.reason}" if place else f"rejected: {self.reason}"


class _Fault(Exception):  # noqa: N818 - ends a replay, and becomes a verdict
    def __init__(self, path: tuple[str, ...], reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


def check(
    setting: Setting,
    plan: Plan,
    limits: Limits | None = None,
    goal: int | float | None = None,
    *,
    start: State | None = None,
    until: Expression | None = None,
) -> Verdict:
    """Return whether the plan is a story of this setting and its certificate shows it.

    Without `limits`, those that the certificate needs; without a `goal`, any gain of the author's will do. `start` is a
    state of the world to begin in, instead of its first; with `until` the story is to bring about this condition,
    whatever the author wants. Raise DepthError where the setting's minds nest less deep than the limits ask for.
    """
    within = limits if limits is not None else limits_of(plan)
    needed = within.epistemic + 1 + longest_chain(setting.world)
    if setting.level < needed:
        raise DepthError(
            f"an epistemic limit of {within.epistemic} asks for minds {needed} deep, and 'depth' is {setting.level}; "
            "raise 'depth' or lower the limit"
        )
    return _Judge(setting, within, until).verdict(plan, goal, initial(setting) if start is None else start)


class ActionJudge:
    """Judges single actions of one setting, each with the reasons given for it, and remembers what it has decided."""

    def __init__(self, setting: Setting) -> None:
        self._judge = _Judge(setting, Limits(author=1, character=1, epistemic=0))

    def verdict(self, state: State, step: ExplainedStep) -> Verdict:
        """Return whether the action is possible there, and explained by these reasons within its least limits."""
        limits = limits_of(Plan((step,)))
        try:
            self._judge.judge_action(state, step, limits)
        except _Fault as fault:
            return Verdict(False, None, fault.path, fault.reason)
        return Verdict(True)


def limits_of(plan: Plan) -> Limits:
    """Return the least limits into which a plan fits with its certificate."""
    reasons = [reason for step in plan.steps for reason in step.reasons]
    return Limits(
        author=max(len(plan.steps), 1),
        character=max((reason.budget_needed for reason in reasons), default=1),
        epistemic=max((reason.depth_needed for reason in reasons), default=0),
    )


class _Judge:
    """One judgement: a setting, the limits, and what has been decided about motives on the way."""

    def __init__(self, setting: Setting, limits: Limits, until: Expression | None = None) -> None:
        self.setting = setting
        self.limits = limits
        self.until = until
        self.motives = Motives(setting)

    def verdict(self, plan: Plan, goal: int | float | None, start: State) -> Verdict:
        """Return the verdict on a whole plan."""
        if not plan.steps:
            return Verdict(False, reason="a story has at least one step")
        if len(plan.steps) > self.limits.author:
            return Verdict(
                False, reason=f"{len(plan.steps)} steps are more than the author limit of {self.limits.author}"
            )
        state = start
        events = []
        for number, step in enumerate(plan.steps, 1):
            try:
                event = self.judge_action(state, step, self.limits)
            except _Fault as fault:
                return Verdict(False, number, fault.path, fault.reason)
            events.append(event)
            state = felt_after(self.setting, state, event)
        try:
            self._judge_ending(start, state, events, goal)
        except _Fault as fault:
            return Verdict(False, reason=fault.reason)
        return Verdict(True)

    def judge_action(self, state: State, step: ExplainedStep, limits: Limits) -> Event:
        """Return the event of a step of the story, which must be possible and explained within the limits."""
        event = self._event(step.call, state, (), "where it is taken")
        self._judge_reasons(state, event, step.reasons, None, limits.character, limits.epistemic, ())
        return event

    def _judge_ending(self, start: State, end: State, events: Sequence[Event], goal: int | float | None) -> None:
        """Hold the story's end against the goal, and the story against all shorter ones."""
        if self.until is None:
            self._judge_gain_of_author(start, end, goal)
        elif not holds(self.setting, end, self.until):
            raise _Fault((), "what the story is to bring about does not hold at its end")
        for kept, state in self.motives.shortened(start, events):
            if self._is_as_good(state, end) and self._is_explained(start, events, kept):
                raise _Fault((), f"not minimal: {_listed([events[i] for i in kept])} would do as well")

    def _judge_gain_of_author(self, start: State, end: State, goal: int | float | None) -> None:
        before, reached = utility(self.setting, start, AUTHOR), utility(self.setting, end, AUTHOR)
        if not surely_higher(reached, before):
            raise _Fault((), f"the author's utility is {reached} at the end, not higher than {before} at the start")
        if goal is not None and not at_least_as_high(reached, goal):
            raise _Fault((), f"the author's utility is {reached} at the end; the goal is {goal}")

    def _is_as_good(self, state: State, end: State) -> bool:
        """Return whether a story that ends in this state does as well as one that ends in the other."""
        if self.until is not None:
            return holds(self.setting, state, self.until)
        return at_least_as_high(utility(self.setting, state, AUTHOR), utility(self.setting, end, AUTHOR))

    def _is_explained(self, start: State, events: Sequence[Event], kept: Sequence[int]) -> bool:
        state = start
        for position in kept:
            if not self.motives.agreed(state, events[position], None, self.limits.character, self.limits.epistemic):
                return False
            state = felt_after(self.setting, state, events[position])
        return True

    def _event(self, call: GroundCall, state: State, path: tuple[str, ...], where: str) -> Event:
        """Return the event of this name, which must be possible."""
        try:
            event = self.setting.event(call)
        except KeyError:
            raise _Fault(path, f"there is no event {call}") from None
        if not possible(self.setting, state, event):
            raise _Fault(path, f"{call} is not possible {where}")
        return event

    def _judge_reasons(
        self,
        state: State,
        event: Event,
        reasons: Sequence[Explanation],
        owner: str | None,
        budget: int,
        depth: int,
        path: tuple[str, ...],
    ) -> None:
        """Hold the reasons given for an event against who must be asked, and judge each."""
        asked = [character for character in event.consenting if character != owner]
        given = [reason.character for reason in reasons]
        for character in asked:
            if character not in given:
                raise _Fault(path, f"{event} needs a reason of {character}'s, and none is given")
        for place, character in enumerate(given):
            if character not in asked or character in given[:place]:
                raise _Fault(path, f"a reason of {character}'s is given for {event}, which nobody asks for")
        for participant in event.participants:
            if not self.motives.takes_part(state, event, participant):
                raise _Fault(
                    path, f"{participant} does not take part in {event}: it hurts at once, or seems impossible"
                )
        for reason in reasons:
            mind = believed(self.setting, state, reason.character)
            inner = (*path, f"why {reason.character}")
            if reason.suppositions:
                if owner is not None:
                    raise _Fault(inner, f"{reason.character} may suppose nothing inside {owner}'s plan")
                mind = self._supposed_mind(mind, event, reason, budget, depth, inner)
            self._judge_explanation(mind, event, reason, budget, depth, inner)

    def _judge_explanation(
        self, mind: State, event: Event, given: Explanation, budget: int, depth: int, path: tuple[str, ...]
    ) -> None:
        """Replay an explanation in the mind of its holder and hold it against the definition."""
        owner = given.character
        if not given.steps or given.steps[0].call != event.call:
            raise _Fault(path, f"an explanation of {event} begins with {event} itself")
        if given.steps[0].reasons:
            raise _Fault(path, f"{event} needs no reasons inside {owner}'s plan: the others are asked themselves")
        length = len(given.steps) + len(given.threat)
        if length > budget:
            raise _Fault(path, f"{length} actions are more than the {budget} that the character limit leaves")
        if depth < 0 or (depth == 0 and length > 1):
            raise _Fault(path, "at the epistemic limit an action must pay at once")
        points, plan = self._replayed(mind, given.steps, owner, budget, depth, path, first_is_asked=False)
        if given.threat:
            self._judge_averting(mind, plan, given, budget, depth, path)
        else:
            self._judge_gain(points, plan, given, path)

    def _replayed(
        self,
        mind: State,
        steps: Sequence[ExplainedStep],
        owner: str,
        budget: int,
        depth: int,
        path: tuple[str, ...],
        *,
        first_is_asked: bool,
        word: str = "step",
    ) -> tuple[list[State], list[Event]]:
        """Return the points and events of a sequence in a mind; every step must be possible and explained."""
        points, events = [mind], []
        for place, step in enumerate(steps):
            inner = (*path, f"{word} {place + 1}") if place or first_is_asked else path
            event = self._event(step.call, points[-1], inner, f"in {owner}'s mind")
            if not event.consenting:
                raise _Fault(inner, f"{owner} cannot count on {event}, which nobody decides to do")
            if place or first_is_asked:
                self._judge_reasons(points[-1], event, step.reasons, owner, budget - place, depth - 1, inner)
            events.append(event)
            points.append(felt_after(self.setting, points[-1], event))
        return points, events

    def _judge_gain(
        self, points: Sequence[State], plan: Sequence[Event], given: Explanation, path: tuple[str, ...]
    ) -> None:
        """Hold the end against every earlier point, and the plan and each suffix against all shorter ones."""
        owner, budget, depth = given.character, given.budget_needed, given.depth_needed
        utilities = [utility(self.setting, point, owner) for point in points]
        for place, earlier in enumerate(utilities[:-1]):
            if not surely_higher(utilities[-1], earlier):
                when = "at the start" if place == 0 else f"after step {place}"
                raise _Fault(path, f"{owner}'s utility is {utilities[-1]} at the end, not higher than {earlier} {when}")
        for place in range(len(plan)):
            rest = plan[place:]
            better = self.motives.needless(points[place], rest, owner, budget - place, depth, utilities[-1])
            if better is not None:
                raise _Fault(path, f"not minimal: instead of {_listed(rest)}, {_listed(better)} would do as well")

    def _judge_averting(
        self, mind: State, plan: Sequence[Event], given: Explanation, budget: int, depth: int, path: tuple[str, ...]
    ) -> None:
        """Hold the threat against what counts as one, and the plan against all shorter ones that avert it.

        Whether a threat is still carried out can change either way with the room for thought; so all limits from the
        least ones that fit to those stated are tried.
        """
        owner = given.character
        if self.motives.threshold is None:
            raise _Fault(path, "fear is no motive in this world")
        points, threat = self._replayed(
            mind, given.threat, owner, budget - len(plan), depth, path, first_is_asked=True, word="threat"
        )
        for place, event in enumerate(threat):
            if owner in event.consenting:
                raise _Fault((*path, f"threat {place + 1}"), f"{event} is {owner}'s own doing, no threat")
        if not self.motives.costs_enough(mind, points[-1], owner):
            raise _Fault(path, f"{_listed(threat)} would not cost {owner} enough to be a threat")
        if not any(
            self.motives.averts(mind, plan, threat, owner, room, minds)
            for room in range(given.budget_needed, budget + 1)
            for minds in range(max(given.depth_needed, 1), depth + 1)
        ):
            raise _Fault(path, f"{_listed(plan)} does not avert {_listed(threat)}, or something shorter does as well")

    def _supposed_mind(
        self, mind: State, event: Event, given: Explanation, budget: int, depth: int, path: tuple[str, ...]
    ) -> State:
        """Return the mind with what is supposed in it, which must be allowed, open, and necessary."""
        owner, taken = given.character, {}
        for each in given.suppositions:
            fluent = Fluent(each.property, each.arguments)
            index = self.setting.index.get(fluent)
            if index is None or len(given.suppositions) > self.motives.at_most(owner, fluent):
                raise _Fault(path, f"{owner} may not suppose {fluent}, or not so much at once")
            if mind[index] is not UNKNOWN or Slot(index, fluent) in taken:
                raise _Fault(path, f"{owner} does not wonder about {fluent}")
            if not any(Literal(each.value) == Literal(v) for v in self.motives.open_values(mind, owner, fluent)):
                raise _Fault(path, f"{fluent} cannot be {each.value} as far as {owner} knows")
            taken[Slot(index, fluent)] = each.value
        for size in range(len(taken)):
            for fewer in combinations(taken.items(), size):
                less = self._with(mind, dict(fewer))
                if self.motives.has_plan(less, event, owner, budget, depth):
                    raise _Fault(path, f"{owner} has a reason for {event} without supposing so much")
        return self._with(mind, taken)

    def _with(self, mind: State, taken: dict[Slot, Value]) -> State:
        return supposed(self.setting, mind, taken) if taken else mind


def _listed(events: Sequence[Event]) -> str:
    return ", ".join(str(event) for event in events) or "doing nothing"
