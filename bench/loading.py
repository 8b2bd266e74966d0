"""How long a saved run takes to load: by what its file says of its end, and by letting all of it happen again.

    python bench/loading.py [WORLD] [--seed 0] [--steps 720] [--rounds 5]

WORLD is the name of a bundled world, a story file, or a run file; without any it is `suna`. A world is run first. Both
ways take turns, since machines are not always equally fast. Times are of the processor, and of everything: reading the
file, the world in it, making that ready, and standing where the run ended.
"""

from __future__ import annotations

import argparse
import gc
import time
from pathlib import Path

from intrigue.cli.main import COLLECTED
from intrigue.language.bundled import find_world
from intrigue.language.loader import load
from intrigue.simulate.chronicle import HAPPENINGS
from intrigue.simulate.runfile import from_json, to_json
from intrigue.simulate.simulation import Options, Story, run


def saved(named: str, seed: int, steps: int) -> str:
    """Return the text of a run file, as this edition of the program writes it."""
    if named.endswith(".run"):
        story: Story = from_json(Path(named).read_bytes(), named)
        return to_json(story, story.texts)
    loaded = load(find_world(named))
    return to_json(run(loaded.world, steps=steps, options=Options(seed)), loaded.texts)


def measured(text: str, anew: bool) -> float:
    """Return how many seconds of the processor it takes to load a run once."""
    gc.collect()  # what the load before has left
    begun = time.process_time()
    from_json(text, anew=anew)
    return time.process_time() - begun


def report(text: str, rounds: int) -> str:
    """Return the times of both ways as text."""
    chronicle = from_json(text).chronicle
    events = sum(entry.kind in HAPPENINGS for entry in chronicle)
    lines = [f"{len(chronicle):,} entries, {events:,} of them events, {len(text):,} bytes"]
    times = [(measured(text, anew=False), measured(text, anew=True)) for _ in range(rounds)]
    for name, found in zip(("as the file says", "all over again"), zip(*times, strict=True), strict=True):
        lines.append(f"{name}: {min(found):.2f} to {max(found):.2f} s, median {sorted(found)[len(found) // 2]:.2f} s")
    return "\n".join(lines)


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("world", nargs="?", default="suna")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=720)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    gc.set_threshold(*COLLECTED)  # as the command line does
    print(report(saved(given.world, given.seed, given.steps), given.rounds))


if __name__ == "__main__":
    main()
