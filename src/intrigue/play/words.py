"""Beliefs and wants in words, for the telling between choices and for the panel of minds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from weakref import WeakKeyDictionary

from intrigue.model.expressions import Believes, Comparison, Expression, Literal, Not, Read
from intrigue.model.feelings import is_feeling
from intrigue.model.terms import NONE, UNKNOWN, Fluent, Number, Value
from intrigue.model.world import World
from intrigue.semantics.evaluation import value
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.tell.aims import Strand, as_hope, strands, together
from intrigue.tell.clauses import wish
from intrigue.tell.grammar import capitalised
from intrigue.tell.nouns import names_for
from intrigue.tell.properties import is_whereabouts, name_words
from intrigue.tell.wording import statement


def in_words_alone(text: str) -> bool:
    """Return whether there were words for all of it; what there are none for stays in code, between backticks."""
    return "`" not in text


def is_told(fluent: Fluent) -> bool:
    """Return whether a fluent is one that the author speaks of, and neither a feeling nor the engine's own memory."""
    return " " not in fluent.property.name and not is_feeling(fluent.property)


def stated(fluent: Fluent, what: Value) -> Expression:
    """Return that a fluent has a value, as a condition."""
    read = Read(fluent.property, tuple(Literal(each) for each in fluent.arguments))
    if isinstance(what, bool):
        return read if what else Not(read)
    return Comparison("==", read, Literal(what))


def clause(world: World, chain: Sequence[str], fluent: Fluent, what: Value) -> str:
    """Return a fact, or what the last of a chain of minds believes, as a clause: `Sakura likes the silver chain`."""
    condition = stated(fluent, what)
    for character in reversed(chain):
        condition = Believes(Literal(character), condition)
    return statement(names_for(world, None), condition).finite()


def wants(setting: Setting, mind: State, who: str) -> tuple[str, ...]:
    """Return what somebody hopes for, as verb phrases, as far as it is not so already and there are words for it."""
    hopes = _HOPES.setdefault(setting, {})
    if who not in hopes:
        hopes[who] = Hopes(setting.world, who)
    return hopes[who].said(tuple(_open(setting, mind, each) for each in hopes[who].strands))


def whereabouts(setting: Setting, mind: State) -> tuple[str, ...]:
    """Return where the cast is, as a mind has it, as sentences; those who are in one place stand together."""
    world = setting.world
    placed = [
        (str(mind[index]), stated(fluent, mind[index]))
        for index, fluent in enumerate(setting.fluents)
        if fluent.arguments[:1] in {(each,) for each in world.characters}
        and len(fluent.arguments) == 1
        and is_whereabouts(name_words(fluent.property))
        and mind[index] not in (UNKNOWN, NONE)
    ]
    order = list(dict.fromkeys(place for place, _ in placed))
    placed.sort(key=lambda each: order.index(each[0]))
    said = (each.finite() for each in together([statement(names_for(world, None), each) for _, each in placed]))
    return tuple(capitalised(f"{each}.") for each in said if in_words_alone(each))


class Hopes:
    """What somebody wants, part by part, and how those parts are said together that are still open.

    The same few parts are open in most moments of a game, so the words are kept.
    """

    def __init__(self, world: World, who: str) -> None:
        self.strands = tuple(each for line in world.wants_of(who) for each in strands(line))
        self._names, self._who = names_for(world, who), who
        self._found: dict[tuple[bool, ...], tuple[str, ...]] = {}

    def said(self, still_open: tuple[bool, ...]) -> tuple[str, ...]:
        """Return the parts that are open, as verb phrases, as far as there are words for them."""
        if still_open not in self._found:
            hopes = [as_hope(self._names, strand) for strand in compress(self.strands, still_open)]
            said = (f"hopes {wish(each, self._who)}" for each in together(hopes))
            self._found[still_open] = tuple(each for each in said if in_words_alone(each))
        return self._found[still_open]


_HOPES: WeakKeyDictionary[Setting, dict[str, Hopes]] = WeakKeyDictionary()
"""Of everybody in every setting that is in use."""


def _open(setting: Setting, mind: State, strand: Strand) -> bool:
    """Return whether a part of a want could still become better: a condition not as wished, or a number."""
    now = value(setting, mind, strand.expression)
    if isinstance(now, bool):
        return now is not strand.good
    return not (isinstance(strand.expression, Read) and _at_best(setting, strand, now))


def _at_best(setting: Setting, strand: Strand, now: Value) -> bool:
    assert isinstance(strand.expression, Read)
    match setting.world.property[strand.expression.property].value:
        case Number(low=low, high=high):
            return now == (high if strand.good else low)
        case _:
            return False
