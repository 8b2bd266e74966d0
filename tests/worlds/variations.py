"""Bundled worlds with a few lines changed, to see whether their point hangs on these lines."""

from __future__ import annotations

from intrigue.language.bundled import bundled_worlds
from intrigue.language.loader import load_text
from intrigue.language.questions import read_call, read_expression
from intrigue.model.plans import Limits
from intrigue.model.sugar import lower
from intrigue.model.terms import Value
from intrigue.model.world import World
from intrigue.search.explaining import Explainer
from intrigue.semantics.evaluation import value
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import after, initial, possible

LIMITS = Limits(author=8, character=3, epistemic=2)


def varied(name: str, *changes: tuple[str, str]) -> World:
    """Return a bundled world with each old text, which must stand in it exactly once, replaced by the new."""
    text = bundled_worlds()[name].read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        text = text.replace(old, new)
    return load_text(text, name)


class Rehearsal:
    """A world, a state reached in it, and who would have a reason for what."""

    def __init__(self, world: World) -> None:
        core = lower(world)
        self.setting = Setting(core, level_needed(core, LIMITS.epistemic))
        self.explainer = Explainer(self.setting, LIMITS)
        self.state = initial(self.setting)

    def take(self, *calls: str) -> Rehearsal:
        """Take these actions one after the other; each must be possible, whether or not there is a reason."""
        for call in calls:
            event = self.setting.event(read_call(call, self.setting.world))
            assert possible(self.setting, self.state, event), f"{call} is not possible"
            self.state = after(self.setting, self.state, event)
        return self

    def explained(self, call: str) -> bool:
        """Return whether everybody who would have to consent has a reason for this now."""
        event = self.setting.event(read_call(call, self.setting.world))
        possible_now = possible(self.setting, self.state, event)
        return possible_now and self.explainer.explained(self.state, event) is not None

    def ask(self, expression: str) -> Value:
        """Return the value of an expression now."""
        return value(self.setting, self.state, read_expression(expression, self.setting.world))
