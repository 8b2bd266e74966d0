"""What an event does: to the facts, to every mind that sees it, and through the rules that it sets off.

Words of the definition: an event *happens* in a state (its effects at once, with what witnesses make of it), a mind
that took it for impossible is *corrected*, and the state is *closed* under the rules. These steps are offered one by
one to `provenance`, which names what each of them changed; all others ask for `after`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop
from typing import TypeAlias

from intrigue.errors import EvaluationError, LoopError
from intrigue.model.expressions import YES, Slot
from intrigue.model.terms import Value
from intrigue.model.world import Rule
from intrigue.semantics.beliefs import Chain, lessons, mind_along, sight, true_atoms
from intrigue.semantics.evaluation import read
from intrigue.semantics.events import Event
from intrigue.semantics.forgetting import lost_minds, marked
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State

Message: TypeAlias = tuple[Chain, Slot, Value]
"""A value that is written into the mind at the end of a chain."""
Firings: TypeAlias = tuple[tuple[Event, State], ...]
"""Rules that fire one after the other, each with the state in which it does."""


def initial(setting: Setting) -> State:
    """Return the first state of the world, in which no rule is left to fire in any mind."""
    if setting.first is None:
        setting.first = setting.statements.state(setting.states, lambda state: closed(setting, state))
    return setting.first


def possible(setting: Setting, state: State, event: Event) -> bool:
    """Return whether the event can be taken in this state.

    What must hold privately is read in the actor's mind (for fate's events, in the state), and is not asked for in the
    minds of others.
    """
    if read(state, event.precondition) is not True:
        return False
    if event.private == YES:
        return True
    actor = event.consenting[0] if event.consenting else None
    if actor is None:
        return read(state, event.private) is True
    return state.owner not in (None, actor) or read(state.mind(actor), event.private) is True


def after(setting: Setting, state: State, event: Event) -> State:
    """Return the state after the event and all rules that it sets off; whether it is possible is not asked."""
    key = (state, event)
    known = setting.after.get(key)
    if known is None:
        try:
            known = setting.after[key] = closed(setting, happen(setting, state, event), state)
        except EvaluationError as error:
            error.event = error.event or str(event)
            raise
    return known


def firings(setting: Setting, state: State, event: Event) -> Firings:
    """Return the rules that the event sets off in the state itself, in order, each with the state in which it fires."""
    return step_by_step(setting, state, event)[0]


def step_by_step(setting: Setting, state: State, event: Event) -> tuple[Firings, State]:
    """Return the rules that the event sets off, each with the state in which it fires, and the state after them all.

    So the first of these states is the one that the event itself leaves, and each rule leaves the next.
    """
    fired: list[tuple[Event, State]] = []
    now = closed(setting, happen(setting, state, event), state, fired)
    return tuple(fired), now


def supposed(setting: Setting, mind: State, values: Mapping[Slot, Value]) -> State:
    """Return the mind as it would be with these values in place of its own, after the rules that this sets off."""
    return impressed(setting, mind, [((), slot, new) for slot, new in values.items()])


def impressed(setting: Setting, mind: State, messages: Iterable[Message], settled: bool = True) -> State:
    """Return the mind (or world) with these values written into it, after the rules that this sets off.

    No rule is due in the mind before, unless it is said not to be settled.
    """
    changed = mind
    for chain, slot, new in messages:
        changed = written(setting, changed, chain, slot, new)
    return closed(setting, changed, mind if settled else None)


def happen(setting: Setting, state: State, event: Event) -> State:
    """Return the state with the event's effects and with what witnesses make of it, before rules fire in it.

    Conditions and values are read in the state as it was. The minds inside the result are closed already.
    """
    outcome = outcome_of(setting, state, event)
    lost = lost_minds(setting, state, event) if event.forgettings else {}
    if isinstance(event.action, Rule) and not lost and _stands(setting, state, outcome):
        return state  # there is nothing to see, either
    minds = {}
    for character, mind in state.minds.items():
        told = [(chain[1:], slot, new) for chain, slot, new in outcome if chain and chain[0] == character]
        if character in lost:
            # Whoever forgets what came since then forgets this event as well, but for what it writes into the mind.
            # What they feel stays, and with that, rules may be due there that were not.
            minds[character] = impressed(setting, lost[character], told, settled=False)
            continue
        seen = sight(setting, state, event, character)
        if seen is not None and foreseen(setting, mind, seen, outcome):
            seen = None
        minds[character] = _impressed(setting, mind, state, seen, told)
    marks = marked(state, event, minds) if state.marks else state.marks
    values = {slot.index: new for chain, slot, new in outcome if not chain}
    return setting.states.changed(state, values, minds, marks)


def outcome_of(setting: Setting, state: State, event: Event) -> tuple[Message, ...]:
    """Return what the event sets in this state and in the minds in it, line by line."""
    return tuple(
        (
            without_self(setting, state, change.believers),
            change.slot,
            fitting(setting, change.slot, read(state, change.value)),
        )
        for change in event.changes
        if read(state, change.condition) is True
    )


def foreseen(setting: Setting, mind: State, event: Event, outcome: Sequence[Message]) -> bool:
    """Return whether a visible rule has already fired in this mind: it is not due there, and its outcome stands."""
    if not isinstance(event.action, Rule) or read(mind, event.precondition) is True:
        return False
    return _stands(setting, mind, outcome)


def _stands(setting: Setting, mind: State, outcome: Sequence[Message]) -> bool:
    """Return whether everything that an event sets has its new value in this mind already, as deep as it goes."""
    at_last = {(without_self(setting, mind, chain), slot): new for chain, slot, new in outcome}
    return all(
        mind_along(mind, chain)[slot.index] == new for (chain, slot), new in at_last.items() if len(chain) <= mind.level
    )


def _impressed(setting: Setting, mind: State, fact: State, seen: Event | None, told: Sequence[Message]) -> State:
    """Return the closed mind after it has seen an event happen (or none) and after what is written into it."""
    if seen is not None and not told and read(mind, seen.precondition) is True:
        # A witness who thinks the event possible just takes it, as in a plan of its own; that is remembered.
        return after(setting, mind, seen)
    impressed = mind if seen is None else happen(setting, corrected(setting, mind, fact, seen), seen)
    for chain, slot, new in told:
        impressed = written(setting, impressed, chain, slot, new)
    return closed(setting, impressed, mind)


def corrected(setting: Setting, mind: State, fact: State, event: Event) -> State:
    """Return the mind made to agree with what it sees happen, where it took that for impossible.

    The correction is private: it changes nothing of what the mind holds about other minds.
    """
    if read(mind, event.precondition) is True or read(fact, event.precondition) is not True:
        return mind  # nothing to wonder at, or no clause true in fact to learn from
    for chain, atom in true_atoms(event.precondition, fact):
        if read(mind_along(mind, chain), atom) is not True:
            for inner, slot, new in lessons(setting, atom, fact, chain):
                mind = written(setting, mind, inner, slot, new)
    return mind


def written(setting: Setting, mind: State, chain: Chain, slot: Slot, new: Value) -> State:
    """Return the mind with one value changed, in itself or in the minds that the chain leads to; nobody else notices.

    The minds inside the result are closed already. Deeper than the state goes, nothing is kept.
    """
    chain = without_self(setting, mind, chain)
    if mind_along(mind, chain)[slot.index] == new or len(chain) > mind.level:
        return mind
    minds = dict(mind.minds)
    # Without introspection, what the mind believes about itself is a mind of its own, which learns the same.
    concerned = {mind.owner: chain} if mind.owner in minds else {}
    for character, rest in (*concerned.items(), *([(chain[0], chain[1:])] if chain else [])):
        if character is not None:
            old = minds[character]
            minds[character] = closed(setting, written(setting, old, rest, slot, new), old)
    return setting.states.changed(mind, {} if chain else {slot.index: new}, minds, mind.marks)


def closed(
    setting: Setting,
    state: State,
    before: State | None = None,
    fired: list[tuple[Event, State]] | None = None,
    feelings_only: bool = False,
) -> State:
    """Return the state after all rules that are due in it, in file order, one at a time.

    Where `before` is a closed state that this one came from, only rules that the change concerns can be due. A rule
    that would change nothing is not due. With `feelings_only`, nothing but feelings differs between the two. Those that
    fire are added to `fired`. Raise LoopError, naming the rule, where they do not come to an end.
    """
    if state is before:
        return state
    if before is None:
        waiting = setting.rules_maybe_due(state)
    else:
        waiting = setting.rules_concerned(before, state, feelings_only)
    firings = 0
    while waiting:
        rule = setting.rules[heappop(waiting)]
        changed = happen(setting, state, rule) if _due(state, rule) else state
        if changed is state:
            continue
        firings += 1
        if firings > setting.bounds.firings:
            raise LoopError(
                f"rule '{rule}' does not come to an end: {firings:,} rules fired one after the other; "
                "make its effect end its condition",
                rule.action.name,
            )
        if fired is not None:
            fired.append((rule, state))
        # Of all rules the first in the file goes next; those looked at before need another look only if concerned.
        waiting = sorted({*waiting, *setting.rules_concerned(state, changed)})
        state = changed
    return state


def _due(state: State, rule: Event) -> bool:
    """Return whether a rule's condition holds, private or not."""
    return read(state, rule.precondition) is True and (rule.private == YES or read(state, rule.private) is True)


def without_self(setting: Setting, state: State, chain: Chain) -> Chain:
    """Return the chain of minds without leading steps that stay in this mind."""
    if setting.world.introspection:
        while chain and chain[0] == state.owner:
            chain = chain[1:]
    return chain


def fitting(setting: Setting, slot: Slot, value: Value) -> Value:
    """Return the value as the fluent can hold it."""
    return setting.world.property[slot.fluent.property].fitting(value)
