"""Answers as plain data, for other programs: dictionaries, lists, texts and numbers."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, cast

from intrigue.explain.asking import Question
from intrigue.language.expression_printer import expression_text
from intrigue.language.write_expressions import written
from intrigue.model import expressions
from intrigue.model.plans import Explanation, GroundCall, Supposition
from intrigue.model.terms import Fluent, Signature, Special
from intrigue.model.world import Ending
from intrigue.semantics.feelings import Feeling
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Entry, Felt
from intrigue.simulate.simulation import Story

_EXPRESSIONS = tuple(
    each
    for each in vars(expressions).values()
    if isinstance(each, type) and is_dataclass(each) and each.__module__ == expressions.__name__
)
_LEFT_OUT = (Story, Explanation, State)
"""What is known already, or has a form of its own in run files."""


def as_data(value: Any) -> Any:
    """Return an answer as data that JSON can hold; calls, fluents and conditions as a story file writes them."""
    if value is None or (isinstance(value, bool | int | float | str) and not isinstance(value, enum.Enum)):
        return value
    for kind, form in _FORMS.items():
        if isinstance(value, kind):
            return form(value)
    if isinstance(value, _EXPRESSIONS):
        return expression_text(written(cast("Any", value))).replace("()", "")
    if isinstance(value, tuple | list | frozenset):
        return [as_data(each) for each in value]
    if is_dataclass(value):
        known = ((each.name, getattr(value, each.name)) for each in fields(value))
        return {name: as_data(inner) for name, inner in known if not isinstance(inner, _LEFT_OUT)}
    return str(value)


def _called(signature: Signature, arguments: tuple[Any, ...]) -> str:
    return f"{signature.name}({', '.join(map(str, arguments))})" if arguments else signature.name


_FORMS: Mapping[type, Callable[[Any], Any]] = {
    Special: str,
    enum.Enum: lambda each: each.value,
    GroundCall: str,
    Fluent: lambda each: _called(each.property, each.arguments),
    Feeling: str,
    Supposition: lambda each: {"fluent": _called(each.property, each.arguments), "value": as_data(each.value)},
    Question: lambda each: each.text,
    Entry: lambda each: {"entry": each.index, "kind": each.kind, "who": each.who, "call": as_data(each.call)},
    Felt: lambda each: {name: getattr(each, name) for name in Felt.__struct_fields__},
    Ending: lambda each: {"name": each.name, "title": each.title},
}
"""How values are written that are more than the sum of their fields, or tuples only by descent."""
