"""The events of which one alone may bring a gain: none that does is left out; and what an event sets off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest

from intrigue.kernel.door import Kernel
from intrigue.kernel.engine import Engine
from intrigue.kernel.graph import Graph
from intrigue.kernel.indexing import contradictory
from intrigue.kernel.mirror import Mirror
from intrigue.kernel.relaxed import Estimator
from intrigue.language.loader import load_text
from intrigue.model.sugar import lower
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import firings, initial, possible
from tests.kernel.forgetful import forgetful
from tests.search.random_worlds import random_world
from tests.strategies import seeded_world


@dataclass(frozen=True, slots=True)
class Stop:
    """A node that a walk through one holder's mind has come to."""

    engine: Engine
    estimator: Estimator
    holder: int
    node: int
    events: list[int]
    """What can be done there."""
    start: float
    """What it is worth to the holder."""

    def end(self, event: int) -> float:
        """Return what it is worth to the holder after an event."""
        return float(self.engine.utility(self.engine.after(self.node, event), self.holder))


def stops(number: int, kind: str) -> Iterator[Stop]:
    """Yield where a walk leads in the mind of each character of a random world, as long as the worth is a number."""
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
            if start == start:
                yield Stop(engine, estimator, holder, node, events, start)
            node = engine.after(node, draw.choice(events))


@pytest.mark.parametrize("kind", ["search", "core", "forgetful"])
@pytest.mark.parametrize("number", range(40))
def test_no_event_that_gains_at_once_is_left_out(number: int, kind: str) -> None:
    """Wherever a walk has led, whatever gains in one step is among those that may, and gains no more than it may."""
    for stop in stops(number, kind):
        lifts = stop.estimator.lifts(stop.node, stop.holder, stop.start, stop.events)
        if lifts is not None:
            ends = [stop.end(event) for event in stop.events]
            assert all(end <= lift for end, lift in zip(ends, lifts, strict=True) if end > stop.start)


@pytest.mark.parametrize("kind", ["search", "core", "forgetful"])
@pytest.mark.parametrize("number", range(40))
def test_no_event_that_harms_at_once_is_left_out(number: int, kind: str) -> None:
    """Wherever a walk has led, whatever leaves somebody worse off in one step is among what may."""
    for stop in stops(number, kind):
        lowering = stop.estimator.lowering(stop.node, stop.holder, stop.start, stop.events)
        if lowering is not None:
            assert {each for each in stop.events if stop.end(each) < stop.start} <= set(lowering)


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


MISSED = """world missed "Missed"
type place
place hall
place cellar
character ann "Ann" she
character bob "Bob" he
property at(character): place
rule miss(c: character, o: character)
    when not at(c) == at(o) and c believes at(c) == at(o)
    then c believes at(o) = unknown
"""


def test_a_rule_about_a_mistake_is_never_due_in_the_mind_of_who_makes_it() -> None:
    """In ann's mind, what she believes is what is so: she makes no mistake there, but bob may."""
    setting = Setting(lower(load_text(MISSED)), 1)
    tables = Kernel(setting).encoder.tables
    rules = {str(rule): tables.precondition[tables.first_rule + i] for i, rule in enumerate(setting.rules)}
    assert contradictory(tables, rules["miss(ann, bob)"], 0)
    assert not contradictory(tables, rules["miss(ann, bob)"], 1)
