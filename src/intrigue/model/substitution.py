"""Variables: which ones an expression leaves open, and other terms put in for them.

Putting a term in never lets it be caught by a quantifier below: the quantifier's own variable gives way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from intrigue.model.expressions import (
    Aggregate,
    Assign,
    Believes,
    Did,
    Effect,
    Expression,
    ForEach,
    Forget,
    ForgetSince,
    Knows,
    Literal,
    Quantified,
    Read,
    RuledOut,
    Term,
    When,
)
from intrigue.model.terms import Variable
from intrigue.model.traversal import change_children, children, effect_expressions, walk_effects

Substitution = Mapping[str, Term]
"""What stands for a variable, by the variable's name."""


def node_terms(node: Expression) -> tuple[Term, ...]:
    """Return the terms in a node's own positions; a variable that stands as a value counts."""
    match node:
        case Variable() | Literal():
            return (node,)
        case Read(arguments=arguments) | Did(arguments=arguments):
            return arguments
        case RuledOut(holder=holder, value=value):
            return (holder, value)
        case Believes(character=character) | Knows(character=character):
            return (character,)
        case _:
            return ()


def free_variables(node: Expression) -> tuple[Variable, ...]:
    """Return the variables that an expression does not bind itself, in order of appearance."""
    found = dict.fromkeys(term for term in node_terms(node) if isinstance(term, Variable))
    for child in children(node):
        found |= dict.fromkeys(free_variables(child))
    if isinstance(node, Quantified | Aggregate):
        found.pop(node.variable, None)
    return tuple(found)


def effect_variables(effect: Effect) -> tuple[Variable, ...]:
    """Return the variables that appear anywhere in an effect and are not bound inside an expression."""
    found: dict[Term, None] = {}
    for each in walk_effects((effect,)):
        match each:
            case Assign(fluent=fluent, believers=believers):
                found |= dict.fromkeys((*node_terms(fluent), *believers))
            case Forget(character=character, fluent=fluent):
                found |= dict.fromkeys((character, *node_terms(fluent)))
            case ForgetSince(character=character):
                found[character] = None
            case ForEach(variable=variable):
                found[variable] = None
            case When():
                pass
        for expression in effect_expressions(each):
            found |= dict.fromkeys(free_variables(expression))
    return tuple(each for each in found if isinstance(each, Variable))


def fresh_name(wanted: str, taken: Iterable[str]) -> str:
    """Return the name, with the first number from 2 on behind it that makes it differ from all taken ones."""
    used = set(taken)
    if wanted not in used:
        return wanted
    # A name of several words gets the number as a word of its own; one that an author could write gets it attached.
    gap = " " if " " in wanted else ""
    return next(name for number in range(2, len(used) + 3) if (name := f"{wanted}{gap}{number}") not in used)


def put_term(term: Term, terms: Substitution) -> Term:
    """Return what stands for a term."""
    return terms.get(term.name, term) if isinstance(term, Variable) else term


def _under_binder(variable: Variable, free: Iterable[Variable], terms: Substitution) -> tuple[Variable, Substitution]:
    """Return the bound variable, renamed where a term put in below would be caught by it, and what to put in there."""
    inner = {name: term for name, term in terms.items() if name != variable.name}
    caught = {term.name for term in inner.values() if isinstance(term, Variable)}
    if variable.name not in caught:
        return variable, inner
    renamed = Variable(fresh_name(variable.name, caught | {each.name for each in free}), variable.type)
    return renamed, {**inner, variable.name: renamed}


def substitute(node: Expression, terms: Substitution) -> Expression:
    """Return the expression with terms put in for its free variables; bound variables give way where they clash."""

    def put(some: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(put_term(each, terms) for each in some)

    match node:
        case Variable():
            return put_term(node, terms)
        case Read() | Did():
            return replace(node, arguments=put(node.arguments))
        case RuledOut(holder=holder, fluent=fluent, value=value):
            inner = Read(fluent.property, put(fluent.arguments))
            return RuledOut(put_term(holder, terms), inner, put_term(value, terms))
        case Believes() | Knows():
            return replace(node, character=put_term(node.character, terms), body=substitute(node.body, terms))
        case Quantified() | Aggregate():
            variable, below = _under_binder(node.variable, free_variables(node.body), terms)
            return replace(node, variable=variable, body=substitute(node.body, below))
        case _:
            return change_children(node, lambda child: substitute(child, terms))


def substitute_effect(effect: Effect, terms: Substitution) -> Effect:
    """Return the effect with terms put in for its free variables."""
    match effect:
        case Assign(fluent=fluent, value=value, believers=believers):
            target = substitute(fluent, terms)
            assert isinstance(target, Read | Did | RuledOut)
            return Assign(target, substitute(value, terms), tuple(put_term(each, terms) for each in believers))
        case When(condition=condition, effects=effects, otherwise=otherwise):
            return When(
                substitute(condition, terms),
                tuple(substitute_effect(each, terms) for each in effects),
                tuple(substitute_effect(each, terms) for each in otherwise),
            )
        case ForEach(variable=variable, effects=effects, condition=condition):
            bound, below = _under_binder(variable, effect_variables(effect), terms)
            inner = tuple(substitute_effect(each, below) for each in effects)
            return ForEach(bound, inner, substitute(condition, below))
        case Forget(character=character, fluent=fluent):
            target = substitute(fluent, terms)
            assert isinstance(target, Read | Did)
            return Forget(put_term(character, terms), target)
        case ForgetSince(character=character, mark=mark):
            return ForgetSince(put_term(character, terms), mark)
