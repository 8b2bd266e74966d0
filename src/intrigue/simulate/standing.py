"""Where everybody stands at a moment of a run: who has the next turn, and what a decision hangs on."""

from __future__ import annotations

from collections.abc import Container

from intrigue.minds.deliberation import Situation
from intrigue.minds.thinking import Thinker
from intrigue.model.plans import GroundCall
from intrigue.semantics.beliefs import believed
from intrigue.semantics.feelings import NATURES, Hearts
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Moment, Refusal
from intrigue.simulate.draws import Lot, uniform
from intrigue.simulate.options import Options

PASSING = tuple(emotion for emotion, nature in NATURES.items() if not nature.rest)
"""The emotions that come and go: all but liking and mood."""
ANGER = "anger"


def in_turn(setting: Setting, options: Options, moment: Moment) -> list[str]:
    """Return the cast, the most urgent first: by what their intentions are worth, how they feel, how they wait."""

    def urgency(who: str) -> float:
        intention = moment.intentions.get(who)
        hearts = moment.hearts
        stirred = max((hearts[each] for each in hearts if each.holder == who and each.emotion in PASSING), default=0)
        # A plan that is done presses nobody any more.
        pressing = float(intention.gain) if intention is not None and intention.next_call is not None else 0
        return pressing + stirred / 100 + moment.waits.get(who, 0) / 4

    def lot(who: str) -> float:
        return uniform(options.seed, Lot("turn", who, "", moment.minutes))

    return sorted(setting.characters, key=lambda who: (-urgency(who), lot(who)))


def unsettled(setting: Setting, hearts: Hearts) -> bool:
    """Return whether time alone may still change what somebody does, in a world that goes by what is felt.

    It does as long as something passes that the world asks for, or anger, for whoever is angry thinks less far.
    """
    asked = {each.feeling.emotion for each in setting.feelings}
    heeded = {each for each in asked | {ANGER} if NATURES[each].half_life is not None} if asked else set()
    return bool(heeded) and _stirs(hearts, heeded)


def _stirs(hearts: Hearts, heeded: Container[str]) -> bool:
    """Return whether one of these emotions is not at rest, in whosever idea of whomever."""
    return any(each.emotion in heeded for each in hearts.moved) or any(
        _stirs(each, heeded) for each in hearts.minds.values()
    )


def situation_of(thinker: Thinker, options: Options, moment: Moment, who: str) -> Situation:
    """Return what somebody's next decision hangs on."""
    mind = believed(thinker.setting, moment.state, who)
    return Situation(
        who,
        mind,
        moment.hearts,
        options.of(who),
        moment.intentions.get(who),
        moment.waits.get(who, 0),
        _done(thinker, moment, who, mind),
        _refused(thinker, options, moment, who),
    )


def _done(thinker: Thinker, moment: Moment, who: str, mind: State) -> dict[GroundCall, int]:
    """Return how often somebody has done what from a mind that thinks the same: feelings alone make nothing new."""
    gist = thinker.gist.of_habit
    alike = gist.of(mind)
    found: dict[GroundCall, int] = {}
    for (actor, then, call), times in moment.habits.items():
        if actor == who and (then is mind or gist.of(then) is alike):
            found[call] = found.get(call, 0) + times
    return found


def _refused(thinker: Thinker, options: Options, moment: Moment, who: str) -> dict[GroundCall, str]:
    """Return what others have lately refused, or not done when they were waited for, and who.

    As long as one sees no other reason for them to do it, it is not asked for nor counted on: after the first time for
    as long as one waits for others, after each further time for twice as long as before.
    """
    mine = believed(thinker.setting, moment.state, who)

    def as_thought(other: str, call: GroundCall, refusal: Refusal) -> bool:
        """Return whether the other is thought to have no other reason for something than when it did not do it."""
        now = believed(thinker.setting, mine, other)
        if now is refusal.mind:
            return True
        event, reach = thinker.setting.event(call), options.of(who).reach
        reason = thinker.motive(now, event, other, reach)
        if reason is None and refusal.in_vain:
            return True  # Whoever has none just now may be thought to have the same again in a while.
        return reason == thinker.motive(refusal.mind, event, other, reach)

    return {
        call: other
        for (asker, other, call), refusal in moment.refusals.items()
        if asker == who
        and moment.step - refusal.step < options.of(who).patience * 2 ** (refusal.times - 1)
        and as_thought(other, call, refusal)
    }
