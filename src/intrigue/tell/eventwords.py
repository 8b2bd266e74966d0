"""The words for something that happens: the author's own, the most specific first, or plain ones.

All of them state the same facts: what the one through whose eyes it is told took the event for. `felt` and `thought`
texts, which state the doer's or the witness's own side, come apart from these.
"""

from __future__ import annotations

from intrigue.model.plans import GroundCall
from intrigue.model.prose import ProseKind
from intrigue.model.world import World
from intrigue.semantics.setting import Setting
from intrigue.simulate.chronicle import Kind, Moment
from intrigue.tell.grammar import PRONOUNS, capitalised
from intrigue.tell.indirect import Tense
from intrigue.tell.plainly import plain
from intrigue.tell.prose import Chosen, texts_of_event
from intrigue.tell.reading import Reads
from intrigue.tell.realization import name_of, pronoun_of
from intrigue.tell.voice import Voice

ATTEMPTS: tuple[Kind, ...] = ("failed", "refused")
"""What did not come off."""


def voice_at(setting: Setting, moment: Moment, who: str | None, tense: Tense = "past") -> Voice:
    """Return how a moment is told of through somebody's eyes."""
    return Voice(who, tense, Reads(setting, moment.state, moment.hearts))


def shown(world: World, call: GroundCall, kind: Kind, voice: Voice) -> list[Chosen]:
    """Return the author's texts of what there is to see, the first choice first."""
    wanted: ProseKind = "failed" if kind == "failed" else "refused" if kind == "refused" else "seen"
    return texts_of_event(world, call, voice, wanted)


def own_side(world: World, call: GroundCall, kind: Kind, voice: Voice) -> list[Chosen]:
    """Return what the author has to say of the mind of the one who tells: of the doer's side, or of a witness's."""
    if kind in ATTEMPTS or voice.focalizer is None:
        return []
    return texts_of_event(world, call, voice, "felt")[:1] + texts_of_event(world, call, voice, "thought")[:1]


def in_plain_words(world: World, call: GroundCall, kind: Kind, who: str, tense: Tense) -> str:
    """Return a clause on what happened, without its full stop: done, tried in vain, or refused by somebody."""
    taken = plain(world, call)
    past = tense == "past"
    doer = name_of(world, taken.subject) if taken.subject is not None else "somebody"
    if kind == "failed":
        return f"{doer} {'tried' if past else 'tries'} to {taken.phrase}, and {'could not' if past else 'cannot'}"
    if kind == "refused":
        other = name_of(world, who)
        if (
            taken.subject is not None
            and who in world.entity
            and pronoun_of(world, who) != pronoun_of(world, taken.subject)
        ):
            other = PRONOUNS[pronoun_of(world, who)].subject
        return (
            f"{doer} {'wanted' if past else 'wants'} to {taken.phrase}, but {other} {'would' if past else 'will'} not"
        )
    return taken.clause(world, tense)


def as_sentence(clause: str) -> str:
    """Return a clause as a sentence."""
    return f"{capitalised(clause)}."
