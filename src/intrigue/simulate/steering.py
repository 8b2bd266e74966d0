"""A run with the author's hand: it reaches the acts of its world one after the other, and nobody acts without a reason.

    from intrigue.simulate.steering import Steered

    course = Steered(world, Options(seed=7))
    for entry in course.run(): ...      # ends of acts are entries of the kind "act"
    course.story, course.shortfall

Steering chooses only among what a character has reason for and that is worth hardly less to it than its best (the
*slack*), how chance falls, and the author's optional events. First everything is left to itself; where an act comes by
itself, nothing is steered. An act is handed out when the way to it is found and its motives have been checked by the
judge that shares nothing with the search: at once where nothing on it was decided otherwise and the cast goes on from
there by itself; else when there is a way on to the act after it. An act handed out is not withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, islice
from math import inf
from typing import TYPE_CHECKING

from intrigue.errors import DepthError
from intrigue.minds.thinking import Motives
from intrigue.model.expressions import Comparison, Expression, Literal, Or, Total
from intrigue.model.plans import ExplainedStep, Limits
from intrigue.model.terms import AUTHOR, Special
from intrigue.model.world import World
from intrigue.search.distance import Distance
from intrigue.search.validation import ActionJudge
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial
from intrigue.semantics.utility import utility
from intrigue.simulate.chronicle import Entry, Moment
from intrigue.simulate.nearness import distance as nearness
from intrigue.simulate.nearness import in_text, parts
from intrigue.simulate.options import Options
from intrigue.simulate.rehearsing import Position, Rehearsal, position_of
from intrigue.simulate.simulation import Story
from intrigue.simulate.ways import Search, Way

if TYPE_CHECKING:
    from intrigue.search.relaxing import Relaxed

SLACK = 1.0
"""How much less than its best something may be worth to a character chosen for it, unless an act says otherwise."""
EFFORT = 6_000
"""How many turns may be lived in the search for one act."""
LOOK_AHEAD = 40
"""How many turns the cast must go on from an act that came by itself without coming to a halt, for it to be told."""
ANOTHER_WAY = 4
"""How many ways to an act are tried where the act after it cannot be reached from the first."""
RELAXED_STATES = 4_000
"""How many states are expanded in the search for a change of the world with which an act could be reached."""
RELAXED_STEPS = 6
"""How many actions such a way to an act may have."""
FAR = 30.0
"""The estimate where no way to a condition is seen, not even if nothing were ever lost."""
TOLD = "the story is told"
"""Why a steered run ends that has reached all its acts."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a story is to come to next."""

    number: int
    """From 1."""
    title: str
    """Empty where the world has no acts."""
    condition: Ground
    until: Expression | None = None
    """The same as the world has it; None: more of what the author wants."""
    slack: float = SLACK
    """How much less than its best something may be worth to a character that is to bring this about."""

    @property
    def named(self) -> str:
        """As part of a sentence."""
        return f"act {self.number}, '{self.title}'," if self.title else "what the story should come to"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Which act could not be reached, and how near a run came to it."""

    goal: Goal
    why: str
    """In plain words."""
    held: tuple[Ground, ...] = ()
    """The parts of the act's condition that held at the nearest point."""
    missing: tuple[Ground, ...] = ()
    moment: Moment | None = None
    """The nearest point; None: there is none."""

    def said(self, story: Story) -> str:
        """Return all this in plain words."""
        text = f"{self.goal.named} could not be reached: {self.why}"
        if self.moment is None or not self.missing:
            return text
        when = story.options.clock.shown(self.moment.minutes)
        world = story.setting.world
        missing = " and ".join(f"`{in_text(world, each)}`" for each in self.missing)
        verb = "was" if len(self.missing) == 1 else "were"
        text += f"; it came nearest at {when}, when {missing} {verb} missing"
        if self.held:
            text += f" and {' and '.join(f'`{in_text(world, each)}`' for each in self.held)} held"
        return text


