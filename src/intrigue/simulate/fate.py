"""What happens by itself: the events of a world whose schedules say when, and with what chance.

An event has its *times*: after so long, at that hour of the day, every so often. At each of them it happens if it is
possible then and its lot falls; a time that goes by without it is past. An event of which only the chance is stated has
its time in every step. Events without any schedule wait for an author's hand and not for a clock.
"""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.world import Schedule
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting, schedule_of
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.simulate.chronicle import Draw
from intrigue.simulate.clock import DAY, Clock
from intrigue.simulate.draws import Lot, drawn, uniform


def scheduled(setting: Setting) -> tuple[Event, ...]:
    """Return the events that happen by themselves, in the order of the world."""
    return setting.scheduled


def due(setting: Setting, clock: Clock, since: int, until: int) -> tuple[tuple[int, Event], ...]:
    """Return the events whose time comes after the one minute and not after the other, by minute, then by order."""
    found = [
        (minute, event)
        for event in scheduled(setting)
        for minute in _times(schedule_of(event) or Schedule(), clock, since, until)
    ]
    return tuple(sorted(found, key=lambda each: each[0]))


def next_due(setting: Setting, clock: Clock, now: int, state: State) -> int | None:
    """Return the next minute after this one in which something may happen by itself if until then nothing changes.

    None where nothing ever will. What is not possible is not waited for.
    """
    upcoming = (
        _next(schedule_of(event) or Schedule(), clock, now)
        for event in scheduled(setting)
        if possible(setting, state, event)
    )
    return min((minute for minute in upcoming if minute is not None), default=None)


def falls(setting: Setting, state: State, event: Event, minute: int, seed: int) -> tuple[bool, tuple[Draw, ...]]:
    """Return whether an event that is due happens now, and the lot that decided."""
    if not possible(setting, state, event):
        return False, ()
    schedule = schedule_of(event)
    if schedule is None or schedule.chance is None:
        return True, ()
    lot = Lot("chance", "", str(event.call), minute)
    value = uniform(seed, lot)
    favourable, of = schedule.chance
    return value * of < favourable, (drawn(lot, value),)


def _first(schedule: Schedule, clock: Clock) -> int:
    """Return the first minute of a schedule: the stated delay, then the next such hour of the day."""
    earliest = schedule.after or 0
    if schedule.at is not None:
        return earliest + (schedule.at - clock.time_of_day(earliest)) % DAY
    if schedule.after is None and schedule.every is not None:
        return schedule.every
    return earliest


def _times(schedule: Schedule, clock: Clock, since: int, until: int) -> Iterator[int]:
    """Yield the minutes of a schedule in a stretch of time, the end included; one without times is due at its end."""
    if not schedule.timed:
        yield until
        return
    minute: int | None = _next(schedule, clock, since)
    while minute is not None and minute <= until:
        yield minute
        minute = _next(schedule, clock, minute)


def _next(schedule: Schedule, clock: Clock, now: int) -> int | None:
    """Return the next minute of a schedule after this one; None where there is none."""
    if not schedule.timed:
        return now + clock.step
    first = _first(schedule, clock)
    if first > now:
        return first
    if not schedule.every:
        return None
    return first + ((now - first) // schedule.every + 1) * schedule.every
