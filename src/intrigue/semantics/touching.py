"""What events may change, and what they and their witnesses read: fluents, taken for all minds at once.

An event may change the fluents that it sets, in the world or in any mind; those of its precondition, which witnesses
may have wrong and correct; the same for what witnesses take it for; all that rules set which read any of these, or set
any of them: what a rule has set, it sets again, and may be seen doing so; the feelings that all this may stir
(`stirring.py`), and what rules then set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.setting import Setting
from intrigue.semantics.slots import Slots, first_of, places_of, slots_of
from intrigue.semantics.stirring import Stirring


def touching(setting: Setting) -> Touching:
    """Return what events may change and read in a setting, which is worked out once."""
    if setting.touching is None:
        setting.touching = Touching(setting)
    return setting.touching


class Touching:
    """What events may change and read in one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._of_node: dict[int, Slots] = {}
        """What ground expressions read, by what they are: many events have them in common, and hold them."""
        self._set_off: dict[int, Slots] = {}
        """By fluent, all that rules set which it may set off by itself."""
        for rule in setting.rules:
            sets = self._set(rule)
            read = self._read(self._appearances(rule)) | slots_of(each.slot.index for each in rule.changes)
            for slot in places_of(read):
                self._set_off[slot] = self._set_off.get(slot, 0) | sets
        self._followed: dict[int, Slots] = {}
        """By fluent, all that may change with it."""
        self._stirring = Stirring(setting)
        self._stirred: dict[Event, Slots] = {}
        self._changes: dict[Event, Slots] = {}

    def changes(self, event: Event) -> Slots:
        """Return all that an event may change, in the world or in any mind."""
        known = self._changes.get(event)
        if known is None:
            known = self._closed(self._set(event))
            stirred = self._stirred[event] = self._stirring.by(self._appearances(event), known)
            known = self._changes[event] = self._closed(known | stirred) if stirred else known
        return known

    def reads(self, event: Event) -> Slots:
        """Return all that decides what an event does, who sees it, and what it makes anybody feel."""
        return self._read(self._appearances(event)) | self._stirring.hanging_on(self.stirred(event))

    def stirred(self, event: Event) -> Slots:
        """Return the feelings that an event may move by what it makes their holders feel."""
        if event not in self._stirred:
            self.changes(event)
        return self._stirred[event]

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
        sets = slots_of(change.slot.index for each in appearances for change in each.changes)
        if any(lines for _, lines in event.sights):
            for each in appearances:
                sets |= self._in_node(each.precondition)
        return sets

    def _closed(self, changed: Slots) -> Slots:
        """Return these fluents and all that rules set which one of them may set off."""
        found, pending = changed, changed
        while pending:
            slot = first_of(pending)
            pending &= ~(1 << slot)
            known = self._followed.get(slot)
            if known is not None:
                found, pending = found | known, pending & ~known
            else:
                new = self._set_off.get(slot, 0) & ~found
                found, pending = found | new, pending | new
        if changed and changed == 1 << first_of(changed):
            self._followed[first_of(changed)] = found
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
            known = self._of_node[id(node)] = slots_of(all_slots(node))
        return known


def _nodes(event: Event) -> Iterator[Ground]:
    yield from (event.precondition, event.private)
    for change in event.changes:
        yield from (change.condition, change.value)
    for _, lines in event.sights:
        yield from (line.condition for line in lines)
