"""Why somebody did not do something: what stood in the way, in fact, in their mind, in others, and the least remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intrigue.explain.atoms import as_condition, false_atoms
from intrigue.explain.naming import refusal
from intrigue.explain.obstacles import Kind, Obstacle
from intrigue.explain.otherwise import Asker
from intrigue.explain.past import Past
from intrigue.explain.remedies import Remedy, Trying, remedies_for
from intrigue.explain.sources import held
from intrigue.explain.why import Gain, Reason, reason_of
from intrigue.minds.deliberation import Situation, value
from intrigue.minds.thinking import Option
from intrigue.model.plans import GroundCall
from intrigue.semantics.beliefs import Chain, believed, slots_read
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.events import Event
from intrigue.semantics.looking_ahead import felt_after
from intrigue.semantics.state import State
from intrigue.semantics.transition import possible
from intrigue.semantics.utility import want_values
from intrigue.simulate.chronicle import Entry


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why an action did not happen at some point of a run."""

    call: GroundCall
    entry: int
    """The entry at which it is asked about."""
    point: int
    """The point at which its actor had its turn."""
    minutes: int
    actor: str
    obstacles: tuple[Obstacle, ...]
    remedies: tuple[Remedy, ...]
    reason: Reason | None
    """Why its actor would have done it, where it had a reason."""
    stopped: bool = False
    """Whether the search for remedies came to its bound: there may be others."""


def whynot(past: Past, number: int, call: GroundCall) -> WhyNot:
    """Return why an action did not happen in the step of an entry; raise InputError where there is no such action."""
    entry = past.story.chronicle[number]
    event = event_of(past, call)
    actor = event.consenting[0] if event.consenting else ""
    point = _turn_of(past, entry, actor)
    asker = Asker(past, point)
    same = next((each for each in past.story.chronicle.where(step=entry.step) if _is(each, call)), None)
    if same is not None:
        obstacles: list[Obstacle] = [Obstacle("happened", actor, entry=same.index)]
    elif not actor:
        obstacles = list(_of_fate(asker, event))
    else:
        obstacles = list(_of_character(asker, event, actor, entry))
    trying = Trying(asker.afresh())
    found = tuple(each for obstacle in obstacles for each in remedies_for(trying, event, obstacle))
    plan = asker.motive(asker.mind(actor), event, actor) if actor else None
    reason = reason_of(asker, (actor,), asker.mind(actor), plan) if plan is not None else None
    return WhyNot(
        call, number, point, past.minutes(point), actor, tuple(obstacles), found, reason, stopped=trying.stopped
    )


def event_of(past: Past, call: GroundCall) -> Event:
    """Return what could happen by this name; raise InputError where the world has no such event."""
    setting = past.story.setting
    if call.signature not in setting.world.action:
        raise refusal("E723", f"'{call.signature.name}' is no action of this world")
    try:
        return setting.event(call)
    except KeyError:
        hint = "something that never changes rules it out, or two of its positions cannot be filled by the same"
        raise refusal("E723", f"'{call}' can never happen in this world", hint=hint) from None


def _is(entry: Entry, call: GroundCall) -> bool:
    return entry.kind in ("action", "fate") and entry.call == call


def _turn_of(past: Past, entry: Entry, actor: str) -> int:
    """Return the point at which somebody's turn came in the step of an entry; without a trace of it, at the entry."""
    for each in past.story.chronicle.where(step=entry.step):
        asker = each.actors[0] if each.kind == "refused" and each.actors else each.who
        if asker == actor and each.kind in ("action", "failed", "refused", "intends", "drops", "waits", "idle"):
            return each.index
    return past.begun(entry)


# --- What stood in the way --------------------------------------------------------------------------------------------


def _of_fate(asker: Asker, event: Event) -> Iterator[Obstacle]:
    missing = false_atoms(event.condition, asker.state)
    if missing:
        yield _unmet(asker, "fact", "", missing, asker.state, ())
    else:
        yield Obstacle("fate")


