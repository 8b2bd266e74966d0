"""Which wording of `{a|b|c}` is told: one of those told least so far, and never the last one again."""

from __future__ import annotations

import hashlib

from intrigue.tell.templates import Mention, Template, Variants, Verb, Words


def chosen(
    template: Template, text: str, key: str, said: dict[tuple[str, str], tuple[int, ...]], path: str
) -> tuple[list[Words | Mention | Verb], dict[tuple[str, str], tuple[int, ...]]]:
    """Return the template with one wording at each place, one of those told least so far, and what was told so far."""
    pieces: list[Words | Mention | Verb] = []
    for position, piece in enumerate(template):
        if not isinstance(piece, Variants):
            pieces.append(piece)
            continue
        here = f"{path}.{position}"
        site = (text, here)
        told = said.get(site, ())
        least = min(told.count(each) for each in range(len(piece.options)))
        fresh = [each for each in range(len(piece.options)) if told.count(each) == least and each not in told[-1:]]
        option = fresh[_drawn(f"{key}|{text}|{here}", len(fresh))] if fresh else (told[-1] + 1) % len(piece.options)
        said[site] = (*told, option)
        inner, said = chosen(piece.options[option], text, key, said, f"{here}.{option}")
        pieces += inner
    return pieces, said


def _drawn(key: str, options: int) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") % options
