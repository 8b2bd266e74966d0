"""What the reader's character saw and thought, in sentences: all that is told between two choices.

What it did not see is left out, and what it took for something else is told as that. Of what goes on in minds, only
its own is told. The words are those of a told story (`tell/live.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, TypeAlias

from intrigue.model.terms import UNKNOWN
from intrigue.play.choices import READER, decision, question
from intrigue.play.framing import first_words, words_of_act
from intrigue.play.words import clause, is_told
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.deciding import AGREES, REFUSES
from intrigue.simulate.simulation import Story
from intrigue.tell.framing import OPENING
from intrigue.tell.grammar import capitalised
from intrigue.tell.live import LiveTeller
from intrigue.tell.telling import Sentence

Kind: TypeAlias = Literal["act", "frame", "time", "asked", "chosen", "event", "mind", "end"]
"""What a line tells: the title of an act, the author's words around the story, the time, a question to the reader, what
the reader decided, something seen, something thought or felt, how it ends."""


BEFORE = -2
"""The entry of the lines with which a game begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the telling."""

    kind: Kind
    text: str
    entry: int = -1
    """The entry of the chronicle that it tells; -1: none, it belongs to what follows; BEFORE: it is told before any."""


def recent(told: Sequence[Line], most: int) -> Sequence[Line]:
    """Return the end of a telling, of so many lines at most, from where a time is told or an act begins."""
    if len(told) <= most:
        return told
    end = told[-most:]
    first = next((place for place, line in enumerate(end) if line.kind in ("time", "act")), 0)
    return end[first:]


_KINDS: Mapping[str, Kind] = {"thought": "mind", "frame": "frame"}
"""What sort of line a kind of sentence makes; all others tell of an event."""


def _kind_of(sentence: Sentence) -> Kind:
    return _KINDS.get(sentence.kind, "event")


class Narrator:
    """Tells one character's game, entry by entry, with what has been told so far in mind."""

    def __init__(self, story: Story, who: str) -> None:
        self.setting, self.clock = story.setting, story.options.clock
        self.who = who
        self.minutes = -1
        """When the last thing happened that was told."""
        self._begun = False
        self._acts = 0
        """How many acts are over."""
        self._steered = story.decider is not None
        self._teller = LiveTeller(story.setting, story.following, who, seed=story.options.seed)

    def fork(self) -> Narrator:
        """Return one that goes on from here by itself."""
        other = object.__new__(Narrator)
        other.__dict__.update(self.__dict__)
        other._teller = self._teller.fork()
        return other

    def told(self, before: Story, story: Story) -> Iterator[Line]:
        """Yield what the character saw and thought of all that a story has beyond an earlier one, line by line."""
        if not self._begun:
            self._begun = True
            yield from (Line("frame", text, BEFORE) for text in first_words(before, self.who))
            yield from (replace(line, entry=BEFORE) for line in self._act(before, 0))
        for entry in story.chronicle.since(len(before.chronicle)):
            if entry.kind == "act":
                self._acts += 1
                yield from self._act(story, self._acts)
            new_time = entry.minutes != self.minutes
            if new_time:
                self._teller.begin_paragraph()
            lines = [*self._decided(entry), *self._noticed(entry)]
            if lines and new_time:
                self.minutes = entry.minutes
                yield Line("time", capitalised(self.clock.shown(entry.minutes)))
            yield from lines

    def _decided(self, entry: Entry) -> Iterator[Line]:
        """Yield what the reader was asked, and decided; of waiting there is nothing to tell."""
        if entry.kind == "decides" and entry.decider == READER and entry.who == self.who and entry.call is not None:
            world = self.setting.world
            if entry.note in (AGREES, REFUSES):
                yield Line("asked", question(world, self.setting.event(entry.call)), entry.index)
            yield Line("chosen", decision(world, entry), entry.index)

    def _act(self, story: Story, number: int) -> Iterator[Line]:
        """Yield how an act begins, where the story comes in acts."""
        acts = self.setting.world.acts
        if self._steered and number < len(acts):
            yield Line("act", acts[number].title)
            yield from (Line("frame", text) for text in words_of_act(story, self.who, number))

    def _noticed(self, entry: Entry) -> Iterator[Line]:
        """Yield what the character saw, and what it thought of it, each in one line."""
        told = [each for each in self._teller.tell(entry) if OPENING not in each.facts]  # That was told at once.
        if entry.kind == "intends" and entry.decider == READER:
            return  # The reader knows what it has just decided.
        for kind, sentences in groupby(told, _kind_of):
            text = " ".join(each.text for each in sentences)
            yield Line(kind, text, -1 if kind == "frame" else entry.index)
        if entry.kind == "failed" and entry.who == self.who and all(each.kind != "thought" for each in told):
            for belief in entry.writes:
                if belief.chain and is_told(belief.fluent):
                    chain = belief.chain if belief.value is UNKNOWN else belief.chain[1:]
                    said = clause(self.setting.world, chain, belief.fluent, belief.value)
                    yield Line("mind", capitalised(f"{said}."), entry.index)
