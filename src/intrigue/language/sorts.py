"""What kind of value an expression has, as far as the text tells: yes/no, a number, an entity of some type.

The resolver asks these questions before it lets a comparison, an argument or an assignment pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal as Choice

from intrigue.model.terms import CHARACTER, ENTITY, EntityOf, Number, ValueType, YesNo


@dataclass(frozen=True, slots=True)
class Sort:
    """The kind of value that an expression can have."""

    kind: Choice["truth", "number", "entity", "unknown", "none", "anything"]
    """`unknown` and `none` are the two words themselves; `anything` follows a mistake already reported."""
    types: tuple[str, ...] = ()
    """For an entity: all the types that it surely has."""
    entity: str | None = None
    """For an entity that is named outright: its name."""
    may_be_none: bool = False
    may_be_unknown: bool = False
    """For a yes/no value: declared `yes or no`. Numbers and entities may always be unknown."""

    def __str__(self) -> str:
        match self.kind:
            case "truth":
                return "a yes/no value"
            case "number":
                return "a number"
            case "entity":
                return f"{article(self.types[0])} {self.types[0]}" if self.types else "an entity"
            case "anything":
                return "something"
            case special:
                return f"`{special}`"


TRUTH = Sort("truth")
NUMBER = Sort("number")
UNKNOWN_WORD = Sort("unknown")
NONE_WORD = Sort("none")
ANYTHING = Sort("anything")


def article(noun: str) -> str:
    """Return `a` or `an`, as the noun's first letter suggests."""
    return "an" if noun[:1].lower() in "aeiou" else "a"


def sort_of(value: ValueType) -> Sort:
    """Return what reading a property of this value type gives."""
    match value:
        case YesNo(may_be_unknown=unknown):
            return Sort("truth", may_be_unknown=unknown)
        case Number():
            return NUMBER
        case EntityOf(type=name, may_be_none=none):
            return Sort("entity", (name,), may_be_none=none)


class Hierarchy:
    """The types of a world, which stand above which, and which entities they have."""

    def __init__(self, parents: Mapping[str, Iterable[str]]) -> None:
        """Take the types, each with the types directly above it; cycles do no harm."""
        self.above: dict[str, frozenset[str]] = {}
        direct: dict[str, tuple[str, ...]] = {ENTITY: (), CHARACTER: ()}
        for name, stated in parents.items():
            direct[name] = (*direct.get(name, ()), *stated)
        for name in direct:
            found = {name, ENTITY}
            ahead = list(direct[name])
            while ahead:
                parent = ahead.pop()
                if parent not in found:
                    found.add(parent)
                    ahead.extend(direct.get(parent, ()))
            self.above[name] = frozenset(found)
        self._shared: set[frozenset[str]] = set()

    def __contains__(self, name: str) -> bool:
        """Return whether this is a known type."""
        return name in self.above

    def add_entity(self, types: Iterable[str]) -> None:
        """Take note of an entity that has all these types, so that what shares an entity can be told."""
        found = sorted(frozenset().union(*(self.above.get(each, frozenset()) for each in types)))
        self._shared.update(frozenset((a, b)) for a in found for b in found)

    def is_a(self, below: str, above: str) -> bool:
        """Return whether every entity of the one type is of the other."""
        return below == above or above in self.above.get(below, ())

    def fits(self, sort: Sort, type_name: str) -> bool:
        """Return whether every value of this sort is an entity of the type."""
        return sort.kind == "anything" or (
            sort.kind == "entity" and any(self.is_a(each, type_name) for each in sort.types)
        )

    def can_meet(self, one: Sort, other: Sort) -> bool:
        """Return whether two entities of these sorts can be one and the same."""
        if one.entity is not None and other.entity is not None:
            return True
        if one.entity is not None:
            return all(self.fits(one, each) for each in other.types)
        if other.entity is not None:
            return all(self.fits(other, each) for each in one.types)
        return all(self._overlap(a, b) for a in one.types for b in other.types)

    def _overlap(self, one: str, other: str) -> bool:
        if self.is_a(one, other) or self.is_a(other, one) or frozenset((one, other)) in self._shared:
            return True
        return any(one in above and other in above for above in self.above.values())
