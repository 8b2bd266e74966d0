"""The stated bounds of the plain engine: what a story file cannot exceed without a clear message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a world may ask for before it is refused."""

    fluents: int = 200_000
    """Ground properties."""
    instances: int = 50_000
    """Ground instances of one action or rule."""
    parts: int = 200_000
    """Parts of one condition or effect list once its quantifiers are written out."""
    firings: int = 2_000
    """Rules that fire one after the other in one mind upon one event."""
    chains: int = 100_000
    """Chains of minds that one statement of the start may speak of."""


BOUNDS = Bounds()
