"""From the shape of an expression to the model's expression, with every name resolved and every type looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from intrigue.language.sabre.faults import Fault, shortened
from intrigue.language.sabre.syntax import (
    Assignment,
    Atom,
    Belief,
    Binder,
    Calculation,
    Choice,
    Fluent,
    Junction,
    Membership,
    Negation,
    Node,
    Relation,
    Syntax,
)
from intrigue.language.sabre.tokens import Token
from intrigue.language.sabre.vocabulary import (
    MOST_TRUTH_VALUES,
    QUANTITY,
    QUESTION,
    TRUTH,
    Bound,
    Scope,
    Sort,
    Vocabulary,
)
from intrigue.model.expressions import (
    NO,
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
    Term,
    TypeTest,
)
from intrigue.model.terms import UNKNOWN, EntityOf, Number, Variable

Result = TypeVar("Result")


class Conditions:
    """Reads conditions and values with one vocabulary; `faults` notes what is wrong in one part of a conjunction."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self._truth_values = 0

    def condition(self, node: Syntax, scope: Scope) -> Expression:
        """Return a yes/no expression."""
        expression, sort = self.value(node, scope)
        if sort != TRUTH:
            raise self.fault("E313", f"'{self.quote(node)}' is {sort}, where a condition must stand", node)
        return expression

    def number(self, node: Syntax, scope: Scope) -> Expression:
        """Return a numeric expression; `?` counts as one."""
        expression, sort = self.value(node, scope)
        self._need_number(node, sort)
        return expression

    def _need_number(self, node: Syntax, sort: Sort) -> None:
        if sort not in (QUANTITY, QUESTION):
            raise self.fault("E313", f"'{self.quote(node)}' is {sort}, where a number must stand", node)

    def value(self, node: Syntax, scope: Scope) -> tuple[Expression, Sort]:
        """Return an expression of any kind, with its kind."""
        match node:
            case Atom():
                return self.vocabulary.constant(node.first, scope)
            case Fluent():
                return self.read(node, scope)
            case Belief():
                character = self.vocabulary.character(node.character, scope)
                body, sort = self.value(node.body, scope)
                return in_minds(body, (character,)), sort
            case Junction():
                return self._junction(node, scope), TRUTH
            case Negation():
                return negated(self.condition(node.part, scope)), TRUTH
            case Choice():
                return self._choice(node, scope)
            case Binder():
                return self._binder(node, scope)
            case Assignment():
                message = "'=' assigns, and nothing can be assigned in a condition or a value"
                raise self.vocabulary.fault("E314", message, node.operator, hint="to compare, write '=='")
            case Relation():
                return self._comparison(node, scope), TRUTH
            case Membership():
                return self._membership(node, scope), TRUTH
            case Calculation():
                left, right = self.number(node.left, scope), self.number(node.right, scope)
                return Arithmetic(node.operator.text, left, right), QUANTITY  # type: ignore[arg-type]

    def read(self, node: Fluent, scope: Scope) -> tuple[Read, Sort]:
        """Return the fluent that a use names, with the kind of its values."""
        found, arguments = self.vocabulary.resolve(node.first, node.arguments, scope)
        match found.value:
            case EntityOf(type=name):
                sort = Sort("entity", ((name,),))
            case Number():
                sort = QUANTITY
            case _:
                sort = TRUTH
        return Read(found.signature, arguments), sort

    def bind(self, name: Token, type_name: Token, scope: Scope) -> tuple[Variable, Scope]:
        """Return the variable of a quantifier with the scope of its body.

        Where it hides another variable, it gets a new name, so that nothing later depends on which of the two is meant.
        """
        sort = self.vocabulary.variable_sort(name, type_name)
        variable = Variable(scope.fresh(name.text), self.vocabulary.type_name(type_name))
        return variable, scope.binding(name.text, Bound(variable, sort))

    def ranges_over_truth(self, node: Binder) -> bool:
        """Return whether the variable stands for truth values; no entity is one, so its body is written out twice."""
        return self.vocabulary.variable_sort(node.variable, node.type) == TRUTH

    def for_both(self, node: Binder, scope: Scope, read: Callable[[Scope], Result]) -> tuple[Result, Result]:
        """Return what `read` gives when the variable is False and when it is True."""
        if self._truth_values >= MOST_TRUTH_VALUES:
            raise self.fault("E305", f"more than {MOST_TRUTH_VALUES} nested variables are boolean", node)
        self._truth_values += 1
        try:
            no, yes = (scope.binding(node.variable.text, Bound(Literal(value), TRUTH)) for value in (False, True))
            return read(no), read(yes)
        finally:
            self._truth_values -= 1

    # --- The kinds of expression --------------------------------------------------------------------------------------

    def _junction(self, node: Junction, scope: Scope) -> Expression:
        parts: list[Expression] = []
        for each in node.parts:
            try:
                parts.append(self.condition(each, scope))
            except Fault as fault:
                self.faults.append(fault)
        return conjunction(parts) if node.operator == "&" else disjunction(parts)

    def _choice(self, node: Choice, scope: Scope) -> tuple[Expression, Sort]:
        """A missing `else` stands for True."""
        conditions = [self.condition(condition, scope) for condition, _ in node.branches]
        values = [self.value(branch, scope) for _, branch in node.branches]
        if node.otherwise is None and values[-1][1] != TRUTH:
            message = "an 'if' whose branches are no conditions needs an 'else'"
            raise self.vocabulary.fault("E313", message, node.first)
        expression, sort = (YES, TRUTH) if node.otherwise is None else self.value(node.otherwise, scope)
        for condition, (branch, kind) in zip(reversed(conditions), reversed(values), strict=True):
            shared = _shared(sort, kind)
            if shared is None:
                message = f"the branches of this 'if' do not fit together: one is {kind}, another {sort}"
                raise self.vocabulary.fault("E313", message, node.first)
            expression, sort = Conditional(condition, branch, expression), shared
        return expression, sort

    def _binder(self, node: Binder, scope: Scope) -> tuple[Expression, Sort]:
        numeric = node.first.text in ("sum", "product")
        read = self.number if numeric else self.condition
        sort = QUANTITY if numeric else TRUTH
        if self.ranges_over_truth(node):
            both = self.for_both(node, scope, lambda inner: read(node.body, inner))
            return _written_out(node.first.text, *both), sort
        variable, inner = self.bind(node.variable, node.type, scope)
        body = read(node.body, inner)
        match node.first.text:
            case "forall":
                return Quantified("all", variable, body), sort
            case "exists":
                return Quantified("exists", variable, body), sort
            case "sum":
                return Aggregate("sum", variable, body), sort
            case _:
                return Aggregate("product", variable, body), sort

    def _comparison(self, node: Relation, scope: Scope) -> Expression:
        self.refuse_chain(node)
        (left, one), (right, other) = self.value(node.left, scope), self.value(node.right, scope)
        operator = node.operator.text
        if operator in ("==", "!="):
            if _shared(one, other) is None and {one.kind, other.kind} != {"boolean", "unknown"}:
                message = (
                    f"'{self.quote(node.left)}' is {one} and '{self.quote(node.right)}' {other}: they are never equal"
                )
                raise self.vocabulary.fault("E313", message, node.operator)
            if not self.vocabulary.can_meet(left, one, right, other):
                return _never_equal(left, right, equal=operator == "==")
            return equality(left, right, one, other, equal=operator == "==")
        for side, sort in ((node.left, one), (node.right, other)):
            self._need_number(side, sort)
        if QUESTION in (one, other):
            # Next to an order comparison a literal `?` is taken to ask whether the other side is unknown.
            return Comparison("==", left, right)
        return Comparison(operator, left, right)  # type: ignore[arg-type]

    def refuse_chain(self, node: Relation) -> None:
        """Raise Fault where a side is itself a comparison without brackets of its own."""
        for each in (node.left, node.right):
            if isinstance(each, Relation) and (each.first is node.first or each.last is node.last):
                hint = "compare two at a time with '&' between them, or put one comparison in brackets"
                raise self.vocabulary.fault("E316", "comparisons cannot be chained", node.operator, hint=hint)

    def _membership(self, node: Membership, scope: Scope) -> Expression:
        subject, sort = self.value(node.subject, scope)
        if self.vocabulary.sort_of(node.type).kind != "entity":
            message = f"a test of type asks for a type of entities, not for '{node.type.text}'"
            raise self.vocabulary.fault("E313", message, node.type)
        if sort.kind not in ("entity", "unknown"):
            raise self.fault("E313", f"'{self.quote(node.subject)}' is {sort} and has no type to ask for", node.subject)
        name = self.vocabulary.type_name(node.type)
        if self.vocabulary.entities(subject, sort).isdisjoint(self.vocabulary.world.entities_of(name)):
            return NO
        return TypeTest(subject, name)

    # --- Faults -------------------------------------------------------------------------------------------------------

    def quote(self, node: Node) -> str:
        """Return the text of a node, shortened."""
        return shortened(self.vocabulary.source.text[node.first.offset : node.last.end])

    def fault(self, code: str, message: str, node: Node, *, hint: str = "") -> Fault:
        """Return the fault of a whole node."""
        width = node.last.end - node.first.offset
        return self.vocabulary.source.fault(code, message, node.first.offset, width, hint=hint)


