"""More word forms: participles, comparatives, plurals, articles, and what a word is, judged by its form.

`grammar.py` has what prose templates need; here is what wording conditions needs beyond that.
"""

from __future__ import annotations

import re

from intrigue.tell.grammar import IRREGULAR, past_tense, root, third_person, words
from intrigue.tell.lexicon import (
    ADJECTIVE_ENDINGS,
    ADJECTIVES,
    ADVERBS,
    COMPARATIVES,
    DEGREES,
    DIRECTED,
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
    before, base = ("", first) if first in PARTICIPLES else root(first)
    word = before + PARTICIPLES[base] if base in PARTICIPLES else past_tense(first)
    return word + blank + rest


def inflected(phrase: str, tense: str, plural: bool = False) -> str:
    """Return a verb phrase in the `past`, `present` or `pluperfect`, its first word agreeing with its subject."""
    if tense == "past":
        return past_tense(phrase, plural)
    if tense == "present":
        return third_person(phrase, plural)
    first, _, rest = phrase.partition(" ")
    if first in _MODAL_PERFECTS:
        return f"{_MODAL_PERFECTS[first]} {rest}".strip()
    if phrase == "do not":
        return "did not"
    if first == "do" and rest.startswith("not "):
        return f"had not {participle(rest.removeprefix('not '))}"
    if rest.startswith("not ") or rest == "not":
        return f"had not {participle(first)}{rest.removeprefix('not')}"
    return f"had {participle(phrase)}"


_MODAL_PERFECTS = {"can": "had been able to", "must": "had had to", "may": "had been allowed to"}


def led_by(done: str) -> str:
    """Return the preposition that a verb, given by its participle, needs before its object: `bowed` gives `to`."""
    return next((with_ for verb, with_ in DIRECTED.items() if done in (past_tense(verb), participle(verb))), "")


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


_SEVERAL = frozenset(words("they we you people both others all these those several few many two three four some"))
_CARRY_ON = frozenset(words("and or but then never always only also still too not even soon once now just"))


def literal_number(text: str, before: bool, owned: bool = False) -> bool:
    """Return whether a text before a verb is a subject of several; `before` tells it of the subject before that.

    Words that only carry the sentence on, such as `and` or an adverb, leave it as it was. `owned`: they stand behind
    an owner, as in `{who's} eyes`.
    """
    found = text.lower().split()
    while found and (found[-1] in ADVERBS or found[-1].endswith("ly")) and found[-1] not in _SEVERAL:
        found.pop()
    if not found or found[-1] in _CARRY_ON:
        return before
    if len(found) > 1 and text.lstrip()[:1].isupper() and found[0] in ("and", "but", "so", "yet"):
        found, text = found[1:], text.lstrip()[:1]  # `And the man [take] her hand`: it joins sentences, not subjects.
    if "and" in found and (text[:1].isupper() or found[0] in ("the", "a", "an", "his", "her", "their", "my", "our")):
        return True
    return found[-1] in _SEVERAL or ((owned or len(found) > 1 or text[:1].isupper()) and is_plural(" ".join(found)))


_NUMBERS = frozenset(words("two three four five six seven eight nine ten eleven twelve twenty thirty forty hundred"))
_ONE = frozenset(words("a an one nobody nothing somebody something another each every this that"))
_ENDS_NOUN = frozenset(words("in on at of to for with from by behind under over before after between among about"))


def begins_with_several(text: str) -> bool:
    """Return whether words behind `there is` or `there are` name several first: `two cups`, `cups and a jug`."""
    first = re.split(r"[.,;:!?…“”—]|\band\b|\bor\b|\bwhich\b|\bwho\b|\bthat\b", text.lower())[0].split()
    while first and (first[0] in ADVERBS or first[0] in ("not", "only", "also", "still", "always", "once")):
        first = first[1:]
    if not first:
        return False
    if first[0] in _ONE:
        return False
    if first[0] in (_SEVERAL - {"some"}) | _NUMBERS or "-" in first[0]:
        return True
    ends = next((at for at, word in enumerate(first) if word in _ENDS_NOUN), len(first))
    return any(is_plural(each) and each not in UNCOUNTED for each in first[:ends])


def with_a(noun: str) -> str:
    """Return the noun with `a` or `an`; one that cannot be counted, or is plural, without."""
    last = noun.split()[-1]
    if last in UNCOUNTED or is_plural(last):
        return noun
    return f"{'an' if re.match(r'(?!uni|use|eu|one)[aeiou]|hour|heir|honest', noun) else 'a'} {noun}"
