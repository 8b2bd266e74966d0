"""The engine and a literal carrying-out of the definition agree: on facts, on all minds, and on what is possible."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from intrigue.language.loader import load, load_text
from intrigue.language.sabre import read_problem
from intrigue.model.sugar import lower
from intrigue.model.world import World
from intrigue.semantics.beliefs import believed
from intrigue.semantics.level import longest_chain
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from tests.oracles.naive import Naive
from tests.oracles.naive_reading import Mind, same
from tests.strategies import seeded_world
from tests.worlds.small import small_worlds

PROBLEMS = sorted((Path(__file__).resolve().parents[3] / "shared" / "data" / "sabre" / "problems").glob("*.txt"))
STEPS = 4
COUNTING = """
world counting
type place
place hall, yard
character ann, bob, cleo
property at(character): place = hall
property insulted(character)
property rage(character): 0..5 = 0
property feared(character)
start
    at(cleo) = yard
    bob believes at(cleo) = hall
    secret of ann: feared(ann)
action insult(who: character, whom: character)
    by who
    seen by c if at(c) == at(whom)
    if who != whom and not insulted(whom)
    then insulted(whom)
action go(who: character, to: place)
    by who
    seen by c if at(c) == at(who) or at(c) == to
    seen by c if c believes at(who) == to as insult(c, who)
    if at(who) != to
    then at(who) = to
rule flares(c: character) seen by o if at(o) == at(c)
    when insulted(c)
    then
        not insulted(c)
        rage(c) += 1
rule bursts(c: character) hidden seen by o if at(o) == hall
    when rage(c) >= 2 and not feared(c)
    then
        feared(c)
        rage(c) -= 1
rule shrinks(c: character, o: character) seen by w if at(w) == at(o)
    when feared(c) and at(o) == at(c) and o != c and not (o believes feared(c))
    then o believes
        feared(c)
        rage(c) = 3
"""
"""Rules that are seen and count, that are hidden, and that change beliefs only."""


def difference(setting: Setting, mine: State, theirs: Mind, chain: str = "world") -> str:
    """Return where the two differ: the first mind and fluent; empty where nowhere."""
    for fluent, place in setting.index.items():
        if not same(mine[place], theirs.facts[fluent]):
            return f"{chain}: {fluent} is {mine[place]}, naively {theirs.facts[fluent]}"
    for character, mind in theirs.minds.items():
        found = difference(setting, believed(setting, mine, character), mind, f"{chain} > {character}")
        if found:
            return found
    return ""


def compare(world: World, level: int, steps: int, seed: int) -> None:
    """Walk at random through the world, with both."""
    setting, naive, choices = Setting(world, level), Naive(world, level), random.Random(seed)
    mine, theirs = initial(setting), naive.initial()
    story: list[str] = []
    found = difference(setting, mine, theirs)
    assert not found, f"at the start, {found}"
    for _ in range(steps):
        events = [(each, naive.happening(each.action, each.call.arguments)) for each in setting.events]
        for event, happening in events:
            for character in (None, *setting.characters):
                there = mine if character is None else believed(setting, mine, character)
                where = theirs if character is None else naive.bel(theirs, character)
                verdict = possible(setting, there, event)
                assert verdict == naive.possible(where, happening), f"{story}: possible {event.call} for {character}"
        able = [pair for pair in events if possible(setting, mine, pair[0])]
        # Now and then what is impossible happens: a mind may well imagine it.
        options = able if able and choices.random() < 0.8 else events
        if not options:
            return
        event, happening = choices.choice(options)
        story.append(str(event.call))
        mine, theirs = after(setting, mine, event), naive.after(theirs, happening)
        found = difference(setting, mine, theirs)
        assert not found, f"after {', '.join(story)}, {found}"


@pytest.mark.parametrize("seed", range(150))
def test_random_worlds_unfold_as_the_definition_says(seed: int) -> None:
    world = seeded_world(seed)
    compare(world, min(longest_chain(world) + 1, 3), STEPS, seed)


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: str(problem.stem))
def test_benchmark_problems_unfold_as_the_definition_says(problem: Path) -> None:
    world = read_problem(problem.read_text(encoding="utf-8"), problem.name)
    compare(world, min(longest_chain(world) + 1, 2), 3, 0)


@pytest.mark.parametrize("name", small_worlds())
def test_bundled_worlds_unfold_as_the_definition_says(name: str) -> None:
    world = lower(load(small_worlds()[name]).world)
    compare(world, min(longest_chain(world) + 1, 2), 3, 0)


@pytest.mark.parametrize("seed", range(8))
def test_visible_rules_unfold_as_the_definition_says(seed: int) -> None:
    compare(lower(load_text(COUNTING)), 3, 6, seed)
