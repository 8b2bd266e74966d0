"""The gist of a mind: what makes no difference to what is thought in it is the same for all."""

from __future__ import annotations

import pytest

from intrigue.language.bundled import find_world
from intrigue.language.loader import load, load_text
from intrigue.minds.gist import Gist
from intrigue.minds.temperament import Disposition
from intrigue.minds.thinking import Thinker
from intrigue.model.expressions import Slot
from intrigue.model.sugar import lower
from intrigue.model.terms import Value
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible, written

QUARREL = """
world quarrel
character ann, bob
property left(character)
property told(character)
property counted: 0..9
property sulks(character): 0..100
see anger(a: character, b: character) by c: character if a != c
action leave(who: character)
    by who
    if not left(who) and anger(who, bob) >= 30
    then
        left(who)
        told(who)
action count(who: character)
    by who
    if counted < 9 and joy(who) >= 10 * counted
    then counted += 1
action sulk(who: character)
    by who
    if sulks(who) == 0
    then sulks(who) = distress(who)
wants ann
    1 if left(ann)
    counted
    1 if sulks(ann) > 3
"""


class Room:
    """A world, and minds in it."""

    def __init__(self, text: str = QUARREL) -> None:
        world = lower(load_text(text))
        self.setting = Setting(world, level_needed(world, 1))
        self.gist = Gist(self.setting)
        self.first = initial(self.setting)

    def place(self, name: str) -> int:
        """Return the place of the fluent of this name."""
        return next(i for i, f in enumerate(self.setting.fluents) if f"{f.property.name}{f.arguments}" == name)

    def with_value(self, name: str, value: Value) -> State:
        """Return Ann's mind with another value."""
        index = self.place(name)
        return written(self.setting, self.first.mind("ann"), (), Slot(index, self.setting.fluents[index]), value)


def test_feelings_on_the_same_side_of_all_limits_have_one_gist() -> None:
    room = Room()
    anger = "anger('ann', 'bob')"
    assert room.gist.asked[room.place(anger)] == (30,)
    one, other, more = (room.gist.of(room.with_value(anger, each)) for each in (26, 29, 30))
    assert one is other
    assert more is not one


def test_feelings_that_plans_move_are_thought_of_in_steps() -> None:
    """An insult that adds 15 to nothing is no anger of 30; to 25 it is."""
    room = Room()
    none, some, more = (room.with_value("anger('ann', 'bob')", each) for each in (0, 7, 25))
    place = room.place("anger('ann', 'bob')")
    assert [room.gist.of(each)[place] for each in (none, some, more)] == [0, 12, 25]
    assert room.gist.of_habit.of(none) is room.gist.of_habit.of(more)


def test_a_limit_may_be_any_that_the_other_side_comes_to() -> None:
    room = Room()
    assert room.gist.asked[room.place("joy('ann',)")] == tuple(range(0, 100, 10))
    assert room.gist.of(room.with_value("joy('ann',)", 41)) is room.gist.of(room.with_value("joy('ann',)", 49))
    assert room.gist.of(room.with_value("joy('ann',)", 40)) is not room.gist.of(room.with_value("joy('ann',)", 41))


def test_a_feeling_that_is_read_as_a_number_stays_as_it_is() -> None:
    room = Room()
    assert room.place("distress('ann',)") not in room.gist.limits
    minds = [room.with_value("distress('ann',)", each) for each in (7, 8)]
    assert room.gist.of(minds[0]) is not room.gist.of(minds[1])


def test_what_nothing_reads_makes_no_difference() -> None:
    room = Room()
    assert room.place("told('ann',)") in room.gist.unread
    assert room.place("left('ann',)") not in room.gist.unread
    assert room.gist.of(room.with_value("told('ann',)", True)) is room.gist.of(room.first.mind("ann"))


def test_a_gist_is_its_own_gist() -> None:
    room = Room()
    gist = room.gist.of(room.with_value("anger('ann', 'bob')", 12))
    assert room.gist.of(gist) is gist


@pytest.mark.parametrize("name", ["bargain", "organist", "pendant", "spectacles", "surprise", "tin", "waltz", "zoo"])
def test_the_same_is_thought_in_a_mind_and_in_its_gist(name: str) -> None:
    world = lower(load(find_world(name)).world)
    setting = Setting(world, level_needed(world, 1))
    whole, brief = Thinker(setting, 1), Thinker(setting, 1)
    whole.gist = _Whole(setting)
    reach = Disposition().reach
    states = [initial(setting)]
    for number in range(12):
        open_events = [each for each in setting.events if possible(setting, states[-1], each)]
        if not open_events:
            break
        states.append(after(setting, states[-1], open_events[7 * number % len(open_events)]))
    for state in states:
        for who in setting.characters:
            one, other = (each.options(state.mind(who), who, reach) for each in (whole, brief))
            if not one.unfinished:
                assert [(each.event, each.plan, each.gain) for each in one.found] == [
                    (each.event, each.plan, each.gain) for each in other.found
                ]
                assert one.killed == other.killed


class _Whole(Gist):
    """Leaves every mind as it is."""

    def of(self, mind: State) -> State:
        return mind
