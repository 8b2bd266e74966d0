"""Terms put in for variables."""

from __future__ import annotations

from intrigue.model.builder import WorldBuilder, every, exists, for_each
from intrigue.model.substitution import free_variables, fresh_name, substitute, substitute_effect

story = WorldBuilder("w")
person = story.character
likes = story.property("likes", person, person)
a, b, v = person("a"), person("b"), person("v")
ann = story.entity("ann", person)


def test_free_variables_are_those_that_nothing_binds() -> None:
    condition = exists(b, likes(a, b)) & likes(v, ann)
    assert free_variables(condition.node) == (a.variable, v.variable)


def test_only_free_variables_are_replaced() -> None:
    condition = likes(a, b) & exists(a, likes(a, b))
    replaced = substitute(condition.node, {"a": ann.term})
    assert replaced == (likes(ann, b) & exists(a, likes(a, b))).node


def test_a_quantifier_s_variable_gives_way_to_what_is_put_in() -> None:
    replaced = substitute(exists(b, likes(a, b)).node, {"a": b.term})
    other = person("b2")
    assert replaced == exists(other, likes(b, other)).node


def test_a_variable_that_gives_way_takes_no_name_that_is_used_below() -> None:
    b2, b3 = person("b2"), person("b3")
    replaced = substitute(every(b, likes(a, b) & likes(b2, b)).node, {"a": b.term})
    assert replaced == every(b3, likes(b, b3) & likes(b2, b3)).node


def test_effects_are_treated_alike() -> None:
    (loop,) = for_each(b, likes(a, b), where=likes(b, a)).nodes
    other = person("b2")
    (wanted,) = for_each(other, likes(b, other), where=likes(other, b)).nodes
    assert substitute_effect(loop, {"a": b.term}) == wanted


def test_a_fresh_name_is_the_wanted_one_or_that_with_the_first_free_number() -> None:
    assert fresh_name("x", ["y"]) == "x"
    assert fresh_name("x", ["x", "x2"]) == "x3"
    assert fresh_name("see at", ["see at"]) == "see at 2"
