"""Why there is no story: every kind of change on the smallest world that needs it, and nothing more than needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_call, read_condition
from intrigue.model.expressions import Literal
from intrigue.model.plans import Limits
from intrigue.model.sugar import lower
from intrigue.model.world import World
from intrigue.search import planner
from intrigue.search.changes import Agrees, Cares, IsSo, Knows, MoreRoom, Sees, asked, changed
from intrigue.search.relaxing import Nearest, nearest
from intrigue.search.single_changes import KINDS
from intrigue.search.validation import check
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import after, initial
from tests.search.playing import setting_of, spelled
from tests.search.random_worlds import random_world

LIMITS = Limits(4, 3, 1)

DEBT = """
world debt "The Debt"
type place
place inn "the inn", mill "the mill"
character ann "Ann" she
character tom "Tom" he
property at(character): place = inn
property paid(character)
property burnt
start
    at(tom) = mill
    {start}
action visit(who: character, whom: character, p: place)
    by who
    seen by c if c == who
    if at(whom) == p and at(who) != p
    then at(who) = p
action pay(who: character, whom: character)
    by who
    seen by c if c == who
    if at(who) == at(whom) and who != whom
    then paid(whom)
author wants
    1 if paid(tom)
wants ann
    {ann}
"""

LAMP = """
world lamp "The Lamp"
character ann "Ann" she
character ben "Ben" he
property lit
property waved
property open
action light()
    by ann
    seen by c if c == ann
    if not lit{and_open}
    then lit
action wave()
    by ben
    if lit and not waved
    then waved
author wants
    1 if waved
wants ann
    1 if lit
wants ben
    1 if waved
"""


def debt(start: str = "not burnt", ann: str = "1 if paid(tom)") -> World:
    """Return the world in which Ann owes Tom money, who is at the mill."""
    return lower(load_text(DEBT.format(start=start, ann=ann)))


def lamp(and_open: str = "") -> World:
    """Return the world in which Ben would wave if he saw the lamp lit."""
    return lower(load_text(LAMP.format(and_open=and_open)))


def looked(world: World, limits: Limits = LIMITS) -> Nearest:
    """Return the nearest change; with it there must be a story that the checker accepts in the changed world."""
    setting = Setting(world, level_needed(world, limits.epistemic))
    assert planner.plan(setting, 1, limits).plan is None
    answer = nearest(setting, 1, limits)
    if answer.found is not None:
        case = changed(asked(setting, 1, limits), answer.found.changes)
        assert check(case.setting, answer.found.story, case.limits, case.goal).accepted
    return answer


def changes(world: World, limits: Limits = LIMITS) -> tuple[object, ...]:
    """Return the nearest changes alone."""
    answer = looked(world, limits)
    assert answer.found is not None
    assert answer.found.kind in {each.name for each in KINDS}
    return answer.found.changes


@pytest.mark.parametrize(
    ("limits", "limit"),
    [
        (Limits(1, 3, 1), "author limit"),
        (Limits(4, 1, 1), "character limit"),
        (Limits(4, 3, 0), "epistemic limit"),
    ],
)
def test_one_step_too_few_is_one_step_more(limits: Limits, limit: str) -> None:
    """Going to Tom and paying him are two steps, one of them in Ann's plan only."""
    (change,) = changes(debt(), limits)
    assert change == MoreRoom(limit, 1)  # type: ignore[arg-type]


def test_somebody_who_looks_in_the_wrong_place_would_have_to_know() -> None:
    """Ann thinks Tom at the inn."""
    (change,) = changes(debt("ann believes at(tom) = inn"))
    assert isinstance(change, Knows)
    assert (change.minds, change.fluent.arguments, change.value) == (("ann",), ("tom",), "mill")


def test_of_many_wrong_beliefs_only_the_one_that_matters_is_named() -> None:
    """Ann has all wrong, in a world with nine more people about whom nothing matters."""
    people = [f"p{i}" for i in range(9)]
    text = DEBT.format(
        start="ann believes at(tom) = inn\n    " + "\n    ".join(f"ann believes at({each}) = mill" for each in people),
        ann="1 if paid(tom)",
    ).replace(
        'character tom "Tom" he\n', 'character tom "Tom" he\n' + "".join(f"character {each}\n" for each in people)
    )
    (change,) = changes(lower(load_text(text)))
    assert isinstance(change, Knows)
    assert change.fluent.arguments == ("tom",)


def test_somebody_who_must_act_on_what_happens_would_have_to_see_it() -> None:
    (change,) = changes(lamp())
    assert isinstance(change, Sees)
    assert (change.character, change.action.name) == ("ben", "light")


def test_somebody_who_wants_nothing_to_do_with_it_would_have_to_care() -> None:
    (change,) = changes(debt(ann="1 if burnt"))
    assert isinstance(change, Cares)
    assert (change.character, change.how) == ("ann", "too")


def test_a_want_that_weighs_too_little_would_have_to_count_more() -> None:
    """Ann would pay, but the mill frightens her more."""
    (change,) = changes(debt(ann="1 if paid(tom)\n    -5 if at(ann) == mill"))
    assert isinstance(change, Cares)
    assert (change.character, change.how) == ("ann", "more")


