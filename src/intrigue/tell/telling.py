"""A told story as a value: acts, sentences with the steps they come from, the ending, and everybody's reasons."""

from __future__ import annotations

from dataclasses import dataclass

from intrigue.model.plans import ExplainedStep, GroundCall, Plan
from intrigue.model.world import Ending, World
from intrigue.tell.checks import Failure


@dataclass(frozen=True, slots=True)
class Motive:
    """Why one character agreed to one step, in plain words."""

    character: str
    text: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One thing that happened, and what the focalizer made of it."""

    step: ExplainedStep
    act: int
    """The position of its act."""
    focalizer: str | None
    """Through whose eyes it is told; None: everybody's."""
    taken_for: GroundCall | None
    """What the focalizer saw happen; None: nothing, and nothing is told."""
    motives: tuple[Motive, ...]
    """One for each who had to have a reason, in order."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of prose that one step is told by."""

    text: str
    step: int
    """The position among the telling's steps."""


@dataclass(frozen=True, slots=True)
class ToldAct:
    """A stretch of the story."""

    title: str
    """Empty where the world has no acts."""
    sentences: tuple[Sentence, ...]
    """Empty where nothing happened that the focalizer saw."""
    passed: bool = False
    """Whether its condition held already when it began."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A whole told story."""

    world: World
    acts: tuple[ToldAct, ...]
    """Those that were reached, in order."""
    steps: tuple[ToldStep, ...]
    """All that happened, also what is not told."""
    ending: Ending | None
    """The first ending whose condition holds at the end; None where there is none, or an act was not reached."""
    shortfall: str = ""
    """Which act could not be reached, and how far the story came; empty where it is whole."""
    failures: tuple[Failure, ...] = ()
    """The checks of the world that the story does not keep."""

    @property
    def complete(self) -> bool:
        """Whether the story came to its end."""
        return not self.shortfall

    @property
    def certificates(self) -> tuple[Plan, ...]:
        """For each act its plan with all reasons, from the state in which the act begins."""
        return tuple(
            Plan(tuple(each.step for each in self.steps if each.act == position)) for position in range(len(self.acts))
        )
