"""How somebody decides: how far they look ahead, how long they wait, how much is mood and chance.

Nothing of this changes what is explained; it only weighs what is. Numbers that say how much something counts are in the
units of utility, in which an author's usual want counts 1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from intrigue.semantics.feelings import Feeling, Hearts

STEADY_ANGER = 40
"""So many points of anger take one action off how far somebody looks ahead."""
LEAST_HORIZON = 2
"""Even in a rage one sees what comes next."""
HOPEFUL = 50
"""So many points of hope are worth one more step of waiting."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far somebody thinks."""

    horizon: int
    """How many actions a plan may have, at least 1."""
    depth: int
    """How many minds are looked into for a plan; 0: an action must pay at once."""
    nodes: int
    """How many states may be expanded for one decision."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """The ways of one character."""

    reach: Reach = Reach(horizon=5, depth=2, nodes=300)
    """How far it thinks when it is calm."""
    whim: float = 0.1
    """How much chance has a say: what its lot is multiplied by; 0: none."""
    patience: int = 3
    """For how many steps in a row somebody waits for another."""
    effort: float = 0.1
    """What every action of a plan costs."""
    persistence: float = 0.5
    """How much better something else must be to take somebody off what they have begun."""


def reach_of(disposition: Disposition, hearts: Hearts, character: str) -> Reach:
    """Return how far the character thinks, feeling as it does: anger is short-sighted."""
    calm = disposition.reach
    anger = hearts.strongest("anger", character)
    return replace(calm, horizon=min(calm.horizon, max(LEAST_HORIZON, calm.horizon - anger // STEADY_ANGER)))


def patience_of(disposition: Disposition, hearts: Hearts, character: str) -> int:
    """Return for how many steps the character waits, feeling as it does: hope makes it wait longer."""
    return disposition.patience + hearts.of(Feeling("hope", character)) // HOPEFUL
