"""A story is told while it is lived: each paragraph as soon as it is over, in the words of the finished telling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from intrigue.language.bundled import bundled_worlds
from intrigue.language.loader import load
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.simulation import Options, Story
from intrigue.tell.storyteller import Manner, Storyteller, begun, retold

SMALL = tuple(name for name in bundled_worlds() if name not in ("suna", "market"))
LAG = 2
"""So many things that are told later, a paragraph is out: it ends where the next begins, whose end must be known."""


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_told_as_it_is_lived_it_has_the_words_of_the_finished_run(name: str, seed: int) -> None:
    world = load(name).world
    for pov in (None, *world.characters):
        manner = Manner(pov, seed=seed)
        teller = begun(world, manner)
        as_lived = list(teller.paragraphs())
        assert list(retold(teller.story, manner).paragraphs()) == as_lived


@pytest.mark.parametrize("name", SMALL)
def test_left_to_itself_too_it_has_the_words_of_the_finished_run(name: str) -> None:
    world = load(name).world
    for pov in (None, *world.characters):
        story = Story(world, Options(3))
        manner = Manner(pov, seed=3)
        as_lived = list(Storyteller(story, story.run(12), manner).paragraphs())
        assert list(retold(story, manner).paragraphs()) == as_lived


@pytest.mark.parametrize("name", SMALL)
def test_a_paragraph_is_out_before_more_than_two_things_that_are_told_have_happened_after_it(name: str) -> None:
    world = load(name).world
    story = Story(world, Options(0))
    lived: list[Entry] = []

    def noted() -> Iterator[Entry]:
        for entry in story.run(12):
            lived.append(entry)
            yield entry

    teller = Storyteller(story, noted(), Manner(length="full"))
    handed_out = [(paragraph, len(lived)) for paragraph in teller.paragraphs()]
    happened = {each.at for paragraph, _ in handed_out for each in paragraph.sentences if each.kind == "event"}
    for paragraph, entries in handed_out[:-1]:
        last = max(each.at for each in paragraph.sentences)
        later = [at for at in happened if last < at < entries]
        assert len(later) <= LAG, paragraph.text


def test_what_is_told_of_an_act_is_out_before_anything_of_the_next_is_lived() -> None:
    world = load("pendant").world
    source = begun(world, Manner())
    list(source.paragraphs())
    handed: list[str] = []

    def noted() -> Iterator[Entry]:
        for entry in source.story.chronicle:
            handed.append(entry.kind)
            yield entry

    teller = Storyteller(source.story, noted(), Manner())
    acts_begun = [(paragraph.act, handed.count("act")) for paragraph in teller.paragraphs()]
    assert all(begun_by == act + 1 for act, begun_by in acts_begun if act < len(world.acts) - 1)
