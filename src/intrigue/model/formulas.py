"""What must be true of every run of a world: conditions, moments, and how they follow one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.expressions import Call, Expression


@dataclass(frozen=True, slots=True)
class Happens:
    """In a check: the moment at which this action happens."""

    call: Call


@dataclass(frozen=True, slots=True)
class Temporal:
    """In a check: a property over a run. `before` and `until` have a right side."""

    kind: Choice["always", "never", "eventually", "before", "until"]
    left: Formula
    right: Formula | None = None


Formula: TypeAlias = Expression | Happens | Temporal


@dataclass(frozen=True, slots=True)
class Check:
    """What must be true of every run."""

    title: str
    formula: Formula
