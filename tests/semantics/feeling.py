"""Worlds played with feelings: each event is appraised, and the feelings that the world mentions stand in its states.

`@felt` hands the test `Feelings`, made from the story text in its docstring (all that follows the first line).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps

from intrigue.semantics.appraisal import Record, appraise, decayed, initial_hearts, reconsider, settle
from intrigue.semantics.feelings import Feeling, Prospect, Temperaments
from intrigue.semantics.transition import after, possible
from tests.playing import Playing


class Feelings(Playing):
    """A world from text, with the state and the hearts reached so far."""

    def __init__(self, text: str, epistemic: int = 1) -> None:
        super().__init__(text, epistemic)
        self.temperaments = Temperaments(self.setting.world)
        start = initial_hearts(self.setting, self.state)
        self.state, self.hearts = settle(self.setting, self.state, start)
        self.since = self.state
        self.prospects: tuple[Prospect, ...] = ()
        self.records: tuple[Record, ...] = ()
        """What the last event or change of prospects made everybody feel."""

    def happen(self, *calls: str) -> Feelings:
        """Let these events happen one after the other, each of which must be possible, and appraise them."""
        for call in calls:
            event = self.event(call)
            assert possible(self.setting, self.state, event), f"{call} is not possible"
            outcome = after(self.setting, self.state, event)
            found = appraise(
                self.setting,
                self.state,
                event,
                outcome,
                self.hearts,
                self.temperaments,
                self.prospects,
                self.since,
            )
            self.records, self.since = found.records, outcome
            self.prospects = tuple(each for each in self.prospects if each not in found.settled)
            self.state, self.hearts = settle(self.setting, outcome, found.hearts)
        return self

    def expect(self, *prospects: Prospect) -> Feelings:
        """Let these be all that anybody hopes for and fears from now on."""
        found = reconsider(self.setting, self.hearts, self.prospects, prospects, self.temperaments)
        self.records, self.prospects = found.records, prospects
        self.state, self.hearts = settle(self.setting, self.state, found.hearts)
        return self

    def pass_time(self, minutes: int) -> Feelings:
        """Let time pass in which nothing happens."""
        self.hearts = decayed(self.hearts, minutes, self.temperaments)
        self.state, self.hearts = settle(self.setting, self.state, self.hearts)
        return self

    def of(self, emotion: str, holder: str, about: str | None = None) -> int:
        """Return how strongly somebody feels something."""
        return self.hearts.of(Feeling(emotion, holder, about))

    def felt(self, holder: str) -> list[str]:
        """Return what the last event made somebody feel, in order."""
        return [each.emotion for each in self.records if each.holder == holder]

    def record(self, emotion: str, holder: str) -> Record:
        """Return the one record of somebody's emotion."""
        (found,) = (each for each in self.records if (each.emotion, each.holder) == (emotion, holder))
        return found


def felt(test: Callable[[Feelings], None]) -> Callable[[], None]:
    """Turn a test of `Feelings` into one that makes them from the docstring."""

    @wraps(test)
    def run() -> None:
        text = inspect.getdoc(test) or ""
        test(Feelings(text.partition("\n")[2]))

    run.__signature__ = inspect.Signature()  # type: ignore[attr-defined]
    return run
