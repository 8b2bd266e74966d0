"""Questions to a run: what an expression comes to at some point of it, in fact and in minds.

A run keeps what its world speaks of. A question may speak of more (`did` of an action that nothing remembers, a
feeling, minds deeper inside minds than the world needs); then the entries of the run are carried out once more in a
setting that keeps that, too.
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
from intrigue.simulate.simulation import Story

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


def question(past: Past, text: str) -> Question:
    """Return what a text asks of a run; raise InputError with the places of all mistakes in it."""
    story = past.story
    asked = read_expression(text, story.world)
    condition = _is_condition(story.world, asked)
    core, expression = _lowered(story.world, asked, condition)
    fitting = all(each.signature in story.setting.world.property for each in core.properties)
    if fitting and _deep_enough(story.setting, expression):
        here = past
    else:
        setting = Setting(core, level_needed(core, story.options.depth))
        here = Past(story, Following(setting))
    return Question(text, asked, here.setting.ground(expression), here, condition)


def answer(asked: Question, point: int) -> Answer:
    """Return what a question comes to at a point."""
    past = asked.past
    state = past.states[point]
    value = read(state, asked.ground)
    mind, body = _whose(asked.ground)
    reads = sorted(all_reads(asked.ground))
    return Answer(
        asked,
        point,
        value,
        mind,
        read(mind_along(state, mind[1:]), body),
        tuple(as_condition(chain, atom) for chain, atom in false_atoms(asked.ground, state))
        if asked.is_condition
        else (),
        tuple(held(past, point, chain, past.setting.fluents[index]) for chain, index in reads),
    )


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


def _deep_enough(setting: Setting, expression: Expression) -> bool:
    try:
        return chain_length(setting.ground(expression), None, setting.world.introspection) <= setting.level
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


def who_knew(asked: Question) -> tuple[Learnt, ...]:
    """Return in order what everybody held of what is asked, from the start on, at every point where that changed."""
    found = []
    cast = ("", *asked.past.setting.characters)
    last: dict[str, Value] = {}
    for point in range(asked.past.end + 1):
        if point and asked.past.states[point] is asked.past.states[point - 1]:
            continue
        for who in cast:
            value = in_mind(asked, point, (who,) if who else ())
            if who not in last or last[who] != value:
                last[who] = value
                found.append(_learnt(asked, point, who, value))
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


def _learnt(asked: Question, point: int, who: str, value: Value) -> Learnt:
    past = asked.past
    source = None
    if who:
        changed = next(_changed(asked, point, who), None)
        slots = sorted(all_reads(asked.ground))
        key = changed if changed is not None else slots[0] if slots else None
        if key is not None:
            source = held(past, point, (who, *key[0]), past.setting.fluents[key[1]])
    fact = in_mind(asked, point, ())
    entry = point - 1 if point else None
    return Learnt(who, point, entry, past.minutes(point - 1) if point else 0, value, fact, source)


def _changed(asked: Question, point: int, who: str) -> Iterator[tuple[Chain, int]]:
    if point:
        before, now = asked.past.states[point - 1], asked.past.states[point]
        for inner, index in sorted(all_reads(asked.ground)):
            if mind_along(before, (who, *inner))[index] != mind_along(now, (who, *inner))[index]:
                yield inner, index


def core_world(story: Story) -> World:
    """Return the world that a run carries out."""
    return story.setting.world
