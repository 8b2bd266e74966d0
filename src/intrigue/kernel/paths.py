"""What the search for motives writes down: ways through a mind, and what is known of one motive."""

from __future__ import annotations

try:
    import cython
except ImportError:
    from intrigue.kernel import shadow as cython  # type: ignore[no-redef]


class Motive:
    """What is known about one holder's motive for one action in one mind."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, object]] = []
        """Explanations, each behind the budget and the depth that it needs."""
        self.refused: list[tuple[int, int]] = []
        """Budgets and depths within which there is none."""
        self.tried: dict[int, int] = {}
        """By budget and depth: the effort that was not enough."""


class Path:
    """A way through a mind: steps that are possible and explained there."""

    def __init__(
        self,
        state: cython.int,
        without: cython.int,
        length: cython.int,
        highest: cython.double,
        event: cython.int,
        reasons: tuple | None,
        before: Path | None,
    ) -> None:
        self.state = state
        self.without = without
        self.length = length
        self.highest = highest
        self.event = event
        self.reasons = reasons
        self.before = before


def needs(steps: object) -> tuple[int, int]:
    """Return the least budget and depth into which a plan in a mind fits with all that hangs below it."""
    budget, depth = len(steps), 0  # type: ignore[arg-type]
    for place, (_, reasons) in enumerate(steps):  # type: ignore[arg-type, var-annotated]
        for _, (below, threat) in reasons:
            inner, deep = needs((*below, *threat))
            budget = max(budget, place + inner)
            depth = max(depth, deep)
    return budget, (1 + depth if len(steps) > 1 else 0)  # type: ignore[arg-type]


def fearful(steps: object) -> bool:
    """Return whether some reason below these steps averts a loss.

    What others would do hangs on the very limits under which it was looked at; so then the least limits into which the
    steps fit may be too small.
    """
    return any(
        bool(threat) or fearful(below)
        for _, reasons in steps  # type: ignore[attr-defined]
        for _, (below, threat) in reasons
    )
