"""The estimates: never more than it takes, and nothing only where nothing is left to do."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.kernel.encoding import Kernel
from intrigue.kernel.graph import Graph
from intrigue.kernel.relaxed import COST_BITS, NOWHERE, Estimator
from intrigue.language.loader import load_text
from intrigue.model.sugar import lower
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from tests.kernel.forgetful import forgetful
from tests.search.random_worlds import random_world
from tests.strategies import seeded_world

FAR = 1_000


def _estimated(number: int, world_of: object) -> tuple[Setting, Kernel, Estimator]:
    world = random_world(number) if world_of == "search" else seeded_world(number)
    if world_of == "forgetful":
        world = forgetful(world, Random(number), rules=False)
    setting = Setting(world, level_needed(world, 1))
    kernel = Kernel(setting)
    return setting, kernel, Estimator(kernel.engine, Graph(kernel.encoder.tables, kernel.reachable))


@pytest.mark.parametrize("kind", ["search", "core", "forgetful"])
@pytest.mark.parametrize("number", range(60))
def test_no_walk_is_shorter_than_was_estimated(number: int, kind: str) -> None:
    """Wherever a walk raises somebody's utility, in the world or in a mind, the layers are no more than its steps."""
    setting, kernel, estimator = _estimated(number, kind)
    engine, draw = kernel.engine, Random(number)
    author = len(setting.characters)
    for holder in range(author + 1):
        for _ in range(6):
            node = kernel.initial() if holder == author else engine.mind(kernel.initial(), holder)
            nodes = [node]
            for _ in range(5):
                events = [e for e in engine.possible_events(node) if holder == author or setting.events[e].consenting]
                if not events:
                    break
                node = engine.after(node, draw.choice(events))
                nodes.append(node)
            for i, here in enumerate(nodes):
                start = engine.utility(here, holder)
                for steps, later in enumerate(nodes[i:]):
                    if engine.utility(later, holder) > start:
                        estimate = estimator.estimate(here, holder, start, True, FAR)
                        assert estimate < NOWHERE
                        assert 0 < estimate >> COST_BITS <= steps
                        break


@pytest.mark.parametrize("number", range(30))
def test_an_aim_that_is_reached_is_nothing_away(number: int) -> None:
    setting, kernel, estimator = _estimated(number, "search")
    start, author = kernel.initial(), len(setting.characters)
    here = kernel.engine.utility(start, author)
    assert estimator.estimate(start, author, here, False, FAR) == 0


CHARM = """world charm "A Charm"
character ann "Ann" she
character bob "Bob" he
property awake
property shown
action wake()
    by ann
    if not awake
    then awake
action show()
    by bob
    if not shown
    then shown
action charm()
    by bob
    then ann forgets since wake
wants bob: not ann believes shown
"""


def test_what_is_forgotten_may_be_what_somebody_wants() -> None:
    """Only the charm takes back what Ann has seen, and it takes one step."""
    world = lower(load_text(CHARM))
    setting = Setting(world, level_needed(world, 1))
    kernel = Kernel(setting)
    estimator = Estimator(kernel.engine, Graph(kernel.encoder.tables, kernel.reachable))
    place = {event.call.signature.name: i for i, event in enumerate(setting.events)}
    bob = setting.characters.index("bob")
    shown = kernel.engine.mind(kernel.engine.after(kernel.initial(), place["show"]), bob)
    assert kernel.engine.utility(shown, bob) == 0
    assert estimator.estimate(shown, bob, 0, True, FAR) >> COST_BITS == 1
    assert kernel.engine.utility(kernel.engine.after(shown, place["charm"]), bob) == 1
