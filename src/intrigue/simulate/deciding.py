"""Who decides, where it is not the cast by itself: an author who steers, a reader in a role, or a record of either.

A story asks its `Decider` before every turn, before anybody agrees to something, and where chance has a say. An answer
of None leaves things to themselves. Whatever somebody else has decided stands in the chronicle as an entry of the kind
`decides`: for whom, when, and what; so a run can be decided again in the same way (`Recorded`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from intrigue.minds.deliberation import Decision, Situation, Weighed
from intrigue.minds.thinking import Option, Thinker
from intrigue.model.plans import Explanation, GroundCall
from intrigue.semantics.events import Event
from intrigue.semantics.transition import possible
from intrigue.simulate.chronicle import Entry

if TYPE_CHECKING:
    from intrigue.simulate.simulation import Story

Sort: TypeAlias = Literal["turn", "consent", "fate", "sent"]
"""What is decided: what a character does, whether it agrees, whether chance falls, or that an event is sent."""

CAME_FIRST = "something else came first"
"""Why an intention is dropped that would still make sense, where somebody else decides."""
AGREES, REFUSES = "agrees", "refuses"
FALLS, FALLS_NOT = "happens", "does not happen"
SENT = "is sent"
"""The notes of entries about anything but a turn."""
_SORTS: dict[str, Sort] = {AGREES: "consent", REFUSES: "consent", FALLS: "fate", FALLS_NOT: "fate", SENT: "sent"}


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody else lets a character do."""

    event: Event | None
    """None: nothing, this turn."""
    decider: str
    """`author` or `reader`."""
    plan: Explanation | None = None
    """The reason to give for it; None: the character's own, if there is one."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A character's turn, with all that it could do."""

    who: str
    minutes: int
    weighed: Weighed
    own: Decision
    """What the character does if it is left to itself."""

    @property
    def candidates(self) -> tuple[Option, ...]:
        """What the character has reason for, the best first."""
        chosen, weights = self.weighed.chosen, self.weighed.weights
        if len(chosen) < 2:
            return tuple(chosen.values())
        return tuple(chosen[name] for name in sorted(chosen, key=lambda name: -weights[name]))


class Decider:
    """Leaves everything to itself; a subclass answers what it has an answer for."""

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        """Return what a character does with its turn."""
        return None

    def agrees(self, story: Story, event: Event, who: str) -> bool | None:
        """Return whether somebody who is asked agrees to an action of another's."""
        return None

    def falls(self, story: Story, event: Event, minute: int, own: bool) -> bool | None:
        """Return whether an event comes about whose lot would decide so by itself."""
        return None

    def sends(self, story: Story) -> Iterable[Event]:
        """Return the events without a time of their own that the author lets happen at the beginning of a step."""
        return ()


def as_told(thinker: Thinker, situation: Situation, could: Weighed, told: Choice) -> Decision:
    """Return what somebody decides for whom somebody else has chosen.

    An act for which the character has no reason, as only a reader may choose it, becomes no intention of anybody's.
    """
    if told.event is None:
        return could.taking("", CAME_FIRST)
    name = str(told.event.call)
    if told.plan is None and could.kept is not None and could.kept.own and could.kept.next_call == told.event.call:
        return could.kept.decision()
    if told.plan is None and name in could.chosen:
        return could.taking(name, CAME_FIRST)
    plan = told.plan or thinker.motive(situation.mind, told.event, situation.who, situation.reach)
    if plan is None:
        return Decision("act", event=told.event, lots=could.lots)
    dropped = CAME_FIRST if could.kept is not None else could.dropped
    option = thinker.option(situation.mind, told.event, plan)
    return Decision("act", dropped, option, told.event, plan, lots=could.lots)


Key: TypeAlias = tuple[Sort, str, int, GroundCall | None]
"""What a decision was about: its sort, whose turn or consent, the minute (of fate: the event's time), and for all but
turns the event."""


def key_of(entry: Entry) -> Key:
    """Return what an entry of the kind `decides` was about."""
    sort = _SORTS.get(entry.note, "turn")
    return sort, entry.who, entry.until if sort == "fate" else entry.minutes, None if sort == "turn" else entry.call


class Recorded(Decider):
    """Decides as recorded, wherever the same is to be decided and what was decided is still to be had."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {key_of(each): each for each in entries if each.kind == "decides"}
        self._used: dict[Key, bool] = {}

    @property
    def kept(self) -> tuple[Entry, ...]:
        """The recorded decisions that were taken again, in order."""
        return tuple(each for key, each in self._entries.items() if self._used.get(key) is True)

    @property
    def lost(self) -> tuple[Entry, ...]:
        """The recorded decisions that came up again and could not be taken, or that never came up."""
        return tuple(each for key, each in self._entries.items() if self._used.get(key) is not True)

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        """Return the recorded act, if its character could do it now; a reader may try anything."""
        entry = self._about("turn", turn.who, turn.minutes)
        if entry is None:
            return None
        if entry.call is None:
            return self._take(entry, Choice(None, entry.decider))
        goes_on = turn.weighed.kept is not None and turn.weighed.kept.own and turn.weighed.kept.next_call == entry.call
        if str(entry.call) in turn.weighed.chosen or goes_on or entry.decider == "reader":
            try:
                return self._take(entry, Choice(story.setting.event(entry.call), entry.decider))
            except KeyError:
                pass
        self._used[key_of(entry)] = False
        return None

    def agrees(self, story: Story, event: Event, who: str) -> bool | None:
        """Return the recorded consent."""
        entry = self._about("consent", who, story.moment.minutes, event.call)
        return None if entry is None else self._take(entry, entry.note == AGREES)

    def falls(self, story: Story, event: Event, minute: int, own: bool) -> bool | None:
        """Return the recorded fall of a lot."""
        entry = self._about("fate", "", minute, event.call)
        return None if entry is None else self._take(entry, entry.note == FALLS)

    def sends(self, story: Story) -> Iterator[Event]:
        """Yield the events that were sent at this minute."""
        for (sort, _, minutes, _), entry in self._entries.items():
            if sort == "sent" and minutes == story.moment.minutes and entry.call is not None:
                try:
                    event = story.setting.event(entry.call)
                except KeyError:
                    continue
                if possible(story.setting, story.moment.state, event):
                    yield self._take(entry, event)

    def _about(self, sort: Sort, who: str, minutes: int, call: GroundCall | None = None) -> Entry | None:
        return self._entries.get((sort, who, minutes, call))

    def _take(self, entry: Entry, answer: Answer) -> Answer:
        self._used[key_of(entry)] = True
        return answer
