"""What is told, in what order, through whose eyes, and with what reasons."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load_source, load_text
from intrigue.model.world import World
from intrigue.simulate.runfile import from_json
from intrigue.simulate.runfile import to_json as run_file
from intrigue.simulate.simulation import run
from intrigue.tell.page import render_html
from intrigue.tell.rendering import render_markdown, render_motives, render_text, to_json
from intrigue.tell.storyteller import Manner, begun, tell, tell_run
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
act "The door" until at(jon) == shop
act "The face" until seen_in(jon, street)
act "The sleeves" until not dusty(jon)
ending met "They are in one room" if at(jon) == at(lea)
"""


def world(*parts: str) -> World:
    return load_text("".join((WINDOW, *parts)))


def texts(telling: Telling) -> list[str]:
    """Return how that is told which happens, without the thoughts around it."""
    return [sentence.text for sentence in telling.sentences if sentence.kind == "event"]


def test_without_a_viewpoint_all_is_told_in_acts() -> None:
    telling = tell(world(ACTS))
    assert [act.title for act in telling.acts] == ["The door", "The face", "The sleeves"]
    assert texts(telling) == ["Jon came in to the shop.", "Jon scowled.", "Jon brushed his sleeves."]


def test_without_a_viewpoint_nobodys_thoughts_are_told() -> None:
    assert all(each.kind == "event" for each in tell(world(ACTS), length="full").sentences)


def test_a_focalizer_tells_only_what_it_saw() -> None:
    """Lea did not see him brush his sleeves, and took his scowl for a smile."""
    telling = tell(world(ACTS, "viewpoint lea only\n"))
    assert texts(telling) == ["Jon came in to the shop.", "Jon smiled."]
    assert len(telling.steps) == 3
    assert telling.steps[2].taken_for is None


def test_a_focalizer_tells_its_own_side_of_what_it_does() -> None:
    telling = tell(world(ACTS, "viewpoint jon only\n"))
    assert texts(telling)[:2] == ["Jon came in to the shop.", "Nobody was looking."]


def test_a_focalizer_tells_what_moves_it_to_act() -> None:
    said = [each.text for each in tell(world(ACTS), pov="jon").sentences if each.kind == "thought"]
    assert any("was dusty" in each for each in said)


def test_a_reaction_is_told_to_those_who_see_it() -> None:
    """Whoever scowls in company reddens; it is a rule with prose, and Lea is there to see it."""
    blush = """
property red(character)
rule blush(c: character) seen by o if at(o) == at(c)
    "{c} [redden]."
    when seen_in(c, street) and not red(c)
    then red(c)
"""
    assert "He reddened." in texts(tell(world(blush, ACTS, "viewpoint lea only\n")))
    assert "He reddened." not in texts(tell(world(blush.replace("if at(o) == at(c)", "if o == c"), ACTS), pov="lea"))


def test_the_viewpoint_can_be_chosen() -> None:
    telling = tell(world(ACTS, "viewpoint jon only\n"), pov="lea")
    assert texts(telling) == ["Jon came in to the shop.", "Jon smiled."]


def test_who_is_seldom_the_focalizer_tells_what_the_other_cannot() -> None:
    telling = tell(world(ACTS, "viewpoint lea mostly, jon sometimes\n"))
    assert [each.focalizer for each in telling.steps] == ["lea", "lea", "jon"]


def test_the_ending_whose_condition_holds_is_named() -> None:
    telling = tell(world(ACTS))
    assert telling.ending is not None
    assert telling.ending.name == "met"
    assert render_text(telling).endswith("They are in one room.\n")


def test_an_act_whose_condition_holds_already_is_passed() -> None:
    telling = tell(world('act "Nothing" until dusty(jon)\n', ACTS))
    assert [act.passed for act in telling.acts] == [True, False, False, False]
    assert "Nothing" not in render_text(telling)


def test_an_act_that_cannot_be_reached_is_named_with_how_far_the_story_came() -> None:
    telling = tell(world(ACTS, 'act "Lea leaves" until at(lea) == street\n'))
    assert not telling.complete
    assert telling.ending is None
    assert "act 4, 'Lea leaves'" in telling.shortfall
    assert "`at(lea) == street` was missing" in telling.shortfall
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


def test_every_sentence_names_the_entries_it_comes_from() -> None:
    telling = tell(world(ACTS, "viewpoint lea only\n"))
    assert telling.story is not None
    calls = [str(telling.story.chronicle[each.at].call) for each in telling.sentences if each.kind == "event"]
    assert calls == ["enter(jon, shop)", "scowl(jon)"]


def test_every_step_has_the_reason_of_its_actor_in_words() -> None:
    motives = [motive.text for each in tell(world(ACTS)).steps for motive in each.motives]
    assert motives == [
        "Jon wants to be with Lea.",
        "Jon wants to have been seen in the street.",
        "Jon wants no longer to be dusty.",
    ]


