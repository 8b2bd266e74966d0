"""Why somebody did something: the motive as a tree, what of it was mistaken, and what would have taken it away.

A *reason* is one character's plan as it stood in its mind: what it wanted, what it believed, what it meant to do and
what it expected of others, each with the reason that it took them to have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intrigue.explain.atoms import atoms_that_count, other_values
from intrigue.explain.naming import refusal
from intrigue.explain.otherwise import Asker, Change
from intrigue.explain.past import Past
from intrigue.explain.sources import Held, held
from intrigue.minds.deliberation import grounds
from intrigue.minds.thinking import plans_in
from intrigue.model.expressions import YES, Expression
from intrigue.model.plans import ExplainedStep, Explanation, GroundCall, Supposition
from intrigue.model.terms import Fluent, Value
from intrigue.search.counting_on import Feels, counted_on
from intrigue.semantics.beliefs import Chain, believed, mind_along, slots_read, true_atoms
from intrigue.semantics.evaluation import Ground, read
from intrigue.semantics.events import all_slots
from intrigue.semantics.feelings import NATURES, Feeling
from intrigue.semantics.state import State
from intrigue.semantics.utility import want_values
from intrigue.simulate.chronicle import Entry, Felt, Kind

MOST_TRIED = 40
"""How many single changes are tried, to see which of them would take a motive away."""
FAINT = 5
"""Feelings weaker than that are not worth a word."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A line of somebody's wants that a plan changes."""

    place: int
    """Its place among the wants of its holder, from 0."""
    want: Expression
    before: Value
    """What it would come to if nothing were done; with a threat: if that came true."""
    after: Value
    """What it comes to at the end of the plan."""
    without: State
    """The mind in which it would come to the one."""
    end: State
    """The mind in which it comes to the other."""

    @property
    def better(self) -> bool:
        """Whether it is for this line's sake; else the plan puts up with it."""
        return isinstance(self.before, int | float) and isinstance(self.after, int | float) and self.after > self.before


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A step of a plan, with what those who must agree to it are taken to think of it."""

    call: GroundCall
    actor: str
    """Who takes it; empty: nobody."""
    reasons: tuple[Reason, ...] = ()
    felt: tuple[Feels, ...] = ()
    """The feelings that it rests on, where the steps before it bring them about."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody would do something, in their own eyes or in the eyes of another."""

    chain: Chain
    """In whose mind: (a,) is a's own reason, (a, b) the one that a takes b to have."""
    explanation: Explanation
    gains: tuple[Gain, ...]
    beliefs: tuple[Held, ...]
    """What was believed then that the plan rests on, mistaken beliefs first."""
    steps: tuple[Foreseen, ...]
    """The whole plan, the action itself first."""
    threat: tuple[Foreseen, ...] = ()
    """What others would do otherwise, where the plan averts something."""
    suppositions: tuple[Supposition, ...] = ()

    @property
    def who(self) -> str:
        """Whose motive it is."""
        return self.chain[-1]

    def all_beliefs(self) -> Iterator[Held]:
        """Yield what this reason and all reasons inside it rest on."""
        yield from self.beliefs
        for step in (*self.steps, *self.threat):
            for reason in step.reasons:
                yield from reason.all_beliefs()


@dataclass(frozen=True, slots=True)
class Motive:
    """One who agreed to an event, with their reason and what would have taken it away."""

    reason: Reason
    intended: int | None
    """The entry by which the plan became an intention; None: it was decided on the spot."""
    felt: tuple[tuple[Feeling, int], ...]
    """What they felt then, the strongest first."""
    oversights: tuple[Held, ...]
    """What they had wrong, or did not know, and would have had no reason with if they had known better."""
    changes: tuple[Change, ...]
    """Each of these alone would have left them without a reason, as far as they can see ahead."""

    @property
    def who(self) -> str:
        """Whose motive it is."""
        return self.reason.who


@dataclass(frozen=True, slots=True)
class Why:
    """Why an event of a run came about."""

    entry: int
    step: int
    minutes: int
    kind: Kind
    call: GroundCall
    who: str
    """Who did it; for a refusal, who refused; empty: nobody."""
    asker: str
    """Of a refusal: who wanted it."""
    decider: str
    note: str
    motives: tuple[Motive, ...]
    mistaken: tuple[Held, ...]
    """The beliefs in the motives that were false."""
    stirred: tuple[Felt, ...]
    """What it made people feel."""
    causes: tuple[int, ...]
    """The entries that led to it most directly: its intention, and what brought about the beliefs behind it."""


