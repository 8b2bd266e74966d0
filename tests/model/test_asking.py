"""`ask about`: one character asks another, who answers honestly or not at all."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.model.plans import Limits
from intrigue.model.sugar import lower
from intrigue.search.explaining import Explainer
from intrigue.semantics.speech import lies, said
from tests.playing import Playing

ERRAND = """
world w
type place
place inn, mill, well
character ann, bob, cleo
property at(character): place
property trusts(character, character) = yes
start
    at(ann) = inn
    at(bob) = inn
    at(cleo) = mill
    ann believes at(cleo) = unknown
action go(who: character, to: place)
    by who
    seen by c if at(c) == at(who) or at(c) == to
    if at(who) != to
    then at(who) = to
wants ann: 1 if at(ann) == at(cleo) and at(cleo) != unknown
ask about at(character)
"""
ASK = "`ask at`(ann, bob, cleo)"


def test_who_is_asked_and_knows_makes_it_known() -> None:
    play = Playing(ERRAND).take(ASK)
    assert play.ask("ann believes at(cleo)") == "mill"
    assert play.ask("ann believes bob believes at(cleo)") == "mill"
    assert play.ask("bob believes ann believes at(cleo)") == "mill"


def test_only_who_does_not_know_asks_and_only_those_who_are_there() -> None:
    play = Playing(ERRAND)
    assert not play.possible("`ask at`(bob, ann, cleo)")
    assert not play.possible("`ask at`(ann, cleo, cleo)")
    assert not play.take(ASK).possible(ASK)


def test_that_one_does_not_know_need_not_be_known_to_who_is_asked() -> None:
    play = Playing(ERRAND)
    assert play.ask("bob believes ann believes at(cleo)") == "mill"
    assert play.possible(ASK, "bob")


def test_who_does_not_know_either_teaches_nothing() -> None:
    play = Playing(f"{ERRAND}start\n    bob believes at(cleo) = unknown\n").take(ASK)
    assert str(play.ask("ann believes at(cleo)")) == "unknown"


def test_an_answer_that_is_not_believable_is_only_taken_for_the_other_s_belief() -> None:
    line = "believable at(x) told by t to h if trusts(h, t)\nstart\n    ann believes not trusts(ann, bob)\n"
    play = Playing(ERRAND + line).take(ASK)
    assert str(play.ask("ann believes at(cleo)")) == "unknown"
    assert play.ask("ann believes bob believes at(cleo)") == "mill"


def test_an_answer_is_never_a_lie_and_is_said_by_who_is_asked() -> None:
    play = Playing(ERRAND)
    event = play.event(ASK)
    assert [(each.teller, each.hearer, each.value) for each in said(play.setting, play.state, event)] == [
        ("bob", "ann", "mill")
    ]
    assert lies(play.setting, play.state, event) == ()


def explained(text: str, call: str) -> bool:
    play = Playing(text)
    return Explainer(play.setting, Limits(character=3, epistemic=1)).explained(play.state, play.event(call)) is not None


def test_hope_for_an_answer_is_a_motive_where_plans_may_suppose() -> None:
    """Without supposing, nothing that Ann can think of would follow from asking."""
    assert not explained(ERRAND, ASK)
    assert explained(f"{ERRAND}may suppose at(character)\n", ASK)


def test_whom_one_takes_to_know_one_asks_without_any_supposing() -> None:
    text = f"{ERRAND}start\n    ann believes bob believes at(cleo) = well\n"
    assert explained(text, ASK)
    assert Playing(text).take(ASK).ask("ann believes at(cleo)") == "mill"


def test_who_had_no_answer_does_not_hope_for_one_again() -> None:
    text = f"{ERRAND}start\n    bob believes at(cleo) = unknown\nmay suppose at(character)\n"
    play = Playing(text)
    assert play.possible(ASK)
    assert not play.take(ASK).possible(ASK)


def test_a_yes_or_no_question_can_be_answered_with_no() -> None:
    play = Playing(
        "world w\ncharacter ann, bob\nproperty rich(character): yes or no = no\nstart\n"
        "    ann believes rich(bob) = unknown\nask about rich(character)\nending e if rich(ann) or rich(bob)\n"
    )
    assert play.take("`ask rich`(ann, bob, bob)").ask("ann believes rich(bob) == no") is True


def test_of_a_plain_yes_or_no_one_asks_whom_one_takes_to_think_otherwise() -> None:
    text = "world w\ncharacter ann, bob\nproperty rich\nask about rich\nending e if rich\n"
    assert not Playing(text).possible("`ask rich`(ann, bob)")
    play = Playing(f"{text}start\n    ann believes bob believes rich\n    bob believes rich\n")
    assert play.take("`ask rich`(ann, bob)").ask("ann believes rich") is True


def test_what_nothing_reads_is_not_worth_asking() -> None:
    core = lower(load_text("world w\ncharacter ann\nproperty rich: yes or no\nask about rich\n"))
    assert core.actions == ()


def test_every_question_has_a_plain_sentence() -> None:
    text = (
        "world w\ncharacter ann, bob\ntype place, thing\nplace inn\nthing ring\n"
        "property at(character): place = inn\nproperty rich(character): yes or no\nproperty owner(thing): character\n"
        "property raining: yes or no\nproperty likes(character, thing): yes or no\n"
        "ask about at(character)\nask about rich(character)\nask about owner(thing)\nask about raining\n"
        "ask about likes(character, thing)\n"
        "ending e if rich(ann) or raining or owner(ring) == ann or likes(ann, ring) or at(ann) == inn\n"
    )
    asked = {each.name: each.prose[0].text.partition("{hearer} ")[2] for each in lower(load_text(text)).actions}
    assert asked == {
        "ask at": "where {character} [be].",
        "ask rich": "whether {character} [be] rich.",
        "ask owner": "about the owner of {thing}.",
        "ask raining": "whether raining [be] so.",
        "ask likes": "whether {character} likes {thing}.",
    }
