"""A story in short: of each act one to three plain sentences of what was decisive, and what came of it."""

from __future__ import annotations

import re
from functools import cache

import pytest

from intrigue.language.loader import load, load_text
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Signature
from intrigue.semantics.setting import Setting
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.following import Following
from intrigue.simulate.options import Options
from intrigue.simulate.simulation import Story, run
from intrigue.tell.consequence import END, LED_THERE, ON_THE_WAY, consequences
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import Told
from intrigue.tell.grammar import PRONOUNS, capitalised
from intrigue.tell.inbrief import Brief, Doing
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.plainly import plain
from intrigue.tell.storyteller import Manner, begun, retold, tell, tell_run
from intrigue.tell.telling import ToldAct
from tests.simulate.playing import CALM
from tests.worlds.small import small_worlds

WORDY = ("market", "spectacles")
"""Worlds in which all that is thought is told at any length."""
LATER_LIFE = """
world letters "Letters"
character ann "Ann" she, bob "Bob" he, cleo "Cleo" she
property told(character, character)
property hurt(character)
property hummed: number
property gone(character)

action hum(who: character)
    "{who} [hum], as always on a Monday, all the way from the door to the window and back again."
    by who
    if who == cleo and hummed < 3
    then hummed += 1
action insult(who: character, other: character)
    "'You are a fool,' {who} [say] to {other}, in front of the postman, the postman's aunt and two dogs."
    by who
    if who == ann and other == bob
    then
        told(who, other)
        hurt(other)
action leave(who: character)
    "{who} [take] his hat and his umbrella, and [close] the door behind him with more care than it needed."
    by who
    if who == bob and hurt(who)
    then gone(who)

say hum(who) "{who} [hum]"
say insult(who, other) "{who} [call] {other} a fool"
say leave(who) "{who} [walk] out"
wants ann: 3 if told(ann, bob)
wants cleo: hummed
wants bob
    0 - 5 if hurt(bob)
    3 if gone(bob)
feelings
    bob: anger strong
act "The quarrel" until gone(bob)
viewpoint ann
"""


@cache
def steered(name: str, seed: int) -> Story:
    story = tell(load(name), seed=seed).story
    assert story is not None
    return story


def sentences(act: ToldAct) -> list[str]:
    """Return the sentences of an act, each whole."""
    text = " ".join(each.text for each in act.paragraphs)
    return [each for each in re.split(r"(?<=[.!?])\s+", text) if each]


@pytest.mark.parametrize("name", small_worlds())
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_every_act_is_told_in_one_to_three_sentences_of_no_great_length(name: str, seed: int) -> None:
    story = steered(name, seed)
    for pov in (None, *story.world.characters):
        for act in tell_run(story, pov=pov, length="short").acts:
            assert len(sentences(act)) <= 3, act
            assert all(len(each.split()) <= 45 for each in sentences(act))


@pytest.mark.parametrize("name", small_worlds())
def test_a_summary_is_much_shorter_than_the_story_and_a_full_telling_is_longer(name: str) -> None:
    story = steered(name, 0)
    lengths = [
        sum(len(each.text.split()) for each in tell_run(story, length=length).sentences)
        for length in ("short", "normal", "full")
    ]
    assert lengths[0] < lengths[1] / 2
    assert lengths[1] <= lengths[2]
    assert lengths[1] < lengths[2] or name in WORDY


def told_in_short(text: str, **more: str) -> str:
    story = begun(load_text(text), Manner(length="short"))
    telling = story.finished()
    return " ".join(each.text for each in telling.sentences)


def test_what_led_on_is_told_and_what_did_not_is_left_out() -> None:
    """Nothing came of the humming; of the insult it came that Bob walked out."""
    text = told_in_short(LATER_LIFE)
    assert "Ann called Bob a fool" in text
    assert "walked out" in text
    assert "hummed" not in text


def test_the_authors_long_texts_give_way_to_plain_words() -> None:
    assert "umbrella" not in told_in_short(LATER_LIFE)


def test_who_has_been_named_in_a_sentence_goes_by_a_pronoun_in_it() -> None:
    assert "he walked out" in told_in_short(LATER_LIFE)


def test_a_summary_is_true_to_the_eyes_through_which_it_is_told() -> None:
    """The suitor saw her stop for a moment; that she lingered over the chain he does not know."""
    story = steered("pendant", 0)
    mine = " ".join(each.text for each in tell_run(story, pov="suitor", length="short").sentences)
    theirs = " ".join(each.text for each in tell_run(story, pov="gaara", length="short").sentences)
    assert "lingered" in theirs
    assert "lingered" not in mine


def test_in_the_present_tense_a_summary_stands_in_the_present() -> None:
    text = " ".join(each.text for each in tell_run(steered("waltz", 0), tense="present", length="short").sentences)
    assert "bows" in text
    assert "bowed" not in text


