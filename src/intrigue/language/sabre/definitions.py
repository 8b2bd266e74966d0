"""The definitions of a Sabre file: what is declared, with every expression read but no name looked up."""

from __future__ import annotations

from dataclasses import dataclass, field

from intrigue.language.sabre.blame import blame
from intrigue.language.sabre.faults import Fault, Source, shortened
from intrigue.language.sabre.grammar import Grammar, is_parameter
from intrigue.language.sabre.syntax import Syntax
from intrigue.language.sabre.tokens import Token, tokenize


@dataclass(frozen=True)
class Position:
    """One parameter: a variable with its type, or a constant."""

    name: Token
    type: Token | None
    """None for a constant."""


@dataclass(frozen=True)
class Head:
    """A name with its parameters."""

    name: Token
    positions: tuple[Position, ...]


@dataclass(frozen=True)
class NamedTypes:
    """`type` or `entity`: a name and the types behind the colon."""

    name: Token
    types: tuple[Token, ...]


@dataclass(frozen=True)
class PropertyDefinition:
    """A property with the type of its values."""

    head: Head
    type: Token


@dataclass
class EventDefinition:
    """An action or a trigger; a section given twice counts as it was given last."""

    head: Head
    precondition: Syntax | None = None
    effect: Syntax | None = None
    consenting: tuple[Token, ...] = ()
    observer: Position | None = None
    """The variable of `observing`."""
    observing: Syntax | None = None


@dataclass(frozen=True)
class UtilityDefinition:
    """What the author (no character) or somebody wants."""

    word: Token
    character: Token | None
    value: Syntax


@dataclass
class Definitions:
    """Everything in one file, each kind in order."""

    types: list[NamedTypes] = field(default_factory=list)
    entities: list[NamedTypes] = field(default_factory=list)
    properties: list[PropertyDefinition] = field(default_factory=list)
    actions: list[EventDefinition] = field(default_factory=list)
    triggers: list[EventDefinition] = field(default_factory=list)
    utilities: list[UtilityDefinition] = field(default_factory=list)
    start: list[Syntax] = field(default_factory=list)


_WORDS = ("type", "entity", "property", "action", "trigger", "utility")


def read_definitions(source: Source) -> tuple[Definitions, list[Fault]]:
    """Return what the text defines and what could not be read; Fault when its tokens or brackets are wrong."""
    return _Reader(source).all()


