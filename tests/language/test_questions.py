"""Text that is read against a finished world: questions, goals, and actions to take."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load_text
from intrigue.language.questions import read_call, read_condition, read_expression
from intrigue.model.expressions import Believes, Did, Literal, Not, Read
from intrigue.model.plans import GroundCall
from intrigue.model.sugar import lower
from intrigue.model.terms import Parameter, Signature, YesNo
from intrigue.model.world import Property

WORLD = load_text(
    """
type place
place shop
character gaara, sakura
property at(character): place
property glad(character)
property locked(shop)
action go(who: character, to: place)
    by who
    then at(who) = to
action rest(gaara)
rule glad(c: character)
    when did go(c, shop)
    then glad(c)
"""
)


def test_an_expression_is_read_with_the_names_of_the_world() -> None:
    glad = Read(Signature("glad", ("character",)), (Literal("sakura"),))
    assert read_expression("gaara believes not glad(sakura)", WORLD) == Believes(Literal("gaara"), Not(glad))


def test_a_call_is_ground() -> None:
    assert read_call("go(gaara, shop)", WORLD) == GroundCall(Signature("go", ("character", "place")), ("gaara", "shop"))
    assert read_call("rest(gaara)", WORLD) == GroundCall(Signature("rest", ("=gaara",)), ("gaara",))


def test_did_is_the_property_that_keeps_it_in_a_lowered_world() -> None:
    core = lower(WORLD)
    assert isinstance(read_expression("did go(gaara, shop)", WORLD), Did)
    found = read_expression("did go(gaara, shop)", core)
    assert isinstance(found, Read)
    assert found.property in core.property


@pytest.mark.parametrize(
    ("text", "code"),
    [("glad(sakra)", "E101"), ("gald(sakura)", "E103"), ("glad(", "E003"), ("", "E012"), ("glad(shop)", "E109")],
)
def test_a_question_with_a_mistake_is_answered_with_it(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_expression(text, WORLD)
    assert [each.code for each in caught.value.diagnostics] == [code]


def test_a_condition_must_be_yes_or_no() -> None:
    assert read_condition("glad(gaara)", WORLD) == Read(Signature("glad", ("character",)), (Literal("gaara"),))
    with pytest.raises(InputError):
        read_condition("at(gaara)", WORLD)


@pytest.mark.parametrize(
    "text", ["go(gaara)", "walk(gaara, shop)", "go(x, shop)", "1 + 1", "not rest(gaara)", "glad(gaara)"]
)
def test_what_is_no_action_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_call(text, WORLD)


def test_positions_with_a_constant_are_found_by_it() -> None:
    assert Property("locked", (Parameter("shop", constant="shop"),), YesNo()) in WORLD.properties
    assert read_expression("locked(shop)", WORLD) == Read(Signature("locked", ("=shop",)), (Literal("shop"),))
