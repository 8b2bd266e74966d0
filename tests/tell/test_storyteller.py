"""What is told, in what order, through whose eyes, and with what reasons."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load_source, load_text
from intrigue.model.plans import Limits, Plan
from intrigue.model.sugar import lower
from intrigue.model.world import World
from intrigue.search.explaining import Explainer, Reasons
from intrigue.search.validation import Verdict, check
from intrigue.semantics.events import Event
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.tell.rendering import render_markdown, render_motives, render_text, to_json
from intrigue.tell.storyteller import tell
from intrigue.tell.telling import Telling

WINDOW = """
world window "The Window"
type place
place street "the street", shop "the shop"
character lea "Lea" she
character jon "Jon" he
property at(character): place = street
property seen_in(character, place)
property dusty(character)
start
    at(lea) = shop
    dusty(jon)
    lea believes not dusty(jon)
    jon believes lea believes not dusty(jon)
action enter(who: character, place)
    seen "{who} [come] in to {place}."
    felt "Nobody [be] looking."
    by who
    seen by c if at(c) == place or c == who
    if at(who) != place
    then at(who) = place
action brush(who: character)
    "{who} [brush] {who's} sleeves."
    by who
    seen by c if c == who
    if dusty(who)
    then not dusty(who)
action scowl(who: character)
    "{who} [scowl]."
    by who
    seen by c if c == who
    seen by c if at(c) == at(who) as smile(who)
    if not seen_in(who, street)
    then seen_in(who, street)
action smile(who: character)
    "{who} [smile]."
    by who
wants jon
    1 if at(jon) == at(lea)
    -1 if dusty(jon)
    1 if seen_in(jon, street)
"""
ACTS = """
act "The sleeves" until not dusty(jon)
act "The door" until at(jon) == shop
act "The face" until seen_in(jon, street)
ending met "They are in one room" if at(jon) == at(lea)
"""


def world(*parts: str) -> World:
    return load_text("".join((WINDOW, *parts)))


def texts(telling: Telling) -> list[str]:
    """Return how that is told which happens, without the thoughts around it."""
    return [sentence.text for sentence in telling.sentences if sentence.kind == "event"]


def test_without_a_viewpoint_all_is_told_in_acts() -> None:
    telling = tell(world(ACTS))
    assert [act.title for act in telling.acts] == ["The sleeves", "The door", "The face"]
    assert texts(telling) == ["Jon brushed his sleeves.", "Jon came in to the shop.", "Jon scowled."]


def test_a_focalizer_tells_only_what_it_saw() -> None:
    """Lea did not see him brush his sleeves, and took his scowl for a smile."""
    telling = tell(world(ACTS, "viewpoint lea only\n"))
    assert texts(telling) == ["Jon came in to the shop.", "Jon smiled."]
    assert len(telling.steps) == 3
    assert telling.steps[0].taken_for is None


def test_a_focalizer_tells_its_own_side_of_what_it_does() -> None:
    telling = tell(world(ACTS, "viewpoint jon only\n"))
    assert texts(telling)[1:3] == ["Jon came in to the shop.", "Nobody was looking."]


def test_a_reaction_is_told_to_those_who_see_it() -> None:
    """Whoever smiles in company reddens; it is a rule with prose, and Lea is there to see it."""
    blush = """
property red(character)
rule blush(c: character) seen by o if at(o) == at(c)
    "{c} [redden]."
    when seen_in(c, street) and not red(c)
    then red(c)
