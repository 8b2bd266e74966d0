"""Prose: texts with what may stand in them, through whose eyes and when they are told, and what people are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intrigue.errors import Place
from intrigue.language import syntax
from intrigue.language.names import Headed, Scope
from intrigue.language.nearest import VERY_SIMILAR
from intrigue.language.resolve_declarations import Declarations
from intrigue.model.expressions import Literal, Term
from intrigue.model.prose import Description, Naming, Passing, Prose, ProseKind, Thought, Wording
from intrigue.model.terms import CHARACTER, ENTITY, EntityOf, Parameter, Signature, Variable

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FORMS = ("name", "address", "he", "him", "his", "himself")
"""What may stand behind a placeholder's name and a dot."""
_NO_SCOPE: Scope = {}


class Texts(Declarations):
    """Resolves what is told in the author's own words."""

    def prose(self, nodes: Sequence[syntax.Prose], scope: Scope) -> tuple[Prose, ...]:
        """Return the texts; bare strings, one after the other, are one; each that has a head is a text of its own."""
        found: list[Prose] = []
        bare = False
        for node in nodes:
            told = self._text(node, scope)
            last = found[-1] if found else None
            was_bare, bare = bare, node.kind == "plain" and node.to is None and node.condition is None
            if last is not None and bare and was_bare:
                found[-1] = Prose(told.kind, f"{last.text}\n{told.text}", told.to, told.condition)
            else:
                found.append(told)
        return tuple(found)

    def _text(self, node: syntax.Prose, scope: Scope, kind: ProseKind | None = None) -> Prose:
        to, inner = (None, scope) if node.to is None else self._eyes(node.to, scope, "through whose eyes it is told")
        return Prose(kind or node.kind, self._lines(node, inner), to, self.condition(node.condition, inner))

    def _lines(self, node: syntax.Prose, scope: Scope) -> str:
        for line in node.lines:
            self.check_prose(line.text, line.place, scope)
        return "\n".join(each.text for each in node.lines)

    def _eyes(self, node: syntax.Binder, scope: Scope, role: str) -> tuple[Term, Scope]:
        """Return who looks on, and the scope below: somebody named, or a new variable, for anybody."""
        name = node.name.text
        if node.type is None and (name in scope or name in self.names.entities):
            return self.character(node.name, scope, role), scope
        variable = self.bound(node)
        close = self.names.suggestion(name, [*scope, *self.names.entities], node.place, VERY_SIMILAR)
        if close and node.type is None and len(name) > 3:
            message = f"'{name}' is taken as a new variable, for any {CHARACTER}"
            self.reports.warning("W101", node.place, message, hint=close)
        if name in scope:
            message = f"'{name}' is already a position here"
            self.reports.error("E133", node.place, message, hint=f"write `to {name}` without a type, or another name")
        elif (
            node.type is not None
            and variable.type in self.names.hierarchy
            and not self.names.hierarchy.is_a(variable.type, CHARACTER)
        ):
            message = f"'{variable.type}' is no kind of character; {role} must be a character"
            self.reports.error("E112", node.type.place, message)
        return variable, {**scope, name: variable}

    def _is_other_type(self, kind: str) -> bool:
        """Return whether a type is known, and not one of characters."""
        return kind in self.names.hierarchy and not self.names.hierarchy.is_a(kind, CHARACTER)

    def framings(self, nodes: Sequence[syntax.Framing], kind: str) -> tuple[Prose, ...]:
        """Return the first, or the last, lines of a telling."""
        return self.prose([each.prose for each in nodes if each.kind == kind], _NO_SCOPE)

    def description(self, node: syntax.Describe) -> Description:
        """Return what somebody or something is like."""
        self.term(node.subject, _NO_SCOPE)
        return Description(node.subject.text, self._text(node.prose, _NO_SCOPE), node.again)

    def passing(self, node: syntax.Later) -> Passing:
        """Return how it is told that time goes by."""
        return Passing(node.minutes, self._text(node.prose, _NO_SCOPE))

    def thought(self, node: syntax.Thought) -> Thought:
        """Return what goes through somebody's head when something newly holds in it."""
        thinker, scope = self._eyes(node.thinker, _NO_SCOPE, "who thinks something")
        about: list[Parameter] = []
        for each in node.about:
            variable = self.bound(each, each.name.text)
            if each.type is None:
                self.type_name(each.name)
            if variable.name in scope:
                message = f"'{variable.name}' is bound already"
                self.reports.error("E133", each.place, message, hint="give it another name")
            scope = {**scope, variable.name: variable}
            about.append(Parameter(variable.name, variable.type))
        return Thought(thinker, tuple(about), self.condition(node.condition, scope), self._lines(node.prose, scope))

    def naming(self, node: syntax.Naming) -> Naming:
        """Return what somebody is called."""
        scope, caller = _NO_SCOPE, None
        if node.caller is not None:
            role = "who addresses somebody" if node.kind == "address" else "through whose eyes it is told"
            caller, scope = self._eyes(node.caller, scope, role)
        if node.kind == "name":
            called: Term = self.term(node.called.name, _NO_SCOPE) or Literal(node.called.name.text)
        else:
            called, scope = self._eyes(node.called, scope, "who is addressed")
        names = tuple((text, self.condition(test, scope)) for text, test in node.names)
        return Naming(node.kind, caller, called, names)

    def wording(self, node: syntax.Wording) -> Wording:
        """Return how an action or a property is said in a few words."""
        called, arguments = node.of.name, node.of.arguments if isinstance(node.of, syntax.Call) else ()
        properties = self.names.properties_named(called.text)
        candidates: list[Headed] = [*properties]
        if node.operator is None:
            candidates = [*self.names.actions.get(called.text, ()), *properties]
        if not candidates:
            self.read(called, (), _NO_SCOPE)
        signature, terms, new = self.pattern(called, arguments, candidates, _NO_SCOPE, "action or property")
        value = None if node.value is None else self._worded_value(node.value, signature, new)
        scope: Scope = {**{each.name: each for each in terms if isinstance(each, Variable)}, **new}
        if isinstance(value, Variable):
            scope = {**scope, value.name: value}
        self.check_prose(node.text.text, node.text.place, scope)
        if "[" not in node.text.text:
            self._prose_fault(node.text.place, node.text.text, "has no verb", "`[verb]` somewhere in it", "")
        return Wording(signature, terms, node.text.text, node.operator, value)

    def _worded_value(
        self, node: syntax.NameUse | syntax.Number | syntax.Constant, signature: Signature, bound: Scope
    ) -> Term:
        """Return a value that a property is compared with; a name that is no entity stands for any."""
        if not isinstance(node, syntax.NameUse):
            return Literal(node.value)
        name = node.name.text
        if name in self.names.entities:
            return Literal(name)
        if name in bound:
            self.reports.error("E133", node.place, f"'{name}' is already a position here", hint="give it another name")
        declared = next(
            (each for each in self.names.properties_named(signature.name) if each.signature == signature), None
        )
        kind = declared.value.type if declared is not None and isinstance(declared.value, EntityOf) else ENTITY
        return Variable(name, kind)

    # --- What stands in a text ---

    def check_prose(self, text: str, place: Place, scope: Scope) -> None:
        """Report placeholders in a template that name nothing, and brackets that do not pair."""
        for inside in PLACEHOLDER.findall(text):
            if "|" in inside:
                continue
            name, _, form = inside.strip().removesuffix("'s").partition(".")
            if name not in scope and name not in self.names.entities:
                self._unknown_placeholder(inside, name, place, scope)
            elif form and form not in FORMS:
                known = ", ".join(f"`{{{name}.{each}}}`" for each in FORMS)
                self._prose_fault(place, f"{{{inside}}}", "asks for a form that there is not", known, "")
        rest = PLACEHOLDER.sub("", text)
        for opening, closing in ("{}", "[]"):
            if rest.count(opening) != rest.count(closing):
                which = opening if rest.count(opening) > rest.count(closing) else closing
                self._prose_fault(place, which, "has no partner", "", "")

    def _unknown_placeholder(self, inside: str, name: str, place: Place, scope: Scope) -> None:
        hint = self.names.suggestion(name, [*scope, *self.names.entities], place)
        if hint and name[:1].isupper():
            hint += " At the start of a sentence it gets a capital by itself"
        known = ", ".join(f"`{{{each}}}`" for each in list(scope)[:6])
        self._prose_fault(place, f"{{{inside}}}", "names nothing", known, hint)

    def _prose_fault(self, place: Place, piece: str, wrong: str, expected: str, hint: str) -> None:
        """Report a piece of a template, where it stands in the line if it can be found there."""
        column = self.reports.sources.line(place).find(piece, max(place.column - 1, 0)) + 1
        at, width = (Place(place.file, place.line, column), len(piece)) if column else (place, 0)
        message = f"'{piece}' in this text {wrong}"
        self.reports.error("E123", at, message, expected=expected, hint=hint, width=width)
