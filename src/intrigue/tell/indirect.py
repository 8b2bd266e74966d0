"""What a mind holds, as clauses of indirect thought: put back in time in a telling of the past, with `would` for later.

`the scarf is at the shop` becomes `the scarf was at the shop`; what is to come, `Jon would come in`. A clause for which
there are no good words is None: better no thought than a wooden one.
"""

from __future__ import annotations

import re
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.expressions import Believes, Comparison, Expression, Literal, Not, Read
from intrigue.model.plans import GroundCall
from intrigue.model.sugar.minds import DID
from intrigue.model.terms import NONE, RULED_OUT, UNKNOWN, Fluent, Number, Value
from intrigue.semantics.beliefs import Chain
from intrigue.tell.clauses import Clause, Several, Statement
from intrigue.tell.grammar import listed, past_tense
from intrigue.tell.nouns import Names
from intrigue.tell.plainly import has_object, plain
from intrigue.tell.word_forms import is_adjective, is_participle
from intrigue.tell.wording import statement
from intrigue.tell.wordings import worded

Tense: TypeAlias = Choice["past", "present"]
LONGEST = 14
"""Words; a longer clause reads like a list of conditions."""


def said(clause: Statement, tense: Tense) -> str:
    """Return it as after `that` in a telling of this tense: `Sakura no longer held the scarf`."""
    if isinstance(clause, Several):
        return listed([said(each, tense) for each in clause.parts], clause.conjunction)
    return f"{clause.subject.subject} {predicate(clause, tense)}"


def predicate(clause: Clause, tense: Tense) -> str:
    """Return the verb phrase as behind the subject."""
    if tense == "present":
        return clause.predicate()
    first, _, rest = clause.verb.partition(" ")
    verb, behind = _verb_put_back(first, rest, clause.subject.plural)
    if not clause.negation:
        return f"{verb} {behind}".strip()
    if first == "be" or clause.perfect:
        return f"{verb} {clause.negation} {behind}".strip()
    if clause.negation == "no longer":
        return f"no longer {verb} {behind}".strip()
    return f"did not {clause.verb}"


def _verb_put_back(first: str, rest: str, plural: bool) -> tuple[str, str]:
    """Return a verb in the past, and what it governs; a clause that it takes goes back in time, too."""
    if first in ("believe", "think", "know") and rest.startswith("that "):
        return past_tense(first), f"that {put_back(rest.removeprefix('that '))}"
    return past_tense(first, plural), rest


_PRESENT = re.compile(r"\b(is|are|has|have|does|do|believes|knows|likes|loves|holds|wants|trusts|owes|fears|hates)\b")
_PAST = {
    "is_": "was",
    "are": "were",
    "has": "had",
    "have": "had",
    "does": "did",
    "do": "did",
    "believes": "believed",
    "knows": "knew",
    "likes": "liked",
    "loves": "loved",
    "holds": "held",
    "wants": "wanted",
    "trusts": "trusted",
    "owes": "owed",
    "fears": "feared",
    "hates": "hated",
}


def put_back(text: str, tense: Tense = "past") -> str:
    """Return a clause that is at hand as words only as a telling of this tense has it."""
    return (
        text
        if tense == "present"
        else _PRESENT.sub(lambda found: _PAST.get(found[1], _PAST.get(f"{found[1]}_", found[1])), text)
    )


def later(clause: Clause, tense: Tense) -> str:
    """Return that it comes to be so: `Sakura would no longer hold the scarf`."""
    will = "would" if tense == "past" else "will"
    verb = _governed_put_back(clause.verb, tense)
    return f"{clause.subject.subject} {' '.join(each for each in (will, clause.negation, verb) if each)}"


def aim(clause: Clause, tense: Tense) -> str:
    """Return it as what its subject wants: `to hold the scarf that Gaara liked`."""
    return _governed_put_back(clause.infinitive(), tense)


