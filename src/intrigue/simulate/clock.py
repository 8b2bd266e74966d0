"""The time of a story: minutes since its start, and what a clock on the wall says."""

from __future__ import annotations

from dataclasses import dataclass

DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When a story starts, and how long one step of it takes."""

    start: int = 8 * 60
    """Minutes after midnight."""
    step: int = 10
    """Minutes, at least 1."""

    def time_of_day(self, minutes: int) -> int:
        """Return how many minutes after midnight it is, so many minutes after the start."""
        return (self.start + minutes) % DAY

    def day(self, minutes: int) -> int:
        """Return which day it is, the first being 1."""
        return (self.start + minutes) // DAY + 1

    def shown(self, minutes: int) -> str:
        """Return the day and the time as people write them: `day 1, 08:10`."""
        now = self.time_of_day(minutes)
        return f"day {self.day(minutes)}, {now // 60:02}:{now % 60:02}"
