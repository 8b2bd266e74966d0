"""`tell about`: one character tells another a fact."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load_text
from intrigue.model.builder import WorldBuilder
from intrigue.model.plans import GroundCall
from intrigue.model.sugar import lower
from intrigue.model.terms import Signature
from intrigue.semantics.evaluation import holds
from intrigue.semantics.setting import Setting
from intrigue.semantics.speech import lies
from intrigue.semantics.transition import after, initial, possible
from tests.playing import Playing

TAVERN = """
world w
type place
place hall, yard
type gift
gift ring, scarf
character ann, bob, cleo
property at(character): place = hall
property likes(character, gift)
property holder(gift): character or none
property trusts(character, character) = yes
start
    at(cleo) = yard
    likes(ann, ring)
    bob believes not likes(ann, ring)
    ann believes bob believes not likes(ann, ring)
    ann believes bob believes likes(ann, scarf)
    cleo believes bob believes not likes(ann, ring)
    holder(ring) = ann
    bob believes holder(ring) = unknown
    bob believes holder(scarf) = ann
    ann believes bob believes holder(ring) = unknown
    ann believes bob believes holder(scarf) = ann
event go(who: character, to: place)
    then at(who) = to
ending glad if exists g: gift . likes(ann, g) and holder(g) == ann
tell about holder(gift)
"""
TRULY = f"{TAVERN}tell about likes(character, gift)\n"
FREELY = f"{TAVERN}tell about likes(character, gift) truly or not\n"


def test_the_hearer_believes_it_and_that_the_teller_believes_it() -> None:
    play = Playing(TRULY).take("`tell likes`(ann, bob, ann, ring)")
    assert play.ask("bob believes likes(ann, ring)") is True
    assert play.ask("bob believes ann believes likes(ann, ring)") is True
    assert play.ask("ann believes bob believes likes(ann, ring)") is True


def test_those_present_notice_and_others_do_not() -> None:
    play = Playing(TRULY).take("`tell likes`(ann, bob, ann, ring)")
    assert play.ask("cleo believes bob believes likes(ann, ring)") is False
    play = Playing(TRULY).take("go(cleo, hall)", "`tell likes`(ann, bob, ann, ring)")
    assert play.ask("cleo believes bob believes likes(ann, ring)") is True


def test_a_teller_must_believe_it_unless_lies_are_allowed() -> None:
    assert not Playing(TRULY).possible("`tell likes`(bob, ann, ann, ring)")
    play = Playing(FREELY)
    assert play.possible("`tell likes`(bob, ann, ann, ring)")
    assert play.take("`tell not likes`(ann, bob, ann, scarf)").ask("bob believes likes(ann, scarf)") is False


def test_nobody_tells_what_the_hearer_seems_to_believe() -> None:
    play = Playing(TRULY).take("`tell likes`(ann, bob, ann, ring)")
    assert not play.possible("`tell likes`(ann, bob, ann, ring)")


def test_one_tells_only_others_and_only_where_they_are() -> None:
    play = Playing(FREELY)
    assert not play.possible("`tell not likes`(ann, cleo, ann, ring)")
    play.take("go(cleo, hall)")
    assert play.possible("`tell not likes`(ann, cleo, ann, ring)")
    assert not any(each.call.arguments[:2] == ("ann", "ann") for each in play.setting.events)


def test_an_entity_and_none_can_be_told() -> None:
    play = Playing(TRULY).take("`tell holder`(ann, bob, ring, ann)", "`tell holder none`(ann, bob, scarf)")
    assert play.ask("bob believes holder(ring) == ann") is True
    assert play.ask("bob believes holder(scarf) == none") is True


def test_what_is_not_believable_is_only_taken_to_be_the_teller_s_belief() -> None:
    play = Playing(f"{TRULY}believable likes(x, g) told by t to h if trusts(h, t)\nstart\n    not trusts(bob, ann)\n")
    play.take("`tell likes`(ann, bob, ann, ring)")
    assert play.ask("bob believes likes(ann, ring)") is False
    assert play.ask("bob believes ann believes likes(ann, ring)") is True


def test_whether_it_is_believable_is_asked_in_the_hearer_s_mind() -> None:
    play = Playing(
        f"{TRULY}believable likes(x, g) told by t to h if trusts(h, t)\nstart\n    bob believes not trusts(bob, ann)\n"
    )
    assert play.ask("trusts(bob, ann)") is True
    assert play.take("`tell likes`(ann, bob, ann, ring)").ask("bob believes likes(ann, ring)") is False


def test_it_is_enough_that_one_line_makes_a_fact_believable() -> None:
    lines = "believable likes(x, scarf) told by t to h if no\nbelievable likes(x, ring) told by t to h if x == t\n"
    play = Playing(f"{FREELY}start\n    bob believes likes(ann, scarf)\n{lines}")
    play.take("`tell not likes`(ann, bob, ann, scarf)", "`tell likes`(ann, bob, ann, ring)")
    assert play.ask("bob believes likes(ann, scarf)") is True
    assert play.ask("bob believes likes(ann, ring)") is True


def test_without_places_everybody_hears_it() -> None:
    play = Playing(
        "world w\ncharacter ann, bob, cleo\nproperty rich\nstart\n    rich\n    bob believes not rich\n"
        "    cleo believes not rich\n    ann believes bob believes not rich\ntell about rich truly or not\n"
        "ending e if rich\n"
    )
    play.take("`tell rich`(ann, bob)")
    assert play.ask("bob believes rich") is True
    assert play.ask("cleo believes bob believes rich") is True
    assert play.ask("cleo believes rich") is False


def test_what_nothing_reads_is_not_worth_telling() -> None:
    core = lower(load_text("world w\ncharacter ann\nproperty rich\ntell about rich\n"))
    assert core.actions == ()


def test_small_numbers_are_told_one_by_one() -> None:
    world = load_text(
        "world w\ncharacter ann, bob\nproperty age(character): 1..3 = 1\ntell about age(character) truly or not\n"
        "ending e if age(ann) > 1\n"
    )
    assert [each.name for each in lower(world).actions] == ["tell age 1", "tell age 2", "tell age 3"]


NUMBERS = """
world w
character ann, bob, cleo
property coins(character): number
start
    coins(ann) = 70
    bob believes coins(ann) = 5
    ann believes bob believes coins(ann) = 5
    cleo believes ann believes coins(ann) = 70
