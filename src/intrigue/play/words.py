"""Beliefs, wants and feelings in words, for the telling between choices and for the panel of minds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intrigue.model.expressions import Believes, Comparison, Expression, Literal, Not, Read
from intrigue.model.feelings import is_feeling
from intrigue.model.terms import Fluent, Number, Value
from intrigue.model.world import World
from intrigue.semantics.evaluation import value
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.tell.aims import Strand, as_hope, strands, together
from intrigue.tell.clauses import wish
from intrigue.tell.nouns import names_for
from intrigue.tell.realization import name_of
from intrigue.tell.wording import statement

LITTLE, GREAT = 20, 65
"""Intensities below and from which a feeling is called little and great."""


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


def feeling(world: World, emotion: str, about: str | None, intensity: int) -> str:
    """Return a feeling as a noun phrase: `a little hope`, `great anger at Bob`."""
    noun, towards = _NOUNS.get(emotion, (emotion.replace("_", " "), "towards"))
    amount = "a little " if intensity < LITTLE else "great " if intensity >= GREAT else ""
    return f"{amount}{noun}{f' {towards} {name_of(world, about)}' if about is not None else ''}"


_NOUNS = {
    "anger": ("anger", "at"),
    "reproach": ("reproach", "against"),
    "happy_for": ("gladness", "for"),
    "pity": ("pity", "for"),
    "admiration": ("admiration", "for"),
    "gloating": ("glee", "over"),
    "gratitude": ("gratitude", "to"),
    "resentment": ("resentment", "against"),
    "fears_confirmed": ("dread come true", "about"),
}
"""How an emotion is said, and the preposition before whom it is about, where the name alone will not do."""


def wants(setting: Setting, mind: State, who: str) -> Iterator[str]:
    """Yield what somebody hopes for, as verb phrases, as far as it is not so already and there are words for it."""
    found = [each for line in setting.world.wants_of(who) for each in strands(line) if _open(setting, mind, each)]
    names = names_for(setting.world, who)
    for each in together([as_hope(names, strand) for strand in found]):
        said = f"hopes {wish(each, who)}"
        if in_words_alone(said):
            yield said


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
