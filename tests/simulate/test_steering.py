"""Runs with the author's hand: which acts they reach, with what, and what they never do."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load, load_text
from intrigue.minds.temperament import Disposition
from intrigue.model.plans import ExplainedStep
from intrigue.model.world import World
from intrigue.search.validation import ActionJudge
from intrigue.semantics.evaluation import holds
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.deciding import Recorded
from intrigue.simulate.following import Following
from intrigue.simulate.options import Options
from intrigue.simulate.rehearsing import Rehearsal
from intrigue.simulate.runfile import from_json, to_json, verify
from intrigue.simulate.simulation import Story
from intrigue.simulate.steering import LOOK_AHEAD, TOLD, Steered
from tests.simulate.playing import CALM
from tests.worlds.small import small_worlds

WORLDS = tuple(name for name in small_worlds() if load(name).world.acts)

FORK = """
world fork
type place
place home, mill, inn
character ann
property at(character): place = home
property been(character, place)
action walk_to(who: character, place)
    by who
    if at(who) == home and place != home
    then
        at(who) = place
        been(who, place)
wants ann
    2 if at(ann) == mill
    1.5 if at(ann) == inn
act "The inn" until at(ann) == inn
"""
"""Ann goes to the mill by herself; the inn is hardly worse."""

DICE = """
world dice
character ann
property rich(character)
event windfall with chance 1 in 1000000
    if not rich(ann)
    then rich(ann)
act "A windfall" until rich(ann)
"""

RAIN = """
world rain
character ann
property wet(character)
property dry(character)
event rain
    if not wet(ann)
    then wet(ann)
action shelter(who: character)
    by who
    if wet(who) and not dry(who)
    then dry(who)
wants ann: dry(ann)
act "Rain" until wet(ann)
act "Shelter" until dry(ann)
"""

BRIDGE = """
world bridge
type place
place home, ferry, bridge, town
character ann
property at(character): place = home
action go_to(who: character, place)
    by who
    if who == ann and at(who) == home and place == ferry
    then at(who) = place
action go_on_to(who: character, place)
    by who
    if who == ann and at(who) == home and place == bridge
    then at(who) = place
action cross_to(who: character, place)
    by who
    if at(who) == bridge and place == town
    then at(who) = place
wants ann
    2 if at(ann) == ferry
    1.5 if at(ann) == bridge
    1.8 if at(ann) == town
