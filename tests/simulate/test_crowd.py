"""Crowds hear things, pass them on, and get them wrong."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.model.sugar import lower
from intrigue.model.terms import Fluent, Signature, Value
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import after, initial
from intrigue.simulate.crowd import Crowds, Group, Talk

VILLAGE = """
world village
type place, thing
place square, mill
thing ring, goat, cart
character ann, bob, cleo
property at(character): place = square
property owner(thing): character or none = none
start
    at(cleo) = mill
action take(who: character, thing)
    by who
    seen by c if at(c) == at(who)
    then owner(thing) = who
crowd villagers {size} in square
tell about owner(thing){freely}
ending e if exists t: thing . owner(t) == ann
"""
RING = Fluent(Signature("owner", ("thing",)), ("ring",))


def village(size: int = 100, freely: bool = False, seed: int = 0) -> Crowds:
    world = load_text(VILLAGE.format(size=size, freely=" truly or not" if freely else ""))
    setting = Setting(lower(world), 2)
    return Crowds(world, setting, initial(setting), seed)


def group(crowds: Crowds) -> Group:
    return crowds.groups[0]


def told(crowds: Crowds, value: Value = "ann", minutes: int = 0) -> list[Talk]:
    return list(crowds.tell(minutes, group(crowds), "bob", crowds.setting.index[RING], value))


def rumour(crowds: Crowds, steps: int = 60) -> list[Talk]:
    """Tell the crowd that the ring is Ann's, and let it talk."""
    return [*told(crowds), *(talk for minutes in range(1, steps) for talk in crowds.step(minutes))]


def happen(crowds: Crowds, call: str, minutes: int = 0) -> list[Talk]:
    setting = crowds.setting
    before = initial(setting)
    event = setting.event(read_call(call, setting.world))
    return list(crowds.notice(minutes, before, event, after(setting, before, event)))


def test_all_think_what_was_so_at_the_start() -> None:
    crowds = village()
    assert str(crowds.holds("villagers 1", RING)) == "none"
    assert not group(crowds).table


def test_some_of_those_present_notice_what_changes() -> None:
    crowds = village()
    [talk] = happen(crowds, "take(ann, ring)")
    assert (talk.teller, talk.fluent, talk.news.value) == ("", RING, "ann")
    assert 1 <= len(talk.hearers) <= 3
    assert {crowds.holds(each, RING) for each in talk.hearers} == {"ann"}


def test_a_crowd_notices_only_what_happens_where_it_stands() -> None:
    assert happen(village(), "take(cleo, ring)") == []


def test_what_is_said_aloud_is_heard_with_its_teller() -> None:
    [talk] = happen(village(freely=True), "`tell owner`(ann, bob, ring, ann)")
    assert (talk.teller, talk.news.value) == ("ann", "ann")


def test_news_goes_round_until_it_is_common_talk_and_then_dies_down() -> None:
    crowds = village()
    talks = rumour(crowds)
    assert crowds.holds("villagers 99", RING) == "ann"
    assert group(crowds).shared[crowds.setting.index[RING]].value == "ann"
    assert not group(crowds).table
    assert not group(crowds).eager
    assert talks[-1].minutes < 59


def test_nobody_hears_as_news_what_they_think_already() -> None:
    crowds = village()
    index = crowds.setting.index[RING]
    assert list(crowds.tell(0, group(crowds), "bob", index, crowds.holds("villagers 1", RING))) == []


def test_later_news_is_believed_and_an_older_version_is_not() -> None:
    crowds = village(size=1)
    assert told(crowds, "ann", minutes=5)
    assert not told(crowds, "bob", minutes=5)
    assert told(crowds, "bob", minutes=6)
    assert crowds.holds("villagers 1", RING) == "bob"


def test_a_truthful_crowd_changes_nothing() -> None:
    talks = rumour(village())
    assert not any(talk.embroidered for talk in talks)
    assert {talk.news.value for talk in talks} == {"ann"}


def test_where_people_may_say_what_is_not_so_a_rumour_changes_on_its_way() -> None:
    talks = rumour(village(freely=True))
    assert any(talk.embroidered for talk in talks)
    assert len({talk.news.value for talk in talks}) > 1


def test_what_somebody_heard_can_be_traced_back_to_who_said_it_first() -> None:
    crowds = village(size=1_000)
    told(crowds)
    for minutes in range(1, 4):
        for _ in crowds.step(minutes):
            pass
    far = max(group(crowds).table.items(), key=lambda item: item[1].hops)
    trail = crowds.trail(far[0][0], RING)
    assert trail[-1] == "bob"
    assert len(trail) == far[1].hops
    assert far[1].hops >= 3


def test_a_character_who_stands_in_the_crowd_hears_what_is_said_there() -> None:
    crowds = village(size=20)
    rumour(crowds)
    state = initial(crowds.setting)
    heard = list(crowds.gossip(90, state))
    assert [talk.company for talk in heard] == [("ann",), ("bob",)]
    assert {talk.news.value for talk in heard} == {"ann"}


def test_nobody_is_told_what_they_believe_already() -> None:
    """Ann and Bob have seen who took the ring; what the crowd says of it is no news to them."""
    crowds = village(size=1)
    told(crowds)
    setting = crowds.setting
    event = setting.event(read_call("take(ann, ring)", setting.world))
    assert list(crowds.gossip(1, after(setting, initial(setting), event))) == []
    assert len(list(crowds.gossip(1, initial(setting)))) == 2


def test_a_rumour_can_come_back_to_its_subject_as_something_else() -> None:
    """Bob says that the ring is Ann's; sooner or later somebody tells Ann that it is another's."""
    crowds = village(freely=True)
    rumour(crowds, 12)
    state = initial(crowds.setting)
    heard = {
        talk.news.value
        for minutes in range(12, 112)
        for talk in crowds.gossip(minutes, state)
        if talk.company == ("ann",)
    }
    assert "ann" in heard
    assert len(heard) > 1


@pytest.mark.parametrize("size", [1, 2, 30, 300])
def test_what_was_said_can_be_taken_up_again_without_any_chance(size: int) -> None:
    """Following the record of one crowd makes another the same, with the same future."""
    crowds, other = village(size, freely=True), village(size, freely=True)
    talks = [*told(crowds), *(talk for minutes in range(1, 6) for talk in crowds.step(minutes))]
    for talk in talks:
        other.follow(talk)
    if size > 1:
        assert (group(other).table, group(other).shared) == (group(crowds).table, group(crowds).shared)
        assert list(other.step(9)) == list(crowds.step(9))


def test_equal_seeds_give_equal_talk_and_others_give_other_talk() -> None:
    assert rumour(village(seed=3)) == rumour(village(seed=3))
    assert rumour(village(seed=3)) != rumour(village(seed=4))


def test_what_one_thing_said_costs_does_not_hang_on_the_size_of_the_crowd() -> None:
    """As many hear it in a village of a thousand as in one of a hundred."""
    for size in (100, 1_000):
        talks = rumour(village(size), 12)
        assert max(len(talk.company) for talk in talks) <= 3
