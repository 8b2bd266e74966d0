"""What somebody could do, and what would come of it, as far as they can see: options, found within a bound on effort.

Words: an *option* is an explained plan whose first action its holder would take itself. All of this happens in the
holder's mind, and hangs on that mind alone: not on what is so, nor on what was thought before, so that a saved run
thinks again what it thought the first time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from intrigue.minds.foresight import KernelMotives
from intrigue.minds.gist import Gist
from intrigue.minds.motives import Asking, ExhaustiveMotives, Motives
from intrigue.minds.temperament import Reach
from intrigue.model.plans import ExplainedStep, Explanation, Supposition
from intrigue.model.terms import Special
from intrigue.search.distance import Distance
from intrigue.search.moves import OutOfStates, Utility
from intrigue.search.supposing import supposing
from intrigue.semantics.beliefs import believed
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State

__all__ = ["ExhaustiveMotives", "Motives", "Option", "Options", "Thinker", "plans_in"]

GLANCE = 2
"""How many actions are looked ahead before anybody thinks harder about some of them."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to do, and why."""

    event: Event
    plan: Explanation
    start: State
    """The mind that the plan starts from: its holder's, with what the plan supposes."""
    end: State
    """What the holder expects to hold at the plan's end."""
    gain: int | float
    """How much better the end is than the start; for a plan that averts, than what would come otherwise."""


@dataclass(frozen=True, slots=True)
class Options:
    """All that somebody could do from one mind, and what keeps it from all else."""

    found: tuple[Option, ...]
    killed: Mapping[str, tuple[str, ...]]
    """For each reason the actions that fail for it, each named once."""
    unfinished: bool = False
    """Whether the bound on effort cut the search short."""


IMPOSSIBLE = "not possible as far as they know"
NO_GAIN = "leads to nothing that they want"
OTHERS_WOULD_NOT = "somebody else would not agree"
TOO_FAR = "too much to think through"


