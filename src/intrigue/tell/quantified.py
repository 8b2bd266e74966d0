"""What is so of some, of all, or of so many, as a clause: `every gift that she likes is hers`, `2 gifts are here`.

What is said of each of them is a condition again; it is put into words by whoever asks (`wording.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from intrigue.model.expressions import (
    OPPOSITE,
    Aggregate,
    And,
    Comparison,
    ComparisonOperator,
    Expression,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
)
from intrigue.model.substitution import free_variables
from intrigue.model.terms import CHARACTER, UNKNOWN, Variable
from intrigue.tell.clauses import GAP, Clause, Negation, Several, Statement, relative
from intrigue.tell.grammar import listed
from intrigue.tell.knowledge import with_knowledge
from intrigue.tell.memories import Says
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.properties import Wordless, is_whereabouts, name_words
from intrigue.tell.quantities import fewer_or_more, indefinite, kind_of, of_the_others, plural_kind, without_exclusions


@dataclass(frozen=True)
class Quantifying:
    """Puts into words what is so of some, of all, or of so many."""

    names: Names
    """What everybody and everything is called in the sentence."""
    says: Says
    """Puts into words what is said of each."""

    def quantified(self, node: Quantified, negation: Negation) -> Statement:
        """Return that something is so of some entity, of exactly one, or of all of a type."""
        variable, body = node.variable, node.body
        if node.kind == "exists":
            return self._some(variable, body, negation)
        if node.kind == "only":
            if negation:
                raise Wordless
            kind = kind_of(self.names.world, variable.type)
            return self._main(variable, body, lambda more: Noun(f"exactly one {kind}{more}", key=variable.name))
        person = self.names.world.is_a(variable.type, CHARACTER)
        kind = kind_of(self.names.world, variable.type)
        if negation:
            return self._some(variable, Not(body), "")
        match body:
            case Or(parts=(Not(part=restriction), consequence)):
                relative = self._relative(variable, restriction)
                return self._main(
                    variable, consequence, lambda more: Noun(f"every {kind}{relative}{more}", key=variable.name)
                )
        every = "everybody" if person and variable.type == CHARACTER else f"every {kind}"
        return self._main(variable, body, lambda more: Noun(f"{every}{more}", key=variable.name), restricted=False)

    def counted(self, node: Aggregate, operator: ComparisonOperator, number: int, negation: Negation) -> Statement:
        """Return for how many something is so: `at least 2 gifts are ...`."""
        if negation == "no longer":
            raise Wordless
        if negation:
            operator = OPPOSITE[operator]
        if (operator, number) in ((">=", 1), (">", 0), ("!=", 0)):
            return self._some(node.variable, node.body, "")
        if (operator, number) in (("<", 1), ("==", 0), ("<=", 0)):
            return self._some(node.variable, node.body, "not")
        if operator == "!=":
            raise Wordless
        body, others = without_exclusions(node.variable, node.body)
        amount = fewer_or_more(operator, number)
        many = plural_kind(self.names.world, node.variable, others, number)
        return self._main(
            node.variable,
            body,
            lambda more: Noun(f"{amount} {many}{more}", plural=number != 1, key=node.variable.name),
        )

    def about_all(self, variable: Variable, body: Expression, amount: str) -> Clause:
        """Return what is so of several, `amount` of them: `more other people believe that ...`."""
        body, others = without_exclusions(variable, body)
        many = of_the_others(self.names.world, variable) if others else plural_kind(self.names.world, variable, (), 2)
        return self._main(variable, body, lambda more: Noun(f"{amount} {many}{more}", plural=True, key=variable.name))

    def _some(self, variable: Variable, body: Expression, negation: Negation) -> Statement:
        """Return that something is so of some entity of a type, or of none."""

        def some(more: str) -> Noun:
            return indefinite(self.names.world, variable, f"{more}", others)

        body, others = without_exclusions(variable, body)
        if isinstance(body, And):
            besides = [each for each in body.parts if variable.name not in variables_of(each)]
            if besides and len(besides) < len(body.parts):
                left_out = [Comparison("!=", variable, each) for each in others]
                about = [each for each in body.parts if each not in besides]
                return self._besides(variable, (*left_out, *about), besides, negation)
        clause = self._main(variable, body, some)
        if not negation:
            return clause
        called = some("").subject
        if clause.subject.key == variable.name:
            nobody = indefinite(self.names.world, variable, "", others, none=True)
            denied = nobody.subject + clause.subject.subject.removeprefix(called)
            return replace(clause, subject=replace(nobody, subject=denied))
        if clause.subject.subject.startswith(f"{called}'s "):
            nobody = indefinite(self.names.world, variable, "", others, none=True)
            owned = nobody.subject + clause.subject.subject.removeprefix(called)
            return replace(clause, subject=replace(clause.subject, subject=owned))
        if called in clause.subject.subject:
            # Somebody's hand is not on it: that is not what nobody's hand is.
            raise Wordless
        if called.startswith("some") and clause.verb.count(called) == 1:
            clause = replace(clause, verb=clause.verb.replace(called, f"any{called.removeprefix('some')}"))
        return clause.denied(negation)

    def _besides(
        self, variable: Variable, about: Sequence[Expression], besides: Sequence[Expression], negation: Negation
    ) -> Statement:
        """Return that something is so of some entity, and what is so besides, which says nothing of it."""
        if negation:
            none = self._some(variable, And(tuple(about)), "not")
            if not isinstance(none, Clause):
                raise Wordless
            others = [as_one(self.says(self.names, each)).finite() for each in besides]
            return replace(none, verb=f"{none.verb} while {listed(others)}")
        clauses: list[Clause] = []
        for each in (self._some(variable, And(tuple(about)), ""), *(self.says(self.names, each) for each in besides)):
            clauses += [each] if isinstance(each, Clause) else each.parts
        return Several(tuple(clauses))

    def _main(
        self, variable: Variable, body: Expression, noun: Callable[[str], Noun], restricted: bool = True
    ) -> Clause:
        """Return a body as a clause: one part says something of the variable, all others come as relative clauses."""
        parts = with_knowledge(body.parts) if isinstance(body, And) else [body]
        if not restricted and len(parts) > 1:
            raise Wordless
        for position, part in enumerate(parts):
            others = [each for place, each in enumerate(parts) if place != position]
            try:
                more = " and".join(self._relative(variable, each) for each in others)
                called = noun(more)
                said = self.says(self.names.with_variable(variable.name, called), part)
            except Wordless:
                continue
            if more and isinstance(said, Clause) and called.as_owner in f"{said.subject.subject} {said.verb}":
                with_of = _with_of(said, called)
                if with_of is None:
                    continue  # `the one who sings' hat`: nobody says that.
                said = with_of
            if isinstance(said, Several):
                aside = replace(self.names.with_variable(variable.name, called), holder_first=False)
                said = _about_one(self.says(aside, part), called)
            if isinstance(said, Clause) and variable.name in variables_of(part):
                return said
        raise Wordless

    def _relative(self, variable: Variable, condition: Expression) -> str:
        """Return a condition as a relative clause about the variable, with a blank before it: ` that she likes`."""
        person = self.names.world.is_a(variable.type, CHARACTER)
        if (known := _whereabouts_known(variable, condition)) is not None:
            return f" whose whereabouts are {'known' if known else 'unknown'}"
        gap = Noun(GAP, owner=f"{GAP}'s", person=person, key=variable.name)
        said = self.says(self.names.with_variable(variable.name, gap), condition)
        try:
            clauses: tuple[Clause, ...] = (as_one(said),)
        except Wordless:
            clauses = said.parts if isinstance(said, Several) else ()
        found = [relative(each, person) for each in clauses]
        if None in found:
            raise Wordless
        conjunction = f" {said.conjunction} " if isinstance(said, Several) else ""
        return f" {conjunction.join(each for each in found if each)}"


def variables_of(expression: Expression) -> set[str]:
    """Return the names of all variables that an expression leaves open."""
    return {each.name for each in free_variables(expression)}


def as_one(said: Statement) -> Clause:
    """Return several clauses about one subject as one, `is at her flat or at his house`; raise Wordless for others."""
    if isinstance(said, Clause):
        return said
    first, *others = said.parts
    verb = first.verb.partition(" ")[0]
    for each in said.parts:
        if each.subject != first.subject or each.negation or each.perfect or each.verb.partition(" ")[0] != verb:
            raise Wordless
    objects = [each.verb.partition(" ")[2] for each in others]
    return replace(first, verb=f" {said.conjunction} ".join([first.verb, *objects]))


def _about_one(said: Statement, subject: Noun) -> Statement:
    """Return ways in which something is so of one subject as one clause: `is where he is or watches the place`."""
    if isinstance(said, Clause) or any(each.subject != subject or each.negation for each in said.parts):
        return said
    first, *others = said.parts
    return replace(first, verb=f" {said.conjunction} ".join([first.verb, *(each.predicate() for each in others)]))


def _with_of(clause: Clause, owner: Noun) -> Clause | None:
    """Return a clause that ends with what somebody has, with `of`: `the kiss of one who sings`; None: it does not."""
    before, found, what = clause.verb.partition(f"{owner.as_owner} ")
    if not found or " " in what or owner.as_owner in f"{clause.subject.subject} {before}":
        return None
    return replace(clause, verb=f"{before}the {what} of {owner.as_object}")


def _whereabouts_known(variable: Variable, condition: Expression) -> bool | None:
    """Return whether a condition says that it is known where something is, or unknown; None: neither."""
    match condition:
        case Not(part=part):
            known = _whereabouts_known(variable, part)
            return None if known is None else not known
        case Comparison(operator="==" | "!=" as operator, left=Read(arguments=(one,)) as left, right=right):
            if one == variable and right == Literal(UNKNOWN) and is_whereabouts(name_words(left.property)):
                return operator == "!="
    return None
