"""The biscuit tin: what Otto has looked into he has ruled out, but for where he found it."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load
from intrigue.model.terms import RULED_OUT
from intrigue.semantics.beliefs import believed
from intrigue.simulate.simulation import run


@pytest.mark.parametrize("seed", range(6))
def test_otto_rules_out_nothing_that_is_not_so(seed: int) -> None:
    """Before he finds the tin he does not expect it there; what he expects of looking must not outlast the finding."""
    story = run(load("tin").world, seed=seed, steps=20)
    state = story.moment.state
    mind = believed(story.setting, state, "otto")
    ruled_out = [each for each in story.setting.fluents if each.property.name.startswith(RULED_OUT)]
    thought = {each for each in ruled_out if mind[story.setting.index[each]] is True}
    assert thought == {
        each for each in ruled_out if state[story.setting.index[each]] is True and "otto" in each.arguments
    }
    assert any(
        fluent.property.name == "has" and state[story.setting.index[fluent]] is True for fluent in story.setting.fluents
    )
