"""How many events a second a village of gossips has, by its size: the cost of an event follows those who hear it.

    python -m bench.crowds                  # the curve for 10, 100 and 1,000 villagers
    python -m bench.crowds --sizes 5000

Each village hears something new whenever it has run out of talk, until there have been so many events. Building the
village is not counted.
"""

from __future__ import annotations

import argparse
import time

from intrigue.language.loader import load_text
from intrigue.model.sugar import lower
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import initial
from intrigue.simulate.crowd import Crowds

VILLAGE = """
world village
type place, thing
place square, mill
thing {things}
character ann, bob
property at(character): place = square
property owner(thing): character or none = none
crowd villagers {size} in square
tell about owner(thing) truly or not
ending e if exists t: thing . owner(t) == ann
"""
THINGS = 40


def measured(size: int, events: int) -> tuple[int, float, float]:
    """Return how many things happened in a village of this size, in how many seconds, and how many heard each."""
    world = load_text(VILLAGE.format(size=size, things=", ".join(f"thing_{number}" for number in range(THINGS))))
    setting = Setting(lower(world), 1)
    crowds = Crowds(world, setting, initial(setting))
    group = crowds.groups[0]
    told = [index for index, fluent in enumerate(setting.fluents) if fluent.property.name == "owner"]
    count, heard, minutes, news = 0, 0, 0, 0
    begun = time.perf_counter()
    while count < events:
        minutes += 1
        if not group.eager:
            # Ownership goes to and fro, so that everything stays news.
            index = told[news % THINGS]
            value = "ann" if (news // THINGS) % 2 == 0 else "bob"
            news += 1
            for talk in crowds.tell(minutes, group, value, index, value):
                count, heard = count + 1, heard + len(talk.company)
        for talk in crowds.step(minutes):
            count, heard = count + 1, heard + len(talk.company)
    return count, time.perf_counter() - begun, heard / count


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1_000])
    parser.add_argument("--events", type=int, default=20_000)
    options = parser.parse_args()
    print(f"{'villagers':>10} {'events':>8} {'seconds':>8} {'events/s':>9} {'heard by':>9}")
    for size in options.sizes:
        count, seconds, heard = measured(size, options.events)
        print(f"{size:>10,} {count:>8,} {seconds:>8.2f} {count / seconds:>9,.0f} {heard:>9.2f}")


if __name__ == "__main__":
    main()