def _written_out(word: str, no: Expression, yes: Expression) -> Expression:
    """Return the quantifier or aggregate over both truth values."""
    match word:
        case "forall":
            return conjunction((no, yes))
        case "exists":
            return disjunction((no, yes))
        case "sum":
            return Arithmetic("+", no, yes)
        case _:
            return Arithmetic("*", no, yes)


def conjunction(parts: Sequence[Expression]) -> Expression:
    """Return what holds where all parts do, without conjunctions directly inside one another."""
    flat = tuple(each for part in parts for each in (part.parts if isinstance(part, And) else (part,)))
    return flat[0] if len(flat) == 1 else And(flat)


def disjunction(parts: Sequence[Expression]) -> Expression:
    """Return what holds where some part does, without disjunctions directly inside one another."""
    flat = tuple(each for part in parts for each in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def negated(condition: Expression) -> Expression:
    """Return what holds where the condition does not."""
    if isinstance(condition, Literal):
        return NO if condition == YES else YES
    return Not(condition)


def in_minds(expression: Expression, characters: Sequence[Term]) -> Expression:
    """Return the expression read in the mind that the chain of characters leads to; a name means the same in all."""
    for character in reversed(characters):
        if not isinstance(expression, Literal | Variable):
            expression = Believes(character, expression)
    return expression


def equality(left: Expression, right: Expression, one: Sort, other: Sort, *, equal: bool) -> Expression:
    """Return `left == right` or `left != right`; beside a truth value that is the other side or its negation."""
    if {one.kind, other.kind} == {"boolean", "unknown"}:
        return negated(YES) if equal else YES
    for side, literal in ((left, right), (right, left)):
        if isinstance(literal, Literal) and isinstance(literal.value, bool):
            return side if literal.value is equal else negated(side)
    return Comparison("==" if equal else "!=", left, right)


def _never_equal(left: Expression, right: Expression, *, equal: bool) -> Expression:
    """Return the comparison of two sides that no entity can be: they are equal only where both are unknown."""
    if isinstance(left, Literal | Variable) or isinstance(right, Literal | Variable):
        return NO if equal else YES
    operator: ComparisonOperator = "==" if equal else "!="
    unknown = (Comparison(operator, left, Literal(UNKNOWN)), Comparison(operator, right, Literal(UNKNOWN)))
    return And(unknown) if equal else Or(unknown)


def _shared(one: Sort, other: Sort) -> Sort | None:
    """Return what a value is that is one or the other; None when they are of different kinds."""
    if one == other or other == QUESTION:
        return one if one != TRUTH or other == TRUTH else None
    if one == QUESTION:
        return other if other != TRUTH else None
    if one.kind == other.kind == "entity":
        return Sort("entity", tuple(dict.fromkeys((*one.cases, *other.cases))))
    return None
