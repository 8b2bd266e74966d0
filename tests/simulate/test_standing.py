"""Where everybody stands: what somebody has done before from here, and what is not counted on for now."""

from __future__ import annotations

from itertools import pairwise

from intrigue.language.loader import load_text
from intrigue.simulate.deciding import Choice, Decider, Turn
from intrigue.simulate.options import Options
from intrigue.simulate.simulation import Story
from intrigue.simulate.standing import in_turn, situation_of
from tests.simulate.playing import CALM, of_kind, played

GATE = """
world gate
type place
place house, gate
character ann, bob
property at(character): place = house
property keen(character)
property has(character)
start
    keen(bob)
    at(bob) = gate
    bob believes not keen(bob)
action go(who: character, to: place)
    by who
    if who == ann and at(who) != to
    then at(who) = to
action hand_over(who: character, other: character)
    by who
    if who == bob and other == ann and at(other) == gate and not has(other)
    then has(other)
wants ann
    2 if has(ann)
    1 if at(ann) == house
wants bob: 1 if has(ann) and keen(bob)
"""
"""Ann thinks that Bob would like to give her something at the gate."""

HUM = """
world hum
character ann
property lit
property hummed: 0..9
start
    lit
event gust after 1 minute
    if lit
    then not lit
action hum(who: character)
    by who
    then hummed = 1
action weep(who: character)
    by who
    if distress(who) >= 40
    then hummed = 2
wants ann: 3 if lit
"""
"""Ann's distress fades from minute to minute, and is on the same side of what anything asks of it."""


CHORES = """
world chores
character ann, bob
property swept
property kneaded
property baked
action sweep(who: character)
    by who
    if who == ann and not swept
    then swept
action knead(who: character)
    by who
    if who == bob and not kneaded
    then kneaded
action bake(who: character)
    by who
    if who == bob and kneaded
    then baked
wants ann: 9 if swept
wants bob: 3 if baked
"""
"""After a step Ann has done what she meant to do, and Bob half of it."""


def test_who_still_means_to_do_something_is_more_urgent_than_who_has_done_it() -> None:
    story = played(CHORES, steps=1)
    assert [story.moment.intentions[who].next_call is None for who in ("ann", "bob")] == [True, False]
    assert in_turn(story.setting, story.options, story.moment) == ["bob", "ann"]


def test_what_was_waited_for_in_vain_is_not_counted_on_again_at_once_and_each_time_later() -> None:
    story = played(GATE, steps=60)
    gone = [entry.step for entry in of_kind(story, "action") if str(entry.call) == "go(ann, gate)"]
    gaps = [later - earlier for earlier, later in pairwise(gone)]
    waits = 2 * CALM.patience + 1
    assert len(gone) > 1
    assert all(gap > waits for gap in gaps)
    assert gaps == sorted(gaps)


class Hums(Decider):
    """Lets her hum for the first steps."""

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        hum = next(event for event in story.setting.events if event.call.signature.name == "hum")
        return Choice(hum, "reader") if story.moment.step < 6 else None


def test_the_same_again_is_the_same_where_nothing_but_a_feeling_has_faded() -> None:
    story = Story(load_text(HUM), Options(disposition=CALM), decider=Hums())
    list(story.run(6))
    minds = {mind for _, mind, _ in story.moment.habits}
    done = situation_of(story.thinker, story.options, story.moment, "ann").done
    assert len(minds) > 2
    assert sum((done or {}).values()) == 5
