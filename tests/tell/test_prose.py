"""Which of the author's texts is told, through whose eyes and when; what people are called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.model.plans import GroundCall
from intrigue.model.prose import ProseKind
from intrigue.model.sugar import lower
from intrigue.model.world import World
from intrigue.semantics.feelings import Feeling, Hearts
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import initial
from intrigue.tell.prose import (
    Chosen,
    act_words,
    closings,
    descriptions,
    ending_words,
    openings,
    passing,
    texts_of_event,
    thoughts_held,
)
from intrigue.tell.reading import Reads
from intrigue.tell.realization import Discourse, name_of, realized
from intrigue.tell.voice import Voice

CAST = """
world prose "Prose"
type place
type guard: character
place office "the office"
character gaara "Gaara" he, sakura "Sakura" she, ida "Aunt Ida" she
guard brock "Brock" he
property cross(character, character)
property asked(character)
property fond(character, character): yes or no
start
    cross(sakura, gaara)
    gaara believes not cross(sakura, gaara)
    sakura believes gaara believes not cross(sakura, gaara)
    ida believes gaara believes not cross(sakura, gaara)
"""


def world(text: str) -> World:
    """Return a core world with this cast."""
    return lower(load_text(CAST + text))


def voice(of: World, focalizer: str | None, hearts: Hearts | None = None) -> Voice:
    """Return the start as somebody takes it to be."""
    setting = Setting(of, level_needed(of, 1))
    return Voice(focalizer, "past", Reads(setting, initial(setting), hearts))


def texts(found: Sequence[Chosen]) -> list[str]:
    return [each.text for each in found]


ASK = world(
    """
action ask(who: character, other: character)
    "anybody"
    if cross(other, who) "cross"
    to c "onlooker {c}"
    to c: guard "guard"
    to other "asked"
    to other if cross(other, who) "asked and cross"
    to sakura "Sakura"
    seen "seen"
    felt "felt"
    felt to other "felt by other"
    felt if anger(who) > 30 "furious"
    thought "thought"
    refused "refused"
    failed to who "failed"
    intends "intends"
    drops "drops"
    by who
    then asked(other)
rule blush(c: character)
    thought to c "I am red."
    when asked(c)
    then c believes asked(c)
"""
)
CALL = read_call("ask(gaara, sakura)", ASK)
OTHER_CALL = read_call("ask(sakura, gaara)", ASK)


@pytest.mark.parametrize(
    ("call", "eyes", "kind", "expected"),
    [
        (CALL, None, "seen", ["cross", "anybody", "seen"]),
        (CALL, "sakura", "seen", ["Sakura", "asked and cross", "asked", "onlooker {c}", "cross", "anybody", "seen"]),
        (CALL, "gaara", "seen", ["onlooker {c}", "anybody", "seen"]),
        (CALL, "brock", "seen", ["onlooker {c}", "guard", "cross", "anybody", "seen"]),
        (OTHER_CALL, "gaara", "seen", ["asked", "onlooker {c}", "anybody", "seen"]),
        (CALL, "gaara", "felt", ["felt"]),
        (CALL, "sakura", "felt", ["felt by other"]),
        (CALL, "ida", "felt", []),
        (CALL, None, "felt", []),
        (CALL, "ida", "thought", ["thought"]),
        (CALL, "ida", "refused", ["refused"]),
        (CALL, "gaara", "failed", ["failed"]),
        (CALL, "ida", "failed", []),
        (CALL, "gaara", "intends", ["intends"]),
        (CALL, "sakura", "intends", []),
        (CALL, "gaara", "drops", ["drops"]),
    ],
)
def test_the_most_specific_text_goes_first(
    call: GroundCall, eyes: str | None, kind: ProseKind, expected: list[str]
) -> None:
    assert texts(texts_of_event(ASK, call, voice(ASK, eyes), kind)) == expected


def test_conditions_are_read_in_the_mind_of_who_looks_on() -> None:
    """Sakura is cross with Gaara; he does not know it, so through his eyes nothing is told of it."""
    assert "cross" not in texts(texts_of_event(ASK, CALL, voice(ASK, "gaara"), "seen"))
    assert "cross" in texts(texts_of_event(ASK, CALL, voice(ASK, "ida"), "seen"))


def test_feelings_are_looked_up_in_hearts_and_stay_out_of_states() -> None:
    angry = Hearts({Feeling("anger", "gaara", "ida"): 60})
    assert texts(texts_of_event(ASK, CALL, voice(ASK, "gaara", angry), "felt")) == ["furious", "felt"]
    assert not any(each.name == "anger" for each in ASK.properties)


def test_what_others_feel_is_read_as_it_is_believed() -> None:
    angry = Hearts({Feeling("anger", "gaara", "ida"): 60})
    known = angry.with_minds({"sakura": angry})
    of = world(
        'action wait(who: character)\n    "calm"\n    if anger(who) > 30 "raging"\n    by who\n    then asked(who)\n'
    )
    call = read_call("wait(gaara)", of)
    assert texts(texts_of_event(of, call, voice(of, "sakura", angry), "seen")) == ["calm"]
    assert texts(texts_of_event(of, call, voice(of, "sakura", known), "seen")) == ["raging", "calm"]


def test_a_text_for_an_onlooker_names_it() -> None:
    found = texts_of_event(ASK, CALL, voice(ASK, "ida"), "seen")
    assert dict(found[0].bindings) == {"who": "gaara", "other": "sakura", "c": "ida"}


def test_the_thought_of_a_rule_is_for_the_one_it_names() -> None:
    call = GroundCall(ASK.rules[0].signature, ("gaara",))
    assert texts(texts_of_event(ASK, call, voice(ASK, "gaara"), "thought")) == ["I am red."]
    assert texts(texts_of_event(ASK, call, voice(ASK, "ida"), "thought")) == []


TELLING = world(
    """
