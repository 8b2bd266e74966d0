"""What can stand in the way of an action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from intrigue.explain.sources import Held
from intrigue.explain.why import Gain
from intrigue.model.expressions import Expression
from intrigue.model.plans import GroundCall

Kind: TypeAlias = Literal[
    "happened", "fate", "busy", "belief", "fact", "motive", "expects", "consent", "refused", "rival", "free"
]
"""What can stand in the way of an action.

* `happened`: nothing; it did happen in this step
* `fate`: nobody decides it; its time had not come
* `busy`: its actor was taken up by something else
* `belief`: its actor believed it impossible; `fact`: it was impossible
* `motive`: it led to nothing that its actor wanted
* `expects`: its actor took it that another would not agree; `consent`: another would really not have agreed
* `refused`: another had refused it lately
* `rival`: something else promised more
* `free`: nothing stood in the way; the lot, or the wish to wait, decided
"""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stood in the way."""

    kind: Kind
    who: str = ""
    """Whose belief, motive or consent it is about."""
    conditions: tuple[Expression, ...] = ()
    """What would have had to hold, and did not."""
    beliefs: tuple[Held, ...] = ()
    """What was taken to be so instead, with where that came from."""
    losses: tuple[Gain, ...] = ()
    """The wants that it would have hurt."""
    gains: tuple[Gain, ...] = ()
    """The wants that it would have served."""
    rival: GroundCall | None = None
    """What was done or intended instead."""
    worth: tuple[float, float] | None = None
    """What this was worth to its actor, and what the rival was."""
    entry: int | None = None
    """The entry that shows it."""
    until: int = 0
    """Of somebody busy: until which minute."""
