"""`knows`, found again where it was written out as `P and c believes P`."""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.model.expressions import And, Believes, Comparison, Expression, Knows, Literal
from intrigue.model.terms import UNKNOWN


def with_knowledge(parts: Sequence[Expression]) -> list[Expression]:
    """Return the parts of a conjunction with `P and c believes P` read as what it is: c knows P."""
    kept = list(parts)
    for each in parts:
        if isinstance(each, Believes):
            believed = each.body.parts if isinstance(each.body, And) else (each.body,)
            if all(part in kept for part in believed):
                kept = [part for part in kept if part not in believed and part != each]
                kept.append(Knows(each.character, each.body))
    return _with_known_values(kept)


def _with_known_values(parts: list[Expression]) -> list[Expression]:
    """Return the parts with `(c believes V) == V and V != unknown` read as: c knows V."""
    kept = list(parts)
    for each in parts:
        if isinstance(each, Comparison) and each.operator == "==" and isinstance(each.left, Believes):
            definite = Comparison("!=", each.right, Literal(UNKNOWN))
            if each.left.body == each.right and definite in kept:
                kept = [part for part in kept if part != definite]
                kept[kept.index(each)] = Knows(each.left.character, each.right)
    return kept
