"""What the worlds about failing show when they are left to themselves."""

from __future__ import annotations

import pytest

from intrigue.language.bundled import bundled_worlds
from intrigue.language.loader import load_text
from intrigue.simulate.simulation import Options, Story, run
from tests.simulate.playing import of_kind, told


def living(name: str, seed: int = 0, *changes: tuple[str, str]) -> Story:
    """Return a bundled world, with each old text replaced by the new, after it has run by itself."""
    text = bundled_worlds()[name].read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return run(load_text(text), options=Options(seed))


@pytest.mark.parametrize("seed", range(4))
def test_leopold_is_refused_once_and_they_dance_when_he_knows_why(seed: int) -> None:
    happened = told(living("waltz", seed))
    assert happened.count("refused dance_with(leopold, clara)") == 1
    assert happened[-1] == "action dance_with(leopold, clara)"


def test_if_leopold_knew_about_the_shoes_he_would_not_have_asked_before_she_was_rid_of_them() -> None:
    knowing = living("waltz", 0, ("    leopold believes not pinched(clara)\n", ""))
    assert not of_kind(knowing, "refused")


def test_if_bertha_stayed_with_her_cards_nobody_would_dance() -> None:
    alone = living(
        "waltz", 0, ("    if who == bertha and other == leopold", "    if danced(other) and other == leopold")
    )
    assert "action dance_with(leopold, clara)" not in told(alone)
    assert len(of_kind(alone, "refused")) <= 2


@pytest.mark.parametrize("seed", range(4))
def test_otto_reaches_where_the_tin_is_not_and_only_then_looks_elsewhere(seed: int) -> None:
    happened = told(living("tin", seed))
    assert happened[0] == "failed take_down(otto, biscuits, shelf)"
    looked = [each for each in happened if each.startswith("action look")]
    assert looked[-1] == "action look(otto, stool)"
    assert len(set(looked)) == len(looked)
    assert "action look(otto, shelf)" not in looked


def test_if_otto_knew_where_the_tin_is_he_would_look_there_at_once() -> None:
    knowing = living("tin", 0, ("otto believes at(biscuits) = shelf", "otto believes at(biscuits) = stool"))
    assert told(knowing)[0] == "action look(otto, stool)"
