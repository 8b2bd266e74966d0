"""Where everybody stands at a moment of a run: who has the next turn, and what a decision hangs on."""

from __future__ import annotations

from intrigue.minds.deliberation import Situation
from intrigue.minds.thinking import Thinker
from intrigue.model.plans import GroundCall
from intrigue.semantics.beliefs import believed
from intrigue.semantics.feelings import NATURES
from intrigue.semantics.setting import Setting
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import Moment
from intrigue.simulate.draws import Lot, uniform
from intrigue.simulate.options import Options

PASSING = tuple(emotion for emotion, nature in NATURES.items() if not nature.rest)
"""The emotions that come and go: all but liking and mood."""


def in_turn(setting: Setting, options: Options, moment: Moment) -> list[str]:
    """Return the cast, the most urgent first: by what their intentions are worth, how they feel, how they wait."""

    def urgency(who: str) -> float:
        intention = moment.intentions.get(who)
        hearts = moment.hearts
        stirred = max((hearts[each] for each in hearts if each.holder == who and each.emotion in PASSING), default=0)
        return (float(intention.gain) if intention else 0) + stirred / 100 + moment.waits.get(who, 0) / 4

    def lot(who: str) -> float:
        return uniform(options.seed, Lot("turn", who, "", moment.minutes))

    return sorted(setting.characters, key=lambda who: (-urgency(who), lot(who)))


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
        {call: times for (actor, then, call), times in moment.habits.items() if (actor, then) == (who, mind)},
        _refused(thinker, options, moment, who),
    )


def _refused(thinker: Thinker, options: Options, moment: Moment, who: str) -> dict[GroundCall, str]:
    """Return what others have lately refused, while the one who asked sees no other reason for them to agree.

    After the first time it is not asked for again for as long as one waits for others, after each further time for
    twice as long as before.
    """
    mine = believed(thinker.setting, moment.state, who)

    def as_thought(other: str, call: GroundCall, then: State) -> bool:
        """Return whether the other is thought to have the same reason for something as when it refused."""
        now = believed(thinker.setting, mine, other)
        if now is then:
            return True
        event, reach = thinker.setting.event(call), options.of(who).reach
        return thinker.motive(now, event, other, reach) == thinker.motive(then, event, other, reach)

    return {
        call: other
        for (asker, other, call), refusal in moment.refusals.items()
        if asker == who
        and moment.step - refusal.step < options.of(who).patience * 2 ** (refusal.times - 1)
        and as_thought(other, call, refusal.mind)
    }
