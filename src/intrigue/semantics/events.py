"""Events: actions and rules with every position filled in.

An action whose unconditional effects contradict each other (two values for one fluent) has no instance there. Where
conditional effects meet on a fluent, the later line wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from intrigue.errors import BoundError
from intrigue.model.expressions import (
    NO,
    YES,
    And,
    Arithmetic,
    Assign,
    Believes,
    Comparison,
    Conditional,
    Effect,
    Expression,
    ForEach,
    ForgetSince,
    Literal,
    Or,
    Read,
    Slot,
    Total,
    When,
)
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Parameter, Value, Variable
from intrigue.model.traversal import walk_effects
from intrigue.model.world import Action, Observation, Rule
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.grounding import Binding, Grounding, all_of
from intrigue.semantics.state import Mark


@dataclass(frozen=True, slots=True)
class Change:
    """One effect: where the condition holds, the fluent takes the value in the mind at the end of the chain."""

    condition: Ground
    believers: tuple[str, ...]
    slot: Slot
    value: Ground


@dataclass(frozen=True, slots=True)
class Sight:
    """One line of who sees an event, for one character: the condition, and the action it is taken for if another."""

    condition: Ground
    seen_as: GroundCall | None


@dataclass(frozen=True, slots=True)
class Forgetting:
    """One effect by which, where the condition holds, a mind goes back to what it was at a mark."""

    condition: Ground
    mark: Mark


Sights: TypeAlias = tuple[tuple[str, tuple[Sight, ...]], ...]
"""For every character who may see an event, the lines in order; who is left out never sees it."""


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Something that can happen: a ground action, or a ground rule. One object for each instance of a setting."""

    call: GroundCall
    action: Action | Rule
    """What it is an instance of."""
    precondition: Ground
    """Of a rule: its condition, without what is private to it."""
    private: Ground
    """What must hold besides, unseen by others."""
    changes: tuple[Change, ...]
    consenting: tuple[str, ...] = ()
    """The first is the actor. Empty for fate's events and for rules."""
    participants: tuple[str, ...] = ()
    sights: Sights = ()
    forgettings: tuple[Forgetting, ...] = ()

    def __str__(self) -> str:
        return str(self.call)

    @property
    def condition(self) -> Ground:
        """What must hold, private or not."""
        return all_of((self.precondition, self.private))


def instance(
    grounding: Grounding, source: Action | Rule, arguments: Sequence[Value], sights: Sights | None = None
) -> Event:
    """Return the event that fills in the positions of an action or rule, possible or not.

    `sights` may be handed in where they are known from another instance that is seen alike.
    """
    binding = {p.name: value for p, value in zip(source.parameters, arguments, strict=True)}
    changes = tuple(changes_of(grounding, source.effects, binding))
    forgettings = tuple(forgettings_of(grounding, source.effects, binding))
    call = GroundCall(source.signature, tuple(arguments))
    if len(changes) > grounding.bounds.parts:
        raise BoundError(f"{call} has more than {grounding.bounds.parts:,} effects when written out")
    if sights is None:
        sights = tuple(_sights(grounding, source.observations, binding))
    if isinstance(source, Rule):
        condition = grounding.condition(source.condition, binding)
        private = grounding.condition(source.private, binding)
        return Event(call, source, condition, private, changes, sights=sights, forgettings=forgettings)
    return Event(
        call=call,
        action=source,
        precondition=grounding.condition(source.precondition, binding),
        private=grounding.condition(source.private, binding),
        changes=changes,
        consenting=tuple(dict.fromkeys(str(grounding.term(each, binding)) for each in source.consenting)),
        participants=tuple(dict.fromkeys(str(grounding.term(each, binding)) for each in source.participants)),
        sights=sights,
        forgettings=forgettings,
    )


