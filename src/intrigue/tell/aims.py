"""What somebody hopes or fears: the parts of its wants that change, each as a statement.

A want is a sum; what counts by itself in it is a *strand*: a condition that is worth something, or a number. A sum over
many things is taken apart into those that change, as long as these are few enough to be named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from intrigue.model.expressions import (
    Aggregate,
    And,
    Arithmetic,
    Believes,
    Comparison,
    Conditional,
    Expression,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
)
from intrigue.model.substitution import substitute
from intrigue.model.terms import CHARACTER, Number, Signature, Value, ValueType
from intrigue.model.world import World
from intrigue.tell.clauses import Clause, Negation, Statement
from intrigue.tell.code import in_code
from intrigue.tell.grammar import listed
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.properties import Wordless, grown, name_words
from intrigue.tell.quantities import every
from intrigue.tell.wording import about_all, statement

MOST_NAMED = 3
"""So many parts of a sum over things are told one by one; of more only the sum is told."""

Reading: TypeAlias = Callable[[Expression], Value]
"""What an expression comes to in some state of a mind."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One part of a want: a condition, or a number."""

    expression: Expression
    good: bool
    """Whether more of it is better; False for a burden."""


def strands(line: Expression, good: bool = True) -> tuple[Strand, ...]:
    """Return the parts of a want that count by themselves, in order."""
    match line:
        case Literal():
            return ()
        case Arithmetic(operator="+", left=left, right=right):
            return (*strands(left, good), *strands(right, good))
        case Arithmetic(operator="-", left=left, right=right):
            return (*strands(left, good), *strands(right, not good))
        case (
            Arithmetic(operator="*", left=Literal(value=int() | float() as factor), right=rest)
            | Arithmetic(operator="*" | "/", left=rest, right=Literal(value=int() | float() as factor))
        ):
            return strands(rest, good == (factor > 0)) if factor else ()
        case Conditional(condition=condition, then=Literal(value=then), otherwise=Literal(value=otherwise)):
            if isinstance(then, int | float) and isinstance(otherwise, int | float):
                return (Strand(condition, good == (then > otherwise)),) if then != otherwise else ()
    return (Strand(line, good),)


def changed(
    world: World, lines: Sequence[Expression], worse: Reading, better: Reading
) -> tuple[tuple[Strand, ...], ...]:
    """Return what is better in the one state than in the other: for each line concerned its strands that are."""
    found = []
    for line in lines:
        rising = tuple(
            part
            for each in strands(line)
            if _rises(each, worse, better)
            for part in _taken_apart(world, each, worse, better)
        )
        if rising:
            found.append(rising)
    return tuple(found)


def _rises(strand: Strand, worse: Reading, better: Reading) -> bool:
    low, high = worse(strand.expression), better(strand.expression)
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return False
    return high > low if strand.good else high < low


def _taken_apart(world: World, strand: Strand, worse: Reading, better: Reading) -> tuple[Strand, ...]:
    """Return what of a strand changes: of things those that are concerned, if they can be named, of parts some."""
    match strand.expression:
        case Aggregate(kind="sum" | "count", variable=variable, body=body):
            rising = tuple(
                part
                for member in world.entities_of(variable.type)
                for each in strands(_instance(body, variable.name, member), strand.good)
                if _rises(each, worse, better)
                for part in _taken_apart(world, each, worse, better)
            )
            return rising if 0 < len(rising) <= MOST_NAMED else (strand,)
        case And(parts=parts) | Or(parts=parts):
            kept = tuple(each for each in parts if worse(each) is not better(each))
            if len(kept) == 1 or (kept and strand.good):
                each_for_itself = (replace(strand, expression=each) for each in kept)
                return tuple(part for each in each_for_itself for part in _taken_apart(world, each, worse, better))
            if kept and len(kept) < len(parts):
                return (replace(strand, expression=type(strand.expression)(kept)),)
        case Not(part=part):
            return _taken_apart(world, Strand(part, not strand.good), worse, better)
        case Quantified(kind="exists" | "all", variable=variable, body=body) if world.is_a(
            variable.type, CHARACTER
        ) or _is_wordless(world, strand.expression):
            # People are named: who wants anybody to have the ring wants Ann to have it. Of things it is their kind that
            # counts, if there are words for it: a horse that is sound.
            told = [_instance(body, variable.name, member) for member in world.entities_of(variable.type)]
            turned = [each for each in told if (worse(each) is not strand.good) and (better(each) is strand.good)]
            if 0 < len(turned) <= MOST_NAMED:
                cases = (replace(strand, expression=each) for each in turned)
                return tuple(part for each in cases for part in _taken_apart(world, each, worse, better))
    return (strand,)


