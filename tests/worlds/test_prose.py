"""No telling of a bundled world says a sentence twice, or begins one like another that is still in the ear."""

from __future__ import annotations

import pytest
from prose import measured, tellings_of

from intrigue.language.loader import load
from tests.worlds.small import small_worlds


@pytest.mark.parametrize("name", small_worlds())
def test_no_sentence_comes_again_through_anybodys_eyes(name: str) -> None:
    found = measured(list(tellings_of(load(name).world, seeds=3, steps=40, stories=True)))
    assert found.words > 100
    assert found.twice == ()
    assert found.near == ()
