"""Where events lead in plans, with what is felt: the kernel is the twin of the semantics here, too."""

from __future__ import annotations

from random import Random

import pytest

from intrigue.errors import BoundError, LoopError
from intrigue.kernel import feeling, looking_ahead
from intrigue.kernel.heart import EMOTIONS
from intrigue.kernel.store import COMPILED
from intrigue.language.loader import load_text
from intrigue.model.feelings import NEUTRAL
from intrigue.model.sugar import lower
from intrigue.semantics import appraisal, emotions, feelings, keeping
from intrigue.semantics.looking_ahead import carried
from tests.kernel.sensitive import sensitive
from tests.kernel.twinned import Twins
from tests.search.random_worlds import random_world
from tests.strategies import seeded_world

IDLE = """world idle
character ann, bob
property sung
action sing(who: character)
    by who
    then
        sung
        joy(ann) = 3
wants bob: sung
"""


@pytest.mark.parametrize("batch", range(10))
def test_both_engines_feel_the_same_in_plans(batch: int) -> None:
    """After each step: the same values in the world and in all minds, in worlds that read, want, set and forbid."""
    walked = 0
    for seed in range(batch * 20, (batch + 1) * 20):
        try:
            twins = Twins(sensitive(seeded_world(seed), Random(seed)))
            walked += twins.walk(Random(seed), 4, planning=True) if carried(twins.setting) else 0
        except (LoopError, BoundError):
            continue
    assert walked > 20


@pytest.mark.parametrize("number", range(20))
def test_both_engines_feel_the_same_where_minds_nest_deep(number: int) -> None:
    twins = Twins(sensitive(random_world(number), Random(number)), epistemic=3)
    for walk in range(3):
        twins.walk(Random(f"{number} {walk}"), 5, planning=True)


def test_where_nothing_reads_feelings_no_engine_looks_at_them() -> None:
    """Ann's joy is named, and nothing hangs on it: the plain engine serves, and a plan's step is the plain step."""
    twins = Twins(lower(load_text(IDLE)))
    assert twins.setting.feelings
    assert not carried(twins.setting)
    engine, start = twins.kernel.engine, twins.kernel.initial()
    assert not isinstance(engine, looking_ahead.LookingAhead)
    assert engine.felt_after(start, 1) == engine.after(start, 1)


@pytest.mark.skipif(COMPILED, reason="compiled constants cannot be looked at")
@pytest.mark.parametrize("module", [feeling, looking_ahead])
def test_what_is_written_twice_for_the_compiler_is_written_alike(module: object) -> None:
    written = {emotion: getattr(module, emotion.upper()) for emotion in EMOTIONS if hasattr(module, emotion.upper())}
    assert len(written) > 8
    assert written.items() <= EMOTIONS.items()
    assert module.NEUTRAL in NEUTRAL.values()  # type: ignore[attr-defined]
    for plain in (appraisal, emotions, feelings, keeping):
        both = [name for name in vars(plain) if name.isupper() and hasattr(module, name) and name != "NEUTRAL"]
        assert all(getattr(plain, name) == getattr(module, name) for name in both)