"""
    assert texts(tell(world(blush, ACTS, "viewpoint lea only\n")))[-2:] == ["Jon smiled.", "He reddened."]
    assert "He reddened." not in texts(tell(world(blush.replace("if at(o) == at(c)", "if o == c"), ACTS), pov="lea"))


def test_the_viewpoint_can_be_chosen() -> None:
    telling = tell(world(ACTS, "viewpoint jon only\n"), pov="lea")
    assert texts(telling) == ["Jon came in to the shop.", "Jon smiled."]


def test_who_is_seldom_the_focalizer_tells_what_the_other_cannot() -> None:
    telling = tell(world(ACTS, "viewpoint lea mostly, jon sometimes\n"))
    assert [each.focalizer for each in telling.steps] == ["jon", "lea", "lea"]


def test_the_ending_whose_condition_holds_is_named() -> None:
    telling = tell(world(ACTS))
    assert telling.ending is not None
    assert telling.ending.name == "met"
    assert render_text(telling).endswith("They are in one room.\n")


def test_an_act_whose_condition_holds_already_is_passed() -> None:
    telling = tell(world('act "Nothing" until dusty(jon)\n', ACTS))
    assert telling.acts[0].passed
    assert "Nothing" not in render_text(telling)
    assert len(telling.steps) == 3


def test_an_act_that_cannot_be_reached_is_named_with_how_far_the_story_came() -> None:
    telling = tell(world(ACTS, 'act "Lea leaves" until at(lea) == street\n'))
    assert not telling.complete
    assert telling.ending is None
    assert "act 4, 'Lea leaves'" in telling.shortfall
    assert "3 steps" in telling.shortfall
    assert "Lea leaves" in render_text(telling)


def test_without_acts_the_wants_of_the_author_are_told() -> None:
    telling = tell(world("author wants 1 if at(jon) == shop\n"))
    assert texts(telling) == ["Jon came in to the shop."]


def test_without_acts_and_wants_the_nearest_ending_is_told() -> None:
    telling = tell(world('ending met "They are in one room" if at(jon) == at(lea)\n'))
    assert texts(telling) == ["Jon came in to the shop."]


def test_a_world_that_says_nothing_of_its_story_is_refused() -> None:
    with pytest.raises(InputError, match="what its story should come to"):
        tell(world())


def test_a_viewpoint_that_is_nobody_is_refused() -> None:
    with pytest.raises(InputError, match="'shop' is not a character"):
        tell(world(ACTS), pov="shop")


def test_every_step_has_the_reason_of_its_actor_in_words() -> None:
    motives = [motive.text for each in tell(world(ACTS)).steps for motive in each.motives]
    assert motives == [
        "Jon wants no longer to be dusty.",
        "Jon wants to be where Lea is.",
        "Jon wants to have been seen in the street.",
    ]


def test_a_check_that_the_story_breaks_is_named_with_the_step() -> None:
    checks = 'check "clean first" (not dusty(jon)) before enter(jon, shop)\ncheck "unseen" never at(jon) == shop\n'
    telling = tell(world(ACTS, checks))
    assert [str(each) for each in telling.failures] == ["the check 'unseen' fails: at step 2, `at(jon) == shop` holds"]


def test_a_story_that_came_to_no_end_may_still_keep_what_was_to_come() -> None:
    acts = (ACTS, 'act "Lea leaves" until at(lea) == street\n')
    assert not tell(world(*acts, 'check "in the end" eventually at(lea) == street\n')).failures
    assert tell(world(ACTS, 'check "in the end" eventually at(lea) == street\n')).failures


def test_endings_that_cannot_be_reached_are_named_as_such() -> None:
    gone = 'ending gone "Lea has gone" if at(lea) == street\n'
    dirty = 'ending dirty "Lea is dusty" if dusty(lea)\n'
    assert tell(world(gone)).shortfall.startswith("the ending could not be reached")
    assert tell(world(gone, dirty)).shortfall.startswith("none of the endings could be reached")


def test_what_is_missing_from_a_world_is_reported_of_its_file() -> None:
    with pytest.raises(InputError) as refused:
        tell(load_source("", "hut.story"))
    assert refused.value.diagnostics[0].place.file == "hut.story"


def test_an_action_without_prose_is_told_in_plain_words() -> None:
    bare = world(ACTS)
    bare = replace(bare, actions=tuple(replace(each, prose=()) for each in bare.actions))
    assert texts(tell(bare)) == ["Jon brushed.", "Jon entered the shop.", "Jon scowled."]


def test_one_seed_tells_one_story() -> None:
    varied = WINDOW.replace('"{who} [scowl]."', '"{who} {[scowl]|[frown]|[glower]}."')
    stories = {seed: texts(tell(load_text(varied + ACTS), seed=seed))[-1] for seed in range(12)}
    assert stories[5] == texts(tell(load_text(varied + ACTS), seed=5))[-1]
    assert len(set(stories.values())) == 3


def test_the_story_is_printed_as_text_markdown_and_data() -> None:
    telling = tell(world(ACTS))
    assert render_text(telling).startswith("The Window\n==========\n\nThe sleeves\n\nJon brushed his sleeves.\n")
    assert render_markdown(telling).startswith("# The Window\n\n## The sleeves\n\nJon brushed his sleeves.\n")
    data = json.loads(json.dumps(to_json(telling)))
    assert data["ending"] == {"name": "met", "title": "They are in one room"}
    assert data["steps"][1]["action"] == "enter"
    assert data["steps"][1]["reasons"][0]["character"] == "jon"


def test_lines_are_no_wider_than_asked_for() -> None:
    assert max(map(len, render_text(tell(world(ACTS)), width=20).splitlines())) <= 20


def test_motives_are_listed_below_every_step_told_or_not() -> None:
    listed = render_motives(tell(world(ACTS, "viewpoint lea only\n")))
    assert "  1. brush(jon)  (lea does not see it)\n       Jon wants no longer to be dusty." in listed
    assert "scowl(jon)  (lea takes it for this: Jon smiled.)" in listed
