"""`tell`: a run put into prose through somebody's eyes, and a world's own story lived towards its acts and told.

    telling = tell(load("pendant"))               # lived with the author's hand, act by act, and told
    telling = tell_run(story, pov="suitor")       # a run that is there already, through other eyes

A `Storyteller` tells gradually: it hands out a paragraph as soon as it is over, while the rest is still being lived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol, runtime_checkable

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.model.plans import ExplainedStep, GroundCall
from intrigue.model.terms import AUTHOR
from intrigue.model.world import Ending, World
from intrigue.semantics.evaluation import holds
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.simulation import Options, Story
from intrigue.simulate.steering import EFFORT, Steered
from intrigue.tell.checks import Failure, failures, minds_read
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import ACT, told
from intrigue.tell.glimpses import without_glimpses
from intrigue.tell.indirect import Tense
from intrigue.tell.motives import motives
from intrigue.tell.narrator import Narrator
from intrigue.tell.portions import Length, portions
from intrigue.tell.summary import Summary
from intrigue.tell.telling import Paragraph, Telling, ToldStep, in_acts

CODES = {
    "E601": "a world that does not say what its story should come to",
    "E602": "a point of view that is no character's",
}
"""What a world may be refused for."""

_SHARES = ("only", "mostly", "sometimes")
"""Who tells, the first choice first; who never tells is not among them."""


@runtime_checkable
class HasWorld(Protocol):
    """What a loader hands out: a world with what it knows about its text."""

    @property
    def world(self) -> World:
        """The world."""
        ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How a story is told."""

    pov: str | None = None
    """Through whose eyes; None: as the world's viewpoints say."""
    tense: Tense = "past"
    length: Length = "normal"
    seed: int = 0
    """Which of the possible wordings."""


# --- A story, told ----------------------------------------------------------------------------------------------------


def tell(
    source: World | HasWorld,
    *,
    seed: int = 0,
    pov: str | None = None,
    tense: Tense = "past",
    length: Length = "normal",
    effort: int | None = None,
    slack: float | None = None,
) -> Telling:
    """Return the story of a world, told.

    `seed` decides which lots fall and which of the possible wordings are taken; `pov` names the character through whose
    eyes all is told, instead of the world's own viewpoint; `effort` bounds the search, in turns that are lived; `slack`
    is how much less than its best something may be worth to somebody who is made to do it, instead of what acts say.
    Raise InputError where there is no such character, or where the world says neither by acts nor wants nor endings
    what its story should come to.
    """
    return begun(source, Manner(pov, tense, length, seed), effort, slack).finished()


def begun(
    source: World | HasWorld, manner: Manner, effort: int | None = None, slack: float | None = None
) -> Storyteller:
    """Return the teller of a world's story, of which nothing has been lived yet; raise InputError as `tell` does."""
    world = source if isinstance(source, World) else source.world
    where = _place(source, world)
    _check_eyes(world, manner.pov, where)
    if not (world.acts or world.endings or world.wants_of(AUTHOR)):
        message = "this world does not say what its story should come to"
        hint = 'add an act (`act "Title" until CONDITION`), an ending, or `author wants`'
        raise InputError((Diagnostic("E601", message, where, hint=hint),))
    steered = Steered(world, Options(manner.seed), slack=slack, effort=EFFORT if effort is None else effort)
    return Storyteller(steered.story, steered.run(), manner, steered)


def living(source: World | HasWorld, manner: Manner, steps: int) -> Storyteller:
    """Return the teller of a story that nobody steers, of which nothing has been lived yet; raise InputError as `tell`.

    `steps`: for how many steps of the clock it goes on at most.
    """
    world = source if isinstance(source, World) else source.world
    _check_eyes(world, manner.pov, _place(source, world))
    story = Story(world, Options(manner.seed))
    return Storyteller(story, story.run(steps), manner)


def tell_run(
    story: Story,
    *,
    pov: str | None = None,
    tense: Tense = "past",
    length: Length = "normal",
    seed: int | None = None,
) -> Telling:
    """Return a run told, as far as it has come; raise InputError where there is no such character."""
    manner = Manner(pov, tense, length, story.options.seed if seed is None else seed)
    return retold(story, manner).finished()


def retold(story: Story, manner: Manner) -> Storyteller:
    """Return the teller of a run that is there already; raise InputError where there is no such character."""
    _check_eyes(story.world, manner.pov, _place(story.world, story.world))
    return Storyteller(story, iter(story.chronicle.entries), manner)


def _place(source: World | HasWorld, world: World) -> Place:
    """Return what a finding about a whole world is reported of: its file, else its name."""
    texts = getattr(source, "texts", None)
    return Place(next(reversed(texts)) if texts else world.name or "<world>", 0, 0)


def _check_eyes(world: World, pov: str | None, where: Place) -> None:
    if pov is not None and pov not in world.characters:
        message = f"'{pov}' is not a character, so nothing can be told through its eyes"
        raise InputError((Diagnostic("E602", message, where, expected=f"one of {', '.join(world.characters)}"),))


def eyes_of(world: World, pov: str | None = None, act: int | None = None) -> tuple[str, ...]:
    """Return the characters through whose eyes a story may be told, the first choice first; empty: nobody's.

    `act` is the position of the act that is told; None: the whole world's viewpoint counts.
    """
    if pov is not None:
        return (pov,)
    of_act = world.acts[act].viewpoints if act is not None and act < len(world.acts) else ()
    return tuple(each.character for share in _SHARES for each in of_act or world.viewpoints if each.share == share)


