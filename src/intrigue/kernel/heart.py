"""What the kernel must know to move feelings: which fluents are feelings, whose and about whom, and how they are felt.

Written by the door (`door.py`) for settings in which something reads feelings; for all others there is none.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

from intrigue.kernel import layout
from intrigue.semantics.feelings import NATURES, Feeling
from intrigue.semantics.looking_ahead import carried
from intrigue.semantics.setting import Setting
from intrigue.semantics.utility import scale

EMOTIONS: dict[str, int] = {emotion: number for number, emotion in enumerate(NATURES)}
"""The numbers of the feelings, in the order of their table."""

Praise = Callable[[int, int, int], list[tuple[int, float]]]
"""Of a mind before an event, the event and the mind after it: whom the owner praises (or blames) for it, and how."""


@dataclass
class Heart:
    """The feelings that are carried along, each with its columns; those that no fluent stands for have no slot.

    Of somebody's anger at whomever, as a whole, those at everybody have a row, too.
    """

    slot: array[int] = field(default_factory=lambda: array("i"))
    emotion: array[int] = field(default_factory=lambda: array("i"))
    holder: array[int] = field(default_factory=lambda: array("i"))
    about: array[int] = field(default_factory=lambda: array("i"))
    """Whom each is about; NOBODY: nobody in particular."""
    whole: array[int] = field(default_factory=lambda: array("i"))
    """1 for what is the strongest of its holder's feelings of this name."""
    rest: array[int] = field(default_factory=lambda: array("i"))
    strength: array[float] = field(default_factory=lambda: array("d"))
    """By character and emotion, what an intensity is multiplied by."""
    scale: array[float] = field(default_factory=lambda: array("d"))
    """By character, against what changes are great or small."""
    wants_speak: bool = False
    """Whether how well somebody fares may depend on what somebody feels."""
    norms: bool = False
    """Whether there are any."""

    def add(self, feeling: Feeling, slot: int, places: dict[str, int], *, whole: bool) -> None:
        """Add a row."""
        self.slot.append(slot)
        self.emotion.append(EMOTIONS[feeling.emotion])
        self.holder.append(places[feeling.holder])
        self.about.append(places[feeling.about] if feeling.about is not None else layout.NOBODY)
        self.whole.append(whole)
        self.rest.append(NATURES[feeling.emotion].rest)


def heart_of(setting: Setting, slot: dict[int, int]) -> Heart | None:
    """Return the tables of a setting, whose fluents have these slots; None where nothing reads feelings."""
    kept = carried(setting)
    if not kept:
        return None
    heart = Heart()
    places = {name: place for place, name in enumerate(setting.characters)}
    known = {each.feeling for each in kept if not each.strongest}
    for each in kept:
        heart.add(each.feeling, slot[each.place], places, whole=each.strongest)
    for each in kept:
        for other in setting.characters if each.strongest else ():
            part = Feeling(each.feeling.emotion, each.feeling.holder, other)
            if part not in known:
                heart.add(part, layout.NOBODY, places, whole=False)
    for name in setting.characters:
        heart.strength.extend(setting.temperaments.strength(name, emotion) for emotion in NATURES)
        heart.scale.append(scale(setting, name))
    heart.wants_speak = setting.wants_speak_of_feelings
    heart.norms = bool(setting.world.norms)
    return heart
