"""Whole problems in the benchmark format become the worlds that they describe."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.language.sabre import describe, measure, read_problem
from intrigue.model.expressions import (
    NO,
    YES,
    And,
    Arithmetic,
    Assign,
    Comparison,
    Literal,
    Not,
    Quantified,
    Read,
    TypeTest,
)
from intrigue.model.terms import AUTHOR, CHARACTER, Entity, EntityOf, Number, Signature, Variable, YesNo
from intrigue.model.world import EVERYBODY_SEES, Observation, Wants, World
from tests.language.sabre_worlds import (
    ANN,
    BOB,
    CAVE,
    SOMEBODY,
    WHO,
    A,
    B,
    P,
    X,
    faults,
    fluent,
    of_character,
    world_of,
)

PROBLEMS = Path(__file__).resolve().parents[3] / "shared" / "data" / "sabre" / "problems"
FILES = sorted(PROBLEMS.glob("*.txt"))


def test_a_world_is_called_what_its_file_is_called() -> None:
    world = read_problem("", "folder/my.problem.txt")
    assert world == World("my.problem", introspection=False)


def test_types_are_made_where_they_are_first_named() -> None:
    world = read_problem("entity Den : lair; type character : lair; type lair : place; type lair : deep;", "w.txt")
    assert [(each.name, each.parents) for each in world.types] == [
        (CHARACTER, ("lair",)),
        ("lair", ("place", "deep")),
        ("place", ()),
        ("deep", ()),
    ]
    assert world.is_a(CHARACTER, "place")


def test_entities_keep_their_names_and_types() -> None:
    world = world_of("entity O'Hara.1 : character, item;")
    assert world.entities[-1] == Entity("O'Hara.1", (CHARACTER, "item"))
    assert world.entities_of("item") == ("O'Hara.1", "Lamp")


def test_values_have_the_declared_type() -> None:
    declared = [each.value for each in world_of("").properties]
    assert declared[0] == YesNo()
    assert declared[6] == Number()
    assert declared[-1] == EntityOf("place")


def test_a_use_means_the_first_definition_that_accepts_it() -> None:
    world = world_of("""
        property of(e : entity) : boolean; property of(c : character) : boolean;
        property by(Ann) : boolean; property by(c : character) : boolean;
        of(Ann); by(Ann); by(Bob); at(Lamp) = Lamp; at(Ann) = Lamp;
    """)
    used = [
        each.fluent.property.kinds for each in world.start if isinstance(each, Assign) and isinstance(each.fluent, Read)
    ]
    assert used == [("entity",), ("=Ann",), (CHARACTER,), ("item",), (CHARACTER,)]


def test_parameters_may_be_constants() -> None:
    world = world_of("""
        property locked(Cave, 2, True) : boolean;
        action act(who : character, Bob) { precondition: locked(Cave, 2, True) & p(Bob) };
    """)
    assert [each.constant for each in world.properties[-1].parameters] == ["Cave", 2, True]
    action = world.actions[0]
    assert action.signature == Signature("act", (CHARACTER, "=Bob"))
    locked = Read(Signature("locked", ("=Cave", "=2", "=True")), (CAVE, Literal(2), YES))
    assert action.precondition == And((locked, of_character("p", BOB)))


def test_a_boolean_parameter_gives_one_definition_for_each_truth_value() -> None:
    world = world_of("""
        property said(who : character, what : boolean) : boolean;
        action say(who : character, what : boolean) { precondition: a() == what; effect: said(who, what); };
    """)
    assert [each.signature.kinds for each in world.properties[-2:]] == [(CHARACTER, "=False"), (CHARACTER, "=True")]
    assert [each.precondition for each in world.actions] == [Not(A), A]
    assert [each.effects[0] for each in world.actions] == [
        Assign(Read(Signature("said", (CHARACTER, kind)), (WHO, value)), YES)
        for kind, value in (("=False", NO), ("=True", YES))
    ]


def test_an_action_without_sections_is_the_authors_and_everybody_sees_it() -> None:
    action = world_of("action act() {};").actions[0]
    assert (action.precondition, action.effects, action.consenting) == (YES, (), ())
    assert action.observations == EVERYBODY_SEES


def test_consenting_and_observing_are_what_they_say() -> None:
    action = world_of("""
        action act(c : character, other : character) {
            observing(c : character): p(c) & at(other) == Cave; consenting: (c, other, Ann)
        };
    """).actions[0]
    seer = Variable("c_2", CHARACTER)
    assert action.consenting == (Variable("c", CHARACTER), Variable("other", CHARACTER), ANN)
    there = Comparison("==", of_character("at", Variable("other", CHARACTER)), CAVE)
    assert action.observations == (Observation(seer, And((of_character("p", seer), there))),)


def test_whoever_observes_may_be_of_any_type_that_includes_all_characters() -> None:
    action = world_of("action act() { observing(e : entity): e == Ann };").actions[0]
    seer = Variable("e", CHARACTER)
    assert action.observations == (Observation(seer, Comparison("==", seer, ANN)),)
    assert faults("action act() { observing(e : place): a() };")[0][0] == "E313"


def test_the_last_of_two_equal_sections_counts() -> None:
    assert world_of("action act() { precondition: a(); precondition: b(); };").actions[0].precondition == B


def test_a_trigger_is_a_rule() -> None:
    rule = world_of("trigger meet(v : character) { precondition: !p(v); effect: p(v); };").rules[0]
    assert (rule.name, rule.condition, rule.effects) == ("meet", Not(P), (Assign(P, YES),))
    assert rule.parameters[0].variable == SOMEBODY
    assert rule.observations == ()


def test_utilities_are_what_somebody_wants() -> None:
    world = world_of("utility(Bob): a(); utility(): x() + 1;")
    assert world.wants == (Wants("Bob", (A,)), Wants(AUTHOR, (Arithmetic("+", X, Literal(1)),)))


def test_definitions_may_come_in_any_order() -> None:
    world = read_problem("utility(Eve): on(); on(); property on() : boolean; entity Eve : character", "w.txt")
    assert world.start == (Assign(fluent("on"), YES),)


def test_names_of_different_kinds_do_not_meet() -> None:
    world = world_of("""
        property happy(character : character) : boolean;
        trigger happy(character : character) { effect: happy(character) };
        action happy(happy : character) { effect: happy(happy) };
    """)
    assert (world.rules[0].name, world.actions[0].name) == ("happy", "happy")


def test_a_type_that_is_called_like_an_entity_gets_a_name_of_its_own() -> None:
    """Here the two may share a name; in a world they may not."""
    world = world_of("""
        type Ghost : place; type Ghost_type; type wraith : Ghost; entity Ghost : Ghost, Ghost_type;
        property haunts(g : Ghost) : Ghost; haunts(Ghost) = Ghost;
        action act(g : Ghost) { precondition: g : Ghost & exists(h : Ghost) haunts(g) == h };
    """)
    renamed = "Ghost_type_"
    assert world.entity["Ghost"].types == (renamed, "Ghost_type")
    assert [each.name for each in world.types] == ["place", "item", renamed, "Ghost_type", "wraith"]
    assert world.is_a("wraith", renamed)
    assert world.properties[-1].signature.kinds == (renamed,)
    assert world.properties[-1].value == EntityOf(renamed)
    assert world.actions[0].parameters[0].type == renamed
    ghost, other = Variable("g", renamed), Variable("h", renamed)
    haunted = Comparison("==", Read(Signature("haunts", (renamed,)), (ghost,)), other)
    assert world.actions[0].precondition == And((TypeTest(ghost, renamed), Quantified("exists", other, haunted)))


@pytest.mark.skipif(not FILES, reason="the collection of problems is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_problem_of_the_collection_is_read(path: Path) -> None:
    world = read_problem(path.read_text(encoding="utf-8"), str(path))
    assert world.name == path.stem
    assert world.wants_of(AUTHOR)
    assert {each.name for each in world.entities} >= set(world.characters) != set()
    assert not world.introspection
    assert measure(world).fluents > 0


def test_what_was_read_is_described_in_one_line() -> None:
    world = world_of("action act(who : character) {}; trigger t(v : item, w : place, Ann) {};")
    heading, line = describe(world, 0.25).splitlines()
    assert heading.split() == [
        "file",
        "entities",
        "fluents",
        "actions",
        "(instances)",
        "rules",
        "(instances)",
        "seconds",
    ]
    assert line.split() == ["small", "4", "17", "1", "2", "1", "2", "0.250"]
