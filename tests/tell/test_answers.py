"""Why not, and what was so, in sentences that can be read aloud."""

from __future__ import annotations

from functools import cache

from intrigue.explain.asking import answer, question, who_knew
from intrigue.explain.past import Past
from intrigue.explain.whynot import whynot
from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.model.terms import Fluent
from intrigue.simulate.simulation import Options, Story
from intrigue.tell.answers import Answers
from intrigue.tell.replies import differences, knowledge, reply

WORLD = """
world ring "The Ring"
type gift
gift ring "the ring"
character ann "Ann" she, bob "Bob" he
property holder(gift): character or none = none
property waved(character)
property asked(character, other: character)
property fond(character, other: character)
start
    bob believes holder(ring) = ann
action wave(who: character)
    "{who} [wave]."
    by who
    if not waved(who)
    then waved(who)
action lean_towards(who: character, other: character)
    by who
    if who != other and not asked(who, other)
    then asked(who, other)
action kiss(who: character, other: character)
    by who
    if who != other and asked(who, other)
    then fond(other, who)
action own_up(who: character, other: character)
    by who
    if who != other
    privately if who believes fond(who, other)
    then other believes fond(who, other)
wants ann: waved(ann)
"""


@cache
def past() -> Past:
    """Return a run in which Ann waves, and nothing else."""
    story = Story(load_text(WORLD), Options(0))
    for _ in story.run(2):
        pass
    return Past(story)


def why_not(call: str) -> list[str]:
    """Return why something was not done when Ann waved."""
    waved = next(each.index for each in past().story.chronicle if each.kind == "action")
    return list(Answers(past()).whynot(whynot(past(), waved, read_call(call, past().story.world))))


def test_what_was_neither_so_nor_believed_is_said_once() -> None:
    said = [each.strip() for each in why_not("kiss(ann, bob)")]
    assert said[1].startswith("it needs that she has asked ")
    assert said[1].endswith("; that was not so, and Ann did not believe it.")
    assert sum("it needs" in each for each in said) == 1


def test_what_somebody_would_have_to_believe_themselves_they_did_not() -> None:
    (needs,) = [each.strip() for each in why_not("own_up(ann, bob)") if "it needs" in each]
    assert needs == "it needs that she believes that she is fond of Bob, and Ann did not."


def test_a_value_is_said_with_what_has_it() -> None:
    asked = question(past(), "holder(ring)")
    assert next(iter(reply(answer(asked, 0)))) == "None (at the start): nobody holds the ring."
    told = [each.strip() for each in knowledge(asked, who_knew(asked))]
    assert told[:2] == ["At the start", "nobody holds the ring"]
    assert "Bob believes that Ann holds the ring, wrongly (from the start)" in told


def test_where_one_sentence_says_both_ends_nothing_is_said_to_differ() -> None:
    """How warm somebody is counts in numbers that the words do not tell apart; then there is nothing to tell."""
    world = load_text("""
world w
character ann "Ann"
property warmth(character): 0..9
say warmth(p) >= 5 "{p} [be] warm"
action wait(who: character)
    by who
    then warmth(who) = 1
wants ann: warmth(ann)
""")
    words = Answers(Past(Story(world, Options(0))))
    warmth = Fluent(world.properties[0].signature, ("ann",))
    assert list(differences(words, [(warmth, 5, 7)])) == []
    assert list(differences(words, [(warmth, 2, 7)])) == ["Ann is not warm; otherwise Ann is warm."]
