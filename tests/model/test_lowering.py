"""Laws of rewriting, for all worlds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from intrigue.errors import BoundError
from intrigue.language.loader import load_text
from intrigue.model.checking import check_world
from intrigue.model.sugar import is_core, left_out_of_plans, lower, naming
from intrigue.model.terms import Signature
from intrigue.model.world import World
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import after, initial, possible
from tests.strategies import core_worlds, seeded_rich_world, seeded_world, worlds

slow = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@slow
@given(core_worlds())
def test_a_core_world_is_its_own_rewriting(world: World) -> None:
    assert is_core(world)
    assert lower(world) is world


@slow
@given(worlds())
def test_rewriting_gives_a_whole_core_world_and_does_so_once(world: World) -> None:
    core = lower(world)
    assert is_core(core)
    check_world(core)
    assert lower(core) is core


@slow
@given(worlds())
def test_what_the_author_named_keeps_its_place(world: World) -> None:
    core = lower(world)
    assert [each.signature for each in core.properties[: len(world.properties)]] == list(world.property)
    assert [each.signature for each in core.actions[: len(world.actions)]] == list(world.action)
    assert (core.entities, core.types, core.depth) == (world.entities, world.types, world.depth)


@pytest.mark.parametrize("seed", range(30))
def test_a_rewritten_world_runs(seed: int) -> None:
    setting = Setting(lower(seeded_rich_world(seed)), 1)
    state = initial(setting)
    for event in setting.events:
        if possible(setting, state, event):
            after(setting, state, event)


@pytest.mark.parametrize("seed", range(60))
def test_the_rules_of_random_core_worlds_come_to_rest(seed: int) -> None:
    setting = Setting(seeded_world(seed), 2)
    state = initial(setting)
    for event in setting.events:
        if possible(setting, state, event):
            state = after(setting, state, event)


def test_one_seed_gives_one_world() -> None:
    assert seeded_world(7) == seeded_world(7)
    assert seeded_rich_world(7) == seeded_rich_world(7)
    assert seeded_world(7) != seeded_world(8)


def test_a_feeling_that_is_read_is_declared_as_a_number_at_rest() -> None:
    world = load_text(
        "world w\ncharacter ann, bob\nproperty storming\n"
        "rule r\n    when anger(ann, bob) > 60 and not storming\n    then storming\n"
        "ending e if liking(ann, bob) > 50\nending m if mood(ann) > 50\n"
    )
    core = lower(world)
    pair = ("character", "character")
    assert core.property[Signature("anger", pair)].initial == 0
    assert core.property[Signature("liking", pair)].initial == 50
    assert core.property[Signature("mood", pair[:1])].initial == 50


def test_what_no_engine_serves_is_named_as_its_author_wrote_it() -> None:
    world = load_text(
        """world w
type place
place hall
character ann, bob
property at(character): place = hall
property fond(character, character): yes or no
action dine(a: character) takes 2 hours
    then at(a) = hall
event market at 08:00 every day then ann forgets since market
crowd villagers 500 in hall
ask about at(character)
may infer fond(character, character)
may suppose at(character) until 2 hours
may avert
"""
    )
    assert left_out_of_plans(world) == ["the crowd 'villagers'"]


def test_nothing_is_missing_for_what_is_served() -> None:
    world = load_text("world w\ncharacter ann\nproperty on\naction a\n    by ann\n    then on\nmay avert\n")
    assert left_out_of_plans(world) == []


def test_what_rewriting_makes_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every slow rule adds to every action, so three of each make nine effects."""
    events = "".join(f"event a{i}\n" for i in range(3))
    rules = "".join(f"rule r{i} slowly\n    when not on\n    then on\n" for i in range(3))
    world = load_text(f"world w\nproperty on\n{events}{rules}")
    monkeypatch.setattr(naming, "MOST_GENERATED", 9)
    assert is_core(lower(world))
    monkeypatch.setattr(naming, "MOST_GENERATED", 8)
    with pytest.raises(BoundError, match="'slowly' of r2 would make 9 constructs; the most is 8"):
        lower(world)
