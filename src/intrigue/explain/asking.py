"""Questions to a run: what an expression comes to at some point of it, in fact and in minds.

A run keeps what its world speaks of. A question may speak of more (`did` of an action that nothing remembers, a
feeling, minds deeper inside minds than the world needs); then the entries of the run are carried out once more in a
setting that keeps that, too.

A question can be asked through somebody's *eyes*. Then it is answered by what that one believes, and nothing is said of
what is really so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from intrigue.errors import DepthError
from intrigue.explain.atoms import as_condition, false_atoms
from intrigue.explain.past import Past
from intrigue.explain.sources import Held, all_reads, held
from intrigue.language.questions import read_expression
from intrigue.model.expressions import Believes, Comparison, Expression, Literal, Read
from intrigue.model.sugar import lower
from intrigue.model.terms import UNKNOWN, EntityOf, Number, Value
from intrigue.model.world import Ending, World
from intrigue.semantics.beliefs import Chain, mind_along
from intrigue.semantics.evaluation import Ground, chain_length, read
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.simulate.following import Following

ASKED = "asked about"
"""The name of the ending that makes a world keep what a question speaks of; no story file can hold such a name."""


@dataclass(frozen=True, slots=True)
class Question:
    """An expression, ready to be read at every point of a run."""

    text: str
    expression: Expression
    """As it was asked."""
    ground: Ground
    past: Past
    """The run, in a setting that keeps all that the question speaks of."""
    is_condition: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question comes to at one point."""

    question: Question
    point: int
    value: Value
    mind: Chain
    """For a question about what somebody believes: in whose minds it is read."""
    fact: Value
    """For such a question: what is really so (of an inner mind: what that one really holds)."""
    missing: tuple[Expression, ...]
    """Of a condition that does not hold: what keeps it from holding."""
    rests_on: tuple[Held, ...]
    """The fluents that it reads, each with where the belief comes from."""
    eyes: str = ""
    """Who answers it, by what they believe; empty: it is answered by what is so."""


def question(past: Past, text: str, eyes: int = 0) -> Question:
    """Return what a text asks of a run; raise InputError with the places of all mistakes in it.

    `eyes`: through so many minds, one inside the other, it will be looked at.
    """
    story = past.story
    asked = read_expression(text, story.world)
    condition = _is_condition(story.world, asked)
    core, expression = _lowered(story.world, asked, condition)
    fitting = all(each.signature in story.setting.world.property for each in core.properties)
    if fitting and _deep_enough(story.setting, expression, eyes):
        here = past
    else:
        setting = Setting(core, level_needed(core, story.options.depth + eyes))
        here = Past(story, Following(setting))
    return Question(text, asked, here.setting.ground(expression), here, condition)


def answer(asked: Question, point: int, eyes: str = "") -> Answer:
    """Return what a question comes to at a point, as it is or through somebody's eyes."""
    past = asked.past
    seen: Chain = (eyes,) if eyes else ()
    state = mind_along(past.states[point], seen)
    value = in_mind(asked, point, seen)
    mind, body = _whose(asked.ground)
    lacks = asked.is_condition and value is False
    return Answer(
        asked,
        point,
        value,
        mind,
        read(mind_along(state, mind[1:]), body),
        tuple(as_condition(chain, atom) for chain, atom in false_atoms(asked.ground, state)) if lacks else (),
        tuple(held(past, point, (*seen, *chain), past.setting.fluents[index]) for chain, index in _reads(asked)),
        eyes,
    )


def _reads(asked: Question) -> list[tuple[Chain, int]]:
    """Return what a question reads, in order."""
    return sorted(all_reads(asked.ground))


def _whose(ground: Ground) -> tuple[Chain, Ground]:
    """Return the minds that an expression is about as a whole, and what is asked inside them."""
    match ground:
        case Believes(character=Literal(value=str(character)), body=body):
            inner, rest = _whose(body)
            return (character, *inner), rest
    return (), ground


