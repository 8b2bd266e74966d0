"""A world: its things, what can be true of them, what can happen, who wants what, and how a telling is meant.

Everything here is frozen and compared by content, so that two ways of writing the same world give equal worlds. Order
matters and is kept: entities, actions and rules go in the order in which they were written.

Some constructs are *sugar*, and marked so: `model/sugar` rewrites any world into one of core constructs only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.expressions import (
    YES,
    Call,
    Effect,
    Expression,
    Read,
    Term,
)
from intrigue.model.formulas import Check
from intrigue.model.prose import Description, Naming, Passing, Prose, Thought, Wording
from intrigue.model.terms import (
    CHARACTER,
    ENTITY,
    NONE,
    UNKNOWN,
    Entity,
    EntityOf,
    Number,
    Parameter,
    Signature,
    TypeDeclaration,
    Value,
    ValueType,
    Variable,
    YesNo,
)
from intrigue.model.ways import Thinking, Timing

# --- What can be true -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Property:
    """What can be true of things: a family of fluents."""

    name: str
    parameters: tuple[Parameter, ...]
    value: ValueType
    default: Value | None = None
    """The value at the start unless stated otherwise; None: see `initial`."""
    shows: bool = False
    """Sugar. Those present perceive its value."""
    inner: bool = False
    """Sugar. Its first position, a character, always knows it."""

    @property
    def signature(self) -> Signature:
        """What conditions and effects refer to it by."""
        return Signature(self.name, tuple(parameter.kind for parameter in self.parameters))

    @property
    def initial(self) -> Value:
        """The value at the start unless stated otherwise: no, 0 (or the bound nearest to it), none, else unknown."""
        if self.default is not None:
            return self.default
        match self.value:
            case YesNo(may_be_unknown=unknown):
                return UNKNOWN if unknown else False
            case Number(low=low, high=high):
                return low if low is not None and low > 0 else high if high is not None and high < 0 else 0
            case EntityOf(may_be_none=none):
                return NONE if none else UNKNOWN

    def fitting(self, value: Value) -> Value:
        """Return the value as this property can hold it: clamped to the range; a plain yes/no is never unknown."""
        match self.value:
            case Number(low=low, high=high) if isinstance(value, int | float):
                return low if low is not None and value < low else high if high is not None and value > high else value
            case YesNo(may_be_unknown=False) if value is UNKNOWN:
                return self.initial
            case _:
                return value


# --- What can happen --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Observation:
    """Who sees an event happen: every character for whom the condition holds where it happens."""

    variable: Variable
    """Ranges over characters."""
    condition: Expression = YES
    seen_as: Call | None = None
    """The action that such a character takes it for; None: the event itself."""


EVERYBODY_SEES = (Observation(Variable("c", CHARACTER)),)
"""How actions are observed that do not say so."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When fate makes an event happen by itself. All times are in minutes."""

    at: int | None = None
    """Minutes after midnight."""
    every: int | None = None
    after: int | None = None
    """Minutes after the start of the run."""
    chance: tuple[int, int] | None = None
    """`1 in 6` is (1, 6)."""

    @property
    def timed(self) -> bool:
        """Whether there are times for it; else it may happen in every step."""
        return not (self.at is None and self.after is None and self.every is None)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done. Without consenting characters it is the author's (fate's) event."""

    name: str
    parameters: tuple[Parameter, ...] = ()
    precondition: Expression = YES
    private: Expression = YES
    """`privately if`: must hold for the actor, but observers learn nothing from it."""
    effects: tuple[Effect, ...] = ()
    consenting: tuple[Term, ...] = ()
    """Who must have a motive; the first is the actor."""
    participants: tuple[Term, ...] = ()
    """`with`: who takes part without a motive, unless it hurts at once."""
    observations: tuple[Observation, ...] = EVERYBODY_SEES
    """The first that fits a character says how it sees the event; empty: nobody sees it."""
    prose: tuple[Prose, ...] = ()
    schedule: Schedule | None = None
    """Of an `event`; None: an action that characters or the author take."""
    duration: int | None = None
    """Minutes; None: the world's usual step."""

    @property
    def signature(self) -> Signature:
        """What calls refer to it by."""
        return Signature(self.name, tuple(parameter.kind for parameter in self.parameters))


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that happens by itself wherever its condition holds (a trigger), in the world and in minds."""

    name: str
    """Empty for a rule without a name."""
    parameters: tuple[Parameter, ...] = ()
    condition: Expression = YES
    effects: tuple[Effect, ...] = ()
    observations: tuple[Observation, ...] = ()
    """Who sees it happen, when not nobody."""
    on: Call | None = None
    """Sugar. The action whose happening it is tied to, instead of a state; its variables are the rule's parameters."""
    known_to: tuple[str, ...] | None = None
    """Sugar. The characters who know the rule, and foresee it; None: all; empty: `hidden`, it fires in fact only."""
    slowly: bool = False
    """Sugar. It fires one event later."""
    prose: tuple[Prose, ...] = ()
    private: Expression = YES
    """Must hold besides for the rule to fire by itself; who sees it happen learns nothing of it."""

    @property
    def signature(self) -> Signature:
        """What messages refer to it by."""
        return Signature(self.name, tuple(parameter.kind for parameter in self.parameters))


