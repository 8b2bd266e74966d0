"""From the shape of an expression to the effects that make it true."""

from __future__ import annotations

from intrigue.language.sabre.conditions import Conditions, in_minds, negated
from intrigue.language.sabre.faults import Fault
from intrigue.language.sabre.syntax import (
    Assignment,
    Atom,
    Belief,
    Binder,
    Choice,
    Fluent,
    Junction,
    Negation,
    Relation,
    Syntax,
)
from intrigue.language.sabre.vocabulary import QUESTION, TRUTH, Scope
from intrigue.model.expressions import NO, YES, Assign, Effect, ForEach, Term, When
from intrigue.model.terms import YesNo

Minds = tuple[Term, ...]
"""The chain of characters in whose mind an effect takes place, outermost first."""


class Effects(Conditions):
    """Reads effects, and what their conditions and values are."""

    def effects(self, node: Syntax, scope: Scope, minds: Minds = (), *, wanted: bool = True) -> tuple[Effect, ...]:
        """Return what makes the expression true, or false where that is `wanted`; Fault where it takes a choice."""
        match node:
            case Atom() if node.first.text in ("True", "False") and (node.first.text == "True") is wanted:
                return ()
            case Fluent():
                return self._shorthand(node, scope, minds, wanted)
            case Belief():
                inside = (*minds, self.vocabulary.character(node.character, scope))
                return self.effects(node.body, scope, inside, wanted=wanted)
            case Negation():
                return self.effects(node.part, scope, minds, wanted=not wanted)
            case Junction() if (node.operator == "&") is wanted:
                return self._all(node, scope, minds, wanted)
            case Choice() if wanted or node.otherwise is not None:
                return self._branches(node, scope, minds, wanted)
            case Binder() if node.first.text == ("forall" if wanted else "exists"):
                return self._each(node, scope, minds, wanted)
            case Assignment() | Relation():
                return self._assign(node, scope, minds, wanted)
            case _:
                hint = (
                    "an effect is an assignment, a belief about one, 'if', 'forall', or several with '&' between them"
                )
                negation = "" if wanted else " to be false"
                raise self.fault("E317", f"'{self.quote(node)}' cannot be brought about{negation}", node, hint=hint)

    def _all(self, node: Junction, scope: Scope, minds: Minds, wanted: bool) -> tuple[Effect, ...]:
        found: list[Effect] = []
        for each in node.parts:
            try:
                found += self.effects(each, scope, minds, wanted=wanted)
            except Fault as fault:
                self.faults.append(fault)
        return tuple(found)

    def _shorthand(self, node: Fluent, scope: Scope, minds: Minds, wanted: bool) -> tuple[Effect, ...]:
        """A boolean property by itself is set to True or, where it is negated, to False."""
        read, sort = self.read(node, scope)
        if sort != TRUTH:
            hint = f"write '{self.quote(node)} = ...'"
            raise self.fault("E317", f"'{self.quote(node)}' is {sort} and no value for it is said", node, hint=hint)
        return (Assign(read, YES if wanted else NO, minds),)

    def _branches(self, node: Choice, scope: Scope, minds: Minds, wanted: bool) -> tuple[Effect, ...]:
        """`if` with its `elseif`s; a condition inside `believes` is read in that mind, too."""
        found = () if node.otherwise is None else self.effects(node.otherwise, scope, minds, wanted=wanted)
        for condition, branch in reversed(node.branches):
            read = in_minds(self.condition(condition, scope), minds)
            found = (When(read, self.effects(branch, scope, minds, wanted=wanted), found),)
        return found

    def _each(self, node: Binder, scope: Scope, minds: Minds, wanted: bool) -> tuple[Effect, ...]:
        if self.ranges_over_truth(node):
            no, yes = self.for_both(node, scope, lambda inner: self.effects(node.body, inner, minds, wanted=wanted))
            return no + yes
        variable, inner = self.bind(node.variable, node.type, scope)
        return (ForEach(variable, self.effects(node.body, inner, minds, wanted=wanted)),)

    def _assign(self, node: Assignment | Relation, scope: Scope, minds: Minds, wanted: bool) -> tuple[Effect, ...]:
        """Assign with `=` or `==`; `!=` gives a boolean property the opposite of the value."""
        target, aim = node.target if isinstance(node, Assignment) else node.left, minds
        while isinstance(target, Belief):
            aim = (*aim, self.vocabulary.character(target.character, scope))
            target = target.body
        if not isinstance(target, Fluent) or node.operator.text not in ("=", "==", "!="):
            message = f"'{self.quote(node)}' cannot be brought about"
            raise self.fault("E317", message, node, hint="an assignment is 'property(arguments) = value'")
        side = node.value if isinstance(node, Assignment) else node.right
        if isinstance(node, Relation):
            self.refuse_chain(node)
        read, _ = self.read(target, scope)
        value, sort = self.value(side, scope)
        declared = self.vocabulary.world.property[read.property].value
        if not self.vocabulary.fits(sort, declared):
            hint = "a boolean is never unknown" if sort == QUESTION else ""
            message = f"'{self.quote(side)}' is {sort}, which '{read.property}' cannot hold"
            raise self.fault("E313", message, side, hint=hint)
        if (node.operator.text == "!=") is wanted:
            if not isinstance(declared, YesNo):
                message = f"'{self.quote(node)}' leaves open which value '{target.first.text}' is to take"
                raise self.fault("E317", message, node)
            value = negated(value)
        return (Assign(read, in_minds(value, minds), aim),)
