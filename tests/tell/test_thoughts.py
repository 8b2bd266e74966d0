"""What is told of minds: of the focalizer's own, in stock words or in the author's, and never of another's."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.simulate.simulation import Options, run
from intrigue.tell.leaks import leaks
from intrigue.tell.portions import Length
from intrigue.tell.stated import Felt, Held, Inferred, Meant
from intrigue.tell.storyteller import tell, tell_run
from intrigue.tell.telling import Sentence, Telling

LETTER = """
world letter "The Letter"
type place
place hall "the hall", attic "the attic", shed "the shed"
type item
item letter "the letter"
character ada "Ada" she
character ben "Ben" he
property where(item): place
property at(character): place = hall
property has(character, item)
property hungry(character)
property honest(character)
start
    where(letter) = shed
    ada believes where(letter) = attic
    hungry(ben)
action search(who: character, place)
    "{who} [search] {place}."
    by who
    if where(letter) == place and not has(who, letter)
    then has(who, letter)
action eat(who: character)
    "{who} [eat] a pear."
    by who
    if hungry(who)
    then not hungry(who)
wants ada
    1 if has(ada, letter)
wants ben
    -1 if hungry(ben)
"""


def told(*parts: str, pov: str, steps: int = 3, length: Length = "full") -> Telling:
    story = run(load_text("".join((LETTER, *parts))), steps=steps, options=Options(0))
    telling = tell_run(story, pov=pov, length=length)
    assert not leaks(story.setting, story.chronicle, telling.sentences)
    return telling


def thoughts(telling: Telling) -> list[Sentence]:
    return [each for each in telling.sentences if each.kind == "thought"]


def test_a_wrong_belief_that_is_acted_upon_is_told_as_the_truth() -> None:
    [sure] = [each for each in thoughts(told(pov="ada")) if any(isinstance(fact, Held) for fact in each.facts)]
    assert "the attic" in sure.text
    assert "the shed" not in sure.text


def test_what_moves_another_is_not_told() -> None:
    assert not any("hungry" in each.text for each in told(pov="ada").sentences)
    assert any("hungry" in each.text for each in told(pov="ben").sentences)


def test_a_failure_is_told_as_one() -> None:
    assert any("could not" in each.text for each in told(pov="ada").sentences)


def test_a_feeling_is_told_of_the_one_who_has_it() -> None:
    felt = [fact for each in thoughts(told(pov="ben")) for fact in each.facts if isinstance(fact, Felt)]
    assert felt
    assert {each.holder for each in felt} == {"ben"}


def test_an_aim_is_told_once() -> None:
    aims = [each for each in thoughts(told(pov="ada", steps=8)) if any(isinstance(f, Meant) for f in each.facts)]
    assert len({each.text for each in aims}) == len(aims)


# --- In the author's words --------------------------------------------------------------------------------------------


def test_what_newly_holds_in_a_mind_is_told_in_the_authors_words() -> None:
    line = 'thought of ben when not hungry(ben) "That [be] better."\n'
    telling = told(line, pov="ben")
    [thought] = [each for each in telling.sentences if each.text == "That was better."]
    assert thought.kind == "thought"
    assert not any(each.text == "That was better." for each in told(line, pov="ada").sentences)


def test_a_feeling_may_be_the_occasion() -> None:
    line = 'thought of ben when joy(ben) >= 10 "How sweet it [be]!"\n'
    assert any(each.text == "How sweet it was!" for each in told(line, pov="ben").sentences)


def test_intentions_and_failures_may_have_words_of_their_own() -> None:
    words = LETTER.replace(
        '    "{who} [search] {place}."\n',
        '    "{who} [search] {place}."\n    intends "To {place}, then."\n    failed "There [be] nothing in {place}."\n',
    )
    story = run(load_text(words), steps=2)
    said = [each.text for each in tell_run(story, pov="ada").sentences]
    assert said[:2] == ["To the attic, then.", "There was nothing in the attic."]


def test_first_and_last_words_stand_around_the_story() -> None:
    frame = """
opening "It [be] a house of many rooms."
closing "And there it [end]."
describe hall "The hall [smell] of pears."
act "Supper" until not hungry(ben)
    "The bell [ring]."
ending fed "He is fed" if not hungry(ben)
    "Nobody [ask] for the letter."
"""
    telling = tell(load_text(LETTER + frame), pov="ben")
    said = [each.text for each in telling.sentences]
    assert said[:3] == ["It was a house of many rooms.", "The bell rang.", "The hall smelled of pears."]
    assert said[-2:] == ["Nobody asked for the letter.", "And there it ended."]
    assert telling.story is not None
    assert not leaks(telling.story.setting, telling.story.chronicle, telling.sentences)


GIFTS = """
world gifts
type gift
gift shawl "the shawl", ring "the ring"
character ann "Ann" she
character bob "Bob" he
property likes(character, gift): yes or no
property bought(gift)
start
    likes(bob, shawl) = yes
    ann believes likes(bob, shawl) = unknown
action buy(who: character, gift)
    "{who} [buy] {gift}."
    by who
    if who == bob and not bought(gift)
    then bought(gift)
may infer likes(character, gift)
wants bob
    1 if bought(shawl) and likes(bob, shawl)
    1 if bought(ring) and likes(bob, ring)
"""


def test_what_is_worked_out_from_an_act_is_told_as_an_inference() -> None:
    """Ann sees Bob buy the shawl, which only somebody would who likes it."""
    story = run(load_text(GIFTS), steps=2)
    told_by = {pov: tell_run(story, pov=pov).sentences for pov in ("ann", "bob")}
    [inference] = [each for each in told_by["ann"] if any(isinstance(fact, Inferred) for fact in each.facts)]
    assert inference.text == "He would not do that unless he liked it."
    assert not any(isinstance(fact, Inferred) for each in told_by["bob"] for fact in each.facts)
    assert not leaks(story.setting, story.chronicle, told_by["ann"])


def test_the_words_of_a_thought_follow_the_tense() -> None:
    story = run(load_text(GIFTS), steps=2)
    told_now = [each.text for each in tell_run(story, pov="ann", tense="present").sentences]
    assert "He would not do that unless he likes it." in told_now
