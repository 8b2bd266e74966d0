"""Lots are drawn by what they are for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intrigue.simulate.draws import Lot, gumbel, uniform
from tests.simulate.playing import lots, played


@given(st.integers(), st.text(max_size=8), st.integers(0, 10_000))
def test_a_lot_lies_between_no_and_yes_and_is_always_the_same(seed: int, name: str, clock: int) -> None:
    lot = Lot("whim", "ann", name, clock)
    assert 0 < uniform(seed, lot) < 1
    assert uniform(seed, lot) == uniform(seed, Lot("whim", "ann", name, clock))


def test_who_what_when_and_the_seed_each_make_another_lot() -> None:
    lot = Lot("whim", "ann", "go(ann)", 10)
    others = [
        uniform(1, lot),
        uniform(0, Lot("chance", "ann", "go(ann)", 10)),
        uniform(0, Lot("whim", "bob", "go(ann)", 10)),
        uniform(0, Lot("whim", "ann", "go(bob)", 10)),
        uniform(0, Lot("whim", "ann", "go(ann)", 20)),
        uniform(0, Lot("whim", "ann", "go(ann)", 10, 1)),
    ]
    assert len({uniform(0, lot), *others}) == 7


def test_lots_are_spread_evenly() -> None:
    found = [uniform(0, Lot("chance", "", "rain", minute)) for minute in range(2_000)]
    assert 0.47 < sum(found) / len(found) < 0.53
    assert 280 < sum(each < 1 / 6 for each in found) < 390


def test_the_highest_lot_chooses_by_weight() -> None:
    """Of two options whose weights differ by the logarithm of 3, one wins about three times as often."""
    wins = sum(
        gumbel(0, Lot("whim", "ann", "a", minute)) + 1.0986 > gumbel(0, Lot("whim", "ann", "b", minute))
        for minute in range(2_000)
    )
    assert 1_440 < wins < 1_560


TWO_ROOMS = """
world rooms
character ann, bob
property lit(character)
property merry(character)
property sad
start
    {start}
action light(who: character)
    by who
    if not lit(who)
    then lit(who)
action sing(who: character)
    by who
    if not merry(who)
    then merry(who)
wants ann
    lit(ann)
    merry(ann)
wants bob
    lit(bob)
    {want}
"""


def test_runs_that_differ_in_one_decision_have_equal_lots_wherever_who_what_and_when_are_equal() -> None:
    """Bob wants something else in the other run; nobody's lots for the same change with that."""
    one = lots(played(TWO_ROOMS.format(start="sad", want="merry(bob)"), 4, seed=5))
    other = lots(played(TWO_ROOMS.format(start="sad", want="2 if merry(bob)"), 4, seed=5))
    shared = one.keys() & other.keys()
    assert len(shared) > 5
    assert all(one[key] == other[key] for key in shared)
