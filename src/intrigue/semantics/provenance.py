"""Where beliefs come from: an event, applied once more, with every change in every mind traced to what made it.

Nothing is kept about sources while a story runs. Whoever asks hands in the state before an event and the event; its
steps (`transition`: correction, happening, what is written into minds, rules) are taken again one by one, and each
notes what it changed. The last step that wrote a belief is its source.

The words of an answer are those of `How`. Of what c believes that d believes, the source is how d came to it in c's
eyes, or how c was told or noticed it, whichever changed it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

from intrigue.model.expressions import NO, Literal, Slot
from intrigue.model.plans import GroundCall
from intrigue.model.sugar.minds import DID
from intrigue.model.sugar.perceiving import MISS
from intrigue.model.terms import UNKNOWN, Fluent, Value
from intrigue.model.world import Action
from intrigue.semantics.beliefs import Chain, lessons, mind_along, sight, true_atoms
from intrigue.semantics.evaluation import read
from intrigue.semantics.events import Change, Event, slots_and_minds
from intrigue.semantics.forgetting import lost_minds
from intrigue.semantics.setting import Setting
from intrigue.semantics.speech import utterances
from intrigue.semantics.state import State
from intrigue.semantics.transition import (
    Firings,
    after,
    closed,
    corrected,
    foreseen,
    happen,
    outcome_of,
    step_by_step,
    without_self,
    written,
)

DEPTH = 2
"""How many minds deep changes are traced unless more is asked for."""

Stepping: TypeAlias = Callable[[State, Event], tuple[Firings, State]]
"""Tells the steps of an event as `transition.step_by_step` does."""


class How(enum.Enum):
    """In which way somebody came to a belief."""

    START = "assumed at the start"
    SAW = "saw it"
    """Saw the event happen, or perceives what is there."""
    TOLD = "was told"
    WORKED_OUT = "worked it out"
    """By a rule from what it believes itself, or as what explains another's act."""
    SURPRISED = "was surprised"
    """Saw happen what it took for impossible, or missed what it expected to see."""
    FORGOT = "forgot"
    MADE = "was made to believe it"
    """An event wrote it into a mind that saw nothing of the event."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a belief goes back to."""

    how: How
    event: GroundCall | None = None
    """What happened, as the mind in question took it; None: nothing, for what was so at the start."""
    teller: str | None = None
    """Who said it, for what somebody was told."""
    rule: GroundCall | None = None
    """The rule through which it came; None: from the event itself."""

    def __str__(self) -> str:
        by = f" by {self.teller}" if self.teller else ""
        rule = f" by rule {self.rule}" if self.rule else ""
        event = f" ({self.event})" if self.event else ""
        return f"{self.how.value}{by}{rule}{event}"


@dataclass(frozen=True, slots=True)
class BeliefChange:
    """One belief that an event changed."""

    chain: Chain
    """Whose: outermost first, so (a, b) is what a believes that b believes."""
    fluent: Fluent
    old: Value
    new: Value
    source: Source


@dataclass(frozen=True, slots=True)
class Origin:
    """When and how a mind came to what it believes."""

    change: BeliefChange | None
    """None: it was so from the start."""
    place: int | None
    """The position in the course of the event that did it; None: the start."""

    @property
    def source(self) -> Source:
        """What the belief goes back to."""
        return self.change.source if self.change is not None else Source(How.START)


def belief_changes(
    setting: Setting,
    before: State,
    event: Event,
    depth: int = DEPTH,
    who: str | None = None,
    stepping: Stepping | None = None,
) -> tuple[BeliefChange, ...]:
    """Return every belief that the event changed, to this depth, each with its source; `who`: only those in its mind.

    The order is that of minds, outermost first and then by the cast, and of fluents. `stepping`: who tells the steps.
    """
    trace = _Trace(setting, depth, stepping or partial(step_by_step, setting), who)
    now = trace.taken((), before, event, Source(How.SAW, event.call))
    return tuple(
        BeliefChange(chain, setting.fluents[index], old, new, trace.source(chain, index, new))
        for chain, index, old, new in differences(before, now, depth)
        if who is None or chain[0] == who
    )


def differences(before: State, now: State, depth: int = DEPTH) -> Iterator[tuple[Chain, int, Value, Value]]:
    """Yield every belief in which two states differ: the chain of minds, the fluent's place, the old and new value."""
    layer: list[tuple[Chain, State, State]] = [((), before, now)]
    for _ in range(depth):
        layer = [
            ((*chain, character), mind, new.minds[character])
            for chain, old, new in layer
            for character, mind in old.minds.items()
            if mind is not new.minds[character]
        ]
        for chain, old, new in layer:
            for index, (was, value) in enumerate(zip(old.values, new.values, strict=True)):
                if was != value:
                    yield chain, index, was, value


