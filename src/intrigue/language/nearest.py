"""Which known name was probably meant: the search behind every 'did you mean'."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache

from intrigue.language.words import DECLARATION_WORDS

LEAST_SIMILAR = 0.6
"""Names less alike than this (0 to 1, as difflib counts) are not worth a guess."""
VERY_SIMILAR = 0.8
"""Names at least this alike are probably one name, once misspelt."""
CONSIDERED = 1000
"""How many names are looked at; more would make a message slow."""


VALUES_ELSEWHERE = {
    "true": "write `yes`",
    "false": "write `no`",
    "nobody": "write `none`",
    "nothing": "write `none`",
    "nowhere": "write `none`",
    "null": "write `none`",
    "nil": "write `none`",
    "undefined": "write `unknown`",
    "anybody": "write `exists x: character . ...`",
    "anyone": "write `exists x: character . ...`",
    "somebody": "write `exists x: character . ...`",
    "someone": "write `exists x: character . ...`",
    "everybody": "write `all x: character . ...`, or `for x: character: ...` in effects",
    "everyone": "write `all x: character . ...`, or `for x: character: ...` in effects",
    "self": "use the name of the position, such as `who` in `action go(who: character)`",
    "me": "use the name of the position, such as `who` in `action go(who: character)`",
    "myself": "use the name of the position, such as `who` in `action go(who: character)`",
}
"""Words that writers bring from other languages, or from plain English, and what to write instead of such a value."""

TYPES_ELSEWHERE = {
    "bool": "a property without a type is yes or no",
    "boolean": "a property without a type is yes or no",
    "truth": "a property without a type is yes or no",
    "int": "write `number`",
    "integer": "write `number`",
    "float": "write `number`",
    "numeric": "write `number`",
    "string": "a property cannot hold a text; declare a type, and an entity of it for every value",
    "text": "a property cannot hold a text; declare a type, and an entity of it for every value",
    "person": "those who have minds are of the type `character`",
    "people": "those who have minds are of the type `character`",
    "agent": "those who have minds are of the type `character`",
    "actor": "those who have minds are of the type `character`",
}
"""The same for types."""


def nearest(name: str, known: Iterable[str], least: float = LEAST_SIMILAR) -> str | None:
    """Return the known name most like this one, the first of several; None when none is at least so much alike."""
    candidates = list(dict.fromkeys(known))[:CONSIDERED]
    plain = _plain(name)
    by_plain: dict[str, str] = {}
    for each in candidates:
        by_plain.setdefault(_plain(each), each)
    if plain in by_plain:
        return by_plain[plain]
    best, meant = least if len(plain) > 2 else 0.5, None
    compared = difflib.SequenceMatcher(b=plain)
    size = len(plain)
    for each, original in by_plain.items():
        # `real_quick_ratio`, written out: mostly it is all that is asked.
        together = len(each) + size
        if together and 2.0 * min(len(each), size) / together < best:
            continue
        compared.set_seq1(each)
        if compared.quick_ratio() < best:
            continue
        ratio = compared.ratio()
        if ratio > best or (meant is None and ratio == best):
            best, meant = ratio, original
    return meant


def meant_declaration(word: str) -> str | None:
    """Return the first word of a declaration that this one was probably meant to be."""
    found = nearest(word, DECLARATION_WORDS)
    if found is None or abs(len(found) - len(word)) > 2:
        return None
    if len(found) < 6 and found[0] != word[0].lower():
        return None
    if len(found) < 4 and abs(len(found) - len(word)) > 1:
        return None
    return found


@lru_cache(2 * CONSIDERED)
def _plain(name: str) -> str:
    """Return the name without what people mix up: capitals, blanks, hyphens, underscores."""
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")
