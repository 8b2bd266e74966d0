"""Through whose eyes each moment is told, what is left unsaid, and where paragraphs and descriptions stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intrigue.language.loader import load, load_text
from intrigue.simulate.simulation import Options, run
from intrigue.tell.leaks import leaks
from intrigue.tell.storyteller import tell, tell_run
from intrigue.tell.telling import Telling

ROOM = """
world room "The Room"
type place
place hall "the hall", yard "the yard"
character ada "Ada" she
character ben "Ben" he
property at(character): place = hall
property spoke(character)
property fond_of(character, character)
property weighed(character)
property gone(character)
start
    fond_of(ada, ben)
    ben believes not fond_of(ada, ben)
action ask(who: character)
    seen "'Well?' {who} [say]."
    by who
    if who == ada and not spoke(ada)
    then spoke(ada)
action answer(who: character)
    seen "'Well,' {who} [say]."
    by who
    if who == ben and spoke(ada) and not spoke(ben)
    then spoke(ben)
action weigh(who: character)
    felt "It [weigh] more than {who.he} had thought."
    by who
    if who == ada and spoke(ben) and not weighed(who)
    then weighed(who)
action go(who: character, to: place)
    "{who} [go] out to {to}."
    by who
    if who == ada and weighed(who) and at(who) != to and not gone(who)
    then
        at(who) = to
        gone(who)
rule he_sees(c: character)
    thought "So that [be] it, he [think]."
    known to ben
    when spoke(ada) and c == ben and not (ben believes fond_of(ada, ben))
    then ben believes fond_of(ada, ben)
describe yard "The yard [be] full of hens."
wants ada
    spoke(ada)
    weighed(ada)
    gone(ada)
wants ben
    spoke(ben)
"""
BOTH = "viewpoint ada mostly, ben sometimes\n"


def told(text: str) -> Telling:
    telling = tell_run(run(load_text(text), steps=8, options=Options(0)))
    assert telling.story is not None
    assert not leaks(telling.story.setting, telling.story.chronicle, telling.sentences)
    return telling


def prose(telling: Telling) -> str:
    return "\n".join(each.text for act in telling.acts for each in act.paragraphs)


def test_what_makes_another_understand_is_told_through_that_ones_eyes() -> None:
    [thought] = [each for each in told(ROOM + BOTH).sentences if each.text == "So that was it, he thought."]
    assert thought.focalizer == "ben"
    assert "So that" not in prose(told(ROOM + "viewpoint ada only\n"))


def test_the_story_turns_back_when_something_happens_inside_the_first_choice() -> None:
    eyes = {each.text: each.focalizer for each in told(ROOM + BOTH).sentences}
    assert eyes["It weighed more than she had thought."] == "ada"


def test_an_act_of_which_there_is_only_ones_own_side_has_no_plain_sentence() -> None:
    assert "Ada weighed" not in prose(told(ROOM + "viewpoint ada only\n"))
    assert "Ada weighed" in prose(told(ROOM + "viewpoint ben only\n"))


def test_a_place_is_described_after_the_sentence_that_leads_there() -> None:
    assert "She went out to the yard. The yard was full of hens." in prose(told(ROOM + "viewpoint ada only\n"))


def test_a_new_speaker_begins_a_paragraph() -> None:
    text = prose(told(ROOM + "viewpoint ada only\n"))
    assert "\n“Well,” Ben said." in text


def test_in_their_own_words_no_stock_thoughts_are_told() -> None:
    world = load("surprise").world
    stock, own = (tell(replace(world, own_words=each), length="full") for each in (False, True))
    assert any(each.kind == "thought" for each in stock.sentences)
    assert not any(each.kind == "thought" for each in own.sentences)
    assert [each.entry for each in stock.steps] == [each.entry for each in own.steps]


@pytest.mark.parametrize(("line", "eyes"), [("", "ada"), ("    viewpoint ben\n", "ben")])
def test_an_act_says_through_whose_eyes_it_is_told(line: str, eyes: str) -> None:
    acts = f'act "One" until spoke(ada)\n{line}act "Two" until spoke(ben)\n'
    telling = tell(load_text(f"{ROOM}{acts}viewpoint ada only\n"))
    assert {each.focalizer for each in telling.acts[0].sentences} == {eyes}
    assert {each.focalizer for each in telling.acts[1].sentences} == {"ada"}


def test_a_pronoun_that_the_author_wrote_begins_a_paragraph_where_somebody_else_acts() -> None:
    world = ROOM.replace("\"'Well,' {who} [say].\"", '"He [nod]."').replace("'Well?' {who} [say].", "{who} [smile].")
    assert "Ada smiled.\nHe nodded." in prose(told(world + "viewpoint ada only\n"))
