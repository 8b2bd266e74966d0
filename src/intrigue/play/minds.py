"""What the reader's character makes of the others: what they want, feel and believe, as it sees them.

A view of a mind holds nothing but what the character could have learned. Only where a reader asks for the truth, the
same view of the actual mind stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from intrigue.play.words import clause, in_words_alone, is_told, wants
from intrigue.semantics.beliefs import mind_along
from intrigue.semantics.feelings import NATURES, Hearts
from intrigue.simulate.simulation import Story
from intrigue.tell.grammar import capitalised, listed
from intrigue.tell.moods import felt as felt_in_words
from intrigue.tell.realization import name_of

MOST_SAID = 8
"""So many beliefs of one mind are shown; the last to have changed come first."""
MOST_HOPES = 6
"""So many hopes of one mind stand beside a game; those that come true make room for others."""
MOST_FELT = 6
"""So many feelings of one mind are shown, the strongest."""
FAINT = 5
"""Feelings below are not shown."""


@dataclass(frozen=True, slots=True)
class MindView:
    """Somebody's mind, as another sees it or as it is."""

    who: str
    name: str
    wants: tuple[str, ...]
    """What it hopes for, as sentences."""
    feels: tuple[str, ...]
    """How it feels, as after `feels`, the strongest first."""
    believes: tuple[str, ...]
    """What it believes otherwise than the one who looks, as sentences."""

    @property
    def foremost(self) -> tuple[str, ...]:
        """What it hopes for, as it stands beside a game: the first hopes, and how many more there are."""
        more = len(self.wants) - MOST_HOPES
        if more <= 1:
            return self.wants  # One line more is not longer than the line that would stand for it.
        return (*self.wants[:MOST_HOPES], capitalised(f"{self.name} has {more} more hopes."))


@dataclass(frozen=True, slots=True)
class Seen:
    """A mind as the reader's character sees it, with the truth beside it where that was asked for."""

    view: MindView
    truth: MindView | None = None

    @property
    def beyond(self) -> tuple[str, ...]:
        """What is so and not seen, as sentences; empty where all is as it seems, or the truth was not asked for."""
        if self.truth is None:
            return ()
        felt = f"Feels {listed(self.truth.feels)}." if self.truth.feels != self.view.feels and self.truth.feels else ""
        return tuple(each for each in (felt, *self.truth.believes) if each and each not in self.view.believes)


def minds(story: Story, who: str, reveal: bool = False) -> tuple[Seen, ...]:
    """Return what somebody believes of everybody's minds, its own first; with `reveal` also what is so."""
    others = [each for each in story.setting.characters if each != who]
    return tuple(_seen(story, who, each, reveal) for each in (who, *others))


def _seen(story: Story, who: str, other: str, reveal: bool) -> Seen:
    chain = (who,) if other == who else (who, other)
    view = _view(story, other, chain, (who,), story.moment.hearts.mind(who))
    return Seen(view, _view(story, other, (other,), (), story.moment.hearts) if reveal else None)


def _view(story: Story, who: str, chain: Sequence[str], beside: Sequence[str], hearts: Hearts) -> MindView:
    """Return a mind at the end of a chain, with how it differs from the one that another chain leads to."""
    setting = story.setting
    name = name_of(setting.world, who)
    wanted = tuple(
        capitalised(f"{name} {each}.") for each in wants(setting, mind_along(story.moment.state, chain), who)
    )
    return MindView(who, name, wanted, tuple(_felt(story, hearts, who)), tuple(_otherwise(story, chain, beside)))


def _felt(story: Story, hearts: Hearts, who: str) -> Iterator[str]:
    felt = [
        (hearts.of(each), each)
        for each in hearts
        if each.holder == who and NATURES[each.emotion].rest == 0 and hearts.of(each) >= FAINT
    ]
    for intensity, each in sorted(felt, key=lambda pair: -pair[0])[:MOST_FELT]:
        yield felt_in_words(story.setting.world, each.emotion, each.about, intensity)


def _otherwise(story: Story, chain: Sequence[str], beside: Sequence[str]) -> Iterator[str]:
    """Yield in sentences how a mind differs from another, what changed last first, as far as there are words for it."""
    setting, state = story.setting, story.moment.state
    mind, other = mind_along(state, chain), mind_along(state, beside)
    differing = [index for index in setting.states.unlike(mind, other) if is_told(setting.fluents[index])]
    sources = story.moment.sources
    differing.sort(key=lambda index: -sources.get((tuple(chain), index), -1))
    said = (clause(setting.world, chain[-1:], setting.fluents[index], mind[index]) for index in differing)
    for each in islice((each for each in said if in_words_alone(each)), MOST_SAID):
        yield capitalised(f"{each}.")
