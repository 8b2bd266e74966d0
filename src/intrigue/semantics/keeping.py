"""Feelings as fluents: how those that a world mentions stand in its states, in the actual world and in minds.

A feeling that some expression reads is a fluent like any other, so that conditions, wants and minds know no difference.
The hearts move it, and so may the author: an effect `anger(c) = 0` calms c down. `heeded` takes over into the hearts
what the state says; `settle` writes into the state what the hearts say.

`anger(c)` is the strongest of c's angers. Where an effect sets it, angers above are lowered to it, and what is missing
is anger at nobody in particular.
"""

from __future__ import annotations

from intrigue.model.feelings import FEELINGS
from intrigue.model.terms import Value
from intrigue.semantics.feelings import AT_REST, GRAINS, NATURES, Feeling, Hearts
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.semantics.transition import closed

DEPTH = 2
"""How many minds deep feelings are kept: what c believes that b believes that a feels."""


def initial_hearts(setting: Setting, state: State) -> Hearts:
    """Return the hearts at the start of a story: what the author says there, all else at rest; `settle` comes next."""
    return heeded(setting, state, AT_REST)


def heeded(setting: Setting, state: State, hearts: Hearts, depth: int = DEPTH) -> Hearts:
    """Return the hearts after what events and rules have made of the feelings in the state, to depth 2.

    The hearts are those that were last written into the state: only fluents that differ from them were set since. A
    feeling that a mind does not know stays what it was. What happens to c's feelings in c's own mind, c feels.
    """
    changes: dict[Feeling, int] = {}
    minds: dict[str, Hearts] = {}
    for character, mind in state.minds.items() if depth and setting.feelings else ():
        inner = hearts.mind(character)
        heard = heeded(setting, mind, inner, depth - 1)
        if heard is not inner:
            minds[character] = heard
            changes |= {each: heard.grains(each) for each in {**inner, **heard} if each.holder == character}
    changes = {each: grains for each, grains in changes.items() if grains != hearts.grains(each)}
    for index, signature, who in setting.feelings:
        value = state[index]
        if isinstance(value, int | float) and round(value) != _kept(hearts, signature.name, who):
            changes |= _set(hearts, signature.name, who, round(value) * GRAINS)
    return hearts.with_grains(changes).with_minds(minds) if changes or minds else hearts


def settle(setting: Setting, state: State, hearts: Hearts) -> tuple[State, Hearts]:
    """Return the state in which the feelings that the world mentions are as the hearts say, and the hearts after that.

    Believed states change with it, to depth 2; then rules that read feelings fire, innermost minds first. What they
    make of feelings is in the hearts that are returned.
    """
    settled = _settled(setting, state, hearts, DEPTH)
    return settled, heeded(setting, settled, hearts)


def with_feelings_of(setting: Setting, state: State, other: State) -> State:
    """Return the state with the feelings that another one has, in all minds; no rule fires."""
    if not setting.feelings or state is other:
        return state
    minds = {
        character: with_feelings_of(setting, mind, other.mind(character)) for character, mind in state.minds.items()
    }
    values = _replaced(state.values, {index: other[index] for index, _, _ in setting.feelings})
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
    for index, signature, who in setting.feelings:
        kept = _kept(hearts, signature.name, who)
        if isinstance(state[index], int | float) or kept != NATURES[signature.name].rest:
            written[index] = kept
    values = _replaced(state.values, written)
    return closed(setting, setting.states.state(state.owner, state.level, values, minds, state.marks), state)


def _kept(hearts: Hearts, emotion: str, who: tuple[str, ...]) -> int:
    """Return the intensity that a fluent of this property and these characters has by the hearts."""
    if len(who) == 1 and FEELINGS[emotion].towards:
        return hearts.strongest(emotion, who[0])
    return hearts.of(Feeling(emotion, *who))


def _set(hearts: Hearts, emotion: str, who: tuple[str, ...], grains: int) -> dict[Feeling, int]:
    """Return what changes in the hearts where an effect gives such a fluent this intensity."""
    if len(who) == 2 or not FEELINGS[emotion].towards:
        return {Feeling(emotion, *who): grains}
    lowered = {
        each: grains
        for each in hearts
        if each.emotion == emotion and each.holder == who[0] and hearts.grains(each) > grains
    }
    return lowered or {Feeling(emotion, *who): grains}


def _replaced(values: tuple[Value, ...], written: dict[int, Value]) -> tuple[Value, ...]:
    if all(values[index] == new for index, new in written.items()):
        return values
    changed = list(values)
    for index, new in written.items():
        changed[index] = new
    return tuple(changed)
