"""Where a new paragraph begins: with another speaker, and where a pronoun would seem to mean somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from intrigue.model.world import World
from intrigue.tell.plainly import plain
from intrigue.tell.stated import Seen
from intrigue.tell.telling import Sentence


def begins_paragraph(world: World, told: Sequence[Sentence], sentence: Sentence, unnamed: bool) -> bool:
    """Return whether a sentence does not go on with a paragraph of which so much has been told.

    `unnamed`: it begins with a pronoun that the author wrote, for whoever does what it tells of.
    """
    who = _doer(world, sentence)
    doers = [each for each in (_doer(world, other) for other in told) if each is not None]
    if unnamed and doers and doers[-1] != who:
        return True
    if "“" not in sentence.text:
        return False
    if sentence.text.startswith("“") and any("“" in each.text for each in told):
        return True
    return who is not None and any(each != who for each in doers)


def _doer(world: World, sentence: Sentence) -> str | None:
    """Return who does what a sentence tells of."""
    if sentence.kind != "event":
        return None
    return next((plain(world, each.call).subject for each in sentence.facts if isinstance(each, Seen)), None)
