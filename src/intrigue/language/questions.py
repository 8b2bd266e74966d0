"""Expressions and calls that are read against a finished world: what `ask`, `plan --goal` and tests are asked with."""

from __future__ import annotations

from intrigue.errors import InputError, Place
from intrigue.language import syntax
from intrigue.language.names import Scope, names_of
from intrigue.language.parser import parse_expression
from intrigue.language.resolve_expressions import Resolved
from intrigue.language.resolve_wishes import Wishes
from intrigue.language.sources import SourceMap
from intrigue.model import expressions as model
from intrigue.model.expressions import Expression
from intrigue.model.plans import GroundCall
from intrigue.model.sugar.minds import DID
from intrigue.model.world import World

QUESTION = "<question>"
"""The name of the text in the places of findings."""


def read_expression(text: str, world: World) -> Expression:
    """Return the condition or value that the text states about the world; InputError with all mistakes.

    In a lowered world `did a(...)` is the property that keeps it.
    """
    asking = _Asking(text, world)
    found, _ = asking.expression(parse_expression(text, QUESTION), {})
    asking.finish()
    return found


def read_condition(text: str, world: World) -> Expression:
    """Return the condition that the text states about the world; InputError where it is none."""
    asking = _Asking(text, world)
    found = asking.condition(parse_expression(text, QUESTION), {})
    asking.finish()
    return found


def read_call(text: str, world: World) -> GroundCall:
    """Return the action that the text names, with its arguments, such as `go(gaara, shop)`."""
    asking = _Asking(text, world)
    node = parse_expression(text, QUESTION)
    if not isinstance(node, syntax.Call | syntax.NameUse):
        place = Place(QUESTION, 1, 1)
        asking.reports.error("E105", place, "this is not an action with its arguments", expected="`go(gaara, shop)`")
        asking.finish()
        raise AssertionError
    call = asking.call(node.name, node.arguments if isinstance(node, syntax.Call) else (), {})
    asking.finish()
    assert call is not None
    arguments = [each.value for each in call.arguments if isinstance(each, model.Literal)]
    return GroundCall(call.signature, tuple(arguments))


class _Asking(Wishes):
    """A resolver over one world for one short text."""

    def __init__(self, text: str, world: World) -> None:
        super().__init__(names_of(world, SourceMap({QUESTION: text})))

    def _logic(self, node: syntax.Expression, scope: Scope) -> Resolved:
        if isinstance(node, syntax.Did) and DID + node.call.name.text in self.names.properties:
            kept = syntax.Name(DID + node.call.name.text, place=node.call.name.place)
            return self._read(kept, node.call.arguments, scope)
        return super()._logic(node, scope)

    def finish(self) -> None:
        """Raise InputError when there were mistakes."""
        errors = tuple(each for each in self.reports.found if each.severity == "error")
        if errors:
            raise InputError(errors)
