"""The author's hand in a game: it leads the others towards the author's acts, without the reader's noticing.

It looks one decision ahead and never searches: among what somebody has reason for, and that is worth hardly less to it
than its best, it takes what comes nearer to the present act; it lets chance fall so, and sends the author's optional
events. The reader's character it leaves alone, so no act is sure to be reached.
"""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.world import Action
from intrigue.semantics.events import Event
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.simulate.deciding import Choice, Decider, Turn
from intrigue.simulate.fate import scheduled
from intrigue.simulate.nearness import distance as nearness
from intrigue.simulate.rehearsing import alternatives
from intrigue.simulate.simulation import Story
from intrigue.simulate.steering import FAR, Goal, goals_of
from intrigue.simulate.ways import SLACK_COUNTS

NEARER = 0.05
"""So much nearer something must come to be worth the author's hand."""


class Hand(Decider):
    """Leads one world's games; it keeps nothing about any of them."""

    def __init__(self, opening: Story) -> None:
        setting = opening.setting
        self._goals = goals_of(setting)
        self._distance = opening.thinker.distance_to([each.condition for each in self._goals])
        own = set(scheduled(setting))
        self._optional = tuple(
            event
            for event in setting.events
            if isinstance(event.action, Action) and not event.consenting and event not in own
        )

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        """Return what comes nearer to the present act than what a character would do by itself, if anything does.

        It keeps nobody from acting: who holds others back brings a story to a halt, as what comes of an act only later
        is not seen here. What comes nearer by itself is left to itself.
        """
        goal = self._goal(story)
        if goal is None:
            return None
        others = [each for each in alternatives(turn, goal.slack) if each.event is not None]
        if not others:
            return None
        own = self._after(story, goal, turn.own.event if turn.own.kind == "act" else None)
        if own <= self._far(goal, story.moment.state) - NEARER:
            return None
        best, least = None, own - NEARER
        for each in others:
            far = self._after(story, goal, each.event) + SLACK_COUNTS * each.price / 10
            if far < least:
                best, least = each, far
        return Choice(best.event, "author") if best is not None else None

    def falls(self, story: Story, event: Event, minute: int, own: bool) -> bool | None:
        """Return whether an event of chance had better come about; None where that is the same to the present act."""
        goal = self._goal(story)
        if goal is None:
            return None
        gain = self._far(goal, story.moment.state) - self._after(story, goal, event)
        return None if abs(gain) < NEARER else gain > 0

    def sends(self, story: Story) -> Iterator[Event]:
        """Yield the author's optional event that comes nearest to the present act, if one comes nearer at all."""
        goal = self._goal(story)
        if goal is None:
            return
        state = story.moment.state
        best, least = None, self._far(goal, state) - NEARER
        for event in self._optional:
            if possible(story.setting, state, event) and self._after(story, goal, event) < least:
                best, least = event, self._after(story, goal, event)
        if best is not None:
            yield best

    def _goal(self, story: Story) -> Goal | None:
        """Return what the story is to come to next; None where it has come to everything."""
        over = story.chronicle.acts
        return self._goals[over] if over < len(self._goals) else None

    def _after(self, story: Story, goal: Goal, event: Event | None) -> float:
        """Return how far it is to a goal after an event; what is impossible changes nothing."""
        state = story.moment.state
        after = story.thinker.moves.result(state, event) if event is not None else None
        return self._far(goal, after if after is not None else state)

    def _far(self, goal: Goal, state: State) -> float:
        """Return about how many steps it is to a goal, what is missing of it counted besides."""
        missing = nearness(state, goal.condition)
        steps = self._distance.of(state, goal.number - 1) if missing else 0
        return (FAR if steps is None else steps) + missing / 10
