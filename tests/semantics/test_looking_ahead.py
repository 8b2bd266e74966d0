"""Where events lead in plans: what is felt there is what would be felt in a run, as far as a plan can know."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.errors import BoundError, LoopError
from intrigue.semantics.appraisal import appraise, initial_hearts, settle
from intrigue.semantics.feelings import Temperaments
from intrigue.semantics.level import level_needed
from intrigue.semantics.looking_ahead import carried, felt_after
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from tests.kernel.sensitive import sensitive
from tests.semantics.feeling import Feelings
from tests.strategies import seeded_world

ROOM = """world room
character ann, bob, cleo
property insulted(character)
property out(character)
property asked(character)
action insult(who: character, other: character)
    by who
    seen by c: character if not out(c)
    if who != other
    then insulted(other)
action leave(who: character)
    by who
    then out(who)
wants ann -1 if insulted(ann)
wants bob -1 if insulted(bob)
"""


def test_a_step_of_a_plan_is_the_first_step_of_a_run() -> None:
    """In any world, from where nothing is hoped or feared: what is carried along is the same, in all minds."""
    compared = 0
    for number in range(60):
        world = sensitive(seeded_world(number), Random(number))
        setting = Setting(world, level_needed(world, 1))
        try:
            first = initial(setting)
            start, hearts = settle(setting, first, initial_hearts(setting, first))
            for event in setting.events if carried(setting) else ():
                if possible(setting, start, event):
                    outcome = after(setting, start, event)
                    found = appraise(setting, start, event, outcome, hearts, Temperaments(world))
                    run, _ = settle(setting, outcome, found.hearts)
                    assert _as_carried(setting, run, start) is _as_carried(
                        setting, felt_after(setting, start, event), start
                    ), (number, event)
                    compared += 1
        except (LoopError, BoundError):
            continue
    assert compared > 100


def _as_carried(setting: Setting, state: State, start: State) -> State:
    """Return the state with all feelings as at the start that nothing reads."""
    unread = {each.place for each in setting.feelings} - {each.place for each in carried(setting)}
    minds = {character: _as_carried(setting, mind, start) for character, mind in state.minds.items()}
    return setting.states.changed(state, {place: start[place] for place in unread}, minds, state.marks)


def test_others_are_thought_to_feel_what_their_own_minds_make_of_it() -> None:
    """Ann is out and hears nothing: nobody who knows that expects her to be angry."""
    play = Feelings(ROOM + "action ask(who: character)\n    by who\n    if anger(ann, bob) > 50\n    then asked(who)\n")
    gone = felt_after(play.setting, play.state, play.event("leave(ann)"))
    anger = play.setting.index[next(f for f in play.setting.fluents if str(f) == "anger(ann, bob)")]
    for state, expected in ((play.state, 100), (gone, 0)):
        then = felt_after(play.setting, state, play.event("insult(bob, ann)"))
        assert then[anger] == then.mind("cleo")[anger] == expected


def test_only_feelings_that_something_reads_are_carried_along() -> None:
    play = Feelings(ROOM + "action ask(who: character)\n    by who\n    if anger(ann, bob) > 50\n    then asked(who)\n")
    assert [str(each.feeling) for each in carried(play.setting)] == ["anger(ann, bob)"]


def test_with_an_anger_as_a_whole_each_anger_is_carried_along() -> None:
    play = Feelings(ROOM + "action ask(who: character)\n    by who\n    if anger(ann) > 50\n    then asked(who)\n")
    names = [str(each.feeling) for each in carried(play.setting)]
    assert names == ["anger(ann)", "anger(ann, ann)", "anger(ann, bob)", "anger(ann, cleo)"]


def test_with_pity_goes_liking() -> None:
    play = Feelings(ROOM + "start liking(cleo, ann) = 100\nwants cleo 1 if pity(cleo, ann) > 50\n")
    assert "liking(cleo, ann)" in [str(each.feeling) for each in carried(play.setting)]
    then = felt_after(play.setting, play.state, play.event("insult(bob, ann)"))
    assert then[play.setting.index[next(f for f in play.setting.fluents if str(f) == "pity(cleo, ann)")]] == 100


def test_an_anger_as_a_whole_begins_as_the_strongest() -> None:
    play = Feelings(ROOM + "start anger(ann, bob) = 40\nwants cleo 1 if anger(ann) > 50\n")
    first = initial(play.setting)
    assert first[play.setting.index[next(f for f in play.setting.fluents if str(f) == "anger(ann)")]] == 40


@pytest.mark.parametrize("emotion", ["hope", "fear", "relief", "disappointment", "satisfaction", "fears_confirmed"])
def test_hopes_and_fears_are_not_at_hand_in_plans(emotion: str) -> None:
    play = Feelings(ROOM + f"wants cleo 1 if {emotion}(ann) > 50\n")
    for event in play.setting.events:
        assert felt_after(play.setting, play.state, event) is after(play.setting, play.state, event)
