"""No sentence says more than the one through whose eyes it is told could know; and what does is found out."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from intrigue.language.loader import load
from intrigue.simulate.simulation import Story, run
from intrigue.tell.indirect import Tense
from intrigue.tell.leaks import Checker, leaks
from intrigue.tell.stated import Held, Seen
from intrigue.tell.storyteller import tell, tell_run
from intrigue.tell.telling import Sentence
from tests.tell.planting import Planted, planted
from tests.worlds.small import small_worlds

SEEDS = (0, 1, 2)
LEAST = 200
"""How many leaks are planted at least."""


@cache
def lived(name: str, seed: int) -> Story:
    return run(load(name).world, seed=seed, steps=20)


@cache
def steered(name: str) -> Story:
    story = tell(load(name)).story
    assert story is not None
    return story


@pytest.mark.parametrize("name", small_worlds())
def test_no_telling_of_a_bundled_world_leaks(name: str) -> None:
    """Of its own story and of runs that nobody steers, through everybody's eyes and through nobody's."""
    for story in (steered(name), *(lived(name, seed) for seed in SEEDS)):
        checker = Checker(story.setting, story.chronicle)
        for pov in (None, *story.world.characters):
            told = tell_run(story, pov=pov, length="full")
            assert [str(each) for each in checker.leaks(told.sentences)] == []
            assert told.sentences or pov is not None
            summary = tell_run(story, pov=pov, length="short")
            assert [str(each) for each in checker.leaks(summary.sentences)] == []


@pytest.mark.parametrize("tense", ["past", "present"])
def test_what_is_stated_does_not_hang_on_the_tense(tense: Tense) -> None:
    story = steered("pendant")
    told = tell_run(story, pov="suitor", tense=tense)
    assert not leaks(story.setting, story.chronicle, told.sentences)


@cache
def all_planted() -> tuple[tuple[Story, Planted], ...]:
    found = []
    for name in small_worlds():
        for story in (steered(name), lived(name, 1)):
            for pov in story.world.characters:
                told = tell_run(story, pov=pov, length="full")
                found += [(story, each) for each in planted(story, told.sentences)]
                summary = tell_run(story, pov=pov, length="short")
                found += [(story, each) for each in planted(story, summary.sentences)]
    return tuple(found)


def test_leaks_of_every_kind_are_planted() -> None:
    kinds = Counter(each.kind for _, each in all_planted())
    assert len(kinds) == 7
    assert min(kinds.values()) >= LEAST / 10


def test_every_planted_leak_is_caught() -> None:
    checkers: dict[int, Checker] = {}
    assert len(all_planted()) >= LEAST
    for story, each in all_planted():
        checker = checkers.setdefault(id(story), Checker(story.setting, story.chronicle))
        assert list(checker.faults(each.sentence)), f"{each.kind}: {each.sentence}"


def test_a_sentence_that_states_nothing_is_a_leak() -> None:
    story = steered("pendant")
    [found] = leaks(story.setting, story.chronicle, [Sentence("All was well.", focalizer="gaara")])
    assert "could be checked" in str(found)


def test_who_took_a_thing_for_another_cannot_tell_it_as_it_was() -> None:
    """The suitor saw her stop for a moment; that she lingered over the chain he does not know."""
    story = steered("pendant")
    [entry] = [each for each in story.chronicle if each.kind == "action" and str(each.call).startswith("linger")]
    assert entry.call is not None
    told = Sentence("She lingered.", (Seen(entry.index, entry.call),), entry.index, "suitor")
    [found] = leaks(story.setting, story.chronicle, [told])
    assert "takes entry" in found.why


def test_a_belief_cannot_be_told_after_it_is_lost() -> None:
    """Gaara believes at the start that she does not like the chain, and no longer when she has lingered over it."""
    story = steered("pendant")
    [fluent] = [each for each in story.setting.fluents if str(each).startswith("likes(sakura, pendant")]
    held = Held(("gaara",), fluent, False)
    before, after = (Sentence("She did not like it.", (held,), at, "gaara") for at in (-1, len(story.chronicle) - 1))
    assert not leaks(story.setting, story.chronicle, [before])
    assert leaks(story.setting, story.chronicle, [after])
