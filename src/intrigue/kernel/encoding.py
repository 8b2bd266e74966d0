"""The only door to the kernel: from a `Setting` to tables, and from nodes back to states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from intrigue.errors import BoundError
from intrigue.kernel import layout
from intrigue.kernel.engine import Engine
from intrigue.kernel.heart import heart_of
from intrigue.kernel.indexing import pivot, write_rule_index
from intrigue.kernel.looking_ahead import LookingAhead
from intrigue.kernel.reachability import Reachable
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
from intrigue.model.feelings import kept_feelings
from intrigue.model.permissions import covers
from intrigue.model.terms import AUTHOR, NONE, UNKNOWN, EntityOf, Number, Value, YesNo
from intrigue.model.world import MayInfer, MaySuppose, Rule
from intrigue.semantics.events import Event
from intrigue.semantics.looking_ahead import carried
from intrigue.semantics.norms import verdicts
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.setting import Setting
from intrigue.semantics.slots import places_of
from intrigue.semantics.state import Piece, State
from intrigue.semantics.touching import touching
from intrigue.semantics.transition import initial

MOST_CODES = 65_536
"""Entities and different numbers that one search may meet."""
MOST_PIECES = 20_000
"""So many pieces of states are kept with the kernel's number of them."""

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


class Kernel:
    """An engine for one setting, with its door in both directions."""

    def __init__(self, setting: Setting, everything: bool = False, aims: Sequence[Expression] = ()) -> None:
        """Write the tables. With `everything`, no value is ruled out from the start: a run writes into minds, too.

        `aims` are ground conditions; each counts as the only want of one more holder after the author.
        """
        self.encoder = Encoder(setting)
        self._named = _Named(self.encoder)
        self.aims = tuple(aims)
        tables = self.encoder.tables
        tables.wants.extend(self.encoder.expression(Total("+", (aim,))) for aim in aims)
        start: list[set[int] | None] = [*self._start(initial(setting))]
        hopes = [each for each in setting.world.permissions if isinstance(each, MaySuppose)]
        moving = {each.place for each in carried(setting)}
        for slot, index in enumerate(self.encoder.fluents):
            if index in moving:
                start[slot] = None
                continue
            # What may be supposed may be anything from the start, too.
            if everything or any(covers(setting.world, each, setting.fluents[index]) for each in hopes):
                start[slot] = self._any_value(slot, start[slot])
        self.reachable = Reachable(tables, start)
        """What may ever come about from the first state."""
        for event in range(tables.first_rule):
            tables.idle[event] = not self.reachable.happens[event]
        # The numbers that were met there keep their codes.
        for number in self.reachable.numbers:
            self.encoder.code(number)
        self.renew()

    def renew(self) -> None:
        """Begin with an engine that has met no state yet; nodes of the one before mean nothing any more."""
        heart = heart_of(self.encoder.setting, self.encoder.slot)
        tables = self.encoder.tables
        self.engine: Engine = Engine(tables) if heart is None else LookingAhead(tables, heart, self._praise)
        self._node: dict[State, int] = {}
        self._numbers: dict[Piece, int] = Remembered(MOST_PIECES)
        """The engine's number of a piece of states."""

    def _start(self, first: State) -> list[set[int]]:
        """Return for every fluent the codes that it has in the first state or in a mind in it."""
        codes: list[set[int]] = [set() for _ in self.encoder.fluents]
        pending, met = [first], {first}
        while pending:
            state = pending.pop()
            for slot, index in enumerate(self.encoder.fluents):
                codes[slot].add(self.encoder.code(state.values[index]))
            for mind in (*state.minds.values(), *state.marks.values()):
                if mind not in met:
                    met.add(mind)
                    pending.append(mind)
        return codes

    def _any_value(self, slot: int, codes: set[int] | None) -> set[int] | None:
        """Return the codes of all values that a fluent can hold; None: too many to list."""
        setting = self.encoder.setting
        fluent = setting.fluents[self.encoder.fluents[slot]]
        world, tables = setting.world, self.encoder.tables
        found = set(codes or ()) | (set() if tables.known[slot] >= 0 else {layout.UNKNOWN})
        match world.property[fluent.property].value:
            case YesNo():
                return found | {layout.NO, layout.YES}
            case EntityOf(type=kind, may_be_none=may_be_none):
                found |= {self.encoder.code(each) for each in world.entities_of(kind)}
                return found | {layout.NONE} if may_be_none else found
            case _:
                # Numbers that events set are known by the events; the heart and what is inferred gives any.
                written = {each.property for each in world.permissions if isinstance(each, MayInfer | MaySuppose)}
                return None if fluent.property in written | kept_feelings(world) else found

    def _praise(self, mind: int, event: int, outcome: int) -> list[tuple[int, float]]:
        """Return whom the owner of a mind must praise (or blame) for an event that leads from the one to the other."""
        setting = self.encoder.setting
        found = verdicts(setting, self.state(mind), self.events[event], self.state(outcome))
        return [(setting.characters.index(standard.agent), degree) for standard, degree in found]

    def state(self, node: int) -> State:
        """Return the state that a node stands for, the mind of whoever its row says."""
        setting, engine = self.encoder.setting, self.engine
        beside = [(name, engine.mind(node, place)) for place, name in enumerate(setting.characters)]
        minds = {name: self.state(mind) for name, mind in beside if mind != node}
        kept = [(mark, engine.mark(node, place)) for place, mark in enumerate(setting.marks)]
        marks = {mark: self.state(mind) for mark, mind in kept if mind >= 0}
        owner = engine.owner(node)
        name = setting.characters[owner] if owner >= 0 else None
        return setting.states.state(name, engine.level(node), self.values(node), minds, marks)

    @property
    def events(self) -> list[Event]:
        """Events by their number."""
        return self.encoder.events

    def initial(self) -> int:
        """Return the node of the first state."""
        return self.node(initial(self.encoder.setting))

    def node(self, state: State) -> int:
        """Return the node of a state."""
        node = self._node.get(state)
        if node is None:
            setting = self.encoder.setting
            minds = [self.node(state.minds[c]) if c in state.minds else layout.NOBODY for c in setting.characters]
            minds += [self.node(state.marks[m]) if m in state.marks else layout.NOBODY for m in setting.marks]
            owner = setting.characters.index(state.owner) if state.owner is not None else layout.NOBODY
            numbers = [self._number_of(each) for each in state.pieces]
            node = self._node[state] = self.engine.put_together(state.level, owner, numbers, minds)
        return node

    def stands_for(self, node: int, state: State) -> None:
        """Note that a state is what a node stands for, so that it need not be translated back."""
        self._node[state] = node

    def _number_of(self, piece: Piece) -> int:
        """Return the engine's number of a piece of a state."""
        number = self._numbers.get(piece)
        if number is None:
            first = self.encoder.setting.states.firsts[piece.place]
            values = [value for index, value in enumerate(piece.values, start=first) if index in self.encoder.slot]
            number = self._numbers[piece] = self.engine.piece_of(self._coded(values))
        return number

    def piece(self, place: int, number: int) -> Piece:
        """Return the piece of states that a piece of the engine stands for, at a place."""
        setting, codes = self.encoder.setting, iter(self.engine.piece(number))
        first, last = setting.states.firsts[place : place + 2]
        constants, fluents = setting.grounding.constants, setting.fluents
        values = [
            self.value(next(codes)) if index in self.encoder.slot else constants[fluents[index]]
            for index in range(first, last)
        ]
        piece = setting.states.piece(place, tuple(values))
        self._numbers[piece] = number
        return piece

    def _coded(self, values: Sequence[Value]) -> list[int]:
        """Return the code of every value, as `code` does for one."""
        number, named = self.engine.number_code, self._named
        return [number(each) if type(each) is int or type(each) is float else named[each] for each in values]

    def values(self, node: int) -> tuple[Value, ...]:
        """Return the value of every fluent in a node."""
        setting = self.encoder.setting
        values: list[Value] = [setting.grounding.constants.get(fluent, False) for fluent in setting.fluents]
        for index, code in zip(self.encoder.fluents, self.engine.codes(node), strict=True):
            values[index] = self.value(code)
        return tuple(values)

    def code(self, value: Value) -> int:
        """Return the code of a value, a number's from the engine, which knows those met while searching."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.engine.number_code(value)
        return self.encoder.code(value)

    def value(self, code: int) -> Value:
        """Return the value that a code stands for."""
        if code < len(self.encoder.names):
            return self.encoder.names[code]
        number = self.engine.number(code)
        return int(number) if number.is_integer() else number


class _Named(dict[Value, int]):
    """The codes of values that are no numbers: those do not change."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self._encoder = encoder

    def __missing__(self, value: Value) -> int:
        code = self[value] = self._encoder.code(value)
        return code
