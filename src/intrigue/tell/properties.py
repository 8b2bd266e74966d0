"""What a property says of things, read off its name: a clause for each shape that a name can have.

`likes(a, b)` is a verb, `weary(a)` an adjective, `seen_in(a, b)` a participle, `holder(x)` a role, `at(x)` a place.
A name that fits no shape raises Wordless, and is then told as code.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from intrigue.model.terms import Signature
from intrigue.tell.clauses import Clause
from intrigue.tell.grammar import third_person
from intrigue.tell.lexicon import (
    AFTER_ADJECTIVE,
    AFTER_NOUN,
    DONE_BY,
    GIVING,
    HAD,
    INSIDE,
    KIN,
    KINDS,
    PASSING,
    PREPOSITIONS,
    ROLES,
    UNCOUNTED,
    UPON,
    WAYS,
    WHEREABOUTS,
    WITNESSED,
)
from intrigue.tell.nouns import Noun
from intrigue.tell.word_forms import (
    base_of,
    begins_adjective,
    comparative,
    is_adjective,
    is_participle,
    is_plural,
    led_by,
    with_a,
)

IT = Noun("it")
NOBODY = Noun("nobody", person=True)
SOMEBODY = Noun("somebody", person=True)
EATEN = frozenset(("bread", "food", "water", "wine", "milk", "beer", "tea", "honey"))
"""What one has some of, and not `the`."""
MODALS = {"can": "be able to", "must": "have to", "may": "be allowed to", "should": "be supposed to"}
"""How modal verbs are said where they need a base form."""


class Wordless(Exception):  # noqa: N818 - a signal, not a mistake
    """There are no words for this; whoever asked must say it in code."""


def name_words(signature: Signature) -> list[str]:
    """Return the words that a property's name is made of."""
    return [each for each in signature.name.replace("_", " ").split() if each] or [signature.name]


def is_whereabouts(words: Sequence[str]) -> bool:
    """Return whether the name of a property with one position says where something is."""
    return len(words) == 1 and (words[0] in WHEREABOUTS or words[0] in PREPOSITIONS)


def yes_no(words: list[str], arguments: Sequence[Noun]) -> Clause:
    """Return what a yes/no property says of its arguments."""
    if not arguments:
        return _of_nothing(words)
    subject, others = arguments[0], arguments[1:]
    if words[0] in MODALS:
        return Clause(subject, _phrase([MODALS[words[0]], *words[1:]], subject, others))
    verb = base_of(words[0])
    done = words[1:] if verb == "have" else words
    if words[0] in ("was", "were") and len(words) > 1:
        return Clause(subject, _phrase(["have", "been", *words[1:]], subject, others), perfect=True)
    if done and (words[0] == "been" or (verb == "have" and is_participle(done[0]))):
        return Clause(subject, _phrase(["have", *done], subject, others), perfect=True)
    if verb is not None:
        return Clause(subject, _verb_phrase(verb, words[1:], subject, others))
    if words[-1] in PREPOSITIONS and len(words) > 1 and len(others) == 1:
        passive = words[0] in WITNESSED
        phrase = f"{'have been' if passive else 'be'} {' '.join(words)} {_object(subject, others[0])}"
        return Clause(subject, phrase, perfect=passive)
    if len(words) == 1 and words[0] in PREPOSITIONS and len(others) == 1:
        return Clause(subject, f"be {_placed(words[0], others[0])}")
    if not others:
        return _of_one(words, subject)
    if len(others) == 1:
        return _of_two(words, subject, others[0])
    raise Wordless


def _of_nothing(words: list[str]) -> Clause:
    """Return what a property without positions says: `it is planned`, `the egg is boiled`, `there are seeds`."""
    if words[0] in ("it", "its") and len(words) > 1:
        return Clause(IT, f"be {' '.join(words[1:])}")
    if len(words) == 1 and (is_plural(words[0]) or words[0] in UNCOUNTED):
        return Clause(Noun("there", plural=is_plural(words[0])), f"be {words[0]}")
    if begins_adjective(words) or words[0].endswith("ing"):
        return Clause(IT, f"be {' '.join(words)}")
    if len(words) > 1 and (is_adjective(words[-1]) or words[-1] in PREPOSITIONS):
        thing = " ".join(words[:-1])
        return Clause(Noun(f"the {thing}", plural=is_plural(thing)), f"be {words[-1]}")
    verb = base_of(words[-1]) if len(words) > 1 else None
    if verb is not None:
        return Clause(Noun(f"the {' '.join(words[:-1])}"), verb)
    raise Wordless


