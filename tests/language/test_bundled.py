"""Worlds by name: those that come with the package, and paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.errors import InputError
from intrigue.language import bundled
from intrigue.language.bundled import bundled_worlds, find_world


@pytest.fixture
def two_worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "bundled_worlds", lambda: {"pendant": Path("p.story"), "tavern": Path("t.story")})


def test_bundled_worlds_come_in_alphabetical_order_and_exist() -> None:
    worlds = bundled_worlds()
    assert list(worlds) == sorted(worlds)
    assert all(path.is_file() for path in worlds.values())


@pytest.mark.usefixtures("two_worlds")
def test_a_name_finds_its_world() -> None:
    assert find_world("tavern") == Path("t.story")


def test_what_looks_like_a_path_is_a_path() -> None:
    assert find_world("my/tea.story") == Path("my/tea.story")
    assert find_world(Path("tavern.story")) == Path("tavern.story")


@pytest.mark.usefixtures("two_worlds")
def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        find_world("pendent")
    fault = caught.value.diagnostics[0]
    assert (fault.code, fault.hint) == ("E146", "did you mean 'pendant'?")


@pytest.mark.usefixtures("two_worlds")
def test_a_name_like_no_other_is_answered_with_all() -> None:
    with pytest.raises(InputError) as caught:
        find_world("zzzzzz")
    assert "pendant, tavern" in caught.value.diagnostics[0].hint
