"""A run looked back on: what was so, believed and felt at every point of it.

A *point* is a number of entries: the state at point n is the one after the first n entries of the chronicle.
"""

from __future__ import annotations

from copy import copy

from intrigue.semantics.feelings import Hearts
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Entry, Moment
from intrigue.simulate.following import Following
from intrigue.simulate.simulation import Story

KEPT = 50
"""Of so many moments one is kept whole; those between are worked out again when they are asked for."""


class Past:
    """All points of one run."""

    def __init__(self, story: Story, following: Following | None = None) -> None:
        self.story = story
        self.following = following if following is not None else story.following
        """What carries the entries out; another one than the run's own where a question needs a richer setting."""
        self.setting = self.following.setting
        self.world = self.setting.world
        self.states: list[State] = []
        """The state at every point."""
        self.hearts: list[Hearts] = []
        """What everybody feels at every point."""
        self._kept: dict[int, Moment] = {}
        moment = self.following.start()
        for point, entry in enumerate(story.chronicle):
            self._keep(point, moment)
            moment = self.following.follow(moment, entry)
        self._keep(len(story.chronicle), moment)

    @property
    def end(self) -> int:
        """The last point."""
        return len(self.states) - 1

    def moment(self, point: int) -> Moment:
        """Return all that the future hung on at a point."""
        nearest = point - point % KEPT
        moment = self._kept[nearest]
        for index in range(nearest, point):
            moment = self.following.follow(moment, self.story.chronicle[index])
        return moment

    def standing(self, point: int) -> Story:
        """Return the story as it stood at a point, to be asked what somebody's decision hung on; it cannot go on."""
        story = copy(self.story)
        story.moment = self.moment(point)
        return story

    def minutes(self, point: int) -> int:
        """Return the time at a point."""
        chronicle = self.story.chronicle
        if point < len(chronicle):
            return chronicle[point].minutes
        return self.story.moment.minutes

    def begun(self, entry: Entry) -> int:
        """Return the point at which the turn began in which somebody decided on an entry.

        What they dropped, weighed and intended on the way belongs to the same turn.
        """
        chronicle, point = self.story.chronicle, entry.index
        who = entry.actors[0] if entry.kind == "refused" else entry.who
        while point and who:
            before = chronicle[point - 1]
            if before.step != entry.step or before.who != who or before.kind not in ("drops", "intends", "decides"):
                break
            point -= 1
        return point

    def settled(self, entry: Entry) -> int:
        """Return the point after an entry and after what it set off, stirred and gave away at once."""
        chronicle, point = self.story.chronicle, entry.index + 1
        while point < len(chronicle):
            each = chronicle[point]
            if each.kind not in ("rule", "feels", "learns") or entry.index not in each.causes:
                break
            point += 1
        return point

    def _keep(self, point: int, moment: Moment) -> None:
        self.states.append(moment.state)
        self.hearts.append(moment.hearts)
        if point % KEPT == 0:
            self._kept[point] = moment
