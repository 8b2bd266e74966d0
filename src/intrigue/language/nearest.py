"""Which known name was probably meant: the search behind every 'did you mean'."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LEAST_SIMILAR = 0.6
"""Names less alike than this (0 to 1, as difflib counts) are not worth a guess."""
CONSIDERED = 2000
"""How many names are looked at; more would make a message slow."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like this one, the first of several; None when none comes near."""
    candidates = list(dict.fromkeys(known))[:CONSIDERED]
    plain = _plain(name)
    by_plain: dict[str, str] = {}
    for each in candidates:
        by_plain.setdefault(_plain(each), each)
    if plain in by_plain:
        return by_plain[plain]
    found = difflib.get_close_matches(plain, by_plain, n=1, cutoff=LEAST_SIMILAR if len(plain) > 2 else 0.5)
    return by_plain[found[0]] if found else None


def _plain(name: str) -> str:
    """Return the name without what people mix up: capitals, blanks, hyphens, underscores."""
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")
