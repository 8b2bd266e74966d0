"""How a world's people think, and what its clock says, where its author states it; what is left out is as usual."""

from __future__ import annotations

from dataclasses import dataclass

EVERYBODY = ""
"""In place of a character: everybody of whom nothing else is stated."""


@dataclass(frozen=True, slots=True)
class Timing:
    """When a story starts, and how long a step of it takes."""

    start: int | None = None
    """Minutes after midnight."""
    step: int | None = None
    """Minutes, at least 1."""

    def __post_init__(self) -> None:
        if not 0 <= (self.start or 0) < 24 * 60 or (self.step is not None and self.step < 1):
            raise ValueError("a story starts at a minute of the day, and a step takes at least a minute")


@dataclass(frozen=True, slots=True)
class Thinking:
    """How somebody thinks and decides; None: as everybody does, or else as is usual."""

    character: str = EVERYBODY
    horizon: int | None = None
    """How many actions a plan may have, at least 1."""
    depth: int | None = None
    """How many minds are looked into for a plan."""
    nodes: int | None = None
    """How many states may be expanded for one decision, at least 1."""
    patience: int | None = None
    """For how many steps in a row somebody waits for another."""
    whim: int | float | None = None
    """How much chance has a say."""
    effort: int | float | None = None
    """What every action of a plan costs."""
    persistence: int | float | None = None
    """How much better something else must be to take somebody off what they have begun."""

    def __post_init__(self) -> None:
        least = {"horizon": 1, "nodes": 1, "depth": 0, "patience": 0, "whim": 0, "effort": 0, "persistence": 0}
        for name, bound in least.items():
            value = getattr(self, name)
            if value is not None and value < bound:
                raise ValueError(f"{name} must be at least {bound}, not {value}")
