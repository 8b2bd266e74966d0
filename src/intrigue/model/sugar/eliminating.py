"""Elimination: when all values but one are ruled out, what is left is known.

For every property that people can `see`, and whose values may be ruled out (`may suppose`, `ruled_out`), there is a
rule, for each character in that character's own mind: if they do not know it, and have ruled out every value but v,
they believe v. They may be wrong, for they can have been wrong in what they ruled out; seeing tells them so.

Two kinds of properties are left out. Where there may be `none`, nothing is known by elimination, for that there is no
such thing cannot be ruled out. And of what nobody can see, the last value is better hoped than known: to rule it out,
too, ends a hope, but nothing would end a belief. Whoever wants it otherwise writes the rule.
"""

from __future__ import annotations

from dataclasses import replace

from intrigue.model.expressions import (
    Assign,
    Believes,
    Comparison,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    RuledOut,
)
from intrigue.model.substitution import fresh_name
from intrigue.model.sugar.minds import Kinds, narrowed, narrowed_down, openings, value_kind
from intrigue.model.sugar.naming import both, character_variable, declared, parameters_of, terms_for
from intrigue.model.terms import UNKNOWN, EntityOf, Number, Variable, YesNo
from intrigue.model.world import Property, Rule, World


def with_elimination(world: World) -> World:
    """Return the world with the rules; they come last, for one looks at all there is to see before one concludes.

    Perceptions must not have been rewritten yet.
    """
    seen = {each.fluent.property for each in world.perceptions} | {p.signature for p in world.properties if p.shows}
    rules = []
    taken = [each.name for each in world.rules]
    for signature in narrowed_down(world):
        if signature not in seen:
            continue
        known = declared(world, signature, "'may suppose' or 'ruled_out'")
        for kinds in openings(world, signature):
            rule = _rule(world, known, kinds)
            if rule is not None and not any(_same(rule, each) for each in world.rules):
                taken.append(fresh_name(rule.name, taken))
                rules.append(replace(rule, name=taken[-1]))
    return replace(world, rules=(*world.rules, *rules)) if rules else world


def _same(rule: Rule, other: Rule) -> bool:
    return (rule.parameters, rule.condition, rule.effects) == (other.parameters, other.condition, other.effects)


def _rule(world: World, known: Property, kinds: Kinds) -> Rule | None:
    """Return the rule for such fluents of a property; None where their values cannot all be ruled out."""
    match known.value:
        case Number() | YesNo(may_be_unknown=False) | EntityOf(may_be_none=True):
            return None
        case EntityOf(type=kind) if len(world.entities_of(kind)) < 2:
            return None
        case EntityOf() | YesNo() as values:
            kind = value_kind(values)
    who, *where = kinds
    arguments = terms_for(narrowed(known.parameters, where))
    names = [each.name for each in arguments if isinstance(each, Variable)]
    somebody = character_variable(names)
    holder = Literal(who[1:]) if who.startswith("=") else Variable(somebody.name, who)
    value = Variable(fresh_name("value", [*names, somebody.name]), kind)
    other = Variable(fresh_name("other", [*names, somebody.name, value.name]), kind)
    fluent = Read(known.signature, arguments)
    condition = both(
        Comparison("==", fluent, Literal(UNKNOWN)),
        Not(RuledOut(holder, fluent, value)),
        Quantified("all", other, Or((Comparison("==", other, value), RuledOut(holder, fluent, other)))),
    )
    return Rule(
        f"eliminate {known.name}",
        parameters_of((holder, *arguments, value)),
        Believes(holder, condition),
        (Assign(fluent, value, (holder,)),),
    )
