"""The leak check: whether those through whose eyes a story is told could know what each sentence states, when it does.

Nothing here comes from the narrator. The states are derived again from the chronicle, and every fact that a sentence
carries is held against them: seen, believed, felt, meant, at that moment and by that character. Besides, the words must
name nobody and nothing of which no fact of the sentence speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from intrigue.model.plans import GroundCall
from intrigue.model.terms import Special, Value
from intrigue.model.world import World
from intrigue.semantics.beliefs import mind_along, sight
from intrigue.semantics.events import Event
from intrigue.semantics.feelings import Feeling
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import HAPPENINGS, Entry, Moment
from intrigue.simulate.following import Following
from intrigue.tell.conditions import holds_for
from intrigue.tell.nouns import entities_of
from intrigue.tell.realization import name_of
from intrigue.tell.stated import (
    Awaited,
    Elapsed,
    Expected,
    Fact,
    Felt,
    Framed,
    Given,
    Held,
    Inferred,
    Meant,
    Often,
    Seen,
    Thought,
)
from intrigue.tell.telling import Sentence


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that a telling should not have said."""

    sentence: Sentence
    why: str

    def __str__(self) -> str:
        return f"'{self.sentence.text}' ({self.sentence.focalizer or 'nobody'}): {self.why}"


class Checker:
    """Proves or refutes what sentences state, for one run."""

    def __init__(self, setting: Setting, entries: Iterable[Entry]) -> None:
        self.setting = setting
        self.world = setting.world
        self.entries = list(entries)
        self._following = Following(setting)
        self._moments: list[Moment] = [self._following.start()]
        for entry in self.entries:
            self._moments.append(self._following.follow(self._moments[-1], entry))
        self._names = _names(self.world)

    def leaks(self, sentences: Iterable[Sentence]) -> Iterator[Leak]:
        """Yield whatever could not be known, in the order of the telling."""
        for each in sentences:
            for why in self.faults(each):
                yield Leak(each, why)

    def faults(self, sentence: Sentence) -> Iterator[str]:
        """Yield what is wrong with one sentence, in plain words."""
        if not -1 <= sentence.at < len(self.entries):
            yield f"there is no entry {sentence.at}"
            return
        if not sentence.facts:
            yield "it states nothing that could be checked"
        if sentence.kind != "frame" and any(isinstance(each, Framed) for each in sentence.facts):
            yield "it is told as a part of what happens"
        for fact in sentence.facts:
            why = self._fault(fact, sentence.at, sentence.focalizer)
            if why:
                yield why
        yield from self._strangers(sentence)

    def moment(self, at: int) -> Moment:
        """Return the moment after an entry; -1: the start."""
        return self._moments[at + 1]

    # --- Facts --------------------------------------------------------------------------------------------------------

    def _fault(self, fact: Fact, at: int, who: str | None) -> str:
        """Return why a fact could not be known after an entry; empty where it could."""
        now = self._moments[at + 1]
        late = [each for each in _entries(fact) if not 0 <= each <= at]
        if late:
            return f"entry {late[0]} is not yet known"
        if isinstance(fact, Framed):
            return ""
        return self._WAYS[type(fact)](self, fact, now, who)

    def _seen(self, fact: Seen, now: Moment, who: str | None) -> str:
        why = self._unseen(fact.entry, fact.call, who)
        return why or (self._not_own(fact.entry, who) if fact.own else "")

    def _often(self, fact: Often, now: Moment, who: str | None) -> str:
        return next(filter(None, (self._unseen(each, fact.call, who) for each in fact.entries)), "")

    def _held(self, fact: Held, now: Moment, who: str | None) -> str:
        if (fact.chain[0] if fact.chain else None) != who:
            return f"it is {fact.chain[0] if fact.chain else 'nobody'} who believes it"
        if fact.fluent not in self.setting.index:
            return f"{fact.fluent} is nothing that can be believed"
        held = mind_along(now.state, fact.chain)[self.setting.index[fact.fluent]]
        return "" if held == fact.value and type(held) is type(fact.value) else f"what is believed is {held}"

    def _thought(self, fact: Thought, now: Moment, who: str | None) -> str:
        if fact.holder != (who or ""):
            return f"it is {fact.holder} who thinks so"
        return "" if holds_for(self.setting, now, who, fact.condition) else "the condition does not hold"

    def _felt(self, fact: Felt, now: Moment, who: str | None) -> str:
        if fact.holder != who:
            return f"it is {fact.holder} who feels it"
        felt = now.hearts.of(Feeling(fact.emotion, fact.holder, fact.about))
        return "" if felt >= fact.least > 0 else f"{fact.emotion} is {felt}"

    def _meant(self, fact: Meant, now: Moment, who: str | None) -> str:
        intention = now.intentions.get(fact.holder)
        current = intention is not None and intention.entry == fact.entry
        return self._not_theirs(fact.entry, "intends", fact.holder, who) or ("" if current else "it is not meant now")

    def _given(self, fact: Given, now: Moment, who: str | None) -> str:
        return self._not_theirs(fact.entry, "drops", fact.holder, who)

    def _awaited(self, fact: Awaited, now: Moment, who: str | None) -> str:
        return self._not_theirs(fact.entry, "waits", fact.holder, who)

    def _expected(self, fact: Expected, now: Moment, who: str | None) -> str:
        if fact.holder != who:
            return f"it is {fact.holder} who expects it"
        wanted = (fact.holder, fact.event, fact.hopeful)
        held = any((each.holder, each.event, each.hopeful) == wanted for each in now.prospects)
        return "" if held else "nothing of the kind is expected"

    def _inferred(self, fact: Inferred, now: Moment, who: str | None) -> str:
        why = self._not_theirs(fact.entry, "learns", fact.holder, who)
        return why or self._no_reason(fact.entry, fact.seen, who)

    def _elapsed(self, fact: Elapsed, now: Moment, who: str | None) -> str:
        return "" if 0 <= fact.since <= fact.until <= now.minutes else "it is another time"

    _WAYS: ClassVar[Mapping[type, Callable[..., str]]] = {
        Seen: _seen,
        Often: _often,
        Held: _held,
        Thought: _thought,
        Felt: _felt,
        Meant: _meant,
        Given: _given,
        Awaited: _awaited,
        Expected: _expected,
        Inferred: _inferred,
        Elapsed: _elapsed,
    }

    def _unseen(self, index: int, call: GroundCall, who: str | None) -> str:
        """Return why somebody cannot tell that an entry was this; empty where it can."""
        entry = self.entries[index]
        if entry.kind not in HAPPENINGS or entry.call is None:
            return f"nothing happens at entry {index}"
        seen = self._taken_for(index, who)
        if seen is None:
            return f"{who} does not see entry {index}"
        return "" if seen == call else f"{who} takes entry {index} for {seen}"

    def _taken_for(self, index: int, who: str | None) -> GroundCall | None:
        entry = self.entries[index]
        event = self._following.event(entry)
        if who is None or who in (entry.actors if entry.kind in ("failed", "refused") else event.consenting):
            return entry.call
        seen = sight(self.setting, self._there(entry, event, index), event, who)
        if seen is None:
            return None
        return entry.call if seen is event else seen.call

    def _there(self, entry: Entry, event: Event, index: int) -> State:
        """Return the state in which a happening is to be seen."""
        if entry.kind == "rule":
            for cause in entry.causes:
                for fired, state in self._following.reactions(self._moments[cause], self.entries[cause]):
                    if fired.call == event.call:
                        return state
        return self._moments[index].state

    def _not_own(self, index: int, who: str | None) -> str:
        doers = self._following.event(self.entries[index]).consenting[:1]
        return "" if who is not None and who in doers else f"the other side of entry {index} is not {who}'s"

    def _not_theirs(self, index: int, kind: str, holder: str, who: str | None) -> str:
        entry = self.entries[index]
        if entry.kind != kind:
            return f"entry {index} is of the kind '{entry.kind}', not '{kind}'"
        return "" if entry.who == holder == who else f"it is {entry.who} in whose mind that is"

    def _no_reason(self, index: int, seen: GroundCall, who: str | None) -> str:
        causes = [each for each in self.entries[index].causes if self.entries[each].kind in HAPPENINGS]
        return "" if any(self._taken_for(each, who) == seen for each in causes) else f"{seen} was not seen"

    # --- Words --------------------------------------------------------------------------------------------------------

    def _strangers(self, sentence: Sentence) -> Iterator[str]:
        """Yield whom and what the words name although no fact speaks of them."""
        allowed = {sentence.focalizer} | {name for fact in sentence.facts for name in self.spoken_of(fact)}
        text = sentence.text
        for name, said in self._names:
            text, found = re.subn(rf"\b{re.escape(said)}\b", " ", text, flags=re.IGNORECASE)
            if found and name not in allowed and not any(isinstance(each, Framed) for each in sentence.facts):
                yield f"it names {said}"

    def spoken_of(self, fact: Fact) -> Iterator[str]:
        """Yield whom and what a fact speaks of."""
        match fact:
            case Seen(call=call) | Often(call=call) | Expected(event=call):
                yield from self._in_call(call)
            case Held(chain=chain, fluent=fluent, value=value):
                yield from _entities((*chain, *fluent.arguments, value))
            case Felt(about=about):
                yield from _entities((about,) if about is not None else ())
            case Thought(condition=condition):
                yield from entities_of(condition)
            case Inferred(seen=call):
                yield from self._in_call(call)
            case Meant(entry=index):
                for reason in self.entries[index].reasons:
                    for step in (*reason.steps, *reason.threat):
                        yield from _entities(step.call.arguments)
                    for supposition in reason.suppositions:
                        yield from _entities((*supposition.arguments, supposition.value))
                    for line in self.world.wants_of(reason.character):
                        yield from entities_of(line)
                    yield from self.setting.characters  # wants may be about everybody: `for all c`
            case Awaited(entry=index):
                awaited = self.entries[index].call
                yield from self._in_call(awaited) if awaited is not None else ()
            case _:
                return

    def _in_call(self, call: GroundCall) -> Iterator[str]:
        """Yield whom and what an event shows, the author's words for it included."""
        yield from _entities(call.arguments)
        action = self.world.action.get(call.signature)
        rules = (each for each in self.world.rules if each.signature == call.signature)
        texts = [each.text for each in (action.prose if action is not None else next((r.prose for r in rules), ()))]
        texts += [each.text for each in self.world.wordings if each.of == call.signature]
        for text in texts:
            for name, said in self._names:
                if re.search(rf"\{{{re.escape(name)}\b|\b{re.escape(said)}\b", text, re.IGNORECASE):
                    yield name


def _entries(fact: Fact) -> tuple[int, ...]:
    """Return the entries that a fact rests on."""
    match fact:
        case Often(entries=entries):
            return entries
        case Seen() | Meant() | Given() | Awaited() | Inferred():
            return (fact.entry,)
        case _:
            return ()


def _entities(values: Sequence[Value]) -> Iterator[str]:
    yield from (each for each in values if isinstance(each, str) and not isinstance(each, Special))


def _names(world: World) -> list[tuple[str, str]]:
    """Return what everybody and everything is called, the longest names first."""
    found = [(each, name_of(world, each)) for each in world.entity]
    return sorted(found, key=lambda pair: (-len(pair[1]), pair[0]))


def leaks(setting: Setting, entries: Iterable[Entry], sentences: Iterable[Sentence]) -> tuple[Leak, ...]:
    """Return whatever a telling of a run says that could not be known by those through whose eyes it is told."""
    return tuple(Checker(setting, entries).leaks(sentences))
