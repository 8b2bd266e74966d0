"""Laws of text and world, over random worlds and over spoilt texts."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intrigue.errors import InputError
from intrigue.language.diagnostics import render_all
from intrigue.language.loader import load_text
from intrigue.language.parser import parse
from intrigue.language.printer import print_file
from intrigue.language.writing import print_world
from intrigue.model.sugar import lower
from intrigue.model.world import World
from tests.strategies import core_worlds, seeded_rich_world, worlds

EVERYTHING = (Path(__file__).parent / "everything.story").read_text(encoding="utf-8")
PIECE = re.compile(r"`[^`]*`|\"[^\"\n]*\"|\w+|\n|[ ]+|\S")
PIECES = PIECE.findall(EVERYTHING)
WORDS = [each for each in PIECES if each[0].isalnum()]

gently = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def comes_back(world: World) -> None:
    text = print_world(world)
    assert load_text(text) == world
    assert print_file(parse(text, "<text>")[0]) == text


def world_or_mistakes(text: str) -> World | str:
    try:
        return load_text(text)
    except InputError as error:
        return render_all(error.diagnostics)


@gently
@given(worlds())
def test_a_world_of_any_construct_comes_back_from_its_text(world: World) -> None:
    comes_back(world)


@gently
@given(core_worlds())
def test_a_world_that_can_be_run_comes_back_from_its_text(world: World) -> None:
    comes_back(world)


@pytest.mark.parametrize("seed", range(20))
def test_many_worlds_come_back_from_their_texts(seed: int) -> None:
    comes_back(seeded_rich_world(seed))


@pytest.mark.parametrize("seed", range(100))
def test_a_world_with_its_sugar_written_out_comes_back_from_its_text(seed: int) -> None:
    comes_back(lower(seeded_rich_world(seed)))


@gently
@given(st.integers(min_value=0))
def test_a_text_with_words_exchanged_is_a_world_or_a_list_of_mistakes(seed: int) -> None:
    """Never anything else; and where it is a world, that one comes back too."""
    draw = random.Random(seed)
    pieces = list(PIECES)
    for _ in range(draw.randint(1, 4)):
        index = draw.randrange(len(pieces))
        pieces[index] = draw.choice(WORDS) if pieces[index][0].isalnum() else draw.choice(PIECES)
    found = world_or_mistakes("".join(pieces))
    if isinstance(found, World):
        comes_back(found)
    else:
        assert "error[E" in found
