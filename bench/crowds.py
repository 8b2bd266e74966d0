"""How many entries a second a run of a village with rumours has, by its size: the cost follows those who hear it.

    python -m bench.crowds                  # the curve for 10, 100 and 1,000 villagers
    python -m bench.crowds --sizes 5000

Each village is a world like any other and runs as `intrigue run` lets it run, words included: things change hands in
the square by chance, people talk about it, a rule waits until many have heard, and two characters listen. Reading the
world is not counted. The time is that of the processor.
"""

from __future__ import annotations

import argparse
import time

from intrigue.language.loader import load_text
from intrigue.simulate.options import Options
from intrigue.simulate.simulation import Story
from intrigue.tell.running import report

VILLAGE = """
world village
type place, thing
place square, mill
thing {things}
character ann, bob
property at(character): place = square
property owner(thing): character or none = none
property famous(thing)
property `villagers heard owner`(thing, character): number
event sale(thing, to: character)
    seen by c if at(c) == square
    if owner(thing) != to
    with chance 1 in 40
    then owner(thing) = to
rule fame(thing)
    when `villagers heard owner`(thing, ann) >= 1000 and not famous(thing)
    then famous(thing)
crowd villagers {size} in square about owner(thing) truly or not
"""
THINGS = 12


def measured(size: int, entries: int) -> tuple[int, int, float, float]:
    """Return how many entries a run had, how many of them talk, in how many seconds, and how many heard each."""
    things = ", ".join(f"thing_{number}" for number in range(THINGS))
    story = Story(load_text(VILLAGE.format(size=size, things=things)), Options())
    begun = time.process_time()
    for _ in report(story, entries):
        if len(story.chronicle) >= entries:
            break
    seconds = time.process_time() - begun
    talk = [each.talk for each in story.chronicle if each.talk is not None]
    return len(story.chronicle), len(talk), seconds, sum(len(each.company) for each in talk) / len(talk)


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1_000])
    parser.add_argument("--entries", type=int, default=10_000)
    options = parser.parse_args()
    print(f"{'villagers':>10} {'entries':>8} {'talk':>8} {'seconds':>8} {'entries/s':>9} {'heard by':>9}")
    for size in options.sizes:
        count, talk, seconds, heard = measured(size, options.entries)
        print(f"{size:>10,} {count:>8,} {talk:>8,} {seconds:>8.2f} {count / seconds:>9,.0f} {heard:>9.2f}")


if __name__ == "__main__":
    main()
