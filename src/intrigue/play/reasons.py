"""Why something was done, and why not, as it really was: the whole motive as a tree, for readers who ask for the truth.

What the reader's character makes of it itself is `Session.why`. A branch that speaks of something that happened knows
its entry, so that the tree of that can be asked for in turn.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from intrigue.explain.why import why
from intrigue.explain.whynot import whynot
from intrigue.model.plans import GroundCall
from intrigue.play.session import Session
from intrigue.simulate.chronicle import HAPPENINGS
from intrigue.tell.answers import STEP, Answers

_HEADLINE = re.compile(r"(so )?(\d+)  (.*)")
_NUMBER = re.compile(r"\b(since|at|after|from|until) (\d+), (?=\D)")
"""The number of an entry before its time."""
_WHEN = {"at": "on", "after": "on"}
"""What stands before a time whose entry is not named."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of a tree, with what belongs to it."""

    text: str
    entry: int | None = None
    """What happened, of which it speaks; None: nothing that could be asked about."""
    branches: tuple[Branch, ...] = ()


def why_tree(session: Session, number: int, *, changes: bool = True) -> Branch:
    """Return why something happened; raise InputError where nothing was decided by it.

    `changes`: also what would have had to differ, which takes thinking.
    """
    past = session.past
    return _tree(session, Answers(past).why(why(past, number, changes=changes)))


def whynot_tree(session: Session, call: GroundCall) -> Branch | None:
    """Return why something is not done now, and what would allow it; None where nothing has happened yet."""
    if not len(session.story.chronicle):
        return None
    past = session.past
    return _tree(session, Answers(past).whynot(whynot(past, len(session.story.chronicle) - 1, call)))


def flattened(tree: Branch, depth: int = 0) -> Iterator[tuple[int, Branch]]:
    """Yield everything below the root of a tree, line by line, with how deep it lies."""
    for each in tree.branches:
        yield depth, each
        yield from flattened(each, depth + 1)


def _tree(session: Session, lines: Iterable[str]) -> Branch:
    first, *others = grown(session, lines) or (Branch("Nothing can be said of it."),)
    return Branch(first.text, first.entry, (*first.branches, *others))


def grown(session: Session, lines: Iterable[str], seen: Container[int] | None = None) -> tuple[Branch, ...]:
    """Return lines that are moved in below one another as trees; `seen`: what a line may lead to, if not to all."""
    told = [(len(line) - len(line.lstrip(" ")), line.strip()) for line in lines]
    depths = [margin // len(STEP) for margin, _ in told]

    def below(place: int) -> Branch:
        children = []
        for later in range(place + 1, len(told)):
            if depths[later] <= depths[place]:
                break
            if depths[later] == depths[place] + 1:
                children.append(below(later))
        text, entry = _linked(session, told[place][1])
        return Branch(text, entry if seen is None or entry in seen else None, tuple(children))

    return tuple(below(place) for place, depth in enumerate(depths) if not depth)


def _linked(session: Session, text: str) -> tuple[str, int | None]:
    """Return a line without the numbers that only name entries, and the first event of which it speaks."""
    text = text.removeprefix("- ")
    headline = _HEADLINE.match(text)
    if headline is not None:
        text = f"{headline[1] or ''}{headline[3]}"
    numbers = [int(found[2]) for found in _NUMBER.finditer(text)]
    events = (each for each in numbers if session.story.chronicle[each].kind in HAPPENINGS)
    said = _NUMBER.sub(lambda found: f"{_WHEN.get(found[1], found[1])} ", text)
    return said, int(headline[2]) if headline is not None else next(events, None)
