"""Feelings as fluents: how those that a world mentions stand in its states, in the actual world and in minds.

A feeling that some expression reads is a fluent like any other, so that conditions, wants and minds know no difference.
The hearts move it, and so may the author: an effect `anger(c) = 0` calms c down. `heeded` takes over into the hearts
what the state says; `settle` writes into the state what the hearts say.

`anger(c)` is the strongest of c's angers. Where an effect sets it, angers above are lowered to it, and what is missing
is anger at nobody in particular.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    said, old = setting.readings.in_state(state), setting.readings.in_state(before)
    if said != old:
        for kept, value, known in zip(setting.feelings, said, old, strict=True):
            if value != known and isinstance(value, int | float):
                changes |= _set(hearts, kept, round(value))
    return hearts.with_grains(changes).with_minds(minds) if changes or minds else hearts


def settle(setting: Setting, state: State, hearts: Hearts) -> tuple[State, Hearts]:
    """Return the state in which the feelings that the world mentions are as the hearts say, and the hearts after that.

    Believed states change with it, to depth 2; then rules that read feelings fire, innermost minds first. What they
    make of feelings is in the hearts that are returned.
    """
    if not setting.feelings:
        return state, hearts
    felt = setting.readings.in_all(hearts)
    if setting.settled is not None and setting.settled[0] is state and setting.settled[1] == felt:
        return state, hearts  # With most minutes no feeling fades by a whole point.
    settled, feelings_only = _settled(setting, state, setting.readings.in_hearts(hearts), hearts.minds, DEPTH)
    if setting.rules_move_feelings and not feelings_only:
        return settled, _said(setting, settled, hearts, DEPTH)
    # Where no rule has fired, what is felt now stands in the state just as the hearts say.
    setting.settled = settled, felt
    return settled, hearts


def _said(setting: Setting, state: State, hearts: Hearts, depth: int) -> Hearts:
    """Return the hearts made to agree with the state wherever that knows a feeling, to this depth."""
    if _agree(setting, state, setting.readings.in_hearts(hearts), hearts.minds, depth):
        return hearts  # So it is nearly always; and to tell that takes no hearts as somebody knows them.
    changes: dict[Feeling, int] = {}
    minds: dict[str, Hearts] = {}
    for character, mind in state.minds.items() if depth else ():
        inner = hearts.mind(character)
        heard = _said(setting, mind, inner, depth - 1)
        if heard is not inner:
            minds[character] = heard
            changes |= _own(character, inner, heard)
    felt, said = setting.readings.in_hearts(hearts), setting.readings.in_state(state)
    if felt != said:
        for kept, value, intensity in zip(setting.feelings, said, felt, strict=True):
            if isinstance(value, int | float) and round(value) != intensity:
                changes |= _set(hearts, kept, round(value))
    return hearts.with_grains(changes).with_minds(minds) if changes or minds else hearts


def _agree(setting: Setting, state: State, felt: tuple[int, ...], believed: Mapping[str, Hearts], depth: int) -> bool:
    """Return whether feelings surely stand in a state as they are felt and believed, to this depth."""
    readings = setting.readings
    if readings.in_state(state) != felt:
        return False
    for character, mind in state.minds.items() if depth else ():
        inner = believed.get(character)
        known = readings.known_to(character, felt, inner)
        if not _agree(setting, mind, known, inner.minds if inner is not None else {}, depth - 1):
            return False
    return True


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
    feelings = {kept.place: other[kept.place] for kept in setting.feelings}
    return setting.states.changed(state, feelings, minds, state.marks)


def _settled(
    setting: Setting, state: State, felt: tuple[int, ...], believed: Mapping[str, Hearts], depth: int
) -> tuple[State, bool]:
    """Return the state settled, and whether that was done without any rule: then nothing but feelings differs in it,
    and few rules need be looked at.

    `felt` is what the feelings are, `believed` what everybody believes of others'.
    """
    minds: dict[str, State] = {}
    feelings_only = same = True
    for character, mind in state.minds.items() if depth else ():
        inner = believed.get(character)
        known = setting.readings.known_to(character, felt, inner)
        found, plain = _settled(setting, mind, known, inner.minds if inner is not None else {}, depth - 1)
        minds[character] = found
        same = same and found is mind
        feelings_only = feelings_only and plain
    written = _written(setting, state, felt)
    if not written and same:
        return state, feelings_only
    told = setting.states.changed(state, written, minds if depth else state.minds, state.marks)
    settled = closed(setting, told, state, feelings_only=feelings_only)
    return settled, feelings_only and settled is told


def _written(setting: Setting, state: State, felt: tuple[int, ...]) -> dict[int, Value]:
    """Return the feelings that are not as they are felt, by their places, as they are felt."""
    readings = setting.readings
    said = readings.in_state(state)
    if felt == said:
        return {}
    written: dict[int, Value] = {}
    for kept, rest, intensity, value in zip(readings.kept, readings.at_rest, felt, said, strict=True):
        # What a mind does not know of feelings it goes on not knowing until something moves them.
        if intensity != value and (intensity != rest or isinstance(value, int | float)):
            written[kept.place] = intensity
    return written


def _set(hearts: Hearts, kept: Kept, intensity: int) -> dict[Feeling, int]:
    """Return what changes in the hearts where an event gives such a fluent this intensity."""
    emotion, holder, _ = kept.feeling
    grains = intensity * GRAINS
    alike = (each for each in hearts if kept.strongest and (each.emotion, each.holder) == (emotion, holder))
    lowered = {each: grains for each in alike if hearts.grains(each) > grains}
    return lowered or {kept.feeling: grains}
