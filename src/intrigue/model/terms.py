"""The smallest pieces: values, types, entities, variables, signatures.

A *value* is what a fluent can hold: yes or no (bool), a number, an entity (by its name), or one of two special values:
`UNKNOWN` (to a mind: not known) and `NONE` (known to be nothing). Entities are named by plain strings throughout, so a
value is data that can be compared, sorted, saved and printed without the world at hand.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Special(enum.Enum):
    """The two values that are not things."""

    UNKNOWN = "unknown"
    NONE = "none"

    # There is one object of each, and states with many of them are hashed often.
    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.value


UNKNOWN = Special.UNKNOWN
NONE = Special.NONE

Value: TypeAlias = bool | int | float | str | Special
"""Yes/no, a number, an entity's name, `UNKNOWN` or `NONE`."""

ENTITY = "entity"
"""The type above all types of entities; always there."""
CHARACTER = "character"
"""The type of those who have minds; always there, below `ENTITY`."""
AUTHOR = "author"
"""The name under which the author's wants are reported; no entity may carry it."""
RULED_OUT = "ruled_out "
"""What the name of a property begins with that keeps which values somebody has ruled out."""


@dataclass(frozen=True, slots=True)
class TypeDeclaration:
    """A type of entities with the types directly above it (none stated: `ENTITY`)."""

    name: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing or a person of the world."""

    name: str
    """How conditions and effects call it; unique among entities."""
    types: tuple[str, ...]
    """The types it was declared with, at least one; the types above them follow from the declarations."""
    display: str = ""
    """How prose calls it; empty: the name, with blanks for underscores."""
    pronoun: str = ""
    """`he`, `she`, `they` or `it`; empty: `they` for characters, `it` for all else."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """The value type of a condition-like property."""

    may_be_unknown: bool = False
    """True where declared `yes or no`: a mind may then not know it."""


@dataclass(frozen=True, slots=True)
class Number:
    """The value type of a numeric property; values outside the range are clamped to it."""

    low: int | float | None = None
    """The least value; None: no bound."""
    high: int | float | None = None


@dataclass(frozen=True, slots=True)
class EntityOf:
    """The value type of a property that points at an entity."""

    type: str
    may_be_none: bool = False
    """True where declared `or none`."""


ValueType: TypeAlias = YesNo | Number | EntityOf


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that stands for any entity of a type, in the text where it is bound."""

    name: str
    type: str
    """An entity type; `yes or no` where a quantifier ranges over both truth values (imported worlds only)."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One position of an action, a rule or a property: a variable, or a constant that never varies."""

    name: str
    """How conditions and prose call it; for a property, the name of its type or constant."""
    type: str = ""
    """The type it ranges over; empty for a constant."""
    constant: Value | None = None
    """The one value of a constant parameter; None for a variable."""

    @property
    def variable(self) -> Variable:
        """The variable that this parameter binds; meaningless for a constant."""
        return Variable(self.name, self.type)

    @property
    def kind(self) -> str:
        """What tells overloads apart: the type's name, or `=` and the constant."""
        return self.type if self.constant is None else f"={self.constant}"


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells properties (or actions) of one name apart: the name and the kind of each position."""

    name: str
    kinds: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.kinds)})"


class Fluent(NamedTuple):
    """A property with its positions filled in."""

    property: Signature
    arguments: tuple[Value, ...] = ()

    def __str__(self) -> str:
        return f"{self.property.name}({', '.join(map(str, self.arguments))})" if self.arguments else self.property.name
