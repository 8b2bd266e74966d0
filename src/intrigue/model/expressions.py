"""Conditions, values and effects as small frozen nodes.

There is one expression language: a condition is an expression whose value is yes or no. Nodes are plain data, compared
by content; `semantics/` says what they mean, `language/` how they look. `Believes` distributes over all inside it:
each fluent below it is read in that character's mind.

Some nodes are *sugar*: `model/sugar/` rewrites them into the others before a world is run. They are marked so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.terms import Fluent, Signature, Value, Variable

# --- Terms: what may fill a position of a fluent or a call ------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A value written down: an entity, a number, yes, no, `unknown` or `none`."""

    value: Value

    def __eq__(self, other: object) -> bool:
        # Python takes 1 and True for equal; a story does not.
        return isinstance(other, Literal) and type(self.value) is type(other.value) and self.value == other.value

    def __hash__(self) -> int:
        return hash((type(self.value).__name__, self.value))


Term: TypeAlias = Literal | Variable


# --- Values -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Read:
    """The value of a fluent: a property with its positions filled."""

    property: Signature
    arguments: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Did:
    """Sugar. Whether this action has happened, as far as the mind that is read knows."""

    action: Signature
    arguments: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class RuledOut:
    """Sugar. Whether `holder` has ruled out that `fluent` has this value."""

    holder: Term
    fluent: Read
    value: Term


@dataclass(frozen=True, slots=True)
class Believes:
    """The body, with every fluent in it read in the character's mind."""

    character: Term
    body: Expression


@dataclass(frozen=True, slots=True)
class Knows:
    """Sugar. For a condition: it holds and the character believes it. For a value: the belief is known and true."""

    character: Term
    body: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers combined; unknown when either is."""

    operator: Choice["+", "-", "*", "/"]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Conditional:
    """`then` where the condition holds, else `otherwise`."""

    condition: Expression
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The body summed or multiplied over all entities of the variable's type; for `count`, how many satisfy it."""

    kind: Choice["sum", "product", "count"]
    variable: Variable
    body: Expression


# --- Conditions -------------------------------------------------------------------------------------------------------

ComparisonOperator: TypeAlias = Choice["==", "!=", "<", "<=", ">", ">="]

OPPOSITE: Mapping[str, ComparisonOperator] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
"""The comparison that a negated one is read as; with an unknown, both orders are false."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`==` and `!=` compare identity; the four others are false where either side is unknown."""

    operator: ComparisonOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class TypeTest:
    """Whether the value of `subject` is an entity of this type."""

    subject: Expression
    type: str


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; without parts, yes."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Some part holds; without parts, no."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; pushed down to the comparisons before anything is read."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Quantified:
    """The body holds for some (`exists`), every (`all`) or exactly one (`only`) entity of the variable's type."""

    kind: Choice["exists", "all", "only"]
    variable: Variable
    body: Expression


# --- Ground nodes: what only expressions hold whose variables have been filled in -------------------------------------


@dataclass(frozen=True, slots=True)
class Slot:
    """The value of the fluent that has this place in a state."""

    index: int
    fluent: Fluent


@dataclass(frozen=True, slots=True)
class Total:
    """The sum or the product of the parts: an aggregate written out."""

    operator: Choice["+", "*"]
    parts: tuple[Expression, ...]


Expression: TypeAlias = (
    Literal
    | Variable
    | Read
    | Did
    | RuledOut
    | Believes
    | Knows
    | Arithmetic
    | Conditional
    | Aggregate
    | Comparison
    | TypeTest
    | And
    | Or
    | Not
    | Quantified
    | Slot
    | Total
)

YES = Literal(True)
NO = Literal(False)


# --- Effects ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assign:
    """The fluent takes the value, in the world or in the mind that the chain of believers leads to.

    The value is read where the event happens, whoever the believers are; what `c believes (f = e)` sets is written with
    the value `Believes(c, e)`.
    """

    fluent: Read | Did | RuledOut
    value: Expression
    believers: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """The effects, where the condition holds; else the others."""

    condition: Expression
    effects: tuple[Effect, ...]
    otherwise: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class ForEach:
    """The effects, once for every entity of the variable's type for which the condition holds."""

    variable: Variable
    effects: tuple[Effect, ...]
    condition: Expression = YES


@dataclass(frozen=True, slots=True)
class Forget:
    """Sugar. The character no longer knows the fluent: unknown, or the default of a plain yes/no property."""

    character: Term
    fluent: Read | Did


@dataclass(frozen=True, slots=True)
class ForgetSince:
    """The character's mind is set back to what it was at the mark (the name of a fate's event, such as `dawn`)."""

    character: Term
    mark: str


Effect: TypeAlias = Assign | When | ForEach | Forget | ForgetSince


@dataclass(frozen=True, slots=True)
class Call:
    """An action (or rule) with its positions filled."""

    signature: Signature
    arguments: tuple[Term, ...] = ()
