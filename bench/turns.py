"""How long a turn of one character and a step of the whole cast take, while worlds run by themselves.

    python bench/turns.py [WORLD ...] [--seeds 3] [--steps 30] [--plain] [--write docs/speed.md]

WORLD is the name of a bundled world or a story file; without any, all bundled worlds are run. A turn is everything
from what somebody decides to what comes of it: thinking, acting, feelings and what others make of it. A step is the
turns of the whole cast, what fate sends, and everybody looking ahead. Times are of the processor; making a world ready,
gists included, is counted apart. With `--plain` the cast thinks by the search that is the definition.
"""

from __future__ import annotations

import argparse
import gc
import platform
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from intrigue.cli.main import COLLECTED
from intrigue.language.bundled import bundled_worlds, find_world
from intrigue.language.loader import load
from intrigue.minds.thinking import ExhaustiveMotives, Thinker
from intrigue.model.world import World
from intrigue.search.planner import COMPILED
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.simulation import Options, Story

BEGIN, END = "<!-- turns: begin -->", "<!-- turns: end -->"
"""What stands around the table in a page, for `--write`."""


@dataclass
class Measured:
    """The runs of one world, over all seeds; times in seconds."""

    name: str
    characters: int = 0
    fluents: int = 0
    actions: int = 0
    level: int = 0
    ready: list[float] = field(default_factory=list)
    """How long it took to make the world ready."""
    turns: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    runs: list[float] = field(default_factory=list)
    """How long each whole run took, once it was ready."""
    entries: int = 0
    states: int = 0
    """Expanded while thinking."""


def measure(name: str, seeds: Sequence[int], steps: int, plain: bool) -> Measured:
    """Return how the runs of one world fare."""
    found = Measured(Path(name).stem)
    for seed in seeds:
        world = load(find_world(name)).world
        begun = time.process_time()
        story = _Timed(world, Options(seed), found.turns)
        if plain:
            motives = ExhaustiveMotives(story.setting, story.options.depth)
            story.thinker = Thinker(story.setting, story.options.depth, motives)
        _ = story.thinker.motives.spent, story.thinker.gist  # Both are made ready with the first question.
        found.ready.append(time.process_time() - begun)
        started = time.process_time()
        for _ in range(steps):
            if story.ended:
                break
            begun = time.process_time()
            for _entry in story.step():
                pass
            found.steps.append(time.process_time() - begun)
        found.runs.append(time.process_time() - started)
        found.entries += len(story.chronicle)
        found.states += story.thinker.motives.spent
        setting = story.setting
        found.characters, found.fluents = len(setting.characters), len(setting.fluents)
        found.actions, found.level = len(setting.events), setting.level
    return found


class _Timed(Story):
    """A run that notes how long every turn takes."""

    def __init__(self, world: World, options: Options, turns: list[float]) -> None:
        super().__init__(world, options)
        self._turns = turns

    def _turn(self, who: str) -> Iterator[Entry]:
        begun = time.process_time()
        # Whoever iterates does nothing between two entries of a turn.
        yield from super()._turn(who)
        self._turns.append(time.process_time() - begun)


def share(times: Sequence[float], part: float) -> float:
    """Return the time within which so large a part of all stays."""
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)] if ordered else 0.0


def table(measured: Sequence[Measured]) -> str:
    """Return the figures, times in milliseconds."""
    lines = [
        "| world | cast | fluents | actions | level | ready ms | turns | median | p95 | worst | steps | median | p95 "
        "| worst | run s | states per s |",
        "|---|" + "--:|" * 15,
    ]
    for each in measured:
        cells = [str(each.characters), str(each.fluents), str(each.actions), str(each.level)]
        cells.append(f"{1000 * share(each.ready, 0.5):.0f}")
        for times in (each.turns, each.steps):
            cells.append(f"{len(times):,}")
            cells += [f"{1000 * share(times, part):.1f}" for part in (0.5, 0.95, 1.0)]
        cells.append(f"{share(each.runs, 0.5):.2f}")
        spent = sum(each.steps)
        cells.append(f"{each.states / spent:,.0f}" if spent else "0")
        lines.append(f"| {each.name} | " + " | ".join(cells) + " |")
    kernel = "compiled" if COMPILED else "uncompiled"
    return "\n".join(lines) + f"\n\nThe kernel ran {kernel}, Python {platform.python_version()}.\n"


def main() -> None:
    """Print the figures, or write them into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="*", metavar="WORLD")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--plain", action="store_true", help="think by the search that is the definition")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table between its marks in this page")
    given = parser.parse_args()
    gc.set_threshold(*COLLECTED)  # As the command line does.
    gc.set_threshold(*COLLECTED)  # As in the command line.
    names = given.worlds or list(bundled_worlds())
    found = table([measure(name, range(given.seeds), given.steps, given.plain) for name in names])
    print(found)
    if given.write is not None:
        page = given.write.read_text(encoding="utf-8")
        head, _, rest = page.partition(BEGIN)
        _, _, tail = rest.partition(END)
        given.write.write_text(f"{head}{BEGIN}\n\n{found}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
