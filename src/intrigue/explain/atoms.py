"""What a condition hangs on in a given state: the atoms that make it true, and those that keep it from being true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from intrigue.model.expressions import (
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Expression,
    Literal,
    Or,
    Read,
    Slot,
    Total,
)
from intrigue.model.terms import NONE, UNKNOWN, EntityOf, Fluent, Number, Value, YesNo
from intrigue.model.world import World
from intrigue.semantics.beliefs import Chain, mind_along, slots_read, true_atoms
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.state import State


def false_atoms(condition: Ground, state: State, chain: Chain = ()) -> tuple[tuple[Chain, Ground], ...]:
    """Return what keeps a condition from holding; of several ways in which it could hold, the one nearest to it."""
    here = mind_along(state, chain)
    if read(here, condition) is True:
        return ()
    match condition:
        case And(parts=parts):
            return tuple(atom for part in parts for atom in false_atoms(part, state, chain))
        case Or(parts=parts) if parts:
            return min((false_atoms(part, state, chain) for part in parts), key=len)
        case Believes(character=Literal(value=str(character)), body=body):
            return false_atoms(body, state, (*chain, character))
        case _:
            return ((chain, condition),)


def atoms_that_count(node: Ground, now: State, end: State) -> Iterator[tuple[Chain, Ground]]:
    """Yield the true atoms, at the end, of those parts of a want that count more or less then than now."""
    match node:
        case Total(parts=parts):
            for part in parts:
                yield from atoms_that_count(part, now, end)
        case Arithmetic(left=left, right=right):
            yield from atoms_that_count(left, now, end)
            yield from atoms_that_count(right, now, end)
        case Conditional(condition=condition):
            if read(now, node) != read(end, node) and read(end, condition) is True:
                yield from true_atoms(condition, end)
        case And() | Or() | Comparison() | Believes():
            if read(now, node) is not True and read(end, node) is True:
                yield from true_atoms(node, end)
        case _:
            return


def remedies(world: World, atom: Ground, chain: Chain, state: State) -> Iterator[tuple[Chain, Slot, Value]]:
    """Yield values that one fluent could have for a false atom to hold, each with the minds in which it is read."""
    slots = list(slots_read(atom, chain))
    for inner, slot in slots:
        for value in _candidates(world, atom, slot, state, inner):
            if value != mind_along(state, inner)[slot.index]:
                yield inner, slot, value


def _candidates(world: World, atom: Ground, slot: Slot, state: State, chain: Chain) -> Iterator[Value]:
    match atom:
        case Comparison(operator="==", left=Slot() as left, right=Literal(value=value)) if left == slot:
            yield value
        case Comparison(operator="==", left=left, right=right):
            other = right if left == slot else left
            found = read(mind_along(state, chain), other)
            if found is not UNKNOWN:
                yield found
        case Comparison(operator=">=" | ">" | "<=" | "<" as operator, right=Literal(value=int() | float() as bound)):
            yield bound if "=" in operator else bound + (1 if operator == ">" else -1)
        case _:
            yield from other_values(world, slot.fluent, mind_along(state, chain)[slot.index])


def other_values(world: World, fluent: Fluent, now: Value) -> tuple[Value, ...]:
    """Return what else a fluent could be; of a number its bounds."""
    values: tuple[Value, ...] = ()
    match world.property[fluent.property].value:
        case YesNo():
            values = (True, False)
        case EntityOf(type=kind, may_be_none=may_be_none):
            values = (*world.entities_of(kind), *((NONE,) if may_be_none else ()))
        case Number(low=low, high=high):
            values = tuple(each for each in (low, high) if each is not None)
    return tuple(each for each in values if each != now)


def readable(node: Any) -> Expression:
    """Return a ground expression with its fluents written as they are in a story file."""
    match node:
        case Slot(fluent=fluent):
            return Read(fluent.property, tuple(Literal(each) for each in fluent.arguments))
        case tuple():
            return cast("Expression", tuple(readable(each) for each in node))
        case Comparison(operator=operator, left=left, right=right):
            return Comparison(operator, readable(left), readable(right))
    if is_dataclass(node) and not isinstance(node, type):
        changed = {
            each.name: readable(getattr(node, each.name))
            for each in fields(node)
            if is_dataclass(getattr(node, each.name)) or isinstance(getattr(node, each.name), tuple)
        }
        return cast("Expression", replace(node, **cast("Any", changed)))
    return cast("Expression", node)


def as_condition(chain: Chain, atom: Ground) -> Expression:
    """Return an atom with the minds that it is read in as one condition."""
    found = readable(atom)
    for character in reversed(chain):
        found = Believes(Literal(character), found)
    return found


def as_fact(fluent: Fluent, value: Value, chain: Chain = ()) -> Expression:
    """Return that a fluent has a value, in the minds that a chain leads to, as a condition."""
    return as_condition(
        chain, Comparison("==", Read(fluent.property, tuple(map(Literal, fluent.arguments))), Literal(value))
    )
