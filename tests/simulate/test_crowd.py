"""Crowds hear things, pass them on, and get them wrong."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.model.terms import Fluent, Signature, Value
from intrigue.semantics.events import Event
from intrigue.simulate.chronicle import Entry, Saying
from intrigue.simulate.crowd import trail
from intrigue.simulate.deciding import Decider
from intrigue.simulate.options import Options
from intrigue.simulate.runfile import branch, from_json, to_json, verify
from intrigue.simulate.simulation import Story

VILLAGE = """
world village
type place, thing
place square, mill
thing ring, goat, cart
character ann, bob, cleo
property at(character): place = square
property owner(thing): character or none = none
property `villagers heard owner`(thing, character): number
property `heard owner`(character, thing, character)
property hushed
start
    at(cleo) = mill
    secret of cleo: at(cleo) == mill
action take(who: character, thing)
    by who
    seen by c if at(c) == at(who)
    then owner(thing) = who
action show(who: character, other: character, thing)
    by who
    seen by c if c == who or c == other
    seen by c if at(c) == at(who) as take(other, thing)
    if who != other
    then owner(thing) = who
action come(who: character)
    by who
    then at(who) = square
rule hush
    "Everybody [look] at {ann}."
    seen by c
    when `villagers heard owner`(ring, ann) >= 5 and not hushed
    then hushed
