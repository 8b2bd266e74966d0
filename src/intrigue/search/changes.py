"""Small changes to a world, or to how far a search looks: each as a value that can be carried out and told.

A change is made where its author would make it. One to the start of the world becomes a last statement of its start;
where a search begins later, the moment in which it begins is edited instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.model.expressions import (
    YES,
    Arithmetic,
    Assign,
    Comparison,
    Conditional,
    Effect,
    Expression,
    Literal,
    Read,
    Slot,
    When,
)
from intrigue.model.plans import GroundCall, Limits
from intrigue.model.terms import AUTHOR, CHARACTER, Fluent, Signature, Value, Variable, YesNo
from intrigue.model.world import Action, Observation, Property, Wants, World
from intrigue.search.result import LimitName
from intrigue.semantics.level import level_needed
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import closed, initial, written

Chain = tuple[str, ...]
"""Names of minds, outermost first; none is the world."""


@dataclass(frozen=True, slots=True)
class MoreRoom:
    """One limit of the search is larger."""

    limit: LimitName
    by: int


@dataclass(frozen=True, slots=True)
class Knows:
    """Somebody has right what it has wrong: a fluent, or what somebody else believes of it."""

    minds: Chain
    fluent: Fluent
    value: Value


@dataclass(frozen=True, slots=True)
class Cares:
    """Something counts more for somebody, counts for it at all (`too`), or does not count any more (`not`)."""

    character: str
    line: Expression
    how: Choice["more", "too", "not"]


@dataclass(frozen=True, slots=True)
class Agrees:
    """Somebody would agree to one thing without a reason of its own."""

    character: str
    call: GroundCall | None = None
    """To what; None: to whatever comes first."""


@dataclass(frozen=True, slots=True)
class Sees:
    """Somebody sees an action, wherever it happens."""

    character: str
    action: Signature


@dataclass(frozen=True, slots=True)
class IsSo:
    """A fluent has another value, and all who had it right know it."""

    fluent: Fluent
    value: Value


Change: TypeAlias = MoreRoom | Knows | Cares | Agrees | Sees | IsSo


@dataclass(frozen=True, slots=True)
class Case:
    """A question for a story: from which moment of which world, towards what, how far."""

    setting: Setting
    """It begins in the moment in question."""
    limits: Limits
    goal: float
    later: bool = False
    """Whether that moment is another than the world's own first."""


def changed(case: Case, changes: Sequence[Change]) -> Case:
    """Return the case with all these changes made."""
    limits, world = case.limits, case.setting.world
    for change in changes:
        if isinstance(change, MoreRoom):
            limits = _with_room(limits, change)
        else:
            world = _changed_world(world, change)
    deeper = limits.epistemic - case.limits.epistemic
    level = case.setting.level + deeper if world.depth is None else level_needed(world, limits.epistemic)
    if world is case.setting.world and level == case.setting.level:
        return replace(case, limits=limits)
    setting = Setting(world, level, case.setting.bounds)
    if case.later:
        state = _moved(case.setting, setting, initial(case.setting))
        for change in changes:
            state = _edited(setting, state, change)
        setting.first = state
    return Case(setting, limits, case.goal, case.later)


def asked(
    setting: Setting, goal: float, limits: Limits, start: State | None = None, until: Expression | None = None
) -> Case:
    """Return the question for a story from a state (None: from the first), to a gain of the author's or a condition."""
    if start is None and until is None:
        return Case(setting, limits, goal)
    world = setting.world
    if until is not None:
        world, goal = _with_wants(world, AUTHOR, (Conditional(until, Literal(1), Literal(0)),)), 1
    other = Setting(world, setting.level, setting.bounds)
    if start is not None:
        other.first = _moved(setting, other, start)
    return Case(other, limits, goal, later=start is not None)


def _with_room(limits: Limits, change: MoreRoom) -> Limits:
    match change.limit:
        case "author limit":
            return replace(limits, author=limits.author + change.by)
        case "character limit":
            return replace(limits, character=limits.character + change.by)
        case _:
            return replace(limits, epistemic=limits.epistemic + change.by)


# --- Worlds -----------------------------------------------------------------------------------------------------------


def _changed_world(world: World, change: Change) -> World:
    match change:
        case Knows(minds=minds, fluent=fluent, value=value):
            return replace(world, start=(*world.start, _stated(fluent, value, minds)))
        case IsSo(fluent=fluent, value=value):
            return replace(world, start=(*world.start, _stated(fluent, value, ())))
        case Cares():
            return _with_wants(world, change.character, _cared(world, change))
        case Agrees(character=character):
            return _obliging(world, character)
        case Sees(character=character, action=action):
            actions = (_shown(each, character) if each.signature == action else each for each in world.actions)
            return replace(world, actions=tuple(actions))
        case _:
            return world


