"""An action in plain words, from its name and arguments alone: for actions without prose, and for motives."""

from __future__ import annotations

from dataclasses import dataclass

from intrigue.model.expressions import Literal
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Parameter, Value
from intrigue.model.world import Action, Rule, World
from intrigue.tell.grammar import capitalised, past_tense, third_person, words
from intrigue.tell.lexicon import DIRECTED, PREPOSITIONS
from intrigue.tell.nouns import Names
from intrigue.tell.realization import name_of
from intrigue.tell.word_forms import is_plural, participle
from intrigue.tell.wordings import worded

_TO_SOMEBODY = frozenset(
    words("give tell show offer send lend sell hand bring promise teach ask owe pay throw pass write read serve")
)
"""Verbs that take a person and a thing: `gave Sakura the chain`."""
_FROM_SOMEBODY = frozenset(words("buy take steal borrow hide learn get win"))
"""Verbs that take a thing and, with `from`, a person: `bought the chain from Gaara`."""
_FOR_SOMETHING = frozenset(words("thank blame praise scold forgive"))
"""Verbs that take a person and, with `for`, a thing: `thanked Gaara for the chain`."""
_PARTICLES = frozenset(words("down up out off away aside back around"))
"""Words behind a verb after which its object follows as it is, as after a preposition."""
_MOTION = frozenset(words("go walk come run travel return move ride fly climb hurry sneak swim drive step"))
"""Verbs whose first object is where they lead, with `to`."""


@dataclass(frozen=True, slots=True)
class Plain:
    """An action taken apart: who does it and what is done."""

    subject: str | None
    """An entity; None where nobody does it."""
    phrase: str
    """The verb in its base form with all that follows it: `give Sakura the chain`."""
    head: str = ""
    """What the author calls the subject, where that is no entity: `the gong`."""
    plural: bool = False
    """Whether the subject is several, as `the lamps` are."""

    def clause(self, world: World, tense: str = "past") -> str:
        """Return it without capital and full stop, in the `past` or `present` tense: `Gaara gave Sakura the chain`."""
        if self.head:
            return f"{self.head} {self.predicate(tense)}"
        if self.subject is None and " " not in self.phrase:
            return f"{self.phrase} {_come(self.phrase, tense)}"
        if self.subject is None:
            return f"there {_inflected('be', tense)} this: {self.phrase}"
        return f"{name_of(world, self.subject)} {self.predicate(tense)}"

    def predicate(self, tense: str) -> str:
        """Return it without its subject, in the `past` or `present` tense."""
        return _inflected(self.phrase, tense, self.plural)


def plain(world: World, call: GroundCall, names: Names | None = None) -> Plain:
    """Return the call taken apart; `names` says what everybody in it is called."""
    names = names or Names(world)
    said = worded(names, call.signature, [Literal(each) for each in call.arguments])
    if said is not None:
        known = said.subject.key if said.subject.key in world.entity else None
        return Plain(known, said.verb, "" if known else said.subject.subject, said.subject.plural)
    action = _declared(world, call)
    words = action.name.replace("_", " ").split() or ["happen"]
    subject, rest = _subject(names, action, call)
    plural = subject is not None and names.called(subject).plural
    return Plain(subject, " ".join([*words, *_objects(names, words, subject, rest)]), plural=plural)


def _declared(world: World, call: GroundCall) -> Action | Rule:
    if call.signature in world.action:
        return world.action[call.signature]
    return next(each for each in world.rules if each.signature == call.signature)


def sentence(world: World, call: GroundCall) -> str:
    """Return the call as a plain sentence in the past tense."""
    return capitalised(f"{plain(world, call).clause(world)}.")


def has_object(done: str) -> bool:
    """Return whether a verb, given by its participle, takes what it is about as it is: `kissed`, and not `looked`."""
    return not any(done in (past_tense(each), participle(each)) for each in (*DIRECTED, *_MOTION))


def _come(what: str, tense: str) -> str:
    """Return that something comes that nobody brings about: `dawn came`."""
    return "came" if tense == "past" else third_person("come", is_plural(what))


def _inflected(phrase: str, tense: str, plural: bool = False) -> str:
    return past_tense(phrase, plural) if tense == "past" else third_person(phrase, plural)


def _subject(names: Names, action: Action | Rule, call: GroundCall) -> tuple[str | None, list[tuple[Parameter, Value]]]:
    """Return who does it, and all other arguments: the first who consents, else the first character among them."""
    pairs = list(zip(action.parameters, call.arguments, strict=True))
    for consenting in action.consenting[:1] if isinstance(action, Action) else ():
        value = getattr(consenting, "value", None)
        name = getattr(consenting, "name", None)
        for index, (parameter, argument) in enumerate(pairs):
            if isinstance(argument, str) and (parameter.name == name or argument == value):
                return argument, pairs[:index] + pairs[index + 1 :]
        if isinstance(value, str):
            return value, pairs
    for index, (_, argument) in enumerate(pairs):
        if isinstance(argument, str) and names.is_person(argument):
            return argument, pairs[:index] + pairs[index + 1 :]
    return None, pairs


def _objects(names: Names, words: list[str], subject: str | None, rest: list[tuple[Parameter, Value]]) -> list[str]:
    """Return the arguments as the objects of the verb, each with the preposition that its name or the verb asks for."""
    verb = words[0]

    def called(value: Value) -> str:
        noun = names.called(value)
        return noun.reflexive if value == subject and noun.reflexive else noun.as_object

    led = [(_leading_preposition(parameter), value) for parameter, value in rest]
    named = [_with_preposition(preposition, called(value)) for preposition, value in led if preposition]
    values = [value for preposition, value in led if not preposition]
    people = [value for value in values if names.is_person(value)]
    things = [value for value in values if not names.is_person(value)]
    if len(words) == 1 and verb in _TO_SOMEBODY:
        return [*map(called, (*people, *things)), *named]
    if verb in _FROM_SOMEBODY:
        values = [*things, *people]
    first = _first_preposition(words, moved=bool(named))
    later = "from" if verb in _FROM_SOMEBODY else "for" if verb in _FOR_SOMETHING else "with"
    prepositions = [first, *[later] * len(values)]
    objects = [
        _with_preposition(preposition, called(value)) for preposition, value in zip(prepositions, values, strict=False)
    ]
    return [*objects, *named]


def _leading_preposition(parameter: Parameter) -> str:
    """Return the preposition that a parameter's name is or begins with: `from`, `with_whom`; else nothing."""
    first = parameter.name.partition("_")[0]
    return first if first in PREPOSITIONS else ""


def _with_preposition(preposition: str, noun: str) -> str:
    """Return the noun with the preposition before it, unless its own name begins with one: `in the bread bin`."""
    return noun if noun.split(" ")[0] in PREPOSITIONS else f"{preposition} {noun}".strip()


def _first_preposition(name: list[str], moved: bool) -> str:
    """Return what stands before the first object; empty where the verb or its last particle takes it as it is.

    `moved`: where to, or where from, is said by another argument.
    """
    if len(name) > 1:
        return "" if name[-1] in PREPOSITIONS | _PARTICLES else "with"
    if name[0] in _MOTION and not moved:
        return "to"
    return DIRECTED.get(name[0], "")
