"""What the members of a crowd have heard, as a value."""

from __future__ import annotations

import pytest

from intrigue.simulate.hearsay import RETELLINGS, Hearsay, News

RING, GOAT = 3, 5
SIZES = (1, 2, 31, 32, 33, 1_000, 1_025, 40_000)


def news(value: str = "ann", minutes: int = 0) -> News:
    return News(value, minutes, 0, "")


@pytest.mark.parametrize("size", SIZES)
def test_what_one_member_hears_it_holds_and_nobody_else(size: int) -> None:
    heard = Hearsay(size + 3).with_news(size - 1, RING, news())
    assert heard.news(size - 1, RING) == news()
    assert heard.news(size, RING) is None
    assert heard.news(size - 1, GOAT) is None
    assert heard.count(RING, "ann") == 1


def test_a_change_leaves_what_it_was_made_from_as_it_was() -> None:
    before = Hearsay(100).with_news(4, RING, news())
    before.with_news(5, RING, news()).with_telling(4, RING, stale=True)
    assert before.count(RING, "ann") == 1
    assert list(before.tellers()) == [(4, RING)]


@pytest.mark.parametrize("size", SIZES[2:])
def test_tellers_come_in_the_order_of_members_and_fluents(size: int) -> None:
    heard = Hearsay(size)
    for member in (size - 1, 0, size // 2):
        heard = heard.with_news(member, GOAT, news()).with_news(member, RING, news())
    assert list(heard.tellers()) == [(each, of) for each in (0, size // 2, size - 1) for of in (RING, GOAT)]
    assert heard.eager == 6


def test_who_has_told_it_often_enough_stops_and_who_finds_it_stale_stops_at_once() -> None:
    heard = Hearsay(10).with_news(2, RING, news())
    for _ in range(RETELLINGS - 1):
        heard = heard.with_telling(2, RING, stale=False)
        assert heard.eager == 1
    assert heard.with_telling(2, RING, stale=False).eager == 0
    assert Hearsay(10).with_news(2, RING, news()).with_telling(2, RING, stale=True).eager == 0


def test_what_more_than_half_hold_is_common_talk_and_takes_no_room() -> None:
    heard = Hearsay(5).with_news(0, RING, news("bob")).with_news(1, RING, news()).with_news(2, RING, news())
    assert not heard.shared
    heard = heard.with_news(3, RING, news())
    assert heard.shared[RING].value == "ann"
    assert [heard.of(member) for member in (1, 2, 3, 4)] == [{}, {}, {}, {}]
    assert heard.count(RING, "ann") == 4
    assert heard.count(RING, "bob") == 1
    assert list(heard.tellers()) == [(0, RING)]


def test_who_changes_their_mind_is_counted_once() -> None:
    heard = Hearsay(9).with_news(0, RING, news()).with_news(0, RING, news("bob", 7))
    assert (heard.count(RING, "ann"), heard.count(RING, "bob")) == (0, 1)
    assert list(heard.held_of(RING)) == ["bob"]


def test_a_crowd_of_one_tells_nobody() -> None:
    assert not list(Hearsay(1).with_news(0, RING, news()).tellers())
