"""What the reader's character makes of why something was done: its own reasons, and what it would take for others'."""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.play.words import in_words_alone
from intrigue.semantics.beliefs import believed, sight
from intrigue.simulate.chronicle import Entry, Moment
from intrigue.simulate.simulation import Story
from intrigue.tell.grammar import capitalised
from intrigue.tell.motives import in_words
from intrigue.tell.realization import name_of


def as_seen(start: Moment, story: Story, who: str, entry: Entry) -> Iterator[str]:
    """Yield the reasons of those who agreed to an entry, as the reader's character sees them."""
    setting = story.setting
    if entry.call is None or who not in entry.witnesses:
        return
    moment = start
    for each in story.chronicle.entries[: entry.index]:
        moment = story.following.follow(moment, each)
    in_vain = entry.kind in ("failed", "refused")
    event = setting.event(entry.call) if in_vain else story.following.event(entry)
    if who not in entry.actors and not in_vain:
        event = sight(setting, moment.state, event, who) or event
    mind = believed(setting, moment.state, who)
    for actor in event.consenting[:1] if in_vain else event.consenting:
        theirs = believed(setting, mind, actor)
        plan = story.thinker.motive(theirs, event, actor, story.options.of(actor).reach)
        names = name_of(setting.world, actor), name_of(setting.world, who)
        said = in_words(setting, mind, plan) if plan is not None else _unreasoned(*names)
        yield said if in_words_alone(said) else capitalised(f"{names[0]} had a reason for it.")


def _unreasoned(actor: str, who: str) -> str:
    """Return that there was no reason; of its own acts the character needs not say that it saw none."""
    return capitalised(f"{actor} had no reason for it{'' if actor == who else f' that {who} could see'}.")
