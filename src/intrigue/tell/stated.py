"""What a sentence of a telling states, as typed facts that can be proved or refuted from the chronicle.

A fact names the entries of the chronicle that it rests on by their index. Whether somebody could know it at some moment
is not said here; that is for `leaks.py` to find out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from intrigue.language.expression_printer import expression_text
from intrigue.language.write_expressions import written
from intrigue.model.expressions import Expression
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Fluent, Special, Value
from intrigue.semantics.beliefs import Chain


@dataclass(frozen=True, slots=True)
class Seen:
    """Something happened, as the one through whose eyes it is told took it."""

    entry: int
    call: GroundCall
    own: bool = False
    """Whether also the doer's own side of it is told."""


@dataclass(frozen=True, slots=True)
class Often:
    """The same happened several times, each time seen."""

    entries: tuple[int, ...]
    call: GroundCall


@dataclass(frozen=True, slots=True)
class Held:
    """A belief, right or wrong."""

    chain: Chain
    """Whose, outermost first; empty: what is so, told through nobody's eyes."""
    fluent: Fluent
    value: Value
    """UNKNOWN: that they do not know."""


@dataclass(frozen=True, slots=True)
class Thought:
    """That a condition holds as somebody takes things to be."""

    holder: str
    """Empty: as things are."""
    condition: Expression


@dataclass(frozen=True, slots=True)
class Felt:
    """An emotion that somebody has, at least this strong."""

    emotion: str
    holder: str
    about: str | None
    least: int


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody has an intention, which an entry records, and goes by it still."""

    entry: int
    holder: str


@dataclass(frozen=True, slots=True)
class Given:
    """Somebody has given up an intention."""

    entry: int
    holder: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody waits for another to do something."""

    entry: int
    holder: str


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody expects something to be done, and hopes for it or dreads it."""

    holder: str
    event: GroundCall
    hopeful: bool


@dataclass(frozen=True, slots=True)
class Inferred:
    """Somebody worked out a belief from what another did."""

    entry: int
    holder: str
    seen: GroundCall


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Time has passed since an earlier entry."""

    since: int
    until: int
    """Minutes since the start."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Words of the author that belong to the whole story: its opening, an act's first lines, its closing."""

    place: str


Fact: TypeAlias = (
    Seen | Often | Held | Thought | Felt | Meant | Given | Awaited | Expected | Inferred | Elapsed | Framed
)
"""Anything that a sentence may state."""


def fact_to_data(fact: Fact) -> dict[str, Any]:
    """Return a fact as data that `json` can write, under the name of its kind."""
    found: dict[str, Any] = {"kind": type(fact).__name__.lower()}
    for name in fact.__dataclass_fields__:
        found[name] = _plain(getattr(fact, name))
    return found


def _plain(value: object) -> Any:
    match value:
        case GroundCall() | Special():
            return str(value)
        case Fluent(property=signature, arguments=arguments):
            return f"{signature.name}({', '.join(map(str, arguments))})"
        case tuple():
            return [_plain(each) for each in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return expression_text(written(value))  # type: ignore[arg-type]
