"""Hearts as values: within bounds, at rest in the end, and the same whatever the order in which they are written."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intrigue.model.feelings import FEELINGS
from intrigue.model.world import Temper, Temperament, World
from intrigue.semantics.feelings import AT_REST, NATURES, Feeling, Hearts, Temperaments, decayed

CAST = ("ann", "bob", "cleo")
USUAL = Temperaments(World("w"))
EMOTIONS = tuple(each for each in NATURES if each != "liking")

feelings = st.builds(Feeling, st.sampled_from(tuple(NATURES)), st.sampled_from(CAST), st.sampled_from((None, *CAST)))
hearts = st.dictionaries(feelings, st.integers(0, 100), max_size=8).map(Hearts)


def test_every_feeling_of_the_language_has_a_nature() -> None:
    assert tuple(NATURES) == tuple(FEELINGS)


def test_what_nothing_has_moved_is_at_rest() -> None:
    assert AT_REST.of(Feeling("anger", "ann", "bob")) == 0
    assert AT_REST.of(Feeling("liking", "ann", "bob")) == 50
    assert AT_REST.of(Feeling("mood", "ann")) == 50
    assert dict(AT_REST) == {}


@given(hearts, feelings, st.integers(-300, 300))
def test_intensities_stay_between_nothing_and_a_hundred(some: Hearts, feeling: Feeling, intensity: int) -> None:
    assert some.with_(feeling, intensity).of(feeling) == min(max(intensity, 0), 100)


@given(hearts, st.integers(0, 100_000))
def test_time_takes_every_feeling_towards_rest_and_never_beyond(some: Hearts, minutes: int) -> None:
    later = decayed(some, minutes, USUAL)
    for feeling in some:
        rest = NATURES[feeling.emotion].rest
        assert min(rest, some.of(feeling)) <= later.of(feeling) <= max(rest, some.of(feeling))


@given(hearts)
def test_in_the_end_everything_but_liking_is_at_rest_however_small_the_steps(some: Hearts) -> None:
    kept = {feeling: some[feeling] for feeling in some if feeling.emotion == "liking"}
    for _ in range(120):
        some = decayed(some, 12 * 60, USUAL)
    assert dict(some) == kept


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_after_its_half_life_half_of_a_feeling_is_left(emotion: str) -> None:
    nature = NATURES[emotion]
    assert nature.half_life is not None
    feeling = Feeling(emotion, "ann")
    start = Hearts({feeling: 100})
    middle = (100 + nature.rest) / 2
    assert decayed(start, nature.half_life, USUAL).of(feeling) == middle
    minute_by_minute = start
    for _ in range(nature.half_life):
        minute_by_minute = decayed(minute_by_minute, 1, USUAL)
    assert minute_by_minute.of(feeling) == pytest.approx(middle, abs=1)


def test_a_temperament_says_how_long_a_feeling_lasts() -> None:
    tempers = (Temper("anger", speed="slow"), Temper("joy", speed="quick"), Temper("fear", half_life=60))
    own = Temperaments(World("w", temperaments=(Temperament("ann", tempers),)))
    assert own.half_life("ann", "anger") == 4 * (own.half_life("bob", "anger") or 0)
    assert own.half_life("ann", "joy") == (own.half_life("bob", "joy") or 0) / 4
    assert own.half_life("ann", "fear") == 60


@given(st.dictionaries(feelings, st.integers(0, 100), max_size=8), st.randoms())
def test_hearts_are_equal_whatever_the_order_in_which_they_are_written(
    intensities: dict[Feeling, int], random: Random
) -> None:
    shuffled = list(intensities)
    random.shuffle(shuffled)
    one, other = Hearts(intensities), AT_REST
    for feeling in shuffled:
        other = other.with_(feeling, intensities[feeling])
    assert one == other
    assert hash(one) == hash(other)
    assert list(one) == list(other)


@given(hearts, hearts)
def test_what_others_believe_of_feelings_leaves_ones_own_alone(actual: Hearts, believed: Hearts) -> None:
    nested = actual.with_minds({"ann": believed})
    assert dict(nested) == dict(actual)
    for feeling in {*actual, *believed}:
        expected = actual if feeling.holder == "ann" else believed
        assert nested.mind("ann").of(feeling) == expected.of(feeling)
