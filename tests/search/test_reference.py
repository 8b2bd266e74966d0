"""How the search answers: the shortest story, all stories, and why there is none."""

from __future__ import annotations

import pytest

from intrigue.errors import DepthError
from intrigue.model.plans import Limits
from intrigue.search import moves
from intrigue.search.reference import plan, plans
from intrigue.search.result import Outcome
from intrigue.semantics.setting import Setting
from tests.search.playing import setting_of, spelled, stories, world_of

CLIMB = """
property n() : number;
action up() { precondition: n() < 3; effect: n() = n() + 1; consenting: Ann };
action leap() { precondition: n() == 1; effect: n() = 3; consenting: Ann };
utility(): n(); utility(Ann): n();
"""


def test_the_first_story_is_a_shortest_one() -> None:
    """Three steps up would do as well as one and a leap."""
    limits = Limits(3, 3, 0)
    found = plan(setting_of(CLIMB, limits), 3, limits)
    assert found.outcome is Outcome.FOUND
    assert found.plan is not None
    assert spelled(found.plan) == ["up()", "leap()"]


def test_all_stories_are_minimal_and_come_shortest_first() -> None:
    """`plans` gives every story that reaches the goal and has no needless event."""
    assert stories(CLIMB, Limits(3, 3, 0), goal=3) == [["up()", "leap()"], ["up()", "up()", "up()"]]
    assert stories(CLIMB, Limits(3, 3, 0), goal=2) == [
        ["up()", "up()"],
        ["up()", "leap()"],
        ["up()", "up()", "up()"],
    ]


def test_no_more_stories_are_looked_for_than_asked() -> None:
    """`at_most` ends the search early."""
    limits = Limits(3, 3, 0)
    assert len(plans(setting_of(CLIMB, limits), 2, limits, at_most=2).plans) == 2


def test_none_exists_is_said_only_when_it_is_proved() -> None:
    """No limits would let anybody climb beyond three."""
    limits = Limits(9, 3, 1)
    found = plan(setting_of(CLIMB, limits), 4, limits)
    assert (found.outcome, found.stopped_by) == (Outcome.NONE_EXISTS, ())


@pytest.mark.parametrize(
    ("limits", "stopped_by"),
    [
        (Limits(1, 3, 1), "author limit"),
        (Limits(3, 1, 2), "character limit"),
        (Limits(3, 4, 0), "epistemic limit"),
        (Limits(3, 4, 1), "epistemic limit"),
    ],
)
def test_a_search_without_a_story_names_the_limit_that_stopped_it(limits: Limits, stopped_by: str) -> None:
    """Ann begins what Ben goes on with, for the sake of his second step."""
    text = """
    property n() : number;
    action begin() { precondition: n() == 0; effect: n() = 1; consenting: Ann };
    action middle() { precondition: n() == 1; effect: n() = 2; consenting: Ben };
    action finish() { precondition: n() == 2; effect: n() = 3; consenting: Ben };
    utility(): n() >= 3; utility(Ann): n() >= 2; utility(Ben): n() >= 3;
    """
    found = plan(setting_of(text, limits), 1, limits)
    assert found.outcome is Outcome.NONE_FOUND
    assert stopped_by in found.stopped_by
    enough = Limits(3, 3, 2)
    assert plan(setting_of(text, enough), 1, enough).outcome is Outcome.FOUND


def test_a_budget_of_states_ends_the_search_and_keeps_the_best_story() -> None:
    """With few states there is a story, but not one that reaches the goal."""
    limits = Limits(3, 3, 0)
    found = plan(setting_of(CLIMB, limits), 3, limits, states=1)
    assert (found.outcome, found.stopped_by[0]) == (Outcome.NONE_FOUND, "states")
    assert found.effort.states == 1
    assert found.nearest is not None
    assert spelled(found.nearest) == ["up()"]


def test_an_interrupt_ends_the_search_and_keeps_the_best_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses Ctrl-C gets what was found so far."""

    def spend(budget: moves.Budget) -> None:
        budget.spent += 1
        if budget.spent == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(moves.Budget, "spend", spend)
    limits = Limits(3, 3, 0)
    found = plan(setting_of(CLIMB, limits), 3, limits)
    assert (found.outcome, found.stopped_by[0]) == (Outcome.NONE_FOUND, "interrupt")
    assert found.nearest is not None


def test_the_same_question_gets_the_same_answer() -> None:
    """Nothing hangs on the order of sets or on the clock; the seconds do not count."""
    limits = Limits(3, 3, 1)
    world = world_of(CLIMB)
    assert plans(setting_of(world, limits), 1, limits) == plans(setting_of(world, limits), 1, limits)


def test_limits_deeper_than_the_minds_of_a_setting_are_refused() -> None:
    """A verdict from minds that do not nest deep enough would be wrong without a sign of it."""
    with pytest.raises(DepthError, match="depth"):
        plan(Setting(world_of(CLIMB), 1), 1, Limits(3, 3, 1))


@pytest.mark.parametrize("limits", [Limits(0, 1, 0), Limits(1, 0, 0), Limits(1, 1, -1)])
def test_limits_that_leave_no_room_are_refused(limits: Limits) -> None:
    """A search that looks at nothing proves nothing."""
    with pytest.raises(ValueError, match="no room"):
        plan(setting_of(CLIMB, Limits(1, 1, 0)), 1, limits)
