"""'None exists' is never said wrongly: what is left out beforehand, no search that tries everything finds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from intrigue.language.loader import load_text
from intrigue.model.plans import Limits
from intrigue.model.sugar import lower
from intrigue.model.terms import AUTHOR
from intrigue.search import reference
from intrigue.search.motives import Motives, surely_higher
from intrigue.search.planner import Planner
from intrigue.search.result import Outcome
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import after, initial, possible
from tests.search.inner_worlds import inner_world
from tests.search.playing import setting_of, spelled
from tests.search.random_worlds import random_world

GOAL = 1


class _Everything(Motives):
    """Leaves out no step beforehand."""

    def _continuations(self, state: State, owner: str, *, last: bool) -> Sequence[Event]:
        return self.expectable(state)


def _exists(setting: Setting, limits: Limits) -> bool:
    """Return whether explained events lead from the start to the goal, tried one after the other."""
    motives, start = _Everything(setting), initial(setting)
    layer, met = [start], {start}
    for _ in range(limits.author):
        longer = []
        for state in layer:
            for event in setting.events:
                if not possible(setting, state, event):
                    continue
                result = after(setting, state, event)
                if result in met or not motives.agreed(state, event, None, limits.character, limits.epistemic):
                    continue
                met.add(result)
                longer.append(result)
                end = motives.utility(result, AUTHOR)
                if surely_higher(end, motives.utility(start, AUTHOR)) and not surely_higher(GOAL, end):
                    return True
        layer = longer
    return False


@pytest.mark.parametrize("number", range(150))
@pytest.mark.parametrize("kind", ["inner", "plain"])
def test_a_story_is_found_exactly_where_trying_everything_finds_one(kind: str, number: int) -> None:
    world = inner_world(number) if kind == "inner" else random_world(number)
    for limits in (Limits(3, 2, 1), Limits(3, 3, 2)):
        setting = setting_of(world, limits)
        expected = _exists(setting, limits)
        found = Planner(setting, limits).search(GOAL)
        assert (found.outcome is Outcome.FOUND) == expected
        assert (reference.plan(setting, GOAL, limits).plan is not None) == expected


@pytest.mark.parametrize("number", range(0, 150, 3))
def test_what_is_said_not_to_exist_does_not_exist_within_larger_limits_either(number: int) -> None:
    small, large = Limits(2, 2, 1), Limits(4, 3, 2)
    setting = setting_of(inner_world(number), large)
    if Planner(setting, small).search(GOAL).outcome is Outcome.NONE_EXISTS:
        assert not _exists(setting, large)


ALONE = """world alone "A lamp in a mind"
character ann "Ann" she
character ben "Ben" he
property lamp
property loud
property ready
action prepare()
    by ben
    then ready
action fool()
    by ben
    seen by nobody
    if ready
    then ann believes lamp
rule buzz
    seen by c if c == ben
    when lamp
    then loud
author wants: ann believes ben believes loud
wants ben: ann believes ben believes loud
"""
"""The lamp is on in Ann's mind only; there it buzzes, and there Ben hears it."""

MISTAKEN = """world mistaken "One thing for another"
character ann "Ann" she
character ben "Ben" he
property sung
property prayed
property ready
action pray()
    by ben
    seen by nobody
    if sung and not sung
    then prayed
action sing()
    by ben
    seen by c if c == ben as pray()
    if prayed and not prayed
    then sung
action prepare()
    by ben
    then ready
action hum()
    by ben
    seen by c if c == ann as sing()
    if ready
    then ready
author wants: ann believes ben believes prayed
wants ben: ann believes ben believes prayed
"""
"""Ann takes humming for singing, and knows that Ben takes singing for praying."""

AGAIN = """world again "Once more"
character ann "Ann" she
character ben "Ben" he
property lamp
property loud
property bright
property looking
start
    lamp
    ben believes not lamp
    ann believes ben believes not lamp
action look()
    by ben
    then looking
action hush()
    by ann
    seen by nobody
    then not loud
rule buzz
    seen by c if c == ben and looking
    when lamp
    then
        loud
        bright
author wants: ben believes bright
wants ann: ben believes bright
wants ben: looking
"""
"""Where it is not loud any more, the lamp buzzes again, and now Ben is looking."""


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (ALONE, ["prepare()", "fool()"]),
        (MISTAKEN, ["prepare()", "hum()"]),
        (AGAIN, ["look()", "hush()"]),
    ],
    ids=["alone", "mistaken", "again"],
)
def test_what_happens_in_minds_alone_makes_a_story(text: str, steps: list[str]) -> None:
    """A rule fires in a mind alone, one thing is taken for another inside a mind, a rule undone fires again."""
    limits = Limits(4, 3, 1)
    setting = setting_of(lower(load_text(text)), limits)
    for found in (Planner(setting, limits).search(GOAL).plan, reference.plan(setting, GOAL, limits).plan):
        assert found is not None
        assert spelled(found) == steps
