"""What rules and wants depend on: which of them a change concerns, told by the values that changed, mind by mind.

Most conditions compare a value with a fixed one. A change that leaves the answer as it was (a feeling that fades from
37 to 36 where a rule asks for 50) sets nothing off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from intrigue.model.expressions import And, Arithmetic, Believes, Comparison, Conditional, Literal, Or, Slot, Total
from intrigue.model.terms import Value
from intrigue.model.world import World
from intrigue.semantics.evaluation import Ground, compare
from intrigue.semantics.events import Event
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.state import State, States

Path: TypeAlias = tuple[str, ...]
"""The minds that lead to where something is read, outermost first."""
Question: TypeAlias = tuple[str, Value]
"""A comparison with a fixed value: the operator and that value."""

MOST_CHANGES = 10_000
"""Of so many changes of fluents it is remembered what they concern."""


class Dependence:
    """What rules (or wants) read and write in one mind, and through it in the minds in it."""

    def __init__(self) -> None:
        self.slots: dict[int, dict[Question | None, list[int]]] = {}
        """For every fluent, the rules (or wants) by what they ask of it; None: whatever its value is."""
        self._known: dict[tuple[int, Value, Value], frozenset[int]] = Remembered(MOST_CHANGES)
        """The rules that a change of a fluent from one value to another concerns."""
        self.whole: list[int] = []
        """The rules that any change in this mind may set off."""
        self.minds: dict[str, Dependence] = {}
        """What they read and write in the minds in it."""

    def at(self, path: Path) -> Dependence:
        """Return the place in the minds that a path leads to."""
        place = self
        for character in path:
            place = place.minds.setdefault(character, Dependence())
        return place

    def only(self, slots: Collection[int]) -> Dependence:
        """Return what a change of these fluents alone may set off."""
        found = Dependence()
        found.slots = {slot: rules for slot, rules in self.slots.items() if slot in slots}
        found.whole = self.whole
        for character, inner in self.minds.items():
            below = inner.only(slots)
            if below.slots or below.whole or below.minds:
                found.minds[character] = below
        return found

    def note(self, path: Path, slot: int, question: Question | None, rule: int) -> None:
        """Note that a rule asks this of a fluent."""
        rules = self.at(path).slots.setdefault(slot, {}).setdefault(question, [])
        if rule not in rules[-1:]:
            rules.append(rule)

    def concerned(self, states: States, before: State, now: State, found: set[int]) -> None:
        """Add the rules that the change from one state to the other may set off."""
        if before is now:
            return
        if self.whole:
            found.update(self.whole)
        for index in states.unlike(before, now) if self.slots else ():
            asked = self.slots.get(index)
            if asked is not None:
                key = index, states.value(before, index), states.value(now, index)
                known = self._known.get(key)
                if known is None:
                    known = self._known[key] = _answered_otherwise(asked, *key[1:])
                found.update(known)
        for character, inner in self.minds.items():
            mind, changed = before.minds.get(character, before), now.minds.get(character, now)
            if mind is not changed:
                inner.concerned(states, mind, changed, found)


At: TypeAlias = tuple[int, int]
"""Where a state keeps a value: the number of the piece, and the place in it."""


class Needs:
    """What a condition cannot do without, where it is told at a glance: plain comparisons that all must hold.

    It is read piece by piece: of most minds in minds nobody ever needs all values.
    """

    __slots__ = ("_believed", "_compared", "_unlike_mind", "told")

    def __init__(self, condition: Ground, states: States) -> None:
        self.told: list[tuple[At, Value, bool]] = []
        """Fluents that must have one certain value (True), or any other (False)."""
        self._believed: list[tuple[str, At, Value, bool]] = []
        """The same of fluents as somebody believes them to be."""
        self._compared: list[tuple[At, At, bool]] = []
        """Fluents that must have the same value (True), or different ones."""
        self._unlike_mind: list[tuple[At, str, At]] = []
        """Fluents that somebody must believe to be otherwise than another one is."""
        for part in condition.parts if isinstance(condition, And) else (condition,):
            if isinstance(part, Comparison) and part.operator in ("==", "!="):
                self._note(part, states)

    def _note(self, part: Comparison, states: States) -> None:
        equal = part.operator == "=="
        match part.left, part.right:
            case Slot(index=index), Literal(value=value):
                self.told.append((states.at(index), value, equal))
            case Slot(index=index), Slot(index=other):
                self._compared.append((states.at(index), states.at(other), equal))
            case Believes(character=Literal(value=str(who)), body=Slot(index=index)), Literal(value=value):
                self._believed.append((who, states.at(index), value, equal))
            case Believes(character=Literal(value=str(who)), body=Slot(index=index)), Slot(index=other) if not equal:
                self._unlike_mind.append((states.at(other), who, states.at(index)))

    def met(self, state: State) -> bool:
        """Return whether all of it is so in a state. It is asked millions of times: hence plain loops."""
        pieces, minds = state.pieces, state.minds
        for (piece, place), value, equal in self.told:
            if (pieces[piece].values[place] == value) is not equal:
                return False
        for (piece, place), (other, there), equal in self._compared:
            if (pieces[piece].values[place] == pieces[other].values[there]) is not equal:
                return False
        for who, (piece, place), value, equal in self._believed:
            if (minds.get(who, state).pieces[piece].values[place] == value) is not equal:
                return False
        for (piece, place), who, (other, there) in self._unlike_mind:
            if pieces[piece].values[place] == minds.get(who, state).pieces[other].values[there]:
                return False
        return True


class Due:
    """Which of all rules may be due in a state of which nothing else is known."""

    def __init__(self, needs: Sequence[Needs]) -> None:
        self._needs = needs
        self._always: list[int] = []
        """Those that ask for no certain value."""
        self._by_value: dict[At, dict[Value, list[int]]] = {}
        """The others, by the first value that they ask for."""
        for position, each in enumerate(needs):
            first = next(((at, value) for at, value, equal in each.told if equal), None)
            if first is None:
                self._always.append(position)
            else:
                self._by_value.setdefault(first[0], {}).setdefault(first[1], []).append(position)

    def maybe(self, state: State) -> list[int]:
        """Return the positions of the rules that may be due, in order."""
        found = [*self._always]
        for (piece, place), rules in self._by_value.items():
            found += rules.get(state.pieces[piece].values[place], ())
        return [position for position in sorted(found) if self._needs[position].met(state)]


def _answered_otherwise(asked: Mapping[Question | None, list[int]], one: Value, other: Value) -> frozenset[int]:
    """Return the rules to whose questions two values are different answers."""
    found: set[int] = set()
    for question, rules in asked.items():
        if question is None or compare(*_of(question, one)) != compare(*_of(question, other)):
            found.update(rules)
    return frozenset(found)


def _of(question: Question, value: Value) -> tuple[str, Value, Value]:
    return question[0], value, question[1]


def dependence(world: World, rules: Sequence[Event]) -> Dependence:
    """Return what these rules depend on; they are told by their positions."""
    found = Dependence()
    for position, rule in enumerate(rules):
        for path, slot, question in _questions(rule.condition, ()):
            found.note(path, slot, question, position)
        for change in rule.changes:
            # Where what it sets stands already, there is nothing to do; whoever sees it makes no difference to that.
            stands: Question | None = None
            if isinstance(change.value, Literal):
                stands = "==", world.property[change.slot.fluent.property].fitting(change.value.value)
            found.note(change.believers, change.slot.index, stands, position)
            for node in (change.condition, change.value):
                for path, slot, question in _questions(node, ()):
                    found.note(path, slot, question, position)
        for forgetting in rule.forgettings:
            for path, slot, question in _questions(forgetting.condition, ()):
                found.note(path, slot, question, position)
        if rule.forgettings:
            # It takes whole minds back, and others may see it.
            for character in world.characters:
                found.at((character,)).whole.append(position)
    return found


def reading(expressions: Sequence[Ground]) -> Dependence:
    """Return what expressions read; they are told by their positions."""
    found = Dependence()
    for position, each in enumerate(expressions):
        for path, slot, question in _questions(each, ()):
            found.note(path, slot, question, position)
    return found


def _questions(node: Ground, path: Path) -> Iterator[tuple[Path, int, Question | None]]:
    """Yield what an expression asks of fluents, with the minds in which it does."""
    match node:
        case Slot(index=index):
            yield path, index, None
        case Believes(character=Literal(value=str(character)), body=body):
            yield from _questions(body, (*path, character))
        case Comparison(operator=operator, left=left, right=Literal(value=value)):
            for below, index, question in _questions(left, path):
                plain = question is None and _is_slot(left)
                yield below, index, (operator, value) if plain else question
        case Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
            yield from _questions(left, path)
            yield from _questions(right, path)
        case And(parts=parts) | Or(parts=parts) | Total(parts=parts):
            for part in parts:
                yield from _questions(part, path)
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            for part in (condition, then, otherwise):
                yield from _questions(part, path)
        case _:
            pass


def _is_slot(node: Ground) -> bool:
    """Return whether this is a fluent, in whoever's mind."""
    while isinstance(node, Believes):
        node = node.body
    return isinstance(node, Slot)