def test_somebody_without_a_reason_would_have_to_agree() -> None:
    """Nobody can want what is never written: the author asks for a burnt purse, which hurts Ann in every way."""
    world = lower(
        load_text(
            DEBT.format(start="not burnt", ann="1 if paid(tom)")
            + "action burn()\n    by ann, tom\n    seen by c if c == ann\n    if not burnt\n    then burnt\n"
        )
    )
    world = replace(world, wants=tuple(each for each in world.wants if each.holder == "ann"))
    setting = Setting(world, level_needed(world, 1))
    until = read_condition("burnt", world)
    found = nearest(setting, 1, LIMITS, until=until).found
    assert found is not None
    assert {each.character for each in found.changes if isinstance(each, Cares | Agrees)} == {"ann", "tom"}


def test_what_nothing_brings_about_would_have_to_be_so() -> None:
    """The lamp is lit only in an open room, nobody opens it, and nobody may see anything."""
    world = lamp(" and open")
    everybody = replace(world, actions=tuple(replace(each, observations=()) for each in world.actions))
    (change,) = changes(world)
    assert isinstance(change, IsSo)
    assert looked(everybody).found is not None


def test_where_one_kind_of_change_is_not_enough_two_are_named() -> None:
    """Ann, on her way, looks in the wrong place, and one step is too few even if she knew."""
    text = DEBT.replace('mill "the mill"', 'mill "the mill", road "the road"').replace(
        "): place = inn", "): place = road"
    )
    world = lower(load_text(text.format(start="ann believes at(tom) = inn", ann="1 if paid(tom)")))
    answer = looked(world, Limits(1, 3, 1))
    assert answer.found is not None
    assert answer.found.kind == "room and knowledge"
    assert {type(each) for each in answer.found.changes} == {Knows, MoreRoom}
    assert MoreRoom("author limit", 1) in answer.found.changes


def test_two_kinds_that_ask_more_come_later() -> None:
    """Ann, who alone goes anywhere, looks in the wrong place, and does not care."""
    text = DEBT.replace("at(whom) == p and", "at(whom) == p and who == ann and")
    answer = looked(lower(load_text(text.format(start="ann believes at(tom) = inn", ann="1 if burnt"))))
    assert answer.found is not None
    assert answer.found.kind == "knowledge and concern"
    assert {type(each) for each in answer.found.changes} == {Knows, Cares}


def test_where_there_is_a_story_nothing_has_to_change() -> None:
    world = debt()
    setting = Setting(world, level_needed(world, 1))
    answer = nearest(setting, 1, LIMITS)
    assert answer.found is not None
    assert (answer.found.changes, spelled(answer.found.story)) == ((), ["visit(ann, tom, mill)", "pay(ann, tom)"])


def test_a_story_may_begin_later_and_end_in_any_condition() -> None:
    """Once Ann is at the mill, one step is enough; from the start it takes two."""
    world = debt()
    setting = Setting(world, level_needed(world, 1))
    until = read_condition("paid(tom)", world)
    there = after(setting, initial(setting), setting.event(read_call("visit(ann, tom, mill)", world)))
    late = nearest(setting, 1, Limits(1, 3, 1), start=there, until=until).found
    early = nearest(setting, 1, Limits(1, 3, 1), until=until).found
    assert late is not None
    assert early is not None
    assert (late.changes, spelled(late.story)) == ((), ["pay(ann, tom)"])
    assert early.changes == (MoreRoom("author limit", 1),)


def test_in_a_later_moment_it_is_that_moment_that_is_changed() -> None:
    """Ann has gone to the mill, and takes it that Tom has left in the meantime."""
    world = debt()
    setting = Setting(world, level_needed(world, 1))
    there = after(setting, initial(setting), setting.event(read_call("visit(ann, tom, mill)", world)))
    mind = there.mind("ann")
    index = next(i for i, each in enumerate(setting.fluents) if each.arguments == ("tom",))
    wrong = setting.states.state(
        mind.owner, mind.level, (*mind.values[:index], "inn", *mind.values[index + 1 :]), mind.minds
    )
    mistaken = setting.states.state(None, there.level, there.values, {**there.minds, "ann": wrong})
    found = nearest(setting, 1, Limits(1, 1, 0), start=mistaken, until=read_condition("paid(tom)", world)).found
    assert found is not None
    (change,) = found.changes
    assert isinstance(change, Knows)
    assert Literal(change.value) == Literal("mill")


def test_the_bound_on_states_ends_the_looking() -> None:
    answer = nearest(Setting(lamp(), 3), 1, LIMITS, states=1)
    assert (answer.found, answer.complete) == (None, False)


def test_an_interrupt_ends_the_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    setting = Setting(lamp(), 3)
    monkeypatch.setattr(planner, "plan", stop)
    assert nearest(setting, 1, LIMITS) == Nearest(None, 1, False)


@pytest.mark.parametrize("number", range(12))
def test_whatever_is_said_to_help_does_help(number: int) -> None:
    """In a random world, the story that is handed out is one in the changed world."""
    limits = Limits(3, 2, 1)
    setting = setting_of(random_world(number), limits)
    if planner.plan(setting, 4, limits).plan is not None:
        return
    found = nearest(setting, 4, limits).found
    if found is None:
        return
    case = changed(asked(setting, 4, limits), found.changes)
    assert check(case.setting, found.story, case.limits, 4).accepted
