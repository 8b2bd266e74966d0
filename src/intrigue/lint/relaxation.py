"""What could ever be: a world in which nothing that was possible is lost again.

Every fluent has a set of possible values, in the world and in each character's mind; a mind's set also holds what
others take that mind to hold. Events add values and never remove any, until nothing new comes up. What the relaxation
calls impossible cannot happen; the opposite does not follow (the idea is the delete relaxation of classical planning).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intrigue.model.expressions import (
    YES,
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Literal,
    Or,
    Slot,
    Total,
)
from intrigue.model.terms import UNKNOWN, Number, Value, YesNo
from intrigue.model.world import Property, Rule
from intrigue.semantics.beliefs import slots_read
from intrigue.semantics.constants import RUN_SETS, counts_kept
from intrigue.semantics.evaluation import Ground, calculate, compare, number
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial
from intrigue.simulate.crowd import values_said

MOST_NUMBERS = 12
"""A fluent that may take more different numbers than these may take any in its range."""

Where = str | None
"""The world (None), or the mind of a character."""


@dataclass(frozen=True, slots=True)
class Span:
    """Any number from `low` to `high`."""

    low: float
    high: float


ANY_NUMBER = Span(float("-inf"), float("inf"))

Key = tuple[Where, int]
"""A fluent, in the world or in a mind."""

Options = frozenset[Value | Span]
"""What a value could be."""

Learnt = dict[tuple[Event, Where, int, tuple[Where, ...]], Options]
"""What several witnesses of one happening learn alike."""


class Relaxation:
    """The possible values of one setting, and the events that could happen.

    An event is looked at again only when something that it was seen to read has got a new possible value.
    """

    def __init__(self, setting: Setting, imagining: bool = False) -> None:
        """Work everything out; `imagining`: minds also hold what their owners may picture in a plan of their own."""
        self.setting = setting
        self.imagining = imagining
        self.possible: dict[Key, Options] = {}
        """The possible values of every fluent, in the world and in each mind."""
        self.happening: set[Event] = set()
        """The actions and rules that could happen in fact."""
        self._readers: dict[Key, set[Event]] = {}
        """The events that have read a fluent somewhere, so that a new value of it may matter to them."""
        self._reading: Event | None = None
        self._waiting: dict[Event, None] = {}
        """The events to look at, in order."""
        self._due: dict[Event, tuple[Where, ...]] = {}
        """Where an event was found to be possible."""
        self._watched: dict[tuple[Event, str, int], tuple[Where, ...]] = {}
        """Where a character was found to see an event, by a line of who sees it."""
        self._done: set[tuple[Where, Event]] = set()
        """Where the effects of an event can add nothing more."""
        self._read_by: dict[Event, tuple[tuple[Where, Slot], ...]] = {}
        """What `_lessons` has worked out."""
        self._start(initial(setting), set())
        self._run()
        self._waiting = dict.fromkeys((*setting.events, *setting.rules))
        while self._waiting:
            ahead, self._waiting = self._waiting, {}
            for event in ahead:
                self._reading = event
                self._happen(event)
        self._reading = None

    def may_hold(self, condition: Ground, where: Where = None) -> bool:
        """Return whether a ground condition could come to hold there."""
        match condition:
            case Literal(value=value):
                return value is True
            case Comparison(operator=operator, left=left, right=right):
                return may_compare(operator, self.options(left, where), self.options(right, where))
            case And(parts=parts):
                return all(self.may_hold(part, where) for part in parts)
            case Or(parts=parts):
                return any(self.may_hold(part, where) for part in parts)
            case Believes(character=Literal(value=str(character)), body=body):
                return self.may_hold(body, character)
            case _:
                return True in self.options(condition, where)

    def options(self, expression: Ground, where: Where = None) -> Options:
        """Return every value that a ground expression could take there."""
        match expression:
            case Slot(index=index):
                return self._values(where, index)
            case Literal(value=value):
                return frozenset((value,))
            case Believes(character=Literal(value=str(character)), body=body):
                return self.options(body, character)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                yes = self.options(then, where) if self.may_hold(condition, where) else frozenset()
                return yes | self.options(otherwise, where)
            case Arithmetic(operator=operator, left=left, right=right):
                return combined(operator, (self.options(left, where), self.options(right, where)))
            case Total(operator=operator, parts=parts):
                return combined(operator, tuple(self.options(part, where) for part in parts))
            case _:
                # A condition as a value: it may fail, unless it cannot hold or is settled.
                return frozenset((True, False)) if self.may_hold(expression, where) else frozenset((False,))

    def _start(self, state: State, met: set[State]) -> None:
        if state in met:
            return
        met.add(state)
        for index, value in enumerate(state.values):
            self._add(state.owner, index, (value,))
        for mind in state.minds.values():
            self._start(mind, met)
        if state.owner is None:
            # At the innermost level, and with introspection, minds that were left out are the state around them.
            for character in self.setting.characters:
                for index, value in enumerate(state.mind(character).values):
                    self._add(character, index, (value,))

    def _run(self) -> None:
        """Add what runs set by themselves: memories of attempts and refusals, what is ruled out, and feelings."""
        felt = {index for index, _, _ in self.setting.feelings}
        world = self.setting.world
        counted, talked_of = counts_kept(world), {told.property for each in world.crowds for told in each.about}
        for index, fluent in enumerate(self.setting.fluents):
            for where in (None, *self.setting.characters):
                if fluent.property.name.startswith(RUN_SETS):
                    self._add(where, index, (True,))
                elif index in felt:
                    self._add(where, index, (Span(0, 100),))
                elif fluent.property in counted:
                    self._add(where, index, (ANY_NUMBER,))
                elif where is not None and fluent.property in talked_of:
                    self._add(where, index, values_said(world, fluent.property))

    def _values(self, where: Where, index: int) -> Options:
        """Return the possible values of a fluent, and take note of who asks."""
        key = (where, index)
        if self._reading is not None:
            self._readers.setdefault(key, set()).add(self._reading)
        return self.possible[key]

    def _happen(self, event: Event) -> None:
        """Let an event happen wherever it could."""
        due = self._due[event] = self._wherever(event, self._due.get(event, ()))
        if not due:
            return
        if None in due:
            self.happening.add(event)
            self._take_effect(event, None)
        learnt: Learnt = {}
        for character, lines in event.sights:
            for number_, line in enumerate(lines):
                # Who sees it is judged where it happens, which may be in somebody's mind.
                key = (event, character, number_)
                known = self._watched.get(key, ())
                if len(known) < len(due):
                    known += tuple(each for each in due if each not in known and self.may_hold(line.condition, each))
                    self._watched[key] = known
                if known:
                    seen = event if line.seen_as is None else self.setting.event_taken_for(line.seen_as)
                    self._correct(seen, character, known, learnt)
                    self._take_effect(seen, character)
        if isinstance(event.action, Rule) or (self.imagining and event.consenting):
            for mind in due:
                if mind is not None:
                    self._take_effect(event, mind)

    def _wherever(self, event: Event, known: tuple[Where, ...]) -> tuple[Where, ...]:
        """Return where the event may be due: where that is known already, and where it has become so."""
        wheres: tuple[Where, ...] = (None, *self.setting.characters)
        if len(known) == len(wheres):
            return known
        found = (each for each in wheres if each not in known and self.may_hold(event.precondition, each))
        if event.private == YES:
            return (*known, *found)
        if event.consenting:
            # What must hold privately is read in the mind of the actor alone.
            return (*known, *(found if self.may_hold(event.private, event.consenting[0]) else ()))
        return (*known, *(each for each in found if self.may_hold(event.private, each)))

    def _take_effect(self, event: Event, where: Where) -> None:
        """Make possible in the world, or in a mind, what the event brings about there."""
        if (where, event) in self._done:
            return
        settled = True
        for change in event.changes:
            if self.may_hold(change.condition, where):
                target = change.believers[-1] if change.believers else where
                self._add(target, change.slot.index, self.options(change.value, where))
                settled = settled and isinstance(change.value, Literal)
            else:
                settled = False
        if settled:
            self._done.add((where, event))

    def _correct(self, event: Event, character: str, watched: tuple[Where, ...], learnt: Learnt) -> None:
        """Make possible what a witness may learn from an event that it took for impossible."""
        for chain, slot in self._lessons(event):
            key = (event, chain, slot.index, watched)
            values = learnt.get(key)
            if values is None:
                values = learnt[key] = self._lesson(slot, (chain,) if chain else watched)
            self._add(chain or character, slot.index, values)

    def _lesson(self, slot: Slot, wheres: tuple[Where, ...]) -> Options:
        """Return what a fluent may turn out to be where an event is seen to happen."""
        values = frozenset[Value | Span]().union(*(self._values(where, slot.index) for where in wheres))
        if self.setting.world.property[slot.fluent.property].value == YesNo():
            return values
        return values | {UNKNOWN}

    def _lessons(self, event: Event) -> tuple[tuple[Where, Slot], ...]:
        """Return what can be learnt from seeing the event: the fluents of its precondition."""
        if event not in self._read_by:
            # Minds are told apart by whose they are, however deep they lie.
            self._read_by[event] = tuple(
                (chain[-1] if chain else None, slot) for chain, slot in slots_read(event.precondition, ())
            )
        return self._read_by[event]

    def _add(self, where: Where, index: int, values: Iterable[Value | Span]) -> None:
        """Add possible values of a fluent; have those who have read it looked at again if one was new."""
        key = (where, index)
        before = self.possible.get(key, frozenset())
        if before.issuperset(values):
            return
        property_ = self.setting.world.property[self.setting.fluents[index].property]
        now = widened(property_, before.union(values))
        if now != before:
            self.possible[key] = now
            self._waiting.update(dict.fromkeys(self._readers.get(key, ())))


def widened(property_: Property, options: Options) -> Options:
    """Return the values as the property can hold them; more than a few numbers become any in its range."""
    now = frozenset(each if isinstance(each, Span) else property_.fitting(each) for each in options)
    numbers = [each for each in now if isinstance(each, Span | int | float) and not isinstance(each, bool)]
    kind = property_.value
    if not isinstance(kind, Number) or not (
        len(numbers) > MOST_NUMBERS or any(isinstance(each, Span) for each in numbers)
    ):
        return now
    low = float("-inf") if kind.low is None else kind.low
    high = float("inf") if kind.high is None else kind.high
    return now.difference(numbers) | {Span(low, high)}


def may_compare(operator: str, left: Options, right: Options) -> bool:
    """Return whether one of these could stand in this relation to one of those."""
    if operator == "==" and not left.isdisjoint(right):
        return True
    return any(_may_relate(operator, one, other) for one in left for other in right)


def _may_relate(operator: str, left: Value | Span, right: Value | Span) -> bool:
    if not isinstance(left, Span) and not isinstance(right, Span):
        return compare(operator, left, right)
    low, high = _bounds(left)
    other_low, other_high = _bounds(right)
    if low is None or other_low is None or high is None or other_high is None:
        return operator == "!="
    match operator:
        case "<" | "<=":
            return compare(operator, low, other_high)
        case ">" | ">=":
            return compare(operator, high, other_low)
        case "==":
            return low <= other_high and other_low <= high
        case _:
            return True


def _bounds(value: Value | Span) -> tuple[float | None, float | None]:
    if isinstance(value, Span):
        return value.low, value.high
    plain = number(value)
    return (plain, plain) if isinstance(plain, int | float) else (None, None)


def combined(operator: str, sides: tuple[Options, ...]) -> Options:
    """Return what an operation on these could give: exactly where all is known, else any number."""
    results: frozenset[Value] | None = None
    for side in sides:
        plain = frozenset(number(each) for each in side if not isinstance(each, Span))
        if len(plain) < len(side) or (operator == "/" and 0 in plain):
            return frozenset((ANY_NUMBER, UNKNOWN))
        if results is None:
            results = plain
        else:
            results = frozenset(calculate(operator, one, other) for one in results for other in plain)
        if len(results) > MOST_NUMBERS:
            return frozenset((ANY_NUMBER, UNKNOWN))
    return frozenset(results if results is not None else (0,))
