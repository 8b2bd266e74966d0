"""Whether a condition holds as somebody takes things to be, feelings included."""

from __future__ import annotations

from intrigue.model.expressions import Expression
from intrigue.semantics.setting import Setting
from intrigue.simulate.chronicle import Moment
from intrigue.tell.reading import Reads


def holds_for(setting: Setting, moment: Moment, who: str | None, condition: Expression) -> bool:
    """Return whether it holds in this mind; None: in the world."""
    return Reads(setting, moment.state, moment.hearts, who).holds(condition)