def _stated(fluent: Fluent, value: Value, minds: Chain) -> Assign:
    read = Read(fluent.property, tuple(map(Literal, fluent.arguments)))
    return Assign(read, Literal(value), tuple(map(Literal, minds)))


def _with_wants(world: World, holder: str, lines: tuple[Expression, ...]) -> World:
    others = tuple(each for each in world.wants if each.holder != holder)
    return replace(world, wants=(*others, Wants(holder, lines)))


def _cared(world: World, change: Cares) -> tuple[Expression, ...]:
    """Return what a character wants after the change."""
    lines = world.wants_of(change.character)
    heavy = Literal(weight_above(lines))
    match change.how:
        case "more":
            return tuple(Arithmetic("*", heavy, line) if line == change.line else line for line in lines)
        case "too":
            return (*lines, Arithmetic("*", heavy, change.line))
        case "not":
            return tuple(line for line in lines if line != change.line)


def weight_above(lines: Sequence[Expression]) -> int:
    """Return a weight that outdoes wants like these: ten times the sum of all numbers that stand in them."""
    return 10 * (1 + sum(_numbers(line) for line in lines))


def _numbers(node: object) -> int:
    match node:
        case Literal(value=bool()):
            return 1
        case Literal(value=int() | float() as number):
            return int(abs(number)) + 1
        case Conditional(condition=_, then=then, otherwise=otherwise):
            return _numbers(then) + _numbers(otherwise)
        case Arithmetic(left=left, right=right):
            return _numbers(left) + _numbers(right)
        case _:
            return 1


def _obliging(world: World, character: str) -> World:
    """Return the world in which whatever the character does first is worth doing for its own sake."""
    obliged = Property(f"{character} has obliged", (), YesNo())
    read = Read(obliged.signature)
    actions = tuple(_noted(each, character, Assign(read, YES), world) for each in world.actions)
    lines = world.wants_of(character)
    worth = Conditional(Comparison("==", read, YES), Literal(weight_above(lines)), Literal(0))
    return _with_wants(
        replace(world, properties=(*world.properties, obliged), actions=actions), character, (*lines, worth)
    )


def _noted(action: Action, character: str, effect: Effect, world: World) -> Action:
    """Return the action with this effect where the character is among those who consent."""
    for term in action.consenting:
        if term == Literal(character):
            return replace(action, effects=(*action.effects, effect))
        if isinstance(term, Variable) and character in world.entities_of(term.type):
            condition = Comparison("==", term, Literal(character))
            action = replace(action, effects=(*action.effects, When(condition, (effect,))))
    return action


def _shown(action: Action, character: str) -> Action:
    witness = Variable("one more witness", CHARACTER)
    sees = Observation(witness, Comparison("==", witness, Literal(character)))
    return replace(action, observations=(sees, *action.observations))


# --- States -----------------------------------------------------------------------------------------------------------


def _moved(old: Setting, new: Setting, state: State) -> State:
    """Return a state as another setting keeps it; what is new there is as at the start."""
    values = tuple(
        state.values[old.index[fluent]] if fluent in old.index else new.world.property[fluent.property].initial
        for fluent in new.fluents
    )
    minds = {character: _moved(old, new, mind) for character, mind in state.minds.items()}
    marks = {mark: _moved(old, new, mind) for mark, mind in state.marks.items()}
    return new.states.state(state.owner, state.level, values, minds, marks)


def _edited(setting: Setting, state: State, change: Change) -> State:
    """Return the state with a change to what is so or to what somebody believes."""
    match change:
        case Knows(minds=minds, fluent=fluent, value=value):
            return closed(setting, written(setting, state, minds, Slot(setting.index[fluent], fluent), value))
        case IsSo(fluent=fluent, value=value):
            index = setting.index[fluent]
            return _replaced(setting, state, index, state.values[index], value)
        case _:
            return state


def _replaced(setting: Setting, state: State, index: int, old: Value, new: Value) -> State:
    """Return the state with a new value wherever somebody had the old one, in all minds inside it."""
    minds = {character: _replaced(setting, mind, index, old, new) for character, mind in state.minds.items()}
    values = state.values
    if Literal(values[index]) == Literal(old):
        values = (*values[:index], new, *values[index + 1 :])
    return closed(setting, setting.states.state(state.owner, state.level, values, minds, state.marks))
