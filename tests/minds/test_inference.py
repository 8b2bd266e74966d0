"""Making sense of what others do."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.minds.inference import inferred
from intrigue.simulate.simulation import run
from tests.minds.test_deliberation import Mind

GIFTS = """
world gifts
type gift
gift shawl, ring
character ann, bob, cleo
property likes(character, gift): yes or no
property bought(gift)
start
    likes(bob, shawl) = yes
    ann believes likes(bob, shawl) = unknown
action buy(who: character, gift)
    by who
    if who == bob and not bought(gift)
    then bought(gift)
may infer likes(character, gift)
wants bob
    1 if bought(shawl) and likes(bob, shawl)
    1 if bought(ring) and likes(bob, ring)
"""


def learnt(text: str, event: str) -> list[str]:
    """Return what Ann works out when she sees this."""
    mind = Mind(text)
    found = inferred(mind.thinker, mind.mind, "ann", mind.setting.event(mind.call(event).call))
    return [f"{' '.join(each.chain)}: {each.fluent} {each.value}" for each in found]


def test_a_witness_takes_to_be_so_what_alone_would_give_a_reason() -> None:
    """Ann sees Bob buy the shawl, which only somebody would who likes it; so she knows that, and that he does."""
    assert learnt(GIFTS, "buy(bob, shawl)") == ["ann: likes(bob, shawl) True", "ann bob: likes(bob, shawl) True"]


def test_of_two_things_that_would_each_give_a_reason_neither_is_believed() -> None:
    either = GIFTS.replace(
        "1 if bought(shawl) and likes(bob, shawl)", "1 if bought(shawl) and (likes(bob, shawl) or likes(cleo, shawl))"
    )
    assert learnt(either, "buy(bob, shawl)") == []


def test_nothing_is_worked_out_where_a_reason_is_known() -> None:
    known = GIFTS.replace("    ann believes likes(bob, shawl) = unknown\n", "")
    assert learnt(known, "buy(bob, shawl)") == []


def test_only_what_the_world_lets_be_inferred_is() -> None:
    silent = GIFTS.replace("may infer likes(character, gift)\n", "")
    assert learnt(silent, "buy(bob, shawl)") == []


def test_who_knows_better_concludes_that_the_other_is_wrong() -> None:
    """Ann is sure that Bob does not like the shawl; so he must think that he does."""
    sure = GIFTS.replace("ann believes likes(bob, shawl) = unknown", "ann believes likes(bob, shawl) = no")
    assert learnt(sure, "buy(bob, shawl)") == ["ann bob: likes(bob, shawl) True"]


def test_nobody_wonders_why_something_was_done_that_can_never_be() -> None:
    """Bob takes Ann's tip of the hat for a dance. Dancing is forbidden, as all know, so nobody ever thinks of it."""
    story = run(load_text(HATS), steps=2)
    calls = [str(each.call) for each in story.chronicle.where(kinds=("action",))]
    assert calls == ["tip(ann)"]
    assert not list(story.chronicle.where(kinds=("learns",)))


HATS = """
world hats "Hats"
character ann "Ann" she, bob "Bob" he
property forbidden
property tipped(character)
property likes(character)
start
    forbidden
action tip(who: character)
    by who
    seen by c if c == bob as dance(who)
    seen by c if c == ann
    if not tipped(who)
    then tipped(who)
action dance(who: character)
    by who
    if not forbidden
    then tipped(who)
may infer likes(character) for bob
wants ann: 1 if tipped(ann)
"""
