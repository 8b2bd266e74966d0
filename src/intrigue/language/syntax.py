"""The syntax tree: what a `.story` file says, line by line, before any name is looked up.

Every node knows its place (never compared, so that trees of one meaning are equal). Nodes that stand on lines of their
own carry a `Layout`: their comments and blank lines (never compared either). Tuples keep the order of the file, except
that the parser sorts nothing and the printer puts the clauses of an action into one order.

What is decided here, where the draft of the language leaves it open:

* Binding, loosest first: `A if C else B`; `or`; `and`; `not` and `c believes`, `c knows`; comparisons and `is` (never
  chained); `+ -`; `* /`; unary minus. So `c believes at(b) == at(a)` reads the comparison inside the belief,
  `c believes p and q` is `(c believes p) and q`, and a belief used as a value stands in parentheses.
* A quantifier's body reaches as far right as it can: through `and` and `or`; for `sum` and `product` through `if` too.
* `And` and `Or` hold what was joined without parentheses; parentheses make a node of their own.
* `A if C` without `else` (worth 0 otherwise) is written in wants only; `Conditional.otherwise` is then None.
* `dawn` is a `NameUse`, `dawn()` a `Call` without arguments; who resolves takes a bare name for a variable, an entity,
  or else a property without positions. Printing a world writes `dawn()`, which is always right. Declarations may write
  `property dawn` or `property dawn()`; the canonical form has no empty parentheses.
* `Call.arguments` may be any expression; who resolves asks for terms. `Typed` (`other: character`) is an argument that
  also states a variable's type; it makes sense only in `see`, `believable`, `norm ... broken by` and `when <action>`.
* A lone word in a parameter list (`gift`) is a `Parameter` without `kind`: a type, an entity, or (where a type can be
  found elsewhere, as in a norm) a variable.
* `c believes` may be followed by a block. `Assign.enclosed` is `c believes (f = e)`: `e` is read in that mind.
* `never X before Y` is `Temporal("before", Temporal("never", X), Y)`: the prefix binds first. Parentheses change it.
  A `Temporal` below anything but a `Temporal` is for the resolver to refuse. An action's name as operand of a
  `Temporal` or as a rule's `when` is an ordinary `Call` here.
* `rule when hurl(a, b) if C then ...` has a `When` and an `If` clause.
* `secret` and `it is known that` stand in `start` or on the top level, with the same meaning.
* Several types: `place, shelter tavern "the tavern"`; several names of one kind: `type place, gift`.
* `may avert losses of 2`; `may suppose at(character) at most 2 until 2 hours`.
* `secret: C` (nobody knows) and `secret of gaara, demon: C`.
* Number ranges `0..10`, `0..`, `..10`; `number` has no bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from intrigue.errors import Place
from intrigue.model.terms import Special

NOWHERE = Place("<made>", 0, 0)
"""The place of nodes that were not read from a text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Comments and blank lines around a line. Comments keep no `#` and no blanks around them."""

    before: tuple[str | None, ...] = ()
    """Own lines above: a comment's text, or None for a blank line."""
    trailing: str | None = None
    """The comment at the end of the line."""
    below: tuple[str | None, ...] = ()
    """Own lines below, where no further line of the block follows that they could belong to."""


PLAIN = Layout()


@dataclass(frozen=True, slots=True)
class Node:
    """Anything that was written."""

    place: Place = field(default=NOWHERE, compare=False, repr=False, kw_only=True)
    """Where it begins."""


