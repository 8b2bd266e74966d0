"""Certificates as JSON and in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.errors import InputError
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Limits, Plan, Supposition
from intrigue.model.terms import NONE, UNKNOWN, Signature, Value
from intrigue.search.certificates import from_json, read_certificate, to_json
from intrigue.search.plan_words import in_words
from intrigue.search.reference import plans
from tests.search.playing import setting_of
from tests.search.random_worlds import random_world

LIMITS = Limits(3, 3, 2)


@pytest.mark.parametrize("number", range(30))
def test_what_is_written_is_read_back(number: int) -> None:
    """Writing and reading give an equal plan."""
    setting = setting_of(random_world(number, permissions=number % 2 == 1), LIMITS)
    for plan in plans(setting, -9, LIMITS, at_most=5).plans:
        assert from_json(to_json(plan)) == plan


@pytest.mark.parametrize("value", [True, False, 0, -3, 2.5, "ann", NONE, UNKNOWN], ids=str)
def test_every_kind_of_value_survives(value: Value) -> None:
    """Also in suppositions and as a constant position."""
    act = GroundCall(Signature("act", ("thing",)), (value,))
    supposed = (Supposition(Signature("at", ("thing",)), (value,), value),)
    reason = Explanation("ann", (ExplainedStep(act),), (ExplainedStep(act),), supposed)
    plan = Plan((ExplainedStep(act, (reason,)),))
    assert repr(from_json(to_json(plan))) == repr(plan)


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("", "E501", "no motive certificate"),
        ("[]", "E501", "array"),
        ('{"format": 1}', "E501", "steps"),
        ('{"format": 1, "steps": [{"event": {"name": 3}}]}', "E501", "$.steps[0].event.name"),
        ('{"format": 1, "steps": [], "more": 1}', "E501", "more"),
        ('{"format": 2, "steps": []}', "E502", "format 2"),
        ('{"format": 1, "steps": ' + "[" * 100_000, "E501", "no motive certificate"),
        (b"\xff\xfe{}", "E501", "no motive certificate"),
    ],
    ids=[
        "empty",
        "a list",
        "a field missing",
        "a wrong type",
        "an unknown field",
        "a later format",
        "nested",
        "bytes",
    ],
)
def test_what_is_no_certificate_is_refused_with_a_reason(text: str | bytes, code: str, word: str) -> None:
    """Bad JSON gives a diagnostic that names the file and the place, never a traceback."""
    with pytest.raises(InputError) as refused:
        from_json(text, "mine.json")
    [found] = refused.value.diagnostics
    assert found.code == code
    assert word in found.message
    assert found.place.file == "mine.json"


def test_certificates_nested_too_deep_are_refused() -> None:
    """A hundred explanations below one another are enough."""
    act = ExplainedStep(GroundCall(Signature("act")))
    for _ in range(120):
        act = ExplainedStep(act.call, (Explanation("ann", (act,)),))
    with pytest.raises(InputError, match="too deep"):
        from_json(to_json(Plan((act,))))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A missing file and a folder in its place are mistakes like others."""
    for path in (tmp_path / "missing.json", tmp_path):
        with pytest.raises(InputError, match="E503"):
            read_certificate(path)


def test_words_tell_what_everybody_has_in_mind() -> None:
    """A tree: the event, below it who agrees, below that the rest of the plan."""
    text = """
    property n() : number;
    action storm() { precondition: n() == 0; effect: n() = 1 };
    action begin() { precondition: n() == 1; effect: n() = 2; consenting: Ann };
    action finish() { precondition: n() == 2; effect: n() = 3; consenting: Ben };
    utility(): n() >= 3; utility(Ann): n() >= 3; utility(Ben): n() >= 3;
    """
    [plan] = plans(setting_of(text, LIMITS), 1, LIMITS).plans
    assert in_words(plan) == (
        "1. storm()\n"
        "   nobody decides this; it happens\n"
        "2. begin()\n"
        "   Ann agrees, with this in mind:\n"
        "     then finish()\n"
        "       Ben would agree: it pays at once\n"
        "3. finish()\n"
        "   Ben agrees: it pays at once"
    )


def test_words_tell_hopes_and_fears() -> None:
    """What is supposed and what is feared are said."""
    look, flee = ExplainedStep(GroundCall(Signature("look"))), ExplainedStep(GroundCall(Signature("flee")))
    supposed = (Supposition(Signature("there", ()), (), True),)
    text = in_words(Plan((ExplainedStep(look.call, (Explanation("ann", (look,), (flee,), supposed),)),)))
    assert "ann agrees, hoping that there() is yes, to avert something:" in text
    assert "fearing that otherwise flee()" in text