def test_a_check_that_the_story_breaks_is_named_with_the_step() -> None:
    checks = 'check "first" (not dusty(jon)) before enter(jon, shop)\ncheck "unseen" never at(jon) == shop\n'
    assert [each.check.title for each in tell(world(ACTS, checks)).failures] == ["first", "unseen"]
    assert "at step 1" in str(tell(world(ACTS, checks)).failures[1])


def test_a_story_that_came_to_no_end_may_still_keep_what_was_to_come() -> None:
    acts = (ACTS, 'act "Lea leaves" until at(lea) == street\n')
    assert not tell(world(*acts, 'check "in the end" eventually at(lea) == street\n')).failures
    assert tell(world(ACTS, 'check "in the end" eventually at(lea) == street\n')).failures


def test_what_is_missing_from_a_world_is_reported_of_its_file() -> None:
    with pytest.raises(InputError) as refused:
        tell(load_source("", "hut.story"))
    assert refused.value.diagnostics[0].place.file == "hut.story"


def test_an_action_without_prose_is_told_in_plain_words() -> None:
    bare = world(ACTS)
    bare = replace(bare, actions=tuple(replace(each, prose=()) for each in bare.actions))
    assert texts(tell(bare)) == ["Jon entered the shop.", "Jon scowled.", "Jon brushed."]


def test_one_seed_tells_one_story() -> None:
    varied = WINDOW.replace('"{who} [scowl]."', '"{who} {[scowl]|[frown]|[glower]}."')
    story = tell(load_text(varied + ACTS)).story
    assert story is not None
    scowls = {seed: texts(tell_run(story, seed=seed))[-2] for seed in range(12)}
    assert scowls[5] == texts(tell_run(story, seed=5))[-2]
    assert len(set(scowls.values())) == 3


# --- Runs -------------------------------------------------------------------------------------------------------------


def test_a_saved_run_is_told_as_the_run_itself() -> None:
    telling = tell(world(ACTS), pov="jon")
    assert telling.story is not None
    again = tell_run(from_json(run_file(telling.story)), pov="jon")
    assert [each.text for each in again.sentences] == [each.text for each in telling.sentences]
    assert [act.title for act in again.acts] == [act.title for act in telling.acts]


def test_a_run_that_nobody_steered_is_told_as_one_act() -> None:
    telling = tell_run(run(world(ACTS), steps=6))
    assert [act.title for act in telling.acts] == [""]
    assert "Jon came in to the shop." in texts(telling)


def test_the_first_paragraph_is_there_before_the_story_is_over() -> None:
    teller = begun(world(ACTS, 'act "Lea leaves" until at(lea) == street\n'), Manner())
    assert [each.text for each in islice(teller.paragraphs(), 1)] == ["Jon came in to the shop."]
    assert not any(each.note == "The sleeves" for each in teller.story.chronicle)


# --- Forms ------------------------------------------------------------------------------------------------------------


def test_the_story_is_printed_as_text_markdown_page_and_data() -> None:
    telling = tell(world(ACTS))
    assert render_text(telling).startswith("The Window\n==========\n\nThe door\n\nJon came in to the shop.\n")
    assert render_markdown(telling).startswith("# The Window\n\n## The door\n\nJon came in to the shop.\n")
    page = render_html(telling)
    assert "<h2>The door</h2>" in page
    assert '<p class="first act">Jon came in to the shop.</p>' in page
    data = json.loads(json.dumps(to_json(telling)))
    assert data["ending"] == {"name": "met", "title": "They are in one room"}
    assert data["steps"][0]["action"] == "enter"
    assert data["steps"][0]["reasons"][0]["character"] == "jon"
    [sentence] = data["acts"][0]["paragraphs"][0]["sentences"]
    assert sentence["facts"] == [{"kind": "seen", "entry": sentence["after"], "call": "enter(jon, shop)", "own": False}]


def test_a_page_needs_nothing_from_elsewhere_and_lets_no_markup_in() -> None:
    page = render_html(tell(load_text((WINDOW + ACTS).replace("The Window", "Left & <b>right</b>"))))
    assert "Left &amp; &lt;b&gt;right&lt;/b&gt;" in page
    assert "src=" not in page
    assert "http" not in page


def test_lines_are_no_wider_than_asked_for() -> None:
    assert max(map(len, render_text(tell(world(ACTS)), width=20).splitlines())) <= 20


def test_motives_are_listed_below_every_step_told_or_not() -> None:
    listed = render_motives(tell(world(ACTS, "viewpoint lea only\n")))
    assert "  3. brush(jon)  (lea does not see it)\n       Jon wants no longer to be dusty." in listed
    assert "scowl(jon)  (lea takes it for this: Jon smiled.)" in listed