opening "Once."
opening to sakura "Once, for her."
closing if cross(sakura, gaara) "Still cross."
describe office "Round."
describe office again "Round as ever."
later "Time."
later 2 hours "Hours."
later 1 day "A day."
act "One" until asked(gaara)
    "Act one."
ending good "Good" if asked(gaara)
    "It was good."
thought of gaara when not cross(sakura, gaara) "She likes me."
thought of c about other: character when cross(c, other) and other != gaara "{other} again."
thought of c: guard when fond(gaara, sakura) == unknown "Who knows."
thought of sakura when joy(sakura) > 10 "Good."
"""
)


def test_a_telling_begins_and_ends_in_the_authors_words() -> None:
    assert texts(openings(TELLING, voice(TELLING, "sakura"))) == ["Once, for her.", "Once."]
    assert texts(closings(TELLING, voice(TELLING, None))) == ["Still cross."]
    assert texts(closings(TELLING, voice(TELLING, "gaara"))) == []
    assert texts(act_words(TELLING, TELLING.acts[0], voice(TELLING, None))) == ["Act one."]
    assert texts(ending_words(TELLING, TELLING.endings[0], voice(TELLING, None))) == ["It was good."]


def test_places_are_described_at_first_and_again() -> None:
    assert texts(descriptions(TELLING, "office", False, voice(TELLING, None))) == ["Round."]
    assert texts(descriptions(TELLING, "office", True, voice(TELLING, None))) == ["Round as ever."]


@pytest.mark.parametrize(("minutes", "first"), [(1, "Time."), (120, "Hours."), (1439, "Hours."), (5000, "A day.")])
def test_the_longest_time_that_fits_is_told(minutes: int, first: str) -> None:
    assert texts(passing(TELLING, minutes, voice(TELLING, None)))[0] == first


def test_thoughts_come_from_what_holds_in_the_mind_right_or_wrong() -> None:
    assert texts(thoughts_held(TELLING, "gaara", voice(TELLING, "gaara"))) == ["She likes me."]
    assert texts(thoughts_held(TELLING, "brock", voice(TELLING, "brock"))) == ["Who knows."]
    glad = Hearts({Feeling("joy", "sakura"): 40})
    assert texts(thoughts_held(TELLING, "sakura", voice(TELLING, "sakura", glad))) == ["Good."]


NAMES = world(
    """
action greet(who: character, other: character)
    "'Good evening, {other.address},' {who} [say]."
    by who
    then asked(other)
action answer(who: character, other: character)
    "{who} [greet] {other}. 'And to you, {who.address},' {other} [reply]."
    by who
    then asked(other)
address sakura to gaara: "Lord Gaara" if cross(sakura, gaara) else "Gaara"
address c: guard to other: "citizen"
address c to gaara: "sir"
name sakura to gaara: "the medic" if not asked(gaara) else "Sakura"
name brock: "the guard"
"""
)


def said(text: str, call: str, eyes: str | None) -> str:
    ground = read_call(call, NAMES)
    action = NAMES.action[ground.signature]
    bindings = {each.name: value for each, value in zip(action.parameters, ground.arguments, strict=True)}
    return realized(NAMES, text or action.prose[0].text, bindings, Discourse(), "0", voice(NAMES, eyes))[0]


@pytest.mark.parametrize(
    ("call", "eyes", "expected"),
    [
        ("greet(sakura, gaara)", "sakura", "“Good evening, Lord Gaara,” Sakura said."),
        ("greet(sakura, gaara)", "gaara", "“Good evening, Lord Gaara,” the medic said."),
        ("greet(ida, gaara)", "gaara", "“Good evening, sir,” Aunt Ida said."),
        ("greet(brock, ida)", "ida", "“Good evening, citizen,” the guard said."),
        ("greet(brock, gaara)", "ida", "“Good evening, sir,” the guard said."),
        ("greet(ida, brock)", "ida", "“Good evening, guard,” Aunt Ida said."),
        ("answer(gaara, sakura)", "ida", "Gaara greeted Sakura. “And to you, Lord Gaara,” she replied."),
        ("answer(ida, gaara)", "ida", "Aunt Ida greeted Gaara. “And to you, Aunt Ida,” he replied."),
    ],
)
def test_people_are_addressed_as_is_in_the_speakers_own_mind(call: str, eyes: str, expected: str) -> None:
    assert said("", call, eyes) == expected


def test_the_telling_calls_people_as_those_do_through_whose_eyes_it_is_told() -> None:
    of = voice(NAMES, "gaara")
    assert [name_of(NAMES, each, of) for each in ("sakura", "brock", "ida")] == ["the medic", "the guard", "Aunt Ida"]
    assert name_of(NAMES, "sakura", voice(NAMES, "ida")) == "Sakura"


def test_without_a_moment_no_condition_holds() -> None:
    assert texts(texts_of_event(ASK, CALL, Voice(), "seen")) == ["anybody", "seen"]
    assert name_of(NAMES, "sakura", Voice("gaara")) == "Sakura"
