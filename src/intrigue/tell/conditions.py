"""Whether a condition holds as somebody takes things to be, feelings included."""

from __future__ import annotations

from intrigue.model.expressions import Expression
from intrigue.semantics.beliefs import believed
from intrigue.semantics.evaluation import holds
from intrigue.semantics.setting import Setting
from intrigue.simulate.chronicle import Moment


def holds_for(setting: Setting, moment: Moment, who: str | None, condition: Expression) -> bool:
    """Return whether it holds in this mind; None: in the world."""
    state = moment.state if who is None else believed(setting, moment.state, who)
    return holds(setting, state, condition)
