"""Taking part, averting and supposing: what a world may allow besides plain motives."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.model.plans import Limits, Supposition
from intrigue.model.sugar import lower
from intrigue.model.terms import Signature
from intrigue.model.world import World
from intrigue.search.explaining import Explainer
from intrigue.semantics.transition import after, initial
from tests.search.playing import event, setting_of, spelled, stories, why


def story(text: str) -> World:
    """Return the world of a story text, with Ann and Ben in it."""
    return lower(load_text('world small "Small"\ncharacter ann "Ann" she\ncharacter ben "Ben" he\n' + text))


DANCE = """
property danced
property locked
{start}
action dance()
    by ann with ben
    if not locked
    then danced
author wants 1 if danced
wants ann
    1 if danced
wants ben
    {ben}
"""


@pytest.mark.parametrize(
    ("start", "ben", "takes_part"),
    [
        ("", "0", True),
        ("", "1 if danced", True),
        ("", "1 if not danced", False),
        ("start\n    ben believes locked", "0", False),
    ],
    ids=["nothing to it", "a gain", "hurts at once", "believed impossible"],
)
def test_who_takes_part_needs_no_motive_but_refuses_what_hurts_at_once(start: str, ben: str, takes_part: bool) -> None:
    """Ann dances with Ben, who agrees unless it hurts him at once or seems impossible to him."""
    world = story(DANCE.format(start=start, ben=ben))
    assert stories(world, Limits(1, 1, 0)) == ([["dance()"]] if takes_part else [])


def test_in_a_plan_those_who_take_part_are_asked_in_the_planners_mind() -> None:
    """Ann goes to the hall only if she thinks that Ben will dance with her there."""
    text = """
property there
property shy
property danced
start
    {shy}
action go()
    by ann
    if not there
    then there
action dance()
    by ann with ben
    if there
    then danced
author wants 1 if there
wants ann
    1 if danced
wants ben
    -1 if danced and shy
"""
    assert why(story(text.format(shy="not shy")), Limits(2, 2, 1), "go") is not None
    assert why(story(text.format(shy="shy")), Limits(2, 2, 1), "go") is None
    assert why(story(text.format(shy="ann believes not shy")), Limits(2, 2, 1), "go") is not None


FEAR = """
property hidden
property hit
property warm
action hide()
    by ann
    if not hidden
    then hidden
action dress()
    by ann
    if not warm
    then warm
action hurl()
    by ben
    if not hidden and not hit
    then hit
author wants 1 if hidden
wants ann
    2 if not hit
wants ben
    {ben}
{may}
"""


def test_fear_is_a_motive_only_where_the_world_says_so() -> None:
    """Ann hides from what Ben would throw; the certificate names the threat."""
    afraid = story(FEAR.format(ben="1 if hit", may="may avert"))
    reasons = why(afraid, Limits(2, 2, 1), "hide")
    assert reasons is not None
    assert spelled(reasons[0]) == ["hide()"]
    assert [str(step.call) for step in reasons[0].threat] == ["hurl()"]
    assert stories(afraid, Limits(2, 2, 1)) == [["hide()"]]
    assert why(story(FEAR.format(ben="1 if hit", may="")), Limits(2, 2, 1), "hide") is None


@pytest.mark.parametrize(
    ("ben", "may", "budget"),
    [("0", "may avert", 2), ("1 if hit", "may avert losses of 3", 2), ("1 if hit", "may avert", 1)],
    ids=["nobody would", "too small a loss", "no room for both"],
)
def test_what_is_no_threat_averts_nothing(ben: str, may: str, budget: int) -> None:
    """A threat is what others have a reason for, costs enough, and fits behind the plan."""
    world = story(FEAR.format(ben=ben, may=may))
    assert why(world, Limits(2, budget, 1), "hide") is None


def test_what_does_not_hold_the_threat_back_averts_nothing() -> None:
    """Dressing warmly is no help against what Ben throws."""
    assert why(story(FEAR.format(ben="1 if hit", may="may avert")), Limits(2, 4, 1), "dress") is None


SEARCH = """
type house
house red "red", blue "blue"
property place: house
property found
start
    place = blue
    ann believes place = unknown
action look(h: house)
    by ann
    if not found
    then
        if place == h: found
        else: ruled_out(ann, place, h)
action rest()
    by ann
    if not found
    then found = {restful}
author wants 1 if found
wants ann
    1 if found
{may}
"""


def test_hope_is_a_motive_only_where_the_world_says_so() -> None:
    """Ann looks in the red house in hope, though the thing is elsewhere; the certificate names what she supposes."""
    hopeful = story(SEARCH.format(restful="no", may="may suppose place"))
    reasons = why(hopeful, Limits(1, 2, 1), "look", "red")
    assert reasons is not None
    assert reasons[0].suppositions == (Supposition(Signature("place"), (), "red"),)
    assert stories(hopeful, Limits(1, 2, 1)) == [["look(blue)"]]
    assert why(story(SEARCH.format(restful="no", may="")), Limits(1, 2, 1), "look", "red") is None


def test_what_was_ruled_out_is_not_supposed_again() -> None:
    """After the red house was empty, Ann looks in the blue one."""
    limits = Limits(1, 2, 1)
    setting = setting_of(story(SEARCH.format(restful="no", may="may suppose place")), limits)
    later = after(setting, initial(setting), event(setting, "look", "red"))
    explainer = Explainer(setting, limits)
    assert explainer.explained(later, event(setting, "look", "red")) is None
    assert explainer.explained(later, event(setting, "look", "blue")) is not None


def test_nothing_is_supposed_where_there_is_a_reason_without() -> None:
    """What pays for sure is explained without hope."""
    reasons = why(story(SEARCH.format(restful="yes", may="may suppose place")), Limits(1, 2, 1), "rest")
    assert reasons is not None
    assert reasons[0].suppositions == ()


SENDING = """
property sent
action send()
    by ben
    if not sent
    then sent
wants ben
    1 if sent and found
"""


def test_nobody_is_thought_to_suppose() -> None:
    """Only the holder of a plan for the actual world supposes: Ben sends Ann only if she knows the place, he thinks."""
    text = SEARCH.format(restful="no", may="may suppose place") + SENDING
    text = text.replace(
        "    if not found\n    then\n        if place", "    if not found and sent\n    then\n        if place"
    )
    doubting = text.replace("    place = blue", "    place = blue\n    ben believes ann believes place = unknown")
    assert why(story(doubting), Limits(2, 3, 2), "send") is None
    assert why(story(text), Limits(2, 3, 2), "send") is not None