def _of_one(words: list[str], subject: Noun) -> Clause:
    last, phrase = words[-1], " ".join(words)
    if subject.person and words[0] in DONE_BY:
        return Clause(subject, f"have {phrase}", perfect=True)
    if last in KINDS or last in KIN:
        return Clause(subject, f"be {with_a(phrase)}")
    if last in HAD:
        return Clause(subject, f"have {with_a(phrase) if last in PASSING or last in EATEN else f'the {phrase}'}")
    if len(words) > 1 and is_adjective(last) and not begins_adjective(words):
        thing = " ".join(words[:-1])
        return Clause(Noun(f"{subject.as_owner} {thing}", plural=is_plural(thing)), f"be {last}")
    if begins_adjective(words) or words[0].endswith("ing") or words[0] in PREPOSITIONS:
        return Clause(subject, f"be {phrase}")
    raise Wordless


def _of_two(words: list[str], subject: Noun, other: Noun) -> Clause:
    last, phrase, object_ = words[-1], " ".join(words), _object(subject, other)
    if last in KIN:
        return Clause(subject, f"be {other.as_owner} {phrase}")
    if last in WAYS and not subject.person:
        return Clause(Noun("there"), f"be {with_a(phrase)} from {subject.as_object} to {object_}")
    if last in AFTER_ADJECTIVE:
        return Clause(subject, f"be {phrase} {AFTER_ADJECTIVE[last]} {object_}")
    if words[0] in GIVING and len(words) > 1 and subject.person and other.person:
        return Clause(subject, f"have {words[0]} {object_} {' '.join(words[1:])}", perfect=True)
    if is_participle(last) and subject.person:
        return Clause(subject, " ".join(each for each in ("have", phrase, led_by(last), object_) if each), perfect=True)
    raise Wordless


def entity_valued(words: list[str], arguments: Sequence[Noun], value: Noun, *, nothing: bool = False) -> Clause:
    """Return that a property that points at things has this value; `nothing`: it has none."""
    if is_whereabouts(words) and len(arguments) == 1:
        return Clause(arguments[0], _whereabouts(words[0], arguments[0], value, nothing))
    if len(words) > 1 and words[-1] in PREPOSITIONS and len(arguments) <= 1:
        return _noun_and_place(words, arguments, value, nothing)
    if len(arguments) == 1 and words[-1] in ROLES:
        does = ROLES[words[-1]]
        return Clause(NOBODY if nothing else value, f"{does} {_object(value, arguments[0])}")
    verb = base_of(words[0])
    if verb is not None and len(arguments) == 1:
        return Clause(arguments[0], _verb_phrase(verb, words[1:], arguments[0], [value]))
    if len(arguments) == 1 and len(words) == 1 and is_participle(words[0]):
        if words[0].startswith("un"):
            return Clause(NOBODY if nothing else value, f"be {words[0]} for {_object(value, arguments[0])}")
        return Clause(arguments[0], f"be {words[0]} to {_object(arguments[0], value)}")
    return _noun(words, arguments, value, nothing)


def _noun_and_place(words: list[str], arguments: Sequence[Noun], value: Noun, nothing: bool) -> Clause:
    """Return what `egg_at`, `hand_on(a)` and `seated_on(a)` say."""
    thing, preposition = " ".join(words[:-1]), words[-1]
    if arguments and begins_adjective(words):
        return Clause(arguments[0], f"be {thing} {_placed(preposition, value)}")
    owner = arguments[0].as_owner if arguments else "the"
    return Clause(Noun(f"{owner} {thing}", plural=is_plural(thing)), f"be {_at(preposition, value, nothing)}")


