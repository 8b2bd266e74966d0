"""What was decisive in a run: how much came of each thing that happened, and which few things a summary names.

What counts is what something changes at once of what stories turn on (`upshot.py`), and what came of it later, which is
read off the chronicle: the decisions that were taken upon it, the feelings that it stirred, what somebody worked out by
it, how much those things weigh that rest on it, and whether it led to what an act, or the run, ended with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intrigue.model.sugar.minds import DID
from intrigue.model.terms import NONE, UNKNOWN, Value
from intrigue.simulate.chronicle import Belief, Entry
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import ACT, Told
from intrigue.tell.upshot import PLACE, upshot

DECISION = 0.5
"""What it counts that somebody decided something upon it."""
STIRRED = 0.02
"""What it counts that a feeling was stirred by 1 of 100."""
WORKED_OUT = 1.0
"""What it counts that somebody worked something out by it."""
RESTS = 0.25
"""The share of its own weight that something gives to what it rests on."""
LED_THERE = 1.0
"""What it counts that it led to what an act ended with."""
END = 3.0
"""What it counts that an act, or the run, ended with it."""
MOST_DECIDED = 2.0
"""More than that decisions do not count, nor"""
MOST_STIRRED = 4.0
"""feelings, nor"""
MOST_RESTS = 3.0
"""what rests on it."""
ON_THE_WAY = 0.2
"""What it counts by which somebody only goes somewhere, compared with all else: they do it for what they do there."""
FATES = 0.2
"""What it counts by which nobody decides anything, compared with what somebody does."""
SAME = 0.6
"""How much something is worn by each time that it has happened before,"""
ALIKE = 0.4
"""and by each time that something like it has."""
WORN = 1.5
"""The power with which things lose weight that happen more than twice."""
NOT_LESS = 0.2
"""What counts less than this share of what counts most is left out, even where there is room."""
LEAST = 0.12
"""What counts less than this share of what counts most in the whole run is left out, even if nothing else is left."""
EVENTS_FOR_ONE = 2
"""Of so many things that are told one more is named."""


@dataclass(frozen=True)
class Consequences:
    """How much came of everything in one run."""

    weights: tuple[float, ...]
    """By the index of the entry; 0 for what nobody can see."""
    grounds: frozenset[Belief]
    """The beliefs on which somebody has decided something."""

    def decisive(self, told: Sequence[Told], most: int, before: Counter[object]) -> list[Told]:
        """Return the few among things told of which most came, each once, in their order; none where little did.

        `before`: how often each has been told to happen before, and the like of it (`alike`); the same again is worth
        the less.
        """
        many = min(1 + len(told) // EVENTS_FOR_ONE, most)
        times = Counter(before)
        worth: list[tuple[float, int]] = []
        for place, each in enumerate(told):
            worn = 1 + SAME * times[each.call] + ALIKE * (times[alike(each)] - times[each.call])
            worth.append((self.weights[each.beat.index] / (worn if worn <= 1 + SAME else worn**WORN), -place))
            times.update((each.call, alike(each)))
        best = max(worth, default=(0.0, 0))[0]
        least = max(best * NOT_LESS, max(self.weights, default=0.0) * LEAST)
        taken: dict[object, int] = {}
        for weight, place in sorted(worth, reverse=True):
            if weight >= least and len(taken) < many:
                taken.setdefault(told[-place].call, -place)
        return [told[place] for place in sorted(taken.values())]


def at_once(course: Course, beat: Beat) -> float:
    """Return how much of what stories turn on something changes at once, whatever comes of it later."""
    return _changed(course, beat) * _share(beat)


def alike(told: Told) -> tuple[str, tuple[str, ...]]:
    """Return what something has in common with what the same people do in the same way to somebody else."""
    return told.call.signature.name, told.beat.entry.actors[:1]


def consequences(course: Course) -> Consequences:
    """Return how much came of everything that happened in a run."""
    beats = course.beats
    entries = [each.entry for each in beats]
    decided, stirred, worked_out = [0.0] * len(entries), [0.0] * len(entries), [0.0] * len(entries)
    grounds: set[Belief] = set()
    for entry in entries:
        if entry.kind == "intends":
            grounds.update(entry.rests_on)
        for cause in entry.causes:
            if entry.kind == "intends":
                decided[cause] += DECISION
            elif entry.kind == "feels":
                stirred[cause] += STIRRED * sum(each.by for each in entry.feels)
            elif entry.kind == "learns":
                worked_out[cause] += WORKED_OUT
    ends = _ends(entries)
    led = _led_to(entries, ends)
    own = [0.0] * len(entries)
    for at, beat in enumerate(beats):
        if beat.event is not None:
            came_of_it = min(decided[at], MOST_DECIDED) + min(stirred[at], MOST_STIRRED) + worked_out[at]
            own[at] = _changed(course, beat) + came_of_it + LED_THERE * (at in led) + END * (at in ends)
    weights = _with_what_rests_on_it(entries, own, [_share(each) for each in beats])
    return Consequences(tuple(weights), frozenset(grounds))


def _changed(course: Course, beat: Beat) -> float:
    """Return what something changes at once; what rules make of it that somebody is somewhere is no deed."""
    return 0.0 if _goes_somewhere(beat) else upshot(course.setting, beat)


def _share(beat: Beat) -> float:
    """Return what share of its weight something keeps that is no deed of its own; 0 for what nobody can see."""
    if beat.event is None:
        return 0.0
    return ON_THE_WAY if _goes_somewhere(beat) else FATES if beat.entry.kind == "fate" else 1.0


def _with_what_rests_on_it(entries: Sequence[Entry], own: Sequence[float], shares: Sequence[float]) -> list[float]:
    """Return weights to which a share is added of all that rests on each thing, at once or through what somebody meant.

    The later things come first, so what rests on something has its whole weight when it is shared out. Each gives its
    share to all its causes together; a decision, which has no weight of its own, hands on what it is given.
    """
    weights, given = list(own), [0.0] * len(own)
    for entry in reversed(entries):
        at = entry.index
        weights[at] = shares[at] * (own[at] + min(given[at], MOST_RESTS))
        shared = RESTS * weights[at] if shares[at] else given[at]
        for cause in entry.causes:
            given[cause] += shared / len(entry.causes)
    return weights


def _ends(entries: Sequence[Entry]) -> set[int]:
    """Return the last things that happened in each act, and in the run."""
    found: set[int] = set()
    last: int | None = None
    for entry in entries:
        if entry.kind in ("action", "fate"):
            last = entry.index
        if last is not None and (entry.kind == ACT or entry.index == len(entries) - 1):
            found.add(last)
    return found


def _led_to(entries: Sequence[Entry], ends: Iterable[int]) -> set[int]:
    """Return these entries and all that led to them."""
    found: set[int] = set()
    pending = list(ends)
    while pending:
        at = pending.pop()
        if at not in found:
            found.add(at)
            pending += entries[at].causes
    return found


def _goes_somewhere(beat: Beat) -> bool:
    """Return whether nothing is done but to go somewhere, and to end what was going on, whatever rules make of that."""
    if beat.entry.kind != "action" or beat.event is None:
        return False
    before, after = beat.before.state, beat.after.state
    own = {each.slot for each in beat.event.changes if not each.believers}
    done = [each for each in own if before[each.index] != after[each.index]]
    goes = any(each.fluent.property.name == PLACE for each in done)
    return goes and all(_is_no_deed(each.fluent.property.name, after[each.index]) for each in done)


def _is_no_deed(name: str, value: Value) -> bool:
    """Return whether it is no more than to be somewhere, or that something is so no longer, to set this value."""
    return name == PLACE or name.startswith(DID) or value in (False, NONE, UNKNOWN)
