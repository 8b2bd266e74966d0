"""Where a new paragraph begins: with another speaker, with who does something upon what was said, and where a pronoun
would seem to mean somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from intrigue.model.world import World
from intrigue.tell.framing import OPENING
from intrigue.tell.grammar import PRONOUNS
from intrigue.tell.plainly import plain
from intrigue.tell.realization import name_of, pronoun_of
from intrigue.tell.stated import Seen
from intrigue.tell.telling import Sentence


def begins_paragraph(world: World, told: Sequence[Sentence], sentence: Sentence, unnamed: bool) -> bool:
    """Return whether a sentence does not go on with a paragraph of which so much has been told.

    `unnamed`: it begins with a pronoun that the author wrote, for whoever does what it tells of.
    """
    if OPENING not in sentence.facts and any(OPENING in each.facts for each in told):
        return True
    if told and (told[-1].kind == "memory") != (sentence.kind == "memory"):
        return True
    if _would_mean_another(world, told, sentence):
        return True
    who = _doer(world, sentence)
    doers = [each for each in (_doer(world, other) for other in told) if each is not None]
    if unnamed and doers and doers[-1] != who:
        return True
    if "“" not in sentence.text:
        return who is not None and _speaker(world, told) not in (None, who)
    if sentence.text.startswith("“") and any("“" in each.text for each in told):
        return True
    if sentence.text.startswith("“") and told and _is_mind(told[-1]) and who != sentence.focalizer:
        return True
    return who is not None and any(each != who for each in doers)


def _would_mean_another(world: World, told: Sequence[Sentence], sentence: Sentence) -> bool:
    """Return whether a thought speaks of its thinker by a pronoun that, there, would seem to mean who did something."""
    who = sentence.focalizer
    if sentence.kind != "thought" or who is None or name_of(world, who) in sentence.text:
        return False
    kind = pronoun_of(world, who)
    if not re.search(rf"\b{PRONOUNS[kind].subject}\b", sentence.text, re.IGNORECASE):
        return False
    doers = [each for each in (_doer(world, other) for other in told) if each is not None]
    last = next((each for each in reversed(doers) if pronoun_of(world, each) == kind), who)
    return last != who


def _speaker(world: World, told: Sequence[Sentence]) -> str | None:
    """Return who says something in the last thing that is told to happen, if anybody does."""
    last = next((each for each in reversed(told) if each.kind == "event" and not _own_side(each)), None)
    return _doer(world, last) if last is not None and "“" in last.text else None


def _is_mind(sentence: Sentence) -> bool:
    """Return whether a sentence tells of the mind of the one through whose eyes it is told."""
    return sentence.kind == "thought" or (sentence.kind == "event" and _own_side(sentence))


def _own_side(sentence: Sentence) -> bool:
    """Return whether a sentence tells the doer's own side of what happens."""
    return any(isinstance(each, Seen) and each.own for each in sentence.facts)


def _doer(world: World, sentence: Sentence) -> str | None:
    """Return who does what a sentence tells of."""
    if sentence.kind != "event":
        return None
    return next((plain(world, each.call).subject for each in sentence.facts if isinstance(each, Seen)), None)
