"""From names and calls in the text to entities, variables, fluents and called actions."""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.errors import Place
from intrigue.language import syntax
from intrigue.language.names import H, Headed, Names, Scope, position, shown
from intrigue.language.nearest import TYPES_ELSEWHERE, VALUES_ELSEWHERE, VERY_SIMILAR
from intrigue.language.sorts import article
from intrigue.language.words import TEMPORAL_PREFIXES
from intrigue.model.expressions import Call, Literal, Read, Term
from intrigue.model.terms import CHARACTER, UNKNOWN, Entity, EntityOf, Signature, Variable, YesNo
from intrigue.model.world import Property

NOTHING = Literal(UNKNOWN)
"""What a name stands for after a mistake that is already reported."""

MISSING = Property("", (), YesNo())
"""What a call stands for after a mistake that is already reported."""


class Terms:
    """Resolves what may fill a position, and the calls that have positions."""

    def __init__(self, names: Names) -> None:
        """Take the declared names; findings go to their reports."""
        self.names = names
        self.reports = names.reports

    def term(self, name: syntax.Name, scope: Scope) -> Term | None:
        """Return the variable or entity of this name; None, after a report, when it is neither."""
        if name.text in scope:
            return scope[name.text]
        if name.text in self.names.entities:
            return Literal(name.text)
        self._unknown_term(name, scope)
        return None

    def character(self, name: syntax.Name, scope: Scope, role: str) -> Term:
        """Return the character of this name; anything else is reported. `role` says what it is needed for."""
        term = self.term(name, scope)
        if term is None:
            return Literal(name.text)
        sort = self.names.sort_of(term)
        if not self.names.hierarchy.fits(sort, CHARACTER):
            where = self.names.where("entity", name.text, name.place) if isinstance(term, Literal) else ""
            message = f"'{name.text}' is {sort}{where}, not a character; {role} must be a character"
            kind = sort.types[0] if sort.types else ""
            known = [each.name for each in self.names.entities.values() if self._is_character(each)]
            hint = f"characters: {', '.join(known[:6])}{', ...' if len(known) > 6 else ''}" if known else ""
            if kind and isinstance(term, Variable) and self.names.hierarchy.is_a(CHARACTER, kind):
                hint = f"declare the variable as `{name.text}: {CHARACTER}`"
            self.reports.error("E112", name.place, message, hint=hint)
        return term

    def _is_character(self, entity: Entity) -> bool:
        return any(self.names.hierarchy.is_a(each, CHARACTER) for each in entity.types)

    def argument(self, node: syntax.Expression, scope: Scope) -> Term | None:
        """Return what fills a position; None, after a report, when it cannot."""
        match node:
            case syntax.NameUse(name=name):
                return self.term(name, scope)
            case syntax.Number(value=value):
                return Literal(value)
            case syntax.Constant(value=bool() as value):
                return Literal(value)
            case syntax.Constant(value=value):
                self.reports.error("E128", node.place, f"`{value}` cannot be an argument", expected=_A_NAME)
            case syntax.Typed(name=name):
                message = f"'{name.text}: {node.type.text}' declares a variable, which is not possible here"
                self.reports.error("E133", name.place, message, hint=f"write the name alone: `{name.text}`")
            case syntax.Call(name=name):
                self.reports.error(
                    "E128",
                    node.place,
                    f"'{name.text}(...)' cannot be an argument of another call",
                    expected=_A_NAME,
                    hint=f"name its value first: `exists x: {self._value_kind(name)} . {name.text}(...) == x and ...`",
                )
            case _:
                self.reports.error("E128", node.place, "this cannot be an argument", expected=_A_NAME)
        return None

    def _value_kind(self, name: syntax.Name) -> str:
        """Return the type of the values of the property of this name; `TYPE` where it has no entities for values."""
        values = (each.value for each in self.names.properties_named(name.text))
        return next((each.type for each in values if isinstance(each, EntityOf)), "TYPE")

    def read(self, name: syntax.Name, arguments: Sequence[syntax.Expression], scope: Scope) -> tuple[Read, Property]:
        """Return the fluent that is called so, and its property; after a report, one that fits everywhere."""
        terms = [self.argument(each, scope) for each in arguments]
        candidates = self.names.properties_named(name.text)
        if not candidates:
            self._unknown_property(name, scope)
            return Read(Signature(name.text)), MISSING
        found = self._chosen(name, arguments, terms, candidates, "property")
        if found is None:
            return Read(Signature(name.text)), MISSING
        return Read(found.signature, tuple(each or NOTHING for each in terms)), found

    def call(self, name: syntax.Name, arguments: Sequence[syntax.Expression], scope: Scope) -> Call | None:
        """Return the called action; None, after a report, when there is none."""
        terms = [self.argument(each, scope) for each in arguments]
        candidates = self.action_named(name)
        if not candidates:
            return None
        found = self._chosen(name, arguments, terms, candidates, "action")
        return None if found is None else Call(found.signature, tuple(each or NOTHING for each in terms))

    def action_named(self, name: syntax.Name) -> Sequence[Headed]:
        """Return the actions of this name; empty, after a report, when there is none."""
        candidates = self.names.actions.get(name.text, ())
        if not candidates:
            what = self.names.what_is(name.text, name.place)
            message = f"'{name.text}' is {what}, not an action" if what else f"there is no action '{name.text}'"
            known = list(self.names.actions)
            hint = self.names.suggestion(name.text, known, name.place)
            if what.startswith("a property"):
                hint = hint or f"to read the property, write `{name.text}(...)` alone"
            elif known and not hint:
                hint = f"actions: {', '.join(known[:6])}{', ...' if len(known) > 6 else ''}"
            self.reports.error("E104", name.place, message, hint=hint)
        return candidates

    def pattern(
        self,
        name: syntax.Name,
        arguments: Sequence[syntax.Expression],
        candidates: Sequence[Headed],
        scope: Scope,
        kind: str,
    ) -> tuple[Signature, tuple[Term, ...], dict[str, Term]]:
        """Return the signature and terms of a call whose unknown names are new variables, and those variables.

        A name that stands in scope or is an entity keeps its meaning; a new one ranges over what its position takes.
        """
        fitting = [each for each in candidates if len(each.parameters) == len(arguments)]
        fixed = [self._fixed(each, scope) for each in arguments]
        found = next(
            (
                each
                for each in fitting
                if all(
                    term is None or self.names.accepts(parameter, term)
                    for parameter, term in zip(each.parameters, fixed, strict=True)
                )
            ),
            None,
        )
        if found is None:
            if candidates:
                self._chosen(name, arguments, fixed, candidates, kind)
            unknown = [each.name.text for each in arguments if isinstance(each, syntax.NameUse)]
            return Signature(name.text), (), {each: Variable(each, "") for each in unknown if each not in scope}
        terms: list[Term] = []
        new: dict[str, Term] = {}
        for parameter, node, term in zip(found.parameters, arguments, fixed, strict=True):
            terms.append(term or self._new_variable(node, parameter.type, scope, new))
        return found.signature, tuple(terms), new

    def _fixed(self, node: syntax.Expression, scope: Scope) -> Term | None:
        """Return what an argument of a pattern already stands for; None for a new variable without a type."""
        match node:
            case syntax.NameUse(name=name) if name.text not in scope and name.text not in self.names.entities:
                return None
            case syntax.Typed(name=name, type=kind):
                return Variable(name.text, self.type_name(kind))
        return self.argument(node, scope) or NOTHING

    def _new_variable(self, node: syntax.Expression, kind: str, scope: Scope, new: dict[str, Term]) -> Term:
        assert isinstance(node, syntax.NameUse)
        name = node.name
        if name.text in new:
            return new[name.text]
        if not kind:
            what = "a position that takes one thing only"
            self.reports.error("E133", name.place, f"'{name.text}' is not known, and stands in {what}")
            kind = "entity"
        close = self.names.suggestion(name.text, self.names.entities, name.place, VERY_SIMILAR)
        if close and len(name.text) > 3:
            self.reports.warning(
                "W101", name.place, f"'{name.text}' is taken as a new variable, for any {kind}", hint=close
            )
        new[name.text] = Variable(name.text, kind)
        return new[name.text]

    def type_name(self, name: syntax.Name, above: str = "") -> str:
        """Return the type's name; one that is not declared is reported."""
        known = self.names.hierarchy
        if name.text in known or name.text == "yes or no":
            return name.text
        what = self.names.what_is(name.text, name.place)
        message = f"'{name.text}' is {what}, not a type" if what else f"there is no type '{name.text}'"
        hint = TYPES_ELSEWHERE.get(name.text.lower()) or self.names.suggestion(name.text, known.above, name.place)
        if not hint and not what:
            hint = f"declare it: `type {name.text}`"
        self.reports.error("E102", name.place, message, hint=hint)
        return name.text

    def _chosen(
        self,
        name: syntax.Name,
        arguments: Sequence[syntax.Expression],
        terms: Sequence[Term | None],
        candidates: Sequence[H],
        kind: str,
    ) -> H | None:
        """Return the first candidate that accepts the terms (None: any); report why when there is none."""
        filled = [each or NOTHING for each in terms]
        found = self.names.first_accepting(candidates, filled)
        if found is not None:
            return found
        same = [each for each in candidates if len(each.parameters) == len(terms)]
        first = (same or candidates)[0]
        place = self.names.reports.sources.places.get((kind, first.signature))
        related = ((place, "declared here"),) if place and place.line else ()
        known = " or ".join(f"`{shown(each)}`" for each in candidates[:5])
        if not same:
            counts = sorted({len(each.parameters) for each in candidates})
            needed = f"{' or '.join(map(str, counts))} argument{'s' if counts != [1] else ''}"
            found_count = f"found {len(terms)}" if terms else "found none"
            self.reports.error(
                "E108", name.place, f"'{name.text}' takes {needed}, {found_count}", expected=known, related=related
            )
        elif len(same) == 1:
            self._wrong_argument(name, first, arguments, filled, related)
        else:
            sorts = ", ".join(self._sort_word(each) for each in filled)
            message = f"no '{name.text}' takes ({sorts})"
            self.reports.error("E109", name.place, message, expected=known, related=related)
        return None

    def _wrong_argument(
        self,
        name: syntax.Name,
        headed: Headed,
        arguments: Sequence[syntax.Expression],
        terms: Sequence[Term],
        related: tuple[tuple[Place, str], ...],
    ) -> None:
        """Report the first argument that the one candidate does not accept."""
        index = next(
            index
            for index, (parameter, term) in enumerate(zip(headed.parameters, terms, strict=True))
            if not self.names.accepts(parameter, term)
        )
        parameter, term, node = headed.parameters[index], terms[index], arguments[index]
        wanted = position(parameter)
        needed = f"{article(wanted)} {wanted}" if parameter.constant is None else f"'{wanted}'"
        text = _text(term)
        sort = self.names.sort_of(term)
        is_what = f" is {sort}{self._entity_where(term, node.place)} and" if sort.kind == "entity" else ""
        hint = ""
        swapped = self._swapped(headed, terms)
        if swapped:
            hint = f"did you mean `{name.text}({swapped})`?"
        elif isinstance(term, Variable) and parameter.constant is None and _wider(self.names, term.type, wanted):
            hint = f"not every {term.type} is {needed}: declare it as `{term.name}: {wanted}`"
        self.reports.error(
            "E109",
            node.place,
            f"'{text}'{is_what} cannot be the {_ordinal(index)} argument of '{name.text}'",
            expected=needed,
            hint=hint,
            related=related,
        )

    def _swapped(self, headed: Headed, terms: Sequence[Term]) -> str:
        """Return the arguments in the other order when that is what the two positions take."""
        if len(terms) != 2 or not all(map(self.names.accepts, headed.parameters, reversed(terms))):
            return ""
        return ", ".join(_text(each) for each in reversed(terms))

    def _sort_word(self, term: Term) -> str:
        sort = self.names.sort_of(term)
        return sort.types[0] if sort.types else str(sort)

    def _entity_where(self, term: Term, near: Place) -> str:
        return self.names.where("entity", term.value, near) if isinstance(term, Literal) else ""

    def _unknown_term(self, name: syntax.Name, scope: Scope) -> None:
        """Report a name that is neither a variable nor an entity."""
        what = self.names.what_is(name.text, name.place)
        hint = self.names.suggestion(name.text, [*scope, *self.names.entities], name.place)
        if what.startswith("a type"):
            message = f"'{name.text}' is {what}; here the name of one {name.text} is needed"
            bound = [each for each, term in scope.items() if isinstance(term, Variable) and term.type == name.text]
            hint = f"did you mean '{bound[0]}'?" if bound else hint
            self.reports.error("E105", name.place, message, hint=hint)
        elif what:
            message = f"'{name.text}' is {what}; here an entity or a variable is needed"
            self.reports.error("E105", name.place, message, hint=hint)
        else:
            if not hint or name.text.lower() in VALUES_ELSEWHERE:
                hint = how_to_declare(name, scope)
            others = "neither an entity nor a variable in scope" if scope else "not an entity"
            self.reports.error("E101", name.place, f"'{name.text}' is {others}", hint=hint)

    def _unknown_property(self, name: syntax.Name, scope: Scope) -> None:
        """Report a called name that no property has."""
        if name.text in self.names.actions:
            message = f"'{name.text}' is {self.names.what_is(name.text, name.place)}, not something that can be true"
            self.reports.error(
                "E105", name.place, message, hint=f"to ask whether it has happened, write `did {name.text}(...)`"
            )
            return
        what = self.names.what_is(name.text, name.place)
        if not what and name.text in scope:
            what = f"a variable ({self.names.sort_of(scope[name.text])})"
        if what:
            message = f"'{name.text}' is {what}, not a property: it takes no arguments"
            hint = f"compare a property with it: `... == {name.text}`" if name.text in self.names.entities else ""
            self.reports.error("E105", name.place, message, hint=hint)
            return
        known = [*self.names.properties, *self.names.feelings]
        hint = self.names.suggestion(name.text, known, name.place)
        if not hint:
            hint = self.names.suggestion(name.text, self.names.actions, name.place).replace("'?", "', an action?")
        if name.text in TEMPORAL_PREFIXES:
            hint = f"`{name.text}` stands at the top of a `check` only; two promises are two checks"
        hint = hint or f"declare it: `property {name.text}(...)`"
        self.reports.error("E103", name.place, f"there is no property '{name.text}'", hint=hint)


def _text(term: Term) -> str:
    """Return the term as it is written."""
    if isinstance(term, Variable):
        return term.name
    return ("yes" if term.value else "no") if isinstance(term.value, bool) else str(term.value)


def _wider(names: Names, kind: str, wanted: str) -> bool:
    return kind != wanted and names.hierarchy.is_a(wanted, kind)


def _ordinal(index: int) -> str:
    words = ("first", "second", "third", "fourth", "fifth", "sixth")
    return words[index] if index < len(words) else f"{index + 1}th"


def how_to_declare(name: syntax.Name, scope: Scope) -> str:
    """Return what to do about a name like no other."""
    if name.text.lower() in VALUES_ELSEWHERE:
        return VALUES_ELSEWHERE[name.text.lower()]
    return f"names bound here: {', '.join(scope)}" if scope else f"declare it, for example `{CHARACTER} {name.text}`"


_A_NAME = "the name of an entity or of a variable"
