"""English word forms: verbs in the past tense, pronouns, possessives, lists, capitals and quotation marks.

Small on purpose: irregular verbs in one table, rules for the rest. Nothing here knows about stories.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Pronoun(NamedTuple):
    """The forms of one personal pronoun."""

    subject: str
    object: str
    possessive: str
    reflexive: str


PRONOUNS = {
    "he": Pronoun("he", "him", "his", "himself"),
    "she": Pronoun("she", "her", "her", "herself"),
    "they": Pronoun("they", "them", "their", "themself"),
    "it": Pronoun("it", "it", "its", "itself"),
}
"""By the word that stories use for them."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text: for tables that are read as lines."""
    return tuple(text.split())


_IRREGULAR = """
arise arose|awake awoke|bear bore|beat beat|become became|begin began|bend bent|bet bet|bid bid|bind bound|bite bit|
bleed bled|blow blew|break broke|breed bred|bring brought|build built|burst burst|buy bought|cast cast|catch caught|
choose chose|cling clung|come came|cost cost|creep crept|cut cut|deal dealt|dig dug|do did|draw drew|drink drank|
drive drove|eat ate|fall fell|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew|forbid forbade|
forget forgot|forgive forgave|forsake forsook|freeze froze|get got|give gave|go went|
grind ground|grow grew|hang hung|have had|hear heard|hide hid|hit hit|hold held|hurt hurt|keep kept|kneel knelt|
know knew|lay laid|lead led|leave left|lend lent|let let|lie lay|light lit|lose lost|make made|mean meant|meet met|
pay paid|put put|quit quit|read read|rid rid|ride rode|ring rang|rise rose|run ran|say said|see saw|
seek sought|sell sold|send sent|set set|shake shook|shed shed|shine shone|shoot shot|
shrink shrank|shut shut|sing sang|sink sank|sit sat|slay slew|sleep slept|slide slid|sling slung|slit slit|
speak spoke|speed sped|spend spent|spin spun|spit spat|split split|spread spread|spring sprang|stand stood|steal stole|
stick stuck|sting stung|stink stank|stride strode|strike struck|string strung|strive strove|swear swore|sweep swept|
swim swam|swing swung|take took|teach taught|tear tore|tell told|think thought|throw threw|thrust thrust|
tread trod|uphold upheld|upset upset|wake woke|
wear wore|weave wove|weep wept|win won|wind wound|withdraw withdrew|withhold withheld|withstand withstood|wring wrung|
write wrote|dwell dwelt|smite smote|slink slunk|beseech besought|gainsay gainsaid|partake partook|shoe shod|
leap leapt|broadcast broadcast|babysit babysat|browbeat browbeat|countersink countersank|
proofread proofread|befall befell|beget begot|behold beheld|beset beset|bestride bestrode|forgo forwent|
forswear forswore|gird girt|cleave cleft|
can could|may might|must had to|shall should|will would
"""

IRREGULAR: dict[str, str] = {
    verb: past for verb, _, past in (entry.strip().partition(" ") for entry in _IRREGULAR.split("|"))
}
"""Past tense by base form, where the rules below do not give it."""

_BEFORE_IRREGULAR = re.compile(r"^(over|out|under|re|un|mis|pre|inter|in|off|cross|fore|ghost|joy)(?=[a-z]{2})")
"""Syllables behind which an irregular verb stays irregular: `overdo`, `rewrite`, `outgrow`."""
_NOT_COMPOUND = frozenset(words("relay"))
"""Verbs that only look like such ones."""


def root(verb: str) -> tuple[str, str]:
    """Return what stands before an irregular verb in a compound, and that verb: `over` and `take`; else nothing."""
    found = None if verb in IRREGULAR or verb in _NOT_COMPOUND else _BEFORE_IRREGULAR.match(verb)
    rest = verb[found.end() :] if found else ""
    return (verb[: -len(rest)], rest) if rest in IRREGULAR else ("", verb)


_DOUBLING = frozenset(
    words(
        """abhor admit allot annul commit compel concur confer control defer deter dispel emit equip excel
        expel extol forget incur infer inter occur omit patrol permit prefer propel rebel rebut recur refer regret remit
        repel submit transfer transmit unwrap unpin unplug unzip outwit abet abut acquit aver befit bestir debar demur
        disinter eavesdrop embed entrap handicap outfit outstrip overlap overstep readmit refit nonplus leapfrog
        bootleg format debug"""
    )
)
"""Verbs of two syllables that double their last letter: the stress is on it."""

