"""The kernel is the twin of the semantics: on every walk through every world both hold the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intrigue.kernel import engine, layout, reading
from intrigue.kernel.store import COMPILED
from intrigue.model.world import World
from tests.kernel.twinned import Twins
from tests.search.random_worlds import random_world
from tests.strategies import core_worlds, seeded_world

BATCHES = 20
WORLDS = 50
"""In each batch."""


@pytest.mark.parametrize("batch", range(BATCHES))
def test_both_engines_agree_on_a_thousand_worlds(batch: int) -> None:
    """After each of four random steps: the same values, minds, possible events and utilities."""
    for seed in range(batch * WORLDS, (batch + 1) * WORLDS):
        twins = Twins(seeded_world(seed))
        if not twins.setting.marks:
            twins.walk(Random(seed), 4)


@pytest.mark.parametrize("number", range(40))
def test_both_engines_agree_where_minds_nest_deep(number: int) -> None:
    """The same in worlds of private knowledge, participants and wrong beliefs, four minds deep."""
    twins = Twins(random_world(number), epistemic=3)
    for walk in range(3):
        twins.walk(Random(f"{number} {walk}"), 5)


@given(core_worlds(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_both_engines_agree_on_any_world(world: World, draw: Random) -> None:
    """The same on whatever world Hypothesis thinks of."""
    twins = Twins(world)
    if not twins.setting.marks:
        twins.walk(draw, 4)


@pytest.mark.skipif(COMPILED, reason="compiled constants cannot be looked at")
@pytest.mark.parametrize("module", [reading, engine])
def test_the_numbers_that_the_compiler_folds_are_those_of_the_layout(module: object) -> None:
    """What is written twice, for the compiler's sake, is written alike."""
    both = [name for name in vars(module) if name.isupper() and hasattr(layout, name)]
    assert len(both) > 5
    assert all(getattr(module, name) == getattr(layout, name) for name in both)
