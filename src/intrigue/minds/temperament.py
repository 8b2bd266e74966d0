"""How somebody decides: how far they look ahead, how long they wait, how much is mood and chance.

Nothing of this changes what is explained; it only weighs what is. Numbers that say how much something counts are in the
units of utility, in which an author's usual want counts 1.
"""

from __future__ import annotations

from dataclasses import dataclass

from intrigue.semantics.feelings import Feeling, Hearts

STEADY_ANGER = 40
"""So many points of anger take one action off how far somebody looks ahead."""
LEAST_HORIZON = 2
"""Even in a rage one sees what comes next."""
HOPEFUL = 50
"""So many points of hope are worth one more step of waiting."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """The ways of one character."""

    horizon: int = 5
    """How many actions a plan may have, at least 1."""
    depth: int = 2
    """How many minds are looked into for a plan; 0: an action must pay at once."""
    nodes: int = 600
    """How many states may be expanded for one decision."""
    whim: float = 0.1
    """How much chance has a say: what its lot is multiplied by; 0: none."""
    patience: int = 3
    """For how many steps in a row somebody waits for another."""
    effort: float = 0.1
    """What every action of a plan costs."""
    persistence: float = 0.5
    """How much better something else must be to take somebody off what they have begun."""


def horizon_of(disposition: Disposition, hearts: Hearts, character: str) -> int:
    """Return how far ahead the character looks, feeling as it does: anger is short-sighted."""
    anger = hearts.strongest("anger", character)
    return min(disposition.horizon, max(LEAST_HORIZON, disposition.horizon - anger // STEADY_ANGER))


def patience_of(disposition: Disposition, hearts: Hearts, character: str) -> int:
    """Return for how many steps the character waits, feeling as it does: hope makes it wait longer."""
    return disposition.patience + hearts.of(Feeling("hope", character)) // HOPEFUL
