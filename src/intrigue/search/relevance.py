"""Which events can matter to whom, and how soon: read off a world once, before any search.

**What an event may change**: what it sets, corrects and stirs, and what it sets off (`semantics/touching.py`). Fluents
are taken for all minds at once, so nothing is missed by following who believes what.

**What an event hangs on**, in somebody's plan: the fluents that it and its witnesses read, what may decide how strongly
feelings are stirred, and everything that may decide whether the others agree.

**What decides whether a character has a motive**: the fluents that its utility reads; and of every event that may
change such a fluent, all that it hangs on; and so on.

**Why a needless step can be left out before it is tried.** Take a plan and one of its steps; leave out this step and
all later ones that hang on what the steps left out may have changed. The others happen as before, and are explained
as before. So the plan is minimal only if the step may change, or begins a chain of later steps of which each hangs on
the one before and the last may change, what the utility reads. `distance` counts the later steps of the shortest such
chain.

Plans that avert a loss are not covered: what they change need not raise anything. Nor are worlds in which somebody may
forget what came since a mark: what a mind goes back to may be anything, so there every event may matter at once.
"""

from __future__ import annotations

from functools import cached_property

from intrigue.model.terms import AUTHOR
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.setting import Setting
from intrigue.semantics.slots import Slots, places_of, slots_of
from intrigue.semantics.touching import touching


class Relevance:
    """What matters in one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._changes = {event: touching(setting).changes(event) for event in setting.events}
        self._reads = {event: touching(setting).reads(event) for event in setting.events}
        self._wants = {
            holder: slots_of(s for line in setting.world.wants_of(holder) for s in all_slots(setting.ground(line)))
            for holder in (AUTHOR, *setting.characters)
        }
        self._distances: dict[str, dict[Event, int]] = {}

    def distance(self, event: Event, holder: str) -> int | None:
        """Return how many later steps it takes at least until an event can matter to the holder; None: it never can."""
        if self.setting.marks:
            return 0
        if holder not in self._distances:
            self._distances[holder] = self._measured(holder)
        return self._distances[holder].get(event)

    def decisive(self, holder: str) -> tuple[int, ...]:
        """Return the fluents that may decide whether the holder gains, in order: all that what matters hangs on."""
        found = self._wants[holder]
        for event in self.setting.events:
            if self.distance(event, holder) is not None:
                found |= self._hangs_on(event, holder)
        return tuple(places_of(found))

    def _measured(self, holder: str) -> dict[Event, int]:
        left = [event for event in self.setting.events if event.consenting or holder == AUTHOR]
        distances: dict[Event, int] = {}
        wanted, steps = self._wants[holder], 0
        while wanted:
            reached = [event for event in left if self._changes[event] & wanted]
            left = [event for event in left if not self._changes[event] & wanted]
            distances.update(dict.fromkeys(reached, steps))
            wanted = 0
            for event in reached:
                wanted |= self._hangs_on(event, holder)
            steps += 1
        return distances

    def _hangs_on(self, event: Event, holder: str) -> Slots:
        found = self._reads[event]
        for other in (*event.consenting, *event.participants):
            if other != holder:
                found |= self._motives[other]
        return found

    @cached_property
    def _motives(self) -> dict[str, Slots]:
        """What may decide, for every character, whether it has a motive."""
        found = {character: self._wants[character] for character in self.setting.characters}
        while True:
            grown = dict(found)
            for event in self.setting.events:
                if not event.consenting:
                    continue
                needs = self._reads[event]
                for other in (*event.consenting, *event.participants):
                    needs |= found[other]
                for character, known in found.items():
                    if self._changes[event] & known:
                        grown[character] |= needs
            if grown == found:
                return found
            found = grown
