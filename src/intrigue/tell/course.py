"""The course of a run: every entry of its chronicle where it stands, with the moments before and after it.

States are not kept in a chronicle; they are derived again from the entries, one after the other. A *beat* is an entry
with these moments, and with what each character makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from intrigue.model.plans import GroundCall
from intrigue.semantics.beliefs import sight
from intrigue.semantics.events import Event
from intrigue.semantics.provenance import BeliefChange
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.simulate.acting import places
from intrigue.simulate.chronicle import HAPPENINGS, Entry, Moment
from intrigue.simulate.following import Following
from intrigue.simulate.growing import Growing


@dataclass(frozen=True)
class Beat:
    """One entry where it stands."""

    entry: Entry
    before: Moment
    after: Moment
    event: Event | None = None
    """What happens by it; None for what goes on in minds."""
    scene: State | None = None
    """The state in which the event is there to be seen: for a reaction the one that it reacts to."""
    places: tuple[str, ...] = ()
    """Where those who took part are, when it has happened."""
    calls: dict[str, GroundCall | None] = field(default_factory=dict, compare=False)
    """What each character has been found to take it for."""
    worked_out: dict[str, tuple[BeliefChange, ...]] = field(default_factory=dict, compare=False)
    """What each character has been found to come to believe by rules."""

    @property
    def index(self) -> int:
        """Its place in the chronicle."""
        return self.entry.index


class Course:
    """The beats of a run so far."""

    def __init__(self, setting: Setting, following: Following | None = None) -> None:
        self.setting = setting
        self.following = following if following is not None else Following(setting)
        self.moment = self.following.start()
        self.beats: Growing[Beat] = Growing()
        self.inferable = tuple(sorted(_inferable(setting)))
        """The positions of the fluents that are set by rules with words for what somebody works out by them."""

    def fork(self) -> Course:
        """Return a course of the same beats that goes on by itself."""
        other = object.__new__(Course)
        other.setting, other.following, other.moment = self.setting, self.following, self.moment
        other.inferable = self.inferable
        other.beats = self.beats.fork()
        return other

    def add(self, entry: Entry) -> Beat:
        """Go one entry on."""
        before = self.moment
        self.moment = self.following.follow(before, entry)
        event = self.following.event(entry) if entry.kind in HAPPENINGS else None
        scene = None
        if event is not None:
            scene = before.state if entry.kind != "rule" else self._reacted_to(entry, event)
        after = places(self.setting, self.moment.state, entry.actors) if event is not None else ()
        beat = Beat(entry, before, self.moment, event, scene, after)
        self.beats.append(beat)
        return beat

    def follow(self, entries: Iterable[Entry]) -> Iterator[Beat]:
        """Yield the beat of every entry, as they come."""
        for entry in entries:
            yield self.add(entry)

    def _reacted_to(self, entry: Entry, event: Event) -> State:
        """Return the state in which a rule fired."""
        for cause in entry.causes:
            beat = self.beats[cause]
            for fired, state in self.following.reactions(beat.before, beat.entry):
                if fired.call == event.call:
                    return state
        return self.moment.state

    def taken_for(self, beat: Beat, focalizer: str | None) -> GroundCall | None:
        """Return what somebody takes an event for; None where it sees nothing. Who agrees to it knows what it is.

        Of an attempt that failed, and of a refusal, it is what was attempted.
        """
        if beat.event is None or beat.scene is None or beat.entry.call is None:
            return None
        if focalizer is None:
            return beat.entry.call
        if focalizer not in beat.calls:
            beat.calls[focalizer] = self._seen(beat, focalizer)
        return beat.calls[focalizer]

    def _seen(self, beat: Beat, focalizer: str) -> GroundCall | None:
        assert beat.event is not None
        assert beat.scene is not None
        taking_part = beat.entry.actors if beat.entry.kind in ("failed", "refused") else beat.event.consenting
        if focalizer in taking_part:
            return beat.entry.call
        seen = sight(self.setting, beat.scene, beat.event, focalizer)
        if seen is None:
            return None
        return seen.call if seen is not beat.event else beat.entry.call


def _inferable(setting: Setting) -> Iterator[int]:
    for rule in setting.rules:
        if any(prose.kind == "thought" for prose in rule.action.prose):
            yield from {change.slot.index for change in rule.changes}
