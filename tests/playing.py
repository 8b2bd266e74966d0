"""Tests written in the language under test: the docstring is the world.

`@story` hands the test a `Playing`, made from the story text in its docstring (all that follows the first line).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call, read_expression
from intrigue.model.sugar import lower
from intrigue.model.terms import Value
from intrigue.semantics.beliefs import mind_along
from intrigue.semantics.evaluation import value
from intrigue.semantics.events import Event
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from intrigue.semantics.utility import utility


class Playing:
    """A world from text, with the state reached so far."""

    def __init__(self, text: str, epistemic: int = 1) -> None:
        self.world = load_text(text)
        core = lower(self.world)
        self.setting = Setting(core, level_needed(core, epistemic))
        self.state = initial(self.setting)

    def event(self, call: str) -> Event:
        return self.setting.event(read_call(call, self.setting.world))

    def possible(self, call: str, *chain: str) -> bool:
        return possible(self.setting, self.mind(*chain), self.event(call))

    def take(self, *calls: str) -> Playing:
        """Take these actions one after the other, each of which must be possible."""
        for call in calls:
            event = self.event(call)
            assert possible(self.setting, self.state, event), f"{call} is not possible"
            self.state = after(self.setting, self.state, event)
        return self

    def ask(self, expression: str) -> Value:
        """Return the value of an expression in the state reached."""
        return value(self.setting, self.state, read_expression(expression, self.setting.world))

    def mind(self, *chain: str) -> State:
        return mind_along(self.state, chain)

    def utility(self, holder: str, *chain: str) -> object:
        return utility(self.setting, self.mind(*chain), holder)


def story(test: Callable[[Playing], None]) -> Callable[[], None]:
    """Turn a test of a `Playing` into one that makes it from the docstring."""

    @wraps(test)
    def run() -> None:
        text = inspect.getdoc(test) or ""
        test(Playing(text.partition("\n")[2]))

    run.__signature__ = inspect.Signature()  # type: ignore[attr-defined]
    return run
