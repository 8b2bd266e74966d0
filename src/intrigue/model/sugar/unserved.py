"""What of a world has no part in plans: it only comes into play when time passes.

Commands that plan say so in plain words.
"""

from __future__ import annotations

from intrigue.model.world import World


def left_out_of_plans(world: World) -> list[str]:
    """Return the constructs of a world that no plan reckons with, each named as its author wrote it."""
    return [f"the crowd '{each.name}'" for each in world.crowds]
