"""Which rules are looked at: none that a change cannot have set off."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.kernel.door import Kernel
from intrigue.language.loader import load
from intrigue.model.sugar import lower
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting


def _kernel(name: str) -> tuple[Setting, Kernel]:
    world = lower(load(name).world)
    setting = Setting(world, level_needed(world, 1))
    return setting, Kernel(setting, everything=True)


@pytest.mark.parametrize("name", ["tin", "zoo"])
def test_whoever_sees_something_believed_something_else(name: str) -> None:
    """A rule by which somebody sees what is so is due only where they believe what is not so."""
    setting, kernel = _kernel(name)
    tables = kernel.encoder.tables
    seeing = [number for number, rule in enumerate(setting.rules) if rule.action.name.startswith("see ")]
    assert seeing
    for number in seeing:
        (change,) = setting.rules[number].changes
        assert setting.characters[tables.discord_character[number]] == change.believers[0]
        assert tables.discord_slot[number] == kernel.encoder.slot[change.slot.index]


@pytest.mark.parametrize("name", ["tin", "zoo", "waltz"])
def test_no_rule_is_due_that_was_not_looked_at(name: str) -> None:
    """Wherever a walk leads, all rules looked at once more change nothing."""
    _, kernel = _kernel(name)
    engine, draw = kernel.engine, Random(name)
    for _ in range(20):
        node = kernel.initial()
        for _ in range(8):
            events = engine.possible_events(node)
            if not events:
                break
            node = engine.after(node, draw.choice(events))
            assert engine.close(node) == node


def test_how_somebody_does_hangs_on_no_other_node() -> None:
    """Read after whatever other node, a utility is what a new engine reads."""
    setting, kernel = _kernel("organist")
    engine, draw = kernel.engine, Random(3)
    nodes = [kernel.initial()]
    for _ in range(40):
        node = draw.choice(nodes)
        nodes.append(engine.after(node, draw.choice(engine.possible_events(node))))
    asked = [(node, holder) for node in nodes for holder in range(len(setting.characters))] * 2
    draw.shuffle(asked)
    for node, holder in asked:
        minds = [node, engine.mind(node, holder)]
        for each in minds:
            other = Kernel(setting, everything=True) if draw.random() < 0.05 else None
            if other is not None:
                owner = setting.characters[holder] if each != node else None
                there = other.node(kernel.state(each, owner))
                assert engine.utility(each, holder) == other.engine.utility(there, holder)
            else:
                engine.utility(each, holder)