def _is_condition(world: World, asked: Expression) -> bool:
    match asked:
        case Read(property=signature):
            declared = world.property.get(signature)
            return declared is not None and not isinstance(declared.value, EntityOf | Number)
        case Believes(body=body):
            return _is_condition(world, body)
        case Literal(value=value):
            return isinstance(value, bool)
    return type(asked).__name__ not in ("Arithmetic", "Conditional", "Aggregate", "Variable", "Total")


def _lowered(world: World, asked: Expression, condition: bool) -> tuple[World, Expression]:
    """Return a core world that keeps all that a question speaks of, and the question in its terms."""
    wrapped = asked if condition else Comparison("==", asked, Literal(UNKNOWN))
    core = lower(replace(world, endings=(*world.endings, Ending(ASKED, "", wrapped))))
    found = core.endings[-1].condition
    if condition or not isinstance(found, Comparison):
        return core, found
    return core, found.left


def _deep_enough(setting: Setting, expression: Expression, eyes: int) -> bool:
    try:
        return chain_length(setting.ground(expression), None, setting.world.introspection) + eyes <= setting.level
    except (DepthError, KeyError):
        return False


# --- Who knew it, and when --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Learnt:
    """A change in what somebody holds of what was asked: a belief gained, lost or corrected."""

    who: str
    """Empty: the fact itself changed."""
    point: int
    """The point from which it is so."""
    entry: int | None
    """The entry that did it; None: it was so at the start."""
    minutes: int
    value: Value
    """What it comes to in that mind from now on; unknown where the mind does not know what it hangs on."""
    fact: Value
    """What is really so from then on."""
    source: Held | None
    """The belief that changed, with where it comes from; None: the fact itself."""

    @property
    def right(self) -> bool:
        """Whether it is so."""
        return self.value == self.fact


def who_knew(asked: Question, eyes: str = "") -> tuple[Learnt, ...]:
    """Return in order what everybody held of what is asked, from the start on, at every point where that changed.

    Through somebody's eyes the fact is what they believed, and what others held is what they took that to be.
    """
    found = []
    seen: Chain = (eyes,) if eyes else ()
    cast = ("", *(each for each in asked.past.setting.characters if each != eyes))
    last: dict[str, Value] = {}
    for point in range(asked.past.end + 1):
        if point and asked.past.states[point] is asked.past.states[point - 1]:
            continue
        for who in cast:
            value = in_mind(asked, point, (*seen, who) if who else seen)
            if who not in last or last[who] != value:
                last[who] = value
                found.append(_learnt(asked, point, who, value, seen))
    return tuple(found)


def in_mind(asked: Question, point: int, chain: Chain) -> Value:
    """Return what is asked as a mind has it: unknown where the mind does not know what the answer hangs on."""
    state = mind_along(asked.past.states[point], chain)
    value = read(state, asked.ground)
    if value is True or not chain:
        return value
    slots = all_reads(asked.ground)
    unknown = bool(slots) and all(mind_along(state, inner)[index] is UNKNOWN for inner, index in slots)
    return UNKNOWN if unknown else value


def _learnt(asked: Question, point: int, who: str, value: Value, seen: Chain) -> Learnt:
    past = asked.past
    source = None
    chain = (*seen, who) if who else seen
    if chain:
        changed = next(_changed(asked, point, chain), None)
        slots = _reads(asked)
        key = changed if changed is not None else slots[0] if slots else None
        if key is not None:
            source = held(past, point, (*chain, *key[0]), past.setting.fluents[key[1]])
    fact = in_mind(asked, point, seen)
    entry = point - 1 if point else None
    return Learnt(who, point, entry, past.minutes(point - 1) if point else 0, value, fact, source)


def _changed(asked: Question, point: int, who: Chain) -> Iterator[tuple[Chain, int]]:
    if point:
        before, now = asked.past.states[point - 1], asked.past.states[point]
        for inner, index in _reads(asked):
            if mind_along(before, (*who, *inner))[index] != mind_along(now, (*who, *inner))[index]:
                yield inner, index
