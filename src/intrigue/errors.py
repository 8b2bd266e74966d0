"""Everything that can go wrong, as values and as one tree of exceptions.

A mistake in what somebody wrote is a `Diagnostic`: a value with a place, which is collected with others and reported
together. Exceptions carry diagnostics to the command line, which ends with exit code 2 on any of them.

* IntrigueError
  * InputError: what was handed in is wrong; carries diagnostics
  * BoundError: a stated bound was met
    * LoopError: rules do not come to an end
  * DepthError: minds nest less deep than was asked for
  * EvaluationError: an expression has no value where it was read, such as a division by zero
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a text."""

    file: str
    """The file's name as the user gave it; `<text>` for a text that came from no file."""
    line: int
    """Counted from 1; 0 when the whole file is meant."""
    column: int
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a text: what was found, where, and what to do about it."""

    code: str
    """`E` or `W` and three digits; `docs/errors.md` lists them all."""
    message: str
    """What was found (quoted) and what is wrong with it; one sentence without a final dot."""
    place: Place
    line: str = ""
    """The source line at `place`, without its line end; empty when there is none to show."""
    width: int = 1
    """How many characters the caret underlines."""
    expected: str = ""
    """What could have stood there instead."""
    hint: str = ""
    """What was probably meant, or what to do next."""
    related: tuple[tuple[Place, str], ...] = ()
    """Other places that matter, each with a word on why ('first defined here')."""
    severity: Severity = "error"


class IntrigueError(Exception):
    """The root of all errors that this package raises on purpose."""

    exit_code = 2


@dataclass
class InputError(IntrigueError):
    """What was handed in cannot be used; `diagnostics` say where and why."""

    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def __str__(self) -> str:
        return "; ".join(f"{each.place}: {each.severity}[{each.code}]: {each.message}" for each in self.diagnostics)


class BoundError(IntrigueError):
    """A stated bound on time or memory was met; the message names the bound and what met it."""


class LoopError(BoundError):
    """Rules set one another off without end; `rule` names one of them."""

    def __init__(self, message: str, rule: str) -> None:
        super().__init__(message)
        self.rule = rule


class DepthError(IntrigueError):
    """A question went deeper into minds than the world's depth; the message names `depth`."""


class EvaluationError(IntrigueError):
    """An expression has no value where it was read."""

    def __init__(self, message: str, event: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.event = event
        """What was about to happen; empty where nothing was."""

    def __str__(self) -> str:
        return f"{self.message}, in {self.event}" if self.event else self.message
