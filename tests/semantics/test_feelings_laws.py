"""Laws of feelings, on random worlds: always in range, known to their holder, and the same whenever played again."""

from __future__ import annotations

import pytest

from intrigue.errors import IntrigueError
from intrigue.model.feelings import FEELINGS
from intrigue.model.sugar import lower
from intrigue.semantics.appraisal import appraise, decayed, initial_hearts, settle
from intrigue.semantics.evaluation import read
from intrigue.semantics.feelings import Hearts, Temperaments
from intrigue.semantics.keeping import DEPTH
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from tests.strategies import seeded_rich_world

SEEDS = range(24)
EVENTS = 5


def moments(seed: int) -> list[tuple[Setting, State, Hearts]]:
    """Return the moments of a short random story; none where the random world cannot be run."""
    try:
        world = lower(seeded_rich_world(seed))
    except IntrigueError:
        return []
    setting, temperaments = Setting(world, 2), Temperaments(world)
    found: list[tuple[Setting, State, Hearts]] = []
    try:
        state = initial(setting)
        state, hearts = settle(setting, state, initial_hearts(setting, state))
        for number in range(EVENTS):
            found.append((setting, state, hearts))
            choices = [event for event in setting.events if possible(setting, state, event)]
            if not choices:
                break
            event = choices[(seed + 7 * number) % len(choices)]
            outcome = after(setting, state, event)
            felt = appraise(setting, state, event, outcome, hearts, temperaments)
            state, hearts = settle(setting, outcome, decayed(felt.hearts, 10, temperaments))
    except IntrigueError:
        pass  # rules without end, a division by zero: the story ends there
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_feelings_stay_in_range_in_hearts_and_in_all_minds(seed: int) -> None:
    for setting, state, hearts in moments(seed):
        assert all(1 <= hearts[each] <= 100 for each in hearts if each.emotion not in ("liking", "mood"))
        for mind in (state, *state.minds.values()):
            kept = [mind[each.place] for each in setting.feelings]
            assert all(0 <= each <= 100 for each in kept if isinstance(each, int | float))


@pytest.mark.parametrize("seed", SEEDS)
def test_states_say_what_hearts_say_and_everybody_knows_their_own_feelings(seed: int) -> None:
    for setting, state, hearts in moments(seed):
        assert settle(setting, state, hearts) == (state, hearts)
        for index, feeling, _ in setting.feelings:
            own = state.mind(feeling.holder)[index]
            assert own == state[index] or not isinstance(own, int | float), str(feeling)


@pytest.mark.parametrize("seed", SEEDS)
def test_minds_in_minds_say_what_hearts_say_whatever_rules_have_made_of_it(seed: int) -> None:
    for setting, state, hearts in moments(seed):
        pending = [(state, hearts, 0)]
        for mind, felt, depth in pending:
            said = setting.readings.in_state(mind)
            for value, intensity in zip(said, setting.readings.in_hearts(felt), strict=True):
                assert not isinstance(value, int | float) or round(value) == intensity
            if depth < DEPTH:
                pending += [(inner, felt.mind(who), depth + 1) for who, inner in mind.minds.items()]


@pytest.mark.parametrize("seed", SEEDS)
def test_played_again_all_is_felt_again(seed: int) -> None:
    once = [(state.values, hearts) for _, state, hearts in moments(seed)]
    again = [(state.values, hearts) for _, state, hearts in moments(seed)]
    assert once == again


def test_the_random_worlds_stir_feelings_and_keep_some_in_their_states() -> None:
    played = [moment for seed in SEEDS for moment in moments(seed)]
    felt = {feeling.emotion for _, _, hearts in played for feeling in hearts}
    assert len(felt & set(FEELINGS)) > 5
    assert any(setting.feelings for setting, _, _ in played)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_hearts_have_been_read_as_holds_as_long_as_nothing_fades_by_a_point(seed: int) -> None:
    """Minute by minute, hearts that were read before read as equal ones that never were, in all minds."""
    for setting, _, hearts in moments(seed)[-1:]:
        for _ in range(30):
            setting.readings.in_all(hearts)
            hearts = decayed(hearts, 1, setting.temperaments)
            assert setting.readings.in_all(hearts) == setting.readings.in_all(_unread(hearts))


def _unread(hearts: Hearts) -> Hearts:
    """Return equal hearts that nobody has read."""
    minds = {who: _unread(inner) for who, inner in hearts.minds.items()}
    return Hearts().with_grains(hearts.moved).with_minds(minds)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_rule_that_is_due_is_overlooked_at_a_glance(seed: int) -> None:
    """In every state of a short story and in every mind in it, whatever holds there may be due."""
    for setting, state, _ in moments(seed):
        for mind in (
            state,
            *state.minds.values(),
            *(each for one in state.minds.values() for each in one.minds.values()),
        ):
            holding = {number for number, rule in enumerate(setting.rules) if read(mind, rule.precondition) is True}
            maybe = setting.rules_maybe_due(mind)
            assert holding <= set(maybe)
            assert maybe == sorted(maybe)
