"""The field's published stories are stories; and what the search finds for its problems is accepted."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from intrigue.language.sabre import read_problem, read_solution
from intrigue.model.plans import Limits
from intrigue.model.sugar import lower
from intrigue.model.world import World
from intrigue.search.judging import accepts
from intrigue.search.reference import plan
from intrigue.search.result import Outcome
from intrigue.search.validation import check, limits_of
from tests.search.playing import setting_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "sabre"


def entries() -> list[dict[str, str]]:
    """Return the rows of the collection's table; none where the collection is absent."""
    table = DATA / "benchmarks.csv"
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines())) if table.exists() else []


def problem(entry: dict[str, str]) -> World:
    """Return the world of an entry."""
    return lower(read_problem((DATA / "problems" / entry["file"]).read_text(encoding="utf-8"), entry["file"]))


@pytest.mark.skipif(not DATA.exists(), reason="the benchmark collection is not at hand")
@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry["name"]))
def test_every_published_story_is_accepted(entry: dict[str, str]) -> None:
    """With the explanations published with it, and for the goal of its entry."""
    world = problem(entry)
    text = (DATA / "solutions" / f"{entry['name']}.txt").read_text(encoding="utf-8")
    solution = read_solution(text, world, entry["name"])
    verdict = check(setting_of(world, limits_of(solution)), solution, None, int(entry["goal"]))
    assert verdict.accepted, verdict


SEARCHED = ("bribery", "secretagent", "space_any", "space_three", "treasure")
"""Entries that the exhaustive search solves in a moment."""


@pytest.mark.skipif(not DATA.exists(), reason="the benchmark collection is not at hand")
@pytest.mark.parametrize("entry", [e for e in entries() if e["name"] in SEARCHED], ids=lambda entry: str(entry["name"]))
def test_what_is_found_for_a_problem_is_accepted(entry: dict[str, str]) -> None:
    """Within the limits of its entry, by both judges."""
    limits = Limits(*(int(entry[f"{name}_limit"]) for name in ("author", "character", "epistemic")))
    setting = setting_of(problem(entry), limits)
    found = plan(setting, int(entry["goal"]), limits)
    assert found.outcome is Outcome.FOUND
    assert found.plan is not None
    assert check(setting, found.plan, limits, int(entry["goal"])).accepted
    assert accepts(setting, found.plan, limits, int(entry["goal"]))


@pytest.mark.skipif(not DATA.exists(), reason="the benchmark collection is not at hand")
def test_the_treasure_needs_three_minds() -> None:
    """Found at epistemic limit 3, and at 2 only the limit stands in the way."""
    [entry] = [each for each in entries() if each["name"] == "treasure"]
    world = problem(entry)
    for depth, outcome in ((2, Outcome.NONE_FOUND), (3, Outcome.FOUND)):
        limits = Limits(4, 4, depth)
        found = plan(setting_of(world, limits), 1, limits)
        assert found.outcome is outcome
        assert (depth == 3) == ("epistemic limit" not in found.stopped_by)