class Thinker:
    """Answers what characters could do, and remembers the answers, which never change."""

    def __init__(self, setting: Setting, depth: int, motives: Motives | None = None) -> None:
        self.setting = setting
        self.motives: Motives = motives if motives is not None else KernelMotives(setting)
        self.moves = self.motives.moves
        self._options: dict[tuple[State, str, Reach], Options] = Remembered(setting.most_kept)
        self._motives: dict[tuple[State, Event, str, Reach], tuple[Explanation | None, bool]] = Remembered(
            setting.most_kept
        )
        """With whether the search was given up before its end."""
        self._harms: dict[tuple[State, str, str], frozenset[Event]] = Remembered(setting.most_kept)

    @cached_property
    def _own(self) -> dict[str, tuple[Event, ...]]:
        """What each character could begin."""
        return {
            who: tuple(event for event in self.setting.events if event.consenting[:1] == (who,))
            for who in self.setting.characters
        }

    @cached_property
    def gist(self) -> Gist:
        """What of a mind can make a difference; a run that is only looked at never needs it."""
        return Gist(self.setting)

    def afresh(self) -> Thinker:
        """Return one that thinks the same and remembers no answers: what it spends hangs on what it is asked alone."""
        other = copy(self)
        other._options, other._motives = Remembered(self.setting.most_kept), Remembered(self.setting.most_kept)
        return other

    # --- What could be done -------------------------------------------------------------------------------------------

    def options(self, mind: State, who: str, reach: Reach) -> Options:
        """Return what the owner of the mind could begin, in the order of the world's actions."""
        mind = self.gist.of(mind)
        key = (mind, who, reach)
        if key not in self._options:
            self._options[key] = self._looked_for(mind, who, reach)
        return self._options[key]

    def motive(self, mind: State, event: Event, who: str, reach: Reach) -> Explanation | None:
        """Return why the owner of the mind would do this; None where it finds no reason within its reach."""
        return self._motive(mind, event, who, reach)[0]

    def has_surely_none(self, mind: State, event: Event, who: str, reach: Reach) -> bool:
        """Return whether there is no reason, however long the owner of the mind thought."""
        return self._motive(mind, event, who, reach) == (None, False)

    def _motive(self, mind: State, event: Event, who: str, reach: Reach) -> tuple[Explanation | None, bool]:
        mind = self.gist.of(mind)
        key = (mind, event, who, reach)
        if key not in self._motives:
            try:
                asking = self.motives.within(reach.nodes)
                self._motives[key] = (asking.motive(mind, event, who, reach.horizon, reach.depth), False)
            except OutOfStates:
                self._motives[key] = (None, True)
        return self._motives[key]

    def harms(self, mind: State, who: str, other: str) -> frozenset[Event]:
        """Return what another could begin, as the owner of the mind sees it, that would leave it worse off at once."""
        mind = self.gist.of(mind)
        key = (mind, who, other)
        if key not in self._harms:
            self._harms[key] = self.moves.harming(mind, self._own[other], who)
        return self._harms[key]

    def expects_agreement(self, mind: State, event: Event, who: str, reach: Reach) -> bool:
        """Return whether the owner of the mind thinks that all others who must agree to this would."""
        mind = self.gist.of(mind)
        try:
            return self.motives.within(reach.nodes).others_agree(mind, event, who, reach.horizon, reach.depth)
        except OutOfStates:
            return False

    def option(self, mind: State, event: Event, plan: Explanation) -> Option:
        """Return a plan with what its holder expects of it."""
        start = self.supposing(mind, plan.suppositions)
        end = self.course(start, (*plan.steps, *plan.threat))
        without = self.course(start, plan.threat)
        return Option(event, plan, start, end, self.difference(end, without, plan.character))

    def _looked_for(self, mind: State, who: str, reach: Reach) -> Options:
        """Return the options: what is found at a glance first, so that long thoughts do not keep from short ones."""
        asking = self.motives.within(reach.nodes)
        plans: dict[Event, Explanation] = {}
        killed: dict[Event, str] = {}
        unfinished = False
        possible = self.moves.possible_among(mind, self._own[who])
        for horizon in dict.fromkeys((min(GLANCE, reach.horizon), reach.horizon)):
            promising = self.motives.promising(mind, who, self._own[who], horizon)
            for event in self._own[who]:
                if event in plans or (unfinished and event in killed):
                    continue
                if event not in promising:
                    killed[event] = NO_GAIN if event in possible else IMPOSSIBLE
                    continue
                try:
                    plan = asking.motive(mind, event, who, horizon, reach.depth)
                    agreed = plan is not None and self._agreed(asking, mind, event, plan, horizon, reach.depth)
                except OutOfStates:
                    unfinished = True
                    killed[event] = TOO_FAR
                    continue
                if plan is not None and agreed:
                    plans[event] = plan
                elif plan is not None:
                    killed[event] = OTHERS_WOULD_NOT
                else:
                    killed[event] = NO_GAIN if event in possible else IMPOSSIBLE
        found = [self.option(mind, event, plans[event]) for event in self._own[who] if event in plans]
        reasons = {event: why for event, why in killed.items() if event not in plans}
        return Options(tuple(found), _by_reason(reasons), unfinished)

    def _agreed(self, asking: Asking, mind: State, event: Event, plan: Explanation, horizon: int, depth: int) -> bool:
        start = self.supposing(mind, plan.suppositions)
        return asking.others_agree(start, event, plan.character, horizon, depth)

    def distance_to(self, conditions: Sequence[Ground]) -> Distance:
        """Return what estimates how far it is to these; it shares the kernel of the motives where that serves."""
        kernel = self.motives.mirror.kernel if isinstance(self.motives, KernelMotives) else None
        return Distance(self.setting, conditions, kernel)

    # --- What would come of it ----------------------------------------------------------------------------------------

    def course(self, state: State, steps: Sequence[ExplainedStep]) -> State:
        """Return where steps lead; those that have become impossible are skipped, as in a threat that was averted."""
        return self.moves.course(state, [self.setting.event(step.call) for step in steps])

    def supposing(self, mind: State, suppositions: Sequence[Supposition]) -> State:
        """Return the mind as it would be if all this were so."""
        return supposing(self.setting, mind, suppositions)

    def utility(self, mind: State, who: str) -> Utility:
        """Return how well the owner of the mind thinks to be doing."""
        return self.moves.utility(mind, who)

    def difference(self, end: State, start: State, who: str) -> int | float:
        """Return how much better the owner of two minds does in the one than in the other; 0 where that is unknown."""
        one, other = self.utility(end, who), self.utility(start, who)
        return 0 if isinstance(one, Special) or isinstance(other, Special) else one - other

    def others_difference(self, end: State, start: State, other: str) -> int | float:
        """Return how much better another does in the one than in the other, as the owner of the minds sees it."""
        return self.difference(believed(self.setting, end, other), believed(self.setting, start, other), other)


def _by_reason(killed: Mapping[Event, str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, dict[str, None]] = {}
    for event, why in killed.items():
        names.setdefault(why, {})[event.action.name] = None
    return {why: tuple(found) for why, found in names.items()}


def plans_in(explanation: Explanation) -> Iterator[Explanation]:
    """Yield an explanation and all explanations of others that it contains."""
    yield explanation
    for step in (*explanation.steps, *explanation.threat):
        for reason in step.reasons:
            yield from plans_in(reason)
