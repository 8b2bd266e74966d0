"""Actions in plain words, from their names and arguments alone."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call
from intrigue.tell.plainly import plain, sentence

WORLD = load_text(
    """
world plain "Plain"
type place
type thing
place shop "the shop", street "the street", bin "in the bread bin"
thing chain "the chain", hat
character lea "Lea" she, jon "Jon" he
property open(place)
action give(who: character, thing, other: character)
    by who, other
    then open(shop)
action buy(who: character, thing, seller: character)
    by who
    then open(shop)
action go(who: character, place)
    by who
    then open(shop)
action move(thing, from: place, to: place, who: character)
    by who
    then open(shop)
action put_on(who: character, thing)
    by who
    then open(shop)
action walk_home(who: character, other: character)
    by who, other
    then open(shop)
action explain(who: character, other: character)
    by who
    then open(shop)
action watch(who: character, other: character)
    by other
    then open(shop)
action eat(who: character, with_whom: character)
    by who
    then open(shop)
action put(who: character, thing, in_place: place)
    by who
    then open(shop)
action dress(who: character, other: character)
    by who
    then open(shop)
action market
    then open(shop)
"""
)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("give(lea, chain, jon)", "Lea gave Jon the chain."),
        ("buy(lea, chain, jon)", "Lea bought the chain from Jon."),
        ("go(jon, shop)", "Jon went to the shop."),
        ("move(hat, shop, street, jon)", "Jon moved the hat from the shop to the street."),
        ("put_on(jon, hat)", "Jon put on the hat."),
        ("walk_home(lea, jon)", "Lea walked home with Jon."),
        ("explain(lea, jon)", "Lea explained to Jon."),
        ("watch(lea, jon)", "Jon watched Lea."),
        ("eat(lea, jon)", "Lea ate with Jon."),
        ("put(lea, chain, shop)", "Lea put the chain in the shop."),
        ("put(lea, chain, bin)", "Lea put the chain in the bread bin."),
        ("dress(lea, lea)", "Lea dressed herself."),
        ("market", "Market came."),
    ],
)
def test_a_call_reads_as_a_plain_sentence(call: str, told: str) -> None:
    assert sentence(WORLD, read_call(call, WORLD)) == told


def test_the_present_tense_is_there_for_what_is_expected() -> None:
    assert plain(WORLD, read_call("give(lea, chain, jon)", WORLD)).clause(WORLD, "present") == "Lea gives Jon the chain"
