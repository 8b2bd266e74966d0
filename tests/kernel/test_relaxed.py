"""The estimates: never more than it takes, and nothing only where nothing is left to do."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.kernel.door import Kernel
from intrigue.kernel.engine import Engine
from intrigue.kernel.graph import Graph
from intrigue.kernel.relaxed import COST_BITS, NOWHERE, Estimator
from intrigue.language.loader import load_text
from intrigue.model.sugar import lower
from intrigue.semantics.level import level_needed, longest_chain
from intrigue.semantics.setting import Setting
from tests.kernel.forgetful import forgetful
from tests.search.inner_worlds import inner_world
from tests.search.random_worlds import random_world
from tests.strategies import seeded_world

FAR = 1_000


def _estimated(number: int, world_of: object) -> tuple[Setting, Kernel, Estimator]:
    world = random_world(number) if world_of == "search" else seeded_world(number)
    if world_of == "inner":
        world = inner_world(number)
    elif world_of == "forgetful":
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


@pytest.mark.parametrize("kind", ["search", "core", "forgetful", "inner"])
@pytest.mark.parametrize("number", range(40))
def test_layers_by_themselves_are_those_of_the_estimate(number: int, kind: str) -> None:
    """Whatever was asked before, and of whatever state: what is left out makes nothing nearer or further."""
    setting, kernel, estimator = _estimated(number, kind)
    engine, draw = kernel.engine, Random(number)
    author = len(setting.characters)
    for _ in range(12):
        holder = draw.randrange(author + 1)
        node = kernel.initial() if holder == author or draw.random() < 0.2 else engine.mind(kernel.initial(), holder)
        for _ in range(4):
            for start in (engine.utility(node, holder), draw.choice([-1.0, 0.0, 1.0, 2.5])):
                if start == start:
                    estimate = estimator.estimate(node, holder, start, True, FAR)
                    layers = NOWHERE if estimate == NOWHERE else estimate >> COST_BITS
                    assert estimator.soonest(node, holder, start) == layers
                    assert bool(estimator.at_hand(node, holder, start)) == (layers <= 1)
            events = engine.possible_events(node)
            if events:
                node = engine.after(node, draw.choice(events))


TELLING = (74, 744, 872, 983, 1060, 1113, 2199, 2300, 3167, 3225, 3586, 4392, 4746, 5016, 5084, 5245, 6601)
"""Worlds in which a gain hangs on a mind that others are seen in, on a number told, or on how deep minds go."""


@pytest.mark.parametrize("number", [*range(40), *TELLING])
def test_no_gain_in_minds_is_nearer_than_was_estimated(number: int) -> None:
    """From everywhere that events lead to, in the world and in minds, a gain takes at least the layers estimated."""
    world = inner_world(number)
    setting = Setting(world, level_needed(world, 1))
    kernel = Kernel(setting)
    engine, author = kernel.engine, len(setting.characters)
    estimator = Estimator(engine, Graph(kernel.encoder.tables, kernel.reachable))
    start = kernel.initial()
    minds = [(engine.mind(start, c), c) for c in range(author)]
    if setting.level - 2 >= longest_chain(world):
        minds += [(engine.mind(mind, d), d) for mind, c in minds for d in range(author) if c != d]
    for node, holder in [(start, author), *minds]:
        events = [i for i, event in enumerate(setting.events) if event.consenting or holder == author]
        here, after = _met(engine, node, set(events), 60)
        for each in here[:25]:
            before = engine.utility(each, holder)
            steps = _nearest(engine, each, after, holder)
            if steps is not None:
                estimate = estimator.estimate(each, holder, before, True, FAR)
                assert 0 < estimate >> COST_BITS <= steps, (each, holder)


def _met(engine: Engine, start: int, events: set[int], most: int) -> tuple[list[int], dict[int, list[int]]]:
    """Return the nodes that events lead to, about so many, and from each of them where its events lead."""
    met, after = {start: None}, dict[int, list[int]]()
    pending = [start]
    for node in pending:
        if len(met) <= most:
            after[node] = [engine.after(node, e) for e in engine.possible_events(node) if e in events]
            pending += [each for each in dict.fromkeys(after[node]) if each not in met]
            met.update(dict.fromkeys(after[node]))
    return pending, after


def _nearest(engine: Engine, start: int, after: dict[int, list[int]], holder: int) -> int | None:
    """Return the fewest steps to a gain; None where none was met."""
    before = engine.utility(start, holder)
    steps = {start: 0}
    pending = [start]
    for node in pending:
        if engine.utility(node, holder) > before:
            return steps[node]
        for each in after.get(node, ()):
            if each not in steps:
                steps[each] = steps[node] + 1
                pending.append(each)
    return None


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
