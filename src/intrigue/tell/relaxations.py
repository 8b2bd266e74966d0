"""What would have to be otherwise for a story to exist, in English: `if Ben knew that the key is in the box`."""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.model.expressions import Comparison, Expression, Literal, Read
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Fluent, Value
from intrigue.model.world import World
from intrigue.search.changes import Agrees, Cares, Change, IsSo, Knows, MoreRoom, Sees
from intrigue.search.relaxing import Relaxed
from intrigue.tell.aims import as_hope, strands
from intrigue.tell.code import in_code
from intrigue.tell.grammar import listed
from intrigue.tell.nouns import Names
from intrigue.tell.plainly import plain
from intrigue.tell.realization import name_of
from intrigue.tell.wording import in_english


def condition_of(world: World, relaxed: Relaxed) -> str:
    """Return under what condition the story would exist, beginning with `if` or `with`."""
    return in_words(world, relaxed.changes)


def in_words(world: World, changes: Sequence[Change]) -> str:
    """Return several changes as one condition."""
    room = [_room(each) for each in changes if isinstance(each, MoreRoom)]
    others = [_clause(world, each) for each in changes if not isinstance(each, MoreRoom)]
    return " ".join(filter(None, (listed(room), f"if {listed(others)}" if others else "")))


def _room(change: MoreRoom) -> str:
    match change.limit:
        case "author limit":
            return f"with {_counted(change.by, 'more step')}"
        case "character limit":
            return f"with {_counted(change.by, 'more action')} in a motive's plan"
        case _:
            return f"with {_counted(change.by, 'more mind')} within minds in motives"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _clause(world: World, change: Change) -> str:
    match change:
        case Knows(minds=(holder,), fluent=fluent, value=value):
            return f"{name_of(world, holder)} knew that {_fact(world, fluent, value)}"
        case Knows(minds=(holder, *others), fluent=fluent, value=value):
            thoughts = " ".join(f"{name_of(world, each)} believes that" for each in others)
            return f"{name_of(world, holder)} knew that {thoughts} {_fact(world, fluent, value)}"
        case Cares(character=holder, line=line, how=how):
            verb = {"more": "mattered more", "too": "mattered", "not": "did not matter"}[how]
            return f"it {verb} to {name_of(world, holder)} {_aim(world, line)}"
        case Agrees(character=holder, call=None):
            return f"{name_of(world, holder)} would do one thing without a reason"
        case Agrees(character=holder, call=GroundCall() as call):
            return _would(world, holder, call)
        case Sees(character=holder, action=action):
            return f"{name_of(world, holder)} saw every `{action.name}`, wherever it happens"
        case IsSo(fluent=fluent, value=value):
            return f"it were so at first that {_fact(world, fluent, value)}"
    raise TypeError(f"no words for {type(change).__name__}")


def _fact(world: World, fluent: Fluent, value: Value) -> str:
    read = Read(fluent.property, tuple(map(Literal, fluent.arguments)))
    return in_english(world, Comparison("==", read, Literal(value)))


def _would(world: World, holder: str, call: GroundCall) -> str:
    """Return that somebody would do something, or agree to what somebody else does."""
    done = plain(world, call)
    name = name_of(world, holder)
    if done.subject == holder:
        return f"{name} would {done.phrase} without a reason"
    return f"{name} would agree without a reason that {done.clause(world, 'present')}"


def _aim(world: World, line: Expression) -> str:
    """Return what a want is about, behind `matters to somebody`."""
    names = Names(world)
    parts = [f"that {as_hope(names, each).finite()}" for each in strands(line)]
    return listed(parts) if parts else in_code(line)
