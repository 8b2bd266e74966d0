"""What a world says in its author's own words: how events are told, thoughts, places, the passing of time, and names.

A text stands as it was written, its strings one to a line; an empty line is the beginning of a new paragraph. What may
stand in it (`{who}`, `[verb]`, `{a|b}`) is `tell`'s business. Conditions are read in the mind of the one through whose
eyes it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.expressions import YES, ComparisonOperator, Expression, Term
from intrigue.model.terms import Parameter, Signature

ProseKind: TypeAlias = Choice["plain", "seen", "felt", "thought", "refused", "failed", "intends", "drops"]
"""What a text tells of an event.

* `seen`: what a witness perceives; `felt`: the actor's own side; `plain`: both
* `thought`: what somebody who saw it makes of it; of a rule, those in whose mind it happens
* `refused`: that somebody who was asked did not agree; `failed`: that it was tried, and could not be done
* `intends`, `drops`: that the actor newly means to do it, and no longer means to
"""

PROSE_KINDS: tuple[ProseKind, ...] = ("plain", "seen", "felt", "thought", "refused", "failed", "intends", "drops")
"""All of them, in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A template: `{name}` becomes a name or pronoun, `[verb]` agrees, `{a|b}` varies."""

    kind: ProseKind
    text: str
    to: Term | None = None
    """Through whose eyes it is told: a character, who fills a position, or, a new variable, any character."""
    condition: Expression = YES
    """What must hold in the mind of the one through whose eyes it is told."""


@dataclass(frozen=True, slots=True)
class Description:
    """What somebody or something is like, told where it first matters; or, `again`, when it matters anew."""

    subject: str
    """An entity, mostly a place."""
    prose: Prose
    again: bool = False


@dataclass(frozen=True, slots=True)
class Passing:
    """How it is told that time goes by."""

    minutes: int
    """The least that must have gone by; 0: any time."""
    prose: Prose


@dataclass(frozen=True, slots=True)
class Thought:
    """What goes through somebody's head when something newly holds in their mind."""

    thinker: Term
    """A character, or a variable for any."""
    about: tuple[Parameter, ...]
    """Further variables."""
    condition: Expression
    text: str


@dataclass(frozen=True, slots=True)
class Naming:
    """What somebody is called: by others in speech (`address`), or by the telling through somebody's eyes (`name`)."""

    kind: Choice["address", "name"]
    caller: Term | None
    """Who says it, or through whose eyes it is told: a character or any; None: everybody, for `name` only."""
    called: Term
    """Who is called so: an entity, or, for `address`, any character."""
    names: tuple[tuple[str, Expression], ...]
    """What fits first counts; each with what must hold in the mind of the caller."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How an action or a property is said in a few words, wherever it is only spoken of: in reasons, choices, plans."""

    of: Signature
    positions: tuple[Term, ...]
    """A value, which must stand there; or a variable of the type that may stand there."""
    text: str
    """A clause with one verb in brackets: `{who} [giggle] at {other}`."""
    operator: ComparisonOperator | None = None
    """Of a property's value: how it must compare with `value`; None: of an action, or of what is yes or no."""
    value: Term | None = None
    """A variable stands for any value and may be spoken of in the text."""
