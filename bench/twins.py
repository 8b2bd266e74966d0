"""Holds the kernel against the plain engine on as many random worlds as you like.

    python bench/twins.py [--first 0] [--worlds 100000] [--steps 4]

Every world is fixed by its number. Prints the first number on which the two differ, and exits with 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from intrigue.errors import BoundError, LoopError
from intrigue.kernel.store import COMPILED
from tests.kernel.forgetful import forgetful
from tests.kernel.sensitive import sensitive
from tests.kernel.twinned import Twins
from tests.strategies import seeded_world

BETWEEN = 5_000
"""Worlds between two signs of life."""
FORGETFUL = 4
"""In every so many-th world minds go back to marks."""
SENSITIVE = 3
"""Every so many-th world speaks of feelings; there steps are taken as in plans, too."""


def main(arguments: list[str] | None = None) -> int:
    """Walk through the worlds; return 1 where the engines differ."""
    parser = argparse.ArgumentParser(description="Holds the kernel against the plain engine on random worlds.")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--worlds", type=int, default=100_000)
    parser.add_argument("--steps", type=int, default=4)
    given = parser.parse_args(arguments)
    begun, taken, left_out = time.perf_counter(), 0, 0
    for number in range(given.first, given.first + given.worlds):
        try:
            world = seeded_world(number)
            if number % FORGETFUL == 0:
                world = forgetful(world, Random(number))
            if number % SENSITIVE == 1:
                world = sensitive(world, Random(number))
            twins = Twins(world)
        except LoopError:
            left_out += 1  # Its rules do not come to rest even at the start.
            continue
        try:
            taken += twins.walk(Random(number), given.steps)
            if number % SENSITIVE == 1:
                taken += twins.walk(Random(number), given.steps, planning=True)
        except BoundError:
            left_out += 1  # A number grows beyond what the kernel counts exactly.
        except AssertionError as difference:
            print(f"world {number}: the engines differ\n{difference}")
            return 1
        if (number + 1) % BETWEEN == 0:
            print(f"{number + 1:,} worlds, {taken:,} steps, {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    kind = "compiled" if COMPILED else "uncompiled"
    print(f"{given.worlds - left_out:,} worlds and {taken:,} steps alike; the kernel ran {kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
