"""Where They Were: a search by elimination, and somebody who could end it but sees no reason to."""

from __future__ import annotations

import pytest

from intrigue.tell.storyteller import tell
from tests.worlds.variations import Rehearsal, varied

LOOKS = ("look(granny, bread_bin)", "look(granny, piano)", "look(granny, basket)")
SEES_THROUGH = (
    "tilda believes granny believes at(glasses) = head",
    "tilda believes granny believes at(glasses) = unknown",
)


@pytest.mark.parametrize("look", LOOKS)
def test_she_may_look_in_any_place_that_is_not_ruled_out(look: str) -> None:
    play = Rehearsal(varied("spectacles"))
    assert play.explained(look)
    assert not play.take(look).explained(look)


def test_without_supposing_nobody_looks_anywhere() -> None:
    play = Rehearsal(varied("spectacles", ("may suppose at(thing)\n", "")))
    assert not any(play.explained(look) for look in LOOKS)


def test_she_never_thinks_of_her_own_head() -> None:
    play = Rehearsal(varied("spectacles")).take(*LOOKS)
    assert not play.explained("reach_up(granny)")


def test_tilda_says_nothing_since_she_takes_it_that_grandmother_knows() -> None:
    play = Rehearsal(varied("spectacles")).take(*LOOKS)
    assert not play.explained("tell(tilda, granny)")


def test_if_she_saw_that_grandmother_does_not_know_she_would_tell_her_at_once() -> None:
    play = Rehearsal(varied("spectacles", SEES_THROUGH))
    assert play.explained("tell(tilda, granny)")


def test_what_grandmother_says_aloud_gives_tilda_a_reason() -> None:
    play = Rehearsal(varied("spectacles")).take(*LOOKS, "sit_down(granny)")
    assert play.ask("tilda believes granny believes at(glasses) == unknown") is True
    assert play.explained("tell(tilda, granny)")


def test_if_grandmother_never_says_it_the_story_does_not_end() -> None:
    telling = tell(varied("spectacles", ("    -1 if weary(granny)\n", "")))
    assert telling.ending is None
    assert "'No idea'" in telling.shortfall
