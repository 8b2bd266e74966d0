"""What-ifs of the world `suna`: a run lived through again with one thing otherwise, and what must and must not follow.

    intrigue run suna --seed 0 --steps 720 --save suna.run
    python bench/whatifs.py suna.run             # all of them, with where each parts from the run, and why
    python bench/whatifs.py suna.run W3 W6       # only these
    python bench/whatifs.py suna.run --each      # how it ends without each thing done in it, one at a time

A what-if comes in just before the act that it names; the run is taken up there, and from there on everybody is left to
themselves, with the lots of the run wherever who, what and when are the same. The old consequence must be in the run as
it was, so that its absence means something.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intrigue.explain.beats import Call
from intrigue.explain.past import Past
from intrigue.explain.whatif import WhatIf, from_entry
from intrigue.language.questions import read_condition
from intrigue.semantics.evaluation import read
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.runfile import load
from intrigue.simulate.simulation import Story

BEYOND = 60
"""With `--each`, for so many steps more than the run has."""


@dataclass(frozen=True)
class Case:
    """One change, and what it must lead to."""

    name: str
    says: str
    at: str
    """An act of the run; the change comes in before the turn in which it was taken."""
    number: int = 1
    """Before which of such acts of the run, counted from 1."""
    suppose: tuple[str, ...] = ()
    """What is so from then on, until something changes it."""
    without: bool = False
    """Whether the act is never taken."""
    steps: int = 12
    """For how many steps of the clock it is lived on."""
    must: tuple[str, ...] = ()
    """Actions that must come, or conditions that must hold at some time."""
    must_not: tuple[str, ...] = ()
    """The old consequences: they came in the run, and must not now."""


CASES = (
    Case(
        "W1",
        "the suitor has watched where she looked, and does not think any more that he knew her taste",
        "buy(suitor, comb)",
        suppose=("suitor believes likes(sakura, necklace)", "suitor believes likes(sakura, comb) = unknown"),
        must=("buy(suitor, necklace)", "give(suitor, necklace, sakura)", "thank(sakura, suitor)"),
        must_not=("buy(suitor, comb)", "buy(gaara, necklace)", "holder(necklace) == gaara"),
    ),
    Case(
        "W2",
        "she never sent anything to eat",
        "explain(sakura, gaara)",
        suppose=tuple(f"not sent(sakura, gaara, {each})" for each in ("fruit", "lunch", "dinner")),
        steps=20,
        must=("gaara believes meant(sakura) == temper",),
        must_not=("gaara believes meant(sakura) == meals", "embrace(gaara, sakura)"),
    ),
    Case(
        "W3",
        "she notices a look",
        "look_for_denial(gaara, sakura)",
        suppose=("notices_looks(sakura)",),
        must=("look_for_denial(gaara, sakura)", "deny(sakura, gaara)", "gaara believes meant(sakura) == meals"),
        must_not=("gaara believes meant(sakura) == temper", "strain(shukaku)", "break_out(shukaku)"),
    ),
    Case(
        "W4",
        "the suitor gets away before she can touch his memory",
        "erase_the_day(sakura, suitor)",
        suppose=("at(suitor) = hospital", "sakura believes at(suitor) = unknown"),
        steps=150,
        must=("spread_it(suitor)", "the_elders_hear()", "not title(gaara)"),
        must_not=("out_cold(suitor)",),
    ),
    Case(
        "W5",
        "her flat is as she left it",
        "kiss(gaara, sakura)",
        suppose=("not wrecked(flat)",),
        must=("kiss(gaara, sakura)", "not wrecked(flat)"),
        must_not=("wrecked(flat) and at(gaara) == home", "own_up(gaara, sakura)"),
    ),
    Case(
        "W6",
        "she has no word such as best friend for him",
        "strike(sakura, suitor)",
        suppose=("best(sakura) = none",),
        steps=30,
        must=("strike(sakura, suitor)", "sakura believes beloved(gaara) == sakura", "spoken(gaara) and spoken(sakura)"),
        must_not=("hurt(gaara)", "reply_curtly(gaara, sakura)", "say_with_whom(sakura, gaara)"),
    ),
    Case(
        "W7",
        "an elder has come back for his hat, and he lets his headache be seen",
        "compose_himself(gaara)",
        without=True,
        suppose=("at(council) = corridor",),
        steps=40,
        must=("council believes pain(gaara) >= 1", "question_his_fitness(council, gaara)"),
        must_not=("compose_himself(gaara)", "turn_it_round(sakura, gaara)"),
    ),
    Case(
        "W8",
        "she has not promised that it is for him alone",
        "take_hand(suitor, sakura)",
        suppose=("not exclusive(sakura, gaara)",),
        steps=4,
        must=("take_hand(suitor, sakura)",),
        must_not=("uneasy(gaara)", "compare(gaara, sakura)"),
    ),
    Case(
        "W9",
        "the suitor does not move to kiss her",
        "lean_in(suitor, sakura)",
        without=True,
        steps=12,
        must=("watching(gaara) == at(sakura)",),
        must_not=("throw(gaara, suitor)", "shown"),
    ),
    Case(
        "W10",
        "somebody tells him in plain words what he feels, before the suitor is paid",
        "come_by(sakura, gaara)",
        number=2,
        suppose=("gaara believes beloved(gaara) = sakura",),
        steps=300,
        must=("ask_out(gaara, sakura)", "dressed_for(sakura) == gaara", "dined(gaara) and dined(sakura)"),
        must_not=("ask_out(suitor, sakura)", "dine(sakura, suitor)", "throw(gaara, suitor)"),
    ),
    Case(
        "W11",
        "she has not talked of him over the bottles",
        "laugh_at_him(suitor, gaara)",
        suppose=("not remarked(sakura)", "suitor believes not remarked(sakura)"),
        steps=30,
        must=("send_to_bed(sakura, suitor)", "reply_warmly(gaara, sakura)", "spoken(gaara) and spoken(sakura)"),
        must_not=("quote(suitor, sakura, gaara)", "break_out(shukaku)", "erase_the_day(sakura, suitor)"),
    ),
    Case(
        "W12",
        "he laughs, and keeps to himself what she said",
        "quote(suitor, sakura, gaara)",
        without=True,
        steps=30,
        must=("bid_speak(sakura, suitor)", "send_to_bed(sakura, suitor)", "spoken(gaara) and spoken(sakura)"),
        must_not=("quote(suitor, sakura, gaara)", "break_out(shukaku)", "erase_the_day(sakura, suitor)"),
    ),
)


def tried(past: Past, case: Case) -> WhatIf:
    """Return what becomes of a run with a case's change."""
    call = _call(case.at)
    found = [each for each in past.story.chronicle if each.kind == "action" and call.fits(each)]
    if len(found) < case.number:
        raise SystemExit(f"{case.name}: nobody does `{case.at}` in this run")
    entry = found[case.number - 1]
    return from_entry(past, entry, without=case.without, facts=case.suppose, steps=entry.step + case.steps)


