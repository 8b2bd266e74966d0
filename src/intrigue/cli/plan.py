"""`intrigue plan`: the planner alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from intrigue.cli.deadline import interrupted_after
from intrigue.cli.machine import print_json
from intrigue.cli.opening import WorldName, open_world

if TYPE_CHECKING:
    from intrigue.search.result import Result

METHODS = ("reference",)
"""The searches to choose from; `reference` is exhaustive."""


@click.command(
    epilog="""\b
Examples:
  intrigue plan my.story
  intrigue plan my.story --goal 2 --max-plan 5 --json"""
)
@click.argument("world", type=WorldName())
@click.option(
    "--goal", type=float, help="How much the author must want the end at least; without it, more than the start."
)
@click.option("--max-plan", type=click.IntRange(min=1), default=8, show_default=True, help="Actions in the story.")
@click.option(
    "--max-explanation", type=click.IntRange(min=1), default=5, show_default=True, help="Actions in a motive's plan."
)
@click.option(
    "--max-depth", type=click.IntRange(min=0), default=1, show_default=True, help="Minds within minds in motives."
)
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="S", help="Stop after S seconds.")
@click.option("--seed", type=int, default=0, help="For methods that draw lots; the reference search does not.")
@click.option("--method", type=click.Choice(METHODS), default="reference", show_default=True, help="How to search.")
@click.option(
    "--all", "how_many", type=click.IntRange(min=1), metavar="N", help="Look for up to N plans, shortest first."
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
    as_json: bool,
) -> int:
    """Find a story in WORLD that raises what its author wants and in which every action has a motive.

    Below each action stands the plan in the head of everybody who consents to it. Exit code 1 if no story is found.
    """
    from intrigue.model.plans import Limits
    from intrigue.model.sugar import lower
    from intrigue.model.terms import AUTHOR
    from intrigue.search.reference import plan as search_one
    from intrigue.search.reference import plans as search_all
    from intrigue.semantics.level import level_needed
    from intrigue.semantics.setting import Setting

    loaded = open_world(world)
    core = lower(loaded.world)
    if not core.wants_of(AUTHOR):
        raise click.UsageError(
            f"The author of '{world}' wants nothing, so there is nothing to plan for. Add a line such as "
            f"'author wants CONDITION' to the world, or tell it act by act: intrigue tell {world}"
        )
    limits = Limits(max_plan, max_explanation, max_depth)
    setting = Setting(core, level_needed(core, max_depth))
    least = -math.inf if goal is None else goal
    with interrupted_after(time_limit) as deadline:
        if how_many is None:
            result = search_one(setting, least, limits)
        else:
            result = search_all(setting, least, limits, at_most=how_many)
    _show(result, as_json)
    click.echo(_account(result, deadline.passed), err=True)
    return 0 if result.plans else 1
