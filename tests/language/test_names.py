"""What names mean: overloading, constants as positions, variables that take their types from elsewhere."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load_source, load_text
from intrigue.model.expressions import (
    YES,
    Aggregate,
    And,
    Arithmetic,
    Assign,
    Believes,
    Call,
    Comparison,
    Conditional,
    Did,
    Expression,
    ForEach,
    Literal,
    Or,
    Quantified,
    Read,
    TypeTest,
    When,
)
from intrigue.model.formulas import Happens, Temporal
from intrigue.model.terms import NONE, UNKNOWN, Parameter, Signature, Variable
from intrigue.model.world import EVERYBODY_SEES, Observation, World

TEA = """
type place, gift
place street, cafe
gift pendant, scarf
character gaara, sakura
property at(character): place
property at(gift): place or none
property holder(gift): character or none
property likes(character, gift)
property purse(character): number
property dawned
"""
WHO = Variable("who", "character")


def tea(text: str) -> World:
    return load_text(TEA + text)


def condition(text: str) -> Expression:
    return tea(f"ending e if {text}\n").endings[0].condition


def codes(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        tea(text)
    return [each.code for each in caught.value.diagnostics]


def test_what_is_declared_further_down_is_known_further_up() -> None:
    world = load_text(
        "start\n    at(gaara) = cafe\nproperty at(character): inn\n"
        "inn cafe\ntype inn: place\ntype place\ncharacter gaara\n"
    )
    assert world.start == (Assign(Read(Signature("at", ("character",)), (Literal("gaara"),)), Literal("cafe")),)


def test_overloads_are_told_apart_by_the_types_of_their_arguments() -> None:
    assert condition("at(gaara) == cafe and at(scarf) == cafe") == And(
        (
            Comparison("==", Read(Signature("at", ("character",)), (Literal("gaara"),)), Literal("cafe")),
            Comparison("==", Read(Signature("at", ("gift",)), (Literal("scarf"),)), Literal("cafe")),
        )
    )


def test_the_first_overload_that_accepts_the_arguments_is_meant() -> None:
    world = load_text(
        "type being\ntype character: being\ncharacter gaara\n"
        "property old(being)\nproperty old(character)\nstart\n    old(gaara)\n"
    )
    assert world.start == (Assign(Read(Signature("old", ("being",)), (Literal("gaara"),)), Literal(True)),)


def test_a_lone_entity_in_a_declaration_is_a_position_that_never_varies() -> None:
    world = tea("property locked(cafe)\nstart\n    locked(cafe)\n")
    assert world.properties[-1].parameters == (Parameter("cafe", constant="cafe"),)
    assert world.properties[-1].signature == Signature("locked", ("=cafe",))


def test_a_constant_with_a_name_of_its_own_stands_for_its_entity() -> None:
    action = tea("action slip(who: character, Her: sakura)\n    by who\n    then purse(Her) = 1\n").actions[0]
    assert action.parameters[1] == Parameter("Her", constant="sakura")
    assert action.effects == (Assign(Read(Signature("purse", ("character",)), (Literal("sakura"),)), Literal(1)),)


def test_a_lone_type_names_the_variable_after_itself() -> None:
    action = tea("action take(gift)\n    if at(gift) == cafe\n").actions[0]
    assert action.parameters == (Parameter("gift", "gift"),)


def test_a_variable_hides_an_entity() -> None:
    rule = tea("rule r(gaara: gift) when at(gaara) == cafe then at(gaara) = none\n").rules[0]
    assert rule.effects == (Assign(Read(Signature("at", ("gift",)), (Variable("gaara", "gift"),)), Literal(NONE)),)


def test_an_inner_variable_hides_an_outer_one() -> None:
    found = condition("exists x: character . exists x: gift . at(x) == cafe")
    inner = Comparison("==", Read(Signature("at", ("gift",)), (Variable("x", "gift"),)), Literal("cafe"))
    assert found == Quantified("exists", Variable("x", "character"), Quantified("exists", Variable("x", "gift"), inner))


def test_an_event_rule_takes_the_types_of_its_variables_from_the_action() -> None:
    """`rule when give(a, g) ...` ranges over whom and what the action `give` ranges over."""
    rule = tea("action give(who: character, gift)\nrule when give(a, g) if likes(a, g) then at(g) = cafe\n").rules[0]
    a, g = Variable("a", "character"), Variable("g", "gift")
    assert rule.parameters == (Parameter("a", "character"), Parameter("g", "gift"))
    assert rule.on == Call(Signature("give", ("character", "gift")), (a, g))
    assert rule.condition == Read(Signature("likes", ("character", "gift")), (a, g))


def test_an_entity_in_an_event_rule_stays_that_entity() -> None:
    rule = tea("action give(who: character, gift)\nrule when give(gaara, g) then at(g) = cafe\n").rules[0]
    assert rule.on == Call(Signature("give", ("character", "gift")), (Literal("gaara"), Variable("g", "gift")))


def test_a_stated_type_in_an_event_rule_chooses_the_overload() -> None:
    actions = "action show(character)\naction show(gift)\n"
    rules = "rule when show(x: gift) then at(x) = cafe\nrule when show(x) then dawned()\n"
    first, second = tea(actions + rules).rules
    assert first.parameters == (Parameter("x", "gift"),)
    assert second.parameters == (Parameter("x", "character"),)


def test_a_norm_may_speak_of_somebody_who_is_not_in_the_act() -> None:
    """`norm exclusive(a, b) broken by kiss(a, other) if other != b`: b is a character too."""
    text = "action kiss(who: character, whom: character)\nnorm exclusive(a, b) broken by kiss(a, other) if other != b\n"
    norm = tea(text).norms[0]
    assert norm.parameters == (Parameter("a", "character"), Parameter("b", "character"))
    assert norm.condition == Comparison("!=", Variable("other", "character"), Variable("b", "character"))


def test_who_sees_is_a_character_unless_said_otherwise() -> None:
    perception = tea("see at(other) by c if at(c) == at(other)\n").perceptions[0]
    assert perception.observer == Variable("c", "character")
    assert perception.fluent == Read(Signature("at", ("character",)), (Variable("other", "character"),))


def test_an_action_that_does_not_say_who_sees_it_is_seen_by_everybody() -> None:
    seen, unseen = tea("action a(who: character)\naction b(who: character)\n    seen by nobody\n").actions
    assert seen.observations == EVERYBODY_SEES
    assert unseen.observations == ()


def test_a_misperception_may_use_the_seer_and_the_positions() -> None:
    text = "action read(who: character, whom: character)\naction spy(who: character)\n    seen by c as read(who, c)\n"
    c = Variable("c", "character")
    taken = Call(Signature("read", ("character", "character")), (WHO, c))
    assert tea(text).actions[1].observations == (Observation(c, YES, taken),)


def test_a_bare_name_is_a_variable_an_entity_or_a_property_in_this_order() -> None:
    world = tea(
        "property gaara\nending a if dawned\nending b if gaara == sakura\n"
        "ending c if exists dawned: gift . at(dawned) == cafe\n"
    )
    assert world.endings[0].condition == Read(Signature("dawned"))
    assert world.endings[1].condition == Comparison("==", Literal("gaara"), Literal("sakura"))


def test_a_feeling_is_read_like_a_property() -> None:
    assert condition("anger(gaara) > 3") == Comparison(
        ">", Read(Signature("anger", ("character",)), (Literal("gaara"),)), Literal(3)
    )
    towards = Read(Signature("liking", ("character", "character")), (Literal("gaara"), Literal("sakura")))
    assert condition("liking(gaara, sakura) > 3") == Comparison(">", towards, Literal(3))


def test_a_property_takes_the_name_of_a_feeling_with_a_warning() -> None:
    loaded = load_source(TEA + "property joy(gift)\nending e if joy(scarf)\n")
    assert [each.code for each in loaded.warnings] == ["W102"]


def test_whoever_believes_for_a_value_believes_what_holds_where_the_event_happens() -> None:
    """`c believes f = e` reads e there; `c believes (f = e)` reads it in c's mind."""
    plain, enclosed = tea(
        "start\n    gaara believes purse(sakura) = purse(gaara)\n    gaara believes (purse(sakura) = purse(gaara))\n"
    ).start
    value = Read(Signature("purse", ("character",)), (Literal("gaara"),))
    fluent = Read(Signature("purse", ("character",)), (Literal("sakura"),))
    assert plain == Assign(fluent, value, (Literal("gaara"),))
    assert enclosed == Assign(fluent, Believes(Literal("gaara"), value), (Literal("gaara"),))


