"""How fast the planner is on the field's benchmark problems.

    python bench/planner.py FOLDER [NAME ...] [--seeds 10] [--json] [--write docs/speed.md]

FOLDER holds `benchmarks.csv` and `problems/`. Every entry is solved once for each seed, in the default configuration
and within the limits of its row. Preparation (reading, grounding, writing the tables), search, and the check of the
plan found are timed apart, by the processor's time: other work on the machine does not count. A search ends with its
first story. The last table compares the kernel with the plain engine on random walks.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import platform
import resource
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from intrigue.kernel.door import Kernel
from intrigue.language.sabre import read_problem
from intrigue.model.plans import Limits
from intrigue.search.planner import COMPILED, Planner
from intrigue.search.validation import check
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import after, initial

UNSOLVED_MS = 150_000
"""What counts for an entry that no configuration of the best published planner solved in this time."""
SLOW_MS = 100
"""The mean is taken over the entries for which that planner takes longer than this."""
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
"""What stands around the tables in a page, for `--write`."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One entry, over all seeds."""

    name: str
    solved: int
    seeds: int
    preparation: float
    """Seconds, the median."""
    median: float
    """Seconds of search."""
    worst: float
    check: float
    """Seconds that the independent checker takes for the plan of the first seed, under the limits stated."""
    accepted: bool
    steps: tuple[int, ...]
    """The lengths of the plans found."""
    states: float
    """States expanded, in the world and in all minds; the median."""
    made: float
    """Successor states made in a second of search, over all seeds."""
    known_ms: float
    """What the best published planner takes on the same machine."""
    unsolved_before: bool

    @property
    def ratio(self) -> float:
        """How many times faster the search is."""
        return self.known_ms / 1000 / self.median


@dataclass(frozen=True, slots=True)
class Walked:
    """Both engines on the same random walks."""

    name: str
    kernel: float
    """Events taken in a second."""
    plain: float


def measure(row: dict[str, str], problems: Path, seeds: int, checked: bool) -> Measured:
    """Return how one entry fares."""
    limits = Limits(int(row["author_limit"]), int(row["character_limit"]), int(row["epistemic_limit"]))
    text = (problems / row["file"]).read_text(encoding="utf-8")
    goal = float(row["goal"])
    preparations, searches, lengths, states = [], [], [], []
    made, solved, checking, accepted = 0, 0, 0.0, True
    for seed in range(seeds):
        begun = time.process_time()
        world = read_problem(text, row["file"])
        setting = Setting(world, level_needed(world, limits.epistemic))
        planner = Planner(setting, limits)
        planner.clock = time.process_time
        preparations.append(time.process_time() - begun)
        result = planner.search(goal, seed=seed)
        searches.append(result.effort.seconds)
        states.append(result.effort.states)
        made += planner.kernel.engine.transitions
        if result.plan is not None:
            solved += 1
            lengths.append(len(result.plan.steps))
            if checked and seed == 0:
                begun = time.process_time()
                accepted = check(setting, result.plan, limits, goal).accepted
                checking = time.process_time() - begun
    known = row["same_machine_best_ms"]
    return Measured(
        name=row["name"],
        solved=solved,
        seeds=seeds,
        preparation=statistics.median(preparations),
        median=statistics.median(searches),
        worst=max(searches),
        check=checking,
        accepted=accepted,
        steps=tuple(sorted(set(lengths))),
        states=statistics.median(states),
        made=made / sum(searches),
        known_ms=float(known or UNSOLVED_MS),
        unsolved_before=not known,
    )


