"""What an event can touch at all: the fluents that it, its witnesses and the rules behind it may change.

For the checker alone, which shares nothing with any search. Fluents are taken for all minds at once.
"""

from __future__ import annotations

from functools import cached_property

from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.looking_ahead import carried
from intrigue.semantics.setting import Setting


class Reach:
    """The reach of every event of one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._touched: dict[Event, frozenset[int]] = {}

    def touching(self, holder: str) -> frozenset[Event]:
        """Return the events that may change what the holder's wants read; without marks, no other changes its
        utility."""
        wanted = {slot for line in self.setting.world.wants_of(holder) for slot in all_slots(self.setting.ground(line))}
        return frozenset(event for event in self.setting.events if self.touched(event) & wanted)

    def touched(self, event: Event) -> frozenset[int]:
        """Return all fluents that may be different after an event, in the world or in any mind."""
        if event not in self._touched:
            # What something reads of feelings, any event may move.
            slots = self._own(event) | {each.place for each in carried(self.setting)}
            known = -1
            while known != len(slots):
                known = len(slots)
                for due, sets in self._rules:
                    if due & slots:
                        slots = slots | sets
            self._touched[event] = slots
        return self._touched[event]

    @cached_property
    def _rules(self) -> list[tuple[frozenset[int], frozenset[int]]]:
        """What may set each rule off, also that something it has set is no longer so; and what it sets."""
        return [
            (self._read(rule) | {change.slot.index for change in rule.changes}, self._own(rule))
            for rule in self.setting.rules
        ]

    def _own(self, event: Event) -> frozenset[int]:
        """Return what an event writes, and what those who see it learn if they took it for impossible."""
        seen = any(lines for _, lines in event.sights)
        return frozenset(
            slot
            for each in self._seen_as(event)
            for slot in (
                *(change.slot.index for change in each.changes),
                *(all_slots(each.precondition) if seen else ()),
            )
        )

    def _read(self, event: Event) -> frozenset[int]:
        """Return what decides whether an event happens, who sees it, and what it does."""
        return frozenset(
            slot
            for each in self._seen_as(event)
            for node in (
                each.precondition,
                each.private,
                *(part for change in each.changes for part in (change.condition, change.value)),
                *(line.condition for _, lines in each.sights for line in lines),
            )
            for slot in all_slots(node)
        )

    def _seen_as(self, event: Event) -> list[Event]:
        """Return the event and all that anybody may take it for."""
        found = [event]
        for each in found:
            for _, lines in each.sights:
                for line in lines:
                    if line.seen_as is not None:
                        other = self.setting.event_taken_for(line.seen_as)
                        if other not in found:
                            found.append(other)
        return found
