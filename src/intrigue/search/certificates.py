"""Motive certificates as files: a plan with its explanations as JSON. In words, `plan_words` tells them.

The JSON carries `format`, the version of its form; a certificate of another version is refused with a message that
says so. Every call names its action with the kinds of its positions, so that overloads stay apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, cast

import msgspec

from intrigue.errors import Diagnostic, InputError, Place
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Plan, Supposition
from intrigue.model.terms import NONE, UNKNOWN, Signature, Special, Value

FORMAT = 1
"""The version of the form that is written, and the only one that is read."""

CODES = {
    "E501": "a certificate that is not JSON, or not of the form of a certificate",
    "E502": "a certificate of a version that this program does not read",
    "E503": "a certificate that cannot be read as a file",
}
"""What can be wrong with a certificate's form; whether its story holds is for `validation` to say."""

LARGEST = 10_000_000
"""Bytes; a certificate beyond that is refused unread."""


DEEPEST = 100
"""Explanations below one another; a certificate beyond that is refused."""


class _Special(msgspec.Struct, forbid_unknown_fields=True):
    special: Literal["unknown", "none"]


_Value = bool | int | float | str | _Special


class _Fluent(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    name: str
    kinds: tuple[str, ...] = ()
    arguments: tuple[_Value, ...] = ()


class _Supposition(msgspec.Struct, forbid_unknown_fields=True):
    fluent: _Fluent
    value: _Value


class _Explanation(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    character: str
    steps: tuple[_Step, ...]
    threat: tuple[_Step, ...] = ()
    suppositions: tuple[_Supposition, ...] = ()


class _Step(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    event: _Fluent
    reasons: tuple[_Explanation, ...] = ()


class _Certificate(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    steps: tuple[_Step, ...]


class _Version(msgspec.Struct):
    format: int


# --- JSON -------------------------------------------------------------------------------------------------------------


def to_json(plan: Plan) -> str:
    """Return a plan with its explanations as JSON, indented; the same plan always gives the same text."""
    steps = tuple(map(_step_out, plan.steps))
    return msgspec.json.format(msgspec.json.encode(_Certificate(FORMAT, steps)), indent=2).decode() + "\n"


def from_json(text: str | bytes, file: str = "<text>") -> Plan:
    """Return the plan that a JSON text describes; raise InputError, naming `file`, where it describes none."""
    try:
        version = msgspec.json.decode(text, type=_Version).format
        if version != FORMAT:
            raise _refusal("E502", f"the certificate has format {version}; this program reads format {FORMAT}", file)
        certificate = msgspec.json.decode(text, type=_Certificate)
        return Plan(tuple(map(_step_in, certificate.steps)))
    except (msgspec.DecodeError, UnicodeError) as trouble:
        raise _refusal("E501", f"this is no motive certificate: {_as_clause(trouble)}", file) from None
    except RecursionError:
        raise _refusal("E501", "this is no motive certificate: it is nested too deep", file) from None


def read_certificate(path: Path) -> Plan:
    """Return the plan that a file describes; raise InputError where it cannot be read or describes none."""
    try:
        if path.stat().st_size > LARGEST:
            raise _refusal("E503", f"'{path}' is larger than {LARGEST:,} bytes, the bound for certificates", str(path))
        data = path.read_bytes()
    except OSError as trouble:
        raise _refusal("E503", f"'{path}' cannot be read: {trouble.strerror}", str(path)) from None
    return from_json(data, str(path))


def _refusal(code: str, message: str, file: str) -> InputError:
    hint = "intrigue plan WORLD --json writes certificates" if code == "E501" else ""
    return InputError((Diagnostic(code, message, Place(file, 0, 0), hint=hint),))


def _as_clause(trouble: Exception) -> str:
    words = str(trouble).rstrip(".")
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _value_out(value: Value) -> _Value:
    return _Special("none" if value is NONE else "unknown") if isinstance(value, Special) else value


def _value_in(value: _Value) -> Value:
    if isinstance(value, _Special):
        return NONE if value.special == "none" else UNKNOWN
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _fluent_out(signature: Signature, arguments: tuple[Value, ...]) -> _Fluent:
    return _Fluent(signature.name, signature.kinds, tuple(map(_value_out, arguments)))


def _fluent_in(fluent: _Fluent) -> tuple[Signature, tuple[Value, ...]]:
    return Signature(fluent.name, fluent.kinds), tuple(map(_value_in, fluent.arguments))


def _step_out(step: ExplainedStep) -> _Step:
    return _Step(_fluent_out(step.call.signature, step.call.arguments), tuple(map(_explanation_out, step.reasons)))


def _step_in(step: _Step, level: int = 0) -> ExplainedStep:
    if level > DEEPEST:
        raise RecursionError
    reasons = tuple(_explanation_in(each, level + 1) for each in step.reasons)
    return ExplainedStep(GroundCall(*_fluent_in(step.event)), reasons)


def _explanation_out(explanation: Explanation) -> _Explanation:
    return _Explanation(
        explanation.character,
        tuple(map(_step_out, explanation.steps)),
        tuple(map(_step_out, explanation.threat)),
        tuple(
            _Supposition(_fluent_out(each.property, each.arguments), _value_out(each.value))
            for each in explanation.suppositions
        ),
    )


def _explanation_in(explanation: _Explanation, level: int) -> Explanation:
    return Explanation(
        explanation.character,
        tuple(_step_in(each, level) for each in explanation.steps),
        tuple(_step_in(each, level) for each in explanation.threat),
        tuple(Supposition(*_fluent_in(each.fluent), _value_in(each.value)) for each in explanation.suppositions),
    )


# --- Parts, for records that hold more than certificates -------------------------------------------------------------


def call_to_data(call: GroundCall) -> dict[str, Any]:
    """Return a call as plain data, in the form that certificates have."""
    return cast("dict[str, Any]", msgspec.to_builtins(_fluent_out(call.signature, call.arguments)))


def call_from_data(data: object) -> GroundCall:
    """Return the call that plain data describe; raise msgspec.ValidationError where they describe none."""
    return GroundCall(*_fluent_in(msgspec.convert(data, _Fluent)))


def reason_to_data(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain data, in the form that certificates have."""
    return cast("dict[str, Any]", msgspec.to_builtins(_explanation_out(explanation)))


def reason_from_data(data: object) -> Explanation:
    """Return the explanation that plain data describe; raise msgspec.ValidationError where they describe none."""
    return _explanation_in(msgspec.convert(data, _Explanation), 0)


def value_to_data(value: Value) -> Any:
    """Return a value as plain data, in the form that certificates have."""
    return msgspec.to_builtins(_value_out(value))


def value_from_data(data: object) -> Value:
    """Return the value that plain data describe; raise msgspec.ValidationError where they describe none."""
    return _value_in(msgspec.convert(data, _Value))
