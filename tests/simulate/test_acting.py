"""How attempts end, and what those who made them learn."""

from __future__ import annotations

from itertools import pairwise

from intrigue.language.questions import read_condition
from intrigue.semantics.evaluation import holds
from intrigue.simulate.simulation import Story
from tests.simulate.playing import DANCE, DOOR, SEARCH, of_kind, played, told


def so(story: Story, condition: str) -> bool:
    """Return whether this holds in the world of a run."""
    return holds(story.setting, story.moment.state, read_condition(condition, story.setting.world))


def test_an_attempt_that_the_facts_do_not_allow_fails_and_its_actor_knows_why() -> None:
    """Ann tries the door once; then she knows that it is locked."""
    story = played(DOOR)
    assert told(story) == ["failed leave(ann)"]
    assert so(story, "at(ann) == hall and ann believes locked")


def test_those_who_see_a_failed_attempt_remember_it_where_the_world_does() -> None:
    assert so(played(DOOR), "heard(bob) and bob believes `tried leave`(ann)")
    elsewhere = played(DOOR.replace("    locked\n", "    locked\n    at(bob) = garden\n"))
    assert so(elsewhere, "not (bob believes `tried leave`(ann))")


def test_what_is_no_yes_or_no_becomes_unknown_and_the_believed_value_is_ruled_out() -> None:
    """Otto does not find the tin on the shelf, and now does not know where it is."""
    story = played(SEARCH, steps=1)
    assert told(story) == ["failed take_from(otto, shelf, tin)"]
    assert so(story, "otto believes at(tin) == unknown")
    assert so(story, "otto believes `ruled_out at`(otto, tin, shelf)")
    assert so(story, "not (otto believes `ruled_out at`(otto, tin, oven))")


def test_a_search_by_failed_attempts_never_comes_to_the_same_place_twice_and_ends() -> None:
    for seed in range(3):
        happened = told(played(SEARCH, seed=seed))
        assert happened[-1] == "action take_from(otto, stool, tin)"
        assert len(set(happened)) == len(happened)


def test_what_was_ruled_out_may_be_looked_at_again_when_its_time_is_over() -> None:
    """The tin is nowhere; after an hour Otto looks again where he has looked."""
    nowhere = SEARCH.replace("place shelf, oven, stool", "place shelf, oven, stool, cellar, attic").replace(
        "at(thing): place = stool", "at(thing): place = cellar"
    )
    blocked = nowhere.replace(
        "    if at(thing) == place", "    if place != cellar and place != attic and at(thing) == place"
    )
    for_good = told(played(blocked, steps=20))
    assert len(for_good) == 3
    for_an_hour = told(played(blocked.replace("may suppose at(thing)", "may suppose at(thing) until 1 hour"), steps=20))
    assert for_an_hour[:3] == for_good
    assert len(for_an_hour) > 3


def test_who_is_asked_agrees_only_with_a_reason_and_a_refusal_is_remembered() -> None:
    story = played(DANCE)
    assert told(story)[0] == "refused dance_with(ann, bob)"
    assert so(story, "`declined dance_with`(bob, ann, bob) and offended(ann) and not danced(ann)")


def test_a_refusal_is_remembered_by_a_property_of_narrower_types_too() -> None:
    dancers = DANCE.replace("character ann, bob", "type dancer: character\ndancer ann, bob")
    dancers = dancers.replace("(character, character, character)", "(character, dancer, dancer)")
    assert so(
        played(dancers.replace("who: character, other: character", "who: dancer, other: character")), "offended(ann)"
    )


def test_the_refuser_is_named_and_the_one_who_asked_is_the_actor() -> None:
    entry = of_kind(played(DANCE), "refused")[0]
    assert (entry.who, entry.actors, entry.decider) == ("bob", ("ann", "bob"), "bob")


def test_what_was_refused_is_not_asked_for_again_at_once_and_in_the_end_no_more() -> None:
    steps = [entry.step for entry in of_kind(played(DANCE, steps=60), "refused")]
    assert len(steps) <= 3
    assert all(later - earlier > 3 for earlier, later in pairwise(steps))


def test_a_participant_agrees_to_what_does_not_hurt_at_once() -> None:
    """With `with bob` he needs no reason, only no loss: rested he comes along, tired he does not."""
    along = DANCE.replace("by who, other", "by who\n    with other").replace("    1 if danced(bob)\n", "")
    assert told(played(along))[0] == "refused dance_with(ann, bob)"
    assert told(played(along.replace("    tired(bob)\n", "", 1))) == ["action dance_with(ann, bob)"]
