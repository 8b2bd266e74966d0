"""The feelings that the engine keeps, as a table: their names, and whom each is about.

They are read like numeric properties: `joy(c)`, `anger(c)`, `anger(c, other)`, `liking(c, other)`, `mood(c)`. The names
are those of Ortony, Clore and Collins (1988); how they arise is said in `docs/feelings.md`.
"""

from __future__ import annotations

from dataclasses import dataclass

from intrigue.model.terms import CHARACTER, Number, Signature
from intrigue.model.world import World


@dataclass(frozen=True, slots=True)
class Feeling:
    """One row of the table."""

    name: str
    alone: bool = True
    """Whether it can be read for a character alone: `joy(c)`."""
    towards: bool = False
    """Whether it can be read for a character and the one it is about: `anger(c, other)`."""
    tempered: bool = True
    """Whether `feelings` can say how strongly and how long it is felt."""

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """The ways in which it can be read."""
        found: tuple[Signature, ...] = ()
        if self.alone:
            found += (Signature(self.name, (CHARACTER,)),)
        if self.towards:
            found += (Signature(self.name, (CHARACTER, CHARACTER)),)
        return found


FEELINGS: dict[str, Feeling] = {
    each.name: each
    for each in (
        Feeling("joy"),
        Feeling("distress"),
        Feeling("hope"),
        Feeling("fear"),
        Feeling("satisfaction"),
        Feeling("disappointment"),
        Feeling("relief"),
        Feeling("fears_confirmed"),
        Feeling("pride"),
        Feeling("shame"),
        Feeling("admiration", towards=True),
        Feeling("reproach", towards=True),
        Feeling("gratitude", towards=True),
        Feeling("anger", towards=True),
        Feeling("gratification"),
        Feeling("remorse"),
        Feeling("happy_for", towards=True),
        Feeling("pity", towards=True),
        Feeling("resentment", towards=True),
        Feeling("gloating", towards=True),
        Feeling("surprise"),
        Feeling("liking", alone=False, towards=True, tempered=False),
        Feeling("mood", tempered=False),
    )
}
"""All feelings by name, in the order in which they are explained."""

FORTUNES = ("happy_for", "pity", "resentment", "gloating")
"""The emotions about the fortunes of others, which rest on liking."""

INTENSITY = Number(0, 100)
"""The range of every feeling; for `liking` and `mood`, 50 is neutral."""

NEUTRAL = {"liking": 50, "mood": 50}
"""Where those feelings rest that go both ways; all others rest at 0."""


def is_feeling(signature: Signature) -> bool:
    """Return whether this is one of the ways to read a feeling."""
    row = FEELINGS.get(signature.name)
    return row is not None and signature in row.signatures


def kept_feelings(world: World) -> frozenset[Signature]:
    """Return the feelings that the engine keeps in the states of this core world.

    They are the properties that read and look as feelings do, from 0 to 100; a core world that has been printed and
    read again keeps the same ones.
    """
    return frozenset(
        each.signature for each in world.properties if is_feeling(each.signature) and each.value == INTENSITY
    )