class Storyteller:
    """Tells one run, entry by entry as they come."""

    def __init__(self, story: Story, entries: Iterable[Entry], manner: Manner, steered: Steered | None = None) -> None:
        self.story = story
        self.world = story.setting.world
        self.manner = manner
        self.course = Course(story.setting, story.following)
        self.steered = steered
        """The run with the author's hand, if it is one that is lived now."""
        self.in_acts = steered is not None or any(each.kind == ACT for each in story.chronicle)
        """Whether the run comes in the acts of its world."""
        self._entries = entries
        self._told: list[Paragraph] = []
        self._narrator = Narrator(
            self.course,
            seed=manner.seed,
            tense=manner.tense,
            length=manner.length,
            clock=story.options.clock,
            in_acts=self.in_acts,
        )
        self._paragraphs = self._one_by_one()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the story paragraph by paragraph, each as soon as it is over; once only."""
        yield from self._paragraphs

    def _one_by_one(self) -> Iterator[Paragraph]:
        beats = self.course.follow(self._entries)
        moments = told(self.course, beats, self._eyes(None), tuple(map(self._eyes, range(len(self.world.acts)))))
        if self.manner.length == "short":
            summary = Summary(self.course, self.story.options.clock, self.manner.tense, self.in_acts)
            for each in summary.paragraphs(moments):
                self._told.append(each)
                yield each
            return
        first = self._first_act()
        for each in self._narrator.first_words(self._eyes(first), first):
            self._told.append(each)
            yield each
        moments = without_glimpses(self.course, moments)
        for each in self._narrator.paragraphs(portions(moments, self.manner.length)):
            self._told.append(each)
            yield each
        act = self._told[-1].act if self._told else 0
        for each in self._narrator.last_words(None if self._shortfall() else self.ending(), act):
            self._told.append(each)
            yield each

    def _first_act(self) -> int:
        """Return the position of the act with which the story begins: the first that is not over before it does."""
        if self.steered is not None:
            return self.steered.begins_with
        marks = takewhile(lambda each: each.kind == ACT, self.story.chronicle)
        return min(sum(1 for _ in marks), max(len(self.world.acts) - 1, 0))

    def _eyes(self, act: int | None) -> tuple[str, ...]:
        return eyes_of(self.world, self.manner.pov, act if self.in_acts else None)

    def title(self, act: int) -> str:
        """Return what the act at this position is called; empty where it has no name."""
        if self.steered is not None and act < len(self.steered.goals):
            return self.steered.goals[act].title
        titles = [each.note for each in self.story.chronicle if each.kind == ACT]
        return titles[act] if act < len(titles) else ""

    def finished(self) -> Telling:
        """Return the whole telling; what has not been handed out yet is told now."""
        for _ in self.paragraphs():
            pass
        shortfall = self._shortfall()
        return Telling(
            self.world,
            in_acts(self._told, self._acts()),
            tuple(self._steps()),
            None if shortfall else self.ending(),
            shortfall,
            self._broken(bool(shortfall)),
            self.story,
        )

    def _acts(self) -> list[tuple[str, bool]]:
        """Return the acts that were begun, each with whether it was over before anything happened."""
        found: list[tuple[str, bool]] = []
        eventful, begun = False, False
        for beat in self.course.beats:
            if beat.entry.kind == ACT:
                found.append((beat.entry.note, not begun))
                eventful = False
            eventful |= beat.event is not None
            begun |= eventful
        if eventful or not found or any(each.act == len(found) for each in self._told):
            found.append((self.title(len(found)), False))
        return found

    def _steps(self) -> Iterator[ToldStep]:
        act = 0
        for beat in self.course.beats:
            act += beat.entry.kind == ACT
            eyes = self._eyes(act)
            if beat.entry.kind in ("action", "fate") and beat.entry.call is not None:
                step = ExplainedStep(beat.entry.call, beat.entry.reasons)
                through, call = self._through(beat, eyes)
                reasons = motives(self.story.setting, beat.before.state, step)
                yield ToldStep(step, act, through, call, reasons, beat.index)

    def _through(self, beat: Beat, eyes: tuple[str, ...]) -> tuple[str | None, GroundCall | None]:
        for each in eyes:
            call = self.course.taken_for(beat, each)
            if call is not None:
                return each, call
        return (eyes[0], None) if eyes else (None, beat.entry.call)

    def ending(self) -> Ending | None:
        """Return the first ending of the world whose condition holds now."""
        state = self.course.moment.state
        return next((e for e in self.world.endings if holds(self.story.setting, state, e.condition)), None)

    def _shortfall(self) -> str:
        found = self.steered.shortfall if self.steered is not None else None
        return found.said(self.story) if found is not None else ""

    def _broken(self, short: bool) -> tuple[Failure, ...]:
        """Return the checks that the story does not keep; of one that came to no end, those it has broken already."""
        if minds_read(self.world) > self.story.setting.level:
            return ()
        run = [(each.event, each.after.state) for each in self.course.beats if each.entry.kind in ("action", "fate")]
        found = failures(
            self.story.setting,
            self.story.following.start().state,
            [(event, state) for event, state in run if event is not None],
        )
        return tuple(each for each in found if each.step is not None or not short)
