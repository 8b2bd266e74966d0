"""Feelings in words: how strong one is becomes a word, and the number is said only to those who ask for it."""

from __future__ import annotations

from collections.abc import Mapping

from intrigue.model.feelings import is_feeling
from intrigue.model.terms import Fluent, Value
from intrigue.model.world import World
from intrigue.tell.realization import name_of

FAINT, LITTLE, GREAT = 5, 20, 65
"""Intensities below which a feeling is called none and little, and from which it is called great."""


def named(world: World, emotion: str, about: str | None) -> str:
    """Return a feeling by its name, as a noun phrase: `anger at Bob`."""
    noun = _NOUNS.get(emotion, emotion.replace("_", " "))
    towards = "for" if emotion == "admiration" else _TOWARDS.get(emotion, "towards")
    return f"{noun}{_about(world, towards, about)}"


def felt(world: World, emotion: str, about: str | None, intensity: float) -> str:
    """Return how somebody feels, as after `feels`: `a little angry at Bob`, `furious at Bob`."""
    usual, great = _GRADES.get(emotion, (f"some {emotion.replace('_', ' ')}", f"great {emotion.replace('_', ' ')}"))
    little = f"a little {usual}" if emotion in _GRADES else usual
    none = f"not {usual}" if emotion in _GRADES else f"no {emotion.replace('_', ' ')}"
    grade = none if intensity < FAINT else little if intensity < LITTLE else great if intensity >= GREAT else usual
    return f"{grade}{_about(world, _TOWARDS.get(emotion, 'towards'), about)}"


def mood(world: World, fluent: Fluent, value: Value) -> str | None:
    """Return that somebody feels so, as a clause; None where there are no words for how strongly."""
    emotion = fluent.property.name
    if not is_feeling(fluent.property) or emotion not in _GRADES or not isinstance(value, int | float):
        return None
    holder, *about = map(str, fluent.arguments)
    return f"{name_of(world, holder)} is {felt(world, emotion, about[0] if about else None, value)}"


def _about(world: World, towards: str, about: str | None) -> str:
    return f" {towards} {name_of(world, about)}" if about is not None else ""


_NOUNS: Mapping[str, str] = {"happy_for": "gladness", "gloating": "glee", "fears_confirmed": "dismay"}
"""What an emotion is called where its name is no word."""


_GRADES: Mapping[str, tuple[str, str]] = {
    "joy": ("glad", "overjoyed"),
    "distress": ("unhappy", "wretched"),
    "hope": ("hopeful", "full of hope"),
    "fear": ("afraid", "terrified"),
    "satisfaction": ("satisfied", "deeply satisfied"),
    "disappointment": ("disappointed", "bitterly disappointed"),
    "relief": ("relieved", "greatly relieved"),
    "fears_confirmed": ("dismayed", "horrified"),
    "pride": ("proud", "very proud"),
    "shame": ("ashamed", "deeply ashamed"),
    "admiration": ("impressed", "deeply impressed"),
    "reproach": ("reproachful", "full of reproach"),
    "gratitude": ("grateful", "deeply grateful"),
    "anger": ("angry", "furious"),
    "gratification": ("pleased with it", "deeply pleased with it"),
    "remorse": ("remorseful", "full of remorse"),
    "happy_for": ("happy", "overjoyed"),
    "pity": ("sorry", "deeply sorry"),
    "resentment": ("resentful", "full of resentment"),
    "gloating": ("gleeful", "full of glee"),
    "surprise": ("surprised", "astonished"),
}
"""How somebody is called who feels an emotion, usually and greatly; who feels little of it is `a little` so."""

_TOWARDS: Mapping[str, str] = {
    "joy": "about",
    "distress": "about",
    "fear": "of",
    "disappointment": "in",
    "relief": "about",
    "fears_confirmed": "about",
    "pride": "of",
    "admiration": "by",
    "gratitude": "to",
    "anger": "at",
    "happy_for": "for",
    "pity": "for",
    "gloating": "over",
    "surprise": "at",
}
"""The preposition before whom an emotion is about; `towards` where none is named."""
