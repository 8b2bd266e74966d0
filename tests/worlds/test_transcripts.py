"""Every bundled world has a golden transcript: the story as it is told, and the plan with everybody's motives.

Run with INTRIGUE_REWRITE=1 to write them anew; then read the difference as a reader of stories would.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest

from intrigue.language.formatting import format_text
from intrigue.language.loader import load
from intrigue.tell.rendering import render_motives, render_text
from intrigue.tell.storyteller import tell
from intrigue.tell.telling import Telling
from tests.worlds.small import small_worlds

TRANSCRIPTS = Path(__file__).resolve().parents[1] / "transcripts"


@cache
def told(name: str) -> Telling:
    """Return a bundled world's story as it is told without further wishes."""
    return tell(load(name))


@pytest.mark.parametrize("name", small_worlds())
def test_a_bundled_world_tells_the_story_of_its_transcript(name: str) -> None:
    telling = told(name)
    found = f"{render_text(telling)}\n\nThe plan, and everybody's motives\n\n{render_motives(telling)}"
    file = TRANSCRIPTS / f"{name}.txt"
    if os.environ.get("INTRIGUE_REWRITE"):
        file.write_text(found, encoding="utf-8")
    assert file.is_file(), f"{file.name} is missing; write it with INTRIGUE_REWRITE=1"
    assert found == file.read_text(encoding="utf-8")


def test_no_transcript_is_left_over() -> None:
    assert {each.stem for each in TRANSCRIPTS.glob("*.txt")} == set(small_worlds())


@pytest.mark.parametrize("name", small_worlds())
def test_a_bundled_world_stands_in_canonical_form(name: str) -> None:
    file = small_worlds()[name]
    text = file.read_text(encoding="utf-8")
    assert format_text(text, file.name) == text


@pytest.mark.parametrize("name", small_worlds())
def test_a_bundled_world_raises_no_warnings_and_ends_as_its_header_says(name: str) -> None:
    file = small_worlds()[name]
    header = file.read_text(encoding="utf-8").partition("\nworld ")[0]
    expected = header.partition("Expected endings: ")[2]
    telling = told(name)
    assert telling.complete, telling.shortfall
    assert telling.ending is not None
    assert expected.startswith(f"{telling.ending.name}.")


@pytest.mark.parametrize("name", small_worlds())
def test_a_bundled_world_keeps_what_its_checks_promise(name: str) -> None:
    assert told(name).failures == ()


@pytest.mark.parametrize("name", small_worlds())
def test_a_bundled_world_reads_well_through_everybodys_eyes(name: str) -> None:
    world = load(name).world
    for seed, pov in enumerate(world.characters):
        for act in tell(world, seed=seed, pov=pov).acts:
            for sentence in act.sentences:
                assert not re.search(r"[{}\[\]_]|  |\s[,.!?]", sentence.text), sentence.text
                assert re.match(r"“?[A-Z].*[.!?]”?$", sentence.text), sentence.text
