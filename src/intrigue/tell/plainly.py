"""An action in plain words, from its name and arguments alone: for actions without prose, and for motives."""

from __future__ import annotations

from dataclasses import dataclass

from intrigue.model.plans import GroundCall
from intrigue.model.terms import CHARACTER, Parameter, Value
from intrigue.model.world import Action, World
from intrigue.tell.grammar import capitalised, past_tense, third_person, words
from intrigue.tell.realization import name_of

_TO_SOMEBODY = frozenset(
    words("give tell show offer send lend sell hand bring promise teach ask owe pay throw pass write read serve")
)
"""Verbs that take a person and a thing: `gave Sakura the chain`."""
_FROM_SOMEBODY = frozenset(words("buy take steal borrow hide learn get win"))
_DIRECTED = {
    **dict.fromkeys(
        words("explain wink speak talk listen apologise bow confess lie nod wave whisper smile shout reply"), "to"
    ),
    **dict.fromkeys(words("look laugh stare frown point"), "at"),
    **dict.fromkeys(words("wait hope pay search"), "for"),
}
"""Verbs whose first object needs this preposition."""
_PARTICLES = frozenset(words("down up out off away aside back around"))
_MOTION = frozenset(words("go walk come run travel return move ride fly climb hurry sneak swim drive step"))
_PREPOSITIONS = frozenset(
    words("to from with by at in into on onto for of about against behind over under past through")
)


@dataclass(frozen=True, slots=True)
class Plain:
    """An action taken apart: who does it and what is done."""

    subject: str | None
    """An entity; None where nobody does it."""
    phrase: str
    """The verb in its base form with all that follows it: `give Sakura the chain`."""

    def clause(self, world: World, tense: str = "past") -> str:
        """Return it without capital and full stop, in the `past` or `present` tense: `Gaara gave Sakura the chain`."""
        if self.subject is None:
            return f"there {_inflected('be', tense)} this: {self.phrase}"
        return f"{name_of(world, self.subject)} {self.predicate(tense)}"

    def predicate(self, tense: str) -> str:
        """Return it without its subject, in the `past` or `present` tense."""
        return _inflected(self.phrase, tense)


def plain(world: World, call: GroundCall) -> Plain:
    """Return the call taken apart."""
    action = world.action[call.signature]
    name = action.name.replace("_", " ").split() or ["happen"]
    subject, rest = _subject(world, action, call)
    return Plain(subject, " ".join([*name, *_objects(world, name, rest)]))


def sentence(world: World, call: GroundCall) -> str:
    """Return the call as a plain sentence in the past tense."""
    return capitalised(f"{plain(world, call).clause(world)}.")


def _inflected(phrase: str, tense: str) -> str:
    return past_tense(phrase) if tense == "past" else third_person(phrase)


def _subject(world: World, action: Action, call: GroundCall) -> tuple[str | None, list[tuple[Parameter, Value]]]:
    """Return who does it, and all other arguments: the first who consents, else the first character among them."""
    pairs = list(zip(action.parameters, call.arguments, strict=True))
    for consenting in action.consenting[:1]:
        value = getattr(consenting, "value", None)
        name = getattr(consenting, "name", None)
        for index, (parameter, argument) in enumerate(pairs):
            if isinstance(argument, str) and (parameter.name == name or argument == value):
                return argument, pairs[:index] + pairs[index + 1 :]
        if isinstance(value, str):
            return value, pairs
    for index, (_, argument) in enumerate(pairs):
        if isinstance(argument, str) and argument in world.characters:
            return argument, pairs[:index] + pairs[index + 1 :]
    return None, pairs


def _objects(world: World, name: list[str], rest: list[tuple[Parameter, Value]]) -> list[str]:
    """Return the arguments as the objects of the verb, each with the preposition that its name or the verb asks for."""
    verb, last = name[0], name[-1]
    objects: list[str] = []
    people = [(p, v) for p, v in rest if _is_person(world, v) and p.name not in _PREPOSITIONS]
    things = [(p, v) for p, v in rest if not _is_person(world, v) and p.name not in _PREPOSITIONS]
    named = [(p, v) for p, v in rest if p.name in _PREPOSITIONS]
    if len(name) == 1 and verb in _TO_SOMEBODY:
        ordered = [*people, *things]
        objects += [name_of(world, v) for _, v in ordered]
    else:
        ordered = [*things, *people] if things and verb in _FROM_SOMEBODY else _without(rest, named)
        preposition = "" if len(name) > 1 else "to" if verb in _MOTION else _DIRECTED.get(verb, "")
        for index, (_, value) in enumerate(ordered):
            called = name_of(world, value)
            if index == 0 and (len(name) == 1 or last in _PREPOSITIONS or last in _PARTICLES):
                objects.append(f"{preposition} {called}" if preposition else called)
            else:
                objects.append(f"{'from' if verb in _FROM_SOMEBODY else 'to' if verb in _MOTION else 'with'} {called}")
    return [*objects, *(f"{p.name} {name_of(world, v)}" for p, v in named)]


def _without(
    rest: list[tuple[Parameter, Value]], named: list[tuple[Parameter, Value]]
) -> list[tuple[Parameter, Value]]:
    """Return the arguments without those whose parameter is a preposition, in order."""
    return [pair for pair in rest if pair not in named]


def _is_person(world: World, value: Value) -> bool:
    return isinstance(value, str) and value in world.entity and value in world.entities_of(CHARACTER)
