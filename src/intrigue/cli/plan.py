"""`intrigue plan`: the planner alone."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from intrigue.cli.deadline import Deadline, interrupted_after
from intrigue.cli.machine import print_json
from intrigue.cli.opening import WorldName, note_left_out, open_world, placed
from intrigue.cli.waiting import sign_of_life

if TYPE_CHECKING:
    from intrigue.model.plans import Limits
    from intrigue.search.planner import Progress
    from intrigue.search.result import Result
    from intrigue.semantics.setting import Setting

METHODS = ("kernel", "reference")
"""The searches to choose from: the fast one, and the plain one that defines what a story is."""

_STOPS = {
    "author limit": "the limit on actions in the story (--max-plan)",
    "character limit": "the limit on actions in a motive's plan (--max-explanation)",
    "epistemic limit": "the limit on minds within minds (--max-depth)",
    "interrupt": "where you stopped the search",
    "states": "the bound on states",
}
"""What can stop a search, and the option that moves it."""


@click.command(
    epilog="""\b
Examples:
  intrigue plan my.story
  intrigue plan my.story --goal 2 --max-plan 5 --json"""
)
@click.argument("world", type=WorldName())
@click.option(
    "--goal",
    type=float,
    metavar="N",
    help="How much the author must want the end at least; without it, more than the start.",
)
@click.option(
    "--max-plan", type=click.IntRange(min=1), metavar="N", default=8, show_default=True, help="Actions in the story."
)
@click.option(
    "--max-explanation",
    type=click.IntRange(min=1),
    metavar="N",
    default=5,
    show_default=True,
    help="Actions in a motive's plan.",
)
@click.option(
    "--max-depth",
    type=click.IntRange(min=0),
    metavar="N",
    default=2,
    show_default=True,
    help="Minds within minds in motives.",
)
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="S", help="Stop after S seconds.")
@click.option(
    "--seed", type=int, metavar="N", default=0, help="Varies the story; the reference search is always the same."
)
@click.option("--method", type=click.Choice(METHODS), default="kernel", show_default=True, help="How to search.")
@click.option(
    "--all", "how_many", type=click.IntRange(min=1), metavar="N", help="Look for up to N plans, shortest first."
)
@click.option("--shortest", is_flag=True, help="Look for a plan of the fewest actions; it takes longer.")
@click.option(
    "--better",
    type=click.IntRange(min=0),
    metavar="N",
    help="Look at N more states for a better story than the first; by default as many as that one took.",
)
@click.option(
    "--otherwise",
    type=click.FloatRange(min=0),
    metavar="S",
    default=5,
    show_default=True,
    help="Where no story is found: for how many seconds to look for what would have to be otherwise; 0: not at all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the motive certificate, which 'intrigue validate' reads.")
def plan(
    world: str,
    goal: float | None,
    max_plan: int,
    max_explanation: int,
    max_depth: int,
    time_limit: float | None,
    seed: int,
    method: str,
    how_many: int | None,
    shortest: bool,
    better: int | None,
    otherwise: float,
    as_json: bool,
) -> int:
    """Find a story in WORLD that raises what its author wants and in which every action has a motive.

    Below each action stands the plan in the head of everybody who consents to it. Exit code 1 if no story is found;
    what would have to be otherwise for there to be one is then said, too.
    """
    from intrigue.cli.otherwise import as_data, in_text, looked_for
    from intrigue.model.plans import Limits
    from intrigue.model.sugar import lower
    from intrigue.model.terms import AUTHOR
    from intrigue.search.result import Outcome, Result
    from intrigue.semantics.level import level_needed
    from intrigue.semantics.setting import Setting

    loaded = open_world(world)
    note_left_out(loaded.world)
    with placed(loaded):
        core = lower(loaded.world)
    if not core.wants_of(AUTHOR):
        raise click.UsageError(
            f"The author of '{world}' wants nothing, so there is nothing to plan for. Add a line such as "
            f"'author wants CONDITION' to the world, or tell it act by act: intrigue tell {world}"
        )
    limits = Limits(max_plan, max_explanation, max_depth)
    least = -math.inf if goal is None else goal
    setting = Setting(core, level_needed(core, max_depth))
    standing: list[Progress] = []
    deadline = Deadline()
    result = Result(Outcome.NONE_FOUND, stopped_by=("interrupt",))  # what there is to say before the search has begun
    with (
        suppress(KeyboardInterrupt),
        sign_of_life("Searching", standing=lambda: _so_far(standing)),
        interrupted_after(time_limit, deadline),
    ):
        result = _search(setting, least, limits, method, seed, how_many, shortest, better, standing)
    looked = looked_for(setting, least, limits, result, otherwise)
    if as_json and not result.plans and how_many is None:
        print_json(as_data(core, result, looked))
    else:
        _show(setting, result, as_json, several=how_many is not None)
    click.echo(_account(result, deadline.passed) + in_text(core, looked), err=True)
    return 0 if result.plans else 1


def _search(
    setting: Setting,
    goal: float,
    limits: Limits,
    method: str,
    seed: int,
    how_many: int | None,
    shortest: bool,
    better: int | None,
    standing: list[Progress],
) -> Result:
    def note(progress: Progress) -> None:
        standing[:] = [progress]

    if method == "reference":
        from intrigue.search import reference

        if how_many is not None:
            return reference.plans(setting, goal, limits, at_most=how_many)
        return reference.plan(setting, goal, limits)
    from intrigue.search import planner

    if how_many is not None:
        return planner.plans(setting, goal, limits, at_most=how_many)
    return planner.plan(setting, goal, limits, seed=seed, shortest=shortest, better=better, report=note)


def _so_far(standing: list[Progress]) -> str:
    """Return how far the search has come, in a few words."""
    if not standing:
        return ""
    now = standing[0]
    pace = now.states / now.seconds if now.seconds else 0
    return f"{now.states:,} states, {pace:,.0f} per second, best so far {now.utility:g} after {now.length} steps"


def _show(setting: Setting, result: Result, as_json: bool, several: bool) -> None:
    """Print the stories found; for programs one certificate, or with --all a list of them."""
    from intrigue.search.certificates import to_json
    from intrigue.search.plan_words import in_words

    if not as_json:
        click.echo("\n\n".join(in_words(each, setting) for each in result.plans), nl=bool(result.plans))
    elif several:
        print_json([json.loads(to_json(each)) for each in result.plans])
    elif result.plan is not None:
        click.echo(to_json(result.plan), nl=False)


def _account(result: Result, time_is_up: bool) -> str:
    """Return what the search has to say for itself: what it found, what stopped it, and what that cost."""
    from intrigue.search.result import Outcome

    effort = f"{result.effort.states:,} states in {result.effort.seconds:.1f} s"
    stops = "; ".join(_STOPS.get(each, each) for each in result.stopped_by if each != "interrupt" or not time_is_up)
    stops = "; ".join(filter(None, ("the time limit" if time_is_up else "", stops)))
    if result.outcome is Outcome.FOUND:
        steps = len(result.plans[0].steps)
        shortest = f"{steps} {'step' if steps == 1 else 'steps'}"
        found = shortest if len(result.plans) == 1 else f"{len(result.plans)} plans, the shortest of {shortest}"
        return f"Found: {found} ({effort})."
    if result.outcome is Outcome.NONE_EXISTS:
        return f"No such story exists, within any limits ({effort})."
    nearest = ""
    if result.nearest is not None:
        calls = ", ".join(str(each.call) for each in result.nearest.steps)
        nearest = f"\nThe best story met on the way does not reach the goal: {calls}."
    return f"No story found ({effort}). There may be one beyond {stops}.{nearest}"