def test_an_enclosed_value_below_two_minds_is_read_in_the_inner_one() -> None:
    (effect,) = tea("start\n    gaara believes sakura believes (purse(sakura) = purse(gaara))\n").start
    value = Read(Signature("purse", ("character",)), (Literal("gaara"),))
    assert isinstance(effect, Assign)
    assert effect.value == Believes(Literal("gaara"), Believes(Literal("sakura"), value))


def test_a_block_below_believes_reads_its_conditions_where_the_event_happens() -> None:
    (effect,) = tea("start\n    gaara believes\n        for g: gift if at(g) == cafe: likes(sakura, g)\n").start
    assert isinstance(effect, ForEach)
    assert effect.effects[0] == Assign(
        Read(Signature("likes", ("character", "gift")), (Literal("sakura"), Variable("g", "gift"))),
        Literal(True),
        (Literal("gaara"),),
    )


def test_else_belongs_to_its_if() -> None:
    (effect,) = tea("start\n    if dawned(): purse(gaara) = 1\n    else: purse(gaara) = 2\n").start
    assert isinstance(effect, When)
    assert len(effect.effects) == len(effect.otherwise) == 1


def test_a_want_without_else_is_worth_nothing_otherwise() -> None:
    world = tea("wants gaara\n    2 if dawned()\n")
    assert world.wants[0].lines == (Conditional(Read(Signature("dawned")), Literal(2), Literal(0)),)


