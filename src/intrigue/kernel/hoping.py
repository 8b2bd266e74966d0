"""What somebody may suppose who decides in fact, and the minds in which it is so: the twin of `search/supposing.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from intrigue.kernel import layout
from intrigue.kernel.engine import Engine

Supposed = tuple[tuple[int, int], ...]
"""Fluents, each with the code that it is supposed to have."""


@dataclass(frozen=True, slots=True)
class Open:
    """A fluent that may be supposed to have some value, where it is unknown."""

    slot: int
    at_most: tuple[int, ...]
    """For every character how many fluents it may suppose at once with this one among them; 0: not this one."""
    codes: tuple[int, ...]
    ruled_out: tuple[tuple[int, ...], ...]
    """For every character and code the fluent that says that the character has ruled it out; NOBODY: none does."""


class Hopes:
    """What may be supposed in one setting."""

    def __init__(self, engine: Engine, fluents: list[Open]) -> None:
        self.engine = engine
        self.fluents = fluents
        self.largest = max((most for each in fluents for most in each.at_most), default=0)

    def minds(self, mind: int, holder: int) -> Iterator[tuple[Supposed, int]]:
        """Yield every mind that the holder may suppose itself in, with what it supposes; the fewest first."""
        codes = self.engine.codes(mind)
        wondered = [
            (each, values)
            for each in self.fluents
            if each.at_most[holder]
            and codes[each.slot] == layout.UNKNOWN
            and (values := _not_ruled_out(each, codes, holder))
        ]
        for size in range(1, self.largest + 1):
            for chosen in combinations(wondered, size):
                if any(size > each.at_most[holder] for each, _ in chosen):
                    continue
                slots = [each.slot for each, _ in chosen]
                for taken in product(*(values for _, values in chosen)):
                    supposed = tuple(zip(slots, taken, strict=True))
                    yield supposed, self.engine.supposing(mind, holder, slots, list(taken))


def _not_ruled_out(fluent: Open, codes: list[int], holder: int) -> list[int]:
    negations = zip(fluent.codes, fluent.ruled_out[holder], strict=True)
    return [code for code, slot in negations if slot < 0 or codes[slot] != layout.YES]
