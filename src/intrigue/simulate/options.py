"""What a run hangs on, besides its world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from intrigue.minds.temperament import Disposition, Reach
from intrigue.model.ways import EVERYBODY, Thinking
from intrigue.model.world import World
from intrigue.simulate.clock import Clock

N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Options:
    """Seed, clock, and how everybody decides. Equal worlds and options give equal runs.

    What is given here goes before what the world says about it.
    """

    seed: int = 0
    clock: Clock | None = None
    """None: the world's."""
    disposition: Disposition | None = None
    """How everybody decides who is not named below; None: as the world says."""
    dispositions: Mapping[str, Disposition] = field(default_factory=dict)

    def of(self, character: str) -> Disposition:
        """Return how this character decides."""
        return self.dispositions.get(character) or self.disposition or Disposition()

    @property
    def depth(self) -> int:
        """How many minds anybody looks into."""
        return max(each.reach.depth for each in (self.disposition or Disposition(), *self.dispositions.values()))


@dataclass(frozen=True, slots=True)
class Settled(Options):
    """Options with nothing left open."""

    clock: Clock = field(default_factory=Clock)
    disposition: Disposition = field(default_factory=Disposition)


def settled(world: World, given: Options) -> Settled:
    """Return options in which the world has its say on what is not given."""
    stated = {each.character: each for each in world.thinking}
    everybody = _disposed(Disposition(), stated.pop(EVERYBODY, None))
    theirs = {character: _disposed(everybody, each) for character, each in stated.items()}
    if given.disposition is not None:
        everybody, theirs = given.disposition, {}
    clock = given.clock if given.clock is not None else clock_of(world)
    return Settled(given.seed, clock, everybody, {**theirs, **given.dispositions})


def clock_of(world: World) -> Clock:
    """Return the clock of a world."""
    usual = Clock()
    if world.clock is None:
        return usual
    return Clock(_either(world.clock.start, usual.start), _either(world.clock.step, usual.step))


def _disposed(usual: Disposition, stated: Thinking | None) -> Disposition:
    """Return the usual ways with those that are stated in their place."""
    if stated is None:
        return usual
    reach = usual.reach
    return Disposition(
        Reach(
            _either(stated.horizon, reach.horizon),
            _either(stated.depth, reach.depth),
            _either(stated.nodes, reach.nodes),
        ),
        _either(stated.whim, usual.whim),
        _either(stated.patience, usual.patience),
        _either(stated.effort, usual.effort),
        _either(stated.persistence, usual.persistence),
    )


def _either(stated: N | None, usual: N) -> N:
    return usual if stated is None else stated
