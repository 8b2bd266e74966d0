"""How many: `a gift`, `somebody else`, `no other guest`, `at least 2 coins`."""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.model.expressions import And, Comparison, Expression, Literal, Term
from intrigue.model.terms import CHARACTER, ENTITY, Variable
from intrigue.model.world import World
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.word_forms import plural_of, with_a


def kind_of(world: World, type_name: str) -> str:
    """Return what an entity of a type is called."""
    return {CHARACTER: "person", ENTITY: "thing"}.get(type_name, type_name.replace("_", " "))


def plural_kind(world: World, variable: Variable, others: Sequence[Term], number: int) -> str:
    """Return what several of a type are called; `others`: those who do not count."""
    kind = kind_of(world, variable.type)
    return ("other " if others else "") + (kind if number == 1 else plural_of(kind))


def of_the_others(world: World, variable: Variable) -> str:
    """Return those of a type but for one who is left out, as after `more`: `of the others`, `of the other gifts`."""
    kind = kind_of(world, variable.type)
    return "of the others" if kind == "person" else f"of the other {plural_of(kind)}"


def every(world: World, variable: Variable) -> Noun:
    """Return all of a type one by one: `everybody`, `every gift`."""
    kind = kind_of(world, variable.type)
    person = world.is_a(variable.type, CHARACTER)
    return Noun("everybody" if kind == "person" else f"every {kind}", person=person, key=variable.name)


def fewer_or_more(operator: str, number: int) -> str:
    """Return how a count compares, as before a noun."""
    words = {"==": "exactly", ">=": "at least", ">": "more than", "<=": "at most", "<": "fewer than"}
    return f"{words[operator]} {number}"


def indefinite(world: World, variable: Variable, more: str, others: Sequence[Term], *, none: bool = False) -> Noun:
    """Return some entity of a type, or none; `more` is what is said of it, `others` are those who are left out."""
    person = world.is_a(variable.type, CHARACTER)
    names = Names(world)
    if len(others) > 1:
        left_out = f" but {' and '.join(names.of(each).as_object for each in others)}"
    else:
        left_out = " else" if others else ""
    if kind_of(world, variable.type) == "person":
        return Noun(f"{'nobody' if none else 'somebody'}{left_out}{more}", person=True, key=variable.name)
    kind = kind_of(world, variable.type)
    if left_out == " else":
        return Noun(f"{'no other' if none else 'another'} {kind}{more}", person=person, key=variable.name)
    return Noun(f"{f'no {kind}' if none else with_a(kind)}{left_out}{more}", person=person, key=variable.name)


def without_exclusions(variable: Variable, body: Expression) -> tuple[Expression, tuple[Term, ...]]:
    """Return a body without its `v != ...`, and those who are left out."""
    parts = body.parts if isinstance(body, And) else (body,)
    excluded: list[Term] = []
    kept: list[Expression] = []
    for each in parts:
        match each:
            case Comparison(operator="!=", left=Variable(name=name), right=Literal() as other) if name == variable.name:
                excluded.append(other)
            case Comparison(operator="!=", left=Literal() as other, right=Variable(name=name)) if name == variable.name:
                excluded.append(other)
            case _:
                kept.append(each)
    rest: Expression = kept[0] if len(kept) == 1 else And(tuple(kept))
    return rest, tuple(excluded)
