"""Chance by key: every lot is drawn by hashing what it is for, never by the order in which lots are drawn.

So two runs from one seed have equal lots wherever who, what and when are equal, however much else has changed.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

from intrigue.simulate.chronicle import Draw


@dataclass(frozen=True, slots=True)
class Lot:
    """What a lot is drawn for."""

    kind: str
    """What sort of decision: `whim`, `chance`, `turn`."""
    who: str
    """Whose; empty: nobody's."""
    name: str
    """The full name of what it is about, such as a ground action."""
    clock: int
    """The minute."""
    nth: int = 0
    """How many lots for the same were drawn before it."""

    def __str__(self) -> str:
        return "|".join((self.kind, self.who, self.name, str(self.clock), str(self.nth)))


def uniform(seed: int, lot: Lot) -> float:
    """Return a number above 0 and below 1, each as likely as any other."""
    digest = hashlib.blake2b(f"{seed}|{lot}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") // 2048 + 0.5) / 2**53


def gumbel(seed: int, lot: Lot) -> float:
    """Return a number whose maximum over options chooses each in proportion to the exponential of its value."""
    return -math.log(-math.log(uniform(seed, lot)))


def drawn(lot: Lot, value: float) -> Draw:
    """Return the lot and its outcome as the chronicle keeps them."""
    return Draw(str(lot), round(value, 6))