def origin(setting: Setting, course: Sequence[tuple[State, Event]], chain: Chain, fluent: Fluent) -> Origin:
    """Return how the minds at the end of a course came to what they hold of a fluent.

    The course lists what happened, each event with the state before it. Only the last change counts.
    """
    index = setting.index[fluent]
    for place in range(len(course) - 1, -1, -1):
        before, event = course[place]
        now = after(setting, before, event)
        if mind_along(before, chain)[index] != mind_along(now, chain)[index]:
            changes = belief_changes(setting, before, event, len(chain))
            return Origin(next(c for c in changes if c.chain == chain and c.fluent == fluent), place)
    return Origin(None, None)


@dataclass
class _Trace:
    """The steps of one event, each of which notes what it changed; they mirror those of `transition` by name."""

    setting: Setting
    depth: int
    stepping: Stepping
    who: str | None = None
    """In whose mind alone; None: in all."""
    found: dict[tuple[Chain, int], tuple[Source, Value]] = field(default_factory=dict)
    """For every belief that some step changed, the last step that wrote it, and what it left there."""

    def source(self, chain: Chain, index: int, new: Value) -> Source:
        """Return the last step that wrote a belief, which must have left this value."""
        source, value = self.found[chain, index]
        assert value == new
        return source

    def taken(self, chain: Chain, state: State, event: Event, step: Source) -> State:
        """Trace the event in the mind at the end of the chain, and the rules that it sets off; return the mind then."""
        fired, now = self.stepping(state, event)
        self._happening(chain, state, event, step, fired[0][1] if fired else now)
        self._rules(chain, fired, now, event.call)
        return now

    def _happening(self, chain: Chain, state: State, event: Event, step: Source, outcome: State) -> None:
        """Trace the event happening in the mind at the end of the chain, which leaves this before rules fire in it."""
        setting = self.setting
        messages: list[tuple[Chain, Change, Value]] = []
        set_by_event = outcome_of(setting, state, event)
        active = [change for change in event.changes if read(state, change.condition) is True]
        for change, (believers, slot, new) in zip(active, set_by_event, strict=True):
            if believers:
                messages.append((believers, change, new))
            else:
                # In the mind of the believer, what is written into it is a fact of that mind.
                self._note(chain, slot, state, outcome, _written_by(event, change, step, step))
        if len(chain) == self.depth:
            return
        lost = lost_minds(setting, state, event)
        for character, mind in state.minds.items():
            result = outcome.minds[character]
            if result is mind or not (chain or self.who in (None, character)):
                continue
            told = [each for each in messages if each[0][0] == character]
            if character in lost:
                self._forgotten((*chain, character), mind, lost[character], replace(step, how=How.FORGOT))
                self._impressed((*chain, character), lost[character], state, event, None, told, step, settled=False)
                continue
            seen = sight(setting, state, event, character)
            if seen is not None and foreseen(setting, mind, seen, set_by_event):
                seen = None
            self._impressed((*chain, character), mind, state, event, seen, told, step)

    def _rules(self, chain: Chain, fired: Firings, now: State, cause: GroundCall | None) -> None:
        """Trace the rules that fired in the mind after it changed, and left it like this."""
        for place, (rule, here) in enumerate(fired, 1):
            outcome = fired[place][1] if place < len(fired) else now
            self._happening(chain, here, rule, Source(How.WORKED_OUT, cause, rule=rule.call), outcome)

    def _closed(self, chain: Chain, state: State, before: State | None, cause: GroundCall | None) -> None:
        """Trace the rules that are due in the mind after it changed."""
        fired: list[tuple[Event, State]] = []
        now = closed(self.setting, state, before, fired)
        self._rules(chain, tuple(fired), now, cause)

    def _impressed(
        self,
        chain: Chain,
        mind: State,
        fact: State,
        event: Event,
        seen: Event | None,
        told: Sequence[tuple[Chain, Change, Value]],
        step: Source,
        settled: bool = True,
    ) -> None:
        impressed = mind
        # A rule that somebody sees is named as what they saw; what set it off they need not have noticed.
        cause = step.event if seen is None else seen.call
        if seen is not None:
            as_seen = Source(How.SAW, seen.call)
            if not told and read(mind, seen.precondition) is True:
                self.taken(chain, mind, seen, as_seen)
                return
            self._corrected(chain, mind, fact, seen)
            agreeing = corrected(self.setting, mind, fact, seen)
            impressed = happen(self.setting, agreeing, seen)
            self._happening(chain, agreeing, seen, as_seen, impressed)
        for believers, change, new in told:
            here = Source(How.SAW, seen.call) if seen is not None else Source(How.MADE, event.call)
            source = _written_by(event, change, step, here)
            self._written(chain, impressed, believers[1:], change, new, source)
            impressed = written(self.setting, impressed, believers[1:], change.slot, new)
        self._closed(chain, impressed, mind if settled else None, cause)

    def _forgotten(self, chain: Chain, mind: State, left: State, source: Source) -> None:
        for index, (was, value) in enumerate(zip(mind.values, left.values, strict=True)):
            if was != value:
                self.found[chain, index] = (source, value)
        for inner, index, _, value in differences(mind, left, self.depth - len(chain)):
            self.found[(*chain, *inner), index] = (source, value)

    def _corrected(self, chain: Chain, mind: State, fact: State, event: Event) -> None:
        if read(mind, event.precondition) is True or read(fact, event.precondition) is not True:
            return
        surprise = Source(How.SURPRISED, event.call)
        for minds, atom in true_atoms(event.precondition, fact):
            if read(mind_along(mind, minds), atom) is not True:
                for inner, slot, new in lessons(self.setting, atom, fact, minds):
                    self._written(chain, mind, inner, Change(Literal(True), (), slot, Literal(new)), new, surprise)
                    mind = written(self.setting, mind, inner, slot, new)

    def _written(self, chain: Chain, mind: State, inner: Chain, change: Change, new: Value, source: Source) -> None:
        """Trace one value being written into the mind at the end of `inner`, which starts in this mind."""
        inner = without_self(self.setting, mind, inner)
        outcome = written(self.setting, mind, inner, change.slot, new)
        if outcome is mind:
            innermost = mind_along(mind, inner)
            self._note((*chain, *inner), change.slot, innermost, innermost, source)
        if outcome is mind or len(chain) > self.depth:
            return
        self._note(chain, change.slot, mind, outcome, source)
        concerned = {mind.owner: inner} if mind.owner in mind.minds else {}
        for character, rest in (*concerned.items(), *([(inner[0], inner[1:])] if inner else [])):
            if character is not None:
                old = mind.minds[character]
                self._written((*chain, character), old, rest, change, new, source)
                changed = written(self.setting, old, rest, change.slot, new)
                self._closed((*chain, character), changed, old, source.event)

    def _note(self, chain: Chain, slot: Slot, old: State, new: State, source: Source) -> None:
        """Note what a step wrote, where that was new, or was new to the event and is confirmed by this step.

        So what somebody is told counts as told, also where hearing it said was a surprise.
        """
        key = (chain, slot.index)
        if chain and (old[slot.index] != new[slot.index] or key in self.found):
            self.found[key] = (source, new[slot.index])