def instances(grounding: Grounding, source: Action | Rule) -> Iterator[Event]:
    """Yield the events of an action or rule that constants do not exclude, in the order of entities.

    Raise BoundError, naming the parameter to narrow, when there are more than the bound.
    """
    conjuncts = _conjuncts(source)
    names = [p.name for p in source.parameters]
    needs = [max((names.index(v) for v in _variables(each) if v in names), default=-1) for each in conjuncts]
    met = 0

    def fill(position: int, binding: dict[str, Value]) -> Iterator[tuple[Value, ...]]:
        nonlocal met
        for conjunct, need in zip(conjuncts, needs, strict=True):
            if need == position - 1 and grounding.condition(conjunct, binding) == NO:
                return
        if position == len(source.parameters):
            yield tuple(binding[name] for name in names)
            return
        parameter = source.parameters[position]
        for member in _range(grounding, parameter):
            met += 1
            if met > grounding.bounds.instances:
                raise BoundError(_too_many(grounding, source))
            yield from fill(position + 1, {**binding, parameter.name: member})

    # All positions are filled in before the first instance is made, so that the bound is met early.
    filled = list(fill(0, {}))
    speaking_of = _variables(source.observations)
    concerned = [place for place, name in enumerate(names) if name in speaking_of]
    sights: dict[tuple[Value, ...], Sights] = {}
    for arguments in filled:
        # Who sees it hangs on a few of the positions at most, such as who acts.
        key = tuple(arguments[place] for place in concerned)
        if key not in sights:
            binding = {names[place]: arguments[place] for place in concerned}
            sights[key] = tuple(_sights(grounding, source.observations, binding))
        event = instance(grounding, source, arguments, sights[key])
        if event.condition != NO and not _contradicts_itself(event):
            yield event


def _range(grounding: Grounding, parameter: Parameter) -> Sequence[Value]:
    return (parameter.constant,) if parameter.constant is not None else grounding.members(parameter.type)


def _too_many(grounding: Grounding, source: Action | Rule) -> str:
    sizes = {p.name: len(_range(grounding, p)) for p in source.parameters}
    total = 1
    for size in sizes.values():
        total *= size
    widest = max(sizes, key=lambda name: sizes[name])
    kind = "rule" if isinstance(source, Rule) else "action"
    return (
        f"{kind} '{source.name}' has up to {total:,} instances; the bound is {grounding.bounds.instances:,}; "
        f"narrow '{widest}' ({sizes[widest]:,} entities) by a smaller type or by a condition on what never changes"
    )


def _conjuncts(source: Action | Rule) -> list[Expression]:
    """Return the parts of the precondition that can be tested as soon as their variables are filled in."""
    condition = source.condition if isinstance(source, Rule) else source.precondition
    return list(condition.parts) if isinstance(condition, And) else [condition]


def _variables(node: object) -> set[str]:
    """Return the names of all variables in an expression, bound ones included."""
    if isinstance(node, Variable):
        return {node.name}
    if isinstance(node, tuple):
        return set().union(*map(_variables, node)) if node else set()
    slots = getattr(type(node), "__slots__", ())
    return set().union(*(_variables(getattr(node, name)) for name in slots)) if slots else set()


def changes_of(
    grounding: Grounding, effects: Sequence[Effect], binding: Binding | None = None, condition: Ground = YES
) -> Iterator[Change]:
    """Yield what the effects say, one fluent at a time, where the condition holds."""
    binding = binding or {}
    for effect in effects:
        match effect:
            case Assign(fluent=Read() as fluent, value=value, believers=believers):
                filled = grounding.fluent(fluent, binding)
                chain = tuple(str(grounding.term(each, binding)) for each in believers)
                slot = Slot(grounding.index[filled], filled)
                yield Change(condition, chain, slot, grounding.expression(value, binding))
            case When(condition=test, effects=inner, otherwise=otherwise):
                yes = all_of((condition, grounding.condition(test, binding)))
                no = all_of((condition, grounding.condition(test, binding, negated=True)))
                yield from changes_of(grounding, inner, binding, yes) if yes != NO else ()
                yield from changes_of(grounding, otherwise, binding, no) if no != NO else ()
            case ForEach(variable=variable, effects=inner, condition=test):
                for member in grounding.members(variable.type):
                    each = {**binding, variable.name: member}
                    yes = all_of((condition, grounding.condition(test, each)))
                    yield from changes_of(grounding, inner, each, yes) if yes != NO else ()
            case ForgetSince():
                pass  # It changes a mind as a whole; see `forgettings_of`.
            case _:
                raise TypeError(f"{type(effect).__name__} is not a core effect; lower the world first")


