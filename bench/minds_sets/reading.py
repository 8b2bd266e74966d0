"""What all question sets share: a story is a list of lines, a question asks for a value in a chain of minds.

A `Reader` turns the lines into a world and, line by line, into events on a `Stage`; and a question into an `Asked`. It
keeps no account of who believes what: that is the engine's part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from intrigue.model.terms import NONE, UNKNOWN, Fluent, Value
from minds_sets.stage import Stage

Parsed = TypeVar("Parsed")

Forms: TypeAlias = Sequence[tuple[str, Callable[[re.Match[str]], Parsed]]]
"""The forms that lines (or questions) take, and what each says; the first that matches all of a line counts."""
When: TypeAlias = Literal["first", "now"] | int
"""`first`: the first moment at which there is a value; `now`: at the end; a number: after so many lines."""


class Unread(Exception):  # noqa: N818 - it names a state of affairs, and is always caught
    """A line or question that the set's rules do not cover; the message says which."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks: the value of a fluent in a chain of minds at a moment."""

    fluent: Fluent
    chain: tuple[str, ...] = ()
    """Who thinks that who thinks ...; empty: the world itself."""
    when: When = "now"


@dataclass(frozen=True, slots=True)
class Told:
    """A story that has been played: the stage after it, and how to ask it."""

    stage: Stage
    asked: Callable[[str], Asked]
    """Read a question; raise Unread."""
    answer: Callable[[Asked, Value], str]
    """Say a value in the words of the set's answers."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How the stories of one set are read."""

    play: Callable[[Sequence[str], int], Told]
    """Play a story (its lines) with minds nested this deep; raise Unread."""
    splits: tuple[str, ...] = ()
    """The yes/no fields of its questions by which accuracy is also counted."""


def parse_lines(lines: Sequence[str], forms: Forms[Parsed]) -> list[Parsed]:
    """Return what each line says; raise Unread, naming the line, where no form fits one."""
    compiled = [(re.compile(pattern), make) for pattern, make in forms]
    parsed = []
    for number, line in enumerate(lines, 1):
        fits = ((pattern.fullmatch(plain(line)), make) for pattern, make in compiled)
        found = next(((match, make) for match, make in fits if match), None)
        if found is None:
            raise Unread(f"line {number} is not understood: {line!r}")
        match, make = found
        parsed.append(make(match))
    return parsed


def parse(text: str, forms: Forms[Parsed]) -> Parsed:
    """Return what a question says; raise Unread where no form fits it."""
    for pattern, make in forms:
        if match := re.fullmatch(pattern, plain(text)):
            return make(match)
    raise Unread(f"the question is not understood: {text!r}")


def plain(text: str) -> str:
    """Return the text with single blanks, and hyphens without blanks around them."""
    return re.sub(r"\s+-\s+", "-", " ".join(text.split()))


def names(text: str) -> list[str]:
    """Return the names in `A, B and C`."""
    return [each for each in re.split(r",\s*(?:and\s+)?|\s+and\s+", text) if each]


def look_up(stage: Stage, asked: Asked) -> Value:
    """Return what the engine's states say to a question."""
    match asked.when:
        case "first":
            for moment in range(len(stage.states)):
                found = stage.value(asked.fluent, asked.chain, moment)
                if found not in (UNKNOWN, NONE):
                    return found
            return UNKNOWN
        case int(moment):
            return stage.value(asked.fluent, asked.chain, moment)
        case _:
            return stage.value(asked.fluent, asked.chain)