@dataclass(frozen=True, slots=True)
class Line(Node):
    """A node that can stand on a line of its own."""

    layout: Layout = field(default=PLAIN, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A word that names something."""

    text: str
    """Without backticks."""


@dataclass(frozen=True, slots=True)
class Binder(Node):
    """A variable with the type that it ranges over, where one is stated."""

    name: Name
    type: Name | None = None
    """The text `yes or no` where it ranges over both truth values."""


# --- Expressions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number, perhaps negative."""

    value: int | float
    """An int where it is whole."""


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """`yes`, `no`, `unknown` or `none`."""

    value: bool | Special


@dataclass(frozen=True, slots=True)
class NameUse(Node):
    """A bare name: a variable, an entity, or a property without positions."""

    name: Name


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A name with parentheses: a property's or an action's."""

    name: Name
    arguments: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed(Node):
    """`other: character` as an argument."""

    name: Name
    type: Name


@dataclass(frozen=True, slots=True)
class Did(Node):
    """`did give(a, b, c)`."""

    call: Call
    """Without arguments also where no parentheses were written."""


@dataclass(frozen=True, slots=True)
class RuledOut(Node):
    """`ruled_out(holder, fluent, value)`."""

    holder: Expression
    fluent: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class Believes(Node):
    """`c believes body`."""

    character: Name
    body: Expression


@dataclass(frozen=True, slots=True)
class Knows(Node):
    """`c knows body`."""

    character: Name
    body: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """Two numbers combined."""

    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negate(Node):
    """Minus before anything but a plain number."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """`then if condition else otherwise`."""

    then: Expression
    condition: Expression
    otherwise: Expression | None = None
    """None in a want: 0."""


QuantifierKind: TypeAlias = Literal["exists", "all", "only", "count", "sum", "product"]


@dataclass(frozen=True, slots=True)
class Quantifier(Node):
    """`exists g: gift . body` and its kin."""

    kind: QuantifierKind
    variable: Binder
    """Always with a type."""
    body: Expression


ComparisonOperator: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """Two values compared."""

    operator: ComparisonOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class TypeTest(Node):
    """`subject is type`."""

    subject: Expression
    type: Name


@dataclass(frozen=True, slots=True)
class And(Node):
    """Two or more parts joined by `and`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """Two or more parts joined by `or`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not part`."""

    part: Expression


TemporalKind: TypeAlias = Literal["always", "never", "eventually", "before", "until"]


@dataclass(frozen=True, slots=True)
class Temporal(Node):
    """A property over a run, in a check."""

    kind: TemporalKind
    left: Expression
    right: Expression | None = None
    """Of `before` and `until` only."""


Expression: TypeAlias = (
    Number
    | Constant
    | NameUse
    | Call
    | Typed
    | Did
    | RuledOut
    | Believes
    | Knows
    | Arithmetic
    | Negate
    | Conditional
    | Quantifier
    | Comparison
    | TypeTest
    | And
    | Or
    | Not
    | Temporal
)

Fluent: TypeAlias = NameUse | Call | Did | RuledOut
"""What can be set."""


# --- Effects ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assign(Line):
    """`f = e`, `f += e`; plain `f` is `f = yes`, and `not f` is `f = no`."""

    fluent: Fluent
    operator: Literal["=", "+=", "-=", "*=", "/="]
    value: Expression
    """For plain `f` and `not f`: yes and no. The printer writes these two short."""
    enclosed: bool = False
    """Written in parentheses after `believes`: the value is read in that mind."""


@dataclass(frozen=True, slots=True)
class Believe(Line):
    """`c believes` with what it is made to believe."""

    character: Name
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class IfEffect(Line):
    """`if condition:` ... `else:` ...; `else if` is an `IfEffect` alone in `otherwise`."""

    condition: Expression
    effects: tuple[Effect, ...]
    otherwise: tuple[Effect, ...] = ()
    else_layout: Layout = field(default=PLAIN, compare=False, repr=False, kw_only=True)
    """Around the `else` line."""


@dataclass(frozen=True, slots=True)
class ForEach(Line):
    """`for c: character if condition:` ..."""

    variable: Binder
    """Always with a type."""
    condition: Expression | None
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Forget(Line):
    """`c forgets p(...)`."""

    character: Name
    fluent: Fluent


@dataclass(frozen=True, slots=True)
class ForgetSince(Line):
    """`c forgets since dawn`."""

    character: Name
    mark: Name


Effect: TypeAlias = Assign | Believe | IfEffect | ForEach | Forget | ForgetSince


# --- Declarations: what there is --------------------------------------------------------------------------------------


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
class Parameter(Node):
    """One position in the parentheses of a declaration."""

    name: Name | Number | Constant
    """A number or constant only where it stands alone: a position that never varies."""
    kind: Name | Number | Constant | None = None
    """What stands after the colon: a type (also `yes or no`), or the one value it has."""


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


# --- Actions, events, rules -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prose(Line):
    """`"..."`, `seen "..."`, `felt "..."`."""

    kind: Literal["plain", "seen", "felt"]
    text: str


@dataclass(frozen=True, slots=True)
class By(Line):
    """`by who, other`: who consents; the first is the actor."""

    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class With(Line):
    """`with sakura`: who takes part."""

    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class SeenBy(Line):
    """`seen by c if condition as browse(who)`; `seen by nobody`."""

    variable: Binder | None
    """None: nobody. Its type, where none is stated, is `character`."""
    condition: Expression | None = None
    seen_as: Call | None = None


@dataclass(frozen=True, slots=True)
class If(Line):
    """`if condition`, `privately if condition`."""

    condition: Expression
    private: bool = False


@dataclass(frozen=True, slots=True)
class When(Line):
    """`when condition` of a rule; a `Call` alone may name an action."""

    condition: Expression


@dataclass(frozen=True, slots=True)
class Then(Line):
    """`then` with the effects."""

    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Takes(Line):
    """`takes 2 hours`."""

    minutes: int


@dataclass(frozen=True, slots=True)
class At(Line):
    """`at 08:00`, in minutes after midnight."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Every(Line):
    """`every day`, `every 3 hours`."""

    minutes: int


@dataclass(frozen=True, slots=True)
class After(Line):
    """`after 3 weeks`."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Chance(Line):
    """`with chance 1 in 6`."""

    wins: int
    of: int


@dataclass(frozen=True, slots=True)
class KnownTo(Line):
    """`known to sakura`; without names: `hidden`."""

    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Slowly(Line):
    """`slowly`."""


Clause: TypeAlias = (
    Prose | By | With | SeenBy | If | When | Then | Takes | At | Every | After | Chance | KnownTo | Slowly
)


@dataclass(frozen=True, slots=True)
class Happening(Line):
    """An action, an event or a rule: a header and clauses, on the header's line or below it.

    The parser has made sure that each clause fits the kind, and that only `Prose` and `SeenBy` come more than once.
    """

    kind: Literal["action", "event", "rule"]
    name: Name | None
    """None for a rule without a name."""
    parameters: tuple[Parameter, ...]
    clauses: tuple[Clause, ...]


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
    """`may suppose p(...) at most 2 until 2 hours`."""

    property: Pattern
    at_most: int | None = None
    until: int | None = None
    """Minutes."""


@dataclass(frozen=True, slots=True)
class MayInfer(Line):
    """`may infer p(...)`."""

    property: Pattern


@dataclass(frozen=True, slots=True)
class Crowd(Line):
    """`crowd villagers 500 in street`."""

    name: Name
    size: int
    at: Name | None = None


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
    """`gaara: anger strong slow, hope weak`."""

    character: Name
    tempers: tuple[Temper, ...]


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


@dataclass(frozen=True, slots=True)
class Ending(Line):
    """`ending won "title" if condition`."""

    name: Name
    title: str
    """Empty where none is written."""
    condition: Expression


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


@dataclass(frozen=True, slots=True)
class Introspection(Line):
    """`introspection off`."""

    on: bool


@dataclass(frozen=True, slots=True)
class Depth(Line):
    """`depth 3`."""

    levels: int


Declaration: TypeAlias = (
    WorldHeader
    | Use
    | TypeDeclaration
    | Entities
    | Property
    | Start
    | Secret
    | CommonBelief
    | Happening
    | Perception
    | TellAbout
    | AskAbout
    | Believable
    | Norm
    | MayAvert
    | MaySuppose
    | MayInfer
    | Crowd
    | Wants
    | Feelings
    | Act
    | Ending
    | Check
    | Viewpoint
    | Introspection
    | Depth
)


@dataclass(frozen=True, slots=True)
class File(Node):
    """A whole `.story` file."""

    declarations: tuple[Declaration, ...] = ()
    below: tuple[str | None, ...] = field(default=(), compare=False, repr=False)
    """Comments and blank lines of a file without declarations."""
