"""What-ifs of the world `suna`: a told run taken up again with one thing otherwise, and what must and must not follow.

    intrigue tell suna --save suna.run
    python bench/whatifs.py suna.run             # all of them, with where each parts from the run
    python bench/whatifs.py suna.run W3 W6       # only these

A what-if is taken up just before the act that it names. From there on whoever did something in the
run does it again in the same order, as long as they still have reason to; from the first act that is not to be had any
more everybody is left to themselves. The old consequence must be in the run as it was.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from intrigue.explain.beats import Call
from intrigue.explain.supposing import with_start
from intrigue.language.loader import load_texts
from intrigue.language.questions import read_condition
from intrigue.semantics.evaluation import holds, read
from intrigue.semantics.events import Event
from intrigue.simulate.chronicle import HAPPENINGS, Entry
from intrigue.simulate.deciding import Choice, Decider, Turn
from intrigue.simulate.runfile import load
from intrigue.simulate.simulation import Story


@dataclass(frozen=True)
class Case:
    """One change, and what it must lead to."""

    name: str
    says: str
    before: str
    """An action of the run; the change comes in before the turn in which it was taken."""
    start: tuple[str, ...] = ()
    """What is supposed from the start of the world on; up to the point where it comes in it must change nothing."""
    without: str = ""
    """An action that nobody takes."""
    edits: Mapping[str, str] = field(default_factory=dict)
    """Lines of the world's files, and what stands in their place."""
    alone: tuple[str, ...] = ()
    """After the first act that is not to be had, only these do anything; empty: everybody."""
    guided: int | None = None
    """So many acts at most are done as in the run; None: all that can be."""
    hours: tuple[int, ...] = ()
    """After that the time goes on to these hours of a day, one after the other, before they do it."""
    steps: int = 6
    """How many steps are lived through after the first act that is not to be had."""
    must: tuple[str, ...] = ()
    """Actions that must come, or, with a blank in them, conditions that must hold at some time."""
    must_not: tuple[str, ...] = ()
    """The old consequences: they came in the run, and must not now."""


CASES = (
    Case(
        "W1",
        "the suitor watches where she looks, and does not think that he knows her taste",
        "linger(sakura, necklace)",
        start=("looks_where_others_look(suitor)", "suitor believes likes(sakura, comb) = unknown"),
        alone=("suitor", "sakura"),
        must=("suitor believes likes(sakura, necklace) == yes", "buy(suitor, necklace)"),
        must_not=("buy(suitor, comb)", "buy(gaara, necklace)"),
    ),
    Case(
        "W2",
        "she never sent anything to eat",
        "explain(sakura, gaara)",
        start=tuple(f"not sent(sakura, gaara, {each})" for each in ("fruit", "lunch", "dinner")),
        guided=0,
        steps=3,
        must=("gaara believes meant(sakura) == temper",),
        must_not=("gaara believes meant(sakura) == meals", "embrace(gaara, sakura)"),
    ),
    Case(
        "W3",
        "she notices a look",
        "look_for_denial(gaara, sakura)",
        start=("notices_looks(sakura)",),
        guided=1,
        steps=2,
        must=("look_for_denial(gaara, sakura)", "deny(sakura, gaara)", "gaara believes meant(sakura) == meals"),
        must_not=("gaara believes meant(sakura) == temper", "break_out(shukaku)"),
    ),
    Case(
        "W4",
        "she does not touch the suitor's memory",
        "erase_the_day(sakura, suitor)",
        without="erase_the_day(sakura, suitor)",
        alone=("suitor",),
        hours=(6, 12),
        steps=2,
        must=("spread_it(suitor)", "the_elders_hear()", "not title(gaara)"),
        must_not=("not exists p: person . vowed(p)",),
    ),
    Case(
        "W5",
        "her flat is whole",
        "kiss(gaara, sakura)",
        start=("not breakable(flat)",),
        steps=3,
        must=("not wrecked(flat)",),
        must_not=("wrecked(flat) and at(gaara) == home",),
    ),
    Case(
        "W6",
        "she strikes the suitor without a word about a best friend",
        "strike(sakura, suitor)",
        edits={"if c == best(who) and at(c) == at(who): c believes": "if c == best(who) and dead(c): c believes"},
        must=("strike(sakura, suitor)",),
        must_not=("hurt(gaara)", "take_leave(gaara, sakura)"),
    ),
    Case(
        "W8",
        "she has not promised that it is for him alone",
        "take_hand(suitor, sakura)",
        start=("not exclusive(sakura, gaara)",),
        steps=2,
        must=("take_hand(suitor, sakura)",),
        must_not=("uneasy(gaara)", "compare(gaara, sakura)"),
    ),
    Case(
        "W9",
        "the suitor does not move to kiss her",
        "lean_in(suitor, sakura)",
        without="lean_in(suitor, sakura)",
        must=("watching(gaara) == at(sakura)",),
        must_not=("throw(gaara, suitor)", "shown"),
    ),
)


class Followed(Decider):
    """Decides as in a run, act by act in its order, until one is not to be had any more."""

    def __init__(self, course: Sequence[Entry], case: Case) -> None:
        self.course = list(course)
        self.case = case
        self.lost: Entry | None = None
        """The first act that was not to be had."""
        self._waited = 0

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        """Return the next act of the run in its actor's turn; nothing in the turns of others before it."""
        if self.lost is None and self.course:
            wanted = self.course[0]
            if turn.who != wanted.who:
                return Choice(None, "author")
            if str(wanted.call) != self.case.without and _to_be_had(turn, str(wanted.call)):
                assert wanted.call is not None
                self.course.pop(0)
                self._waited = 0
                return Choice(story.setting.event(wanted.call), "author")
            self._waited += 1
            if self._waited < 2 and str(wanted.call) != self.case.without:
                return Choice(None, "author")
            self.lost = wanted
        if self.case.alone and turn.who not in self.case.alone:
            return Choice(None, "author")
        own = turn.own.event.call if turn.own.event is not None else None
        return self._other(turn) if own is not None and str(own) == self.case.without else None

    def falls(self, story: Story, event: Event, minute: int, own: bool) -> bool | None:
        """Leave chance to itself."""
        return None

    def _other(self, turn: Turn) -> Choice:
        weights = turn.weighed.weights
        for option in turn.candidates:
            name = str(option.event.call)
            if name != self.case.without and weights[name] > weights[""]:
                return Choice(option.event, "author")
        return Choice(None, "author")


