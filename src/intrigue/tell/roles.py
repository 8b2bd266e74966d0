"""What a mention is in its sentence, from the pieces around it: a subject, a speaker."""

from __future__ import annotations

from intrigue.tell.grammar import words
from intrigue.tell.templates import Mention, Verb, Words

SPEECH = words(
    "say ask answer reply tell cry shout whisper murmur mutter call laugh sigh snap growl exclaim sob add begin go"
)
"""Verbs that tell who said what stands before them."""
_BEFORE_VERBS = words("never always only also still then too")
"""Words that may stand between a subject and its verb."""
ASKING = "why|how|when|where|what|whom|whose|so|nor|neither"
"""Words behind which a verb stands before its subject."""
_WRITTEN_OUT = [[each] for each in words("is was has had does did will would can could may might must should")]
"""Verbs that templates write out, for they are the same in every telling: who stands before them is their subject."""


def speakers(pieces: list[Words | Mention | Verb]) -> list[str]:
    """Return the positions of those who say something, in order: `{who} [say]`."""
    found: list[str] = []
    for one, between, verb in zip(pieces, pieces[1:], pieces[2:], strict=False):
        match one, between, verb:
            case Mention(parameter=parameter, owner=False), Words(text=text), Verb(phrase=phrase) if (
                not text.strip() and phrase.split(" ")[0] in SPEECH
            ):
                found.append(parameter)
    return found


def is_subject(following: list[Words | Mention | Verb]) -> bool:
    """Return whether a verb comes next: at once, behind a word such as `never`, or behind `and` and another name."""
    match following:
        case [Words(text=between), Verb(), *_] if not between.strip() or between.strip() in _BEFORE_VERBS:
            return True
        case [Words(text=between), Mention(), *rest] if between.strip() == "and":
            return is_subject(list(rest))
        case [Words(text=text), *_]:
            return text[:1] == " " and text.split()[:1] in _WRITTEN_OUT
        case _:
            return False
