"""What the record of a game says of the reader's decisions: which they were, and how far a turn had been decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intrigue.model.plans import GroundCall
from intrigue.play import choices as offering
from intrigue.play.choices import AGREE, READER, REFUSE, WAIT
from intrigue.play.onward import Given
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


def decisions(story: Story, who: str) -> tuple[Decided, ...]:
    """Return the reader's decisions in a story, in order."""
    mine = [each for each in story.chronicle.where(kinds=("decides",)) if is_readers(each, who)]
    world = story.setting.world
    return tuple(
        Decided(number, each.index, each.step, each.minutes, str(key_of(each)), offering.decision(world, each))
        for number, each in enumerate(mine)
    )


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
