"""How a game goes on: from the beginning of a turn, by what the reader has decided, up to the next decision or the end.

The turn is gone through as a whole each time; every decision of the cast comes out the same, so nothing half done needs
to be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from intrigue.model.plans import GroundCall
from intrigue.model.world import Ending
from intrigue.play import choices as offering
from intrigue.play.choices import AGREE, READER, Asked
from intrigue.semantics.evaluation import holds
from intrigue.semantics.events import Event
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import HAPPENINGS, Entry
from intrigue.simulate.deciding import Choice, Decider, Turn
from intrigue.simulate.simulation import Story

STANDSTILL = 24 * 60
"""When nobody has done anything for so many minutes, an ending that holds is the end, whatever the author hoped for."""

Given: TypeAlias = tuple[GroundCall | str, ...]
"""What the reader has decided in a turn: a call, or `wait`, `agree`, `refuse`."""
Between: TypeAlias = Callable[[], None]
"""Called between any two things that happen, so that who works a game out can let others go first, or give it up."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a game stands when the reader is to decide, or at its end."""

    base: Story
    """At the beginning of the turn."""
    given: Given
    """What the reader has decided in it."""
    story: Story
    asked: Asked | None = None
    """What the reader's character is asked to agree to; None: it has its turn."""
    ending: Ending | None = None
    """The ending that has come to hold."""


def onward(opening: Story, who: str, base: Story, given: Given, between: Between | None = None) -> Reached:
    """Return where a story comes to from the beginning of a turn; `opening` is how the game began."""
    ends = _Ends(opening)
    if not given and (reached := ends.reached(base)) is not None:
        return Reached(base, given, base, ending=reached)  # A what-if has brought it about.
    while True:
        reader = _Reader(who, given, opening.decider)
        story = base.fork()
        story.decider = reader
        asked, due, ending = None, False, None
        try:
            for entry in story.beat():
                # What it stirs and sets off is told, too: the turn is over before the game is.
                if ending is None and entry.kind in HAPPENINGS:
                    ending = ends.reached(story)
                if between is not None:
                    between()
            if opening.decider is not None:
                _note_acts(story)
            ending = ending or ends.reached(story)
        except _Due as question:
            asked, due = question.asked, True
        if story.ended or (ending is None and _stands_still(story)):
            ending = ends.held(story)
        if due or ending is not None or story.ended:
            return Reached(base, given, story, asked, ending)
        base, given = story, tuple(reader.given)


class _Due(Exception):  # noqa: N818 - a signal, not a mistake
    """The reader is to decide."""

    def __init__(self, asked: Asked | None) -> None:
        self.asked = asked


class _Reader(Decider):
    """Answers for one character what the reader has decided, and stops the story where it has not decided yet."""

    def __init__(self, who: str, given: Given, author: Decider | None) -> None:
        self.who = who
        self.given = list(given)
        self.author = author or Decider()

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        if turn.who != self.who:
            return self.author.acts(story, turn)
        given = self._next(None)
        return Choice(None if isinstance(given, str) else story.setting.event(given), READER)

    def agrees(self, story: Story, event: Event, who: str) -> bool | None:
        if who != self.who:
            return self.author.agrees(story, event, who)
        return self._next(Asked(event, offering.question(story.setting.world, event))) == AGREE

    def falls(self, story: Story, event: Event, minute: int, own: bool) -> bool | None:
        return self.author.falls(story, event, minute, own)

    def sends(self, story: Story) -> Iterable[Event]:
        return self.author.sends(story)

    def _next(self, asked: Asked | None) -> GroundCall | str:
        if not self.given:
            raise _Due(asked)
        return self.given.pop(0)


def _note_acts(story: Story) -> None:
    """Record the acts that are over now, one after the other."""
    acts = story.setting.world.acts
    for act in acts[story.chronicle.acts :]:
        if not holds(story.setting, story.moment.state, act.until):
            break
        moment = story.moment
        number = len(story.chronicle)
        story.add(Entry(index=number, step=moment.step + 1, minutes=moment.minutes, kind="act", note=act.title))


class _Ends:
    """Looks which endings a game has come to, those left out that hold from the start; once for every state."""

    def __init__(self, opening: Story) -> None:
        self._already = frozenset(each.name for each in endings(opening))
        self._looked_at: State | None = None
        self._held: Ending | None = None
        self._acts_are_over = False

    def reached(self, story: Story) -> Ending | None:
        """Return the ending that a story has come to.

        Where the author has laid the story out in acts, it comes to no ending before the last of them is over.
        """
        self._look(story)
        return self._held if self._acts_are_over else None

    def held(self, story: Story) -> Ending | None:
        """Return the ending that holds, whatever acts are still to come."""
        self._look(story)
        return self._held

    def _look(self, story: Story) -> None:
        state = story.moment.state
        if state is self._looked_at:
            return
        self._looked_at = state
        self._held = next((each for each in endings(story) if each.name not in self._already), None)
        acts = story.setting.world.acts
        self._acts_are_over = not acts or holds(story.setting, state, acts[-1].until)


def _stands_still(story: Story) -> bool:
    """Return whether nobody has done anything for so long that it will come to no more acts: what holds now stays."""
    acted = story.chronicle.acted
    return acted is not None and story.moment.minutes - acted >= STANDSTILL


def endings(story: Story) -> tuple[Ending, ...]:
    """Return the endings that hold now."""
    endings = story.setting.world.endings
    return tuple(each for each in endings if holds(story.setting, story.moment.state, each.condition))
