"""The kernel is the twin of the semantics: on every walk through every world both hold the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intrigue.errors import LoopError
from intrigue.kernel import layout, learning, reading
from intrigue.kernel.store import COMPILED
from intrigue.model.world import World
from tests.kernel.forgetful import forgetful
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
        Twins(seeded_world(seed)).walk(Random(seed), 4)


@pytest.mark.parametrize("number", range(40))
def test_both_engines_agree_where_minds_nest_deep(number: int) -> None:
    """The same in worlds of private knowledge, participants and wrong beliefs, four minds deep."""
    twins = Twins(random_world(number), epistemic=3)
    for walk in range(3):
        twins.walk(Random(f"{number} {walk}"), 5)


@pytest.mark.parametrize("batch", range(10))
def test_both_engines_agree_where_minds_go_back_to_a_mark(batch: int) -> None:
    """The same in worlds in which actions and rules make somebody forget; some of their rules never come to rest."""
    walked = 0
    for seed in range(batch * 30, (batch + 1) * 30):
        draw = Random(f"forgetful {seed}")
        try:
            walked += Twins(forgetful(seeded_world(seed), draw)).walk(draw, 5)
        except LoopError:
            continue
    assert walked > 30


@given(core_worlds(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_both_engines_agree_on_any_world(world: World, draw: Random) -> None:
    """The same on whatever world Hypothesis thinks of."""
    Twins(world).walk(draw, 4)


@pytest.mark.skipif(COMPILED, reason="compiled constants cannot be looked at")
@pytest.mark.parametrize("module", [reading, learning])
def test_the_numbers_that_the_compiler_folds_are_those_of_the_layout(module: object) -> None:
    """What is written twice, for the compiler's sake, is written alike."""
    both = [name for name in vars(module) if name.isupper() and hasattr(layout, name)]
    assert len(both) > 5
    assert all(getattr(module, name) == getattr(layout, name) for name in both)
