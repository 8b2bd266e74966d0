"""What the record of a game says of the reader's decisions: which they were, and how far a turn had been decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intrigue.model.plans import GroundCall
from intrigue.model.world import World
from intrigue.play import choices as offering
from intrigue.play.choices import AGREE, READER, REFUSE, WAIT
from intrigue.play.onward import Given
from intrigue.play.seeing import Line
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.deciding import AGREES, REFUSES
from intrigue.simulate.simulation import Story


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of the reader's."""

    number: int
    """Counted from 0."""
    entry: int
    """Where the chronicle records it."""
    step: int
    minutes: int
    key: str
    text: str


def decisions(world: World, who: str, entries: Iterable[Entry], first: int = 0) -> tuple[Decided, ...]:
    """Return the reader's decisions among these entries, in order, numbered from `first` on."""
    mine = (each for each in entries if is_readers(each, who))
    return tuple(
        Decided(number, each.index, each.step, each.minutes, str(key_of(each)), offering.decision(world, each))
        for number, each in enumerate(mine, first)
    )


def begun_by(before: Sequence[Decided], new: Iterable[Decided], told: Sequence[Line]) -> Iterator[Decided]:
    """Yield those among new decisions with which a choice began; `before`: the decision before them, if there is one.

    Who waits on while there is nothing to tell has not chosen anew.
    """
    last = before[-1] if before else None
    for each in new:
        if last is None or not last.key == each.key == WAIT or _anything_told(told, last.entry, each.entry):
            yield each
        last = each


def _anything_told(told: Sequence[Line], begin: int, end: int) -> bool:
    """Return whether anything is told that happened from the one entry on and before the other."""
    for line in reversed(told):
        if line.kind in ("event", "mind") and line.entry < end:
            return line.entry >= begin
    return False


def turn_of(opening: Story, who: str, entries: Iterable[Entry]) -> tuple[Story, Given]:
    """Return a game at the beginning of its last turn that is not over, and what was decided in that.

    `entries` are what has happened from where the story stands that it goes on from.
    """
    base = opening.fork()
    pending: list[Entry] = []
    for entry in entries:
        pending.append(entry)
        if entry.kind == "clock":
            for each in pending:
                base.add(each)
            pending, base.turns = [], None
    return base, tuple(key_of(each) for each in pending if is_readers(each, who))


def is_readers(entry: Entry, who: str) -> bool:
    """Return whether an entry is a decision of the reader's for this character."""
    return entry.kind == "decides" and entry.decider == READER and entry.who == who


def key_of(entry: Entry) -> GroundCall | str:
    """Return what was decided by an entry."""
    if entry.note in (AGREES, REFUSES):
        return AGREE if entry.note == AGREES else REFUSE
    return entry.call if entry.call is not None else WAIT
