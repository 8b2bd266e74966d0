"""The law of printing: every world has one text, and reading it gives an equal world."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from intrigue.language.loader import load_source, load_text
from intrigue.language.parser import parse
from intrigue.language.printer import print_file
from intrigue.language.writing import print_world
from intrigue.model.expressions import (
    YES,
    And,
    Arithmetic,
    Assign,
    Believes,
    Call,
    Comparison,
    Conditional,
    Expression,
    ForEach,
    Knows,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    When,
)
from intrigue.model.formulas import Check, Happens
from intrigue.model.prose import Prose
from intrigue.model.terms import (
    CHARACTER,
    NONE,
    UNKNOWN,
    Entity,
    EntityOf,
    Number,
    Parameter,
    Signature,
    TypeDeclaration,
    Variable,
    YesNo,
)
from intrigue.model.world import (
    Action,
    AskAbout,
    Crowd,
    Ending,
    Norm,
    Observation,
    Perception,
    Property,
    Rule,
    TellAbout,
    Wants,
    World,
)

EVERYTHING = (Path(__file__).parent / "everything.story").read_text(encoding="utf-8")

SMALL = load_text(
    """
type place
place street
character gaara, sakura
property at(character): place
property glad(character)
property purse(character): number
action go(who: character, to: place)
action go(who: character, other: character)
"""
)
GAARA = Literal("gaara")
SAKURA = Literal("sakura")
GLAD = Read(Signature("glad", (CHARACTER,)), (GAARA,))
TRUTH = Variable("y", "yes or no")
PURSE = Read(Signature("purse", (CHARACTER,)), (GAARA,))


def same(world: World) -> None:
    """Check the law for a world, and that its text is canonical."""
    text = print_world(world)
    assert load_text(text) == world
    assert print_file(parse(text, "<text>")[0]) == text


def test_a_world_of_every_construct_comes_back() -> None:
    loaded = load_source(EVERYTHING, "everything.story")
    assert loaded.warnings == ()
    same(loaded.world)


def test_the_file_of_every_construct_leaves_no_part_of_a_world_empty() -> None:
    world = load_text(EVERYTHING)
    empty = World("")
    assert not [
        name for name in vars(empty) if name not in ("introspection",) and getattr(world, name) == getattr(empty, name)
    ]


def test_introspection_off_comes_back() -> None:
    same(replace(SMALL, introspection=False, depth=0))


@pytest.mark.parametrize(
    "name",
    [
        "if",
        "yes",
        "unknown",
        "nobody",
        "1abc",
        "a b",
        "a`b",
        "a\\b",
        "a\nb",
        "a\tb",
        "é",
        "dawn",
        "author wants",
        "#x",
        '"q"',
        "-",
        "who.x",
        "x'y",
        "or none",
        "\u00a0x",
        "a\u200bb",
        "{who}",
        "count",
        "secret",
    ],
)
def test_names_that_are_no_words_come_back(name: str) -> None:
    """Types, entities, properties, actions, variables and endings, all with one odd name where that is possible."""
    kind, thing, variable = name, f"{name}!", Variable(name, name)
    read = Read(Signature(name, (kind,)), (variable,))
    broken = Call(Signature(name, (kind, CHARACTER)), (Variable("z", kind), Variable(name, CHARACTER)))
    fixed = (Parameter(thing, constant=thing), Parameter(name, constant=thing))
    same(
        World(
            name,
            name,
            types=(TypeDeclaration(kind), TypeDeclaration(f"{name} below", (kind, CHARACTER))),
            entities=(Entity(thing, (f"{name} below",), name, "she"), Entity(f"{name}?", (kind,))),
            properties=(
                Property(name, (Parameter(name, kind),), EntityOf(kind, may_be_none=True), thing),
                Property(name, (), Number(0, 2.5)),
                Property("p", fixed, YesNo(True), UNKNOWN),
            ),
            actions=(
                Action(
                    name,
                    (Parameter(name, kind), Parameter("who", CHARACTER)),
                    precondition=Comparison("==", read, Variable("who", CHARACTER)),
                    effects=(Assign(read, Literal(NONE), (Variable("who", CHARACTER),)),),
                    consenting=(Variable("who", CHARACTER),),
                    observations=(Observation(Variable(f"{name}c", CHARACTER)),),
                    prose=(Prose("seen", name if name != "{who}" else '{who} \\ " # \n'),),
                ),
            ),
            rules=(Rule(name, (Parameter(name, kind),), Comparison("!=", read, Literal(thing))),),
            norms=(Norm(name, (Parameter(name, CHARACTER),), broken),),
            wants=(Wants(thing, (YES,)),),
            crowds=(Crowd(name, 3, thing, (TellAbout(Signature(name, (kind,)), True), TellAbout(Signature(name)))),),
            tells=(TellAbout(Signature(name, (kind,))),),
            asks=(AskAbout(Signature(name)), AskAbout(Signature("p", (f"={thing}", f"={thing}")))),
            endings=(Ending(name, name, YES),),
            checks=(Check(name, Happens(Call(Signature(name, (kind, CHARACTER)), (Literal(thing), Literal(thing))))),),
        )
    )


@pytest.mark.parametrize(
    "condition",
    [
        Not(Not(GLAD)),
        Not(And((GLAD, Or((GLAD, Not(GLAD)))))),
        And((And((GLAD, GLAD)), GLAD)),
        Or((And((GLAD, GLAD)), Or((GLAD, GLAD)))),
        Believes(GAARA, And((GLAD, Believes(SAKURA, Not(GLAD))))),
        And((Believes(GAARA, GLAD), Knows(SAKURA, Believes(GAARA, PURSE)))),
        Comparison("==", Believes(GAARA, PURSE), Arithmetic("-", PURSE, Arithmetic("-", PURSE, Literal(-1)))),
        Comparison("<", Arithmetic("*", Arithmetic("+", PURSE, Literal(0.5)), PURSE), Literal(10**20)),
        Comparison("==", Comparison("==", GLAD, Literal(True)), Literal(False)),
        Not(Quantified("exists", Variable("x", CHARACTER), Quantified("all", TRUTH, TRUTH))),
        And((Quantified("only", Variable("x", CHARACTER), GLAD), GLAD)),
        Believes(GAARA, Quantified("all", Variable("x", CHARACTER), Or((GLAD, GLAD)))),
    ],
)
def test_nested_conditions_come_back(condition: Expression) -> None:
    same(replace(SMALL, endings=(Ending("e", "", condition),)))


def test_values_in_minds_come_back_whether_they_are_read_there_or_here() -> None:
    chain = (GAARA, SAKURA)
    in_mind = Believes(GAARA, Believes(SAKURA, PURSE))
    values = (
        PURSE,
        in_mind,
        Believes(SAKURA, PURSE),
        Believes(GAARA, Believes(SAKURA, Literal(3))),
        Arithmetic("+", PURSE, Literal(1)),
    )
    inside = Believes(GAARA, Believes(SAKURA, Arithmetic("+", PURSE, Literal(1))))
    same(replace(SMALL, start=tuple(Assign(PURSE, value, chain) for value in (*values, inside))))


def test_effects_in_a_row_come_back_as_a_row() -> None:
    effects = (
        Assign(GLAD, Literal(True), (GAARA,)),
        Assign(PURSE, Literal(2), (GAARA,)),
        Assign(GLAD, Literal(True), (GAARA, SAKURA)),
        Assign(GLAD, Literal(False), (SAKURA,)),
        When(GLAD, (Assign(GLAD, Literal(False), (SAKURA,)),), (When(GLAD, (Assign(GLAD, Literal(True)),)),)),
        Assign(PURSE, Arithmetic("-", PURSE, Arithmetic("+", PURSE, Literal(1)))),
        Assign(PURSE, Arithmetic("+", Literal(1), PURSE)),
    )
    same(replace(SMALL, start=effects))


def test_variables_keep_their_types_where_reading_would_guess_others() -> None:
    """The second overload of `go`, positions in another order than the action's, a variable named like an entity."""
    to, after = Signature("go", (CHARACTER, "place")), Signature("go", (CHARACTER, CHARACTER))
    a, b, place = Parameter("a", CHARACTER), Parameter("b", CHARACTER), Parameter("b", "place")
    gaara = Parameter("gaara", CHARACTER)
    rules = (
        Rule("", (a, b), on=Call(after, (a.variable, b.variable))),
        Rule("", (place, a), on=Call(to, (a.variable, place.variable))),
        Rule("", (gaara, place), on=Call(to, (gaara.variable, place.variable))),
    )
    seen = Perception(
        Read(Signature("glad", (CHARACTER,)), (Variable("sakura", CHARACTER),)), Variable("c", CHARACTER), YES
    )
    same(replace(SMALL, rules=rules, perceptions=(seen,)))


def test_what_has_no_effect_is_left_out() -> None:
    nothing = When(GLAD, (ForEach(Variable("x", CHARACTER), ()),))
    assert load_text(print_world(replace(SMALL, start=(nothing,)))) == SMALL


def test_a_condition_with_an_effect_only_otherwise_is_turned_round() -> None:
    """Not by `not`: with something unknown, a condition and its negation may both fail."""
    effect = Assign(GLAD, Literal(True))
    only_otherwise = When(GLAD, (), (effect,))
    (read,) = load_text(print_world(replace(SMALL, start=(only_otherwise,)))).start
    assert read == When(Conditional(GLAD, Literal(False), Literal(True)), (effect,))


def test_what_no_text_says_is_written_as_what_it_means() -> None:
    world = replace(SMALL, endings=(Ending("e", "", And(())), Ending("f", "", Or((GLAD,)))))
    assert [each.condition for each in load_text(print_world(world)).endings] == [YES, GLAD]
