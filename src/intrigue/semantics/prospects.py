"""What becomes of hopes and fears: how they are felt while they are held, and what they leave when they are settled.

Prospects are handed in by whoever makes plans: a hope comes from one's own intention, a fear from what one expects
another to do. Here is only what the heart makes of them (Ortony, Clore and Collins 1988, prospect-based emotions):

* while a prospect is held, `hope` and `fear` stand at least as high as the best hope and the worst fear;
* a hope that comes true gives `satisfaction`; one that is given up, `disappointment`, so far as no other hope stands
  in for it;
* a feared act that is done and harms gives `fears_confirmed`; a fear that comes to nothing, `relief`, so far as no
  other fear is left;
* hope and fear then sink to what is still expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from intrigue.model.terms import Special
from intrigue.semantics.emotions import Experience, Stirring, swing
from intrigue.semantics.feelings import Prospect
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import possible
from intrigue.semantics.utility import scale, utility

Settled = tuple[Prospect, Stirring]
"""A prospect that is settled, with what that stirs."""


def degree(setting: Setting, prospect: Prospect) -> float:
    """Return how strong a hope or fear is, from 0 to 1: its stake, as a share of all wants, times its likelihood."""
    stake = min(abs(prospect.gain) / scale(setting, prospect.holder), 1)
    return stake * min(max(prospect.likelihood, 0), 1)


def level(setting: Setting, prospects: Iterable[Prospect], holder: str, hopeful: bool) -> float:
    """Return the degree of the holder's best hope or worst fear; 0 without any."""
    concerned = (each for each in prospects if each.holder == holder and each.hopeful == hopeful)
    return max((degree(setting, each) for each in concerned), default=0)


def settled_by(experience: Experience) -> Iterator[Settled]:
    """Yield the prospects of the character that an event settles, each with what that stirs."""
    for prospect in experience.plans:
        emotion = _hope_met(experience, prospect) if prospect.hopeful else _fear_met(experience, prospect)
        if emotion:
            yield prospect, Stirring(emotion, None, degree(experience.setting, prospect), prospect)


def _hope_met(it: Experience, hope: Prospect) -> str:
    """Return the emotion with which a hope ends; empty where it goes on."""
    before, now = utility(it.setting, it.since, it.character), utility(it.setting, it.after, it.character)
    if hope.target is None or isinstance(before, Special) or isinstance(now, Special):
        return ""
    # Who stood where the hope aims all along owes nothing of it to this event.
    return "satisfaction" if before < hope.target <= now else ""


def _fear_met(it: Experience, fear: Prospect) -> str:
    """Return the emotion with which a fear ends; empty where it goes on."""
    if fear.event is None:
        return ""
    if it.event is not None and it.event.call == fear.event:
        harmed = swing(it.setting, it.character, it.before, it.after).degree < 0
        return "fears_confirmed" if harmed else "relief"
    feared = it.setting.event(fear.event)
    averted = possible(it.setting, it.before, feared) and not possible(it.setting, it.after, feared)
    return "relief" if averted else ""


def given_up(setting: Setting, before: Sequence[Prospect], now: Sequence[Prospect]) -> Iterator[Settled]:
    """Yield the prospects that are held no longer, the strongest of each holder first, with what that stirs.

    Another prospect that is as strong takes the place of the old one; only what is lost is felt, and only once.
    """
    kept = {each.key for each in now}
    gone = [each for each in before if each.key not in kept]
    left = {(each.holder, each.hopeful): level(setting, now, each.holder, each.hopeful) for each in gone}
    for each in sorted(gone, key=lambda prospect: -degree(setting, prospect)):
        lost = degree(setting, each) - left[each.holder, each.hopeful]
        left[each.holder, each.hopeful] = max(left[each.holder, each.hopeful], degree(setting, each))
        yield each, Stirring("disappointment" if each.hopeful else "relief", None, max(lost, 0), each)
