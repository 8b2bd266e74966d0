"""From the prose of a world back to written declarations and clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from intrigue.language import syntax
from intrigue.language.write_expressions import binder, name, written, written_condition, written_term
from intrigue.model.expressions import Term
from intrigue.model.prose import Prose, Wording
from intrigue.model.terms import CHARACTER, Variable
from intrigue.model.world import World


def written_prose(texts: Iterable[Prose], positions: Iterable[str] = ()) -> Iterator[syntax.Prose]:
    """Yield the texts of an event or the like; one for anybody, without a word before it, has a line for each string.

    `positions` are the names that stand for positions there.
    """
    known = frozenset(positions)
    for each in texts:
        whole = _whole(each, known)
        if whole.kind == "plain" and whole.to is None and whole.condition is None:
            yield from (syntax.Prose("plain", (line,)) for line in whole.lines)
        else:
            yield whole


def _whole(prose: Prose, known: frozenset[str] = frozenset()) -> syntax.Prose:
    to = None if prose.to is None else _eyes(prose.to, known)
    return syntax.Prose(prose.kind, _lines(prose.text), to, written_condition(prose.condition))


def _lines(text: str) -> tuple[syntax.TextLine, ...]:
    return tuple(map(syntax.TextLine, text.split("\n")))


def _eyes(term: Term, known: frozenset[str] = frozenset()) -> syntax.Binder:
    """Return somebody named, or a new variable with its type."""
    if isinstance(term, Variable):
        return syntax.Binder(name(term.name)) if term.name in known else binder(term, CHARACTER)
    return syntax.Binder(name(str(term.value)))


def written_telling(world: World) -> Iterator[list[syntax.Declaration]]:
    """Yield the prose that stands on the top level, kind by kind."""
    yield [syntax.Framing("opening", _whole(each)) for each in world.openings]
    yield [syntax.Framing("closing", _whole(each)) for each in world.closings]
    yield [syntax.Describe(name(each.subject), _whole(each.prose), each.again) for each in world.descriptions]
    yield [syntax.Later(each.minutes, _whole(each.prose)) for each in world.passings]
    yield [
        syntax.Thought(
            _eyes(each.thinker),
            tuple(
                syntax.Binder(name(one.name), None if one.name == one.type else name(one.type)) for one in each.about
            ),
            written(each.condition),
            syntax.Prose("plain", _lines(each.text)),
        )
        for each in world.thoughts
    ]
    yield [
        syntax.Naming(
            each.kind,
            None if each.caller is None else _eyes(each.caller),
            _eyes(each.called),
            # A condition that always holds is left out at the end only: what follows it must still be read.
            tuple(
                (text, written_condition(condition) if place == len(each.names) - 1 else written(condition))
                for place, (text, condition) in enumerate(each.names)
            ),
        )
        for each in world.namings
    ]
    yield [_wording(each) for each in world.wordings]


def _wording(each: Wording) -> syntax.Wording:
    """Return how an action or a property is said, with the types of its positions, so that the right one is meant."""
    positions = tuple(
        syntax.Typed(name(one.name), name(one.type)) if isinstance(one, Variable) else written_term(one)
        for one in each.positions
    )
    of = syntax.Call(name(each.of.name), positions) if positions else syntax.NameUse(name(each.of.name))
    value = None if each.value is None else written_term(each.value)
    return syntax.Wording(of, each.operator, value, syntax.TextLine(each.text))
