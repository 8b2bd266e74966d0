"""Routine, told in portions: what happens again and again is told the first times, and then only that it goes on.

A *portion* is one thing that is told for itself, or a stretch of things each of which has been told before. In a
stretch nothing is new to the reader and nobody is much moved; it ends with the first thing of which that is not so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.plans import GroundCall
from intrigue.tell.discourse import Told

Length: TypeAlias = Choice["short", "normal", "full"]
"""How much is told."""
FRESH: Mapping[Length, int] = {"short": 1, "normal": 2, "full": 6}
"""How often the same is told for itself."""
STRETCH = 3
"""Fewer things than that are told one by one, however routine."""
MOVING = 55
"""A feeling that is stirred so strongly makes the tenth time worth telling."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What is told together."""

    parts: tuple[Told, ...]
    """One thing told for itself; or several that are summed up."""

    @property
    def routine(self) -> bool:
        """Whether it is summed up."""
        return len(self.parts) > 1

    def weightiest(self, most: int, weight: Callable[[Told], float]) -> tuple[GroundCall, ...]:
        """Return the few things that happen in it of which most came, each once, in their order.

        Of those that count the same, the more frequent are taken.
        """
        times = Counter(each.call for each in self.parts)
        counts = {call: max(weight(each) for each in self.parts if each.call == call) for call in times}
        taken = sorted(times, key=lambda call: (-counts[call], -times[call]))[:most]
        return tuple(call for call in times if call in taken)


def portions(told: Iterable[Told | None], length: Length) -> Iterator[Portion | None]:
    """Yield what is told, in order, with routine gathered, each portion as soon as it is over; None at an act's end."""
    times: Counter[tuple[str, GroundCall]] = Counter()
    stretch: list[Told] = []
    for each in told:
        if each is None:
            yield from _gathered(stretch)
            stretch = []
            yield None
            continue
        key = (each.beat.entry.kind, each.call)
        times[key] += 1
        routine = times[key] > FRESH[length] and not _moves(each)
        if stretch and (not routine or stretch[0].focalizer != each.focalizer or stretch[0].act != each.act):
            yield from _gathered(stretch)
            stretch = []
        if routine:
            stretch.append(each)
        else:
            yield Portion((each,))
    yield from _gathered(stretch)


def _gathered(stretch: list[Told]) -> Iterator[Portion]:
    if len(stretch) >= STRETCH:
        yield Portion(tuple(stretch))
    else:
        yield from (Portion((each,)) for each in stretch)


def _moves(told: Told) -> bool:
    """Return whether something goes on in the focalizer's mind that is worth telling for itself."""
    own = [each.entry for each in told.trailing]
    return any(
        (entry.kind == "learns" and entry.who == told.focalizer)
        or any(felt.holder == told.focalizer and felt.by >= MOVING for felt in entry.feels)
        for entry in own
    )