def _noun(words: list[str], arguments: Sequence[Noun], value: Noun, nothing: bool) -> Clause:
    thing = " ".join(words)
    if len(arguments) > 1 or not words[-1].isalpha():
        raise Wordless
    called = f"{arguments[0].as_owner} {thing}" if arguments else f"the {thing}"
    if nothing:
        return Clause(
            arguments[0] if arguments else Noun("there"), f"have no {thing}" if arguments else f"be no {thing}"
        )
    if value.subject == "something":
        return Clause(arguments[0] if arguments else Noun("there"), f"{'have' if arguments else 'be'} {with_a(thing)}")
    if value.person:
        return Clause(value, f"be {called}")
    return Clause(Noun(called, plural=is_plural(thing)), f"be {value.as_object}")


def _whereabouts(name: str, subject: Noun, value: Noun, nothing: bool) -> str:
    return f"be {_at(name if name in PREPOSITIONS else 'at', value, nothing)}"


def _at(preposition: str, value: Noun, nothing: bool) -> str:
    if nothing:
        return "nowhere" if preposition in ("at", "in") else f"{preposition} nothing"
    return _placed(preposition, value)


def _placed(preposition: str, value: Noun) -> str:
    """Return the preposition with the value, unless its own name begins with one: `in the bread bin`."""
    if value.subject in ("somewhere", "nowhere") or value.subject.split()[0] in PREPOSITIONS | {"on"}:
        return value.subject
    return f"{_nearer(preposition, value)} {value.as_object}"


def _nearer(preposition: str, value: Noun) -> str:
    """Return the preposition that a place asks for where a property only says `at`: `in the kitchen`."""
    last = [*takewhile(lambda word: word not in PREPOSITIONS, value.as_object.split())][-1:]
    if preposition != "at" or value.person or not value.as_object.startswith("the "):
        return preposition
    return "in" if INSIDE.intersection(last) else "on" if UPON.intersection(last) else "at"


# --- Numbers ----------------------------------------------------------------------------------------------------------


def measured(words: list[str], arguments: Sequence[Noun], operator: str, number: str) -> Clause:
    """Return how a number compares: `Kit has at least 2 coins`, `Sakura is fond enough of Gaara (at least 5)`."""
    amount = {"==": "{}", ">=": "at least {}", ">": "more than {}", "<=": "at most {}", "<": "less than {}"}[operator]
    said = amount.format(number)
    phrase = " ".join(words)
    if _is_degree(words) and arguments:
        return _degree(words, arguments, operator, said)
    if len(arguments) == 1 and is_plural(phrase):
        return Clause(arguments[0], f"have {said.replace('less', 'fewer')} {phrase}")
    return Clause(_measure(words, arguments), f"be {said}")


def _degree(words: list[str], arguments: Sequence[Noun], operator: str, said: str) -> Clause:
    about = _about(words[-1], arguments)
    phrase = " ".join(words)
    if operator in (">=", ">"):
        return Clause(arguments[0], f"be {phrase} enough{about} ({said})")
    if operator in ("<", "<="):
        return Clause(arguments[0], f"be {phrase} enough{about} ({said})", "not")
    return Clause(arguments[0], f"be {phrase}{about} (just {said})")


def grown(words: list[str], arguments: Sequence[Noun], *, less: bool = False) -> Clause:
    """Return that a number rises, or falls: `she grows fonder of him`, `Kit has more coins`, `his strength grows`."""
    phrase = " ".join(words)
    if _is_degree(words) and arguments:
        more = f"less {words[-1]}" if less else comparative(words[-1])
        return Clause(arguments[0], f"grow {' '.join([*words[:-1], more])}{_about(words[-1], arguments)}")
    if len(arguments) == 1 and is_plural(phrase):
        return Clause(arguments[0], f"have {'fewer' if less else 'more'} {phrase}")
    return Clause(_measure(words, arguments), "shrink" if less else "grow")


def _is_degree(words: list[str]) -> bool:
    return is_adjective(words[-1])


def _about(adjective: str, arguments: Sequence[Noun]) -> str:
    """Return whom or what an adjective is about, with its preposition."""
    if len(arguments) == 1:
        return ""
    if len(arguments) > 2:
        raise Wordless
    return f" {AFTER_ADJECTIVE.get(adjective, 'towards')} {_object(arguments[0], arguments[1])}"


