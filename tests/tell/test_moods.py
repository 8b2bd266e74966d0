"""How strong a feeling is becomes a word."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.model.terms import CHARACTER, Fluent, Signature
from intrigue.semantics.feelings import NATURES
from intrigue.tell.moods import felt, mood, named

WORLD = load_text('world w "W"\ncharacter ann "Ann" she, bob "Bob" he\n')


@pytest.mark.parametrize(
    ("points", "said"), [(0, "not angry"), (10, "a little angry"), (20, "angry"), (64, "angry"), (65, "furious")]
)
def test_a_feeling_grows_by_words(points: int, said: str) -> None:
    assert felt(WORLD, "anger", "bob", points) == f"{said} at Bob"
    assert felt(WORLD, "anger", None, points) == said
    anger = Fluent(Signature("anger", (CHARACTER, CHARACTER)), ("ann", "bob"))
    assert mood(WORLD, anger, points) == f"Ann is {said} at Bob"


@pytest.mark.parametrize("emotion", [each for each in NATURES if not NATURES[each].rest])
def test_every_emotion_has_words_of_its_own_for_every_strength(emotion: str) -> None:
    said = {felt(WORLD, emotion, "bob", points) for points in (0, 10, 40, 90)}
    assert len(said) == 4
    assert all("_" not in each and "some" not in each for each in (*said, named(WORLD, emotion, "bob")))


def test_what_is_no_feeling_has_no_mood() -> None:
    assert mood(WORLD, Fluent(Signature("at", (CHARACTER,)), ("ann",)), 3) is None
