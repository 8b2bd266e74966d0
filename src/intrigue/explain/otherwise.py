"""Whether somebody would still have a reason if one thing were otherwise: a belief, or a want."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property

from intrigue.errors import BoundError
from intrigue.explain.past import Past
from intrigue.minds.temperament import Reach, reach_of
from intrigue.minds.thinking import Thinker
from intrigue.model.expressions import Expression, Slot
from intrigue.model.plans import Explanation
from intrigue.model.terms import Fluent, Value
from intrigue.model.world import Wants
from intrigue.semantics.beliefs import Chain, believed
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import closed, written

MOST_FIRINGS = 100
"""So many rules may fire one after the other in a mind that is imagined."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that could be otherwise: a fact (no chain), a belief, or a want that is not there."""

    chain: Chain = ()
    fluent: Fluent | None = None
    """None: it is a want."""
    old: Value = False
    new: Value = False
    holder: str = ""
    """Of a want: whose."""
    want: Expression | None = None
    """Of a want: the line that would not be there, or with `added` the condition that would be wanted."""
    added: bool = False


class Asker:
    """Asks after motives at one point of a run, as things were and as they might have been."""

    def __init__(self, past: Past, point: int) -> None:
        self.past = past
        self.point = point
        self.story = past.standing(point)
        self.state = past.states[point]
        self.hearts = past.hearts[point]
        self.setting = past.story.setting
        self.thinker = past.story.thinker
        self._without: dict[tuple[str, int], Thinker] = {}

    def afresh(self) -> Asker:
        """Return one that asks the same, and whose answers are all thought out anew."""
        other = copy(self)
        other.thinker = self.thinker.afresh()
        return other

    def reach(self, who: str) -> Reach:
        """Return how far somebody thinks at this point."""
        return reach_of(self.story.options.of(who), self.hearts, who)

    def mind(self, who: str) -> State:
        """Return what somebody believes at this point."""
        return believed(self.setting, self.state, who)

    def motive(self, mind: State, event: Event, who: str) -> Explanation | None:
        """Return why somebody with this mind would do it; None where they see no reason."""
        return self.thinker.motive(mind, event, who, self.reach(who))

    def would(self, mind: State, event: Event, who: str) -> bool:
        """Return whether somebody with this mind would do it, or agree to it: for a reason, expecting others to agree.

        Whoever is only asked to agree need not think about what others say.
        """
        if self.motive(mind, event, who) is None:
            return False
        first = event.consenting[:1] == (who,) and len(event.consenting) > 1
        return not first or self.thinker.expects_agreement(mind, event, who, self.reach(who))

    def motive_without(self, mind: State, event: Event, who: str, place: int) -> Explanation | None:
        """Return why they would do it without one line of their wants."""
        if (who, place) not in self._without:
            self._without[who, place] = Thinker(_without_want(self.setting, who, place), self.story.options.depth)
        return self._without[who, place].motive(mind, event, who, self.reach(who))

    @cached_property
    def _imagining(self) -> Setting:
        """The same setting, in which rules give up sooner: who imagines what cannot be is not to wait for it."""
        other = copy(self.setting)
        other.bounds = replace(other.bounds, firings=MOST_FIRINGS)
        return other

    def with_belief(self, mind: State, chain: Chain, fluent: Fluent, value: Value) -> State:
        """Return a mind, or a world, in which a chain of minds inside it holds another value.

        What rules would chase for ever cannot be imagined: then it is the same mind.
        """
        slot = Slot(self.setting.index[fluent], fluent)
        try:
            return closed(self._imagining, written(self._imagining, mind, chain, slot, value), mind)
        except BoundError:
            return mind


def _without_want(setting: Setting, who: str, place: int) -> Setting:
    """Return the same setting, with the same states and events, in a world where somebody wants one thing less."""
    lines = tuple(line for number, line in enumerate(setting.world.wants_of(who)) if number != place)
    wants = (*(each for each in setting.world.wants if each.holder != who), Wants(who, lines))
    other = copy(setting)
    other.world = replace(setting.world, wants=wants)
    other.want_lines, other.wants_depend, other.scales = {}, {}, {}
    return other
