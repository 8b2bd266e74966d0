"""What the reader's character saw and felt, put into sentences: all that is told between two choices.

What it did not see is left out, and what it took for something else is told as that. Of what goes on in minds, only
its own is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from intrigue.model.feelings import NEUTRAL
from intrigue.model.plans import GroundCall
from intrigue.play.choices import READER, decision, question
from intrigue.play.words import clause, feeling, is_told
from intrigue.semantics.beliefs import sight
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.deciding import AGREES, REFUSES
from intrigue.simulate.simulation import Story
from intrigue.tell.grammar import capitalised, listed
from intrigue.tell.plainly import plain
from intrigue.tell.plainteller import Teller
from intrigue.tell.realization import name_of
from intrigue.tell.running import FELT

Kind: TypeAlias = Literal["time", "asked", "chosen", "event", "mind", "end"]
"""What a line tells: the time, a question to the reader, what the reader decided, something seen, something felt or
learnt, how it ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the telling."""

    kind: Kind
    text: str
    entry: int = -1
    """The entry of the chronicle that it tells; -1: none."""


class Narrator:
    """Tells one character's game, entry by entry, with what has been told so far in mind."""

    def __init__(self, story: Story, who: str) -> None:
        self.setting, self.following, self.clock = story.setting, story.following, story.options.clock
        self.world = story.setting.world
        self.who = who
        self.minutes = -1
        """When the last thing happened that was told."""
        self._seed = story.options.seed
        self._teller = Teller(self.world, self._seed)

    def fork(self) -> Narrator:
        """Return one that goes on from here by itself."""
        other = object.__new__(Narrator)
        other.__dict__.update(self.__dict__)
        other._teller = Teller(self.world, self._seed)
        other._teller.discourse = self._teller.discourse
        other._teller.told = Counter(self._teller.told)
        return other

    def told(self, before: Story, story: Story) -> Iterator[Line]:
        """Yield what the character saw and felt of all that a story has beyond an earlier one, line by line."""
        moment = before.moment
        for entry in story.chronicle.entries[len(before.chronicle) :]:
            state = moment.state
            moment = self.following.follow(moment, entry)
            new_time = entry.minutes != self.minutes
            if new_time:
                self._teller.begin_paragraph()
            lines = [*self._decided(entry), *self._seen(entry, state), *self._own(entry)]
            if lines and new_time:
                self.minutes = entry.minutes
                yield Line("time", capitalised(self.clock.shown(entry.minutes)))
            yield from lines

    def _decided(self, entry: Entry) -> Iterator[Line]:
        """Yield what the reader was asked, and decided."""
        if entry.kind == "decides" and entry.decider == READER and entry.who == self.who:
            if entry.call is not None and entry.note in (AGREES, REFUSES):
                yield Line("asked", question(self.world, self.setting.event(entry.call)), entry.index)
            yield Line("chosen", decision(self.world, entry), entry.index)

    def _seen(self, entry: Entry, state: State) -> Iterator[Line]:
        call = self._as_seen(entry, state)
        if call is None:
            return
        if entry.kind in ("failed", "refused"):
            self._teller.begin_paragraph()
            yield Line("event", self._in_vain(entry, call), entry.index)
            return
        event = self.following.event(entry) if call == entry.call else self.setting.event_taken_for(call)
        text = " ".join(self._teller.sentences(event.action, call, self.who))
        yield Line("event", text, entry.index)

    def _as_seen(self, entry: Entry, state: State) -> GroundCall | None:
        """Return what the character took a happening for; None where it saw nothing of it."""
        if entry.call is None or self.who not in entry.witnesses:
            return None
        if self.who in entry.actors or entry.kind in ("failed", "refused"):
            return entry.call
        seen = sight(self.setting, state, self.following.event(entry), self.who)
        return entry.call if seen is None else seen.call

    def _in_vain(self, entry: Entry, call: GroundCall) -> str:
        phrase = plain(self.world, call).phrase
        if entry.kind == "failed":
            return capitalised(f"{name_of(self.world, entry.who)} tried to {phrase}, and could not.")
        asker, refuser = name_of(self.world, entry.actors[0]), name_of(self.world, entry.who)
        return capitalised(f"{asker} wanted to {phrase}, but {refuser} would not.")

    def _own(self, entry: Entry) -> Iterator[Line]:
        """Yield what an entry says about the character's own mind."""
        if entry.kind in ("learns", "failed") and entry.who == self.who:
            for each in entry.writes:
                if each.chain and is_told(each.fluent):
                    said = clause(self.world, each.chain, each.fluent, each.value)
                    yield Line("mind", capitalised(f"{said}."), entry.index)
        felt = [
            feeling(self.world, each.emotion, each.about, each.now)
            for each in entry.feels
            if each.holder == self.who and each.by >= FELT and each.emotion not in NEUTRAL
        ]
        if felt:
            name = name_of(self.world, self.who)
            yield Line("mind", capitalised(f"{name} feels {listed(list(dict.fromkeys(felt)))}."), entry.index)
