"""What the reader's character would do by itself, or could with a little luck: what is marked among the choices.

A reason alone is not enough for that. Whoever decides by themselves weighs what they have reasons for: what others have
just refused is left aside, what was done again and again counts less, what has been begun is not dropped for something
hardly better, and chance has a small say. The same weighing is asked here, by how much chance could tip it.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from intrigue.minds.deliberation import Weighed, weighed
from intrigue.model.plans import GroundCall
from intrigue.simulate.simulation import Story

RARE = 0.05
"""What chance would bring about more rarely than that against the best is not marked."""


def leanings(story: Story, who: str) -> frozenset[GroundCall]:
    """Return what somebody would do now by itself, or could if chance fell so."""
    situation = story.situation(who)
    could = weighed(story.thinker, situation, lambda _: 0.0)
    own = could.own()
    found = {own.event.call} if own.event is not None else set()
    if not could.chosen.keys() - {str(each) for each in found}:
        return frozenset(found)
    # Two lots differ by so much in a case that is just not rare; their difference is spread by the logistic law.
    reach = situation.disposition.whim * log(1 / RARE - 1)
    return frozenset({*found, *_within(could, reach)})


def _within(could: Weighed, reach: float) -> Iterator[GroundCall]:
    """Yield the options that are worth at most so much less than the best there is to do."""
    due = could.kept.next_call if could.kept is not None else None
    worth = {option.event.call: could.weights[name] for name, option in could.chosen.items()}
    if due is not None:
        worth[due] = could.rest
    best = max(0.0, *worth.values())
    chosen = {option.event.call for option in could.chosen.values()}
    yield from (call for call in worth if call in chosen and worth[call] > best - reach)
