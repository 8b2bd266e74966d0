"""What is said, read off any event: who makes whom believe that they believe something.

An *utterance* is an effect by which somebody who takes part in an event makes another believe that they believe a
fact: `hearer believes teller believes F = v`. The actions that `tell about` and `ask about` make have such effects;
so has every action that an author writes with one. Nothing else marks speech, so a world printed as text and read
again says the same things. An utterance is a *lie* where the teller's own mind holds another value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intrigue.model.expressions import Slot
from intrigue.model.terms import Value
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that is said in an event, where its condition holds."""

    teller: str
    hearer: str
    slot: Slot
    value: Ground
    """What the fluent is said to be; read where the event happens."""
    condition: Ground


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said."""

    teller: str
    hearer: str
    slot: Slot
    value: Value
    believed: Value
    """What the teller's own mind held."""

    @property
    def lie(self) -> bool:
        """Whether the teller believed otherwise."""
        return self.value != self.believed


def utterances(event: Event) -> Iterator[Utterance]:
    """Yield what the event lets those who take part in it say to one another."""
    speakers = (*event.consenting, *event.participants)
    for change in event.changes:
        match change.believers:
            case (hearer, teller) if hearer != teller and teller in speakers:
                yield Utterance(teller, hearer, change.slot, change.value, change.condition)
            case _:
                pass


def said(setting: Setting, state: State, event: Event) -> tuple[Said, ...]:
    """Return what is said when the event happens in this state, lies among it."""
    return tuple(
        Said(each.teller, each.hearer, each.slot, read(state, each.value), state.mind(each.teller)[each.slot.index])
        for each in utterances(event)
        if read(state, each.condition) is True
    )


def lies(setting: Setting, state: State, event: Event) -> tuple[Said, ...]:
    """Return what is said in the event although its teller believes otherwise; the chronicle marks these."""
    return tuple(each for each in said(setting, state, event) if each.lie)
