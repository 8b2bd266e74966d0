"""The small world that the tests of the benchmark format add to, and how its expressions look when read."""

from __future__ import annotations

import textwrap

import pytest

from intrigue.errors import InputError
from intrigue.language.sabre import read_problem
from intrigue.model.expressions import (
    Effect,
    Expression,
    Literal,
    Read,
)
from intrigue.model.terms import CHARACTER, Signature, Variable
from intrigue.model.world import World

SMALL = """
type place; type item;
entity Ann : character; entity Bob : character; entity Cave : place; entity Lamp : place, item;
property a() : boolean; property b() : boolean; property c() : boolean; property d() : boolean;
property p(who : character) : boolean; property q(who : character) : boolean;
property x() : number; property y() : number; property z() : number; property n(who : character) : number;
property at(who : character) : place; property at(what : item) : entity; property spot() : place;
"""


def world_of(text: str) -> World:
    """Return the small world with these definitions added."""
    return read_problem(SMALL + textwrap.dedent(text), "small.txt")


def condition(text: str) -> Expression:
    """Return how a precondition reads."""
    return world_of(f"action act() {{ precondition: {text} }};").actions[0].precondition


def number(text: str) -> Expression:
    """Return how the author's utility reads."""
    return world_of(f"utility(): {text};").wants[0].lines[0]


def effects(text: str) -> tuple[Effect, ...]:
    """Return how an effect of an action with a character `who` reads."""
    return world_of(f"action act(who : character) {{ effect: {text} }};").actions[0].effects


def faults(text: str) -> list[tuple[str, str]]:
    """Return the code and the message with its hint of everything wrong in the small world with this added."""
    with pytest.raises(InputError) as caught:
        world_of(text)
    return [(each.code, f"{each.message}; {each.hint}") for each in caught.value.diagnostics]


def fluent(name: str, *arguments: str, kinds: tuple[str, ...] = ()) -> Read:
    """Return a read of a property of the small world, its arguments being entities."""
    return Read(Signature(name, kinds), tuple(Literal(each) for each in arguments))


A, B, C, D = (fluent(name) for name in "abcd")
X, Y, Z, SPOT = fluent("x"), fluent("y"), fluent("z"), fluent("spot")
ANN, BOB, CAVE = Literal("Ann"), Literal("Bob"), Literal("Cave")
SOMEBODY = Variable("v", CHARACTER)


def of_character(name: str, term: Literal | Variable = SOMEBODY) -> Read:
    """Return a read of a property with one character as its argument."""
    return Read(Signature(name, (CHARACTER,)), (term,))


P, Q = of_character("p"), of_character("q")
WHO = Variable("who", CHARACTER)