def why(past: Past, number: int, *, changes: bool = True) -> Why:
    """Return why the entry of this number came about; raise InputError where nothing was decided by it.

    What would have had to differ takes thinking: without `changes` it is left out, with what was overlooked.
    """
    entry = past.story.chronicle[number]
    if entry.call is None:
        raise refusal("E722", f"entry {number} is no event: nothing was done or intended by it")
    point = past.begun(entry)
    asker = Asker(past, point)
    motives = tuple(_motive(past, asker, entry, each, changes) for each in entry.reasons)
    beliefs = dict.fromkeys(each for motive in motives for each in (*motive.oversights, *motive.reason.all_beliefs()))
    return Why(
        entry=entry.index,
        step=entry.step,
        minutes=entry.minutes,
        kind=entry.kind,
        call=entry.call,
        who=entry.who,
        asker=entry.actors[0] if entry.kind == "refused" else "",
        decider=entry.decider,
        note=entry.note,
        motives=motives,
        mistaken=tuple(each for each in beliefs if each.mistaken),
        stirred=tuple(each for each in _stirred(past, entry) if each.by >= FAINT),
        causes=tuple(sorted({*entry.causes, *_brought_about(motives)} - {number})),
    )


def _brought_about(motives: Sequence[Motive]) -> Iterator[int]:
    """Yield the entries by which all came to be believed that motives rest on."""
    for motive in motives:
        for each in motive.reason.all_beliefs():
            if each.origin.entry is not None:
                yield each.origin.entry


def _motive(past: Past, asker: Asker, entry: Entry, explanation: Explanation, thinking: bool) -> Motive:
    who = explanation.character
    reason = reason_of(asker, (who,), asker.mind(who), explanation)
    intended = next((each for each in entry.causes if past.story.chronicle[each].who == who), None)
    if not thinking:
        return Motive(reason, intended, tuple(_felt(asker, who)), (), ())
    oversights = tuple(_oversights(asker, reason))
    changes = tuple(_removing(asker, reason, oversights))
    removing = {(each.chain, each.fluent) for each in changes}
    decisive = tuple(each for each in oversights if (each.chain, each.fluent) in removing)
    return Motive(reason, intended, tuple(_felt(asker, who)), decisive, changes)


def _felt(asker: Asker, who: str) -> list[tuple[Feeling, int]]:
    found = [
        (each, asker.hearts[each])
        for each in asker.hearts
        if each.holder == who and not NATURES[each.emotion].rest and asker.hearts[each] >= FAINT
    ]
    return sorted(found, key=lambda each: -each[1])


def _stirred(past: Past, entry: Entry) -> Iterator[Felt]:
    chronicle = past.story.chronicle
    for each in chronicle.entries[entry.index + 1 : past.settled(entry)]:
        yield from each.feels


# --- The tree ---------------------------------------------------------------------------------------------------------


def reason_of(asker: Asker, chain: Chain, mind: State, explanation: Explanation) -> Reason:
    """Return an explanation with all that it rests on; `mind` is the one of its holder in which the plan begins."""
    start = asker.thinker.supposing(mind, explanation.suppositions)
    steps, end = _foreseen(asker, chain, start, explanation.steps)
    without = asker.thinker.course(start, explanation.threat)
    threat, _ = _foreseen(asker, chain, start, explanation.threat)
    end = asker.thinker.course(end, explanation.threat)
    return Reason(
        chain,
        explanation,
        _gains(asker, explanation.character, without, end),
        _beliefs(asker, chain, mind, without, end, explanation),
        steps,
        threat,
        explanation.suppositions,
    )


def _foreseen(
    asker: Asker, chain: Chain, state: State, steps: Sequence[ExplainedStep]
) -> tuple[tuple[Foreseen, ...], State]:
    """Return steps with the reasons of others below them, and where they lead in this mind."""
    found = []
    for step, felt in zip(steps, counted_on(asker.setting, state, steps), strict=True):
        event = asker.setting.event(step.call)
        reasons = tuple(
            reason_of(asker, (*chain, each.character), believed(asker.setting, state, each.character), each)
            for each in step.reasons
        )
        found.append(Foreseen(step.call, event.consenting[0] if event.consenting else "", reasons, felt))
        state = asker.thinker.moves.result(state, event) or state
    return tuple(found), state


def _gains(asker: Asker, who: str, without: State, end: State) -> tuple[Gain, ...]:
    lines = asker.setting.world.wants_of(who)
    before, after = want_values(asker.setting, without, who), want_values(asker.setting, end, who)
    return tuple(
        Gain(place, line, before[place], after[place], without, end)
        for place, line in enumerate(lines)
        if before[place] != after[place]
    )


