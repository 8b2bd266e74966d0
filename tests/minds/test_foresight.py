"""The kernel's answers about motives are those of the definition: the same options, reasons and refusals."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from intrigue.language.bundled import find_world
from intrigue.language.loader import load
from intrigue.minds import deliberation, foresight
from intrigue.minds.foresight import KernelMotives
from intrigue.minds.motives import ExhaustiveMotives
from intrigue.minds.temperament import Disposition, Reach
from intrigue.minds.thinking import Options, Thinker
from intrigue.model.expressions import Slot
from intrigue.model.sugar import lower
from intrigue.model.world import World
from intrigue.search.supposing import values_supposed
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import Message, after, initial, possible
from intrigue.simulate.recording import to_data
from intrigue.simulate.simulation import Options as RunOptions
from intrigue.simulate.simulation import Story
from tests.kernel.forgetful import forgetful
from tests.search.random_worlds import random_world
from tests.worlds.small import small_worlds

MANY = 1_000_000
"""States enough for any question here."""


class Both:
    """One world with two who think in it: by the definition, and by the kernel."""

    def __init__(self, world: World, depth: int = 2) -> None:
        core = lower(world)
        self.setting = Setting(core, level_needed(core, depth))
        self.plain = Thinker(self.setting, depth, ExhaustiveMotives(self.setting, depth))
        self.quick = Thinker(self.setting, depth, KernelMotives(self.setting))

    def options(self, state: State, who: str, reach: Reach) -> tuple[Options, Options]:
        """Return what each of the two sees for somebody in this state of the world."""
        mind = state.mind(who)
        return self.plain.options(mind, who, reach), self.quick.options(mind, who, reach)

    def walked(self, draw: Random, steps: int) -> list[State]:
        """Return the states of a walk by events that are possible."""
        found = [initial(self.setting)]
        for _ in range(steps):
            events = [each for each in self.setting.events if possible(self.setting, found[-1], each)]
            if not events:
                break
            found.append(after(self.setting, found[-1], draw.choice(events)))
        return found


@pytest.mark.parametrize("number", range(24))
def test_what_another_is_taken_to_believe_is_the_same_in_any_world(number: int) -> None:
    """Whatever is written into a mind, or into its idea of another's, and whatever rules that sets off there."""
    both = Both(random_world(number, permissions=True), depth=3)
    setting, draw, found = both.setting, Random(f"ascribed {number}"), 0
    open_fluents = [each for each in setting.fluents if each not in setting.grounding.constants]
    for state in both.walked(draw, 2):
        for who, other in permutations(setting.characters, 2):
            messages: list[Message] = []
            for fluent in draw.sample(open_fluents, min(2, len(open_fluents))):
                slot = Slot(setting.index[fluent], fluent)
                values = values_supposed(setting.world, fluent.property)
                messages += [(draw.choice(((), (other,))), slot, draw.choice(values))] if values else []
            plain = both.plain.moves.ascribed(state.mind(who), messages, other)
            assert both.quick.moves.ascribed(state.mind(who), messages, other) is plain
            found += plain is not state.mind(who).mind(other)
    assert found


@pytest.mark.parametrize("batch", range(12))
def test_options_are_the_same_in_any_world(batch: int) -> None:
    """Every option with its plan, its gain and where it leads, and what keeps somebody from all else."""
    found = 0
    for number in range(batch * 6, batch * 6 + 6):
        both = Both(random_world(number, permissions=number % 2 == 1))
        draw = Random(f"foresight {number}")
        for state in both.walked(draw, 3):
            for who in both.setting.characters:
                reach = Reach(draw.randint(1, 3), draw.randint(0, 2), MANY)
                plain, quick = both.options(state, who, reach)
                assert quick == plain, f"world {number}, {who}, {reach}"
                found += len(plain.found)
    assert found


@pytest.mark.parametrize("number", range(8))
def test_options_are_the_same_where_somebody_may_forget(number: int) -> None:
    draw = Random(f"forgetful foresight {number}")
    both = Both(forgetful(random_world(number), draw, rules=False))
    for state in both.walked(draw, 4):
        for who in both.setting.characters:
            plain, quick = both.options(state, who, Reach(3, 1, MANY))
            assert quick == plain


def test_the_kernel_finds_whatever_the_definition_finds_within_a_bound() -> None:
    """It expands no more states; where the bound is enough for the definition, the answers are the same."""
    cut, whole = 0, 0
    for number in range(20):
        both = Both(random_world(number))
        state = initial(both.setting)
        for who in both.setting.characters:
            plain, quick = both.options(state, who, Reach(4, 2, 25))
            assert {each.event for each in plain.found} <= {each.event for each in quick.found}
            if plain.unfinished:
                cut += 1
            else:
                whole += 1
                assert quick == plain
        assert both.quick.motives.spent <= both.plain.motives.spent
    assert cut
    assert whole


@pytest.mark.parametrize("name", list(small_worlds()))
def test_runs_of_the_bundled_worlds_are_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the bound on states is wide enough for the definition, too."""
    monkeypatch.setattr(deliberation, "PASSING_THOUGHT", MANY)
    world = load(small_worlds()[name]).world
    options = RunOptions(1, disposition=Disposition(Reach(4, 2, MANY)))
    quick, plain = Story(world, options), Story(world, options)
    plain.thinker = Thinker(plain.setting, plain.options.depth, ExhaustiveMotives(plain.setting, plain.options.depth))
    for story in (quick, plain):
        for _ in story.run(3):
            pass
    assert [to_data(each) for each in quick.chronicle] == [to_data(each) for each in plain.chronicle]


def test_a_kernel_that_has_begun_anew_answers_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    world = load(find_world("pendant")).world
    runs = []
    for most in (foresight.MOST_BYTES, 1_000):
        monkeypatch.setattr(foresight, "MOST_BYTES", most)
        story = Story(world, RunOptions(3))
        for _ in story.run(12):
            pass
        motives = story.thinker.motives
        assert isinstance(motives, KernelMotives)
        runs.append((tuple(story.chronicle), motives.spent, len(motives.mirror.engine)))
    assert runs[0][:2] == runs[1][:2]
    assert runs[1][2] < runs[0][2]
