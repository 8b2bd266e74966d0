"""How a world that is built from Python is told: first and last lines, thoughts, places, and through whose eyes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.expressions import YES
from intrigue.model.operators import Named, Operand, Var, node_of
from intrigue.model.prose import Description, Passing, Prose, Thought
from intrigue.model.terms import Parameter
from intrigue.model.world import Viewpoint

Share: TypeAlias = Choice["only", "mostly", "sometimes", "never"]
"""How much is told through somebody's eyes."""


class Narrating:
    """The part of a builder that collects how a world is told."""

    def __init__(self) -> None:
        self._viewpoints: list[Viewpoint] = []
        self._openings: list[Prose] = []
        self._closings: list[Prose] = []
        self._descriptions: list[Description] = []
        self._passings: list[Passing] = []
        self._thoughts: list[Thought] = []
        self._own_words = False

    def viewpoint(self, character: Named, share: Share) -> None:
        """State how much is told through a character's eyes."""
        self._viewpoints.append(viewed(character, share))

    def in_their_own_words(self) -> None:
        """Leave out all thoughts for which there are no words of the author's."""
        self._own_words = True

    def opening(self, text: str, *, to: Named | None = None, when: Operand = True) -> None:
        """Add first lines: through these eyes, where this holds in that mind."""
        self._openings.append(told(text, to, when))

    def closing(self, text: str, *, to: Named | None = None, when: Operand = True) -> None:
        """Add last lines."""
        self._closings.append(told(text, to, when))

    def describe(
        self, subject: Named, text: str, *, to: Named | None = None, when: Operand = True, again: bool = False
    ) -> None:
        """Say what an entity is like, told where it first matters; `again`: where it matters anew."""
        self._descriptions.append(Description(str(getattr(subject.term, "value", "")), told(text, to, when), again))

    def later(self, text: str, *, minutes: int = 0, to: Named | None = None, when: Operand = True) -> None:
        """Say how it is told that at least so many minutes have gone by."""
        self._passings.append(Passing(minutes, told(text, to, when)))

    def thought_of(self, thinker: Named, condition: Operand, text: str, about: Sequence[Var] = ()) -> None:
        """Say what goes through somebody's head when a condition newly holds in their mind."""
        further = tuple(Parameter(each.name, each.variable.type) for each in about)
        self._thoughts.append(Thought(thinker.term, further, node_of(condition), text))


def viewed(character: Named, share: Share) -> Viewpoint:
    """Return how much is told through a character's eyes."""
    return Viewpoint(str(getattr(character.term, "value", "")), share)


def told(text: str, to: Named | None, when: Operand) -> Prose:
    """Return a text for certain eyes, under a condition."""
    return Prose("plain", text, None if to is None else to.term, YES if when is True else node_of(when))
