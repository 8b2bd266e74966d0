"""From a `Setting` to the tables of the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from intrigue.errors import BoundError
from intrigue.kernel import layout
from intrigue.kernel.indexing import discord, pivot, write_rule_index
from intrigue.kernel.tables import Tables
from intrigue.model.expressions import (
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Expression,
    Literal,
    Or,
    Slot,
    Total,
)
from intrigue.model.terms import AUTHOR, NONE, UNKNOWN, Number, Value, YesNo
from intrigue.model.world import Rule
from intrigue.semantics.events import Event
from intrigue.semantics.looking_ahead import carried
from intrigue.semantics.setting import Setting
from intrigue.semantics.slots import places_of
from intrigue.semantics.touching import touching

MOST_CODES = 65_536
"""Entities and different numbers that one search may meet."""

_COMPARISONS = {
    "==": layout.EQUAL,
    "!=": layout.UNEQUAL,
    "<": layout.LESS,
    "<=": layout.LESS_OR_EQUAL,
    ">": layout.GREATER,
    ">=": layout.GREATER_OR_EQUAL,
}
_ARITHMETIC = {"+": layout.PLUS, "-": layout.MINUS, "*": layout.TIMES, "/": layout.DIVIDED}


class Encoder:
    """Writes the tables of one setting and translates between codes and values."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.events: list[Event] = [*setting.events, *setting.rules]
        world = setting.world
        self.names: list[Value] = [UNKNOWN, NONE, False, True, *world.entity]
        self._code: dict[str, int] = {name: i for i, name in enumerate(world.entity, layout.FIRST_ENTITY)}
        self._character = {name: i for i, name in enumerate(setting.characters)}
        self._number_code: dict[float, int] = {}
        self._expression: dict[Expression, int] = {}
        self._number: dict[Event, int] = {event: i for i, event in enumerate(self.events)}
        private = any(event.private != Literal(True) for event in self.events)
        constants = setting.grounding.constants
        self.fluents: list[int] = [i for i, fluent in enumerate(setting.fluents) if fluent not in constants]
        """The place in a state of every fluent that has a place in nodes."""
        self.slot: dict[int, int] = {index: slot for slot, index in enumerate(self.fluents)}
        self.tables = Tables(
            characters=len(setting.characters),
            slots=len(self.fluents),
            marks=len(setting.marks),
            levels=setting.level,
            introspection=world.introspection,
            owners=world.introspection or private or bool(carried(setting)),
            first_rule=len(setting.events),
            last_rule=len(self.events),
            first_number=len(self.names),
            most_firings=setting.bounds.firings,
            rule_names=[(str(rule), rule.action.name) for rule in setting.rules],
            stirring=self._stirring,
        )
        self._write()

    def _stirring(self, slot: int) -> list[int]:
        """Return the actions that may move a feeling by what they make its holder feel."""
        return self._stirred_by.get(self.fluents[slot], [])

    @cached_property
    def _stirred_by(self) -> dict[int, list[int]]:
        """By the place of a feeling in states: the actions that may move it so, in order."""
        found: dict[int, list[int]] = {}
        for number, event in enumerate(self.setting.events):
            for place in places_of(touching(self.setting).stirred(event)):
                found.setdefault(place, []).append(number)
        return found

    # --- codes ------------------------------------------------------------------------------------------------------

    def code(self, value: Value) -> int:
        """Return the code of a value; raise BoundError when there are too many numbers."""
        if value is UNKNOWN or value is NONE:
            return layout.UNKNOWN if value is UNKNOWN else layout.NONE
        if isinstance(value, bool):
            return layout.YES if value else layout.NO
        if isinstance(value, str):
            return self._code[value]
        assert isinstance(value, int | float)
        if value not in self._number_code:
            code = self.tables.first_number + len(self.tables.numbers)
            if code >= MOST_CODES:
                raise BoundError(f"a search meets more than {MOST_CODES:,} different entities and numbers")
            self._number_code[value] = code
            self.tables.numbers.append(float(value))
        return self._number_code[value]

    # --- tables -----------------------------------------------------------------------------------------------------

    def _write(self) -> None:
        tables, setting = self.tables, self.setting
        tables.mark_character.extend(self._character[mark.character] for mark in setting.marks)
        for character in setting.characters:
            own = (kept.place for kept in setting.feelings if kept.feeling.holder == character)
            tables.own_feelings.add(self.slot[place] for place in own)
        for event in self.events:
            # Events that others are taken for are appended to the list while it is being written.
            self._write_event(event)
        for holder in (*setting.characters, AUTHOR):
            lines = [setting.ground(line) for line in setting.world.wants_of(holder)]
            tables.wants.append(self.expression(Total("+", tuple(lines))))
        for number in range(tables.first_rule, tables.last_rule):
            whose, slot = discord(tables, tables.precondition[number])
            tables.discord_character.append(whose)
            tables.discord_slot.append(slot)
        write_rule_index(tables)
        for number in range(tables.last_rule):
            slot, code = pivot(tables, tables.precondition[number])
            tables.pivot_slot.append(slot)
            tables.pivot_code.append(code)
        tables.idle.extend([0] * tables.first_rule)
        for index in self.fluents:
            fluent = setting.fluents[index]
            property_ = setting.world.property[fluent.property]
            span = property_.value if isinstance(property_.value, Number) else Number()
            tables.low.append(float("-inf") if span.low is None else span.low)
            tables.high.append(float("inf") if span.high is None else span.high)
            plain = property_.value == YesNo()
            tables.known.append(self.code(property_.initial) if plain else layout.NOBODY)

    def _write_event(self, event: Event) -> None:
        tables = self.tables
        tables.precondition.append(self.expression(event.precondition))
        public = event.private == Literal(True)
        tables.private.append(layout.NOBODY if public else self.expression(event.private))
        tables.actor.append(self._character[event.consenting[0]] if event.consenting else layout.NOBODY)
        tables.consenting.add(self._characters(event.consenting))
        tables.participants.add(self._characters(event.participants))
        first = len(tables.change_slot)
        for change in event.changes:
            tables.change_condition.append(self.expression(change.condition))
            tables.change_slot.append(self.slot[change.slot.index])
            tables.change_value.append(self.expression(change.value))
            tables.change_chain.add(self._characters(change.believers))
        tables.changes.add(range(first, len(tables.change_slot)))
        sights = dict(event.sights)
        for character in self.setting.characters:
            first = len(tables.sight_condition)
            for line in sights.get(character, ()):
                tables.sight_condition.append(self.expression(line.condition))
                seen = event if line.seen_as is None else self.setting.event_taken_for(line.seen_as)
                tables.sight_event.append(self._number_of(seen))
            tables.sights.add(range(first, len(tables.sight_condition)))
        self._write_forgetting(event)

    def _write_forgetting(self, event: Event) -> None:
        """Write which minds the event takes back to which marks, and which marks it sets."""
        tables, marks = self.tables, self.setting.marks
        first = len(tables.forgetting_mark)
        for forgetting in event.forgettings:
            tables.forgetting_condition.append(self.expression(forgetting.condition))
            tables.forgetting_mark.append(marks.index(forgetting.mark))
        tables.forgettings.add(range(first, len(tables.forgetting_mark)))
        rule = isinstance(event.action, Rule)
        tables.marked.add(i for i, mark in enumerate(marks) if not rule and mark.event == event.action.name)

    def _number_of(self, event: Event) -> int:
        if event not in self._number:
            self._number[event] = len(self.events)
            self.events.append(event)
        return self._number[event]

    def _characters(self, names: Iterable[str]) -> list[int]:
        return [self._character[name] for name in names]

    def expression(self, node: Expression) -> int:
        """Return the number of a ground expression, writing it first if it is new."""
        known = self._expression.get(node)
        if known is None:
            known = self._expression[node] = self._write_expression(node)
        return known

    def _write_expression(self, node: Expression) -> int:
        match node:
            case Literal(value=value):
                return self._row(layout.LITERAL, self.code(value))
            case Slot(index=index):
                return self._row(layout.SLOT, self.slot[index])
            case Believes(character=Literal(value=str(character)), body=body):
                return self._row(layout.BELIEVES, self._character[character], self.expression(body))
            case Comparison(operator="==" | "!=" as operator, left=Slot(index=index), right=Literal(value=value)):
                kind = layout.SLOT_IS if operator == "==" else layout.SLOT_IS_NOT
                return self._row(kind, self.slot[index], self.code(value))
            case Comparison(operator=operator, left=left, right=right):
                return self._row(_COMPARISONS[operator], self.expression(left), self.expression(right))
            case And(parts=parts) | Or(parts=parts):
                return self._list(layout.AND if isinstance(node, And) else layout.OR, parts)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                each = [self.expression(part) for part in (condition, then, otherwise)]
                return self._row(layout.CONDITIONAL, *each)
            case Arithmetic(operator=operator, left=left, right=right):
                return self._row(_ARITHMETIC[operator], self.expression(left), self.expression(right))
            case Total(operator=operator, parts=parts):
                return self._list(layout.SUM if operator == "+" else layout.PRODUCT, parts)
            case _:
                raise TypeError(f"{type(node).__name__} is not a ground expression")

    def _row(self, operator: int, a: int = 0, b: int = 0, c: int = 0) -> int:
        for column, entry in zip(
            (self.tables.operator, self.tables.a, self.tables.b, self.tables.c), (operator, a, b, c), strict=True
        ):
            column.append(entry)
        return len(self.tables.operator) - 1

    def _list(self, operator: int, parts: Sequence[Expression]) -> int:
        numbers = [self.expression(part) for part in parts]
        first = len(self.tables.parts)
        self.tables.parts.extend(numbers)
        return self._row(operator, first, len(numbers))
