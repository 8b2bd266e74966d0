"""From what the author wrote to ground expressions: no variables, no quantifiers, negations at the comparisons only.

Whatever can be decided at once is decided at once: comparisons of names, tests of type, and *constants*, which are the
properties that no effect changes and about which nobody starts out wrong. A condition that cannot hold becomes `NO`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal as Choice

from intrigue.errors import BoundError, EvaluationError
from intrigue.model.expressions import (
    NO,
    OPPOSITE,
    YES,
    Aggregate,
    And,
    Arithmetic,
    Believes,
    Comparison,
    ComparisonOperator,
    Conditional,
    Expression,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    Slot,
    Term,
    Total,
    TypeTest,
)
from intrigue.model.terms import Fluent, Value, Variable, YesNo
from intrigue.model.world import World
from intrigue.semantics.bounds import BOUNDS, Bounds
from intrigue.semantics.evaluation import Ground, calculate, compare, number

Binding = Mapping[str, Value]
"""What each variable in scope stands for."""

FEW = 5
"""Up to so many parts of a condition are compared one by one."""

TRUTH_VALUES = "yes or no"
"""The type of a variable that ranges over both truth values."""


@dataclass
class Grounding:
    """Fills in expressions for one world."""

    world: World
    index: Mapping[Fluent, int]
    constants: Mapping[Fluent, Value] = field(default_factory=dict)
    """The fluents that have one value for everybody for ever."""
    bounds: Bounds = BOUNDS
    _reads: dict[Fluent, Ground] = field(default_factory=dict)
    """What reading a fluent comes to, for those met so far."""
    _nesting: int = 0
    """How many quantifiers are being written out, one in another."""
    _written: int = 0
    """How often the bodies of these have been written out."""

    def members(self, type_name: str) -> tuple[Value, ...]:
        """Return what a variable of this type ranges over, in order."""
        return (False, True) if type_name == TRUTH_VALUES else self.world.entities_of(type_name)

    def term(self, term: Term, binding: Binding) -> Value:
        """Return what a term stands for."""
        return term.value if isinstance(term, Literal) else binding[term.name]

    def fluent(self, node: Read, binding: Binding) -> Fluent:
        """Return the fluent that a read names."""
        arguments = [each.value if isinstance(each, Literal) else binding[each.name] for each in node.arguments]
        return Fluent(node.property, tuple(arguments))

    def expression(self, node: Expression, binding: Binding) -> Ground:
        """Return the node as a ground expression; a yes/no one comes without negations."""
        match node:  # The most frequent first.
            case Read():
                return self._read(self.fluent(node, binding))
            case Literal() | Slot() | Total():
                return node
            case Variable(name=name):
                return Literal(binding[name])
            case Believes(character=character, body=body):
                return _believed(self.term(character, binding), self.expression(body, binding))
            case Arithmetic(operator=operator, left=left, right=right):
                return _arithmetic(operator, self.expression(left, binding), self.expression(right, binding))
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                return _conditional(
                    self.condition(condition, binding),
                    self.expression(then, binding),
                    self.expression(otherwise, binding),
                )
            case Aggregate():
                with self._counting():
                    return self._aggregate(node, binding)
            case _:
                return self.condition(node, binding)

    def condition(self, node: Expression, binding: Binding, negated: bool = False) -> Ground:
        """Return a yes/no node as a ground condition in which only comparisons are left to be negated."""
        match node:  # The most frequent first.
            case Comparison(operator=operator, left=left, right=right):
                effective = OPPOSITE[operator] if negated else operator
                return self._comparison(effective, self.expression(left, binding), self.expression(right, binding))
            case Literal(value=bool(truth)):
                return Literal(truth != negated)
            case Not(part=part):
                return self.condition(part, binding, not negated)
            case And(parts=parts):
                grounded = self._parts((self.condition(part, binding, negated) for part in parts), all_of=not negated)
                return any_of(grounded) if negated else all_of(grounded)
            case Or(parts=parts):
                grounded = self._parts((self.condition(part, binding, negated) for part in parts), all_of=negated)
                return all_of(grounded) if negated else any_of(grounded)
            case Quantified():
                with self._counting():
                    return self._quantified(node, binding, negated)
            case Believes(character=character, body=body):
                return _believed(self.term(character, binding), self.condition(body, binding, negated))
            case TypeTest(subject=subject, type=type_name):
                return self._type_test(self.expression(subject, binding), type_name, negated)
            case Conditional(condition=condition, then=then, otherwise=otherwise):
                yes = all_of((self.condition(condition, binding), self.condition(then, binding, negated)))
                no = all_of((self.condition(condition, binding, True), self.condition(otherwise, binding, negated)))
                return any_of((yes, no))
            case _:
                return self._comparison("==", self.expression(node, binding), Literal(not negated))

    def _read(self, fluent: Fluent) -> Ground:
        known = self._reads.get(fluent)
        if known is None:
            if fluent in self.constants:
                known = Literal(self.constants[fluent])
            elif fluent in self.index:
                known = Slot(self.index[fluent], fluent)
            else:
                raise EvaluationError(f"there is no fluent {fluent}")
            self._reads[fluent] = known
        return known

    def _parts(self, parts: Iterable[Ground], all_of: bool) -> list[Ground]:
        """Collect the parts of an `and` or `or`, stopping at one that decides it, within the bound."""
        collected: list[Ground] = []
        for part in parts:
            collected.append(part)
            if part == (NO if all_of else YES):
                break
            if len(collected) > self.bounds.parts:
                raise BoundError(f"a condition has more than {self.bounds.parts:,} parts when written out")
        return collected

    def _quantified(self, node: Quantified, binding: Binding, negated: bool) -> Ground:
        def instances(negate: bool) -> Iterable[Ground]:
            for inner in self._each(node, binding):
                yield self.condition(node.body, inner, negate)

        if node.kind == "only":
            ones = Total("+", tuple(_conditional(each, Literal(1), Literal(0)) for each in instances(False)))
            return self._comparison("!=" if negated else "==", _total(ones), Literal(1))
        conjunction = (node.kind == "all") != negated
        parts = self._parts(instances(negated), all_of=conjunction)
        return all_of(parts) if conjunction else any_of(parts)

    def _each(self, node: Quantified | Aggregate, binding: Binding) -> Iterator[Binding]:
        """Yield the bindings of a quantifier's body; those of quantifiers in one another count together."""
        members = self.members(node.variable.type)
        for member in members:
            self._written += 1
            if self._written > self.bounds.parts:
                raise BoundError(
                    f"the '{node.kind}' over {len(members):,} entities of the type '{node.variable.type}' takes a "
                    f"condition over {self.bounds.parts:,} parts, which is the bound; "
                    "give its variable, or one around it, a smaller type"
                )
            yield {**binding, node.variable.name: member}

    @contextmanager
    def _counting(self) -> Iterator[None]:
        """Count what is written out from here on, unless a quantifier around this one counts it already."""
        if self._nesting == 0:
            self._written = 0
        self._nesting += 1
        try:
            yield
        finally:
            self._nesting -= 1

    def _aggregate(self, node: Aggregate, binding: Binding) -> Ground:
        parts = []
        for inner in self._each(node, binding):
            if node.kind == "count":
                parts.append(_conditional(self.condition(node.body, inner), Literal(1), Literal(0)))
            else:
                parts.append(self.expression(node.body, inner))
            if len(parts) > self.bounds.parts:
                raise BoundError(f"a {node.kind} has more than {self.bounds.parts:,} parts when written out")
        return _total(Total("*" if node.kind == "product" else "+", tuple(parts)))

    def _comparison(self, operator: ComparisonOperator, left: Ground, right: Ground) -> Ground:
        if isinstance(left, Literal) and isinstance(right, Literal):
            return Literal(compare(operator, left.value, right.value))
        if isinstance(left, Literal) and operator in ("==", "!="):
            left, right = right, left
        if operator == "!=" and isinstance(right, Literal) and isinstance(right.value, bool) and self._is_plain(left):
            return Comparison("==", left, Literal(not right.value))
        return Comparison(operator, left, right)

    def _is_plain(self, ground: Ground) -> bool:
        """Return whether the value is surely yes or no, never unknown."""
        match ground:
            case Slot(fluent=fluent):
                return self.world.property[fluent.property].value == YesNo()
            case Believes(body=body):
                return self._is_plain(body)
            case Comparison() | And() | Or():
                return True
            case _:
                return False

    def _type_test(self, subject: Ground, type_name: str, negated: bool) -> Ground:
        members = self.members(type_name)
        if isinstance(subject, Literal):
            return Literal((subject.value in members) != negated)
        if negated:
            return all_of([self._comparison("!=", subject, Literal(member)) for member in members])
        return any_of([self._comparison("==", subject, Literal(member)) for member in members])


