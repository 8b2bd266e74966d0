"""What somebody wants is said of those whom it is about, by what of it is to change."""

from __future__ import annotations

import pytest

from intrigue.play.choices import Choice
from tests.play.playing import game

WORLD = """
world wishes
type place
type lamp
place hall, garden
lamp red_lamp, blue_lamp
character ann "Ann" she, bob "Bob" he, eve "Eve" she
property at(character): place = hall
property asleep(character)
property cross(character)
property tidy
property warm(character)
property lit(lamp)
property trusts(character, other: character)
start
    asleep(bob)
    cross(bob)
    at(bob) = garden
    trusts(ann, eve)
    at(eve) = garden
action wake(who: character, other: character)
    by who
    if asleep(other) and who != other
    then not asleep(other)
action go(who: character, place)
    by who
    if at(who) != place
    then at(who) = place
action light(who: character, lamp)
    by who
    if not lit(lamp)
    then lit(lamp)
wants ann: {wants}
"""

AWAKE = "Ann wants Bob no longer to be asleep."


@pytest.mark.parametrize(
    ("wants", "key", "said"),
    [
        ("1 if not (exists c: character . asleep(c) and cross(c))", "wake(ann, bob)", AWAKE),
        ("1 if exists c: character . not asleep(c) and cross(c)", "wake(ann, bob)", AWAKE),
        ("1 if all c: character . not asleep(c)", "wake(ann, bob)", AWAKE),
        (
            "1 if exists c: character . c != ann and trusts(ann, c) and (at(ann) == at(c) or warm(c))",
            "go(ann, garden)",
            "Ann wants to be with Eve.",
        ),
        ("1 if exists l: lamp . lit(l)", "light(ann, red_lamp)", "Ann wants a lamp to be lit."),
    ],
)
def test_people_are_named_and_what_does_not_change_is_left_out(wants: str, key: str, said: str) -> None:
    assert chosen(wants, key).motive == said


def chosen(wants: str, key: str) -> Choice:
    """Return a choice of Ann's who wants this."""
    return next(each for each in game(WORLD.format(wants=wants), "ann").choices() if each.key == key)
