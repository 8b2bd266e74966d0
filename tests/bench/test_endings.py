"""The endings of many runs: what they share must not show in any of them."""

from __future__ import annotations

from endings import interval, lived, ready

from intrigue.language.bundled import bundled_worlds
from intrigue.language.loader import load
from intrigue.simulate.options import Options
from intrigue.simulate.runfile import to_json
from intrigue.simulate.simulation import run


def test_runs_in_one_world_made_ready_are_those_of_worlds_of_their_own() -> None:
    path = str(bundled_worlds()["tin"])
    found = [lived(path, seed, 8) for seed in (0, 1, 0)]
    for each in found:
        alone = run(load("tin").world, steps=8, options=Options(each.seed))
        assert each.text == to_json(alone, load("tin").texts)
    assert ready(path) is ready(path)


def test_the_interval_of_a_share_lies_around_it_within_0_and_1() -> None:
    for count in (0, 1, 100, 199, 200):
        low, high = interval(count, 200)
        assert -1e-9 <= low <= count / 200 <= high <= 1 + 1e-9