@dataclass(frozen=True, slots=True)
class Otherwise:
    """With what an act could be reached that was not: with more slack, or with a change of the world."""

    slack: float | None = None
    relaxed: Relaxed | None = None


class Steered:
    """A story that is steered towards what its world wants to come to."""

    def __init__(
        self,
        world: World,
        options: Options | None = None,
        *,
        slack: float | None = None,
        effort: int = EFFORT,
        motives: Motives | None = None,
    ) -> None:
        self.story = Story(world, options, motives)
        self.goals = goals_of(self.story.setting)
        self.shortfall: Shortfall | None = None
        """Which act could not be reached; None while all goes well."""
        self.ways: list[Way] = []
        """The ways to the acts handed out so far."""
        self._effort = effort
        self._judge = ActionJudge(self.story.setting)
        if slack is not None:
            self.goals = tuple(replace(each, slack=slack) for each in self.goals)
        self._rehearsal = Rehearsal(self.story)

    @cached_property
    def _distance(self) -> Distance:
        """How far it is to the goals; made when a story does not come to one by itself."""
        return self.story.thinker.distance_to([each.condition for each in self.goals])

    @property
    def begins_with(self) -> int:
        """The position of the first goal that is not reached before the story begins; else that of the last."""
        start = self.story.following.start().state
        open_ = (place for place, each in enumerate(self.goals) if nearness(start, each.condition))
        return next(open_, max(len(self.goals) - 1, 0))

    @property
    def turns(self) -> int:
        """How many turns have been lived in all rehearsals."""
        return self._rehearsal.turns

    def run(self) -> Iterator[Entry]:
        """Live the story act by act, and yield what is recorded."""
        for way in self._handed_out():
            self.ways.append(way)
            for entry in way.entries:
                yield self.story.add(entry)
            self.story.turns = way.end.turns
        if len(self.ways) == len(self.goals):
            self.shortfall = None
            self.story.ended = TOLD

    def otherwise(self, states: int = RELAXED_STATES) -> Otherwise | None:
        """Return what would have to be otherwise for the act to be reached that was not; None where nothing was found.

        More slack is tried first; then the nearest change of the world with which there is a plan for the act.
        """
        if self.shortfall is None or len(self.ways) + 1 != self.shortfall.goal.number:
            return None
        goal, start = self.shortfall.goal, position_of(self.story)
        for slack in _wider(goal.slack):
            far = partial(self._far, goal)
            search = Search(Rehearsal(self.story), start, far, goal.title, self._effort // 4, slack)
            if any(not self._faulty(start, way) for way in islice(search.ways(), ANOTHER_WAY)):
                return Otherwise(slack=slack)
        from intrigue.search.relaxing import nearest  # Slow to load, and most stories do without it.

        depth = self.story.options.depth
        limits = Limits(author=RELAXED_STEPS, character=self.story.options.disposition.reach.horizon, epistemic=depth)
        try:
            found = nearest(
                self.story.setting, -inf, limits, start=start.moment.state, until=goal.until, states=states
            ).found
        except DepthError:  # The world keeps minds less deep than a plan would have to look.
            return None
        return Otherwise(relaxed=found) if found is not None and found.changes else None

    def _handed_out(self) -> Iterator[Way]:
        """Yield a way to each act, as soon as it may be told; where none leads on, the best up to there."""
        ways = self._searched(0, position_of(self.story))
        for number in range(len(self.goals)):
            first: Way | None = None
            further: Way | None = None
            handed = False
            try:
                for way in islice(ways, ANOTHER_WAY):
                    first = first or way
                    handed = not way.discrepancies and self._goes_on(number + 1, way.end)
                    if handed:
                        first = way
                        yield way
                    onward = self._searched(number + 1, way.end)
                    further = next(onward, None)
                    if further is not None or handed or number + 1 == len(self.goals):
                        first = way
                        break
            except KeyboardInterrupt:
                self.shortfall = Shortfall(
                    self.goals[len(self.ways) + (first is not None and not handed)], "it was interrupted"
                )
            if first is not None and not handed:
                yield first
            if further is None:
                return
            ways = chain((further,), onward)

    def _goes_on(self, number: int, start: Position) -> bool:
        """Return whether the cast, left to itself, does not come to a halt at once on its way to an act."""
        return number == len(self.goals) or self._search(number, start, LOOK_AHEAD).goes_on()

    def _searched(self, number: int, start: Position) -> Iterator[Way]:
        """Yield ways to an act whose motives have all been checked; note where there is none."""
        if number == len(self.goals):
            return
        goal, search = self.goals[number], self._search(number, start, self._effort)
        why, found = "", False
        for way in search.ways():
            why = self._faulty(start, way) or why
            if not why:
                found = True
                yield way
        if not found:
            self._note(goal, search, why)

    def _search(self, number: int, start: Position, effort: int) -> Search:
        """Return a search from somewhere to an act, of which nothing has been lived yet."""
        goal = self.goals[number]
        far, missing = partial(self._far, goal), partial(_missing, goal)
        return Search(self._rehearsal, start, far, goal.title, effort, goal.slack, missing)

    def _far(self, goal: Goal, state: State) -> float:
        """Return about how many steps it is to a goal, what is missing of its condition counted besides; 0: none."""
        missing = nearness(state, goal.condition)
        if not missing:
            return 0.0
        steps = self._distance.of(state, goal.number - 1)
        return (FAR if steps is None else max(steps, 1)) + missing / 10

    def _faulty(self, start: Position, way: Way) -> str:
        """Return what is wrong with the motives of somebody on a way; empty where nothing is."""
        moment = start.moment
        for entry in way.entries:
            if entry.kind == "action" and entry.call is not None:
                verdict = self._judge.verdict(moment.state, ExplainedStep(entry.call, entry.reasons))
                if not verdict.accepted:
                    return f"the reasons found for {entry.call} do not stand the test: {verdict}"
            moment = self.story.following.follow(moment, entry)
        return ""

    def _note(self, goal: Goal, search: Search, why: str) -> None:
        """Note how near a search came that has found nothing, if none has come as far before."""
        if self.shortfall is not None and self.shortfall.goal.number > goal.number:
            return
        nearest = search.nearest
        tried = "everything has been tried" if search.over else f"it was given up after {self._effort:,} turns"
        asked = tuple(parts(goal.condition))
        state = nearest.moment.state if nearest.moment is not None else None
        held = tuple(each for each in asked if state is not None and read(state, each) is True)
        self.shortfall = Shortfall(
            goal,
            why or tried,
            held,
            tuple(each for each in asked if each not in held),
            nearest.moment,
        )


def _wider(slack: float) -> tuple[float, ...]:
    """Return what slack is tried where this much was not enough."""
    return (slack * 2, slack * 4) if slack else (SLACK / 2, SLACK)


def _missing(goal: Goal, state: State) -> float:
    """Return how much is missing of a goal's condition; 0: nothing."""
    return nearness(state, goal.condition)


def goals_of(setting: Setting) -> tuple[Goal, ...]:
    """Return what a world's story is to come to: its acts; else what the author wants; else one of its endings."""
    world, ground = setting.world, setting.ground
    if world.acts:
        return tuple(
            Goal(number, act.title, ground(act.until), act.until, SLACK if act.slack is None else act.slack)
            for number, act in enumerate(world.acts, start=1)
        )
    lines = tuple(ground(each) for each in world.wants_of(AUTHOR))
    if lines:
        least = utility(setting, initial(setting), AUTHOR)
        if isinstance(least, Special):
            return ()
        return (Goal(1, "", Comparison(">", Total("+", lines), Literal(least))),)
    if world.endings:
        any_ending = Or(tuple(each.condition for each in world.endings))
        return (Goal(1, "", ground(any_ending), any_ending),)
    return ()
