"""Laws of runs about sources, lots and feelings, in every world that comes with the package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from intrigue.language.loader import load
from intrigue.model.feelings import NEUTRAL
from intrigue.semantics.beliefs import Chain, mind_along
from intrigue.semantics.feelings import decayed
from intrigue.semantics.provenance import How, belief_changes
from intrigue.semantics.state import State
from intrigue.simulate.chronicle import HAPPENINGS, Entry, Moment
from intrigue.simulate.deciding import Choice, Decider, Turn
from intrigue.simulate.following import SOURCE_DEPTH, Following
from intrigue.simulate.options import Options
from intrigue.simulate.simulation import Story, run
from tests.simulate.playing import lots
from tests.worlds.small import small_worlds

WORLDS = tuple(small_worlds())
STEPS = 16
YEAR = 365 * 24 * 60


@cache
def living(name: str) -> Story:
    """Return a bundled world after it has run by itself."""
    return run(load(name).world, steps=STEPS)


class PassedOver(Decider):
    """Lets the first turn go by in which somebody would act, and leaves all the rest to itself."""

    passed: Turn | None = None

    def acts(self, story: Story, turn: Turn) -> Choice | None:
        """Return that nothing is done, once."""
        if self.passed is not None or turn.own.kind != "act":
            return None
        self.passed = turn
        return Choice(None, "author")


def moments(story: Story) -> Iterator[tuple[Moment, Entry, Moment]]:
    """Yield every entry with the moments before and after it."""
    following = Following(story.setting)
    before = following.start()
    for entry in story.chronicle:
        after = following.follow(before, entry)
        yield before, entry, after
        before = after


def differences(before: State, after: State, chain: Chain = ()) -> Iterator[tuple[Chain, int]]:
    """Yield what differs in the world and in all minds for which sources are kept."""
    one, other = mind_along(before, chain), mind_along(after, chain)
    if one is not other:
        yield from ((chain, i) for i, (old, new) in enumerate(zip(one.values, other.values, strict=True)) if old != new)
        if len(chain) < SOURCE_DEPTH:
            for character in other.minds:
                yield from differences(before, after, (*chain, character))


@pytest.mark.parametrize("name", WORLDS)
def test_every_change_names_the_entry_that_it_comes_from(name: str) -> None:
    changed = 0
    for before, entry, after in moments(living(name)):
        for key in differences(before.state, after.state):
            assert after.sources[key] == entry.index
            changed += 1
    assert changed


@pytest.mark.parametrize("name", WORLDS)
def test_every_belief_that_a_happening_changes_names_how_it_came_about(name: str) -> None:
    """What an entry writes itself stands in it; what a crowd says names the crowd; all else provenance can name."""
    story, setting = living(name), living(name).setting
    for before, entry, after in moments(story):
        beliefs = {(chain, index) for chain, index in differences(before.state, after.state) if chain}
        written = {(each.chain, setting.index[each.fluent]) for each in entry.writes}
        if entry.kind in HAPPENINGS and entry.kind != "rule":
            event, stepping = story.following.event(entry), story.thinker.moves.step_by_step
            changes = belief_changes(setting, before.state, event, SOURCE_DEPTH)
            assert belief_changes(setting, before.state, event, SOURCE_DEPTH, stepping=stepping) == changes
            named = {(each.chain, setting.index[each.fluent]): each.source for each in changes}
            if not written:
                assert beliefs <= named.keys()
            assert all(each.teller for each in named.values() if each.how is How.TOLD)
        elif entry.talk is not None:
            set_off = story.following.reactions(before, entry)
            watching = {who for rule, _ in set_off for who, _ in rule.sights}
            assert {chain[0] for chain, _ in beliefs} <= {entry.talk.character, *watching}


@pytest.mark.parametrize("name", WORLDS)
def test_a_run_with_one_decision_changed_has_equal_lots_wherever_who_what_and_when_are_equal(name: str) -> None:
    decider = PassedOver()
    other = Story(load(name).world, Options(), decider=decider)
    for _ in other.run(STEPS):
        pass
    assert decider.passed is not None
    one, changed = lots(living(name)), lots(other)
    assert all(one[key] == changed[key] for key in one.keys() & changed.keys())
    assert other.digests.found != living(name).digests.found


@pytest.mark.parametrize("name", WORLDS)
def test_all_that_is_felt_fades_to_rest_in_the_end(name: str) -> None:
    story = living(name)
    hearts = story.moment.hearts
    for _ in range(20):
        hearts = decayed(hearts, YEAR, story.following.temperaments)
    assert all(hearts.of(each) == NEUTRAL.get(each.emotion, 0) for each in hearts if each.emotion != "liking")
