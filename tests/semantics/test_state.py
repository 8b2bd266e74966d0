"""States are kept once, and it is known at which places two of them differ, however they came about."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from intrigue.model.terms import UNKNOWN, Value
from intrigue.semantics.state import STRETCH, State, States, replaced

VALUES: tuple[Value, ...] = (True, False, UNKNOWN, "hall", 3, 40)
LONG = 2 * STRETCH + 5
"""More values than are compared at one go."""


@pytest.fixture
def states() -> States:
    return States()


def _some(states: States, draw: Random) -> State:
    mind = states.state("ann", 0, tuple(draw.choices(VALUES, k=LONG)), {})
    return states.state(None, 1, tuple(draw.choices(VALUES, k=LONG)), {"ann": mind})


def _otherwise(states: States, draw: Random, state: State) -> State:
    written = {place: draw.choice(VALUES) for place in draw.sample(range(LONG), draw.randint(0, 4))}
    return states.changed(state, written, state.minds, state.marks)


def test_a_state_that_was_changed_and_changed_back_is_the_same_one(states: States) -> None:
    first = states.state(None, 0, (1, 2, 3), {})
    other = states.changed(first, {1: 5}, {}, {})
    assert other.values == (1, 5, 3)
    assert states.changed(other, {1: 2}, {}, {}) is first


def test_a_row_stays_itself_where_nothing_new_is_written() -> None:
    row: tuple[Value, ...] = (1, "hall")
    assert replaced(row, {1: "hall"}) is row
    assert replaced(row, {1: "shed"}) == (1, "shed")


@pytest.mark.parametrize("seed", range(20))
def test_where_two_states_differ_is_told_alike_of_those_just_changed_and_of_any_others(
    states: States, seed: int
) -> None:
    """Both times that it is asked, in both directions, for neighbours on a long way and for its two ends."""
    draw = Random(seed)
    way = [_some(states, draw)]
    for _ in range(6):
        way.append(_otherwise(states, draw, way[-1]))
    for one, other in [*pairwise(way), (way[0], way[-1]), (way[-1], _some(states, draw))]:
        expected = [place for place in range(LONG) if one[place] != other[place]]
        for _ in range(2):
            assert list(states.unlike(one, other)) == expected
            assert list(states.unlike(other, one)) == expected