def test_minus_before_a_value_is_a_subtraction_from_zero() -> None:
    assert tea("wants gaara\n    -purse(gaara)\n").wants[0].lines == (
        Arithmetic("-", Literal(0), Read(Signature("purse", ("character",)), (Literal("gaara"),))),
    )


def test_an_action_in_a_check_is_the_moment_it_happens() -> None:
    world = tea('action wait(who: character)\ncheck "c"\n    never wait(gaara) before dawned()\n')
    moment = Happens(Call(Signature("wait", ("character",)), (Literal("gaara"),)))
    assert world.checks[0].formula == Temporal("before", Temporal("never", moment), Read(Signature("dawned")))


def test_an_action_that_shares_its_name_with_a_property_is_meant_where_the_property_does_not_fit() -> None:
    world = tea('action at(who: character, where: place)\ncheck "c"\n    always at(gaara, cafe)\n')
    formula = world.checks[0].formula
    assert isinstance(formula, Temporal)
    assert isinstance(formula.left, Happens)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("holder(scarf) == none", Comparison),
        ("at(gaara) == unknown", Comparison),
        ("holder(scarf) is character", TypeTest),
        ("count c: character . dawned() > 1", Aggregate),
        ("did wait(gaara)", Did),
        ("dawned or not dawned()", Or),
    ],
)
def test_these_conditions_make_sense(text: str, kind: type) -> None:
    if kind is Aggregate:
        text = f"({text.replace(' > 1', '')}) > 1"
        kind = Comparison
    world = tea(f"action wait(who: character)\nending e if {text}\n")
    assert isinstance(world.endings[0].condition, kind)


def test_a_property_may_be_given_unknown_where_a_mind_may_not_know_it() -> None:
    world = tea(
        "property loves(character, character): yes or no\n"
        "start\n    loves(gaara, sakura) = unknown\n    purse(gaara) = unknown\n"
    )
    assert [each.value for each in world.start if isinstance(each, Assign)] == [Literal(UNKNOWN), Literal(UNKNOWN)]


def test_types_that_share_an_entity_can_meet() -> None:
    """A lamp that is both a place and an item can be where somebody is and what somebody holds."""
    things = "type place, item\nplace, item lamp\ncharacter gaara\n"
    properties = "property at(character): place\nproperty has(character): item\n"
    assert load_text(things + properties + "ending e if at(gaara) == has(gaara)\n").endings


def test_types_that_share_nothing_cannot_meet() -> None:
    assert codes("ending e if at(gaara) == holder(scarf)\n") == ["E113"]


def test_one_mistake_is_reported_once_and_not_again_for_what_follows() -> None:
    assert codes("action a(x: nobody_knows)\n    by x\n    if at(x) == cafe\n    then at(x) = street\n") == ["E102"]
    assert codes("ending e if exists x: nothing . purse(x) + 1 == 3 and x == gaara\n") == ["E102"]


def test_every_place_of_a_start_statement_is_kept() -> None:
    sources = load_source(TEA + "start\n    dawned()\n    purse(gaara) = 1\n").sources
    lines = [place.line for index in range(2) if (place := sources.place("start", index))]
    assert lines == [13, 14]


def test_the_memory_of_an_action_can_be_told() -> None:
    """Its name is `did` and the action's, in backticks because of the blank."""
    world = tea("action give(who: character, gift)\ntell about `did give`(character, gift)\nask about `did give`\n")
    assert world.tells[0].property == world.asks[0].property == Signature("did give", ("character", "gift"))


def test_the_memory_of_no_action_cannot_be_told() -> None:
    assert codes("tell about `did give`(character, gift)\n") == ["E104"]
    assert codes("action give(who: character)\ntell about `did give`(gift)\n") == ["E108"]