def all_of(parts: Iterable[Ground]) -> Ground:
    """Return the conjunction, flat and without parts that are surely true."""
    kept = _flat(parts, And, neutral=YES)
    return NO if _holds_literal(kept, NO) else kept[0] if len(kept) == 1 else And(tuple(kept)) if kept else YES


def any_of(parts: Iterable[Ground]) -> Ground:
    """Return the disjunction, flat and without parts that are surely false."""
    kept = _flat(parts, Or, neutral=NO)
    return YES if _holds_literal(kept, YES) else kept[0] if len(kept) == 1 else Or(tuple(kept)) if kept else NO


def _holds_literal(parts: list[Ground], literal: Literal) -> bool:
    """Return whether a literal is among the parts; most of them are none, and to compare all would take long."""
    return any(type(each) is Literal and each == literal for each in parts)


def _flat(parts: Iterable[Ground], kind: Callable[..., Ground], neutral: Literal) -> list[Ground]:
    flat: list[Ground] = []
    for part in parts:
        inner = part.parts if kind in (And, Or) and type(part) is kind else (part,)
        flat += [each for each in inner if type(each) is not Literal or each != neutral]
    if len(flat) > FEW:
        return list(dict.fromkeys(flat))
    kept: list[Ground] = []
    for each in flat:  # To compare a few with one another is quicker than to hash them, for they may be large.
        if each not in kept:
            kept.append(each)
    return kept


def _believed(character: Value, body: Ground) -> Ground:
    return body if isinstance(body, Literal) else Believes(Literal(character), body)


def _arithmetic(operator: Choice["+", "-", "*", "/"], left: Ground, right: Ground) -> Ground:
    if isinstance(left, Literal) and isinstance(right, Literal) and not (operator == "/" and right.value == 0):
        return Literal(calculate(operator, number(left.value), number(right.value)))
    return Arithmetic(operator, left, right)


def _conditional(condition: Ground, then: Ground, otherwise: Ground) -> Ground:
    if isinstance(condition, Literal):
        return then if condition.value is True else otherwise
    return Conditional(condition, then, otherwise)


def _total(node: Total) -> Ground:
    values = [part.value for part in node.parts if isinstance(part, Literal)]
    if len(values) < len(node.parts):
        return node
    result: Value = 0 if node.operator == "+" else 1
    for value in values:
        result = calculate(node.operator, result, number(value))
    return Literal(result)
