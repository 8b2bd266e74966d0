"""Ctrl-C while `check --deep` searches: what was found so far is told."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_source
from intrigue.lint import deep, lint
from intrigue.semantics import looking_ahead
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State

STAIRS = """
world stairs
character ann
property floor: 0..9
property dusty
action climb(who: character)
    by who
    then floor += 1
action sweep(who: character)
    by who
    if dusty
    then not dusty
wants ann: floor
ending top if floor == 9
"""


def test_what_was_found_before_the_search_was_stopped_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[State] = []

    def felt_after(setting: Setting, state: State, event: Event) -> State:
        met.append(state)
        if len(met) > 3:
            raise KeyboardInterrupt
        return looking_ahead.felt_after(setting, state, event)

    monkeypatch.setattr(deep, "felt_after", felt_after)
    found = [each.message for each in lint(load_source(STAIRS), deep=True)]
    assert "ending 'top' never comes about in the first 4 states, where you stopped" in found
    assert any("'sweep'" in each for each in found)
