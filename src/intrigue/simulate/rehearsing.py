"""A run lived through on trial: from any point between two beats, with one decision taken otherwise.

A *beat* is what cannot be divided: fate's say, one turn, or the end of a step. A *position* is where a run stands
between two beats, as one value; so trying out what else could come of it costs only what is lived anew. What everybody
could do is thought out once and serves all rehearsals of a story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from intrigue.model.world import Action
from intrigue.semantics.events import Event
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.simulate.chronicle import Chronicle, Entry, Moment
from intrigue.simulate.deciding import Choice, Decider, Turn
from intrigue.simulate.fate import scheduled
from intrigue.simulate.simulation import Story

PUTTING_OFF = 0.5
"""What it costs of the slack that somebody lets a turn go by, in the units of utility."""
LOT = 0.5
"""What it costs a search that a lot falls otherwise, or that the author sends an event."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a run stands between two beats."""

    moment: Moment
    turns: tuple[str, ...] | None
    index: int
    """Of the next entry."""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Directive:
    """One thing decided otherwise in a beat."""

    who: str
    """Whose turn it is; empty: fate's."""
    event: Event | None
    """What is done, what its lot is about, or what is sent; None: the turn goes by."""
    price: float
    """By how much it falls short of the best that they could do."""
    falls: bool | None = None
    """Of a lot: how it falls; None: this is no lot."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One beat as it was lived."""

    before: Position
    entries: tuple[Entry, ...]
    alternatives: tuple[Directive, ...]
    """What could have been decided otherwise."""


class Rehearsal:
    """Lives a story's beats on trial; the story itself stays where it is."""

    def __init__(self, story: Story) -> None:
        self._hand = _Hand(story)
        self._story = _Unrecorded(story, self._hand)
        self.turns = 0
        """How many turns have been lived so far."""

    def stand(self, position: Position) -> None:
        """Go to a position."""
        self._story.stand(position)

    @property
    def position(self) -> Position:
        """Where it stands now."""
        story = self._story
        return Position(story.moment, story.turns, len(story.chronicle), story.ended)

    def beat(self, slack: float, directive: Directive | None = None) -> Beat:
        """Live one beat, with one thing decided otherwise if there is a directive, and note what else could be."""
        before = self.position
        self.turns += bool(before.turns)
        self._hand.slack, self._hand.directive = slack, directive
        self._hand.found = []
        entries = tuple(self._story.beat())
        return Beat(before, entries, tuple(self._hand.found))

    def outcome(self, state: State, event: Event) -> State | None:
        """Return where an event would lead; None where it is impossible."""
        return self._story.thinker.moves.result(state, event)

    def act_over(self, title: str) -> Entry:
        """Note that an act of this title is over, and return the entry that says so."""
        moment = self._story.moment
        entry = Entry(
            index=len(self._story.chronicle), step=moment.step + 1, minutes=moment.minutes, kind="act", note=title
        )
        return self._story.add(entry)


def position_of(story: Story) -> Position:
    """Return where a story stands between two beats."""
    return Position(story.moment, story.turns, len(story.chronicle), story.ended)


class _Tail(Chronicle):
    """The end of a chronicle whose beginning is kept elsewhere."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self._first = first

    def add(self, entry: Entry) -> None:
        if entry.index != len(self):
            raise ValueError(f"the next entry has index {len(self)}, not {entry.index}")
        self._entries.append(entry)

    def __len__(self) -> int:
        return self._first + len(self._entries)

    def __getitem__(self, index: int) -> Entry:
        if index < self._first:
            raise IndexError(f"entry {index} stands in the chronicle before entry {self._first}")
        return self._entries[index - self._first]


class _Unrecorded(Story):
    """A story of which nothing is written down."""

    def __init__(self, story: Story, decider: Decider) -> None:
        self.__dict__.update(copy(story).__dict__)
        self.decider = decider
        self.stand(position_of(story))

    def stand(self, position: Position) -> None:
        """Go to a position."""
        self.moment, self.turns, self.ended = position.moment, position.turns, position.ended
        self.chronicle = _Tail(position.index)

    def add(self, entry: Entry) -> Entry:
        self.chronicle.add(entry)
        self.moment = self.following.follow(self.moment, entry)
        return entry


class _Hand(Decider):
    """The author's hand: carries one directive out, and notes what else could be decided."""

    def __init__(self, story: Story) -> None:
        self.slack = 0.0
        """How much less than its best something may be worth to a character."""
        self.directive: Directive | None = None
        self.found: list[Directive] = []
        self._setting = story.setting

    @cached_property
    def _optional(self) -> tuple[Event, ...]:
        """The events that the author may let happen."""
        own = set(scheduled(self._setting))
        return tuple(
            event
            for event in self._setting.events
            if isinstance(event.action, Action) and not event.consenting and event not in own
        )

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        self.found += alternatives(turn, self.slack)
        if self.directive is None:
            return None
        return Choice(self.directive.event, "author")

    def falls(self, story: Story, event: Event, minute: int, own: bool) -> bool | None:
        self.found.append(Directive("", event, LOT, falls=not own))
        directed = self.directive is not None and self.directive.event is event and self.directive.falls is not None
        return self.directive.falls if directed and self.directive is not None else None

    def sends(self, story: Story) -> Iterable[Event]:
        for event in self._optional:
            if possible(story.setting, story.moment.state, event):
                self.found.append(Directive("", event, LOT))
        if self.directive is not None and self.directive.falls is None and self.directive.event is not None:
            yield self.directive.event


def alternatives(turn: Turn, slack: float) -> Iterator[Directive]:
    """Yield what somebody could do with its turn besides what it would do by itself, the best first.

    That is: everything that it has reason for and that is worth hardly less to it, and to put off what it would do.
    """
    weighed, own = turn.weighed, turn.own
    name = str(own.event.call) if own.event is not None else ""
    goes_on = own.kind == "wait" or (weighed.kept is not None and own.adopted is None and own.event is not None)
    others = [option for option in turn.candidates if str(option.event.call) != name]
    kept = weighed.kept
    also = kept is not None and str(kept.next_call) not in (name, *weighed.chosen) and kept.own and not goes_on
    if others or also:
        # What something weighs takes thought; so it is asked only where there is something to choose.
        best = weighed.rest if goes_on else weighed.weights[name]
        for option in others:
            price = max(best - weighed.weights[str(option.event.call)], 0.0)
            if price <= slack:
                yield Directive(turn.who, option.event, price)
        if kept is not None and also and best - weighed.rest <= slack:
            yield Directive(turn.who, kept.event, max(best - weighed.rest, 0.0))
    if own.kind == "act" and slack >= PUTTING_OFF:
        yield Directive(turn.who, None, PUTTING_OFF)
