"""Wants and conditions are said as a person would say them, and not in code."""

from __future__ import annotations

from functools import cache

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_condition, read_expression
from intrigue.model.plans import GroundCall
from intrigue.model.sugar import lower
from intrigue.model.terms import Signature, Variable
from intrigue.model.world import World
from intrigue.tell.aims import as_hope, strands
from intrigue.tell.clauses import wish
from intrigue.tell.nouns import Names, names_for
from intrigue.tell.plainly import sentence
from intrigue.tell.wonder import open_question
from intrigue.tell.wording import in_english

HOUSE = """
world house "The House"
type place, dish
place kitchen "the kitchen", roof "the roof", market "the market", yard "the yard behind the market"
dish bread "the bread", soup "the soup"
character ann "Ann" she, bob "Bob" he, cat "Cat" they
property at(character): place = kitchen
property needs(character, character)
property even(character)
property crestfallen(character)
property bread(character)
property bowed(character, character)
property wished_joy(character, character)
property cried_out(character)
property its_late
property seeds
property was_told(character)
property plan(character): place or none = none
property tired(character)
property hunger(character): 0..9 = 0
property meant_for(dish): character = ann
property `heard meant_for`(character, dish, character)
property `gossips heard meant_for`(dish, character): number
property `tried cook`(character, dish)
property `declined dance_with`(character, character, character)
crowd gossips 40 in market about meant_for(dish) truly or not
action cook(who: character, dish)
    by who
    if not tired(who)
    then tired(who)
action dance_with(who: character, other: character)
    by who, other
    if who != other
    then tired(who)
event dawn at 06:00
    "The sun [rise]."
    then its_late
event lamps at 20:00
    "The lamps [be] lit."
    then its_late
say lamps() "the lamps [be] lit"
"""


@cache
def house() -> World:
    """Return the world in which this is said."""
    return lower(load_text(HOUSE))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("at(ann) == kitchen", "Ann is in the kitchen"),
        ("at(ann) == roof", "Ann is on the roof"),
        ("at(ann) == market", "Ann is at the market"),
        ("at(ann) == yard", "Ann is in the yard behind the market"),
        ("even(ann)", "Ann is even"),
        ("not crestfallen(bob)", "Bob is not crestfallen"),
        ("bread(ann)", "Ann has bread"),
        ("bowed(bob, ann)", "Bob has bowed to Ann"),
        ("wished_joy(bob, ann)", "Bob has wished Ann joy"),
        ("cried_out(ann)", "Ann has cried out"),
        ("its_late", "it is late"),
        ("seeds", "there are seeds"),
        ("not seeds", "there are no seeds"),
        ("was_told(ann)", "Ann has been told"),
        ("plan(ann) != none", "Ann has a plan"),
        ("plan(ann) == none", "Ann has no plan"),
        ("`tried cook`(ann, soup)", "Ann has tried in vain to cook the soup"),
        ("`declined dance_with`(ann, bob, ann)", "Ann has refused to let Bob dance with her"),
        ("`heard meant_for`(ann, soup, ann)", "Ann has heard that the soup is meant for her"),
        ("`gossips heard meant_for`(soup, ann) >= 30",
         "at least 30 of the gossips have heard that the soup is meant for Ann"),
        ("`gossips heard meant_for`(soup, ann) < 30",
         "fewer than 30 of the gossips have heard that the soup is meant for Ann"),
        ("at(ann) != unknown", "it is known where Ann is"),
        ("ann believes needs(bob, ann)", "Ann believes that Bob needs her"),
        ("ann believes tired(ann)", "Ann believes that she is tired"),
        ("bob believes ann believes tired(bob)", "Bob believes that Ann believes that he is tired"),
        (
            "exists c: character . needs(ann, c) and (tired(c) or even(c))",
            "Ann needs somebody who is tired or even",
        ),
        (
            "exists c: character . c != ann and (at(c) == kitchen or at(c) == roof)",
            "somebody else is in the kitchen or is on the roof",
        ),
        ("exists c: character . needs(ann, c) and at(c) == unknown",
         "Ann needs somebody whose whereabouts are unknown"),
        ("seeds and (at(ann) == roof or at(ann) == market)",
         "there are seeds and Ann is on the roof or at the market"),
    ],
)  # fmt: skip
def test_a_condition_is_said_as_a_person_would_say_it(condition: str, said: str) -> None:
    assert in_english(house(), read_condition(condition, house())).replace(", and", " and") == said.replace(
        ", and", " and"
    )


@pytest.mark.parametrize(
    ("want", "said"),
    [
        ("-1 if tired(ann) and at(ann) == kitchen else 0", "no longer to be tired while she is in the kitchen"),
        ("-1 if not tired(bob) and even(bob) else 0", "that Bob is no longer even while Bob is not tired"),
        (
            "-1 if exists c: character . c != ann and at(c) == kitchen and tired(ann) else 0",
            "that nobody else is in the kitchen while she is tired",
        ),
        ("-1 if exists c: character . needs(ann, c) and at(c) == unknown else 0",
         "no longer to need anybody whose whereabouts are unknown"),
        ("sum c: character . (1 if c != ann and needs(c, ann) else 0)", "that more of the others need her"),
        ("0 - (sum c: character . hunger(c))", "that everybody's hunger, taken together, shrinks"),
    ],
)  # fmt: skip
def test_a_want_is_said_as_a_person_would_say_it(want: str, said: str) -> None:
    names = names_for(house(), "ann")
    (strand,) = strands(read_expression(want, house()))
    assert wish(as_hope(names, strand), "ann") == said


def test_what_is_several_agrees_with_its_verb() -> None:
    assert sentence(house(), GroundCall(Signature("lamps", ()), ())) == "The lamps were lit."


def test_what_nobody_does_has_happened() -> None:
    assert in_english(house(), read_condition("did cook(ann, soup)", load_text(HOUSE))) == "Ann has cooked the soup"
    assert in_english(load_text(HOUSE), read_condition("did lamps()", load_text(HOUSE))) == "the lamps have been lit"
    assert in_english(load_text(HOUSE), read_condition("did dawn()", load_text(HOUSE))) == "“dawn” has happened"


def test_a_property_is_asked_about_without_naming_anybody() -> None:
    found = {each.name: open_question(house(), each) for each in house().property}
    assert found["at"] == "where somebody is"
    assert found["needs"] == "whether somebody needs somebody else"
    assert found["meant_for"] == "whom a dish is meant for"


def test_variables_that_nobody_named_stay_out_of_words() -> None:
    assert (
        Names(house()).with_variable("x", Names(house()).called("ann")).of(Variable("x", "character")).subject == "Ann"
    )
