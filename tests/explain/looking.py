"""Runs of bundled worlds to be asked, each lived through once."""

from __future__ import annotations

from functools import cache

from intrigue.explain.past import Past
from intrigue.language.loader import load
from intrigue.simulate.simulation import Options, Story


@cache
def past_of(name: str, seed: int = 1, steps: int = 12) -> Past:
    """Return a run of a bundled world, looked back on."""
    loaded = load(name)
    story = Story(loaded.world, Options(seed))
    story.texts = loaded.texts
    for _ in story.run(steps):
        pass
    return Past(story)
