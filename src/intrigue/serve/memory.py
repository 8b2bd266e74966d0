"""Memory in a server that runs for long: what is kept for good is not looked through again and again.

Python gives memory back as soon as nothing points to it. Besides, it looks now and then for circles of things that only
point to each other. Games make no such circles, but worlds, games and what is thought out about them are many things,
so that looking through all of them takes longer than any choice, and all readers would wait meanwhile. So whatever has
been looked at once is set aside; only once in a long while everything is looked through.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from threading import Thread

YOUNG = 5_000
"""After so many new things these are looked through."""
LONG = 3600.0
"""After so many seconds everything is looked through, in a moment in which nobody waits."""


def looked_through_rarely() -> None:
    """From now on leave alone what is there already, and what comes as soon as it has been looked at."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)
    if _set_aside not in gc.callbacks:
        gc.callbacks.append(_set_aside)


def _set_aside(phase: str, _: Mapping[str, int]) -> None:
    if phase == "stop":
        gc.freeze()


def look_through_all() -> None:
    """Give back whatever circles have been set aside."""
    gc.unfreeze()
    gc.collect()


def look_through_all_in_a_long_while(quiet: Callable[[], None]) -> None:
    """Begin to do that again and again, in a thread that ends with the process; `quiet` waits until nobody does."""

    def look() -> None:
        while True:
            time.sleep(LONG)
            quiet()
            look_through_all()

    Thread(target=look, daemon=True).start()
