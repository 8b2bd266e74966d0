"""What can happen: actions, events, rules, and what is declared by naming an action or a property in passing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intrigue.language import syntax
from intrigue.language.clauses import Clauses, clauses_of
from intrigue.language.names import Headed, Names, Scope, shown
from intrigue.language.resolve_declarations import constants_in
from intrigue.language.resolve_prose import Texts
from intrigue.model.expressions import Call, Literal, Read, Term
from intrigue.model.substitution import fresh_name, substitute
from intrigue.model.sugar.minds import DID, did_signature
from intrigue.model.sugar.naming import term_of
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

    def __init__(self, names: Names) -> None:
        """Take the declared names; findings go to their reports."""
        super().__init__(names)
        self.seen_deeds: list[tuple[Variable, Observation]] = []
        """Who sees, of this doer, what says nothing of its own about it."""

    def deeds(self, nodes: Sequence[syntax.Deeds]) -> None:
        """Take note of who sees what says nothing of its own about it."""
        for node in nodes:
            doer, observer = self.bound(node.doer), self.bound(node.observer)
            if doer.name == observer.name:
                message = f"who does it and who sees it are both called '{doer.name}'"
                self.reports.error("E133", node.observer.place, message, hint="give them different names")
            if not self.names.hierarchy.is_a(observer.type, CHARACTER) and observer.type in self.names.hierarchy:
                message = f"'{observer.type}' is not a type of characters; only they see something"
                self.reports.error("E112", node.observer.place, message)
            scope = {doer.name: doer, observer.name: observer}
            self.seen_deeds.append((doer, Observation(observer, self.condition(node.condition, scope))))

    def action(self, node: syntax.Happening, parameters: tuple[Parameter, ...]) -> Action:
        """Return the action or event whose header is resolved already."""
        assert node.name is not None
        clauses = clauses_of(node)
        scope = scope_of(parameters)
        observations = self._observations(clauses.observations, scope)
        consenting = tuple(self.character(each, scope, "who consents") for each in clauses.consenting)
        return Action(
            node.name.text,
            parameters,
            self.condition(clauses.condition, scope),
            self.condition(clauses.private, scope),
            self.effects(clauses.effects, scope),
            consenting,
            tuple(self.character(each, scope, "who takes part") for each in clauses.participants),
            observations if clauses.observations else self._seen_anyway(parameters, consenting) or EVERYBODY_SEES,
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
        observations = self._observations(clauses.observations, scope)
        if not clauses.observations and any(each.kind in ("plain", "seen") for each in clauses.prose):
            observations = self._seen_anyway(parameters, ())
        return Rule(
            node.name.text if node.name else "",
            parameters,
            condition,
            self.effects(clauses.effects, scope),
            observations,
            on,
            self._known_to(clauses.known_to),
            clauses.slowly,
            self.prose(clauses.prose, scope),
            self.condition(clauses.private, scope),
        )

    def _seen_anyway(self, parameters: Sequence[Parameter], consenting: Sequence[Term]) -> tuple[Observation, ...]:
        """Return who sees a happening of which nothing is said, by its actor or else its first position."""
        first = [term_of(each) for each in parameters[:1]]
        found: list[Observation] = []
        for doer, seen in self.seen_deeds:
            for term in (*consenting, *first)[:1]:
                if self._is_of(term, doer.type):
                    observer = replace(
                        seen.variable, name=fresh_name(seen.variable.name, [each.name for each in parameters])
                    )
                    terms = {doer.name: term, seen.variable.name: observer}
                    found.append(Observation(observer, substitute(seen.condition, terms)))
        return tuple(found)

    def _is_of(self, term: Term, type_name: str) -> bool:
        """Return whether all that a term stands for is of a type."""
        if isinstance(term, Variable):
            return self.names.hierarchy.is_a(term.type, type_name)
        entity = self.names.entities.get(str(term.value))
        return entity is not None and any(self.names.hierarchy.is_a(each, type_name) for each in entity.types)

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

    def property_meant(self, node: syntax.Pattern, may_be_narrower: bool = False) -> Signature | None:
        """Return the property that is named as a whole, or in part; None, after a report, when there is none such.

        `did give(character, gift)` is the property that remembers the action.
        """
        name = node.name
        candidates: Sequence[Headed] = self.names.properties_named(name.text)
        if not candidates and name.text.startswith(DID):
            called = syntax.Name(name.text.removeprefix(DID), place=name.place)
            acted = self._declared_so(node, called, self.action_named(called), "action", may_be_narrower)
            return None if acted is None else did_signature(acted)
        if not candidates:
            self.read(name, (), {})
            return None
        return self._declared_so(node, name, candidates, "property", may_be_narrower)

    def _declared_so(
        self, node: syntax.Pattern, name: syntax.Name, candidates: Sequence[Headed], kind: str, may_be_narrower: bool
    ) -> Signature | None:
        """Return the one candidate whose positions are stated, or that is alone; report why there is none.

        Where it may be named in part, positions may also be types below those declared, or single things.
        """
        if not candidates:
            return None
        known = " or ".join(f"`{shown(each)}`" for each in candidates)
        if node.kinds is None:
            if len(candidates) == 1:
                return candidates[0].signature
            message = f"more than one {kind} is called '{name.text}'"
            self.reports.error("E108", name.place, message, expected=known)
            return None
        kinds = self.kinds_of(node)
        found = next((each for each in candidates if each.signature.kinds == kinds), None)
        if found is None and may_be_narrower:
            found = next((each for each in candidates if self._has_among_it(each.signature.kinds, kinds)), None)
        if found is None:
            message = f"no {kind} '{name.text}' is declared with these positions"
            hint = f"repeat the positions just as the {kind} declares them"
            hint += ", or name types below them or single things" if may_be_narrower else ""
            self.reports.error("E108", name.place, message, expected=known, hint=hint)
        return found.signature if found else None

    def kinds_of(self, node: syntax.Pattern) -> tuple[str, ...]:
        """Return the kinds of the positions as they are stated."""
        return tuple(self._kind(each) for each in node.kinds or ())

    def _has_among_it(self, kinds: Sequence[str], narrower: Sequence[str]) -> bool:
        """Return whether positions of these kinds take everything of those others."""
        return len(kinds) == len(narrower) and all(map(self._takes, kinds, narrower))

    def _takes(self, kind: str, narrower: str) -> bool:
        if narrower.startswith("=") and narrower[1:] in self.names.entities:
            types = self.names.entities[narrower[1:]].types
            return kind == narrower or any(self.names.hierarchy.is_a(each, kind) for each in types)
        return kind == narrower or self.names.hierarchy.is_a(narrower, kind)

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
