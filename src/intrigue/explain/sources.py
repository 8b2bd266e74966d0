"""Since when somebody believes something, and by what or whom they came to it."""

from __future__ import annotations

from dataclasses import dataclass

from intrigue.explain.past import Past
from intrigue.model.plans import GroundCall
from intrigue.model.terms import UNKNOWN, Fluent, Value
from intrigue.semantics.beliefs import Chain, mind_along, slots_read
from intrigue.semantics.evaluation import Ground
from intrigue.semantics.provenance import How, Source, belief_changes
from intrigue.simulate.chronicle import HAPPENINGS, Entry, Saying


@dataclass(frozen=True, slots=True)
class Origin:
    """When and how a belief came about."""

    how: How
    entry: int | None = None
    """The number of the entry that did it; None: it was so at the start."""
    minutes: int = 0
    """When that was, since the start of the run."""
    event: GroundCall | None = None
    """What happened, as the mind in question took it."""
    teller: str | None = None
    """Who said it."""
    rule: GroundCall | None = None
    """The rule by which it followed."""
    tried: bool = False
    """Whether it was found out by an attempt that failed."""
    supposed: bool = False
    """Whether it was only supposed, for a what-if."""


@dataclass(frozen=True, slots=True)
class Held:
    """A fluent with the value that somebody takes it to have."""

    chain: Chain
    """Whose belief: (a, b) is what a believes that b believes. Empty: the world itself."""
    fluent: Fluent
    value: Value
    fact: Value
    """What the innermost but the first mind really holds: the truth, or what b truly believes."""
    origin: Origin

    @property
    def right(self) -> bool:
        """Whether it is as believed."""
        return self.value == self.fact

    @property
    def mistaken(self) -> bool:
        """Whether it is believed, and not so; not to know is no mistake."""
        return self.value != self.fact and self.value is not UNKNOWN


def held(past: Past, point: int, chain: Chain, fluent: Fluent) -> Held:
    """Return what a chain of minds holds of a fluent at a point, with where that comes from."""
    index, state = past.setting.index[fluent], past.states[point]
    if past.world.introspection:
        chain = tuple(each for place, each in enumerate(chain) if not place or chain[place - 1] != each)
    value, fact = mind_along(state, chain)[index], mind_along(state, chain[1:])[index]
    return Held(chain, fluent, value, fact, origin_of(past, point, chain, fluent))


def origin_of(past: Past, point: int, chain: Chain, fluent: Fluent) -> Origin:
    """Return since when, at a point, a chain of minds has held what it holds of a fluent."""
    index = past.setting.index[fluent]
    chronicle = past.story.chronicle
    for place in range(point - 1, -1, -1):
        before, now = past.states[place], past.states[place + 1]
        if before is not now and mind_along(before, chain)[index] != mind_along(now, chain)[index]:
            return _of_entry(past, chronicle[place], chain, fluent)
    return Origin(How.START)


def _of_entry(past: Past, entry: Entry, chain: Chain, fluent: Fluent) -> Origin:
    written = any(each.chain == chain and each.fluent == fluent for each in entry.writes)
    if entry.talk is not None:
        return _of_talk(past, entry, entry.talk, chain, fluent)
    if entry.kind == "learns" and entry.decider:
        return Origin(How.MADE, entry.index, entry.minutes, supposed=True)
    if entry.kind == "failed" and written:
        return Origin(How.SURPRISED, entry.index, entry.minutes, entry.call, tried=True)
    if entry.kind == "learns" or entry.call is None or entry.kind not in HAPPENINGS:
        return Origin(How.WORKED_OUT, entry.index, entry.minutes, entry.call)
    source = _traced(past, entry, chain, fluent) if chain else Source(How.SAW, entry.call)
    return Origin(source.how, entry.index, entry.minutes, source.event or entry.call, source.teller, source.rule)


def _of_talk(past: Past, entry: Entry, said: Saying, chain: Chain, fluent: Fluent) -> Origin:
    """Return how something came about by what is said in a crowd: by hearing it, or by what it has set off."""
    if chain == (said.character,) and fluent in (said.fluent, past.story.following.heard_by(said)):
        return Origin(How.TOLD, entry.index, entry.minutes, teller=f"the {said.crowd.replace('_', ' ')}")
    set_off = [each.call for each in past.story.chronicle.where(kinds=("rule",)) if entry.index in each.causes]
    return Origin(How.SAW if chain and set_off else How.WORKED_OUT, entry.index, entry.minutes, (set_off or [None])[-1])


def _traced(past: Past, entry: Entry, chain: Chain, fluent: Fluent) -> Source:
    """Return what provenance says of one belief that an event changed."""
    before, event, stepping = past.states[entry.index], past.following.event(entry), past.following.moves.step_by_step
    for change in belief_changes(past.setting, before, event, len(chain), chain[0], stepping):
        if change.chain == chain and change.fluent == fluent:
            return change.source
    return Source(How.WORKED_OUT, entry.call)


# --- Reading conditions -----------------------------------------------------------------------------------------------


def first_change(past: Past, place: int, chain: Chain, slots: frozenset[tuple[Chain, int]]) -> Fluent | None:
    """Return the first of these fluents that an entry changed in the minds that the chain leads to."""
    before, now = past.states[place], past.states[place + 1]
    for inner, index in sorted(slots):
        whole = (*chain, *inner)
        if mind_along(before, whole)[index] != mind_along(now, whole)[index]:
            return past.setting.fluents[index]
    return None


def all_reads(node: Ground, chain: Chain = ()) -> frozenset[tuple[Chain, int]]:
    """Return every fluent that an expression reads, each with the minds in which it is read."""
    return frozenset((inner, slot.index) for inner, slot in slots_read(node, chain))
