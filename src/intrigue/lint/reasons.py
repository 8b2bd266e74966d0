"""For whom an action could ever be worth doing.

A fluent *matters* to a character when its wants read it, or when an event that could happen sets one that matters and
reads this one, or asks the consent of somebody whose wants read this one. An action that sets nothing that matters to a
character cannot begin a plan of that character's from which nothing can be left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from intrigue.model.expressions import Literal
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event, all_slots
from intrigue.semantics.setting import Setting


def what_matters(setting: Setting, events: Iterable[Event]) -> dict[str, set[int]]:
    """Return for every character the fluents that matter to it, given the events that could happen."""
    events = list(events)
    wanted = {
        character: _slots(setting.ground(line) for line in setting.world.wants_of(character))
        for character in setting.characters
    }
    return {character: _closure(set(wanted[character]), events, wanted) for character in setting.characters}


def without_reason(event: Event, matters: dict[str, set[int]]) -> bool:
    """Return whether some consenting character of a ground action can never have a reason for it."""
    if event.forgettings:
        return False  # A mind that forgets may change in anything.
    changed = {change.slot.index for change in event.changes}
    return any(changed.isdisjoint(matters[character]) for character in event.consenting)


def _closure(matters: set[int], events: list[Event], wanted: dict[str, set[int]]) -> set[int]:
    waiting = list(events)
    growing = True
    while growing:
        growing = False
        rest = []
        for event in waiting:
            if not event.forgettings and matters.isdisjoint(change.slot.index for change in event.changes):
                rest.append(event)
                continue
            growing = True
            matters |= _slots(_read_by(event))
            for partner in event.consenting:
                matters |= wanted[partner]
        waiting = rest
    return matters


def _read_by(event: Event) -> Iterable[Ground]:
    yield event.precondition
    yield event.private
    for change in event.changes:
        yield change.condition
        yield change.value
    for _, lines in event.sights:
        for line in lines:
            yield line.condition


def _slots(expressions: Iterable[Ground]) -> set[int]:
    found: set[int] = set()
    for each in expressions:
        if not isinstance(each, Literal):
            found |= all_slots(each)
    return found