def _beliefs(
    asker: Asker, chain: Chain, mind: State, without: State, end: State, explanation: Explanation
) -> tuple[Held, ...]:
    """Return what the plan rests on and is believed already, mistaken beliefs first."""
    found: dict[tuple[Chain, Fluent], None] = {}
    for ground in grounds(asker.thinker, mind, explanation):
        found[(*chain, *ground.chain), ground.fluent] = None
    for inner, atom in (*_conditions(asker, mind, explanation), *_wishes(asker, without, end, explanation.character)):
        if read(mind_along(mind, inner), atom) is True:
            for deeper, slot in slots_read(atom, inner):
                found[(*chain, *deeper), slot.fluent] = None
    now = mind_along(asker.state, chain)
    kept = [
        held(asker.past, asker.point, whole, fluent)
        for whole, fluent in found
        if mind_along(now, whole[len(chain) :])[asker.setting.index[fluent]]
        == mind_along(mind, whole[len(chain) :])[asker.setting.index[fluent]]
    ]
    return tuple(sorted(kept, key=lambda each: not each.mistaken))


def _conditions(asker: Asker, mind: State, explanation: Explanation) -> Iterator[tuple[Chain, Ground]]:
    """Yield what makes the effects happen that the plan counts on."""
    state = asker.thinker.supposing(mind, explanation.suppositions)
    for step in explanation.steps:
        event = asker.setting.event(step.call)
        for change in event.changes:
            if change.condition != YES and read(state, change.condition) is True:
                yield from true_atoms(change.condition, state)
        state = asker.thinker.moves.result(state, event) or state


def _wishes(asker: Asker, without: State, end: State, who: str) -> Iterator[tuple[Chain, Ground]]:
    """Yield what makes the wants count that the plan serves."""
    for line in asker.setting.world.wants_of(who):
        yield from atoms_that_count(asker.setting.ground(line), without, end)


# --- What would have had to differ ------------------------------------------------------------------------------------


def _oversights(asker: Asker, reason: Reason) -> Iterator[Held]:
    """Yield what somebody has wrong, in fact or about others, of all that a plan and the wants behind it touch."""
    premises = {(each.chain, each.fluent) for each in reason.all_beliefs()}
    people, slots = _touched(asker, reason)
    for chain in ((reason.who,), *((reason.who, each) for each in people if each != reason.who)):
        mind, fact = mind_along(asker.state, chain), mind_along(asker.state, chain[1:])
        for index in slots:
            fluent = asker.setting.fluents[index]
            if mind[index] != fact[index] and (chain, fluent) not in premises:
                yield held(asker.past, asker.point, chain, fluent)


def _touched(asker: Asker, reason: Reason) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return who has a part in a plan, and all fluents that its steps and their wants read, in whatever mind."""
    people: dict[str, None] = {reason.who: None}
    slots: set[int] = set()
    for plan in plans_in(reason.explanation):
        people[plan.character] = None
        for step in (*plan.steps, *plan.threat):
            event = asker.setting.event(step.call)
            slots |= all_slots(event.condition)
            for change in event.changes:
                slots |= all_slots(change.condition)
    for each in people:
        for line in asker.setting.world.wants_of(each):
            slots |= all_slots(asker.setting.ground(line))
    return tuple(people), tuple(sorted(slots))


def _removing(asker: Asker, reason: Reason, oversights: Sequence[Held]) -> Iterator[Change]:
    """Yield single changes, of beliefs and of wants, each of which leaves somebody without any reason."""
    who, event = reason.who, asker.setting.event(reason.explanation.steps[0].call)
    mind = asker.mind(who)
    if not asker.would(mind, event, who):
        return  # It was decided with other limits in force; nothing can be said of what would have been.
    tried = 0
    beliefs = dict.fromkeys((*reason.all_beliefs(), *oversights))
    for each in sorted(beliefs, key=lambda each: (each.right, len(each.chain))):
        for value in _instead(asker, each):
            if tried >= MOST_TRIED:
                return
            tried += 1
            changed = asker.with_belief(mind, each.chain[1:], each.fluent, value)
            if changed is not mind and not asker.would(changed, event, who):
                yield Change(each.chain, each.fluent, each.value, value)
                break
    for gain in reason.gains:
        if gain.better and asker.motive_without(mind, event, who, gain.place) is None:
            yield Change(holder=who, want=gain.want)


def _instead(asker: Asker, belief: Held) -> tuple[Value, ...]:
    """Return what could have been believed instead: the truth, where it was not; else a few other values."""
    if not belief.right:
        return (belief.fact,)
    return other_values(asker.setting.world, belief.fluent, belief.value)[:2]
