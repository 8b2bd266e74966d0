"""Memory in a server that runs for long: what is kept for good is not looked through again and again.

Python gives memory back as soon as nothing points to it. Besides, it looks now and then for circles of things that only
point to each other. Games make no such circles, but worlds and what is thought out about them are many things, so that
looking through all of them takes longer than any choice, and all readers would wait meanwhile.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 20_000, 50, 100
"""After so many new things the newest are looked through, after so many such looks those that were left over, and after
so many of these all."""


def looked_through_rarely() -> None:
    """From now on leave alone what is there already, and look rarely through what comes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
