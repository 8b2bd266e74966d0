"""Expressions of the benchmark format read as that format reads them."""

from __future__ import annotations

import pytest

from intrigue.model.expressions import (
    NO,
    YES,
    Aggregate,
    And,
    Arithmetic,
    Assign,
    Believes,
    Comparison,
    Conditional,
    ForEach,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    TypeTest,
    When,
)
from intrigue.model.terms import CHARACTER, UNKNOWN, Signature, Variable
from tests.language.sabre_worlds import (
    ANN,
    BOB,
    CAVE,
    SOMEBODY,
    SPOT,
    WHO,
    A,
    B,
    C,
    D,
    P,
    Q,
    X,
    Y,
    Z,
    condition,
    effects,
    faults,
    number,
    of_character,
    world_of,
)

# --- Which alternative is meant: the one tried first binds loosest ----------------------------------------------------


def test_or_binds_tighter_than_and() -> None:
    assert condition("a() & b() | c()") == And((A, Or((B, C))))
    assert condition("a() | b() & c()") == And((Or((A, B)), C))


def test_not_takes_one_part_of_a_conjunction() -> None:
    assert condition("!a() & b()") == And((Not(A), B))


def test_not_takes_a_whole_comparison() -> None:
    assert condition("!x() == y()") == Not(Comparison("==", X, Y))


def test_a_quantifier_ends_at_the_next_and() -> None:
    assert condition("forall(v : character) p(v) & a()") == And((Quantified("all", SOMEBODY, P), A))
    assert condition("exists(v : character) p(v) & a()") == And((Quantified("exists", SOMEBODY, P), A))


def test_brackets_carry_a_quantifier_over_the_next_and() -> None:
    assert condition("exists(v : character) (p(v) & q(v))") == Quantified("exists", SOMEBODY, And((P, Q)))


def test_a_conditional_ends_at_the_next_and() -> None:
    assert condition("if(a()) b() & c()") == And((Conditional(A, B, YES), C))


def test_a_conditional_with_else_goes_on_over_an_and_before_it() -> None:
    assert condition("if(a()) b() & c() else d()") == Conditional(A, And((B, C)), D)


def test_an_else_branch_ends_at_the_next_and() -> None:
    assert condition("if(a()) b() else c() & d()") == And((Conditional(A, B, C), D))


def test_an_else_branch_goes_on_over_a_sum() -> None:
    assert number("if(a()) 1 else 0 + x()") == Conditional(A, Literal(1), Arithmetic("+", Literal(0), X))


def test_two_conditionals_with_else_are_cut_at_the_sum_between_them() -> None:
    first, second = Conditional(A, Literal(2), Literal(0)), Conditional(B, Literal(2), Literal(0))
    assert number("if(a()) 2 else 0 + if(b()) 2 else 0") == Arithmetic("+", first, second)


def test_times_binds_looser_than_plus() -> None:
    assert number("x() + y() * z()") == Arithmetic("*", Arithmetic("+", X, Y), Z)
    assert number("x() / y() - z()") == Arithmetic("/", X, Arithmetic("-", Y, Z))


def test_minus_goes_to_the_right() -> None:
    assert number("x() - y() - z()") == Arithmetic("-", X, Arithmetic("-", Y, Z))
    assert number("x() + y() - z()") == Arithmetic("+", X, Arithmetic("-", Y, Z))


def test_plus_cuts_before_minus() -> None:
    assert number("x() - y() + z()") == Arithmetic("+", Arithmetic("-", X, Y), Z)


def test_a_sum_over_entities_goes_on_over_a_plus() -> None:
    each = of_character("n")
    one = Literal(1)
    assert number("sum(v : character) n(v) + 1") == Aggregate("sum", SOMEBODY, Arithmetic("+", each, one))
    assert number("1 + sum(v : character) n(v)") == Arithmetic("+", one, Aggregate("sum", SOMEBODY, each))
    assert number("product(v : character) n(v)") == Aggregate("product", SOMEBODY, each)


def test_an_assignment_takes_a_whole_comparison() -> None:
    assert effects("a() = b() == c()") == (Assign(A, Comparison("==", B, C)),)


@pytest.mark.parametrize("text", ["a() == b() == c()", "1 < x() == y()", "a() == b() != c()", "x() > y() > z()"])
def test_comparisons_do_not_chain(text: str) -> None:
    assert [code for code, _ in faults(f"action act() {{ precondition: {text} }};")] == ["E316"]


