"""From written effects to the model's: what is set, in whose mind, and whether the value fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.errors import Place
from intrigue.language import syntax
from intrigue.language.names import Scope
from intrigue.language.resolve_expressions import Expressions
from intrigue.language.resolve_terms import MISSING
from intrigue.language.sorts import Sort, article, sort_of
from intrigue.model import expressions as model
from intrigue.model.expressions import Effect, Expression
from intrigue.model.terms import EntityOf, Number, YesNo
from intrigue.model.world import Property

_OPERATORS: dict[str, Choice["+", "-", "*", "/"]] = {"+=": "+", "-=": "-", "*=": "*", "/=": "/"}

Settable: TypeAlias = model.Read | model.Did | model.RuledOut

_YES_NO = Property("", (), YesNo())
"""What `did a(...)` and `ruled_out(...)` are to an assignment."""


class Effects(Expressions):
    """Resolves effects, in `then` as in `start`."""

    def effects(
        self, nodes: Sequence[syntax.Effect], scope: Scope, believers: tuple[model.Term, ...] = ()
    ) -> tuple[Effect, ...]:
        """Return the effects in order; `believers` is the chain of minds that they are set in."""
        return tuple(found for node in nodes for found in self._effect(node, scope, believers))

    def _effect(self, node: syntax.Effect, scope: Scope, believers: tuple[model.Term, ...]) -> tuple[Effect, ...]:
        match node:
            case syntax.Assign():
                return self._assign(node, scope, believers)
            case syntax.Believe(character=character, effects=inner):
                holder = self.character(character, scope, "who believes")
                return self.effects(inner, scope, (*believers, holder))
            case syntax.IfEffect(condition=condition, effects=then, otherwise=otherwise):
                test = self.condition(condition, scope)
                found = self.effects(then, scope, believers)
                return (model.When(test, found, self.effects(otherwise, scope, believers)),)
            case syntax.ForEach(variable=binder, condition=condition, effects=inner):
                variable = self.bound(binder)
                inside = {**scope, variable.name: variable}
                test = self.condition(condition, inside)
                return (model.ForEach(variable, self.effects(inner, inside, believers), test),)
            case syntax.Forget() | syntax.ForgetSince():
                return self._forget(node, scope, believers)

    def _forget(
        self, node: syntax.Forget | syntax.ForgetSince, scope: Scope, believers: tuple[model.Term, ...]
    ) -> tuple[Effect, ...]:
        character = self.character(node.character, scope, "who forgets")
        if believers:
            hint = f"let the one mind forget: `{node.character.text} forgets ...`"
            self.reports.error("E131", node.place, "`forgets` cannot stand inside `believes`", hint=hint)
        if isinstance(node, syntax.ForgetSince):
            self.action_named(node.mark)
            return (model.ForgetSince(character, node.mark.text),)
        target = self._target(node.fluent, scope)
        if target is None:
            return ()
        fluent = target[0]
        if isinstance(fluent, model.RuledOut):
            message = "what is ruled out cannot be forgotten"
            self.reports.error("E131", node.fluent.place, message, hint="set it instead: `not ruled_out(...)`")
            return ()
        return (model.Forget(character, fluent),)

    def _target(self, node: syntax.Expression, scope: Scope) -> tuple[Settable, Property] | None:
        """Return what is set and its property; None, after a report, when it cannot be set."""
        match node:
            case syntax.NameUse(name=name):
                what = self.names.what_is(name.text, name.place)
                if name.text in scope or (what and not self.names.properties_named(name.text)):
                    message = f"'{name.text}' is {what or 'a variable'}; only properties can be set"
                    self.reports.error("E130", node.place, message, hint="a property looks like `holder(x) = ...`")
                    return None
                read, declared = self.read(name, (), scope)
                return None if declared is MISSING else (read, declared)
            case syntax.Call(name=name, arguments=arguments):
                if name.text in self.names.actions and not self.names.properties_named(name.text):
                    message = (
                        f"'{name.text}' is {self.names.what_is(name.text, name.place)}; only properties can be set"
                    )
                    hint = f"to say that it has happened, write `did {name.text}(...)`"
                    self.reports.error("E130", node.place, message, hint=hint)
                    return None
                read, declared = self.read(name, arguments, scope)
                return None if declared is MISSING else (read, declared)
            case syntax.Did(call=call):
                done = self.call(call.name, call.arguments, scope)
                return None if done is None else (model.Did(done.signature, done.arguments), _YES_NO)
            case syntax.RuledOut():
                return self.ruled_out(node, scope), _YES_NO
        self.reports.error("E130", node.place, "this cannot be set", expected="a property")
        return None

    def _assign(self, node: syntax.Assign, scope: Scope, believers: tuple[model.Term, ...]) -> tuple[Effect, ...]:
        target = self._target(node.fluent, scope)
        if target is None:
            self.expression(node.value, scope)
            return ()
        fluent, declared = target
        value: Expression
        if node.operator == "=":
            value, sort = self.expression(node.value, scope)
            self.check_value(declared, node.value, sort)
        else:
            value = self._stepped(node, fluent, declared, scope)
        if node.enclosed and not isinstance(value, model.Literal):
            for believer in reversed(believers):
                value = model.Believes(believer, value)
        return (model.Assign(fluent, value, believers),)

    def _stepped(self, node: syntax.Assign, fluent: Settable, declared: Property, scope: Scope) -> Expression:
        """Return the value of `f += e` and its kin."""
        step = self.number(node.value, scope)
        operator = _OPERATORS[node.operator]
        if operator == "/":
            self.refuse_zero(node.value)
        if not isinstance(declared.value, Number):
            message = f"`{node.operator}` is for numbers, and '{_name(node.fluent)}' is {sort_of(declared.value)}"
            self.reports.error("E111", node.fluent.place, message, hint="set it with `=`")
        return model.Arithmetic(operator, fluent, step)

    def check_value(self, declared: Property, node: syntax.Expression, sort: Sort) -> None:
        """Report a value that the property cannot have."""
        if sort.kind == "anything":
            return
        name = declared.name or "did"
        match declared.value:
            case YesNo(may_be_unknown=may_be_unknown):
                if sort.kind == "unknown" and not may_be_unknown:
                    message = f"'{name}' is a plain yes/no property and cannot be `unknown`"
                    hint = f"declare it `property {name}(...): yes or no` if minds may not know it"
                    self.reports.error("E116", node.place, message, hint=hint, related=self._declared(declared, node))
                elif sort.kind not in ("truth", "unknown"):
                    self._unfit(declared, node, sort, "`yes` or `no`")
            case Number():
                if sort.kind not in ("number", "unknown"):
                    self._unfit(declared, node, sort, "a number")
                elif isinstance(node, syntax.Number):
                    self._check_range(declared, declared.value, node)
            case EntityOf(type=kind, may_be_none=may_be_none):
                if sort.kind == "none" and not may_be_none:
                    message = f"'{name}' cannot be `none`: it is declared without `or none`"
                    hint = "write `unknown` for what is not known, or declare the property `or none`"
                    self.reports.error("E117", node.place, message, hint=hint, related=self._declared(declared, node))
                elif sort.kind not in ("none", "unknown") and not self.names.hierarchy.fits(sort, kind):
                    self._unfit(declared, node, sort, f"{article(kind)} {kind}")

    def _unfit(self, declared: Property, node: syntax.Expression, sort: Sort, expected: str) -> None:
        """Report a value of another kind than the property has."""
        what = self._named(node, sort) if sort.kind == "entity" else str(sort)
        hint = ""
        if sort.kind == "entity" and isinstance(declared.value, EntityOf):
            kind = declared.value.type
            if sort.entity is None and any(self.names.hierarchy.is_a(kind, each) for each in sort.types):
                hint = f"not every {sort.types[0]} is {article(kind)} {kind}"
        message = f"'{declared.name or 'did'}' cannot be {what}"
        related = self._declared(declared, node)
        self.reports.error("E118", node.place, message, expected=expected, hint=hint, related=related)

    def _check_range(self, declared: Property, value: Number, node: syntax.Number) -> None:
        below = value.low is not None and node.value < value.low
        if below or (value.high is not None and node.value > value.high):
            edge = f"below {value.low}" if below else f"above {value.high}"
            message = f"{node.value} is {edge}, the {'least' if below else 'greatest'} value of '{declared.name}'"
            self.reports.error("E119", node.place, message, related=self._declared(declared, node))

    def _declared(self, declared: Property, near: syntax.Node) -> tuple[tuple[Place, str], ...]:
        """Return where the property is declared, unless that is the line at hand."""
        place = self.reports.sources.place("property", declared.signature)
        return (
            ((place, "declared here"),)
            if place and place.line and (place.file, place.line) != (near.place.file, near.place.line)
            else ()
        )


def _name(node: syntax.Expression) -> str:
    match node:
        case syntax.NameUse(name=name) | syntax.Call(name=name):
            return name.text
    return "this"