def _governed_put_back(phrase: str, tense: Tense) -> str:
    """Return a verb phrase with the clauses that stand in it, not the verb itself, put back in time."""
    found = re.search(r" (that|where|who|whose|what) ", phrase)
    return phrase[: found.start()] + put_back(phrase[found.start() :], tense) if found else phrase


def is_wanted(clause: Clause) -> bool:
    """Return whether one says in English that one wants this: not to have been, and not to be done to."""
    first, _, rest = clause.verb.partition(" ")
    return not clause.perfect and not clause.negation and not (first == "be" and is_participle(rest.split(" ")[0]))


def fact(names: Names, fluent: Fluent, value: Value, chain: Chain = ()) -> Clause | None:
    """Return that a fluent has a value, in the minds of a chain; None where there are no good words for it.

    `chain` leaves out the one whose belief it is: what somebody believes is said without saying so.
    """
    world = names.world
    declared = world.property.get(fluent.property)
    if declared is None or fluent.property.name.startswith(RULED_OUT) or value is UNKNOWN:
        return None
    if isinstance(declared.value, Number) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return None
    read = Read(fluent.property, tuple(Literal(each) for each in fluent.arguments))
    condition: Expression
    if value is True:
        condition = read
    elif value is False:
        condition = Not(read)
    else:
        condition = Comparison("==", read, Literal(value))
    for who in reversed(chain):
        condition = Believes(Literal(who), condition)
    if not _names_well(names, fluent, value):
        return None
    found = statement(names, condition)
    if not isinstance(found, Clause) or found.subject.subject.lower() == "it":
        return None  # Nobody would know what it is.
    return found if speakable(said(found, "past")) else None


def _names_well(names: Names, fluent: Fluent, value: Value) -> bool:
    """Return whether a property's name says in English what it says of these things.

    `looked(gaara, terrace)` wants a preposition, `best(sakura) = gaara` a noun, `meant(remark) = meals` a person.
    """
    words = fluent.property.name.split("_")
    if len(words) > 1:
        return True
    if isinstance(value, bool):
        return len(fluent.arguments) != 2 or not is_participle(words[0]) or has_object(words[0])
    person = isinstance(value, str) and names.is_person(value)
    return not is_adjective(words[0]) or (is_participle(words[0]) and person)


def is_about_now(fluent: Fluent, value: Value) -> bool:
    """Return whether a fluent says how things stand, rather than what somebody has done or that something is not."""
    return value is not NONE and not fluent.property.name.startswith((DID, RULED_OUT))


def deed(names: Names, call: GroundCall) -> str | None:
    """Return what is done, in the base form: `buy the silver chain`; None where there are no good words for it."""
    taken = plain(names.world, call, names)
    name = call.signature.name.replace("_", " ")
    by_the_author = worded(names, call.signature, [Literal(each) for each in call.arguments]) is not None
    unsure = len(call.arguments) > 3 or (" " in name and f"{name} with " in taken.phrase)
    if taken.subject is None or (unsure and not by_the_author):
        return None  # Of `reply_curtly(who, other)` it is not known how the other comes in.
    return taken.phrase if speakable(taken.phrase) else None


def doer(names: Names, call: GroundCall) -> str | None:
    """Return who does it."""
    return plain(names.world, call, names).subject


def speakable(text: str) -> bool:
    """Return whether words are good enough for a thought: short, of one piece, and none of them code."""
    words = text.split()
    return (
        0 < len(words) <= LONGEST
        and not re.search(r"[`_{}\[\]\d]|\bsomebody\b|\bsomething\b|\bhold$|\btrue$", text)
        and not re.search(r"\b(an?|any|every|each|no|exactly one) (person|character|entity|thing)\b", text)
        and not re.search(r"\b(to|of|for|with|at|by|in|on|about|from|like) (that|what|where|how|why|whether)\b", text)
        and text.count(" that ") <= 1
        and " who " not in text
    )
