"""The door between the model and the kernel: an engine for a setting, states to nodes, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from intrigue.kernel import layout
from intrigue.kernel.encoding import Encoder
from intrigue.kernel.engine import Engine
from intrigue.kernel.heart import heart_of
from intrigue.kernel.looking_ahead import LookingAhead
from intrigue.kernel.reachability import Reachable
from intrigue.model.expressions import Expression, Total
from intrigue.model.feelings import kept_feelings
from intrigue.model.permissions import covers
from intrigue.model.terms import EntityOf, Value, YesNo
from intrigue.model.world import MayInfer, MaySuppose
from intrigue.semantics.events import Event
from intrigue.semantics.looking_ahead import carried
from intrigue.semantics.norms import verdicts
from intrigue.semantics.remembering import Remembered
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import Piece, State
from intrigue.semantics.transition import initial

MOST_PIECES = 20_000
"""So many pieces of states are kept with the kernel's number of them."""


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
        self._numbers: dict[Piece, int] = _Numbers(self)
        """The engine's number of a piece of states."""
        values = _Values(self)
        places = range(len(self.encoder.setting.states.firsts) - 1)
        self._pieces = [_Pieces(self, place, values, self._numbers) for place in places]

    def _start(self, first: State) -> list[set[int]]:
        """Return for every fluent the codes that it has in the first state or in a mind in it."""
        codes: list[set[int]] = [set() for _ in self.encoder.fluents]
        slot, code, firsts = self.encoder.slot, self.encoder.code, self.encoder.setting.states.firsts
        pending, met = [first], {first}
        known: set[Piece] = set()
        while pending:
            state = pending.pop()
            for piece in state.pieces:
                if piece in known:
                    continue  # Most of what a mind holds, others hold as well.
                known.add(piece)
                for index, value in enumerate(piece.values, start=firsts[piece.place]):
                    if index in slot:
                        codes[slot[index]].add(code(value))
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
        whose = self.engine.owner(mind)
        owner = setting.characters[whose] if whose >= 0 else None
        before, after = self.state(mind, owner), self.state(outcome, owner)
        found = verdicts(setting, before, self.events[event], after)
        return [(setting.characters.index(standard.agent), degree) for standard, degree in found]

    def state(self, node: int, owner: str | None) -> State:
        """Return the state that a node stands for, as the mind of this owner (None: the world)."""
        return self.written_out(node, owner, self.state)

    def written_out(self, node: int, owner: str | None, inner: Callable[[int, str], State]) -> State:
        """Return the same; `inner` is asked for what the nodes of minds in it stand for, with whose they are."""
        setting, engine = self.encoder.setting, self.engine
        numbers = engine.pieces_of(node) or [0]  # Where nothing ever changes, a node has none.
        pieces = tuple([known[number] for known, number in zip(self._pieces, numbers, strict=True)])
        minds = {}
        for place, character in enumerate(setting.characters):
            mind = engine.mind(node, place)
            if mind != node:
                minds[character] = inner(mind, character)
        marks = {}
        for place, mark in enumerate(setting.marks):
            mind = engine.mark(node, place)
            if mind >= 0:
                marks[mark] = inner(mind, mark.character)
        return setting.states.put_together(owner, engine.level(node), pieces, minds, marks)

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
            known = self._numbers
            numbers = [known[each] for each in state.pieces]
            node = self._node[state] = self.engine.put_together(state.level, owner, numbers, minds)
        return node

    def stands_for(self, node: int, state: State) -> None:
        """Note that a state is what a node stands for, so that it need not be translated back."""
        self._node[state] = node

    def number_of(self, piece: Piece) -> int:
        """Return the engine's number of a piece of a state."""
        first = self.encoder.setting.states.firsts[piece.place]
        values = [value for index, value in enumerate(piece.values, start=first) if index in self.encoder.slot]
        return self.engine.piece_of(self._coded(values))

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


class _Numbers(Remembered[Piece, int]):
    """The engine's numbers of pieces of states: most were met before."""

    def __init__(self, kernel: Kernel) -> None:
        super().__init__(MOST_PIECES)
        self._kernel = kernel

    def __missing__(self, piece: Piece) -> int:
        number = self[piece] = self._kernel.number_of(piece)
        return number


class _Values(dict[int, Value]):
    """The values that codes stand for, in one engine."""

    def __init__(self, kernel: Kernel) -> None:
        super().__init__()
        self._kernel = kernel

    def __missing__(self, code: int) -> Value:
        value = self[code] = self._kernel.value(code)
        return value


class _Pieces(dict[int, Piece]):
    """At one place, the pieces of states that the engine's pieces stand for: most were met before."""

    def __init__(self, kernel: Kernel, place: int, values: Mapping[int, Value], numbers: dict[Piece, int]) -> None:
        super().__init__()
        self._place = place
        self._values = values
        self._numbers = numbers
        self._engine = kernel.engine
        setting, slot = kernel.encoder.setting, kernel.encoder.slot
        self._piece = setting.states.piece
        first, last = setting.states.firsts[place : place + 2]
        constants, fluents = setting.grounding.constants, setting.fluents
        self._constant = [(at, constants[fluents[first + at]]) for at in range(last - first) if first + at not in slot]
        """The values that never change, which have no place in nodes."""
        self._changing = last - first - len(self._constant)

    def __missing__(self, number: int) -> Piece:
        values = self._values
        row = [values[code] for code in self._engine.piece(number)[: self._changing]]
        for at, value in self._constant:
            row.insert(at, value)
        piece = self[number] = self._piece(self._place, tuple(row))
        self._numbers[piece] = number
        return piece
