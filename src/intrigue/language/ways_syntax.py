"""Syntax of what a world says about the clock and about how its people think.

`syntax.py` explains the whole tree and offers all of its nodes.
"""

from __future__ import annotations

from intrigue.language.expression_syntax import Line, Name


class Clock(Line, frozen=True):
    """`clock from 14:00, steps of 5 minutes`; at least one of the two."""

    start: int | None = None
    """Minutes after midnight."""
    step: int | None = None
    """Minutes."""


class Ways(Line, frozen=True):
    """`gaara: 5 actions ahead, 2 minds deep, 300 states, patience 3, whim 0.1, effort 0.1, persistence 0.5`."""

    character: Name | None
    """None: `everybody`."""
    horizon: int | None = None
    depth: int | None = None
    nodes: int | None = None
    patience: int | None = None
    whim: int | float | None = None
    effort: int | float | None = None
    persistence: int | float | None = None


class Thinking(Line, frozen=True):
    """`thinking`, with one line or several."""

    ways: tuple[Ways, ...]
