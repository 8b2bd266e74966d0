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
* `exists a: x, b: y . C` is one inside the other; `Quantifier.others` keeps how it was written.
* `secret: C` (nobody knows) and `secret of gaara, demon: C`.
* A text without a word before it is a `Prose` of one string; with `seen`, `to`, `if` and the like before it, it
  may have several, beside it or in a block. `if C "..."` is a text, `if C` without a
  string the condition of the happening.
* Number ranges `0..10`, `0..`, `..10`; `number` has no bounds.
"""

from __future__ import annotations

from typing import TypeAlias

from intrigue.language.declaration_syntax import (
    Act,
    AskAbout,
    Believable,
    Check,
    CommonBelief,
    Crowd,
    Deeds,
    Depth,
    Ending,
    Entities,
    EntityItem,
    EntityType,
    Feelings,
    Introspection,
    MayAvert,
    MayInfer,
    MaySuppose,
    Norm,
    NumberType,
    Pattern,
    Perception,
    Property,
    Secret,
    Slack,
    Start,
    TellAbout,
    Temper,
    Temperament,
    TypeDeclaration,
    Use,
    ValueType,
    Viewpoint,
    ViewpointItem,
    Want,
    Wants,
    WorldHeader,
    YesNoType,
)
from intrigue.language.expression_syntax import (
    NOWHERE,
    PLAIN,
    And,
    Arithmetic,
    Assign,
    Believe,
    Believes,
    Binder,
    Call,
    Comparison,
    ComparisonOperator,
    Conditional,
    Constant,
    Did,
    Effect,
    Expression,
    Fluent,
    ForEach,
    Forget,
    ForgetSince,
    IfEffect,
    Knows,
    Layout,
    Line,
    Name,
    NameUse,
    Negate,
    Node,
    Not,
    Number,
    Or,
    Quantifier,
    QuantifierKind,
    RuledOut,
    Temporal,
    TemporalKind,
    Typed,
    TypeTest,
)
from intrigue.language.happening_syntax import (
    After,
    At,
    By,
    Chance,
    Clause,
    Every,
    Happening,
    If,
    KnownTo,
    Parameter,
    SeenBy,
    Slowly,
    Takes,
    Then,
    When,
    With,
)
from intrigue.language.prose_syntax import Describe, Framing, Later, Naming, Prose, TextLine, Thought, Wording
from intrigue.language.ways_syntax import Clock, Thinking, Ways

__all__ = [
    "NOWHERE",
    "PLAIN",
    "Act",
    "After",
    "And",
    "Arithmetic",
    "AskAbout",
    "Assign",
    "At",
    "Believable",
    "Believe",
    "Believes",
    "Binder",
    "By",
    "Call",
    "Chance",
    "Check",
    "Clause",
    "Clock",
    "CommonBelief",
    "Comparison",
    "ComparisonOperator",
    "Conditional",
    "Constant",
    "Crowd",
    "Declaration",
    "Deeds",
    "Depth",
    "Describe",
    "Did",
    "Effect",
    "Ending",
    "Entities",
    "EntityItem",
    "EntityType",
    "Every",
    "Expression",
    "Feelings",
    "File",
    "Fluent",
    "ForEach",
    "Forget",
    "ForgetSince",
    "Framing",
    "Happening",
    "If",
    "IfEffect",
    "Introspection",
    "KnownTo",
    "Knows",
    "Later",
    "Layout",
    "Line",
    "MayAvert",
    "MayInfer",
    "MaySuppose",
    "Name",
    "NameUse",
    "Naming",
    "Negate",
    "Node",
    "Norm",
    "Not",
    "Number",
    "NumberType",
    "Or",
    "Parameter",
    "Pattern",
    "Perception",
    "Property",
    "Prose",
    "Quantifier",
    "QuantifierKind",
    "RuledOut",
    "Secret",
    "SeenBy",
    "Slack",
    "Slowly",
    "Start",
    "Takes",
    "TellAbout",
    "Temper",
    "Temperament",
    "Temporal",
    "TemporalKind",
    "TextLine",
    "Then",
    "Thinking",
    "Thought",
    "TypeDeclaration",
    "TypeTest",
    "Typed",
    "Use",
    "ValueType",
    "Viewpoint",
    "ViewpointItem",
    "Want",
    "Wants",
    "Ways",
    "When",
    "With",
    "Wording",
    "WorldHeader",
    "YesNoType",
]

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
    | Deeds
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
    | Clock
    | Thinking
    | Framing
    | Describe
    | Later
    | Thought
    | Naming
    | Wording
)


class File(Node, frozen=True):
    """A whole `.story` file."""

    declarations: tuple[Declaration, ...] = ()
    below: tuple[str | None, ...] = ()
    """Comments and blank lines of a file without declarations."""