class _Reader:
    """Reads the definitions of one text, one after the other."""

    def __init__(self, source: Source) -> None:
        self.tokens = tokenize(source)
        self.grammar = Grammar(self.tokens)
        self.found = Definitions()
        self.faults: list[Fault] = []

    def all(self) -> tuple[Definitions, list[Fault]]:
        """Return all definitions, and a fault for each that could not be read."""
        spans = self.tokens.split(";", 0, len(self.tokens.all))
        if spans[-1][0] >= spans[-1][1]:
            spans.pop()
        for start, end in spans:
            try:
                if start >= end:
                    raise self._fault(start, "a ';' follows without a definition before it", expected="a definition")
                self._definition(start, end)
            except Fault as fault:
                self.faults.append(fault)
        return self.found, self.faults

    def _definition(self, start: int, end: int) -> None:
        word = self._text(start)
        behind = self._text(start + 1) if start + 1 < end else ""
        if word == "utility" and behind == "(" and self._text(self.tokens.partner[start + 1] + 1) == ":":
            self.found.utilities.append(self._utility(start, end))
        elif word not in _WORDS or word == "utility" or behind in ("(", "=", "=="):
            self.found.start.append(self._expression(start, end))
        elif word == "type":
            self.found.types.append(self._named_types(start, end, least=0))
        elif word == "entity":
            self.found.entities.append(self._named_types(start, end, least=1))
        elif word == "property":
            self.found.properties.append(self._property(start, end))
        else:
            events = self.found.actions if word == "action" else self.found.triggers
            events.append(self._event(start, end, is_action=word == "action"))

    def _named_types(self, start: int, end: int, least: int) -> NamedTypes:
        """Read `word NAME : NAME, NAME`."""
        name = self._name(start + 1, end, f"the name of the {self._text(start)}")
        if start + 2 >= end and least == 0:
            return NamedTypes(name, ())
        self._need(":", start + 2, end)
        types: list[Token] = []
        for left, right in self.tokens.split(",", start + 3, end):
            types.append(self._name(left, right, "a type"))
            self._done(left + 1, right, "',' or ';'")
        return NamedTypes(name, tuple(types))

    def _property(self, start: int, end: int) -> PropertyDefinition:
        head, behind = self._head(start + 1, end)
        self._need(":", behind, end)
        kind = self._name(behind + 1, end, "the type of the values")
        self._done(behind + 2, end, "';'")
        return PropertyDefinition(head, kind)

    def _utility(self, start: int, end: int) -> UtilityDefinition:
        closing = self.tokens.partner[start + 1]
        character = None
        if closing > start + 2:
            character = self._name(start + 2, closing, "a character")
            self._done(start + 3, closing, "')'")
        return UtilityDefinition(self.tokens.all[start], character, self._expression(closing + 2, end))

    def _head(self, start: int, end: int) -> tuple[Head, int]:
        """Read `NAME(position, ...)`; return it with the index behind it."""
        name = self._name(start, end, "a name")
        self._need("(", start + 1, end)
        closing = self.tokens.partner[start + 1]
        positions: list[Position] = []
        for left, right in self.tokens.split(",", start + 2, closing) if closing > start + 2 else []:
            positions.append(self._position(left, right))
        return Head(name, tuple(positions)), closing + 1

    def _position(self, start: int, end: int) -> Position:
        """Read `variable : type` or a constant."""
        if start >= end or not is_parameter(self.tokens.all[start]) or self._text(start) == "?":
            raise self._fault(start, "a parameter is missing here", expected="'variable : type' or an entity")
        name = self.tokens.all[start]
        if end == start + 1:
            return Position(name, None)
        self._need(":", start + 1, end)
        if name.kind != "name" or name.text in ("True", "False"):
            raise self._fault(start, f"'{name.text}' cannot be the name of a variable")
        kind = self._name(start + 2, end, "a type")
        self._done(start + 3, end, "',' or ')'")
        return Position(name, kind)

    # --- Actions and triggers ---------------------------------------------------------------------------------------

    def _event(self, start: int, end: int, *, is_action: bool) -> EventDefinition:
        head, opening = self._head(start + 1, end)
        self._need("{", opening, end)
        closing = self.tokens.partner[opening]
        if closing + 1 < end:
            word = self._text(closing + 1)
            raise self._fault(closing + 1, f"'{shortened(word)}' follows '}}' directly", expected="';' behind '}'")
        spans = self.tokens.split(";", opening + 1, closing)
        if spans[-1][0] >= spans[-1][1]:
            spans.pop()
        found = EventDefinition(head)
        for left, right in spans:
            try:
                self._section(left, right, found, is_action=is_action)
            except Fault as fault:
                self.faults.append(fault)
        return found

    def _section(self, start: int, end: int, found: EventDefinition, *, is_action: bool) -> None:
        """Read one section into the definition."""
        words = ("precondition", "effect", *(("consenting", "observing") if is_action else ()))
        word = self._text(start) if start < end else ""
        if word not in words:
            what = f"'{shortened(word)}' is no section of {'an action' if is_action else 'a trigger'}"
            raise self._fault(start, what if word else "a section is missing before ';'", expected=", ".join(words))
        if word == "observing":
            found.observer, behind = self._observer(start, end)
            found.observing = self._expression(behind, end)
            return
        self._need(":", start + 1, end)
        if word == "consenting":
            found.consenting = self._characters(start + 2, end)
        elif word == "effect":
            found.effect = self._expression(start + 2, end)
        else:
            found.precondition = self._expression(start + 2, end)

    def _observer(self, start: int, end: int) -> tuple[Position, int]:
        """Read `observing(variable : type) :`; return the variable with the index behind the colon."""
        if not self.grammar.is_binding(start, end):
            raise self._fault(
                start, "'observing' needs a variable", expected="'observing(name : character): condition'"
            )
        self._need(":", start + 6, end)
        return Position(self.tokens.all[start + 2], self.tokens.all[start + 4]), start + 7

    def _characters(self, start: int, end: int) -> tuple[Token, ...]:
        """Read a list of names, in any number of brackets."""
        while start < end and self._text(start) == "(" and self.tokens.partner[start] == end - 1:
            start, end = start + 1, end - 1
        found: list[Token] = []
        for left, right in self.tokens.split(",", start, end) if start < end else []:
            found.append(self._name(left, right, "a character"))
            self._done(left + 1, right, "',' or ';'")
        return tuple(found)

    # --- Pieces -----------------------------------------------------------------------------------------------------

    def _expression(self, start: int, end: int) -> Syntax:
        found = self.grammar.expression(start, end)
        if found is None:
            raise blame(self.grammar, start, end)
        return found

    def _text(self, index: int) -> str:
        return self.tokens.all[index].text if index < len(self.tokens.all) else ""

    def _name(self, index: int, end: int, what: str) -> Token:
        """Return the name at this index; `what` it should be is said when there is none."""
        if index >= end or self.tokens.all[index].kind != "name":
            raise self._expected(index, end, what)
        return self.tokens.all[index]

    def _need(self, text: str, index: int, end: int) -> None:
        if index >= end or self._text(index) != text:
            raise self._expected(index, end, f"'{text}'")

    def _done(self, index: int, end: int, expected: str) -> None:
        if index < end:
            raise self._expected(index, end, expected)

    def _expected(self, index: int, end: int, expected: str) -> Fault:
        """Return the fault for something else at this index than what should stand there."""
        if index < end:
            return self._fault(
                index, f"'{shortened(self._text(index))}' stands where {expected} should", expected=expected
            )
        before = max(0, min(index, end) - 1)
        return self._fault(before, f"{expected} is missing after '{shortened(self._text(before))}'", expected=expected)

    def _fault(self, index: int, message: str, *, expected: str = "") -> Fault:
        token = self.tokens.all[min(index, len(self.tokens.all) - 1)]
        return self.tokens.source.fault("E303", message, token.offset, len(token.text), expected=expected)
