"""A world from Python is told in the same words as one from a file."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.model.builder import WorldBuilder

FILE = """
world tea "Tea"
character ann "Ann" she
character bob "Bob" he
property hot
action sip(who: character, other: character)
    "{who} [sip]."
    thought to other if hot "{other} [wait]."
    felt to ann "It [do] her good."
    by who
    if who != other
    then hot
wants ann: hot
opening to ann "Ann [be] early."
closing if hot "It [be] hot."
describe bob "{bob} [be] tall."
describe bob again "{bob} [be] as tall as ever."
later 60 minutes "An hour [go] by."
thought of ann when hot "Hot."
act "One" until hot
    viewpoint bob only
    slack 0.5
    "It [be] Monday."
viewpoint ann mostly, in their own words
"""


def built() -> WorldBuilder:
    story = WorldBuilder("tea", "Tea")
    ann = story.entity("ann", story.character, display="Ann", pronoun="she")
    bob = story.entity("bob", story.character, display="Bob", pronoun="he")
    hot = story.property("hot")
    sip = story.action("sip", who=story.character, other=story.character)
    sip.prose("{who} [sip].")
    sip.prose(thought="{other} [wait].", to="other", when=hot())
    sip.prose(felt="It [do] her good.", to=ann)
    sip.by("who").when(lambda who, other: who != other).then(hot())
    story.wants(ann, hot())
    story.opening("Ann [be] early.", to=ann)
    story.closing("It [be] hot.", when=hot())
    story.describe(bob, "{bob} [be] tall.")
    story.describe(bob, "{bob} [be] as tall as ever.", again=True)
    story.later("An hour [go] by.", minutes=60)
    story.thought_of(ann, hot(), "Hot.")
    story.act("One", hot(), "It [be] Monday.", (bob, "only"), slack=0.5)
    story.viewpoint(ann, "mostly")
    story.in_their_own_words()
    return story


def test_all_that_is_told_is_as_in_a_file() -> None:
    file, python = load_text(FILE), built().build()
    assert python.openings == file.openings
    assert python.closings == file.closings
    assert python.descriptions == file.descriptions
    assert python.passings == file.passings
    assert python.thoughts == file.thoughts
    assert python.acts == file.acts
    assert python.viewpoints == file.viewpoints
    assert python.own_words
    assert {each.text: each for each in python.actions[0].prose} == {each.text: each for each in file.actions[0].prose}


def test_eyes_that_are_no_position_are_refused() -> None:
    story = WorldBuilder("tea")
    with pytest.raises(ValueError, match="no parameter 'cook'"):
        story.action("sip", who=story.character).prose("{who} [sip].", to="cook")