def _written_by(event: Event, change: Change, step: Source, otherwise: Source) -> Source:
    """Return the source of what one effect writes into a mind, where `step` is how the event came to happen.

    `otherwise` holds for what is neither said nor taken away nor the work of a rule.
    """
    if not change.believers:
        return step
    hearer = change.believers[0]
    # That something never happened can only be told, or forgotten.
    unsaid = change.value == NO and change.slot.fluent.property.name.startswith(DID)
    utterance = next((u for u in utterances(event) if u.hearer == hearer and u.slot == change.slot), None)
    if utterance is not None:
        return replace(step, how=How.TOLD, event=event.call, teller=utterance.teller)
    if change.value == Literal(UNKNOWN) or unsaid:
        missed = not isinstance(event.action, Action) and event.action.name.startswith(MISS)
        return replace(step, how=How.SURPRISED if missed else How.FORGOT)
    if step.rule is not None:
        return replace(step, how=How.SAW if _reads_facts(event, change, hearer) else How.WORKED_OUT)
    return otherwise


def _reads_facts(rule: Event, change: Change, holder: str) -> bool:
    """Return whether a rule that writes into a mind hangs on anything but what this mind holds itself."""
    for node in (rule.precondition, change.condition, change.value):
        slots, minds = slots_and_minds(node)
        if slots or minds - {holder}:
            return True
    return False