def walk(file: Path, seconds: float = 1.0) -> Walked:
    """Return how many events both engines take in a second, on walks that are new to them."""
    world = read_problem(file.read_text(encoding="utf-8"), file.name)
    setting = Setting(world, level_needed(world, 1))
    kernel = Kernel(setting)
    draw, engine = Random(1), kernel.engine
    spent = {"kernel": 0.0, "plain": 0.0}
    taken = 0
    while max(spent.values()) < seconds and taken < 100_000:
        state, node = initial(setting), kernel.initial()
        for _ in range(12):
            events = engine.possible_events(node)
            if not events:
                break
            chosen = draw.choice(events)
            begun = time.process_time()
            node = engine.after(node, chosen)
            middle = time.process_time()
            state = after(setting, state, setting.events[chosen])
            spent["kernel"] += middle - begun
            spent["plain"] += time.process_time() - middle
            taken += 1
    return Walked(file.stem, taken / spent["kernel"], taken / spent["plain"])


def mean_ratio(measured: list[Measured]) -> float:
    """Return the geometric mean of the ratios of the entries that take long elsewhere."""
    slow = [each.ratio for each in measured if each.known_ms > SLOW_MS]
    return math.exp(statistics.fmean(map(math.log, slow))) if slow else float("nan")


def tables(measured: list[Measured], walked: list[Walked]) -> str:
    """Return all that was measured, as text for a page."""
    lines = [
        "| entry | solved | preparation s | search s, median | worst | steps | states | made per s | check s "
        "| best elsewhere s | times faster |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for each in measured:
        steps = "-".join(map(str, dict.fromkeys((each.steps[0], each.steps[-1])))) if each.steps else ""
        mark = "more than " if each.unsolved_before else ""
        lines.append(
            f"| {each.name} | {each.solved}/{each.seeds} | {each.preparation:.2f} | {each.median:.4f} "
            f"| {each.worst:.4f} | {steps} | {each.states:,.0f} | {each.made:,.0f} | {each.check:.2f} "
            f"| {mark}{each.known_ms / 1000:g} | {each.ratio:,.0f} |"
        )
    lines += [
        "",
        f"The kernel ran {'compiled' if COMPILED else 'uncompiled'}, Python {platform.python_version()}. "
        f"Geometric mean of the last column, over the entries that take more than {SLOW_MS} ms elsewhere: "
        f"{mean_ratio(measured):,.0f}. Peak memory of the whole run: {memory()} MB.",
        "",
    ]
    if walked:
        lines += ["| world | kernel, events per s | plain engine | times |", "|---|--:|--:|--:|"]
        lines += [
            f"| {each.name} | {each.kernel:,.0f} | {each.plain:,.0f} | {each.kernel / each.plain:,.0f} |"
            for each in walked
        ]
    return "\n".join(lines) + "\n"


def memory() -> int:
    """Return the most memory that the process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and return whether every entry was solved on every seed."""
    parser = argparse.ArgumentParser(description="How fast the planner is on the benchmark problems.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="entries, or parts of their names; all without")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--no-check", action="store_true", help="leave the checker's time out")
    parser.add_argument("--no-walks", action="store_true", help="leave the comparison of the engines out")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", type=Path, help="a page whose tables are to be replaced")
    given = parser.parse_args(arguments)
    with (given.folder / "benchmarks.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not given.names or any(n in row["name"] for n in given.names)]
    problems = given.folder / "problems"
    measured = []
    for row in rows:
        measured.append(measure(row, problems, given.seeds, not given.no_check))
        print(f"{row['name']}: {measured[-1].median:.4f} s", file=sys.stderr)
    files = [] if given.no_walks else sorted({problems / row["file"] for row in rows})
    walked = [walk(file) for file in files]
    if given.json:
        entries = [asdict(each) | {"ratio": each.ratio} for each in measured]
        print(json.dumps({"entries": entries, "walks": [asdict(each) for each in walked], "memory_mb": memory()}))
    else:
        print(tables(measured, walked))
    if given.write:
        page = given.write.read_text(encoding="utf-8")
        before, after_it = page.split(BEGIN)[0], page.split(END)[1]
        given.write.write_text(f"{before}{BEGIN}\n\n{tables(measured, walked)}\n{END}{after_it}", encoding="utf-8")
    return 0 if all(each.solved == each.seeds and each.accepted for each in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