crowd villagers {size} in square about owner(thing){freely}
{believable}
ending e if exists t: thing . owner(t) == ann
"""
RING = Fluent(Signature("owner", ("thing",)), ("ring",))


class Sending(Decider):
    """Lets events happen at the beginning of the first step."""

    def __init__(self, *calls: str) -> None:
        self.calls = calls

    def sends(self, story: Story) -> list[Event]:
        """Return the events for the first step."""
        return [story.setting.event(read_call(each, story.world)) for each in self.calls if story.moment.minutes == 0]


def village(
    *calls: str, size: int = 100, freely: bool = False, seed: int = 0, steps: int = 30, believable: str = ""
) -> Story:
    """Return a village in which these things happened, after so many steps."""
    lies = " truly or not" if freely else ""
    text = VILLAGE.replace("{size}", str(size)).replace("{freely}", lies).replace("{believable}", believable)
    story = Story(load_text(text), Options(seed), decider=Sending(*calls))
    for _ in story.run(steps):
        pass
    return story


def talks(story: Story) -> list[Entry]:
    return list(story.chronicle.where(kinds=("talk",)))


def said(entry: Entry) -> Saying:
    assert entry.talk is not None
    return entry.talk


def believes(story: Story, who: str) -> Value:
    return story.moment.state.mind(who)[story.setting.index[RING]]


def test_some_of_those_present_notice_what_changes() -> None:
    first, *_ = talks(village("take(ann, ring)", steps=1))
    assert (first.who, said(first).fluent, said(first).value) == ("", RING, "ann")
    assert 1 <= len(said(first).hearers) <= 3


def test_a_crowd_notices_only_what_happens_where_it_stands() -> None:
    assert talks(village("take(cleo, ring)")) == []


def test_a_crowd_takes_for_another_thing_what_others_in_its_place_take_for_it() -> None:
    first, *_ = talks(village("show(ann, bob, ring)", steps=1))
    assert said(first).value == "bob"


def test_news_goes_round_until_it_is_common_talk_and_then_dies_down() -> None:
    story = village("take(ann, ring)", steps=90)
    heard = story.moment.hearsay["villagers"]
    assert heard.shared[story.setting.index[RING]].value == "ann"
    assert heard.eager == 0
    assert heard.count(story.setting.index[RING], "ann") == 100
    assert story.ended == "nothing more will happen by itself"


def test_the_world_can_count_who_has_heard_it() -> None:
    story = village("take(ann, ring)")
    count = story.setting.index[Fluent(Signature("villagers heard owner", ("thing", "character")), ("ring", "ann"))]
    assert story.moment.state[count] == story.moment.hearsay["villagers"].count(story.setting.index[RING], "ann") > 5
    [hush] = story.chronicle.where(kinds=("rule",))
    assert story.chronicle[hush.causes[0]].kind == "talk"


def test_later_news_is_believed() -> None:
    story = village("take(ann, ring)", "take(bob, ring)", size=1, steps=2)
    assert [said(each).value for each in talks(story) if not said(each).character] == ["ann"]


def test_a_truthful_crowd_changes_nothing() -> None:
    assert {said(each).value for each in talks(village("take(ann, ring)"))} == {"ann"}


def test_where_people_may_say_what_is_not_so_a_rumour_changes_on_its_way() -> None:
    story = village("take(ann, ring)", freely=True)
    assert any(said(each).embroidered for each in talks(story))
    assert len({said(each).value for each in talks(story)}) > 1


def test_what_somebody_heard_can_be_traced_back_to_who_said_it_first() -> None:
    """The causes of a thing said lead to the same source as the tables do."""
    story = village("take(ann, ring)", size=1_000, steps=4)
    far = max(talks(story), key=lambda each: said(each).hops if said(each).hearers else 0)
    tellers = trail(story.moment, "villagers", said(far).hearers[0], story.setting.index[RING])
    assert len(tellers) == said(far).hops >= 3
    behind = story.chronicle.led_to(far)
    assert [each.who for each in (*behind, far) if each.who] == [*reversed(tellers)]
    assert str(behind[0].call) == "take(ann, ring)"


def test_a_character_who_comes_to_the_crowd_hears_it_once_and_believes_it() -> None:
    story = village("take(ann, ring)", "come(cleo)", steps=40)
    heard = [each for each in talks(story) if said(each).character]
    assert {said(each).character for each in heard} <= {"cleo"}
    story = village("take(ann, ring)", steps=40)
    assert not [each for each in talks(story) if said(each).character == "cleo"]


def test_nobody_is_told_what_they_saw_for_themselves() -> None:
    """Ann and Bob have seen who took the ring, however the crowd tells it."""
    story = village("take(ann, ring)", freely=True, steps=60)
    assert not [each for each in talks(story) if said(each).character in ("ann", "bob")]
    assert believes(story, "bob") == "ann"


def test_what_is_heard_has_the_talk_for_its_source_and_is_remembered() -> None:
    story = late("")
    [entry] = [each for each in talks(story) if said(each).character == "cleo"]
    index = story.setting.index[RING]
    assert believes(story, "cleo") == said(entry).value
    assert story.moment.sources[("cleo",), index] == entry.index
    heard = Fluent(Signature("heard owner", ("character", "thing", "character")), ("cleo", "ring", "ann"))
    assert story.moment.state[story.setting.index[heard]] is True


def test_who_does_not_find_it_believable_hears_it_and_goes_by_what_they_know() -> None:
    story = late("believable owner(x) told by t to h if h != cleo")
    [entry] = [each for each in talks(story) if said(each).character == "cleo"]
    assert not said(entry).believed
    assert believes(story, "cleo") != "ann"


class Late(Decider):
    """Ann takes the ring at once; Cleo comes to the square two steps later."""

    def sends(self, story: Story) -> list[Event]:
        """Return the event of this step, if there is one."""
        call = {0: "take(ann, ring)", 20: "come(cleo)"}.get(story.moment.minutes)
        return [story.setting.event(read_call(call, story.world))] if call else []


def late(believable: str) -> Story:
    text = VILLAGE.replace("{size}", "20").replace("{freely}", "").replace("{believable}", believable)
    story = Story(load_text(text), Options(0), decider=Late())
    for _ in story.run(60):
        pass
    return story


@pytest.mark.parametrize("size", [1, 2, 30, 300])
def test_a_saved_run_has_the_same_talk_and_the_same_future(size: int) -> None:
    story = village("take(ann, ring)", size=size, freely=True, steps=5)
    again = from_json(to_json(story))
    assert again.moment.hearsay == story.moment.hearsay
    assert again.moment.state.values == story.moment.state.values
    assert verify(again).same
    assert [said(each) for each in talks(branch(story, 3))] == [said(each) for each in talks(story) if each.step <= 3]
    for other in (story, again):
        for _ in other.run(5):
            pass
    assert again.digests.found == story.digests.found


def test_equal_seeds_give_equal_talk_and_others_give_other_talk() -> None:
    one, same, other = (talks(village("take(ann, ring)", seed=seed)) for seed in (3, 3, 4))
    assert one == same
    assert one != other


def test_one_thing_said_is_heard_by_as_few_in_a_large_village_as_in_a_small_one() -> None:
    for size in (100, 1_000):
        assert max(len(said(each).company) for each in talks(village("take(ann, ring)", size=size, steps=12))) <= 3