act "Out of the house" until at(ann) != home
act "In town" until at(ann) == town
"""
"""By herself Ann takes the ferry, from which nothing leads on to the town."""


def steered(world: str | World, seed: int = 0, **more: float) -> tuple[Steered, list[Entry]]:
    """Return a steered story of calm people that has come to its end, and what was yielded."""
    loaded = load_text(world) if isinstance(world, str) else world
    course = Steered(loaded, Options(seed, disposition=CALM), **more)  # type: ignore[arg-type]
    return course, list(course.run())


def happened(entries: list[Entry]) -> list[str]:
    """Return what happened, and which acts ended."""
    return [str(each.call or each.note) for each in entries if each.kind in ("action", "fate", "act")]


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_every_bundled_world_comes_to_all_its_acts_in_order(name: str, seed: int) -> None:
    course = Steered(load(name).world, Options(seed))
    entries = list(course.run())
    assert course.shortfall is None
    assert course.story.ended == TOLD
    assert [each.note for each in entries if each.kind == "act"] == [act.title for act in course.story.world.acts]
    assert tuple(entries) == course.story.chronicle.entries


@pytest.mark.parametrize("name", ["breakfast", "surprise", "zoo"])
def test_an_act_ends_where_its_condition_holds_and_every_action_has_a_motive_that_stands(name: str) -> None:
    """Each entry is judged in the moment before it, by the judge that shares nothing with the search."""
    course = Steered(load(name).world, Options(1))
    setting = course.story.setting
    judge, following = ActionJudge(setting), Following(setting)
    moment = following.start()
    acts = list(setting.world.acts)
    for entry in course.run():
        if entry.kind == "act":
            assert holds(setting, moment.state, acts.pop(0).until)
        if entry.kind == "action":
            assert entry.call is not None
            assert judge.verdict(moment.state, ExplainedStep(entry.call, entry.reasons)).accepted
        moment = following.follow(moment, entry)
    assert not acts


def test_where_the_acts_come_by_themselves_nothing_is_steered() -> None:
    """The run is that of the cast alone, but for the marks of the acts."""
    course = Steered(load("organist").world, Options(0))
    entries = list(course.run())
    alone = Story(load("organist").world, Options(0))
    mine = [each for each in entries if each.kind != "act"]
    theirs = [each for _, each in zip(mine, alone.run(30), strict=False)]
    assert [(each.kind, each.call, each.minutes) for each in mine] == [
        (each.kind, each.call, each.minutes) for each in theirs
    ]


def test_a_character_is_made_to_do_what_is_hardly_worse_in_its_own_eyes() -> None:
    course, entries = steered(FORK)
    assert happened(entries) == ["walk_to(ann, inn)", "The inn"]
    decided = next(each for each in entries if each.kind == "decides")
    assert (decided.who, decided.decider, decided.note) == ("ann", "author", "instead of: walk_to(ann, mill)")
    assert [each.decider for each in entries if each.kind == "action"] == ["author"]
    assert [(way.discrepancies, way.spent) for way in course.ways] == [(1, 0.5)]


def test_nobody_is_made_to_do_what_is_worse_by_more_than_the_slack() -> None:
    course, entries = steered(FORK, slack=0.4)
    assert entries == []
    assert course.shortfall is not None
    assert course.shortfall.goal.title == "The inn"
    said = course.shortfall.said(course.story)
    assert said.startswith("act 1, 'The inn', could not be reached: everything has been tried")
    assert "`at(ann) == inn` was missing" in said


def test_an_act_says_how_far_the_author_may_go_to_reach_it() -> None:
    course, entries = steered(FORK + "    slack 0.4\n")
    assert entries == []
    assert course.shortfall is not None
    course, _ = steered(FORK.replace("1.5 if", "0.5 if") + "    slack 1.5\n")
    assert course.shortfall is None
    assert [way.spent for way in course.ways] == [1.5]


def test_slack_that_is_given_goes_before_what_acts_say() -> None:
    course, _ = steered(FORK + "    slack 0.4\n", slack=0.5)
    assert course.shortfall is None


def test_each_act_has_its_own_slack() -> None:
    """Nothing may be decided otherwise on the way out of the house, so by herself Ann takes the ferry."""
    course, entries = steered(BRIDGE.replace("!= home\n", "!= home\n    slack 0\n"))
    assert happened(entries) == ["go_to(ann, ferry)", "Out of the house"]
    assert course.shortfall is not None
    assert course.shortfall.goal.number == 2


def test_lots_may_be_made_to_fall() -> None:
    _course, entries = steered(DICE)
    assert happened(entries) == ["windfall()", "A windfall"]
    assert [(each.kind, each.decider) for each in entries if each.call is not None] == [
        ("decides", "author"),
        ("fate", "author"),
    ]


PICNIC = """
world picnic
character ann, bob, eve
property miles(character): number
property wet
property there(character)
event rain at 08:10 with chance 99 in 100 if not wet then wet
action walk(who: character) by who if not wet and miles(who) < 12 then miles(who) += 1
action sing(who: character) by who then miles(who) = miles(who)
action unpack(who: character) by who if miles(who) == 12 then there(who)
wants ann
    miles(ann)
    3 if there(ann)
wants bob
    miles(bob)
wants eve
    miles(eve)
act "The lake" until there(ann)
"""


def test_what_befell_is_spared_before_anybody_is_made_to_do_anything_otherwise() -> None:
    """It takes as long as by itself from there on: longer than any other branch is followed."""
    course, entries = steered(PICNIC, effort=300)
    assert "rain" not in " ".join(happened(entries))
    assert [each.note for each in entries if each.kind == "act"] == ["The lake"]
    [spared] = [each for each in course.story.chronicle if each.kind == "decides"]
    assert spared.who in (None, "")


def test_events_that_wait_for_the_author_are_sent_where_an_act_needs_them() -> None:
    _course, entries = steered(RAIN)
    assert happened(entries) == ["rain()", "Rain", "shelter(ann)", "Shelter"]


def test_an_act_that_is_over_before_it_begins_is_passed() -> None:
    _course, entries = steered(RAIN.replace('act "Rain"', 'act "Fair weather" until not wet(ann)\nact "Rain"'))
    assert happened(entries)[:2] == ["Fair weather", "rain()"]


def test_a_way_to_an_act_is_not_taken_if_none_leads_on_from_it() -> None:
    _course, entries = steered(BRIDGE)
    assert happened(entries) == [
        "go_on_to(ann, bridge)",
        "Out of the house",
        "cross_to(ann, town)",
        "In town",
    ]


WALK = """
world walk
character ann
property steps(character): number
property out(character)
property home(character)
action go_out(who: character) by who if not out(who) then out(who)
action walk_on(who: character) by who if out(who) then steps(who) += 1
action go_home(who: character) by who if steps(who) == 60 then home(who)
wants ann
    steps(ann)
    2 if out(ann)
    90 if home(ann)
