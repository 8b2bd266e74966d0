"""Three Hundred People Buying Vegetables: a rumour that comes to the ears of the one whom it concerns."""

from __future__ import annotations

from functools import cache

import pytest

from intrigue.language.loader import load
from intrigue.simulate.chronicle import Entry, Saying
from intrigue.simulate.simulation import Story, run
from intrigue.tell.running import ending_of

SEEDS = range(12)


@cache
def lived(seed: int) -> Story:
    return run(load("market").world, seed=seed)


def what_ida_heard(seed: int) -> tuple[Entry, Saying] | None:
    heard = ((each, each.talk) for each in lived(seed).chronicle.where(kinds=("talk",)))
    return next(((each, talk) for each, talk in heard if talk is not None and talk.character == "ida"), None)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ending_hangs_on_the_name_that_came_to_her(seed: int) -> None:
    heard, ending = what_ida_heard(seed), ending_of(lived(seed))
    assert heard is not None
    assert ending is not None
    assert ending.name == ("promised" if heard[1].value == "ida" else "clock")


def test_now_it_is_her_own_name_and_now_another() -> None:
    names = {heard[1].value for seed in SEEDS if (heard := what_ida_heard(seed)) is not None}
    assert "ida" in names
    assert len(names) > 1


@pytest.mark.parametrize("seed", SEEDS)
def test_what_she_heard_goes_back_to_what_was_said_very_quietly(seed: int) -> None:
    heard = what_ida_heard(seed)
    assert heard is not None
    first = lived(seed).chronicle.led_to(heard[0])
    assert [str(each.call) for each in first if each.kind == "action"] == ["confide_in(anselm, balthasar)"]
    assert sum(each.kind == "talk" for each in first) == heard[1].hops - 1


@pytest.mark.parametrize("seed", SEEDS)
def test_those_who_know_better_are_told_nothing_new(seed: int) -> None:
    ring = [index for index, fluent in enumerate(lived(seed).setting.fluents) if str(fluent) == "meant_for(ring)"]
    state = lived(seed).moment.state
    assert [state.mind(who)[index] for who in ("anselm", "balthasar") for index in ring] == ["ida", "ida"]
