"""Syntax of the declarations, but for actions, events and rules.

`syntax.py` explains the whole tree and offers all of its nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class WorldHeader(Line):
    """`world necklace "The Necklace"`."""

    name: Name
    title: str = ""


@dataclass(frozen=True, slots=True)
class Use(Line):
    """`use "other.story"`."""

    path: str


@dataclass(frozen=True, slots=True)
class TypeDeclaration(Line):
    """`type inn: place, shelter`; several names share the parents."""

    names: tuple[Name, ...]
    parents: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityItem(Node):
    """One entity of a line of entities."""

    name: Name
    display: str = ""
    pronoun: Literal["", "he", "she", "they", "it"] = ""


@dataclass(frozen=True, slots=True)
class Entities(Line):
    """`gift pendant "a thin chain", scarf`: entities of one type, or of several."""

    types: tuple[Name, ...]
    items: tuple[EntityItem, ...]


@dataclass(frozen=True, slots=True)
class YesNoType(Node):
    """`yes or no`, or nothing stated."""

    may_be_unknown: bool = False
    """True where `yes or no` is written."""


@dataclass(frozen=True, slots=True)
class NumberType(Node):
    """`number` or a range."""

    low: int | float | None = None
    high: int | float | None = None


@dataclass(frozen=True, slots=True)
class EntityType(Node):
    """A type's name, perhaps `or none`."""

    type: Name
    may_be_none: bool = False


ValueType: TypeAlias = YesNoType | NumberType | EntityType


@dataclass(frozen=True, slots=True)
class Property(Line):
    """`inner property rage(character): 0..5 = 1 shows`."""

    name: Name
    parameters: tuple[Parameter, ...]
    value: ValueType
    default: Number | Constant | NameUse | None = None
    shows: bool = False
    inner: bool = False


# --- The start --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Secret(Line):
    """`secret of gaara: pain(gaara) > 0`."""

    holders: tuple[Name, ...]
    condition: Expression


@dataclass(frozen=True, slots=True)
class CommonBelief(Line):
    """`it is known that gaara believes ...`."""

    character: Name
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Start(Line):
    """`start` with its block; a file may have several."""

    statements: tuple[Effect | Secret | CommonBelief, ...]


@dataclass(frozen=True, slots=True)
class Deeds(Line):
    """`deeds of who seen by c if at(c) == at(who)`: who sees what says nothing of its own about it."""

    doer: Binder
    observer: Binder
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class Perception(Line):
    """`see at(other) by c if at(c) == at(other)`."""

    fluent: NameUse | Call
    observer: Binder
    condition: Expression | None = None


# --- Speech, norms, permissions ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pattern(Node):
    """A property as a whole: `likes(character, gift)`."""

    name: Name
    kinds: tuple[Name | Number | Constant, ...] | None = None
    """What its positions are declared with; None: not stated, so the name must be enough."""


@dataclass(frozen=True, slots=True)
class TellAbout(Line):
    """`tell about p(...) truly or not`."""

    property: Pattern
    lies: bool = False


@dataclass(frozen=True, slots=True)
class AskAbout(Line):
    """`ask about p(...)`."""

    property: Pattern


@dataclass(frozen=True, slots=True)
class Believable(Line):
    """`believable p(x) told by t to h if condition`."""

    fluent: NameUse | Call
    teller: Binder
    hearer: Binder
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class Norm(Line):
    """`norm n(a, b) broken by act(a, other) if condition`."""

    name: Name
    parameters: tuple[Parameter, ...]
    broken_by: Call
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class MayAvert(Line):
    """`may avert`, `may avert losses of 2`."""

    threshold: int | float | None = None


@dataclass(frozen=True, slots=True)
class MaySuppose(Line):
    """`may suppose p(...) for person, gaara at most 2 until 2 hours`."""

    property: Pattern
    who: tuple[Name, ...] = ()
    """Types and characters; empty: everybody."""
    at_most: int | None = None
    until: int | None = None
    """Minutes."""


@dataclass(frozen=True, slots=True)
class MayInfer(Line):
    """`may infer p(...) for person`."""

    property: Pattern
    who: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Crowd(Line):
    """`crowd villagers 500 in street about p(...) truly or not, q(...)`."""

    name: Name
    size: int
    at: Name | None = None
    about: tuple[TellAbout, ...] = ()
    """What they talk about; none: what `tell about` names."""


# --- Wants and feelings -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Want(Line):
    """One line of what somebody wants."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Wants(Line):
    """`wants sakura` or `author wants`, with the lines."""

    holder: Name | None
    """None: the author."""
    lines: tuple[Want, ...]


@dataclass(frozen=True, slots=True)
class Temper(Node):
    """`anger strong slow half 3 hours`."""

    emotion: Name
    strength: Literal["weak", "usual", "strong"] = "usual"
    speed: Literal["quick", "usual", "slow"] = "usual"
    half_life: int | None = None
    """Minutes."""


@dataclass(frozen=True, slots=True)
class Temperament(Line):
    """`gaara: anger strong slow, hope weak, scale 10`."""

    character: Name
    tempers: tuple[Temper, ...]
    scale: int | float | None = None
    """What change of utility is felt in full; None: that of all wants together."""


@dataclass(frozen=True, slots=True)
class Feelings(Line):
    """`feelings`, with one line or several."""

    temperaments: tuple[Temperament, ...]


# --- The author's hand and the telling --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Act(Line):
    """`act "title" until condition`."""

    title: str
    until: Expression
    prose: tuple[Prose, ...] = ()
    """In a block below it."""
    viewpoint: Viewpoint | None = None
    """There, too, before the prose."""
    slack: Slack | None = None
    """The same."""


@dataclass(frozen=True, slots=True)
class Ending(Line):
    """`ending won "title" if condition`."""

    name: Name
    title: str
    """Empty where none is written."""
    condition: Expression
    prose: tuple[Prose, ...] = ()
    """In a block below it."""


@dataclass(frozen=True, slots=True)
class Check(Line):
    """`check "title"` with its formula, on the same line or below."""

    title: str
    formula: Expression
    formula_layout: Layout = field(default=PLAIN, compare=False, repr=False, kw_only=True)
    """Around the formula's line."""


@dataclass(frozen=True, slots=True)
class ViewpointItem(Node):
    """`gaara mostly`."""

    character: Name
    share: Literal["only", "mostly", "sometimes", "never"] = "only"


@dataclass(frozen=True, slots=True)
class Viewpoint(Line):
    """`viewpoint gaara mostly, sakura sometimes`."""

    items: tuple[ViewpointItem, ...]
    own_words: bool = False
    """Whether `in their own words` follows."""


@dataclass(frozen=True, slots=True)
class Slack(Line):
    """`slack 0.5`, below an act."""

    value: int | float


@dataclass(frozen=True, slots=True)
class Introspection(Line):
    """`introspection off`."""

    on: bool


@dataclass(frozen=True, slots=True)
class Depth(Line):
    """`depth 3`."""

    levels: int
