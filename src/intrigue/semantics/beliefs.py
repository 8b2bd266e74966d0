"""What characters believe, what they see of an event, and what they learn from one they took for impossible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intrigue.model.expressions import And, Arithmetic, Believes, Comparison, Conditional, Literal, Or, Slot, Total
from intrigue.model.terms import UNKNOWN, Value, YesNo
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State

Chain = tuple[str, ...]
"""Names of minds, outermost first."""


def believed(setting: Setting, state: State, character: str) -> State:
    """Return what the character believes in the state: a state of its own, one level lower."""
    return state.mind(character)


def mind_along(state: State, chain: Sequence[str]) -> State:
    """Return what the first of the chain believes the next believes, and so on."""
    for character in chain:
        state = state.mind(character)
    return state


def sight(setting: Setting, state: State, event: Event, character: str) -> Event | None:
    """Return what the character sees happen when the event happens in this state; None where it sees nothing."""
    for witness, lines in event.sights:
        if witness == character:
            for line in lines:
                if read(state, line.condition) is True:
                    return event if line.seen_as is None else setting.event_taken_for(line.seen_as)
    return None


def true_atoms(condition: Ground, fact: State, chain: Chain = ()) -> Iterator[tuple[Chain, Ground]]:
    """Yield the atoms of all clauses that are true in fact, of a condition that is; each with the minds it reads."""
    match condition:
        case And(parts=parts):
            for part in parts:
                yield from true_atoms(part, fact, chain)
        case Or(parts=parts):
            for part in parts:
                if read(mind_along(fact, chain), part) is True:
                    yield from true_atoms(part, fact, chain)
        case Believes(character=Literal(value=str(character)), body=body):
            yield from true_atoms(body, fact, (*chain, character))
        case Literal():
            return
        case _:
            yield chain, condition


def lessons(setting: Setting, atom: Ground, fact: State, chain: Chain) -> Iterator[tuple[Chain, Slot, Value]]:
    """Yield what a witness whose mind has this true atom wrong learns of each fluent in it.

    An `==` atom gives the actual value, any other comparison makes the fluent unknown; a plain yes/no is never unknown.
    """
    exact = isinstance(atom, Comparison) and atom.operator == "=="
    for inner, slot in slots_read(atom, chain):
        property_ = setting.world.property[slot.fluent.property]
        known = exact or property_.value == YesNo()
        yield inner, slot, mind_along(fact, inner)[slot.index] if known else UNKNOWN


def slots_read(node: Ground, chain: Chain) -> Iterator[tuple[Chain, Slot]]:
    """Yield the fluents that an atom reads, each with the minds in which it is read."""
    match node:
        case Slot():
            yield chain, node
        case Believes(character=Literal(value=str(character)), body=body):
            yield from slots_read(body, (*chain, character))
        case And(parts=parts) | Or(parts=parts) | Total(parts=parts):
            for part in parts:
                yield from slots_read(part, chain)
        case Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
            yield from slots_read(left, chain)
            yield from slots_read(right, chain)
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            for part in (condition, then, otherwise):
                yield from slots_read(part, chain)
        case _:
            return