def _is_wordless(world: World, condition: Expression) -> bool:
    """Return whether there are no words for a condition, so that it would be said in code."""
    return "`" in statement(Names(world), condition).finite()


def _instance(body: Expression, variable: str, member: str) -> Expression:
    """Return a body with the variable filled in, without comparisons that this decides."""
    filled = substitute(body, {variable: Literal(member)})

    def plain(node: Expression) -> Expression:
        match node:
            case And(parts=parts):
                kept = tuple(each for each in parts if not _is_decided(each))
                return kept[0] if len(kept) == 1 else And(kept)
            case Conditional(condition=condition):
                return replace(node, condition=plain(condition))
            case _:
                return node

    return plain(filled)


def _is_decided(node: Expression) -> bool:
    match node:
        case Comparison(operator="!=", left=Literal(value=one), right=Literal(value=other)):
            return one != other
        case _:
            return False


# --- In words ---------------------------------------------------------------------------------------------------------


def as_hope(names: Names, strand: Strand) -> Statement:
    """Return that a strand becomes better: a condition true, a burden lifted, a number higher."""
    return _turned(names, strand.expression, better=strand.good, relief="no longer")


def as_fear(names: Names, strand: Strand) -> Statement:
    """Return that a strand becomes worse."""
    return _turned(names, strand.expression, better=not strand.good, relief="not")


def _turned(names: Names, expression: Expression, *, better: bool, relief: Negation) -> Statement:
    match expression:
        case Read(property=signature) if isinstance(_value_type(names.world, signature), Number):
            return _number(names, expression, less=not better)
        case Believes(character=character, body=Read(property=signature) as fluent) if isinstance(
            _value_type(names.world, signature), Number
        ):
            inner = _number(names, fluent, less=not better)
            return Clause(names.of(character), f"believe that {inner.finite()}")
        case Aggregate(kind="count") | Aggregate(kind="sum", body=Conditional()):
            return _many(names, expression, less=not better)
        case Aggregate(kind="sum", variable=variable, body=Read(property=signature) as fluent) if isinstance(
            _value_type(names.world, signature), Number
        ):
            everybody = names.with_variable(variable.name, every(names.world, variable))
            said = _number(everybody, fluent, less=not better)
            if said.verb in ("grow", "shrink"):
                return replace(said, subject=replace(said.subject, subject=f"{said.subject.subject}, taken together,"))
            return replace(said, verb=f"{said.verb}, taken together")
        case Arithmetic() | Aggregate() | Conditional():
            return Clause(Noun(in_code(expression)), "grow" if better else "shrink")
    return statement(names, expression, "" if better else relief)


def _value_type(world: World, signature: Signature) -> ValueType | None:
    declared = world.property.get(signature)
    return declared.value if declared is not None else None


def _number(names: Names, fluent: Read, *, less: bool) -> Clause:
    try:
        return grown(name_words(fluent.property), [names.of(each) for each in fluent.arguments], less=less)
    except Wordless:
        return Clause(Noun(in_code(fluent)), "shrink" if less else "grow")


def _many(names: Names, node: Aggregate, *, less: bool) -> Clause:
    """Return that something is so of more, or of fewer, than before."""
    body = node.body
    match body:
        case Conditional(condition=condition, then=Literal(value=int() | float() as worth), otherwise=Literal(value=0)):
            body, less = condition, less != (worth < 0)
    try:
        return about_all(names, node.variable, body, "fewer" if less else "more")
    except Wordless:
        return Clause(Noun(in_code(node)), "shrink" if less else "grow")


def together(statements: Sequence[Statement]) -> list[Statement]:
    """Return statements without repeats and without what another says, too; several who do the same become one."""
    kept: list[Statement] = []
    for each in dict.fromkeys(statements):
        if any(_says_more(other, each) for other in statements):
            continue
        last = kept[-1] if kept else None
        if isinstance(each, Clause) and isinstance(last, Clause) and _is_of_another(last, each):
            who = listed([last.subject.subject, each.subject.subject])
            kept[-1] = replace(each, subject=Noun(who, plural=True, person=True))
        else:
            kept.append(each)
    return kept


def _says_more(one: Statement, other: Statement) -> bool:
    """Return whether one clause says the same as the other and goes on: to hold a gift, and one that she likes."""
    if not isinstance(one, Clause) or not isinstance(other, Clause) or one.negation or other.negation:
        return False
    return one.subject == other.subject and one.verb.startswith((f"{other.verb} that ", f"{other.verb} who "))


def _is_of_another(one: Clause, other: Clause) -> bool:
    """Return whether two clauses say the same of two people, neither of them by a pronoun."""
    same = (one.verb, one.negation, one.perfect) == (other.verb, other.negation, other.perfect)
    return same and one.subject.person and other.subject.person and one.subject.subject[:1].isupper()