def test_a_comparison_in_brackets_is_a_truth_value() -> None:
    assert condition("a() == (x() > y())") == Comparison("==", A, Comparison(">", X, Y))


def test_elseif_goes_from_one_condition_to_the_next() -> None:
    chain = Conditional(A, Literal(1), Conditional(B, Literal(2), Conditional(C, Literal(3), Literal(4))))
    assert number("if(a()) 1 elseif(b()) 2 elseif(c()) 3 else 4") == chain


def test_a_missing_else_is_true_in_a_condition() -> None:
    assert condition("if(a()) b() elseif(c()) d()") == Conditional(A, B, Conditional(C, D, YES))


def test_a_missing_else_needs_branches_that_are_conditions() -> None:
    assert faults("utility(): if(a()) 1;")[0][0] == "E313"


def test_a_minus_before_a_digit_belongs_to_the_number() -> None:
    assert number("x() - 1") == Arithmetic("-", X, Literal(1))
    assert number("x() + -1") == Arithmetic("+", X, Literal(-1))
    for text in ("x() -1", "x()-1"):
        code, message = faults(f"utility(): {text};")[0]
        assert code == "E304"
        assert "blank behind the '-'" in message


def test_only_numbers_can_be_negative() -> None:
    assert faults("utility(): -x();")[0][0] == "E304"


def test_numbers_are_whole_where_they_can_be() -> None:
    assert number("x() + 2.0") == Arithmetic("+", X, Literal(2))
    assert number("x() + .5") == Arithmetic("+", X, Literal(0.5))


def test_comments_and_blanks_may_stand_anywhere() -> None:
    assert condition("a/* ; */( ) // & b()\n & /* {\n */ c()") == And((A, C))


def test_brackets_around_everything_mean_nothing() -> None:
    assert condition("((a()) & (b() & ((c()))))") == And((A, B, C))


# --- What conditions mean ---------------------------------------------------------------------------------------------


def test_a_truth_value_beside_a_boolean_is_the_boolean_itself() -> None:
    assert condition("a() == True & b() == False & c() != True & False != d()") == And((A, Not(B), Not(C), D))


def test_a_question_mark_is_unknown() -> None:
    assert condition("spot() == ?") == Comparison("==", SPOT, Literal(UNKNOWN))


@pytest.mark.parametrize("operator", ["<", "<=", ">", ">="])
def test_a_question_mark_beside_an_order_comparison_asks_for_unknown(operator: str) -> None:
    assert condition(f"x() {operator} ?") == Comparison("==", X, Literal(UNKNOWN))


def test_a_belief_holds_all_of_its_body() -> None:
    assert condition("believes(Ann, x() == y())") == Believes(ANN, Comparison("==", X, Y))
    assert condition("believes(Ann, x()) == y()") == Comparison("==", Believes(ANN, X), Y)
    assert condition("!believes(Ann, believes(Bob, a()))") == Not(Believes(ANN, Believes(BOB, A)))


def test_a_value_is_the_same_in_every_mind() -> None:
    assert condition("believes(Ann, Cave) == spot()") == Comparison("==", CAVE, SPOT)


def test_a_test_of_type_asks_for_the_type_of_a_value() -> None:
    assert condition("spot() : item") == TypeTest(SPOT, "item")


def test_a_variable_that_hides_another_gets_a_name_of_its_own() -> None:
    text = (
        "action act(v : character) { precondition: p(v) & exists(v : character) (q(v) & exists(v : item) at(v) == ?) };"
    )
    inner, innermost = Variable("v_2", CHARACTER), Variable("v_3", "item")
    lying = Comparison("==", Read(Signature("at", ("item",)), (innermost,)), Literal(UNKNOWN))
    body = And((of_character("q", inner), Quantified("exists", innermost, lying)))
    assert world_of(text).actions[0].precondition == And((P, Quantified("exists", inner, body)))


def test_a_variable_hides_an_entity() -> None:
    action = world_of("action act(Ann : character) { precondition: p(Ann) };").actions[0]
    assert action.precondition == of_character("p", Variable("Ann", CHARACTER))


def test_a_quantifier_over_truth_values_is_written_out() -> None:
    assert condition("exists(t : boolean) a() == t") == Or((Not(A), A))
    assert condition("forall(t : boolean) a() == t") == And((Not(A), A))
    assert number("sum(t : boolean) if(a() == t) 1 else 2") == Arithmetic(
        "+", Conditional(Not(A), Literal(1), Literal(2)), Conditional(A, Literal(1), Literal(2))
    )


