"""What somebody hopes for and fears: what is to come of their own intention, and what they expect others to do.

A hope comes from an intention, a fear from the first action of the best plan that somebody thinks another has. Both are
worked out in the holder's mind, with short thoughts: dread is quick.
"""

from __future__ import annotations

from intrigue.minds.deliberation import Intention
from intrigue.minds.temperament import Reach
from intrigue.minds.thinking import Option, Thinker
from intrigue.model.plans import Explanation
from intrigue.model.terms import Special
from intrigue.semantics.beliefs import believed
from intrigue.semantics.feelings import Prospect
from intrigue.semantics.state import State

TRUST = 0.7
"""How likely it seems that another takes a step that one counts on, or does what one fears."""
FOREBODING = Reach(horizon=2, depth=1, nodes=60)
"""How far ahead somebody thinks about what others are up to."""


def hope(thinker: Thinker, mind: State, intention: Intention) -> Prospect | None:
    """Return what the holder of an intention hopes for.

    None where the plan is done, gains nothing, or its next step is not possible any more as far as the holder knows.
    """
    plan = intention.plan
    rest = plan.steps[intention.taken :]
    if not rest or intention.gain <= 0:
        return None
    hoped = thinker.supposing(mind, plan.suppositions)
    if not thinker.moves.possible(hoped, thinker.setting.event(rest[0].call)):
        return None
    others = [step for step in rest if thinker.setting.event(step.call).consenting != (plan.character,)]
    first = thinker.setting.event(rest[0].call).consenting[0]
    end = thinker.course(hoped, rest)
    target = thinker.utility(end, plan.character)
    return Prospect(
        holder=plan.character,
        gain=intention.gain,
        likelihood=TRUST ** len(others),
        event=rest[0].call,
        about=first if first != plan.character else None,
        target=None if isinstance(target, Special) else target,
        aim=_aim(plan),
    )


def fears(thinker: Thinker, mind: State, who: str) -> tuple[Prospect, ...]:
    """Return what the owner of the mind fears of each other character, in the order of the cast."""
    found = []
    for other in thinker.setting.characters:
        if other == who:
            continue
        harms = thinker.harms(mind, who, other)
        # Most often there is nothing that could be feared, and nobody need be thought through.
        option = expected(thinker, believed(thinker.setting, mind, other), other) if harms else None
        after = thinker.moves.result(mind, option.event) if option is not None and option.event in harms else None
        if option is None or after is None:
            continue
        loss = thinker.difference(after, mind, who)
        if loss < 0:
            found.append(Prospect(who, loss, TRUST, event=option.event.call, about=other))
    return tuple(found)


def expected(thinker: Thinker, mind: State, other: str) -> Option | None:
    """Return what somebody would do next, as this idea of their mind has it: the best of what is easily seen."""
    options = thinker.options(mind, other, FOREBODING).found
    return max(options, key=lambda option: option.gain, default=None)


def _aim(plan: Explanation) -> str:
    return str(plan.steps[-1].call)