def _to_be_had(turn: Turn, call: str) -> bool:
    kept = turn.weighed.kept
    return call in turn.weighed.chosen or (kept is not None and kept.own and str(kept.next_call) == call)


def replayed(run: Story, case: Case) -> tuple[Story, Followed, int]:
    """Return a run with a case's change, lived on, with who decided it and the number of entries both have."""
    call = _call(case.before)
    first = next(each for each in run.chronicle if each.kind == "action" and call.fits(each))
    texts = dict(run.texts or {})
    for old, new in case.edits.items():
        if not any(old in text for text in texts.values()):
            raise SystemExit(f"{case.name}: no file of the world says `{old}`")
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    world = load_texts(texts).world if case.edits else run.world
    if case.start:
        world, texts = with_start(texts, world, case.start)
    other = Story(world, run.given)
    other.texts = texts
    for entry in run.chronicle.entries[: _begun(run, first)]:
        if entry.kind != "act":
            other.add(entry)
    common = len(other.chronicle)
    course = [each for each in run.chronicle if each.kind == "action" and each.index >= first.index][: case.guided]
    decider = Followed(course, case)
    other.decider = decider
    while not other.ended and decider.course and decider.lost is None:
        _step(other)
    free = decider.lost is not None or case.guided is not None
    for hour in case.hours or (None,):
        if hour is not None:
            _passes(other, hour)
        for _ in range(case.steps if free else 0):
            _step(other)
    return other, decider, common


def _begun(run: Story, entry: Entry) -> int:
    """Return the number of entries before the turn in which somebody decided on an entry."""
    at = entry.index
    while (
        at and run.chronicle[at - 1].who == entry.who and run.chronicle[at - 1].kind in ("drops", "intends", "decides")
    ):
        at -= 1
    return at


def _step(story: Story) -> None:
    for _ in story.step():
        pass


def _passes(story: Story, hour: int) -> None:
    """Let the time go on to an hour of a day without anybody doing anything."""
    moment, clock = story.moment, story.options.clock
    until = moment.minutes + (hour * 60 - clock.start - moment.minutes) % (24 * 60)
    story.add(
        Entry(index=len(story.chronicle), step=moment.step + 1, minutes=moment.minutes, kind="clock", until=until)
    )


def _call(text: str) -> Call:
    name, _, rest = text.partition("(")
    return Call(name, tuple(each.strip() for each in rest.rstrip(")").split(",") if each.strip()))


def came(story: Story, what: str, since: int) -> bool:
    """Return whether an action came, or a condition held, after so many entries of a run."""
    if _names_an_action(story, what):
        call = _call(what)
        return any(call.fits(each) for each in story.chronicle.entries[since:] if each.kind in ("action", "fate"))
    condition = story.setting.ground(read_condition(what, story.setting.world))
    following, moment = story.following, story.following.start()
    for number, entry in enumerate(story.chronicle):
        moment = following.follow(moment, entry)
        if number >= since and read(moment.state, condition) is True:
            return True
    return False


def _names_an_action(story: Story, what: str) -> bool:
    name = what.partition("(")[0]
    return any(each.name == name for each in story.world.actions)


def seen(story: Story, since: int) -> Iterator[str]:
    """Yield what happened after so many entries of a run."""
    for entry in story.chronicle.entries[since:]:
        if entry.kind in HAPPENINGS and entry.kind != "rule":
            mark = "" if entry.kind in ("action", "fate") else f" ({entry.kind})"
            yield f"{entry.call}{mark}"


def shown(run: Story, case: Case) -> bool:
    """Print one what-if; return whether all came out as it must."""
    begun = time.process_time()
    other, decider, common = replayed(run, case)
    one, two = list(seen(run, common)), list(seen(other, common))
    same = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    print(f"{case.name}  {case.says}")
    print(f"    as it was   {', '.join(one[same : same + 4]) or 'nothing more'}")
    print(f"    otherwise   {', '.join(two[same:]) or 'nothing more'}")
    if decider.lost is not None:
        print(f"    the first act without a reason: {decider.lost.call}")
    good = True
    for what in case.must:
        fine = came(other, what, common)
        good &= fine
        print(f"    {'comes' if fine else 'MISSING'}: {what}")
    for what in case.must_not:
        before, fine = came(run, what, common), not came(other, what, common)
        good &= fine and before
        print(f"    {'does not come' if fine else 'COMES'}: {what}{'' if before else ' (NOT in the run either)'}")
    endings = [
        each.name for each in other.setting.world.endings if holds(other.setting, other.moment.state, each.condition)
    ]
    print(f"    ends {', '.join(endings) or 'open'}; {time.process_time() - begun:.1f} s")
    return good


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the what-ifs of a saved run; 1 if one comes out otherwise than it must."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("names", nargs="*", metavar="W", help="such as W3; all of them without")
    given = parser.parse_args(arguments)
    run = load(given.run)
    chosen = [each for each in CASES if not given.names or each.name in given.names]
    results = [shown(run, each) for each in chosen]
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