ending e if coins(ann) > 50
"""


def test_of_a_wide_range_the_teller_s_belief_is_taken_over() -> None:
    play = Playing(f"{NUMBERS}tell about coins(character)\n")
    play.take("`tell coins`(ann, bob, ann)")
    assert play.ask("bob believes coins(ann)") == 70
    assert play.ask("cleo believes bob believes coins(ann)") == 70
    assert not play.possible("`tell coins`(ann, bob, ann)")


def test_there_is_no_lie_about_a_number_of_a_wide_range() -> None:
    with pytest.raises(InputError, match=r"E403.*coins"):
        lower(load_text(f"{NUMBERS}tell about coins(character) truly or not\n"))


def test_a_deed_can_be_told() -> None:
    """Bob has not seen the wink; Cleo tells him."""
    story = WorldBuilder("w")
    ann, bob, cleo = story.entities(story.character, "ann", "bob", "cleo")
    wink = story.action("wink", a=story.character).seen_by(lambda c: c != bob)
    story.tell_about(wink)
    story.ending("e", "", wink(ann).happened)
    story.start(cleo.believes(bob.believes(~wink(ann).happened)))
    core = lower(story.build())
    setting = Setting(core, 3)
    happened = core.endings[0].condition
    state = after(setting, initial(setting), setting.event(GroundCall(Signature("wink", ("character",)), ("ann",))))
    assert not holds(setting, state.mind("bob"), happened)
    telling = next(each for each in setting.events if each.call.arguments == ("cleo", "bob", "ann"))
    assert telling.action.name == "tell did wink"
    assert possible(setting, state, telling)
    assert holds(setting, after(setting, state, telling).mind("bob"), happened)


def test_every_telling_has_a_plain_sentence() -> None:
    tellings = {each.name: each.prose[0].text for each in lower(load_text(TRULY)).actions if each.prose}
    assert tellings == {
        "tell likes": "{teller} [tell] {hearer} that {character} likes {gift}.",
        "tell not likes": "{teller} [tell] {hearer} that it is not so that {character} likes {gift}.",
        "tell holder": "{teller} [tell] {hearer} that the holder of {gift} is {value}.",
        "tell holder none": "{teller} [tell] {hearer} that there is no holder of {gift}.",
    }


def test_two_of_whom_it_is_not_known_where_they_are_are_not_together() -> None:
    """Cleo's whereabouts and Bob's are unknown to the world itself: they cannot speak to each other."""
    text = FREELY.replace("at(cleo) = yard", "at(cleo) = unknown\n    at(bob) = unknown")
    assert not Playing(text).possible("`tell not likes`(bob, cleo, ann, scarf)")


def test_two_who_are_nowhere_are_not_together() -> None:
    text = TRULY.replace("property at(character): place = hall", "property at(character): place or none = none")
    assert not Playing(text).possible("`tell likes`(ann, bob, ann, ring)")


def test_of_a_property_only_the_facts_that_something_reads_can_be_told() -> None:
    """Whether Ann likes the ring matters to the ending; what anybody else likes matters to nobody."""
    play = Playing(FREELY.replace("exists g: gift . likes(ann, g) and holder(g) == ann", "likes(ann, ring)"))
    told = {each.call.arguments[2:] for each in play.setting.events if each.action.name == "tell likes"}
    assert told == {("ann", "ring")}


def test_a_fact_that_is_read_of_a_narrower_type_is_told_of_that_type() -> None:
    play = Playing(
        "world w\ntype thing\ntype gem: thing\ncharacter ann, bob\nthing stone\ngem ruby\nproperty lost(thing)\n"
        "tell about lost(thing) truly or not\nending e if exists g: gem . lost(g)\n"
    )
    assert {each.call.arguments[2:] for each in play.setting.events} == {("ruby",)}


def test_a_lie_is_what_the_teller_s_own_mind_holds_otherwise() -> None:
    play = Playing(FREELY)
    truth, lie = play.event("`tell likes`(ann, bob, ann, ring)"), play.event("`tell not likes`(ann, bob, ann, ring)")
    assert lies(play.setting, play.state, truth) == ()
    assert [(each.teller, each.hearer, each.value, each.believed) for each in lies(play.setting, play.state, lie)] == [
        ("ann", "bob", False, True)
    ]


def test_an_honest_mistake_is_no_lie() -> None:
    """Bob wrongly believes that Ann does not like the ring, and says so to her."""
    play = Playing(FREELY)
    event = play.event("`tell not likes`(bob, ann, ann, ring)")
    assert play.ask("likes(ann, ring)") is True
    assert lies(play.setting, play.state, event) == ()
