"""How the naive engine reads a mind: expressions as they were written, with their variables bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
    Term,
    TypeTest,
)
from intrigue.model.substitution import substitute
from intrigue.model.terms import UNKNOWN, Fluent, Value, Variable, YesNo
from intrigue.model.traversal import children
from intrigue.model.world import World

Bindings = Mapping[str, Value]
"""What each variable stands for."""
Chain = tuple[str, ...]
"""Names of minds, outermost first."""
Reading = tuple[Chain, Fluent]
"""A fluent in the mind at the end of a chain."""
NEGATED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, eq=False)
class Mind:
    """What is true, or believed, and what everybody believes there; `minds` leaves out those who believe just this."""

    owner: str | None
    level: int
    facts: dict[Fluent, Value]
    minds: dict[str, Mind]


def same(one: Value, other: Value) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def alike(one: Mind, other: Mind) -> bool:
    return one is other or (
        all(same(one.facts[each], other.facts[each]) for each in one.facts)
        and all(alike(mind, other.minds[name]) for name, mind in one.minds.items())
    )


class Reader:
    """Reads the minds of one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def members(self, kind: str) -> tuple[Value, ...]:
        return (False, True) if kind == "yes or no" else self.world.entities_of(kind)

    def bel(self, s: Mind, c: str) -> Mind:
        return s.minds.get(c, s)

    def mind_at(self, s: Mind, chain: Chain) -> Mind:
        for each in chain:
            s = self.bel(s, each)
        return s

    def shortened(self, chain: Chain, owner: str | None) -> Chain:
        """Return the chain without those names that, by introspection, lead nowhere."""
        found: list[str] = []
        for each in chain:
            if not (self.world.introspection and each == (found[-1] if found else owner)):
                found.append(each)
        return tuple(found)

    def term(self, term: Term, bound: Bindings) -> Value:
        return bound[term.name] if isinstance(term, Variable) else term.value

    def fluent(self, read: Expression, bound: Bindings) -> Fluent:
        assert isinstance(read, Read)
        return Fluent(read.property, tuple(self.term(each, bound) for each in read.arguments))

    def value(self, s: Mind, e: Expression, bound: Bindings) -> Value:
        """Return the value of an expression; that of a condition is whether it holds."""
        match e:
            case Literal() | Variable():
                return self.term(e, bound)
            case Read():
                return s.facts[self.fluent(e, bound)]
            case Believes(character=c, body=body):
                return self.value(self.bel(s, str(self.term(c, bound))), body, bound)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                return self.value(s, then if self.holds(s, condition, bound) else otherwise, bound)
            case Arithmetic(operator=operator, left=left, right=right):
                return arithmetic(operator, self.value(s, left, bound), self.value(s, right, bound))
            case Aggregate(kind=kind, variable=variable, body=body):
                inner = [{**bound, variable.name: each} for each in self.members(variable.type)]
                if kind == "count":
                    return sum(self.holds(s, body, each) for each in inner)
                total: Value = 0 if kind == "sum" else 1
                for each in inner:
                    total = arithmetic("+" if kind == "sum" else "*", total, self.value(s, body, each))
                return total
            case _:
                return self.holds(s, e, bound)

    def holds(self, s: Mind, e: Expression, bound: Bindings, yes: bool = True) -> bool:
        """Return whether a condition holds, or (not `yes`) whether its negation, pushed down, does."""
        match e:
            case Not(part=part):
                return self.holds(s, part, bound, not yes)
            case And(parts=parts) | Or(parts=parts):
                each_is_needed = isinstance(e, And) == yes
                return (all if each_is_needed else any)(self.holds(s, part, bound, yes) for part in parts)
            case Believes(character=c, body=body):
                return self.holds(self.bel(s, str(self.term(c, bound))), body, bound, yes)
            case Quantified():
                written_out, inner = self.written_out(e, bound)
                return self.holds(s, written_out, inner, yes)
            case Conditional():
                return self.holds(s, either(e, yes), bound)
            case Comparison(operator=operator, left=left, right=right):
                operator = operator if yes else NEGATED[operator]  # type: ignore[assignment]
                return compare(operator, self.value(s, left, bound), self.value(s, right, bound))
            case TypeTest(subject=subject, type=kind):
                found = self.value(s, subject, bound)
                return (found in self.world.entities_of(kind)) == yes
            case _:
                return self.value(s, e, bound) is yes

    def written_out(self, e: Quantified, bound: Bindings) -> tuple[Expression, Bindings]:
        """Return a quantified condition without its quantifier; a copy of its variable for each entity stays bound."""
        if e.kind == "only":
            return Comparison("==", Aggregate("count", e.variable, e.body), Literal(1)), bound
        copies = {f"{e.variable.name} = {each}": each for each in self.members(e.variable.type)}
        bodies = [substitute(e.body, {e.variable.name: Variable(name, e.variable.type)}) for name in copies]
        return (Or if e.kind == "exists" else And)(tuple(bodies)), {**bound, **copies}

    def true_atoms(
        self, s: Mind, e: Expression, bound: Bindings, yes: bool, around: Chain
    ) -> Iterator[tuple[Expression, Bindings, bool, Chain]]:
        """Yield the atoms of the clauses that are true in s, each with its bindings, its sign and the minds around."""
        if not self.holds(self.mind_at(s, around), e, bound, yes):
            return
        match e:
            case Not(part=part):
                yield from self.true_atoms(s, part, bound, not yes, around)
            case And(parts=parts) | Or(parts=parts):
                for part in parts:
                    yield from self.true_atoms(s, part, bound, yes, around)
            case Believes(character=c, body=body):
                yield from self.true_atoms(s, body, bound, yes, (*around, str(self.term(c, bound))))
            case Quantified():
                written_out, inner = self.written_out(e, bound)
                yield from self.true_atoms(s, written_out, inner, yes, around)
            case Conditional():
                yield from self.true_atoms(s, either(e, yes), bound, True, around)
            case _:
                yield e, bound, yes, around

    def readings(self, e: Expression, bound: Bindings, around: Chain) -> Iterator[Reading]:
        """Yield every fluent that an atom reads, with the minds in which it does."""
        match e:
            case Read():
                yield around, self.fluent(e, bound)
            case Believes(character=c, body=body):
                yield from self.readings(body, bound, (*around, str(self.term(c, bound))))
            case Quantified() | Aggregate():
                for each in self.members(e.variable.type):
                    yield from self.readings(e.body, {**bound, e.variable.name: each}, around)
            case _:
                for child in children(e):
                    yield from self.readings(child, bound, around)


def arithmetic(operator: str, left: Value, right: Value) -> Value:
    """Return two numbers combined; a condition counts 1 where it holds."""
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return UNKNOWN
    match operator:
        case "+":
            found: int | float = left + right
        case "-":
            found = left - right
        case "*":
            found = left * right
        case _:
            found = left / right
    return int(found) if found == int(found) else found


def compare(operator: str, left: Value, right: Value) -> bool:
    if operator in ("==", "!="):
        return same(left, right) == (operator == "==")
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return False
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]


def either(e: Conditional, yes: bool) -> Expression:
    """Return a condition of two sides (or, not `yes`, its negation) without `else`."""
    sides = (e.then, e.otherwise) if yes else (Not(e.then), Not(e.otherwise))
    return Or((And((e.condition, sides[0])), And((Not(e.condition), sides[1]))))


def is_equality(atom: Expression, yes: bool, kind: object) -> bool:
    """Return whether an atom fixes the value of what it reads."""
    if kind == YesNo(may_be_unknown=False):
        return True
    match atom:
        case Comparison(operator=operator):
            return (operator if yes else NEGATED[operator]) == "=="
        case TypeTest():  # One of the clauses `== this entity`; negated, all of `!= this entity`.
            return yes
        case _:
            return True
