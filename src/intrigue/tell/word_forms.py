"""More word forms: participles, comparatives, plurals, articles, and what a word is, judged by its form.

`grammar.py` has what prose templates need; here is what wording conditions needs beyond that.
"""

from __future__ import annotations

import re

from intrigue.tell.grammar import IRREGULAR, past_tense
from intrigue.tell.lexicon import (
    ADJECTIVE_ENDINGS,
    ADJECTIVES,
    ADVERBS,
    COMPARATIVES,
    DEGREES,
    PARTICIPLES,
    PLURALS,
    UNCOUNTED,
)

_IRREGULAR_PARTICIPLES = frozenset(("been", *PARTICIPLES.values(), *IRREGULAR.values()))
_NO_VERB = re.compile(r"(ss|us|is|as)$")
"""Endings in `s` that no verb and no plural has."""


def participle(phrase: str) -> str:
    """Return the past participle of a verb phrase's first word, the rest unchanged: `go home` gives `gone home`."""
    first, blank, rest = phrase.partition(" ")
    if first == "be":
        return f"been{blank}{rest}"
    return PARTICIPLES.get(first, past_tense(first)) + blank + rest


def is_participle(word: str) -> bool:
    """Return whether a word can be a past participle: `seated`, `stolen`."""
    return (len(word) > 3 and word.endswith("ed")) or word in _IRREGULAR_PARTICIPLES


def is_adjective(word: str) -> bool:
    """Return whether a word says how something is: an adjective, a participle, an adverb of place."""
    known = word in ADJECTIVES or word in ADVERBS
    return known or is_participle(word) or word.endswith(ADJECTIVE_ENDINGS)


def begins_adjective(words: list[str]) -> bool:
    """Return whether words as a whole say how something is: `ready to go`, `well known`, `newly wed`."""
    return is_adjective(words[0]) or words[0] in DEGREES


def base_of(word: str) -> str | None:
    """Return the base form of what can be a verb as after `she`: `likes` gives `like`; None for any other word."""
    if word in ("is", "has"):
        return {"is": "be", "has": "have"}[word]
    if len(word) < 4 or not word.endswith("s") or _NO_VERB.search(word) or is_adjective(word):
        return None
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if re.search(r"(ss|ch|sh|x|z|o)es$", word) and word != "aches":
        return word[:-2]
    return word[:-1]


def comparative(adjective: str) -> str:
    """Return the comparative: `fonder`, `wearier`, `more loyal`."""
    if adjective in COMPARATIVES:
        return COMPARATIVES[adjective]
    syllables = len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", adjective)))
    if is_participle(adjective) or syllables > 2 or (syllables == 2 and not adjective.endswith("y")):
        return f"more {adjective}"
    if adjective.endswith("y") and adjective[-2:-1] not in "aeiou":
        return f"{adjective[:-1]}ier"
    if adjective.endswith("e"):
        return f"{adjective}r"
    if re.search(r"(^|[^aeiou])[aeiou][bdgmnpt]$", adjective):
        return f"{adjective}{adjective[-1]}er"
    return f"{adjective}er"


def plural_of(noun: str) -> str:
    """Return the plural of a noun, of its last word where it has several."""
    before, blank, last = noun.rpartition(" ")
    if last in PLURALS:
        return before + blank + PLURALS[last]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(s|x|z|ch|sh)$", last) else f"{noun}s"


def is_plural(noun: str) -> bool:
    """Return whether a noun, perhaps with more behind an `of`, is plural by its form: `the spectacles`."""
    head = noun.partition(" of ")[0].split()
    return bool(head) and head[-1].endswith("s") and len(head[-1]) > 3 and not _NO_VERB.search(head[-1])


def with_a(noun: str) -> str:
    """Return the noun with `a` or `an`; one that cannot be counted, or is plural, without."""
    last = noun.split()[-1]
    if last in UNCOUNTED or is_plural(last):
        return noun
    return f"{'an' if re.match(r'(?!uni|use|eu|one)[aeiou]|hour|heir|honest', noun) else 'a'} {noun}"
