"""Which events can matter to whom, and how soon: read off a world once, before any search.

**What an event may change.** The fluents that it sets, in the world or in any mind; those of its precondition, which
witnesses may have wrong and correct; the same for what witnesses take it for; and all that rules set which read any of
these, or set any of them: what a rule has set, it sets again, and may be seen doing so. Fluents are taken for all minds
at once, so nothing is missed by following who believes what.

**What an event hangs on**, in somebody's plan: the fluents that it and its witnesses read, and everything that may
decide whether the others agree.

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

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeAlias

from intrigue.model.terms import AUTHOR
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.setting import Setting

Slots: TypeAlias = int
"""Fluents, as the bits of one number by their places in a state: sets of hundreds are joined thousands of times."""


class Relevance:
    """What matters in one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._of_node: dict[int, Slots] = {}
        """What ground expressions read, by what they are: many events have them in common, and hold them."""
        self._set_off: dict[int, Slots] = {}
        """By fluent, all that rules set which it may set off by itself."""
        for rule in setting.rules:
            sets = self._set(rule)
            for slot in _places(self._read(self._appearances(rule)) | _slots(each.slot.index for each in rule.changes)):
                self._set_off[slot] = self._set_off.get(slot, 0) | sets
        self._followed: dict[int, Slots] = {}
        """By fluent, all that may change with it."""
        self._changes = {event: self._closed(self._set(event)) for event in setting.events}
        self._reads = {event: self._read(self._appearances(event)) for event in setting.events}
        self._wants = {
            holder: _slots(s for line in setting.world.wants_of(holder) for s in all_slots(setting.ground(line)))
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
        return tuple(_places(found))

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

    def _appearances(self, event: Event) -> list[Event]:
        """Return the event and all that it may be taken for, by witnesses or in what they think others see."""
        found = [event]
        for each in found:
            for _, lines in each.sights:
                calls = (line.seen_as for line in lines if line.seen_as is not None)
                found += (e for e in map(self.setting.event_taken_for, calls) if e not in found)
        return found

    def _set(self, event: Event) -> Slots:
        """Return what an event itself may change: what it sets, and what witnesses correct."""
        appearances = self._appearances(event)
        sets = _slots(change.slot.index for each in appearances for change in each.changes)
        if any(lines for _, lines in event.sights):
            for each in appearances:
                sets |= self._in_node(each.precondition)
        return sets

    def _closed(self, changed: Slots) -> Slots:
        """Return these fluents and all that rules set which one of them may set off."""
        found, pending = changed, changed
        while pending:
            slot = _first(pending)
            pending &= ~(1 << slot)
            known = self._followed.get(slot)
            if known is not None:
                found, pending = found | known, pending & ~known
            else:
                new = self._set_off.get(slot, 0) & ~found
                found, pending = found | new, pending | new
        if changed and changed == 1 << _first(changed):
            self._followed[_first(changed)] = found
        return found

    def _read(self, events: Iterable[Event]) -> Slots:
        """Return all that events and their witnesses read."""
        found = 0
        for event in events:
            for node in _nodes(event):
                found |= self._in_node(node)
        return found

    def _in_node(self, node: Ground) -> Slots:
        known = self._of_node.get(id(node))
        if known is None:
            known = self._of_node[id(node)] = _slots(all_slots(node))
        return known


def _nodes(event: Event) -> Iterator[Ground]:
    yield from (event.precondition, event.private)
    for change in event.changes:
        yield from (change.condition, change.value)
    for _, lines in event.sights:
        yield from (line.condition for line in lines)


def _slots(places: Iterable[int]) -> Slots:
    found = 0
    for place in places:
        found |= 1 << place
    return found


def _places(slots: Slots) -> Iterator[int]:
    while slots:
        place = _first(slots)
        yield place
        slots &= ~(1 << place)


def _first(slots: Slots) -> int:
    return (slots & -slots).bit_length() - 1