act "Out" until out(ann)
act "Sixty steps" until steps(ann) == 60
act "Home" until home(ann)
"""


def test_an_act_that_came_by_itself_is_handed_out_before_the_way_to_the_next_is_known() -> None:
    """Sixty turns are more than are looked ahead."""
    course = Steered(load_text(WALK), Options(0, disposition=CALM))
    entries = course.run()
    handed_out = next(entry for entry in entries if entry.kind == "act")
    assert handed_out.note == "Out"
    assert 1 < course.turns <= 1 + LOOK_AHEAD
    assert [each.note for each in entries if each.kind == "act"] == ["Sixty steps", "Home"]


def test_where_nothing_leads_on_from_an_act_that_was_handed_out_the_story_ends_with_it() -> None:
    """It is not withdrawn, and what is missing of the next is said."""
    text = WALK.replace("until steps(ann) == 60", "until steps(ann) == 60 and not out(ann)")
    course, entries = steered(text, effort=100)
    assert [each.note for each in entries if each.kind == "act"] == ["Out"]
    assert course.shortfall is not None
    assert course.shortfall.goal.title == "Sixty steps"
    assert course.shortfall.missing


def test_an_act_from_which_nothing_leads_on_is_told_all_the_same() -> None:
    course, entries = steered(BRIDGE, slack=0)
    assert happened(entries) == ["go_to(ann, ferry)", "Out of the house"]
    assert course.shortfall is not None
    assert course.shortfall.goal.number == 2


def test_without_acts_a_story_goes_to_what_the_author_wants() -> None:
    text = FORK.replace('act "The inn" until', "author wants 1 if")
    course, entries = steered(text)
    assert happened(entries) == ["walk_to(ann, inn)"]
    assert course.shortfall is None


def test_a_world_that_says_nothing_of_what_it_should_come_to_has_no_goals() -> None:
    course, entries = steered(FORK.replace('act "The inn" until at(ann) == inn', ""))
    assert course.goals == ()
    assert entries == []


@pytest.mark.parametrize("text", [FORK, DICE, RAIN, BRIDGE])
def test_a_steered_run_is_saved_loaded_and_decided_again(text: str) -> None:
    course, _ = steered(text)
    loaded = from_json(to_json(course.story), anew=True)
    assert loaded.digests.found == course.story.digests.found
    assert verify(loaded).same


def test_a_mark_of_an_act_whose_condition_does_not_hold_is_found_out() -> None:
    course, _ = steered(FORK)
    moved = Story(course.story.world, course.story.options)
    moved.add(Entry(index=0, step=1, minutes=0, kind="act", note="The inn"))
    assert not verify(moved).same


def test_recorded_decisions_apply_again_where_they_can_and_else_the_cast_decides() -> None:
    """Without the inn there is nothing of the sort to choose, so Ann does what she would do by herself."""
    course, entries = steered(FORK)
    same = Recorded(entries)
    list(Story(course.story.world, course.story.options, decider=same).run(1))
    assert (len(same.kept), same.lost) == (1, ())
    changed = Recorded(entries)
    other = Story(
        load_text(FORK.replace("1.5 if at(ann) == inn", "-1 if at(ann) == inn")),
        course.story.options,
        decider=changed,
    )
    assert [str(each.call) for each in other.run(1) if each.kind == "action"] == ["walk_to(ann, mill)"]
    assert changed.kept == ()
    assert [each.who for each in changed.lost] == ["ann"]


def test_an_interrupted_search_hands_out_what_it_has_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way to the first act stands when the search for the second is broken off."""
    lived = Rehearsal.beat
    turns: list[int] = []

    def interrupted(self: Rehearsal, *directive: object) -> object:
        turns.append(1)
        if len(turns) > 30:
            raise KeyboardInterrupt
        return lived(self, *directive)  # type: ignore[arg-type]

    monkeypatch.setattr(Rehearsal, "beat", interrupted)
    course, entries = steered(RAIN.replace("until dry(ann)", "until dry(ann) and not wet(ann)"))
    assert [each.note for each in entries if each.kind == "act"] == ["Rain"]
    assert course.shortfall is not None
    assert "interrupted" in course.shortfall.why


def test_the_first_act_is_handed_out_before_the_last_is_lived() -> None:
    course = Steered(load("tin").world, Options(0, disposition=Disposition()))
    entries = course.run()
    next(entries)
    lived = course.turns
    list(entries)
    assert course.turns > lived


def test_where_more_slack_would_do_that_is_said() -> None:
    course, _ = steered(FORK, slack=0.4)
    found = course.otherwise()
    assert found is not None
    assert found.slack == 0.8


def test_else_the_nearest_change_of_the_world_is_said_with_which_the_act_would_be_reached() -> None:
    """Nothing draws Ann to the inn; if she cared for it, she would go."""
    course, _ = steered(FORK.replace("1.5 if at(ann) == inn", "0 if at(ann) == inn"))
    found = course.otherwise()
    assert found is not None
    assert found.relaxed is not None
    assert [str(step.call) for step in found.relaxed.story.steps] == ["walk_to(ann, inn)"]


def test_where_all_acts_were_reached_nothing_needs_to_be_otherwise() -> None:
    course, _ = steered(RAIN)
    assert course.otherwise() is None
