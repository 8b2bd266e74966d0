"""What was decisive in a run: how much came of each thing that happened, and which few things a summary names.

What counts is read off the chronicle: the decisions that were taken upon something, the feelings that it stirred, what
somebody worked out by it, and whether it led to what an act, or the run, ended with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intrigue.model.plans import GroundCall
from intrigue.model.sugar.minds import DID
from intrigue.simulate.chronicle import Belief, Entry
from intrigue.tell.course import Beat
from intrigue.tell.discourse import ACT, Told

DECISION = 1.0
"""What it counts that somebody decided something upon it."""
STIRRED = 0.03
"""What it counts that a feeling was stirred by 1 of 100."""
WORKED_OUT = 1.0
"""What it counts that somebody worked something out by it."""
LED_THERE = 1.5
"""What it counts that it led to what an act ended with."""
END = 3.0
"""What it counts that an act, or the run, ended with it."""
MOST_DECIDED = 3.0
"""More than that decisions do not count, nor"""
MOST_STIRRED = 6.0
"""feelings."""
ON_THE_WAY = 0.4
"""What it counts by which somebody only goes somewhere, compared with all else: they do it for what they do there."""
FATES = 0.5
"""What it counts by which nobody decides anything, compared with what somebody does."""
NOT_LESS = 0.15
"""What counts less than this share of what counts most is left out, even where there is room."""
PLACE = "at"
"""The property that says where everybody is."""
EVENTS_FOR_ONE = 2
"""Of so many things that are told one more is named."""


@dataclass(frozen=True)
class Consequences:
    """How much came of everything in one run."""

    weights: tuple[float, ...]
    """By the index of the entry; 0 for what nobody can see."""
    grounds: frozenset[Belief]
    """The beliefs on which somebody has decided something."""

    def decisive(self, told: Sequence[Told], most: int, before: Counter[GroundCall]) -> list[Told]:
        """Return the few among several things told of which most came, in their order.

        `before`: how often each has been told to happen before; the same again is worth the less.
        """
        many = min(1 + len(told) // EVENTS_FOR_ONE, most)
        times = Counter(before)
        worth: list[tuple[float, int]] = []
        for place, each in enumerate(told):
            worth.append((self.weights[each.beat.index] / (1 + times[each.call]), -place))
            times[each.call] += 1
        best = max(worth, default=(0.0, 0))[0]
        taken = {-place for weight, place in sorted(worth, reverse=True)[:many] if weight >= best * NOT_LESS}
        return [each for place, each in enumerate(told) if place in taken]


def consequences(beats: Sequence[Beat]) -> Consequences:
    """Return how much came of everything that happened in a run."""
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
    weights = [0.0] * len(entries)
    for at, beat in enumerate(beats):
        if beat.event is not None:
            came_of_it = min(decided[at], MOST_DECIDED) + min(stirred[at], MOST_STIRRED) + worked_out[at]
            came_of_it += LED_THERE * (at in led) + END * (at in ends)
            less = ON_THE_WAY if _goes_somewhere(beat) else FATES if beat.entry.kind == "fate" else 1.0
            weights[at] = came_of_it * less
    return Consequences(tuple(weights), frozenset(grounds))


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
    """Return whether nothing is done but to go somewhere, whatever rules make of that."""
    if beat.entry.kind != "action" or beat.event is None:
        return False
    before, after = beat.before.state, beat.after.state
    own = (each.slot for each in beat.event.changes if not each.believers)
    done = {each.fluent.property.name for each in own if before[each.index] != after[each.index]}
    return PLACE in done and all(each == PLACE or each.startswith(DID) for each in done)
