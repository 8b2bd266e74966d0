"""A told story as a value: acts, scenes, paragraphs, sentences with the facts they state, and everybody's reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intrigue.model.plans import ExplainedStep, GroundCall
from intrigue.model.world import Ending, World
from intrigue.simulate.simulation import Story
from intrigue.tell.checks import Failure
from intrigue.tell.stated import Fact


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
    entry: int = -1
    """Its index in the chronicle."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of prose, mostly one sentence, with what it states."""

    text: str
    facts: tuple[Fact, ...] = ()
    at: int = -1
    """The entry of the chronicle after which it is told; -1: before all of them."""
    focalizer: str | None = None
    """Through whose eyes."""
    kind: str = "event"
    """`event`, `thought`, `memory`, `summary` or `frame`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]
    act: int = 0
    """The position of its act."""
    new_scene: bool = False
    """Whether a scene begins with it."""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(each.text for each in self.sentences)


@dataclass(frozen=True, slots=True)
class ToldAct:
    """A stretch of the story."""

    title: str
    """Empty where the world has no acts."""
    paragraphs: tuple[Paragraph, ...]
    """Empty where nothing happened that the focalizer saw."""
    passed: bool = False
    """Whether its condition held already when it began."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of its sentences, in order."""
        return tuple(sentence for each in self.paragraphs for sentence in each.sentences)


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
    story: Story | None = None
    """The run that is told."""

    @property
    def complete(self) -> bool:
        """Whether the story came to its end."""
        return not self.shortfall

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(sentence for act in self.acts for sentence in act.sentences)


def in_acts(paragraphs: Iterable[Paragraph], titles: Iterable[tuple[str, bool]]) -> tuple[ToldAct, ...]:
    """Return paragraphs by acts, which are given as titles with whether the act was passed."""
    kept = list(paragraphs)
    return tuple(
        ToldAct(title, tuple(each for each in kept if each.act == position), passed)
        for position, (title, passed) in enumerate(titles)
    )
