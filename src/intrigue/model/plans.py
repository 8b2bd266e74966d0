"""Plans and why each step is taken: the motive certificate as a value.

A certificate nests: each step of a plan carries, for every consenting character, an explanation; an explanation is
itself a plan in that character's mind, whose later steps carry explanations for their other consenting characters.
"""

from __future__ import annotations

from dataclasses import dataclass

from intrigue.model.terms import Signature, Value


@dataclass(frozen=True, slots=True)
class GroundCall:
    """One thing that happens: an action with every position filled by an entity or value."""

    signature: Signature
    arguments: tuple[Value, ...] = ()

    def __str__(self) -> str:
        return f"{self.signature.name}({', '.join(map(str, self.arguments))})"


@dataclass(frozen=True, slots=True)
class Supposition:
    """A fluent that a plan takes to have a value that its holder neither knows nor has ruled out."""

    property: Signature
    arguments: tuple[Value, ...]
    value: Value


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why `character` agrees to an action: a plan in its own mind that begins with that action."""

    character: str
    steps: tuple[ExplainedStep, ...]
    """The first is the action itself, without reasons: its other consenting characters are asked themselves."""
    threat: tuple[ExplainedStep, ...] = ()
    """For a plan that averts: what others would do; empty for a plan that gains."""
    suppositions: tuple[Supposition, ...] = ()

    @property
    def budget_needed(self) -> int:
        """The smallest character limit into which it fits with all that hangs below it."""
        steps = (*self.steps, *self.threat)
        below = (place + reason.budget_needed for place, step in enumerate(steps) for reason in step.reasons)
        return max((len(steps), *below))

    @property
    def depth_needed(self) -> int:
        """How many minds must be looked into for it; 0 where the action pays at once."""
        steps = (*self.steps, *self.threat)
        if len(steps) <= 1:
            return 0
        return 1 + max((reason.depth_needed for step in steps for reason in step.reasons), default=0)


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """A step with its reasons, one for each consenting character asked (in a mind: all but its owner)."""

    call: GroundCall
    reasons: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned story: steps from the start, each explained where it is taken."""

    steps: tuple[ExplainedStep, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a search looks."""

    author: int = 8
    """Actions in the story, at least 1."""
    character: int = 5
    """Actions in an explanation, at least 1."""
    epistemic: int = 1
    """Depth to which explanations are searched; 0: an action must pay at once."""