def _of_character(asker: Asker, event: Event, actor: str, entry: Entry) -> Iterator[Obstacle]:
    moment, mind = asker.story.moment, asker.mind(actor)
    if moment.busy.get(actor, 0) > moment.minutes:
        yield Obstacle("busy", actor, until=moment.busy[actor])
        return
    unbelieved = false_atoms(event.condition, mind)
    if unbelieved:
        yield _unmet(asker, "belief", actor, unbelieved, mind, (actor,))
    missing = () if possible(asker.setting, asker.state, event) else false_atoms(event.precondition, asker.state)
    if missing:
        yield _unmet(asker, "fact", actor, missing, asker.state, ())
    situation = asker.story.situation(actor)
    plan = None if unbelieved else asker.motive(mind, event, actor)
    if not unbelieved and plan is None:
        yield _no_motive(asker, "motive", actor, mind, event)
    if plan is not None:
        yield from _others(asker, event, actor, mind, situation)
        if not missing and all(_would_agree(asker, event, each) for each in event.consenting[1:]):
            yield from _weighed(asker, event, actor, situation, entry)
    for other in event.consenting[1:]:
        if not unbelieved and not missing and not _would_agree(asker, event, other):
            yield _unwilling(asker, event, other)


def _unmet(
    asker: Asker, kind: Kind, who: str, missing: Sequence[tuple[Chain, Ground]], state: State, above: Chain
) -> Obstacle:
    """Return conditions that did not hold, with what was so, or believed, instead."""
    conditions = tuple(as_condition(chain, atom) for chain, atom in missing)
    slots = dict.fromkeys(
        ((*above, *inner), slot.fluent) for chain, atom in missing for inner, slot in slots_read(atom, chain)
    )
    beliefs = tuple(held(asker.past, asker.point, chain, fluent) for chain, fluent in slots)
    return Obstacle(kind, who, conditions, beliefs)


def _no_motive(asker: Asker, kind: Kind, who: str, mind: State, event: Event) -> Obstacle:
    """Return what an event would have done at once to the wants of somebody who saw nothing in it."""
    then = felt_after(asker.setting, mind, event)
    lines = asker.setting.world.wants_of(who)
    before, now = want_values(asker.setting, mind, who), want_values(asker.setting, then, who)
    changed = [Gain(place, line, before[place], now[place], mind, then) for place, line in enumerate(lines)]
    moved = [each for each in changed if each.before != each.after]
    losses = tuple(each for each in moved if not each.better)
    return Obstacle(kind, who, losses=losses, gains=tuple(each for each in moved if each.better))


def _would_agree(asker: Asker, event: Event, other: str) -> bool:
    return asker.motive(asker.mind(other), event, other) is not None


def _unwilling(asker: Asker, event: Event, other: str) -> Obstacle:
    mind = asker.mind(other)
    unbelieved = false_atoms(event.precondition, mind)
    if unbelieved:
        return _unmet(asker, "consent", other, unbelieved, mind, (other,))
    return _no_motive(asker, "consent", other, mind, event)


def _others(asker: Asker, event: Event, actor: str, mind: State, situation: Situation) -> Iterator[Obstacle]:
    """Yield who has refused it lately, and who the actor takes to be unwilling."""
    by = (situation.refused or {}).get(event.call)
    if by is not None:
        refusals = [
            each.index
            for each in asker.story.chronicle.entries[: asker.point]
            if each.kind == "refused" and each.call == event.call and each.who == by
        ]
        yield Obstacle("refused", by, entry=refusals[-1] if refusals else None)
    elif not asker.thinker.expects_agreement(mind, event, actor, situation.reach):
        for other in event.consenting[1:]:
            idea = believed(asker.setting, mind, other)
            if asker.motive(idea, event, other) is None:
                yield _no_motive(asker, "expects", other, idea, event)


def _weighed(asker: Asker, event: Event, actor: str, situation: Situation, entry: Entry) -> Iterator[Obstacle]:
    """Yield what was done or intended instead, and what either was worth."""
    options = asker.thinker.options(situation.mind, actor, situation.reach).found
    mine = next((each for each in options if each.event is event), None)
    instead = next(
        (
            each
            for each in asker.story.chronicle.where(step=entry.step)
            if each.kind in ("action", "failed", "refused", "waits")
            and (each.actors[0] if each.actors else each.who) == actor
        ),
        None,
    )
    rival = next((each for each in options if instead is not None and each.event.call == instead.call), None)
    if instead is None or instead.call is None:
        yield Obstacle("free", actor)
        return
    worth = None
    if mine is not None and rival is not None:
        worth = (_worth(asker, situation, mine), _worth(asker, situation, rival))
    yield Obstacle("rival", actor, rival=instead.call, worth=worth, entry=instead.index)


def _worth(asker: Asker, situation: Situation, option: Option) -> float:
    return round(value(asker.thinker, situation, option), 2)
