"""What a world may say although no engine serves it yet, and what stands in for it meanwhile.

Such constructs are read, kept and printed, but change nothing that happens; commands report them in plain words.
"""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.world import World


def engine_missing(world: World) -> list[str]:
    """Return the constructs of a world that have no effect yet, each named as its author wrote it, without repeats."""
    return list(dict.fromkeys(_unserved(world)))


def _unserved(world: World) -> Iterator[str]:
    yield from (f"the crowd '{each.name}'" for each in world.crowds)
