"""Random but well-formed worlds, for laws that hold for all worlds.

* `core_worlds()`: small worlds of core constructs, to be run: their rules come to rest.
* `worlds()`: worlds with every construct, to be printed, read and rewritten.
* `seeded_world(seed)`, `seeded_rich_world(seed)`: the same by a number, for large batches without Hypothesis.
"""

from __future__ import annotations

import random

from hypothesis import strategies as st

from intrigue.model.world import World
from tests.generation import Generator
from tests.rich_generation import RichGenerator


class Drawn:
    """Choices by Hypothesis, which makes them plainer when a law fails."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def integer(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))


class Seeded:
    """Choices by a random generator of one's own."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def integer(self, low: int, high: int) -> int:
        return self.random.randint(low, high)


@st.composite
def core_worlds(draw: st.DrawFn) -> World:
    """Return a strategy for small core worlds whose rules come to rest."""
    return Generator(Drawn(draw)).world()


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Return a strategy for worlds with every construct; they need not make sense as stories."""
    return RichGenerator(Drawn(draw)).world()


def seeded_world(seed: int) -> World:
    """Return the core world with this number."""
    return Generator(Seeded(seed)).world()


def seeded_rich_world(seed: int) -> World:
    """Return the world of every construct with this number."""
    return RichGenerator(Seeded(seed)).world()
