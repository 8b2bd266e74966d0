"""What the engine itself keeps in mind, in words: what was done, tried, refused, ruled out, or heard in a crowd.

These are properties with a blank in their name, which no author declares by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from intrigue.model.expressions import Comparison, Expression, Literal, Read, Term
from intrigue.model.permissions import ruled_out_of
from intrigue.model.plans import GroundCall
from intrigue.model.sugar.minds import DID
from intrigue.model.terms import RULED_OUT, Signature, Value, Variable, YesNo
from intrigue.semantics.constants import DECLINED, HEARD, TRIED
from intrigue.tell.clauses import Clause, Statement
from intrigue.tell.nouns import Names, Noun, as_believer
from intrigue.tell.plainly import plain
from intrigue.tell.properties import Wordless
from intrigue.tell.word_forms import is_plural, participle

Says = Callable[[Names, Expression], Statement]
"""Puts a condition into words."""


def remembered(names: Names, node: Read, says: Says) -> Clause | None:
    """Return what a property says that the engine keeps; None where it is one of the author's."""
    signature, arguments = node.property, node.arguments
    kind, blank, name = signature.name.partition(" ")
    if not blank:
        return None
    match f"{kind} ":
        case prefix if prefix == DID:
            return done(names, Signature(name, signature.kinds), arguments)
        case prefix if prefix == TRIED:
            return _tried(names, Signature(name, signature.kinds), arguments)
        case prefix if prefix == DECLINED:
            return _declined(names, Signature(name, signature.kinds[1:]), arguments)
        case prefix if prefix == HEARD:
            return _heard(names, name, signature, arguments, says)
    if signature.name.startswith(RULED_OUT):
        excluded = ruled_out_of(names.world, signature)
        return ruled_out(names, arguments[0], Read(excluded, arguments[1:-1]), arguments[-1], says)
    return None


def done(names: Names, action: Signature, arguments: Sequence[Term]) -> Clause:
    """Return that somebody has done something, or that it has come about."""
    taken = plain(names.world, GroundCall(action, _values(arguments)), names)
    if taken.subject is not None:
        return Clause(names.called(taken.subject), f"have {participle(taken.phrase)}", perfect=True)
    if taken.head:
        return Clause(Noun(taken.head, plural=taken.plural), f"have {participle(taken.phrase)}", perfect=True)
    if arguments:
        raise Wordless
    return Clause(Noun(f"“{action.name.replace('_', ' ')}”"), "have happened", perfect=True)


def _tried(names: Names, action: Signature, arguments: Sequence[Term]) -> Clause:
    """Return that somebody has tried something in vain."""
    taken = plain(names.world, GroundCall(action, _values(arguments)), names)
    if taken.subject is None:
        raise Wordless
    return Clause(names.called(taken.subject), f"have tried in vain to {taken.phrase}", perfect=True)


def _declined(names: Names, action: Signature, arguments: Sequence[Term]) -> Clause:
    """Return that somebody has refused something: to another, who asked for it, or what was their own part in it."""
    who, rest = arguments[0], arguments[1:]
    taken = plain(names.world, GroundCall(action, _values(rest)), names)
    if taken.subject is None:
        raise Wordless
    if isinstance(who, Literal) and isinstance(who.value, str):
        own = replace(names, holder=who.value, by_pronoun=True)
        phrase = plain(names.world, GroundCall(action, _values(rest)), own).phrase
    else:
        phrase = taken.phrase
    asker = names.called(taken.subject)
    return Clause(names.of(who), f"have refused to let {asker.as_object} {phrase}", perfect=True)


def ruled_out(names: Names, holder: Term, fluent: Read, value: Term, says: Says) -> Clause:
    """Return that somebody knows of something that it has not a value."""
    is_so = says(names, Comparison("==", fluent, value))
    return Clause(names.of(holder), f"have ruled out that {is_so.finite()}", perfect=True)


def _heard(names: Names, name: str, signature: Signature, arguments: Sequence[Term], says: Says) -> Clause:
    """Return that somebody has heard something said in a crowd."""
    about = [each for each in names.world.property if each.name == name]
    for told in about:
        if len(told.kinds) != len(arguments) - 2:
            continue
        read = Read(told, tuple(arguments[1:-1]))
        value = arguments[-1]
        yes_no = isinstance(names.world.property[told].value, YesNo)
        is_so: Expression = read if yes_no and value == Literal(True) else Comparison("==", read, value)
        inside = as_believer(names, arguments[0], is_so)
        return Clause(names.of(arguments[0]), f"have heard that {says(inside, is_so).finite()}", perfect=True)
    raise Wordless


def how_many_heard(names: Names, node: Read, amount: str, says: Says) -> Clause | None:
    """Return that so many in a crowd have heard something; None where a property does not count that."""
    for crowd in names.world.crowds:
        prefix = f"{crowd.name} {HEARD}"
        if not node.property.name.startswith(prefix):
            continue
        told = next(
            (each for each in names.world.property if each.name == node.property.name.removeprefix(prefix)), None
        )
        if told is None:
            continue
        is_so = Comparison("==", Read(told, node.arguments[:-1]), node.arguments[-1])
        called = crowd.name.replace("_", " ")
        members = f"of the {called}" if is_plural(called) else f"people of the {called}"
        return Clause(
            Noun(f"{amount} {members}", plural=True),
            f"have heard that {says(names, is_so).finite()}",
            perfect=True,
        )
    return None


def _values(arguments: Sequence[Term]) -> tuple[Value, ...]:
    return tuple(each.name if isinstance(each, Variable) else each.value for each in arguments)
