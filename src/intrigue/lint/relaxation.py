"""What could ever be: a world in which nothing that was possible is lost again.

Every fluent has a set of possible values, in the world and in each character's mind; a mind's set also holds what
others take that mind to hold. Events add values and never remove any, until nothing new comes up. What the relaxation
calls impossible cannot happen; the opposite does not follow (the idea is the delete relaxation of classical planning).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

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
from intrigue.model.world import Rule
from intrigue.semantics.evaluation import Ground, calculate, compare, number
from intrigue.semantics.events import Event
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import initial

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

Options = frozenset[Value | Span]
"""What a value could be."""


@dataclass
class Relaxation:
    """The possible values of one setting, and the events that could happen."""

    setting: Setting
    imagining: bool = False
    """Whether minds also hold what their owners may picture in a plan: actions that nobody need ever see."""
    possible: dict[tuple[Where, int], Options] = field(default_factory=dict)
    happening: set[Event] = field(default_factory=set)
    """The actions and rules that could happen in fact."""
    _done: set[tuple[Where, Event]] = field(default_factory=set)
    """Where an event can add nothing more."""

    def __post_init__(self) -> None:
        self._start(initial(self.setting), set())
        events = (*self.setting.events, *self.setting.rules)
        growing = True
        while growing:
            growing = False
            for event in events:
                growing = self._happen(event) or growing

    def may_hold(self, condition: Ground, where: Where = None) -> bool:
        """Return whether a ground condition could come to hold there."""
        match condition:
            case And(parts=parts):
                return all(self.may_hold(part, where) for part in parts)
            case Or(parts=parts):
                return any(self.may_hold(part, where) for part in parts)
            case Believes(character=Literal(value=str(character)), body=body):
                return self.may_hold(body, character)
            case Comparison(operator=operator, left=left, right=right):
                return any(
                    _may_compare(operator, one, other)
                    for one in self.options(left, where)
                    for other in self.options(right, where)
                )
            case _:
                return True in self.options(condition, where)

    def options(self, expression: Ground, where: Where = None) -> Options:
        """Return every value that a ground expression could take there."""
        match expression:
            case Literal(value=value):
                return frozenset((value,))
            case Slot(index=index):
                return self.possible[where, index]
            case Believes(character=Literal(value=str(character)), body=body):
                return self.options(body, character)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                yes = self.options(then, where) if self.may_hold(condition, where) else frozenset()
                return yes | self.options(otherwise, where)
            case Arithmetic(operator=operator, left=left, right=right):
                return _combined(operator, (self.options(left, where), self.options(right, where)))
            case Total(operator=operator, parts=parts):
                return _combined(operator, tuple(self.options(part, where) for part in parts))
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

    def _happen(self, event: Event) -> bool:
        """Let an event happen wherever it could; return whether that made anything new possible."""
        growing = False
        if (None, event) not in self._done and self._may_be_due(event, None):
            growing = event not in self.happening or growing
            self.happening.add(event)
            growing = self._take_effect(event, None) or growing
        for character, lines in event.sights:
            for line in lines:
                seen = event if line.seen_as is None else self.setting.event_taken_for(line.seen_as)
                # Who sees it is judged where it happens, which may be in somebody's mind.
                watched = [
                    where
                    for where in (None, *self.setting.characters)
                    if self._may_be_due(event, where) and self.may_hold(line.condition, where)
                ]
                if watched and (character, seen) not in self._done:
                    growing = self._correct(seen, character, watched) or growing
                    growing = self._take_effect(seen, character) or growing
        if isinstance(event.action, Rule) or (self.imagining and event.consenting):
            for character in self.setting.characters:
                if (character, event) not in self._done and self._may_be_due(event, character):
                    growing = self._take_effect(event, character) or growing
        return growing

    def _may_be_due(self, event: Event, where: Where) -> bool:
        if where is None and event in self.happening:
            return True
        if not self.may_hold(event.precondition, where):
            return False
        actor = event.consenting[0] if event.consenting else where
        return event.private == YES or self.may_hold(event.private, actor)

    def _take_effect(self, event: Event, where: Where) -> bool:
        growing = False
        settled = True
        for change in event.changes:
            if self.may_hold(change.condition, where):
                target = change.believers[-1] if change.believers else where
                growing = self._add(target, change.slot.index, self.options(change.value, where)) or growing
                settled = settled and isinstance(change.value, Literal)
            else:
                settled = False
        if settled:
            self._done.add((where, event))
        return growing

    def _correct(self, event: Event, character: str, watched: Iterable[Where]) -> bool:
        """Make possible what a witness may learn from an event that it took for impossible."""
        growing = False
        for chain, slot in _fluents_read(event.precondition, None):
            target = chain or character
            plain = self.setting.world.property[slot.fluent.property].value == YesNo()
            for where in watched:
                growing = self._add(target, slot.index, self.possible[chain or where, slot.index]) or growing
            growing = (not plain and self._add(target, slot.index, (UNKNOWN,))) or growing
        return growing

    def _add(self, where: Where, index: int, values: Iterable[Value | Span]) -> bool:
        """Add possible values of a fluent; return whether one was new."""
        before = self.possible.get((where, index), frozenset())
        property_ = self.setting.world.property[self.setting.fluents[index].property]
        fitting = [each if isinstance(each, Span) else property_.fitting(each) for each in values]
        now = before.union(fitting)
        numbers = [each for each in now if isinstance(each, Span | int | float) and not isinstance(each, bool)]
        if len(numbers) > MOST_NUMBERS or any(isinstance(each, Span) for each in numbers):
            kind = property_.value
            assert isinstance(kind, Number)
            low = float("-inf") if kind.low is None else kind.low
            high = float("inf") if kind.high is None else kind.high
            now = now.difference(numbers) | {Span(low, high)}
        self.possible[where, index] = now
        return now != before


def _fluents_read(node: Ground, where: Where) -> Iterator[tuple[Where, Slot]]:
    """Yield the fluents of a condition, each with the mind in which it is read (None: where the event happens)."""
    match node:
        case Slot():
            yield where, node
        case Believes(character=Literal(value=str(character)), body=body):
            yield from _fluents_read(body, character)
        case And(parts=parts) | Or(parts=parts) | Total(parts=parts):
            for part in parts:
                yield from _fluents_read(part, where)
        case Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
            yield from _fluents_read(left, where)
            yield from _fluents_read(right, where)
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            for part in (condition, then, otherwise):
                yield from _fluents_read(part, where)
        case _:
            return


def _may_compare(operator: str, left: Value | Span, right: Value | Span) -> bool:
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


def _combined(operator: str, sides: tuple[Options, ...]) -> Options:
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