# --- Effects ----------------------------------------------------------------------------------------------------------


def test_a_boolean_by_itself_becomes_true_or_false() -> None:
    assert effects("a() & !b()") == (Assign(A, YES), Assign(B, NO))


@pytest.mark.parametrize("operator", ["=", "=="])
def test_an_effect_assigns_with_one_or_two_equal_signs(operator: str) -> None:
    assert effects(f"spot() {operator} Cave") == (Assign(SPOT, CAVE),)


def test_unequal_gives_a_boolean_the_opposite() -> None:
    assert effects("a() != True & b() != c()") == (Assign(A, NO), Assign(B, Not(C)))


def test_unequal_to_anything_else_leaves_open_what_to_assign() -> None:
    assert faults("action act() { effect: spot() != Cave };")[0][0] == "E317"


def test_an_effect_inside_a_belief_reads_its_value_in_that_mind() -> None:
    assert effects("believes(who, x() = y())") == (Assign(X, Believes(WHO, Y), (WHO,)),)
    assert effects("believes(who, spot() = Cave)") == (Assign(SPOT, CAVE, (WHO,)),)


def test_an_effect_on_a_belief_reads_its_value_in_the_world() -> None:
    assert effects("believes(who, x()) = y()") == (Assign(X, Y, (WHO,)),)


def test_beliefs_about_beliefs_are_set_from_the_mind_they_are_written_in() -> None:
    assert effects("believes(Ann, believes(Bob, x()) = y())") == (Assign(X, Believes(ANN, Y), (ANN, BOB)),)
    assert effects("believes(Ann, believes(Bob, x() = y()))") == (
        Assign(X, Believes(ANN, Believes(BOB, Y)), (ANN, BOB)),
    )


def test_a_boolean_belief_is_set_by_its_shorthand() -> None:
    assert effects("believes(who, a()) & !believes(who, b()) & believes(who, !c())") == (
        Assign(A, YES, (WHO,)),
        Assign(B, NO, (WHO,)),
        Assign(C, NO, (WHO,)),
    )


def test_a_conditional_effect_happens_where_its_condition_holds() -> None:
    assert effects("if(a()) x() = 1") == (When(A, (Assign(X, Literal(1)),)),)
    assert effects("if(a()) x() = 1 & b() elseif(b()) x() = 2 else !c()") == (
        When(A, (Assign(X, Literal(1)), Assign(B, YES)), (When(B, (Assign(X, Literal(2)),), (Assign(C, NO),)),)),
    )


def test_a_condition_inside_a_belief_is_read_in_that_mind() -> None:
    assert effects("believes(who, if(a()) b())") == (When(Believes(WHO, A), (Assign(B, YES, (WHO,)),)),)


def test_an_effect_for_all_is_brought_about_for_each() -> None:
    assert effects("forall(v : character) (p(v) & !q(v))") == (ForEach(SOMEBODY, (Assign(P, YES), Assign(Q, NO))),)
    assert effects("!exists(v : character) p(v)") == (ForEach(SOMEBODY, (Assign(P, NO),)),)


@pytest.mark.parametrize(
    "text", ["a() | b()", "!(a() & b())", "exists(v : character) p(v)", "x() > 1", "False", "spot()"]
)
def test_an_effect_must_leave_no_choice(text: str) -> None:
    assert [code for code, _ in faults(f"action act() {{ effect: {text} }};")] == ["E317"]


def test_a_negated_effect_is_taken_apart() -> None:
    assert effects("!(a() | b() == True)") == (Assign(A, NO), Assign(B, NO))


def test_the_start_is_a_list_of_effects_in_order() -> None:
    world = world_of("""
        believes(Bob, spot() = ?);
        spot() = Cave;
        x() = 3; x() = x() + 1;
        believes(Ann, believes(Bob, a()));
        forall(v : character) p(v);
    """)
    assert world.start == (
        Assign(SPOT, Literal(UNKNOWN), (BOB,)),
        Assign(SPOT, CAVE),
        Assign(X, Literal(3)),
        Assign(X, Arithmetic("+", X, Literal(1))),
        Assign(A, YES, (ANN, BOB)),
        ForEach(SOMEBODY, (Assign(P, YES),)),
    )
