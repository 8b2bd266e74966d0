"""What can be wondered about, in words: `where Sakura is`, and of no one in particular, `where somebody is`."""

from __future__ import annotations

from intrigue.model.expressions import Literal, Read, Term
from intrigue.model.terms import CHARACTER, Fluent, Signature, Variable
from intrigue.model.world import World
from intrigue.tell.nouns import Names, Noun
from intrigue.tell.properties import Wordless
from intrigue.tell.quantities import kind_of
from intrigue.tell.word_forms import with_a
from intrigue.tell.wording import question_about


def asked_about(names: Names, fluent: Fluent) -> str | None:
    """Return what somebody wonders who wants to know a fluent; None where there are no words for it."""
    return _asked(names, Read(fluent.property, tuple(map(Literal, fluent.arguments))))


def open_question(world: World, signature: Signature) -> str | None:
    """Return what can be wondered about a property, of whatever fills its positions; None without words for it."""
    names = Names(world)
    positions: list[Term] = []
    for number, kind in enumerate(signature.kinds):
        if kind.startswith("="):
            positions.append(Literal(kind.removeprefix("=")))
            continue
        variable = Variable(f"{number}", kind)
        again = signature.kinds[:number].count(kind)
        names = names.with_variable(variable.name, _somebody(world, kind, again))
        positions.append(variable)
    return _asked(names, Read(signature, tuple(positions)))


def _somebody(world: World, kind: str, again: int) -> Noun:
    """Return somebody or something of a kind; `again`: how many of the kind were named before."""
    called, key = kind_of(world, kind), f"{kind} {again}"
    if called == "person":
        return Noun("somebody else" if again else "somebody", person=True, key=key)
    return Noun(f"another {called}" if again else with_a(called), person=world.is_a(kind, CHARACTER), key=key)


def _asked(names: Names, read: Read) -> str | None:
    try:
        said = question_about(names, read)
    except Wordless:
        return None
    return None if "`" in said else said
