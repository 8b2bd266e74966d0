"""Lists that share a beginning: each reads as if it were alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intrigue.simulate.growing import Growing

STEPS = st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=40)
"""What is done, one after the other: with which list, and whether it is forked or goes on."""


@given(STEPS)
def test_lists_that_share_a_beginning_are_as_lists_of_their_own(steps: list[tuple[int, bool]]) -> None:
    shared, alone = [Growing[int]()], [list[int]()]
    for number, (place, forks) in enumerate(steps):
        at = place % len(shared)
        if forks:
            shared.append(shared[at].fork())
            alone.append([*alone[at]])
        else:
            shared[at].append(number)
            alone[at].append(number)
    for one, other in zip(shared, alone, strict=True):
        assert one == other
        assert [*one] == other
        assert [*reversed(one)] == other[::-1]
        assert len(one) == len(other)
        assert [one[at] for at in range(-len(other), len(other))] == other + other
        assert (one[1:], one[:-1], one[-2:], one[::-2]) == (other[1:], other[:-1], other[-2:], other[::-2])


def test_what_others_have_appended_is_not_there() -> None:
    first = Growing("ab")
    second = first.fork()
    second.append("c")
    with pytest.raises(IndexError):
        first[2]
    assert first != second
    assert (repr(first), repr(second)) == ("Growing(['a', 'b'])", "Growing(['a', 'b', 'c'])")