def _call(text: str) -> Call:
    name, _, rest = text.partition("(")
    return Call(name, tuple(each.strip() for each in rest.rstrip(")").split(",") if each.strip()))


def came(story: Story, what: str, since: int) -> bool:
    """Return whether an action came, or a condition held, after so many entries of a run."""
    name = what.partition("(")[0]
    if any(each.name == name for each in story.world.actions):
        call = _call(what)
        return any(call.fits(each) for each in story.chronicle.entries[since:] if each.kind in ("action", "fate"))
    condition = story.setting.ground(read_condition(what, story.world))
    following, moment = story.following, story.following.start()
    for number, entry in enumerate(story.chronicle):
        moment = following.follow(moment, entry)
        if number >= since and read(moment.state, condition) is True:
            return True
    return False


def faults(found: WhatIf, case: Case) -> list[str]:
    """Return what of a case did not come out as it must, in plain words; nothing: all did."""
    since = found.changed or 0
    wrong = [f"does not come: {what}" for what in case.must if not came(found.other, what, since)]
    wrong += [f"comes: {what}" for what in case.must_not if came(found.other, what, since)]
    wrong += [f"was not in the run: {what}" for what in case.must_not if not came(found.original, what, since)]
    return wrong


def chain(found: WhatIf) -> list[Entry]:
    """Return some happenings of which each led to the next, from the change on; the longest such row, at most eight."""
    rows: dict[int, list[Entry]] = {}
    for each in found.consequences:
        before = max((rows[cause] for cause in each.because if cause in rows), key=len, default=[])
        rows[each.entry.index] = [*before, each.entry]
    return max(rows.values(), key=len, default=[])[:8]


def shown(past: Past, case: Case) -> bool:
    """Print one what-if; return whether all came out as it must."""
    begun = time.process_time()
    found = tried(past, case)
    wrong = faults(found, case)
    print(f"{case.name}  {case.says}")
    print(f"    comes in before {case.at}, at {_when(past.story, found)}")
    one, two = found.parted
    print(f"    parts where it was {_named(one)}, and is now {_named(two)}")
    follows = [str(each.entry.call) for each in found.consequences]
    print(f"    then: {', '.join(follows[:12]) or 'nothing'}{', ...' if len(follows) > 12 else ''}")
    print(f"    a chain of causes: {' -> '.join(str(each.call) for each in chain(found)) or 'none'}")
    for what in case.must:
        print(f"    {'comes' if f'does not come: {what}' not in wrong else 'MISSING'}: {what}")
    for what in case.must_not:
        print(f"    {'does not come' if f'comes: {what}' not in wrong else 'COMES'}: {what}")
    for each in wrong:
        if each.startswith("was not"):
            print(f"    {each.upper()}")
    ending = found.outcomes[1].ending
    print(f"    then it stands at: {ending.name if ending else 'open'}; {time.process_time() - begun:.1f} s")
    return not wrong


def without_each(past: Past) -> None:
    """Print how the run goes on, for some steps more than it has, without one thing that was done in it; for each."""
    steps = past.story.moment.step + BEYOND
    done = {str(each.call): each for each in reversed(past.story.chronicle.entries) if each.kind == "action"}
    for call, entry in sorted(done.items(), key=lambda each: each[1].index):
        found = from_entry(past, entry, without=True, steps=steps)
        ending = found.outcomes[1].ending
        first = found.parted[1]
        print(f"{call:<44}{ending.name if ending else 'open':<18}{_named(first)}", flush=True)


def _when(story: Story, found: WhatIf) -> str:
    entry = found.other.chronicle[found.changed] if found.changed is not None else story.chronicle[0]
    return story.options.clock.shown(entry.minutes)


def _named(entry: Entry | None) -> str:
    if entry is None:
        return "nothing"
    return str(entry.call) if entry.kind in ("action", "fate") else f"{entry.call} ({entry.kind})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the what-ifs of a saved run; 1 if one comes out otherwise than it must."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("names", nargs="*", metavar="W", help="such as W3; all of them without")
    parser.add_argument("--each", action="store_true", help="without each thing done in the run, one at a time")
    given = parser.parse_args(arguments)
    past = Past(load(given.run))
    if given.each:
        without_each(past)
        return 0
    chosen = [each for each in CASES if not given.names or each.name in given.names]
    results = [shown(past, each) for each in chosen]
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
