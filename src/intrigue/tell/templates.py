"""Prose templates: what stands in a story file between quotation marks, taken apart.

`{who}` becomes a name or pronoun, `{who's}` an owner, `{who.him}` and its kin one form, `[verb]` the verb in its tense,
`{a|b|c}` one of several wordings; wordings may hold names and verbs themselves. Whatever is not understood stays as
it is: a template never fails, for what is wrong with it is said when the story file is checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Text that stays as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something, named by a parameter."""

    parameter: str
    owner: bool = False
    """True for `{who's}`."""
    form: str = ""
    """What stands behind a dot: `name`, `address`, `he`, `him`, `his` or `himself`; empty: as the discourse allows."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb phrase in its base form; its first word is inflected."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Variants:
    """Several wordings of which one is told."""

    options: tuple[Template, ...]


Piece: TypeAlias = Words | Mention | Verb | Variants
Template: TypeAlias = tuple[Piece, ...]


@lru_cache(maxsize=4096)
def parsed(text: str) -> Template:
    """Return a template's pieces, in order."""
    pieces: list[Piece] = []
    words = ""
    position = 0
    while position < len(text):
        letter = text[position]
        end = _closing(text, position) if letter in "{[" else None
        if end is None:
            words += letter
            position += 1
            continue
        if words:
            pieces.append(Words(words))
            words = ""
        pieces.append(_piece(letter, text[position + 1 : end]))
        position = end + 1
    if words:
        pieces.append(Words(words))
    return tuple(pieces)


def _piece(opening: str, inside: str) -> Piece:
    if opening == "[":
        return Verb(inside.strip())
    options = _split(inside)
    if len(options) > 1:
        return Variants(tuple(parsed(each) for each in options))
    name = inside.strip()
    owner = name.endswith(("'s", "’s"))
    parameter, _, form = (name[:-2] if owner else name).partition(".")
    return Mention(parameter, owner, form)


def _closing(text: str, start: int) -> int | None:
    """Return where the bracket that opens at `start` closes, or None."""
    opening, closing = text[start], "}" if text[start] == "{" else "]"
    depth = 0
    for position in range(start, len(text)):
        if text[position] == opening:
            depth += 1
        elif text[position] == closing:
            depth -= 1
            if depth == 0:
                return position
    return None


def _split(inside: str) -> list[str]:
    """Return the wordings between the bars that stand in no inner bracket."""
    parts, depth = [""], 0
    for letter in inside:
        depth += (letter == "{") - (letter == "}")
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def variety(text: str) -> int:
    """Return in how many ways a template can be told before a wording comes again: the most at any one place."""
    return max((len(each.options) for each in parsed(text) if isinstance(each, Variants)), default=1)
