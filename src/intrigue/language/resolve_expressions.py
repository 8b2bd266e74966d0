"""From written expressions to the model's, with a look at what kind of value each part has."""

from __future__ import annotations

from msgspec.structs import replace

from intrigue.errors import Place
from intrigue.language import syntax
from intrigue.language.names import Scope
from intrigue.language.nearest import VALUES_ELSEWHERE
from intrigue.language.resolve_terms import MISSING, NOTHING, Terms, how_to_declare
from intrigue.language.sorts import ANYTHING, NONE_WORD, NUMBER, TRUTH, UNKNOWN_WORD, Sort, article, sort_of
from intrigue.model import expressions as model
from intrigue.model.expressions import Expression
from intrigue.model.terms import CHARACTER, ENTITY, NONE, UNKNOWN, Variable

Resolved = tuple[Expression, Sort]


class Expressions(Terms):
    """Resolves conditions and values; every mistake is reported where it is."""

    def condition(self, node: syntax.Expression | None, scope: Scope) -> Expression:
        """Return the condition; yes where none is written. A value that is not yes or no is reported."""
        if node is None:
            return model.YES
        found, sort = self.expression(node, scope)
        self._require_truth(node, sort)
        return found

    def number(self, node: syntax.Expression, scope: Scope) -> Expression:
        """Return the value; one that is not a number is reported."""
        found, sort = self.expression(node, scope)
        self._require_number(node, sort)
        return found

    def expression(self, node: syntax.Expression, scope: Scope) -> Resolved:
        """Return the expression and the kind of its value."""
        match node:
            case syntax.Number(value=value):
                return model.Literal(value), NUMBER
            case syntax.Constant(value=value):
                sort = UNKNOWN_WORD if value is UNKNOWN else NONE_WORD if value is NONE else TRUTH
                return model.Literal(value), sort
            case syntax.NameUse(name=name):
                return self._name(name, scope)
            case syntax.Call(name=name, arguments=arguments):
                return self._read(name, arguments, scope)
            case syntax.Arithmetic() | syntax.Negate():
                return self._arithmetic(node, scope)
            case syntax.Comparison():
                return self._comparison(node, scope)
            case syntax.Conditional():
                return self._conditional(node, scope)
            case syntax.Quantifier():
                return self._quantifier(node, scope)
            case syntax.Temporal(kind=kind):
                message = f"'{kind}' speaks of a whole story; it cannot stand inside a condition"
                hint = "it stands before a whole condition, as in `always (A or B)`; two promises are two checks"
                self.reports.error("E105", node.place, message, hint=hint)
                return NOTHING, ANYTHING
            case syntax.Typed():
                self.argument(node, scope)
                return NOTHING, ANYTHING
        return self._logic(node, scope)

    def _logic(self, node: syntax.Expression, scope: Scope) -> Resolved:
        """Return what asks for truth or looks into minds."""
        match node:
            case syntax.And(parts=parts):
                return model.And(tuple(self.condition(each, scope) for each in parts)), TRUTH
            case syntax.Or(parts=parts):
                return model.Or(tuple(self.condition(each, scope) for each in parts)), TRUTH
            case syntax.Not(part=part):
                return model.Not(self.condition(part, scope)), TRUTH
            case syntax.Believes(character=character, body=body):
                holder = self.character(character, scope, "who believes")
                found, sort = self.expression(body, scope)
                return model.Believes(holder, found), sort
            case syntax.Knows(character=character, body=body):
                holder = self.character(character, scope, "who knows")
                return model.Knows(holder, self.expression(body, scope)[0]), TRUTH
            case syntax.TypeTest():
                return self._type_test(node, scope)
            case syntax.Did(call=call):
                done = self.call(call.name, call.arguments, scope)
                return (NOTHING, ANYTHING) if done is None else (model.Did(done.signature, done.arguments), TRUTH)
            case syntax.RuledOut():
                return self.ruled_out(node, scope), TRUTH
        raise AssertionError(node)

    def ruled_out(self, node: syntax.RuledOut, scope: Scope) -> model.RuledOut:
        """Return the fluent that says that a value is ruled out."""
        holder: model.Term = NOTHING
        if isinstance(node.holder, syntax.NameUse):
            holder = self.character(node.holder.name, scope, "who rules something out")
        else:
            self.reports.error("E112", node.holder.place, "who rules something out must be a character's name")
        fluent = model.Read(MISSING.signature)
        match node.fluent:
            case syntax.Call(name=name, arguments=arguments):
                fluent = self.read(name, arguments, scope)[0]
            case syntax.NameUse(name=name):
                fluent = self.read(name, (), scope)[0]
            case _:
                self.reports.error("E103", node.fluent.place, "what is ruled out must be a value of a property")
        return model.RuledOut(holder, fluent, self._ruled_out_value(node.value, scope))

    def _ruled_out_value(self, node: syntax.Expression, scope: Scope) -> model.Term:
        if isinstance(node, syntax.Constant):
            return model.Literal(node.value)
        return self.argument(node, scope) or NOTHING

    def bound(self, binder: syntax.Binder, default: str = "") -> Variable:
        """Return the variable that is bound; `default` is its type where none is stated."""
        return Variable(binder.name.text, self.type_name(binder.type) if binder.type else default or CHARACTER)

    def _name(self, name: syntax.Name, scope: Scope) -> Resolved:
        """Return a variable, an entity, or a property without positions."""
        if name.text not in scope and name.text not in self.names.entities:
            candidates = self.names.properties_named(name.text)
            if candidates or name.text in self.names.actions:
                return self._read(name, (), scope)
            known = [*scope, *self.names.entities, *self.names.properties]
            if not self.names.what_is(name.text, name.place):
                where = "not an entity, a variable, or a property"
                hint = self.names.suggestion(name.text, known, name.place)
                if not hint or name.text.lower() in VALUES_ELSEWHERE:
                    hint = how_to_declare(name, scope)
                self.reports.error("E101", name.place, f"'{name.text}' is {where}", hint=hint)
                return NOTHING, ANYTHING
        term = self.term(name, scope)
        return (NOTHING, ANYTHING) if term is None else (term, self.names.sort_of(term))

    def _read(self, name: syntax.Name, arguments: tuple[syntax.Expression, ...], scope: Scope) -> Resolved:
        found, declared = self.read(name, arguments, scope)
        return (NOTHING, ANYTHING) if declared is MISSING else (found, sort_of(declared.value))

    def _arithmetic(self, node: syntax.Arithmetic | syntax.Negate, scope: Scope) -> Resolved:
        if isinstance(node, syntax.Negate):
            return model.Arithmetic("-", model.Literal(0), self.number(node.operand, scope)), NUMBER
        left, right = self.number(node.left, scope), self.number(node.right, scope)
        if node.operator == "/":
            self.refuse_zero(node.right)
        return model.Arithmetic(node.operator, left, right), NUMBER

    def refuse_zero(self, node: syntax.Expression) -> None:
        """Report a divisor that is plainly zero."""
        if isinstance(node, syntax.Number) and node.value == 0:
            self.reports.error("E120", node.place, "nothing can be divided by 0", expected="another number")

    def _conditional(self, node: syntax.Conditional, scope: Scope) -> Resolved:
        condition = self.condition(node.condition, scope)
        then, sort = self.expression(node.then, scope)
        if node.otherwise is None:
            self._require_number(node.then, sort)
            return model.Conditional(condition, then, model.Literal(0)), NUMBER
        otherwise, other = self.expression(node.otherwise, scope)
        return model.Conditional(condition, then, otherwise), self._joined(node, sort, other)

    def _joined(self, node: syntax.Conditional, one: Sort, other: Sort) -> Sort:
        """Return the kind of value of two branches together."""
        if "anything" in (one.kind, other.kind):
            return ANYTHING
        if one.kind in ("unknown", "none") or other.kind in ("unknown", "none"):
            kept = other if one.kind in ("unknown", "none") else one
            none = kept.may_be_none or "none" in (one.kind, other.kind)
            unknown = kept.may_be_unknown or "unknown" in (one.kind, other.kind)
            return Sort(kept.kind, kept.types, may_be_none=none, may_be_unknown=unknown)
        if one.kind != other.kind:
            message = f"before `if` this is {one}, after `else` it is {other}"
            self.reports.error("E118", node.place, message, expected="two values of the same kind")
            return ANYTHING
        if one.kind != "entity":
            return one
        common = next((each for each in one.types if self.names.hierarchy.fits(other, each)), None)
        common = common or next((each for each in other.types if self.names.hierarchy.fits(one, each)), ENTITY)
        return Sort("entity", (common,), may_be_none=one.may_be_none or other.may_be_none)

    def _quantifier(self, node: syntax.Quantifier, scope: Scope) -> Resolved:
        if node.others:
            return self._quantifier(self._nested(node), scope)
        variable = self.bound(node.variable)
        inner = {**scope, variable.name: variable}
        match node.kind:
            case "exists" | "all" | "only":
                return model.Quantified(node.kind, variable, self.condition(node.body, inner)), TRUTH
            case "count":
                return model.Aggregate("count", variable, self.condition(node.body, inner)), NUMBER
            case "sum" | "product":
                body, sort = self.expression(node.body, inner)
                if sort.kind == "truth":
                    hint = f"to count, write `count {variable.name}: {variable.type} . ...`"
                    self._not_a_number(node.body, sort, hint)
                else:
                    self._require_number(node.body, sort)
                return model.Aggregate(node.kind, variable, body), NUMBER

    def _nested(self, node: syntax.Quantifier) -> syntax.Quantifier:
        """Return a quantifier of several variables as one inside the other; of pairs counted, the sum of the counts."""
        second, *rest = node.others
        if second.name.text in (node.variable.name.text, *(each.name.text for each in rest)):
            message = f"two variables are called '{second.name.text}'"
            self.reports.error("E133", second.place, message, hint="give them different names")
        body = replace(node, variable=second, others=tuple(rest))
        return replace(node, kind="sum" if node.kind == "count" else node.kind, others=(), body=body)

    def _type_test(self, node: syntax.TypeTest, scope: Scope) -> Resolved:
        subject, sort = self.expression(node.subject, scope)
        if node.type.text in self.names.entities and node.type.text not in self.names.hierarchy:
            what = self.names.what_is(node.type.text, node.type.place)
            message = f"'{node.type.text}' is {what}, not a type"
            self.reports.error("E102", node.type.place, message, hint=f"compare with `== {node.type.text}`")
            return NOTHING, TRUTH
        type_name = self.type_name(node.type)
        if sort.kind not in ("entity", "anything"):
            message = f"only an entity can be {article(type_name)} {type_name}; this is {sort}"
            self.reports.error("E113", node.subject.place, message)
        elif sort.kind == "entity" and type_name in self.names.hierarchy:
            other = Sort("entity", (type_name,))
            if sort.entity is None and not self.names.hierarchy.can_meet(sort, other):
                self.reports.error("E113", node.place, f"{sort} is never {article(type_name)} {type_name}")
        return model.TypeTest(subject, type_name), TRUTH

    def _comparison(self, node: syntax.Comparison, scope: Scope) -> Resolved:
        left, left_sort = self.expression(node.left, scope)
        right, right_sort = self.expression(node.right, scope)
        if "anything" not in (left_sort.kind, right_sort.kind):
            if node.operator in ("==", "!="):
                self._check_equality(node, left_sort, right_sort)
            else:
                self._check_order(node, left_sort, right_sort)
        return model.Comparison(node.operator, left, right), TRUTH

    def _check_order(self, node: syntax.Comparison, left: Sort, right: Sort) -> None:
        """Report `<` and its kin where a side has no order."""
        sort = left if left.kind != "number" else right
        if sort.kind == "unknown":
            message = f"`unknown` has no size, so `{node.operator}` would never hold"
            self.reports.error("E115", node.place, message, hint="ask with `== unknown` whether a value is unknown")
        elif sort.kind != "number":
            message = f"`{node.operator}` compares numbers, and this is {sort}"
            hint = "entities can be compared with `==` and `!=`" if sort.kind == "entity" else ""
            self.reports.error("E114", node.place, message, hint=hint)

    def _check_equality(self, node: syntax.Comparison, left: Sort, right: Sort) -> None:
        """Report two sides that can never be equal."""
        for one, other, side in ((left, right, node.right), (right, left, node.left)):
            if one.kind == "unknown":
                if other.kind == "truth" and not other.may_be_unknown:
                    hint = "a property that may be unknown is declared `: yes or no`"
                    self.reports.warning("W103", side.place, "a plain yes/no value is never unknown", hint=hint)
                return
            if one.kind == "none":
                self._check_none(other, side)
                return
        if left.kind != right.kind:
            message = f"{left} is compared with {right}; they are never equal"
            hint = ""
            if "truth" in (left.kind, right.kind) and "number" in (left.kind, right.kind):
                hint = "yes/no values are written `yes` and `no`, or by themselves: `p(x)`, `not p(x)`"
            self.reports.error("E113", node.place, message, hint=hint)
        elif left.kind == "entity" and not self.names.hierarchy.can_meet(left, right):
            message = f"{self._named(node.left, left)} can never be {self._named(node.right, right)}"
            if node.operator == "!=" and left.entity is None and right.entity is None:
                self.reports.warning("W104", node.place, f"{message}, so this always holds")
            else:
                self.reports.error("E113", node.place, message, related=self._declarations(node))

    def _declarations(self, node: syntax.Comparison) -> tuple[tuple[Place, str], ...]:
        """Return where the two sides of a comparison are declared."""
        found: list[tuple[Place, str]] = []
        for side in (node.left, node.right):
            place: Place | None = None
            match side:
                case syntax.Call(name=name) if candidates := self.names.properties_named(name.text):
                    place = self.reports.sources.place("property", candidates[0].signature)
                case syntax.NameUse(name=name):
                    place = self.reports.sources.place("entity", name.text)
            if place is not None and place.line:
                found.append((place, f"'{name.text}' is declared here"))
        return tuple(found)

    def _check_none(self, sort: Sort, side: syntax.Expression) -> None:
        """Report what is compared with `none` and can never be it."""
        if sort.kind == "entity" and not sort.may_be_none and isinstance(side, syntax.Call):
            name = side.name.text
            message = f"'{name}' is never `none`: it is declared without `or none`"
            hint = "write `unknown` for what is not known, or declare the property `or none`"
            self.reports.error("E117", side.place, message, hint=hint)
        elif sort.kind in ("truth", "number") or (sort.kind == "entity" and sort.entity is not None):
            self.reports.error("E113", side.place, f"{sort} is never `none`")

    def _named(self, node: syntax.Expression, sort: Sort) -> str:
        """Return how a message speaks of one side of a comparison: `'street' (a place)`."""
        match node:
            case syntax.NameUse(name=name):
                return f"'{name.text}' ({sort})"
            case syntax.Call(name=name):
                return f"'{name.text}(...)' ({sort})"
        return str(sort)

    def _require_truth(self, node: syntax.Expression, sort: Sort) -> None:
        if sort.kind in ("truth", "anything"):
            return
        hint = {
            "entity": "compare it with something: `== ...`",
            "number": "compare it with a number: `> 0`",
            "unknown": "compare something with it: `... == unknown`",
            "none": "compare something with it: `... == none`",
        }[sort.kind]
        what = self._named(node, sort) if sort.kind == "entity" else str(sort)
        self.reports.error("E110", node.place, f"a condition is needed here, and this is {what}", hint=hint)

    def _require_number(self, node: syntax.Expression, sort: Sort) -> None:
        if sort.kind in ("number", "anything"):
            return
        if sort.kind == "unknown":
            self.reports.error("E115", node.place, "`unknown` cannot be counted with", expected="a number")
        elif sort.kind == "truth":
            self._not_a_number(node, sort, "to count a condition, write `1 if CONDITION else 0`")
        else:
            self._not_a_number(node, sort, "")

    def _not_a_number(self, node: syntax.Expression, sort: Sort, hint: str) -> None:
        what = self._named(node, sort) if sort.kind == "entity" else str(sort)
        self.reports.error("E111", node.place, f"a number is needed here, and this is {what}", hint=hint)
