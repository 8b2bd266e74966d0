"""What is told and asked between people: reported, and in direct speech."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.model.sugar import lower
from intrigue.tell.prose import texts_of_event
from intrigue.tell.realization import Discourse, realized
from intrigue.tell.speech import contracted, spoken
from intrigue.tell.voice import Tense, Voice

WORLD = lower(
    load_text(
        """
world gossip "At the Pump"
type place, loaf
place pump "the pump", bakery "the bakery"
loaf rye "the rye loaf"
character paul "Paul" he, odile "Odile" she, jon "Jon" he, sam "Sam" they
property at(character): place = pump
property stale(loaf)
property hungry(character)
property likes(character, character)
property owner(loaf): character or none
property seen_in(character, place)
property met(character, character)
property frob(character, loaf, place)
property price(loaf): 1..3
tell about stale(loaf) truly or not
tell about hungry(character) truly or not
tell about at(character) truly or not
tell about likes(character, character) truly or not
tell about owner(loaf) truly or not
tell about seen_in(character, place)
tell about met(character, character) truly or not
tell about frob(character, loaf, place)
tell about price(loaf)
author wants
    1 if stale(rye) and owner(rye) == none and price(rye) == 2
    1 if exists c: character . hungry(c) or owner(rye) == c
    1 if exists c: character . exists d: character . likes(c, d) or met(c, d)
    1 if exists c: character . exists p: place . at(c) == p or seen_in(c, p) or frob(c, rye, p)
"""
    )
)


def said(call: str, form: int, tense: Tense = "past") -> str:
    """Return one of the ways in which a call is told."""
    ground = read_call(call, WORLD)
    chosen = texts_of_event(WORLD, ground, Voice(), "seen")[form]
    return realized(WORLD, chosen.text, chosen.bindings, Discourse(), "0", Voice(tense=tense))[0]


@pytest.mark.parametrize(
    ("call", "reported", "direct"),
    [
        ("`tell stale`(paul, odile, rye)", "Paul told Odile that the rye loaf was stale.", "“The rye loaf is stale,”"),
        (
            "`tell not stale`(paul, odile, rye)",
            "Paul told Odile that the rye loaf was not stale.",
            "“The rye loaf isn’t stale,”",
        ),
        ("`tell hungry`(paul, odile, paul)", "Paul told Odile that he was hungry.", "“I’m hungry,”"),
        ("`tell not hungry`(paul, odile, paul)", "Paul told Odile that he was not hungry.", "“I’m not hungry,”"),
        ("`tell hungry`(paul, odile, odile)", "Paul told Odile that she was hungry.", "“You’re hungry,”"),
        ("`tell hungry`(paul, odile, jon)", "Paul told Odile that Jon was hungry.", "“Jon is hungry,”"),
        ("`tell likes`(paul, odile, paul, odile)", "Paul told Odile that he liked her.", "“I like you,”"),
        (
            "`tell not likes`(paul, odile, odile, paul)",
            "Paul told Odile that she did not like him.",
            "“You don’t like me,”",
        ),
        ("`tell likes`(paul, jon, jon, paul)", "Paul told Jon that Jon liked Paul.", "“You like me,”"),
        (
            "`tell owner`(paul, odile, rye, paul)",
            "Paul told Odile that he owned the rye loaf.",
            "“I own the rye loaf,”",
        ),
        (
            "`tell owner none`(paul, odile, rye)",
            "Paul told Odile that nobody owned the rye loaf.",
            "“Nobody owns the rye loaf,”",
        ),
        ("`tell met`(odile, paul, odile, paul)", "Odile told Paul that she had met him.", "“I have met you,”"),
        (
            "`tell seen_in`(paul, odile, paul, bakery)",
            "Paul told Odile that he had been seen in the bakery.",
            "“I’ve been seen in the bakery,”",
        ),
        (
            "`tell at`(paul, odile, jon, bakery)",
            "Paul told Odile that Jon was at the bakery.",
            "“Jon is at the bakery,”",
        ),
        (
            "`tell at`(paul, odile, sam, bakery)",
            "Paul told Odile that Sam was at the bakery.",
            "“Sam is at the bakery,”",
        ),
        ("`tell hungry`(sam, odile, sam)", "Sam told Odile that they were hungry.", "“I’m hungry,”"),
    ],
)
def test_what_is_said_is_put_back_in_time_or_quoted(call: str, reported: str, direct: str) -> None:
    assert said(call, 0) == reported
    assert said(call, 1).startswith(direct)


def test_reported_speech_keeps_to_the_tense_of_the_telling() -> None:
    call = "`tell stale`(paul, odile, rye)"
    assert said(call, 0, "present") == "Paul tells Odile that the rye loaf is stale."
    assert said(call, 0, "pluperfect") == "Paul had told Odile that the rye loaf was stale."


def test_what_there_are_no_words_for_is_told_in_the_plain_words_of_its_action() -> None:
    call = read_call("`tell frob`(paul, odile, paul, rye, pump)", WORLD)
    assert spoken(WORLD, call) == []
    assert len(texts_of_event(WORLD, call, Voice(), "seen")) == 1


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("I am late", "I'm late"),
        ("it is not so", "it isn't so"),
        ("that is what it is", "that's what it is"),
        ("you are late", "you're late"),
        ("they will not come", "they won't come"),
        ("I cannot", "I can't"),
        ("she has been seen", "she's been seen"),
        ("I have a loaf", "I have a loaf"),
        ("we would know", "we'd know"),
        ("Gaara is late", "Gaara is late"),
    ],
)
def test_people_say_things_for_short(text: str, short: str) -> None:
    assert contracted(text) == short
