"""How far it is to the acts of a world, with a kernel of its own or with one that is there already."""

from __future__ import annotations

from intrigue.language.loader import load
from intrigue.minds.foresight import KernelMotives
from intrigue.search.distance import Distance
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from intrigue.simulate.simulation import Story


def some_states(setting: Setting, steps: int) -> list[State]:
    """Return states on a way that takes the first event that leads to somewhere new."""
    states = [initial(setting)]
    for _ in range(steps):
        found = (after(setting, states[-1], each) for each in setting.events if possible(setting, states[-1], each))
        new = next((each for each in found if each not in states), None)
        if new is None:
            break
        states.append(new)
    return states


def test_a_shared_kernel_says_what_one_of_its_own_says_also_when_it_has_begun_anew() -> None:
    story = Story(load("breakfast").world)
    acts = [story.setting.ground(act.until) for act in story.world.acts]
    own, shared = Distance(story.setting, acts), story.thinker.distance_to(acts)
    states = some_states(story.setting, 6)
    expected = [own.of(state, act) for state in states for act in range(len(acts))]
    assert len(set(expected)) > 1
    motives = story.thinker.motives
    assert isinstance(motives, KernelMotives)
    assert shared._kernel is motives.mirror.kernel
    assert [shared.of(state, act) for state in states[:2] for act in range(len(acts))] == expected[: 2 * len(acts)]
    motives.mirror.renew()
    assert [shared.of(state, act) for state in states for act in range(len(acts))] == expected


def test_conditions_that_a_kernel_was_not_made_with_are_told_all_the_same() -> None:
    story = Story(load("breakfast").world)
    last = story.setting.ground(story.world.acts[-1].until)
    assert story.thinker.distance_to([last]).of(initial(story.setting), 0) == Distance(story.setting, [last]).of(
        initial(story.setting), 0
    )
