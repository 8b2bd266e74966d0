"""How a telling speaks: through whose eyes, in which tense; and words that are ready to be put in as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeAlias

from intrigue.tell.reading import Reads

Tense: TypeAlias = Choice["past", "present", "pluperfect"]
"""`pluperfect`: what was over before the time that is told of, as in a memory."""


@dataclass(frozen=True)
class Voice:
    """How it is told."""

    focalizer: str | None = None
    """Through whose eyes; None: nobody's in particular."""
    tense: Tense = "past"
    reads: Reads | None = None
    """The moment in which conditions of prose and forms of address are read; None: none of them holds."""

    def reads_in(self, owner: str | None) -> Reads | None:
        """Return the moment in somebody's mind."""
        return None if self.reads is None else self.reads.of(owner)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that fill a place of a template as they are."""

    text: str
    mentioned: tuple[str, ...] = ()
    """The entities that they name."""


PLAIN_VOICE = Voice()
"""The past tense, through nobody's eyes."""
