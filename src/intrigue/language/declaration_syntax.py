"""Syntax of the declarations, but for actions, events and rules.

`syntax.py` explains the whole tree and offers all of its nodes.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from intrigue.language.expression_syntax import (
    PLAIN,
    Binder,
    Call,
    Constant,
    Effect,
    Expression,
    Layout,
    Line,
    Name,
    NameUse,
    Node,
    Number,
)
from intrigue.language.happening_syntax import Parameter
from intrigue.language.prose_syntax import Prose


class WorldHeader(Line, frozen=True):
    """`world necklace "The Necklace"`."""

    name: Name
    title: str = ""


class Use(Line, frozen=True):
    """`use "other.story"`."""

    path: str


class TypeDeclaration(Line, frozen=True):
    """`type inn: place, shelter`; several names share the parents."""

    names: tuple[Name, ...]
    parents: tuple[Name, ...] = ()


class EntityItem(Node, frozen=True):
    """One entity of a line of entities."""

    name: Name
    display: str = ""
    pronoun: Literal["", "he", "she", "they", "it"] = ""


class Entities(Line, frozen=True):
    """`gift pendant "a thin chain", scarf`: entities of one type, or of several."""

    types: tuple[Name, ...]
    items: tuple[EntityItem, ...]


class YesNoType(Node, frozen=True):
    """`yes or no`, or nothing stated."""

    may_be_unknown: bool = False
    """True where `yes or no` is written."""


class NumberType(Node, frozen=True):
    """`number` or a range."""

    low: int | float | None = None
    high: int | float | None = None


class EntityType(Node, frozen=True):
    """A type's name, perhaps `or none`."""

    type: Name
    may_be_none: bool = False


ValueType: TypeAlias = YesNoType | NumberType | EntityType


class Property(Line, frozen=True):
    """`inner property rage(character): 0..5 = 1 shows`."""

    name: Name
    parameters: tuple[Parameter, ...]
    value: ValueType
    default: Number | Constant | NameUse | None = None
    shows: bool = False
    inner: bool = False


# --- The start --------------------------------------------------------------------------------------------------------


class Secret(Line, frozen=True):
    """`secret of gaara: pain(gaara) > 0`."""

    holders: tuple[Name, ...]
    condition: Expression


class CommonBelief(Line, frozen=True):
    """`it is known that gaara believes ...`."""

    character: Name
    effects: tuple[Effect, ...]


class Start(Line, frozen=True):
    """`start` with its block; a file may have several."""

    statements: tuple[Effect | Secret | CommonBelief, ...]


class Deeds(Line, frozen=True):
    """`deeds of who seen by c if at(c) == at(who)`: who sees what says nothing of its own about it."""

    doer: Binder
    observer: Binder
    condition: Expression | None = None


class Perception(Line, frozen=True):
    """`see at(other) by c if at(c) == at(other)`."""

    fluent: NameUse | Call
    observer: Binder
    condition: Expression | None = None


# --- Speech, norms, permissions ---------------------------------------------------------------------------------------


class Pattern(Node, frozen=True):
    """A property as a whole: `likes(character, gift)`."""

    name: Name
    kinds: tuple[Name | Number | Constant, ...] | None = None
    """What its positions are declared with; None: not stated, so the name must be enough."""


class TellAbout(Line, frozen=True):
    """`tell about p(...) truly or not`."""

    property: Pattern
    lies: bool = False


class AskAbout(Line, frozen=True):
    """`ask about p(...)`."""

    property: Pattern


class Believable(Line, frozen=True):
    """`believable p(x) told by t to h if condition`."""

    fluent: NameUse | Call
    teller: Binder
    hearer: Binder
    condition: Expression | None = None


class Norm(Line, frozen=True):
    """`norm n(a, b) broken by act(a, other) if condition`."""

    name: Name
    parameters: tuple[Parameter, ...]
    broken_by: Call
    condition: Expression | None = None


class MayAvert(Line, frozen=True):
    """`may avert`, `may avert losses of 2`."""

    threshold: int | float | None = None


class MaySuppose(Line, frozen=True):
    """`may suppose p(...) for person, gaara at most 2 until 2 hours`."""

    property: Pattern
    who: tuple[Name, ...] = ()
    """Types and characters; empty: everybody."""
    at_most: int | None = None
    until: int | None = None
    """Minutes."""


class MayInfer(Line, frozen=True):
    """`may infer p(...) for person`."""

    property: Pattern
    who: tuple[Name, ...] = ()


class Crowd(Line, frozen=True):
    """`crowd villagers 500 in street about p(...) truly or not, q(...)`."""

    name: Name
    size: int
    at: Name | None = None
    about: tuple[TellAbout, ...] = ()
    """What they talk about; none: what `tell about` names."""


# --- Wants and feelings -----------------------------------------------------------------------------------------------


class Want(Line, frozen=True):
    """One line of what somebody wants."""

    value: Expression


class Wants(Line, frozen=True):
    """`wants sakura` or `author wants`, with the lines."""

    holder: Name | None
    """None: the author."""
    lines: tuple[Want, ...]


class Temper(Node, frozen=True):
    """`anger strong slow half 3 hours`."""

    emotion: Name
    strength: Literal["weak", "usual", "strong"] = "usual"
    speed: Literal["quick", "usual", "slow"] = "usual"
    half_life: int | None = None
    """Minutes."""


class Temperament(Line, frozen=True):
    """`gaara: anger strong slow, hope weak, scale 10`."""

    character: Name
    tempers: tuple[Temper, ...]
    scale: int | float | None = None
    """What change of utility is felt in full; None: that of all wants together."""


class Feelings(Line, frozen=True):
    """`feelings`, with one line or several."""

    temperaments: tuple[Temperament, ...]


# --- The author's hand and the telling --------------------------------------------------------------------------------


class Act(Line, frozen=True):
    """`act "title" until condition`."""

    title: str
    until: Expression
    prose: tuple[Prose, ...] = ()
    """In a block below it."""
    viewpoint: Viewpoint | None = None
    """There, too, before the prose."""
    slack: Slack | None = None
    """The same."""


class Ending(Line, frozen=True):
    """`ending won "title" if condition`."""

    name: Name
    title: str
    """Empty where none is written."""
    condition: Expression
    prose: tuple[Prose, ...] = ()
    """In a block below it."""


class Check(Line, frozen=True):
    """`check "title"` with its formula, on the same line or below."""

    title: str
    formula: Expression
    formula_layout: Layout = PLAIN
    """Around the formula's line."""


class ViewpointItem(Node, frozen=True):
    """`gaara mostly`."""

    character: Name
    share: Literal["only", "mostly", "sometimes", "never"] = "only"


class Viewpoint(Line, frozen=True):
    """`viewpoint gaara mostly, sakura sometimes`."""

    items: tuple[ViewpointItem, ...]
    own_words: bool = False
    """Whether `in their own words` follows."""


class Slack(Line, frozen=True):
    """`slack 0.5`, below an act."""

    value: int | float


class Introspection(Line, frozen=True):
    """`introspection off`."""

    on: bool


class Depth(Line, frozen=True):
    """`depth 3`."""

    levels: int
