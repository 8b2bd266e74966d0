"""What a run hangs on, besides its world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from intrigue.minds.temperament import Disposition
from intrigue.simulate.clock import Clock


@dataclass(frozen=True, slots=True)
class Options:
    """Seed, clock, and how everybody decides. Equal worlds and options give equal runs."""

    seed: int = 0
    clock: Clock = field(default_factory=Clock)
    disposition: Disposition = field(default_factory=Disposition)
    """How everybody decides who is not named below."""
    dispositions: Mapping[str, Disposition] = field(default_factory=dict)

    def of(self, character: str) -> Disposition:
        """Return how this character decides."""
        return self.dispositions.get(character, self.disposition)

    @property
    def depth(self) -> int:
        """How many minds anybody looks into."""
        return max(each.reach.depth for each in (self.disposition, *self.dispositions.values()))
