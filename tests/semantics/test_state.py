"""States are kept once, and it is known at which places two of them differ, however they came about."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from intrigue.model.terms import UNKNOWN, Value
from intrigue.semantics.state import CELLS, State, States

VALUES: tuple[Value, ...] = (True, False, UNKNOWN, "hall", 3, 40)
LONG = 2 * CELLS + 5
"""More values than stand in one piece."""


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


def test_states_share_the_pieces_in_which_they_do_not_differ(states: States) -> None:
    """Of three pieces the second is another where a value in it is; asked for all values, both give their own."""
    row: tuple[Value, ...] = tuple(range(LONG))
    first = states.state(None, 0, row, {})
    other = states.changed(first, {CELLS: "shed", 0: 0}, {}, {})
    assert [one is same for one, same in zip(first.pieces, other.pieces, strict=True)] == [True, False, True]
    assert other.values == (*row[:CELLS], "shed", *row[CELLS + 1 :])
    assert states.value(other, CELLS) == "shed"
    assert states.put_together(None, 0, first.pieces, {}) is first


def test_what_never_changes_takes_no_room_in_a_piece(states: States) -> None:
    """With five constant values among the first, a piece ends five places later."""
    states.cut(LONG, range(5))
    assert states.firsts == [0, CELLS + 5, LONG]


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