def _measure(words: list[str], arguments: Sequence[Noun]) -> Noun:
    """Return a number as a noun: `the hour`, `Kit's strength`, `Anso's liking for the egg`."""
    thing = " ".join(words)
    if not arguments:
        return Noun(f"the {thing}", plural=is_plural(thing))
    if len(arguments) > 2:
        raise Wordless
    about = ""
    if len(arguments) == 2:
        about = f" {AFTER_NOUN.get(words[-1], 'for')} {_object(arguments[0], arguments[1])}"
    return Noun(f"{arguments[0].as_owner} {thing}{about}", plural=is_plural(thing))


# --- What is not known ------------------------------------------------------------------------------------------------


def question(words: list[str], arguments: Sequence[Noun], kind: str, *, person: bool) -> str:
    """Return what somebody may wonder: `where Sakura is`, `who holds the silver chain`, `how fond she is of him`.

    `kind` is that of the property's values: `yes or no`, `number` or `entity`; `person`: whether these are characters.
    """
    if kind == "yes or no":
        return f"whether {yes_no(words, arguments).finite()}"
    if kind == "number":
        return _how_much(words, arguments)
    if is_whereabouts(words) and len(arguments) == 1:
        return f"where {arguments[0].subject} {third_person('be', arguments[0].plural)}"
    asked = Noun("who" if person else "what", person=person)
    clause = entity_valued(words, arguments, asked)
    if clause.subject is asked:
        return clause.finite()
    if clause.verb.startswith("be "):
        be = third_person("be", clause.subject.plural)
        if words[-1] in PREPOSITIONS and person:
            what = clause.verb.removeprefix("be ").removesuffix(f" {asked.as_object}")
            return f"whom {clause.subject.subject} {be} {what}"
        if words[-1] in PREPOSITIONS:
            return f"where {clause.subject.subject} {be}"
        return f"{asked.subject} {clause.subject.subject} {be}"
    raise Wordless


def _how_much(words: list[str], arguments: Sequence[Noun]) -> str:
    phrase = " ".join(words)
    if _is_degree(words) and arguments:
        be = third_person("be", arguments[0].plural)
        return f"how {phrase} {arguments[0].subject} {be}{_about(words[-1], arguments)}"
    if len(arguments) == 1 and is_plural(phrase):
        return f"how many {phrase} {arguments[0].subject} {third_person('have', arguments[0].plural)}"
    measure = _measure(words, arguments)
    return f"what {measure.subject} {third_person('be', measure.plural)}"


# --- Verbs ------------------------------------------------------------------------------------------------------------


def _verb_phrase(verb: str, more: list[str], subject: Noun, others: Sequence[Noun]) -> str:
    """Return a verb with the other words of the name and its objects: `owe Nora an answer`, `look at the egg`."""
    people = [each for each in others if each.person]
    if more and more[-1] not in PREPOSITIONS and verb != "be":
        what = _determined(verb, more)
        if verb in ("owe", "give", "tell", "send", "show", "offer", "promise") and len(people) == len(others) == 1:
            return f"{verb} {_object(subject, others[0])} {what}"
        if others:
            return f"{verb} {what} with {_objects(subject, others)}"
        return f"{verb} {what}"
    return _phrase([verb, *more], subject, others)


def _phrase(words: list[str], subject: Noun, others: Sequence[Noun]) -> str:
    if len(others) > 1:
        raise Wordless
    return " ".join([*words, *([_objects(subject, others)] if others else [])])


def _objects(subject: Noun, others: Sequence[Noun]) -> str:
    return " and ".join(_object(subject, each) for each in others)


def _object(subject: Noun, other: Noun) -> str:
    """Return a noun as an object; who is the subject, too, comes back as `himself`."""
    return other.reflexive if other.key and other.key == subject.key and other.reflexive else other.as_object


def _determined(verb: str, noun: list[str]) -> str:
    """Return what a verb's own noun needs before it: `an answer`, `the secret`, `money`."""
    phrase = " ".join(noun)
    if not noun or is_adjective(noun[0]) or noun[0] in PREPOSITIONS | {"the", "a", "an", "no"}:
        return phrase
    counted = with_a(phrase)
    possessing = verb in ("has", "have", "owe", "want", "need", "hold", "carry", "wear", "keep", "own", "bear")
    return counted if possessing or counted == phrase else f"the {phrase}"