@dataclass(frozen=True, slots=True)
class Perception:
    """Sugar. `see F by c if COND`: c's belief equals the fact; what c expected there and is not becomes unknown."""

    fluent: Read
    observer: Variable
    condition: Expression


# --- The start --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Secret:
    """In every chain of minds that leaves these holders, the condition's atoms start out wrong.

    Without holders, only the world itself has it right. Wrong is: the opposite of a yes/no value; else the property's
    initial value where that makes the atom false; else unknown.
    """

    holders: tuple[str, ...]
    condition: Expression


@dataclass(frozen=True, slots=True)
class CommonBelief:
    """`it is known that c believes P`: the effects hold in every chain of minds that ends in this character."""

    character: str
    effects: tuple[Effect, ...]


StartStatement: TypeAlias = Effect | Secret | CommonBelief


# --- Wants and minds --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wants:
    """What raises somebody's utility: the sum of the lines, read in the mind of the holder."""

    holder: str
    """A character, or `AUTHOR`."""
    lines: tuple[Expression, ...]
    """A condition counts 1 where it holds."""


@dataclass(frozen=True, slots=True)
class Temper:
    """How strongly and how long one emotion is felt."""

    emotion: str
    strength: Choice["weak", "usual", "strong"] = "usual"
    speed: Choice["quick", "usual", "slow"] = "usual"
    """How fast it passes."""
    half_life: int | None = None
    """Minutes; overrides the speed."""


@dataclass(frozen=True, slots=True)
class Temperament:
    """A character's tempers."""

    character: str
    tempers: tuple[Temper, ...]
    scale: int | float | None = None
    """What change of utility is felt in full, above 0; None: that of all wants together."""


@dataclass(frozen=True, slots=True)
class MayAvert:
    """Opt-in: fear is a motive; only expected losses of at least `threshold` count."""

    threshold: int | float = 1


@dataclass(frozen=True, slots=True)
class MaySuppose:
    """Opt-in: a plan may rest on a supposed value of an unknown fluent of this property."""

    property: Signature
    until: int | None = None
    """Minutes after which a ruled-out value lapses; None: never."""
    at_most: int = 1
    """How many fluents one plan may suppose."""
    kinds: tuple[str, ...] = ()
    """For each position a type, or `=` and a single thing, to which it is narrowed; empty: all of the property."""
    who: tuple[str, ...] = ()
    """Types, or `=` and a character, of those who may; empty: everybody."""


@dataclass(frozen=True, slots=True)
class MayInfer:
    """Opt-in: whoever sees an unexplained act may take fluents of this property to be what explains it."""

    property: Signature
    kinds: tuple[str, ...] = ()
    """As with `MaySuppose`."""
    who: tuple[str, ...] = ()
    """Of the witnesses."""


Permission: TypeAlias = MayAvert | MaySuppose | MayInfer


# --- Speech, norms, crowds --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TellAbout:
    """Sugar. Characters may tell one another the fluents of this property."""

    property: Signature
    lies: bool = False
    """True where `truly or not` is said."""


@dataclass(frozen=True, slots=True)
class AskAbout:
    """Characters may ask one another for the fluents of this property."""

    property: Signature


@dataclass(frozen=True, slots=True)
class Believable:
    """When a hearer takes over what is told; without one for a property, always."""

    fluent: Read
    teller: Variable
    hearer: Variable
    condition: Expression


@dataclass(frozen=True, slots=True)
class Norm:
    """What an act breaks; feeds praiseworthiness."""

    name: str
    parameters: tuple[Parameter, ...]
    broken_by: Call
    condition: Expression = YES


@dataclass(frozen=True, slots=True)
class Crowd:
    """Many alike who share one mind and pass on what they hear."""

    name: str
    size: int
    place: str = ""
    """The entity where they are; empty: nowhere in particular."""
    about: tuple[TellAbout, ...] = ()
    """What they talk about; none: what `tell about` names."""


# --- The author's hand and the telling --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Act:
    """A stretch of a told story, over when its condition holds."""

    title: str
    until: Expression
    prose: tuple[Prose, ...] = ()
    """What it opens with."""
    viewpoints: tuple[Viewpoint, ...] = ()
    """Through whose eyes it is told; empty: as the world says."""
    slack: int | float | None = None
    """How much less than its best something may be worth to whom the author's hand has it do; None: as is usual."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A named way in which a story can end."""

    name: str
    title: str
    condition: Expression
    prose: tuple[Prose, ...] = ()
    """What is told where the story ends so."""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """How much is told through a character's eyes."""

    character: str
    share: Choice["only", "mostly", "sometimes", "never"]


