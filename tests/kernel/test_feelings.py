"""Feelings that a world mentions, in the kernel: fluents that effects may set, and that their holders never forget."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.language.loader import load_text
from intrigue.model.plans import Limits
from intrigue.model.sugar import lower
from intrigue.search import planner, reference
from tests.kernel.twinned import Twins
from tests.search.playing import setting_of, spelled

QUARREL = """world quarrel "A Quarrel"
character ann "Ann" she
character bob "Bob" he
property hurt(character)
property sorry(character)
action hit(who: character, other: character)
    by who
    if who != other and anger(who) < 90
    then
        hurt(other)
        anger(other, who) = 60
action apologise(who: character, other: character)
    by who
    if who != other and anger(other, who) > 0
    then
        sorry(who)
        anger(other, who) = 5
action sleep(who: character)
    by who
    then
        not hurt(who)
        who forgets since hit
wants ann
    2 if hurt(bob)
    -1 if anger(bob, ann) > 20
    2 if bob believes anger(ann, bob) > 50
wants bob
    1 if sorry(ann)
    -1 if hurt(bob)
author wants
    1 if hurt(bob) and anger(bob, ann) > 20
    1 if sorry(ann) and anger(bob, ann) < 20
"""


@pytest.mark.parametrize("number", range(10))
def test_both_engines_agree_where_effects_set_feelings_and_minds_forget(number: int) -> None:
    world = lower(load_text(QUARREL))
    twins = Twins(world, epistemic=2)
    assert twins.setting.feelings
    assert twins.setting.marks
    assert twins.walk(Random(number), 6) == 6


@pytest.mark.parametrize("limits", [Limits(2, 2, 1), Limits(3, 3, 1)])
def test_stories_are_those_of_the_reference_search_where_feelings_count(limits: Limits) -> None:
    setting = setting_of(lower(load_text(QUARREL)), limits)
    found, expected = (each(setting, 1, limits).plans for each in (planner.plans, reference.plans))
    assert found
    assert sorted(map(spelled, found)) == sorted(map(spelled, expected))
