"""The kernel against the same transitions written by hand in C.

    python bench/against_c.py WORLD ... [--transitions 30000]

WORLD is a `.story` file, or a problem file of the Sabre planner. Both begin in the first state and take every possible
action, breadth first; they must make the same nodes in the same order. The C program reads the kernel's own tables and
needs `gcc`. Times are of the processor.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from intrigue.kernel.door import Kernel
from intrigue.kernel.store import COMPILED
from intrigue.language.loader import load
from intrigue.language.sabre import read_problem
from intrigue.model.sugar import lower
from intrigue.model.world import World
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial

SOURCE = Path(__file__).with_suffix(".c")


def world_of(file: Path) -> World:
    """Return the world of a file."""
    if file.suffix == ".story":
        return lower(load(file).world)
    return lower(read_problem(file.read_text(encoding="utf-8"), file.name))


def written(kernel: Kernel, file: Path) -> int:
    """Write the tables and the nodes of the first state to a file, and return the first state's node."""
    tables, engine = kernel.encoder.tables, kernel.engine
    start = kernel.initial()
    nodes = range(len(engine))
    owners = dict(owners_below(kernel, initial(kernel.encoder.setting)))
    scalars = [
        tables.characters,
        tables.slots,
        int(tables.introspection),
        int(tables.owners),
        tables.first_rule,
        tables.last_rule,
        len(tables.precondition),
        tables.first_number,
        len(tables.numbers),
        len(engine),
        tables.levels,
    ]
    minds = [[engine.mind(node, who) for who in range(tables.characters)] for node in nodes]
    columns: list[Iterable[int]] = [
        scalars,
        tables.operator,
        tables.a,
        tables.b,
        tables.c,
        tables.parts,
        tables.precondition,
        tables.changes.first,
        tables.change_condition,
        tables.change_slot,
        tables.change_value,
        tables.change_chain.first,
        tables.change_chain.data,
        tables.sights.first,
        tables.sight_condition,
        tables.sight_event,
        tables.rules_by_slot.first,
        tables.rules_by_slot.data,
        tables.rules_by_slot_code,
        tables.rules_by_belief.first,
        tables.rules_by_belief.data,
        tables.rules_by_belief_code,
        tables.rules_by_mind.first,
        tables.rules_by_mind.data,
        tables.idle,
        tables.known,
        [engine.level(node) for node in nodes],
        [owners.get(node, -1) for node in nodes],
        [code for node in nodes for code in engine.codes(node)],
        [-1 if mind == node else mind for node in nodes for mind in minds[node]],
    ]
    with file.open("wb") as out:
        for column in columns:
            data = array("i", column)
            out.write(array("q", [len(data)]).tobytes() + data.tobytes())
        for numbers in (tables.low, tables.high, tables.numbers):
            wide = array("d", numbers)
            out.write(array("q", [len(wide)]).tobytes() + wide.tobytes())
    return start


def owners_below(kernel: Kernel, state: State) -> Iterator[tuple[int, int]]:
    """Yield for a state and all minds in it the node and whose mind it is; -1 is the world."""
    cast = kernel.encoder.setting.characters
    yield kernel.node(state), -1 if state.owner is None else cast.index(state.owner)
    for mind in state.minds.values():
        yield from owners_below(kernel, mind)


def expanded(kernel: Kernel, start: int, most: int) -> float:
    """Expand breadth first until so many transitions are made; return the seconds that it took."""
    engine = kernel.engine
    queue, met = [start], {start}
    begun = time.process_time()
    for node in queue:
        if engine.transitions >= most:
            break
        for event in engine.possible_events(node):
            result = engine.after(node, event)
            if result not in met:
                met.add(result)
                queue.append(result)
    return time.process_time() - begun


def checksum(kernel: Kernel) -> int:
    """Return a number that stands for all nodes in their order."""
    tables, engine = kernel.encoder.tables, kernel.engine
    total = 0
    for node in range(len(engine)):
        row = [engine.level(node), *engine.codes(node)]
        for who in range(tables.characters):
            mind = engine.mind(node, who)
            row.append(0xFFFFFFFF if mind == node else mind)
        for each in row:
            total = (total * 31 + each) % 2**64
    return total


def main(arguments: list[str] | None = None) -> int:
    """Print a table; return 1 where the two make different nodes, 2 where there is no C compiler."""
    parser = argparse.ArgumentParser(description="The kernel against the same transitions in C.")
    parser.add_argument("worlds", nargs="+", type=Path)
    parser.add_argument("--transitions", type=int, default=30_000)
    parser.add_argument("--epistemic", type=int, default=1)
    given = parser.parse_args(arguments)
    compiler = shutil.which("gcc")
    if compiler is None:
        print("there is no gcc here", file=sys.stderr)
        return 2
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        program, data = Path(folder) / "against", Path(folder) / "tables"
        subprocess.run([compiler, "-O3", "-o", str(program), str(SOURCE)], check=True)
        print("| world | transitions | nodes | kernel, per s | C, per s | C is faster by |\n|---|--:|--:|--:|--:|--:|")
        for file in given.worlds:
            world = world_of(file)
            kernel = Kernel(Setting(world, level_needed(world, given.epistemic)))
            if kernel.encoder.setting.marks or any(each >= 0 for each in kernel.encoder.tables.private):
                print(f"{file.stem} is left out: the C program knows no marks and nothing private", file=sys.stderr)
                continue
            start = written(kernel, data)
            seconds = expanded(kernel, start, given.transitions)
            out = subprocess.run(
                [str(program), str(data), str(given.transitions)], check=True, capture_output=True, text=True
            ).stdout.split()
            made, nodes = kernel.engine.transitions, len(kernel.engine)
            same = (made, nodes, checksum(kernel)) == tuple(map(int, out[:3]))
            failures += not same
            quick = float(out[3])
            print(
                f"| {file.stem} | {made:,} | {nodes:,} | {made / seconds:,.0f} | {made / quick:,.0f} "
                f"| {seconds / quick:.2f}{'' if same else ' (DIFFERENT NODES)'} |",
                flush=True,
            )
    print(f"\nThe kernel ran {'compiled' if COMPILED else 'uncompiled'}; C by `gcc -O3`.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
