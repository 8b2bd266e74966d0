"""What a crowd sees and believes where a line is about characters: as one of them would who stands where it stands.

A member of a crowd has no properties of its own: where it is, is where the crowd is, and of anything else it has what
everybody has unless stated otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.expressions import NO, YES, Believes, Expression, Literal, Read, Term, TypeTest
from intrigue.model.plans import GroundCall
from intrigue.model.sugar.naming import AT
from intrigue.model.terms import CHARACTER, Fluent, Value, Variable
from intrigue.model.traversal import change_expression
from intrigue.model.world import Believable, Crowd, World
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.events import Event
from intrigue.semantics.grounding import Binding
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State


class Onlooking:
    """Answers for the crowds of one world what they see, and who believes them."""

    def __init__(self, world: World, setting: Setting) -> None:
        """Take the world as its author wrote it, and its setting."""
        self.setting = setting
        self._believables = world.believables
        self._views: dict[tuple[str, GroundCall], tuple[tuple[Ground, Event], ...]] = {}
        self._doubts: dict[tuple[str, str, Fluent], tuple[Ground, ...]] = {}

    def seen(self, crowd: Crowd, before: State, event: Event) -> Event | None:
        """Return what a crowd sees happen when an event happens in a state; None where it sees nothing."""
        key = (crowd.name, event.call)
        if key not in self._views:
            self._views[key] = tuple(self._views_of(crowd, event))
        return next((seen for condition, seen in self._views[key] if read(before, condition) is True), None)

    def believed(self, crowd: Crowd, character: str, mind: State, fluent: Fluent) -> bool:
        """Return whether a character with this mind takes over what a crowd says about a fluent."""
        key = (crowd.name, character, fluent)
        if key not in self._doubts:
            lines = [each for each in self._believables if each.fluent.property == fluent.property]
            fitting = (self._believable(crowd, character, fluent, each) for each in lines)
            self._doubts[key] = tuple(fitting) if lines else (YES,)
        return any(read(mind, condition) is True for condition in self._doubts[key])

    def _views_of(self, crowd: Crowd, event: Event) -> Iterator[tuple[Ground, Event]]:
        parameters = event.action.parameters
        bound = {each.name: value for each, value in zip(parameters, event.call.arguments, strict=True)}
        for line in event.action.observations:
            condition = self._as_member(crowd, line.variable, line.condition, bound)
            if condition == NO:
                continue
            seen = event
            if line.seen_as is not None:
                inner = {**bound, line.variable.name: _member(crowd)}
                arguments = tuple(self.setting.grounding.term(each, inner) for each in line.seen_as.arguments)
                seen = self.setting.event_taken_for(GroundCall(line.seen_as.signature, arguments))
            yield condition, seen

    def _believable(self, crowd: Crowd, character: str, fluent: Fluent, line: Believable) -> Ground:
        bound: dict[str, Value] = {line.hearer.name: character, line.teller.name: _member(crowd)}
        for written, value in zip(line.fluent.arguments, fluent.arguments, strict=True):
            if _filled(written, bound, value) != value:
                return NO
        return self._as_member(crowd, line.teller, line.condition, bound)

    def _as_member(self, crowd: Crowd, variable: Variable, condition: Expression, bound: Binding) -> Ground:
        """Return a condition on any character as it is for a member of the crowd."""
        properties, member = self.setting.world.property, Literal(_member(crowd))

        def plain(node: Expression) -> Expression:
            match node:
                case Read(property=signature, arguments=arguments) if variable in arguments:
                    at = signature.name == AT and len(arguments) == 1 and crowd.place
                    return Literal(crowd.place if at else properties[signature].initial)
                case Believes(character=each) if each == variable:
                    return NO
                case TypeTest(subject=each, type=kind) if each == member:
                    return Literal(kind == CHARACTER)
                case Variable() if node == variable:
                    return member
                case _:
                    return node

        return self.setting.grounding.condition(change_expression(condition, plain), bound)


def _filled(term: Term, bound: dict[str, Value], value: Value) -> Value:
    """Return what a term stands for; a variable that stands for nothing yet takes the value."""
    return term.value if isinstance(term, Literal) else bound.setdefault(term.name, value)


def _member(crowd: Crowd) -> str:
    """Return a name for anybody in the crowd, which no entity has."""
    return f"one of {crowd.name}"
