"""What can happen: actions, events, rules, and what is declared by naming an action or a property in passing."""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.language import syntax
from intrigue.language.clauses import Clauses, clauses_of
from intrigue.language.names import Headed, Scope, shown
from intrigue.language.resolve_declarations import constants_in
from intrigue.language.resolve_prose import Texts
from intrigue.model.expressions import Call, Literal, Read, Term
from intrigue.model.sugar.minds import DID, did_signature
from intrigue.model.terms import CHARACTER, Parameter, Signature, Variable
from intrigue.model.world import (
    EVERYBODY_SEES,
    Action,
    Believable,
    Norm,
    Observation,
    Perception,
    Rule,
    Schedule,
)


class Happenings(Texts):
    """Resolves whatever happens, and what is said about it."""

    def action(self, node: syntax.Happening, parameters: tuple[Parameter, ...]) -> Action:
        """Return the action or event whose header is resolved already."""
        assert node.name is not None
        clauses = clauses_of(node)
        scope = scope_of(parameters)
        observations = self._observations(clauses.observations, scope)
        return Action(
            node.name.text,
            parameters,
            self.condition(clauses.condition, scope),
            self.condition(clauses.private, scope),
            self.effects(clauses.effects, scope),
            tuple(self.character(each, scope, "who consents") for each in clauses.consenting),
            tuple(self.character(each, scope, "who takes part") for each in clauses.participants),
            observations if clauses.observations else EVERYBODY_SEES,
            self.prose(clauses.prose, scope),
            self._schedule(clauses) if node.kind == "event" else None,
            clauses.takes.minutes if clauses.takes else None,
        )

    def rule(self, node: syntax.Happening) -> Rule:
        """Return the rule; one whose `when` names an action is tied to that action."""
        clauses = clauses_of(node)
        on: Call | None = None
        if self._names_nothing(clauses.when):
            return Rule(node.name.text if node.name else "")
        if self._names_action(node.parameters, clauses):
            assert isinstance(clauses.when, syntax.Call | syntax.NameUse)
            parameters, on = self.tied(node.parameters, clauses.when)
            scope = scope_of(parameters)
            condition = self.condition(clauses.condition, scope)
        else:
            parameters = self.parameters(node.parameters)
            scope = scope_of(parameters)
            condition = self.condition(clauses.when, scope)
            if clauses.condition is not None:
                self.condition(clauses.condition, scope)
                message = "`if` belongs to rules that are tied to an action: `when hurl(a, b) if ...`"
                self.reports.error("E131", clauses.condition.place, message, hint="join the two conditions with `and`")
        return Rule(
            node.name.text if node.name else "",
            parameters,
            condition,
            self.effects(clauses.effects, scope),
            self._observations(clauses.observations, scope),
            on,
            self._known_to(clauses.known_to),
            clauses.slowly,
            self.prose(clauses.prose, scope),
            self.condition(clauses.private, scope),
        )

    def _names_action(self, parameters: Sequence[syntax.Parameter], clauses: Clauses) -> bool:
        """Return whether the `when` of a rule is an action's call; where a property has that name too, `if` tells."""
        when = clauses.when
        if not isinstance(when, syntax.Call | syntax.NameUse) or when.name.text not in self.names.actions:
            return False
        if clauses.condition is not None:
            return True
        kinds = {each.name.text: each.kind or each.name for each in parameters if isinstance(each.name, syntax.Name)}
        scope = {name: Variable(name, kind.text) for name, kind in kinds.items() if isinstance(kind, syntax.Name)}
        return not self.reads_property(when, scope)

    def _names_nothing(self, when: syntax.Expression | None) -> bool:
        """Report a `when` that calls neither a property nor an action; its arguments cannot be judged."""
        if not isinstance(when, syntax.Call) or self.names.what_is(when.name.text, when.place):
            return False
        name = when.name
        known = [*self.names.properties, *self.names.actions, *self.names.feelings]
        hint = self.names.suggestion(name.text, known, name.place)
        hint = hint or f"declare it: `property {name.text}(...)` or `action {name.text}(...)`"
        self.reports.error("E103", name.place, f"there is no property and no action '{name.text}'", hint=hint)
        return True

    def reads_property(self, node: syntax.Call | syntax.NameUse, scope: Scope) -> bool:
        """Return whether a call that may be an action's is a property's, whose positions take the arguments."""
        candidates = self.names.properties_named(node.name.text)
        if not candidates:
            return False
        arguments = node.arguments if isinstance(node, syntax.Call) else ()
        terms = [self._plain_term(each, scope) for each in arguments]
        filled = [each for each in terms if each is not None]
        return len(filled) == len(terms) and self.names.first_accepting(candidates, filled) is not None

    def _plain_term(self, node: syntax.Expression, scope: Scope) -> Term | None:
        """Return what an argument stands for, None for whatever only a report could explain."""
        match node:
            case syntax.NameUse(name=name):
                return scope.get(name.text) or (Literal(name.text) if name.text in self.names.entities else None)
            case syntax.Number(value=value):
                return Literal(value)
            case syntax.Constant(value=bool() as truth):
                return Literal(truth)
        return None

    def tied(
        self, nodes: Sequence[syntax.Parameter], call: syntax.Call | syntax.NameUse
    ) -> tuple[tuple[Parameter, ...], Call]:
        """Return the parameters of a rule or norm tied to an action, and the call.

        A lone name among the parameters that is no type and no entity takes its type from the call, or is a character.
        """
        stated = [each for each in nodes if not self._typeless(each)]
        fixed = {each.name: each for each in self.parameters(stated)}
        arguments = call.arguments if isinstance(call, syntax.Call) else ()
        scope: Scope = scope_of(tuple(fixed.values()))
        signature, terms, new = self.pattern(call.name, arguments, self.action_named(call.name), scope, "action")
        bound = {**new, **{each.name: each for each in terms if isinstance(each, Variable) and each.name not in fixed}}
        found: dict[str, Parameter] = {}
        for node in nodes:
            name = node.name.text if isinstance(node.name, syntax.Name) else self.parameter(node).name
            term = bound.get(name)
            kind = term.type if isinstance(term, Variable) else CHARACTER
            found[name] = fixed.get(name) or Parameter(name, kind)
        for term in terms:
            if isinstance(term, Variable):
                found.setdefault(term.name, Parameter(term.name, term.type))
        return tuple(found.values()), Call(signature, terms)

    def _typeless(self, node: syntax.Parameter) -> bool:
        """Return whether a parameter is a lone name that only the call of an action can explain."""
        if node.kind is not None or not isinstance(node.name, syntax.Name):
            return False
        name = node.name.text
        return name not in self.names.hierarchy and name not in self.names.entities

    def norm(self, node: syntax.Norm) -> Norm:
        """Return the norm; variables that only its call names are not among its parameters."""
        every, call = self.tied(node.parameters, node.broken_by)
        stated = every[: len(node.parameters)]
        return Norm(node.name.text, stated, call, self.condition(node.condition, scope_of(every)))

    def perception(self, node: syntax.Perception) -> Perception:
        """Return what is seen by whom; new names in the fluent are variables."""
        observer = self.bound(node.observer)
        scope: Scope = {observer.name: observer}
        fluent, new = self.open_fluent(node.fluent, scope)
        return Perception(fluent, observer, self.condition(node.condition, {**scope, **new}))

    def believable(self, node: syntax.Believable) -> Believable:
        """Return when something told is believed; new names in the fluent are variables."""
        teller, hearer = self.bound(node.teller), self.bound(node.hearer)
        scope: Scope = {teller.name: teller, hearer.name: hearer}
        fluent, new = self.open_fluent(node.fluent, scope)
        return Believable(fluent, teller, hearer, self.condition(node.condition, {**scope, **new}))

    def open_fluent(self, node: syntax.Call | syntax.NameUse, scope: Scope) -> tuple[Read, dict[str, Term]]:
        """Return a fluent whose unknown names are new variables, and all variables that it binds."""
        arguments = node.arguments if isinstance(node, syntax.Call) else ()
        candidates = self.names.properties_named(node.name.text)
        if not candidates:
            return self.read(node.name, (), scope)[0], {}
        signature, terms, new = self.pattern(node.name, arguments, candidates, scope, "property")
        return Read(signature, terms), {**{t.name: t for t in terms if isinstance(t, Variable)}, **new}

    def property_meant(self, node: syntax.Pattern) -> Signature | None:
        """Return the property that is named as a whole; None, after a report, when there is none such.

        `did give(character, gift)` is the property that remembers the action.
        """
        name = node.name
        candidates: Sequence[Headed] = self.names.properties_named(name.text)
        if not candidates and name.text.startswith(DID):
            called = syntax.Name(name.text.removeprefix(DID), place=name.place)
            acted = self._declared_so(node, called, self.action_named(called), "action")
            return None if acted is None else did_signature(acted)
        if not candidates:
            self.read(name, (), {})
            return None
        return self._declared_so(node, name, candidates, "property")

    def _declared_so(
        self, node: syntax.Pattern, name: syntax.Name, candidates: Sequence[Headed], kind: str
    ) -> Signature | None:
        """Return the one candidate whose positions are stated, or that is alone; report why there is none."""
        if not candidates:
            return None
        known = " or ".join(f"`{shown(each)}`" for each in candidates)
        if node.kinds is None:
            if len(candidates) == 1:
                return candidates[0].signature
            message = f"more than one {kind} is called '{name.text}'"
            self.reports.error("E108", name.place, message, expected=known)
            return None
        kinds = tuple(self._kind(each) for each in node.kinds)
        found = next((each for each in candidates if each.signature.kinds == kinds), None)
        if found is None:
            message = f"no {kind} '{name.text}' is declared with these positions"
            hint = f"repeat the positions just as the {kind} declares them"
            self.reports.error("E108", name.place, message, expected=known, hint=hint)
        return found.signature if found else None

    def _kind(self, node: syntax.Name | syntax.Number | syntax.Constant) -> str:
        if isinstance(node, syntax.Name) and node.text not in self.names.entities:
            return node.text
        return Parameter("", constant=self._constant(node)).kind if self._constant(node) is not None else "?"

    def _observations(self, nodes: Sequence[syntax.SeenBy], scope: Scope) -> tuple[Observation, ...]:
        found: list[Observation] = []
        for node in nodes:
            if node.variable is None:
                if len(nodes) > 1:
                    message = "`seen by nobody` stands beside other `seen by`"
                    self.reports.error("E131", node.place, message, hint="keep either this line or the others")
                continue
            variable = self.bound(node.variable)
            if variable.name in scope and node.variable.type is None:
                message = f"'{variable.name}' is already a position here; who sees needs a variable of its own"
                hint = f"write `seen by c if c == {variable.name}` for that character alone"
                self.reports.error("E133", node.variable.place, message, hint=hint)
            inner = {**scope, variable.name: variable}
            seen_as = self.call(node.seen_as.name, node.seen_as.arguments, inner) if node.seen_as else None
            found.append(Observation(variable, self.condition(node.condition, inner), seen_as))
        return tuple(found)

    def _known_to(self, names: tuple[syntax.Name, ...] | None) -> tuple[str, ...] | None:
        if names is None:
            return None
        return tuple(self.named_character(each, "who knows a rule") for each in names)

    def named_character(self, name: syntax.Name, role: str) -> str:
        """Return the name of a character of the world; anything else is reported."""
        self.character(name, {}, role)
        return name.text

    def _schedule(self, clauses: Clauses) -> Schedule:
        """Return when the event happens by itself; the parser has seen to it that the times make sense."""
        at, every, after, chance = clauses.at, clauses.every, clauses.after, clauses.chance
        return Schedule(
            at.minutes if at else None,
            every.minutes if every else None,
            after.minutes if after else None,
            (chance.wins, chance.of) if chance else None,
        )


def scope_of(parameters: Sequence[Parameter]) -> dict[str, Term]:
    """Return what the names of these parameters stand for."""
    variables = {each.name: each.variable for each in parameters if each.constant is None}
    return {**dict(constants_in(parameters)), **variables}
