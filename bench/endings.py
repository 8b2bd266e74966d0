"""How a world's unsteered runs end, over many seeds: which endings, how often, and which actions ever come about.

    python bench/endings.py suna --seeds 200                # a table of endings, with 95 % intervals
    python bench/endings.py suna --seeds 200 --keep FOLDER  # three sampled runs of each ending besides, as run files

Every run goes on until nothing more happens by itself or the steps are over; its ending is the first of the world's
whose condition holds then. An action counts as explained in two situations if it was taken in two different states of
the world, in whatever runs. The runs of one process share one world made ready, and whatever has been
thought out in it; they come out as they would by themselves.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from pathlib import Path

from intrigue.cli.main import COLLECTED
from intrigue.language.bundled import find_world
from intrigue.language.loader import load
from intrigue.simulate.options import Options
from intrigue.simulate.runfile import to_json
from intrigue.simulate.simulation import Story
from intrigue.tell.running import ending_of

NONE = "(none)"
SAMPLES = 3
"""How many runs of each ending are kept."""


@dataclass(frozen=True)
class Lived:
    """One run: how it ended, and in which states which actions were taken."""

    seed: int
    ending: str
    title: str
    seconds: float
    """Of processor time."""
    megabytes: int
    """The most memory that its process has had so far."""
    taken: tuple[tuple[str, str], ...]
    """The name of an action with the digest of the state before it."""
    text: str
    """The run file."""


@lru_cache(maxsize=1)
def ready(world: str) -> Story:
    """Return a world made ready to run; all runs of one process share it, with whatever has been thought out in it."""
    gc.set_threshold(*COLLECTED)  # As the command line does.
    loaded = load(find_world(world))
    story = Story(loaded.world)
    story.texts = loaded.texts
    return story


def peak() -> int:
    """Return the most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def lived(world: str, seed: int, steps: int) -> Lived:
    """Live one unsteered run."""
    began = time.process_time()
    story = ready(world).anew(Options(seed=seed))
    for _ in story.run(steps):
        pass
    # The first of the digests stands for the beginning, where no entry has come about.
    before = ["", *story.digests.states]
    taken = [
        (entry.call.signature.name, digest)
        for entry, digest in zip(story.chronicle, before, strict=False)
        if entry.kind == "action" and entry.call is not None
    ]
    ending = ending_of(story)
    name, title = (ending.name, ending.title) if ending else (NONE, "")
    return Lived(seed, name, title, time.process_time() - began, peak(), tuple(taken), to_json(story))


def interval(count: int, total: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson 1927)."""
    z, share = 1.96, count / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - half, middle + half


def table(runs: Iterable[Lived]) -> str:
    """Return the endings as a Markdown table, the most frequent first."""
    runs = list(runs)
    counts = Counter(each.ending for each in runs)
    titles = {each.ending: each.title for each in runs}
    lines = ["| ending | title | runs | share | 95 % interval |", "|---|---|--:|--:|---|"]
    for name, count in counts.most_common():
        low, high = interval(count, len(runs))
        lines.append(f"| {name} | {titles[name]} | {count} | {count / len(runs):.0%} | {low:.0%} to {high:.0%} |")
    return "\n".join(lines)


def scarce(world: str, runs: Iterable[Lived]) -> tuple[list[str], list[str]]:
    """Return the cast's actions that never came about, and those that did in one state of the world only."""
    states: dict[str, set[str]] = defaultdict(set)
    for each in runs:
        for name, state in each.taken:
            states[name].add(state)
    actions = [each.signature.name for each in load(find_world(world)).world.actions if each.consenting]
    return [each for each in actions if not states[each]], [each for each in actions if len(states[each]) == 1]


def keep(folder: Path, runs: Iterable[Lived]) -> None:
    """Write the first runs of each ending into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    kept: Counter[str] = Counter()
    for each in runs:
        if kept[each.ending] < SAMPLES:
            kept[each.ending] += 1
            (folder / f"{each.ending.strip('()')}-{each.seed}.run").write_text(each.text, encoding="utf-8")


def main() -> None:
    """Read the command line, live the runs and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("world", help="a bundled world or a story file")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--steps", type=int, default=720)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    began = time.monotonic()
    seeds = range(asked.first, asked.first + asked.seeds)
    count = len(seeds)
    runs: list[Lived] = []
    with ProcessPoolExecutor(asked.workers) as pool:
        for each in pool.map(lived, [asked.world] * count, seeds, [asked.steps] * count):
            runs.append(each)
            print(
                f"seed {each.seed}: {each.ending}, {each.seconds:.1f} s, {each.megabytes} MB",
                file=sys.stderr,
                flush=True,
            )
    print(table(runs))
    never, once = scarce(asked.world, runs)
    print(f"\nactions never taken: {', '.join(never) or 'none'}")
    print(f"actions taken in one state of the world only: {', '.join(once) or 'none'}")
    spent = sorted(each.seconds for each in runs)
    print(
        f"\n{count} runs in {time.monotonic() - began:.0f} s; processor time of a run: median {spent[count // 2]:.1f} s"
    )
    if asked.keep:
        keep(asked.keep, runs)


if __name__ == "__main__":
    main()