# --- The world --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class World:
    """A whole story world."""

    name: str
    title: str = ""
    types: tuple[TypeDeclaration, ...] = ()
    """Without `ENTITY` and, unless it was given parents, `CHARACTER`."""
    entities: tuple[Entity, ...] = ()
    properties: tuple[Property, ...] = ()
    start: tuple[StartStatement, ...] = ()
    """Carried out in order; a later statement overrides an earlier one."""
    actions: tuple[Action, ...] = ()
    """Fate's events among them."""
    rules: tuple[Rule, ...] = ()
    perceptions: tuple[Perception, ...] = ()
    tells: tuple[TellAbout, ...] = ()
    asks: tuple[AskAbout, ...] = ()
    believables: tuple[Believable, ...] = ()
    norms: tuple[Norm, ...] = ()
    wants: tuple[Wants, ...] = ()
    """At most one for each character and one for `AUTHOR`."""
    temperaments: tuple[Temperament, ...] = ()
    permissions: tuple[Permission, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    acts: tuple[Act, ...] = ()
    endings: tuple[Ending, ...] = ()
    checks: tuple[Check, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()
    introspection: bool = True
    """Whether a mind's belief about itself is itself; off in imported benchmark worlds."""
    depth: int | None = None
    """How deep minds nest; None: as deep as the limits and conditions need."""
    openings: tuple[Prose, ...] = ()
    """The first lines of a telling."""
    closings: tuple[Prose, ...] = ()
    """The last ones."""
    descriptions: tuple[Description, ...] = ()
    passings: tuple[Passing, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    namings: tuple[Naming, ...] = ()
    """Of those that fit, the first counts that names both sides; then one that names who calls, then who is called."""
    clock: Timing | None = None
    """When the story starts, and how long a step is; None: as is usual."""
    thinking: tuple[Thinking, ...] = ()
    """How people think; at most one for each character and one for everybody."""
    own_words: bool = False
    """Whether the thoughts that are told are only those for which the author has given the words."""
    wordings: tuple[Wording, ...] = ()
    """Of those that fit the first counts."""

    def __hash__(self) -> int:
        return hash((self.name, self.entities, self.properties, self.actions, self.rules))

    @cached_property
    def ancestors(self) -> dict[str, frozenset[str]]:
        """For every declared type the types at or above it, `ENTITY` included."""
        parents: dict[str, tuple[str, ...]] = {ENTITY: (), CHARACTER: (ENTITY,)}
        for each in self.types:
            parents[each.name] = tuple(dict.fromkeys((*parents.get(each.name, ()), *each.parents)))
        closed: dict[str, frozenset[str]] = {}

        def above(name: str, path: tuple[str, ...]) -> frozenset[str]:
            if name in closed or name in path:
                return closed.get(name, frozenset())
            found = frozenset((name, ENTITY)).union(*(above(parent, (*path, name)) for parent in parents.get(name, ())))
            closed[name] = found
            return found

        for name in parents:
            above(name, ())
        return closed

    def is_a(self, below: str, above: str) -> bool:
        """Return whether every entity of the one type is of the other."""
        return below == above or above in self.ancestors.get(below, frozenset((below, ENTITY)))

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entities by name, in order."""
        return {each.name: each for each in self.entities}

    def entities_of(self, type_name: str) -> tuple[str, ...]:
        """Return the names of all entities of a type, characters first, each kind in order of declaration."""
        return self._members.get(type_name, ())

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        ordered = sorted(self.entities, key=lambda each: not any(self.is_a(t, CHARACTER) for t in each.types))
        names = {ENTITY, CHARACTER, *(each.name for each in self.types)}
        return {
            name: tuple(each.name for each in ordered if any(self.is_a(t, name) for t in each.types)) for name in names
        }

    @cached_property
    def characters(self) -> tuple[str, ...]:
        """The names of those who have minds, in order of declaration."""
        return self.entities_of(CHARACTER)

    @cached_property
    def property(self) -> dict[Signature, Property]:
        """Properties by signature, in order."""
        return {each.signature: each for each in self.properties}

    @cached_property
    def action(self) -> dict[Signature, Action]:
        """Actions and events by signature, in order."""
        return {each.signature: each for each in self.actions}

    def wants_of(self, holder: str) -> tuple[Expression, ...]:
        """Return the lines of what this character, or `AUTHOR`, wants; empty where nothing is stated."""
        return next((each.lines for each in self.wants if each.holder == holder), ())
