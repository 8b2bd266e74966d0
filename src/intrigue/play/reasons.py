"""Why something was done, and why not, as it really was: the whole motive as a tree, for readers who ask for the truth.

What the reader's character makes of it itself is `Session.why`. A branch that speaks of something that happened knows
its entry, so that the tree of that can be asked for in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intrigue.explain.past import Past
from intrigue.explain.why import why
from intrigue.explain.whynot import whynot
from intrigue.model.plans import GroundCall
from intrigue.play.session import Session
from intrigue.simulate.chronicle import HAPPENINGS
from intrigue.tell.answers import STEP, Answers

_HEADLINE = re.compile(r"(\d+)  (.*)")
_SINCE = re.compile(r"\bsince (\d+), ")
_AT = re.compile(r"\bat (\d+), ")


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
    past = Past(session.story)
    return _grown(session, Answers(past).why(why(past, number, changes=changes)))


def whynot_tree(session: Session, call: GroundCall) -> Branch | None:
    """Return why something is not done now, and what would allow it; None where nothing has happened yet."""
    if not len(session.story.chronicle):
        return None
    past = Past(session.story)
    return _grown(session, Answers(past).whynot(whynot(past, len(session.story.chronicle) - 1, call)))


def flattened(tree: Branch, depth: int = 0) -> Iterator[tuple[int, Branch]]:
    """Yield everything below the root of a tree, line by line, with how deep it lies."""
    for each in tree.branches:
        yield depth, each
        yield from flattened(each, depth + 1)


def _grown(session: Session, lines: Iterable[str]) -> Branch:
    """Return lines that are moved in below one another as a tree."""
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
        return Branch(text, entry, tuple(children))

    roots = [below(place) for place, depth in enumerate(depths) if not depth]
    first, *others = roots or [Branch("Nothing can be said of it.")]
    return Branch(first.text, first.entry, (*first.branches, *others))


def _linked(session: Session, text: str) -> tuple[str, int | None]:
    """Return a line without the numbers that only name entries, and the entry of which it speaks."""
    text = text.removeprefix("- ")
    found = _HEADLINE.match(text)
    if found is not None:
        return found[2], int(found[1])
    for pattern, kept in ((_SINCE, "since "), (_AT, "at ")):
        found = pattern.search(text)
        if found is not None:
            number = int(found[1])
            is_event = session.story.chronicle[number].kind in HAPPENINGS
            return pattern.sub(kept, text), number if is_event else None
    return text, None
