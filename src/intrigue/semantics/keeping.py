"""Feelings as fluents: how those that a world mentions stand in its states, in the actual world and in minds.

A feeling that some expression reads is a fluent like any other, so that conditions, wants and minds know no difference.
The hearts move it, and so may the author: an effect `anger(c) = 0` calms c down. `heeded` takes over into the hearts
what the state says; `settle` writes into the state what the hearts say.

`anger(c)` is the strongest of c's angers. Where an effect sets it, angers above are lowered to it, and what is missing
is anger at nobody in particular.
"""

from __future__ import annotations

from intrigue.model.terms import Value
from intrigue.semantics.feelings import AT_REST, GRAINS, Feeling, Hearts, Kept
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import closed

DEPTH = 2
"""How many minds deep feelings are kept: what c believes that b believes that a feels."""


def initial_hearts(setting: Setting, state: State) -> Hearts:
    """Return the hearts at the start of a story: what the author says there, all else at rest; `settle` comes next."""
    return _said(setting, state, AT_REST, DEPTH)


def heeded(setting: Setting, before: State, state: State, hearts: Hearts, depth: int = DEPTH) -> Hearts:
    """Return the hearts after what an event has made of feelings as fluents, to depth 2.

    The hearts are those that were written into the state before it. What happens to c's feelings in c's own mind, c
    feels, unless the world says otherwise.
    """
    if state is before or not setting.feelings:
        return hearts
    changes: dict[Feeling, int] = {}
    minds: dict[str, Hearts] = {}
    for character, mind in state.minds.items() if depth else ():
        inner = hearts.mind(character)
        heard = heeded(setting, before.mind(character), mind, inner, depth - 1)
        if heard is not inner:
            minds[character] = heard
            changes |= _own(character, inner, heard)
    for kept in setting.feelings:
        value = state[kept.place]
        if value != before[kept.place] and isinstance(value, int | float):
            changes |= _set(hearts, kept, round(value))
    return hearts.with_grains(changes).with_minds(minds) if changes or minds else hearts


def settle(setting: Setting, state: State, hearts: Hearts) -> tuple[State, Hearts]:
    """Return the state in which the feelings that the world mentions are as the hearts say, and the hearts after that.

    Believed states change with it, to depth 2; then rules that read feelings fire, innermost minds first. What they
    make of feelings is in the hearts that are returned.
    """
    settled = _settled(setting, state, hearts, DEPTH)
    return settled, _said(setting, settled, hearts, DEPTH) if setting.rules_move_feelings else hearts


def _said(setting: Setting, state: State, hearts: Hearts, depth: int) -> Hearts:
    """Return the hearts made to agree with the state wherever that knows a feeling, to this depth."""
    changes: dict[Feeling, int] = {}
    minds: dict[str, Hearts] = {}
    for character, mind in state.minds.items() if depth else ():
        inner = hearts.mind(character)
        heard = _said(setting, mind, inner, depth - 1)
        if heard is not inner:
            minds[character] = heard
            changes |= _own(character, inner, heard)
    values = state.values
    felt = _felt(setting, hearts)
    for kept, rest in setting.feelings_at_rest:
        value = values[kept.place]
        if isinstance(value, int | float) and round(value) != felt.get(kept.place, rest):
            changes |= _set(hearts, kept, round(value))
    return hearts.with_grains(changes).with_minds(minds) if changes or minds else hearts


def _own(character: str, before: Hearts, now: Hearts) -> dict[Feeling, int]:
    """Return the character's own feelings that differ."""
    feelings = (each for each in {**before, **now} if each.holder == character)
    return {each: now.grains(each) for each in feelings if now.grains(each) != before.grains(each)}


def with_feelings_of(setting: Setting, state: State, other: State) -> State:
    """Return the state with the feelings that another one has, in all minds, for reading wants; no rule fires."""
    if state is other or not setting.wants_speak_of_feelings:
        return state
    minds = {
        character: with_feelings_of(setting, mind, other.mind(character)) for character, mind in state.minds.items()
    }
    values = _replaced(state.values, {kept.place: other[kept.place] for kept in setting.feelings})
    return setting.states.state(state.owner, state.level, values, minds, state.marks)


def _settled(setting: Setting, state: State, hearts: Hearts, depth: int) -> State:
    if not setting.feelings:
        return state
    minds = state.minds
    if depth:
        minds = {
            character: _settled(setting, mind, hearts.mind(character), depth - 1) for character, mind in minds.items()
        }
    written: dict[int, Value] = {}
    felt = _felt(setting, hearts)
    for kept, rest in setting.feelings_at_rest:
        intensity = felt.get(kept.place, rest)
        value = state.values[kept.place]
        # What a mind does not know of feelings it goes on not knowing until something moves them.
        if intensity != rest or isinstance(value, int | float):
            written[kept.place] = intensity
    values = _replaced(state.values, written)
    return closed(setting, setting.states.state(state.owner, state.level, values, minds, state.marks), state)


def _felt(setting: Setting, hearts: Hearts) -> dict[int, int]:
    """Return the values that such fluents have by the hearts, for those that are not at rest."""
    found: dict[int, int] = {}
    exactly, strongest = setting.feelings_kept
    for feeling in hearts.moved:
        intensity = hearts.of(feeling)
        place = exactly.get(feeling)
        if place is not None:
            found[place] = intensity
        place = strongest.get((feeling.emotion, feeling.holder))
        if place is not None and intensity > found.get(place, -1):
            found[place] = intensity
    return found


def _set(hearts: Hearts, kept: Kept, intensity: int) -> dict[Feeling, int]:
    """Return what changes in the hearts where an event gives such a fluent this intensity."""
    emotion, holder, _ = kept.feeling
    grains = intensity * GRAINS
    alike = (each for each in hearts if kept.strongest and (each.emotion, each.holder) == (emotion, holder))
    lowered = {each: grains for each in alike if hearts.grains(each) > grains}
    return lowered or {kept.feeling: grains}


def _replaced(values: tuple[Value, ...], written: dict[int, Value]) -> tuple[Value, ...]:
    if all(values[index] == new for index, new in written.items()):
        return values
    changed = list(values)
    for index, new in written.items():
        changed[index] = new
    return tuple(changed)