@pytest.mark.parametrize("name", small_worlds())
def test_a_summary_of_a_run_without_acts_is_short_too(name: str) -> None:
    story = run(load(name).world, seed=1, steps=20)
    telling = tell_run(story, length="short")
    assert sum(len(sentences(act)) for act in telling.acts) <= 9


def test_told_as_it_is_lived_a_summary_has_the_words_of_the_finished_run() -> None:
    manner = Manner(length="short")
    teller = begun(load("waltz").world, manner)
    as_lived = list(teller.paragraphs())
    assert as_lived == list(retold(teller.story, manner).paragraphs())


def test_nothing_that_happened_is_named_of_an_act_in_which_nobody_saw_anything() -> None:
    story = Story(load_text(LATER_LIFE), Options(disposition=CALM))
    assert tell_run(story, length="short").sentences == ()


GOING = """
world w
type place
place yard, street
character ada
property at(character): place = yard
property noticed
property watching(character)
action go(who: character, to: place)
    by who
    if at(who) != to
    then
        at(who) = to
        not watching(who)
wants ada: at(ada) == street
"""


@pytest.mark.parametrize("rule", ["", "rule seen(c: character)\n    when at(c) == street\n    then noticed\n"])
def test_to_go_somewhere_weighs_less_than_to_do_something_whatever_rules_make_of_it(rule: str) -> None:
    story = run(load_text(GOING + rule), steps=1)
    course = Course(story.setting)
    going = next(beat for beat in map(course.add, story.chronicle) if beat.event is not None)
    assert consequences(course).weights[going.index] == ON_THE_WAY * (LED_THERE + END)


# --- Who is called what -----------------------------------------------------------------------------------------------

PEOPLE = load_text(
    """
world people "People"
character ann "Ann" she, bea "Bea" she, bob "Bob" he, cat "the cat" it
property met(character, character)
action greet(who: character, other: character)
    by who
    if who != other
    then met(who, other)
action introduce(who: character, other: character, third: character)
    by who
    if who != other and other != third and who != third
    then met(other, third)
say greet(who, other) "{who} [greet] {other}"
say introduce(who, other, third) "{who} [name] {third} to {other}"
"""
)


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ((("greet", "ann", "bob"), ("greet", "bob", "ann")), ["Ann greeted Bob", "he greeted her"]),
        ((("greet", "ann", "bea"), ("greet", "bea", "ann")), ["Ann greeted Bea", "Bea greeted her"]),
        ((("greet", "ann", "bob"), ("greet", "ann", "cat")), ["Ann greeted Bob and greeted the cat"]),
        ((("greet", "bea", "bob"), ("introduce", "bob", "ann", "bea")), ["Bea greeted Bob", "he named Bea to Ann"]),
        ((("greet", "cat", "bob"), ("greet", "bob", "cat")), ["The cat greeted Bob", "he greeted it"]),
    ],
)
def test_pronouns_stand_in_a_summary_where_they_can_mean_nobody_else(
    calls: tuple[tuple[str, ...], ...], expected: list[str]
) -> None:
    doings = [_doing(*each) for each in calls]
    found = Brief(PEOPLE, "past").events(doings, (), False)
    assert [capitalised(found[0]), *found[1:]] == expected


def _doing(name: str, *people: str) -> Doing:
    call = GroundCall(Signature(name, ("character",) * len(people)), people)
    entry = Entry(index=0, step=1, minutes=0, kind="action", who=people[0], call=call)
    moment = Following(Setting(PEOPLE, 1)).start()
    return Doing(Told(None, 0, Beat(entry, moment, moment), call), people)


def test_the_same_is_named_once_in_an_act() -> None:
    telling = tell_run(run(load_text(ROUNDS), steps=12), pov="ada", length="short")
    text = " ".join(each.text for each in telling.sentences)
    assert len(re.findall("made the round", text)) == 1


ROUNDS = """
world rounds "Rounds"
character ada "Ada" she
property made: number = 0
property shut: number = 0
action make_the_round(who: character)
    by who
    if made == shut and made < 6
    then made += 1
action shut_up(who: character)
    by who
    if shut < made
    then shut += 1
say make_the_round(who) "{who} [make] the round"
say shut_up(who) "{who} [shut] up shop"
wants ada
    made
    2 * shut
viewpoint ada only
"""


def test_the_authors_words_for_asking_have_subjects_in_them() -> None:
    """`[ask] whether {other} [be] fit`: who is asked about is a subject there, also by a pronoun."""
    world = load_text(
        'world w "W"\ncharacter ann "Ann" she, bob "Bob" he\nproperty asked\n'
        "action ask(who: character, other: character)\n    by who\n    if not asked\n    then asked\n"
        'say ask(who, other) "{who} [ask] whether {other} [be] fit"\n'
    )
    forms = PRONOUNS["he"]
    names = Names(world, bound={"bob": Noun(*forms, False, True, "bob")})
    call = GroundCall(Signature("ask", ("character", "character")), ("ann", "bob"))
    assert plain(world, call, names).phrase == "ask whether he is fit"