_VOWEL_GROUP = re.compile(r"[aeiouy]+")
_BETWEEN_VOWELS = re.compile(r"(?<=[aeiou])y(?=[aeiou])")
"""A `y` that is no vowel, as in `layer`."""


def past_tense(verb: str, plural: bool = False) -> str:
    """Return the past tense of a verb phrase's first word, the rest unchanged; only `be` looks at the number."""
    first, blank, rest = verb.partition(" ")
    if first == "do" and rest.startswith("not "):
        return f"did {rest}"
    if first == "be":
        return ("were" if plural else "was") + blank + rest
    return _past_of_word(first) + blank + rest


def _past_of_word(verb: str) -> str:
    if not verb:
        return ""
    if "-" in verb:
        before, _, last = verb.rpartition("-")
        return f"{before}-{_past_of_word(last)}"
    before, base = root(verb)
    if base in IRREGULAR:
        return before + IRREGULAR[base]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    if verb.endswith("c"):
        return f"{verb}ked"
    if _doubles(verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"


def _doubles(verb: str) -> bool:
    """Return whether the last letter is doubled: one short stressed vowel before one consonant."""
    if verb.endswith("l") and re.search(r"(^|[^aeiou]|qu)[aeiou]l$", verb):
        # As in Britain: travelled, whatever the stress.
        return True
    if not re.search(r"(^|[^aeiou]|qu)[aeiouy][bdfgkmnprstvz]$", verb):
        return False
    return verb in _DOUBLING or len(_VOWEL_GROUP.findall(_BETWEEN_VOWELS.sub("j", verb.replace("qu", "q")))) == 1


def third_person(verb: str, plural: bool = False) -> str:
    """Return the present tense of a verb phrase's first word, as after `she` or, for plural, after `they`."""
    first, blank, rest = verb.partition(" ")
    if "-" in first and first.rpartition("-")[2].isalpha():
        before, _, last = first.rpartition("-")
        word = f"{before}-{third_person(last, plural)}"
    elif first == "be":
        word = "are" if plural else "is"
    elif plural or first in ("can", "may", "must", "shall", "will"):
        word = first
    elif first == "have":
        word = "has"
    elif re.search(r"[^aeiou](u?[aeiou])z$", first):
        word = f"{first}zes"
    elif re.search(r"(s|x|z|ch|sh)$|^(over|out|under|re|un|mis|for|fore)?(go|do)$|^(echo|veto)$", first):
        word = "stomachs" if first == "stomach" else f"{first}es"
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        word = f"{first[:-1]}ies"
    else:
        word = f"{first}s"
    return word + blank + rest


def with_article(noun: str) -> str:
    """Return a thing's name with `the` before it, unless it is a proper name or has an article already."""
    if not noun[:1].islower() or re.match(r"(the|an?|some|his|her|its|their|my|your|our)\b", noun):
        return noun
    return f"the {noun}"


def possessive(noun: str) -> str:
    """Return the noun as an owner: `Sakura's`, `the guests'`."""
    return f"{noun}'" if noun.endswith("s") and noun[:1].islower() else f"{noun}'s"


def listed(words: Sequence[str], conjunction: str = "and") -> str:
    """Return the words as one phrase: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def capitalised(text: str) -> str:
    """Return the text with its first letter in capitals; quotation marks before it are looked through."""
    return re.sub(r"^([\"“'‘(]*)(\w)", lambda found: found[1] + found[2].upper(), text)


def quoted(text: str) -> str:
    """Return the text with straight single quotation marks turned into curly double ones; apostrophes are kept."""
    opened = False
    result = []
    for index, letter in enumerate(text):
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        if letter != "'":
            result.append(letter)
        elif not opened and not before.isalnum() and not after.isspace():
            opened = True
            result.append("“")
        elif opened and not after.isalnum() and not (before == "s" and _closes_later(text, index)):
            opened = False
            result.append("”")
        else:
            result.append("’")
    return "".join(result)


def _closes_later(text: str, index: int) -> bool:
    """Return whether another mark closes the quotation before a new one opens: then this one is the owners' mark."""
    for at in range(index + 1, len(text)):
        if text[at] == "'":
            before, after = text[at - 1], text[at + 1 : at + 2]
            if not before.isspace() and not after.isalnum():
                return True
            if before.isspace():
                return False
    return False
