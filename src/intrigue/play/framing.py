"""What the author says around a game: first words, the titles of acts and how they open, last words."""

from __future__ import annotations

from collections.abc import Iterator

from intrigue.model.world import Ending
from intrigue.simulate.simulation import Story
from intrigue.tell.eventwords import voice_at
from intrigue.tell.prose import Chosen, act_words, closings, ending_words, openings
from intrigue.tell.realization import Discourse, realized
from intrigue.tell.voice import Voice


def first_words(story: Story, who: str) -> Iterator[str]:
    """Yield how the world opens, paragraph by paragraph."""
    voice = voice_at(story.setting, story.moment, who)
    yield from _paragraphs(story, openings(story.setting.world, voice), voice)


def words_of_act(story: Story, who: str, number: int) -> Iterator[str]:
    """Yield how an act opens, counted from 0; nothing where there is no such act."""
    acts = story.setting.world.acts
    if number < len(acts):
        voice = voice_at(story.setting, story.moment, who)
        yield from _paragraphs(story, act_words(story.setting.world, acts[number], voice), voice)


def last_words(story: Story, who: str, ending: Ending | None) -> Iterator[str]:
    """Yield how the story closes."""
    voice = voice_at(story.setting, story.moment, who)
    if ending is not None:
        yield from _paragraphs(story, ending_words(story.setting.world, ending, voice), voice)
    yield from _paragraphs(story, closings(story.setting.world, voice), voice)


def _paragraphs(story: Story, texts: list[Chosen], voice: Voice) -> Iterator[str]:
    for each in texts[:1]:
        said, _ = realized(
            story.setting.world, each.text, each.bindings, Discourse(), f"{story.options.seed}|{each.text}", voice
        )
        yield from said.split("\n\n")