def forgettings_of(
    grounding: Grounding, effects: Sequence[Effect], binding: Binding, condition: Ground = YES
) -> Iterator[Forgetting]:
    """Yield the marks to which the effects take minds back, with the conditions."""
    for effect in effects:
        match effect:
            case ForgetSince(character=character, mark=mark):
                yield Forgetting(condition, Mark(str(grounding.term(character, binding)), mark))
            case When(condition=test, effects=inner, otherwise=otherwise) if _forgets((effect,)):
                yes = all_of((condition, grounding.condition(test, binding)))
                no = all_of((condition, grounding.condition(test, binding, negated=True)))
                yield from forgettings_of(grounding, inner, binding, yes)
                yield from forgettings_of(grounding, otherwise, binding, no)
            case ForEach(variable=variable, effects=inner, condition=test) if _forgets((effect,)):
                for member in grounding.members(variable.type):
                    each = {**binding, variable.name: member}
                    yield from forgettings_of(
                        grounding, inner, each, all_of((condition, grounding.condition(test, each)))
                    )
            case _:
                pass


def _forgets(effects: Sequence[Effect]) -> bool:
    return any(isinstance(each, ForgetSince) for each in walk_effects(effects))


def _contradicts_itself(event: Event) -> bool:
    sure: dict[tuple[tuple[str, ...], int], Ground] = {}
    return any(
        sure.setdefault((change.believers, change.slot.index), change.value) != change.value
        for change in event.changes
        if change.condition == YES
    )


def _sights(
    grounding: Grounding, observations: Sequence[Observation], binding: Binding
) -> Iterator[tuple[str, tuple[Sight, ...]]]:
    for character in grounding.world.characters:
        lines = []
        for observation in observations:
            inner = {**binding, observation.variable.name: character}
            condition = grounding.condition(observation.condition, inner)
            seen = observation.seen_as
            call = (
                GroundCall(seen.signature, tuple(grounding.term(each, inner) for each in seen.arguments))
                if seen is not None
                else None
            )
            if condition != NO:
                lines.append(Sight(condition, call))
        if lines:
            yield character, tuple(lines)


def touched(event: Event) -> Iterator[Ground]:
    """Yield everything that an event reads or writes; what a rule depends on."""
    yield event.condition
    for change in event.changes:
        yield from (change.condition, change.value)
        target: Ground = change.slot
        for believer in reversed(change.believers):
            target = Believes(Literal(believer), target)
        yield target
    for forgetting in event.forgettings:
        yield forgetting.condition
        yield Believes(Literal(forgetting.mark.character), YES)


def slots_and_minds(node: Ground) -> tuple[set[int], set[str]]:
    """Return the fluents that are read in the state itself, and the characters whose minds are read."""
    slots: set[int] = set()
    minds: set[str] = set()
    pending: list[Ground] = [node]
    while pending:
        match pending.pop():
            case Slot(index=index):
                slots.add(index)
            case Believes(character=Literal(value=str(character))):
                minds.add(character)
            case And(parts=parts) | Or(parts=parts) | Total(parts=parts):
                pending += parts
            case Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
                pending += (left, right)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                pending += (condition, then, otherwise)
            case _:
                pass
    return slots, minds


def all_slots(node: Ground) -> set[int]:
    """Return every fluent that an expression reads, in whatever mind. It is asked of all that a world consists of."""
    found: set[int] = set()
    pending: list[Any] = [node]
    while pending:
        each = pending.pop()
        kind = type(each)
        if kind is Slot:
            found.add(each.index)
        elif kind is Comparison or kind is Arithmetic:
            pending += (each.left, each.right)
        elif kind is Believes:
            pending.append(each.body)
        elif kind is And or kind is Or or kind is Total:
            pending += each.parts
        elif kind is Conditional:
            pending += (each.condition, each.then, each.otherwise)
        elif kind is not Literal:
            raise TypeError(f"{kind.__name__} is not a ground expression")
    return found
