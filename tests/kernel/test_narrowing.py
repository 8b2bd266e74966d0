"""The events of which one alone may bring a gain: none that does is left out; and what an event sets off."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.kernel.encoding import Kernel
from intrigue.kernel.graph import Graph
from intrigue.kernel.mirror import Mirror
from intrigue.kernel.relaxed import Estimator
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import firings, initial, possible
from tests.kernel.forgetful import forgetful
from tests.search.random_worlds import random_world
from tests.strategies import seeded_world


@pytest.mark.parametrize("kind", ["search", "core", "forgetful"])
@pytest.mark.parametrize("number", range(40))
def test_no_event_that_gains_at_once_is_left_out(number: int, kind: str) -> None:
    """Wherever a walk has led, in the world or in a mind, whatever gains in one step is among those that may."""
    world = random_world(number) if kind == "search" else seeded_world(number)
    if kind == "forgetful":
        world = forgetful(world, Random(number), rules=False)
    setting = Setting(world, level_needed(world, 1))
    kernel = Kernel(setting)
    estimator = Estimator(kernel.engine, Graph(kernel.encoder.tables, kernel.reachable))
    engine, draw = kernel.engine, Random(number)
    for holder in range(len(setting.characters)):
        node = engine.mind(kernel.initial(), holder)
        for _ in range(6):
            events = [event for event in engine.possible_events(node) if setting.events[event].consenting]
            if not events:
                break
            start = engine.utility(node, holder)
            if start == start and estimator.narrow(node, holder, start):
                kept = [event for event in events if estimator.may_gain(event)]
                gaining = [event for event in events if engine.utility(engine.after(node, event), holder) > start]
                assert set(gaining) <= set(kept)
            node = engine.after(node, draw.choice(events))


@pytest.mark.parametrize("number", range(40))
def test_an_event_sets_off_the_rules_of_the_definition(number: int) -> None:
    """The same rules fire, in the same order and in the same states."""
    world = seeded_world(number)
    setting = Setting(world, level_needed(world, 1))
    mirror, state = Mirror(setting), initial(setting)
    first = mirror.engine.first_rule
    for event in setting.events:
        if possible(setting, state, event):
            fired = mirror.engine.firings(mirror.node(state), mirror.number[event])
            found = tuple((setting.rules[rule - first], mirror.state(node, None)) for rule, node in fired)
            assert found == firings(setting, state, event)
