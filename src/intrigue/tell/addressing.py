"""What people are called: by one another in speech, and by the telling through somebody's eyes."""

from __future__ import annotations

from intrigue.model.expressions import YES, Expression, Literal, Term
from intrigue.model.prose import Naming
from intrigue.model.terms import Value, Variable
from intrigue.model.world import World
from intrigue.tell.voice import Voice


def called(world: World, name: str, voice: Voice) -> str | None:
    """Return what the telling calls somebody through these eyes; None where nothing is said of it."""
    return _named(world, "name", voice.focalizer, name, voice)


def addressed(world: World, caller: str | None, name: str, voice: Voice) -> str | None:
    """Return how somebody addresses another, as is in the speaker's own mind; None where nothing is said of it."""
    return _named(world, "address", caller, name, voice)


def _named(world: World, kind: str, caller: str | None, name: str, voice: Voice) -> str | None:
    fitting: list[tuple[int, bool, int, Naming, dict[str, Term]]] = []
    for place, each in enumerate(world.namings):
        terms: dict[str, Term] = {}
        if each.kind == kind and fits(world, each.caller, caller, terms) and fits(world, each.called, name, terms):
            anybody = not isinstance(each.caller, Literal)
            fitting.append((anybody + (not isinstance(each.called, Literal)), anybody, place, each, terms))
    for *_, each, terms in sorted(fitting, key=lambda one: one[:3]):
        for text, condition in each.names:
            if condition == YES or _holds(condition, terms, voice, caller):
                return text
    return None


def fits(world: World, term: Term | None, name: str | None, terms: dict[str, Term]) -> bool:
    """Return whether somebody is the one meant; what a variable stands for then is noted among the terms."""
    match term:
        case None:
            return True
        case Literal(value=value):
            return value == name
        case Variable(name=variable, type=kind):
            if name is None or not any(world.is_a(each, kind) for each in world.entity[name].types):
                return False
            terms[variable] = Literal(name)
            return True


def _holds(condition: Expression, terms: dict[str, Term], voice: Voice, owner: Value | None) -> bool:
    reads = voice.reads_in(owner if isinstance(owner, str) else None)
    return reads is not None and reads.holds(condition, terms)
