"""Watching does its step once, again after each save, and ends at Ctrl-C."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intrigue.cli.watching import watch


def _saves(*actions: Callable[[], object]) -> Callable[[], None]:
    """Return a pause in which somebody does these things, one each time, and then presses Ctrl-C."""
    left: Iterator[Callable[[], object]] = iter(actions)

    def pause() -> None:
        action = next(left, None)
        if action is None:
            raise KeyboardInterrupt
        action()

    return pause


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "a.story"
    path.write_text("one")
    return path


def _runs(story: Path, pause: Callable[[], None]) -> list[str]:
    seen: list[str] = []

    def step() -> list[Path]:
        seen.append(story.read_text() if story.exists() else "gone")
        return [story]

    watch([story], step, pause)
    return seen


def test_without_a_save_the_step_is_done_once(story: Path) -> None:
    assert _runs(story, _saves(lambda: None, lambda: None)) == ["one"]


def test_a_save_repeats_the_step(story: Path) -> None:
    assert _runs(story, _saves(lambda: None, lambda: story.write_text("longer"))) == ["one", "longer"]


def test_a_save_of_the_same_length_repeats_the_step(story: Path) -> None:
    def save() -> None:
        story.write_text("two")
        os.utime(story, ns=(1, 1))

    assert _runs(story, _saves(save)) == ["one", "two"]


def test_a_file_that_goes_and_comes_back_is_noticed(story: Path) -> None:
    assert _runs(story, _saves(story.unlink, lambda: story.write_text("back"))) == ["one", "gone", "back"]


def test_a_save_in_the_middle_of_a_step_is_not_missed(story: Path) -> None:
    seen: list[str] = []

    def step() -> list[Path]:
        seen.append(story.read_text())
        if len(seen) == 1:
            story.write_text("saved meanwhile")
        return [story]

    watch([story], step, _saves())
    assert seen == ["one", "saved meanwhile"]


def test_a_file_named_by_the_step_is_watched_as_well(story: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.story"
    other.write_text("b")
    count = 0

    def step() -> list[Path]:
        nonlocal count
        count += 1
        return [story, other]

    watch([story], step, _saves(lambda: other.write_text("changed")))
    assert count == 2


def test_ctrl_c_during_the_step_ends_quietly(story: Path) -> None:
    def step() -> list[Path]:
        raise KeyboardInterrupt

    watch([story], step, _saves())
