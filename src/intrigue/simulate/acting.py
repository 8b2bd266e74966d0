"""How an attempt ends: it comes off, somebody who is asked does not agree, or the facts are not as its actor believes.

Whoever attempts something believes that it is possible. If it is not, they find out: what is plainly yes or no takes
its actual value in their mind, of anything else they only know now that it is not as they thought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from intrigue.minds.temperament import Disposition, reach_of
from intrigue.minds.thinking import Thinker
from intrigue.model.expressions import YES, Comparison, Literal, Slot
from intrigue.model.permissions import ruled_out_fluents
from intrigue.model.plans import Explanation, GroundCall
from intrigue.model.terms import UNKNOWN, Fluent, Signature, Value, YesNo
from intrigue.semantics.beliefs import Chain, believed, mind_along, sight, slots_read, true_atoms
from intrigue.semantics.constants import DECLINED, TRIED
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.events import Change, Event
from intrigue.semantics.feelings import Hearts
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.simulate.chronicle import Belief


@dataclass(frozen=True, slots=True)
class CameOff:
    """Everybody agreed, and the facts allow it."""

    reasons: tuple[Explanation, ...]
    """The motive of each who consented, the actor's first; of a reader's character only if it has one."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody who was asked sees no reason to agree."""

    by: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The facts do not allow it."""

    lessons: tuple[Belief, ...]
    """What the actor believes from now on."""


def attempt(
    thinker: Thinker,
    state: State,
    hearts: Hearts,
    event: Event,
    plan: Explanation,
    dispositions: Mapping[str, Disposition],
    asked: Callable[[Event, str], bool | None] | None = None,
) -> CameOff | Refused | Failed:
    """Return what becomes of the attempt of the event's first consenter, who has this reason for it.

    `asked` says whether somebody agrees of whom somebody else decides that; None: they decide by themselves.
    """
    if not possible(thinker.setting, state, event):
        mind = believed(thinker.setting, state, event.consenting[0])
        return Failed(lessons(thinker.setting, state, event, thinker.supposing(mind, plan.suppositions)))
    reasons = [plan]
    for other in event.consenting[1:]:
        reach = reach_of(dispositions[other], hearts, other)
        told = asked(event, other) if asked is not None else None
        reason = thinker.motive(believed(thinker.setting, state, other), event, other, reach)
        if told is False or (told is None and reason is None):
            return Refused(other)
        reasons += (reason,) if reason is not None else ()
    for other in event.participants:
        if not thinker.moves.agrees(state, event, other):
            return Refused(other)
    return CameOff(tuple(reasons))


def lessons(setting: Setting, state: State, event: Event, mind: State) -> tuple[Belief, ...]:
    """Return what the actor believes after an attempt that the facts did not allow.

    The mind is what the actor went by: what it believes, and what it supposes besides.
    """
    actor = event.consenting[0]
    learnt: dict[tuple[Chain, Fluent], Belief] = {}
    for chain, atom in true_atoms(event.precondition, mind):
        if read(mind_along(state, chain), atom) is True or read(mind_along(mind, chain), atom) is not True:
            continue  # What the actor did not believe before cannot turn out to be otherwise.
        for inner, slot in slots_read(atom, chain):
            for each in _lesson(setting, state, mind, actor, (atom, inner, slot)):
                learnt[each.chain, each.fluent] = each
    return tuple(learnt.values())


def _lesson(
    setting: Setting, state: State, mind: State, actor: str, about: tuple[Ground, Chain, Slot]
) -> Iterator[Belief]:
    """Yield what becomes of one fluent of an atom that is true in the mind and false in fact."""
    atom, chain, slot = about
    fact, thought = mind_along(state, chain)[slot.index], mind_along(mind, chain)[slot.index]
    if setting.world.property[slot.fluent.property].value == YesNo() or _tells_the_value(atom):
        yield Belief((actor, *chain), slot.fluent, fact)
        return
    yield Belief((actor, *chain), slot.fluent, UNKNOWN)
    if not chain and thought is not UNKNOWN:
        for excluded in _ruled_out(setting, actor, slot.fluent, thought):
            yield Belief((), excluded, True)
            yield Belief((actor,), excluded, True)


def _tells_the_value(atom: Ground) -> bool:
    """Return whether an atom that turns out false says by that what the value is: it is not another than this one."""
    return isinstance(atom, Comparison) and atom.operator == "!=" and isinstance(atom.right, Literal)


def _ruled_out(setting: Setting, actor: str, fluent: Fluent, value: Value) -> Iterator[Fluent]:
    for excluded in ruled_out_fluents(setting.world, actor, fluent, value):
        if excluded in setting.index:
            yield excluded


# --- What others see of it --------------------------------------------------------------------------------------------


def as_tried(setting: Setting, event: Event) -> Event:
    """Return a failed attempt as something that happens: its witnesses see it tried, where the world remembers that."""
    return _shown(setting, event, Signature(TRIED + event.call.signature.name, event.call.signature.kinds), ())


def as_refused(setting: Setting, event: Event, by: str) -> Event:
    """Return a refusal as something that happens: those present see it, where the world remembers that."""
    name = Signature(DECLINED + event.call.signature.name, ("character", *event.call.signature.kinds))
    return _shown(setting, event, name, (by,))


def _shown(setting: Setting, event: Event, name: Signature, before: tuple[Value, ...]) -> Event:
    arguments = (*before, *event.call.arguments)
    fluent = _remembering(setting, name.name, arguments)
    changes = (Change(YES, (), Slot(setting.index[fluent], fluent), YES),) if fluent is not None else ()
    sights = tuple((witness, tuple(line for line in lines if line.seen_as is None)) for witness, lines in event.sights)
    return Event(GroundCall(name, arguments), event.action, YES, YES, changes, (), (), sights)


def _remembering(setting: Setting, name: str, arguments: tuple[Value, ...]) -> Fluent | None:
    """Return the fluent by which the world remembers this, whatever types it states for it; None where it does not."""
    for signature in setting.world.property:
        if signature.name == name and Fluent(signature, arguments) in setting.index:
            return Fluent(signature, arguments)
    return None


def witnesses(setting: Setting, state: State, event: Event) -> tuple[str, ...]:
    """Return those who see an event happen in this state, whatever they take it for."""
    return tuple(each for each in setting.characters if sight(setting, state, event, each) is not None)


def places(setting: Setting, state: State, characters: tuple[str, ...]) -> tuple[str, ...]:
    """Return where these characters are, as far as a property `at` says so, without repeats."""
    found: dict[str, None] = {}
    for index, fluent in enumerate(setting.fluents):
        if fluent.property.name == "at" and fluent.arguments[:1] and fluent.arguments[0] in characters:
            value = state[index]
            if isinstance(value, str):
                found[value] = None
    return tuple(found)
