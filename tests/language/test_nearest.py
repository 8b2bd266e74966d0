"""Which name was probably meant."""

from __future__ import annotations

import pytest

from intrigue.language.nearest import VERY_SIMILAR, nearest


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("gara", ["sakura", "gaara"], "gaara"),
        ("Gaara", ["gara", "gaara"], "gaara"),
        ("fears confirmed", ["fear", "fears_confirmed"], "fears_confirmed"),
        ("fears-confirmed", ["fear", "fears_confirmed"], "fears_confirmed"),
        ("zebedee", ["gaara", "sakura"], None),
        ("anything", [], None),
    ],
)
def test_the_most_similar_name_is_meant(name: str, known: list[str], meant: str | None) -> None:
    assert nearest(name, known) == meant


def test_of_two_equally_similar_names_the_first_is_meant() -> None:
    assert nearest("cat", ["bat", "hat"]) == "bat"
    assert nearest("cat", ["hat", "bat"]) == "hat"


def test_how_much_alike_can_be_asked_for() -> None:
    assert nearest("other", ["mother"], VERY_SIMILAR) == "mother"
    assert nearest("place", ["palace_gate"], VERY_SIMILAR) is None
