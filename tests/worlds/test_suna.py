"""The flagship, as far as it need not be lived for half a minute; `docs/suna.md` says what longer runs show."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from intrigue.kernel.store import COMPILED
from intrigue.language.bundled import bundled_worlds
from intrigue.language.formatting import format_text
from intrigue.language.loader import Loaded, load
from intrigue.simulate.simulation import Story
from tests.worlds.small import FLAGSHIP

FOLDER = bundled_worlds()[FLAGSHIP].parent
PAGES = sorted(FOLDER.glob("*.story"))


@cache
def suna() -> Loaded:
    """Return the world."""
    return load(FLAGSHIP)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_stands_in_canonical_form(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert format_text(text, page.name) == text


def test_it_has_at_most_eight_acts_and_no_two_endings_of_one_title() -> None:
    world = suna().world
    assert 1 <= len(world.acts) <= 8
    assert len({each.title for each in world.endings}) == len(world.endings) >= 4


def test_names_stand_in_one_file_only() -> None:
    """Another cast can take their place by a change of one page, but for speech and prose."""
    for page in PAGES:
        outside_texts = "".join(page.read_text(encoding="utf-8").split('"')[::2])
        code = "\n".join(line.partition("#")[0] for line in outside_texts.splitlines())
        assert page.stem == "cast" or not any(name in code for name in ("Gaara", "Sakura", "Daichi", "Shukaku")), page


def test_its_beats_are_sixty_two_in_order() -> None:
    beats = tomllib.loads((FOLDER / "beats.toml").read_text(encoding="utf-8"))["beat"]
    assert [each["name"] for each in beats] == [f"B{number:02}" for number in range(1, 63)]


@pytest.mark.skipif(not COMPILED, reason="without the compiled kernel these steps take half a minute")
def test_the_afternoon_begins_by_itself() -> None:
    """Nobody steers: he sends the council out, lets the headache show, hears steps, hides it, and says enter."""
    story = Story(suna().world)
    for _ in story.run(10):
        pass
    acts = [each.call.signature.name for each in story.chronicle.where(kinds=("action",)) if each.call]
    wanted = ["order_out", "obey", "let_it_show", "compose_himself", "knock", "admit"]
    assert [name for name in acts if name in wanted] == wanted
