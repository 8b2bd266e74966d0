"""Every belief that an event changes names what it goes back to."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from intrigue.model.expressions import ForgetSince, Literal
from intrigue.model.terms import Fluent, Signature
from intrigue.model.world import World
from intrigue.semantics.level import longest_chain
from intrigue.semantics.provenance import BeliefChange, How, Source, belief_changes, differences, origin
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import after, initial
from tests.playing import Playing, story
from tests.strategies import seeded_world


def changes(play: Playing, call: str, depth: int = 2) -> dict[tuple[str, ...], dict[str, BeliefChange]]:
    """Take the action; return what it changed, by chain and fluent."""
    event = play.event(call)
    found: dict[tuple[str, ...], dict[str, BeliefChange]] = {}
    for each in belief_changes(play.setting, play.state, event, depth):
        found.setdefault(each.chain, {})[str(each.fluent)] = each
    play.take(call)
    return found


def source(play: Playing, call: str, fluent: str, *chain: str) -> Source:
    return changes(play, call)[chain][fluent].source


@story
def test_a_witness_saw_it(play: Playing) -> None:
    """Bob sees Ann light the lamp; Cleo, elsewhere, changes her mind about nothing.

    world w
    character ann, bob, cleo
    property lit
    action light(who: character)
        by who
        seen by c if c != cleo
        then lit
    """
    found = changes(play, "light(ann)")
    assert str(found["bob",]["lit"].source) == "saw it (light(ann))"
    assert found["bob", "ann"]["lit"].source.how is How.SAW
    assert ("cleo",) not in found
    assert ("bob", "cleo") not in found
    assert (found["bob",]["lit"].old, found["bob",]["lit"].new) == (False, True)


@story
def test_who_takes_an_act_for_another_saw_that_other_act(play: Playing) -> None:
    """Bob takes Ann's picking of a pocket for a friendly pat.

    world w
    character ann, bob
    property poor
    property friendly
    action pick(who: character)
        by who
        seen by c if c == who
        seen by c as pat(who)
        then poor
    action pat(who: character)
        by who
        then friendly
    """
    found = changes(play, "pick(ann)")
    assert str(found["bob",]["friendly"].source) == "saw it (pat(ann))"
    assert str(found["ann",]["poor"].source) == "saw it (pick(ann))"


@story
def test_the_hearer_was_told_and_a_bystander_knows_by_whom(play: Playing) -> None:
    """Ann tells Bob; Cleo hears it, and thereby what Bob now believes, and from whom he has it.

    world w
    character ann, bob, cleo
    property rich
    start
        rich
        bob believes not rich
        cleo believes not rich
        ann believes bob believes not rich
    tell about rich
    ending e if rich
    """
    found = changes(play, "`tell rich`(ann, bob)")
    told = Source(How.TOLD, play.event("`tell rich`(ann, bob)").call, "ann")
    assert found["bob",]["rich"].source == told
    assert found["bob", "ann"]["rich"].source == told
    assert found["cleo", "bob"]["rich"].source == told
    assert found["ann", "bob"]["rich"].source == told
    assert ("cleo",) not in found


@story
def test_what_an_author_lets_somebody_say_counts_as_told(play: Playing) -> None:
    """Ann's own words make Bob believe that she believes it, and it.

    world w
    character ann, bob
    property loves(character)
    action confess(who: character, other: character)
        by who
        then
            other believes who believes loves(who)
            other believes loves(who)
    """
    assert source(play, "confess(ann, bob)", "loves(ann)", "bob").teller == "ann"


@story
def test_what_is_shown_is_seen_and_what_is_done_in_secret_is_made_to_be_believed(play: Playing) -> None:
    """A ring held up for Bob is seen; a dream sent to Cleo is not.

    world w
    character ann, bob, cleo
    property bought(character)
    property cursed(character)
    action show(who: character, other: character)
        by who
        then other believes bought(who)
    action dream(who: character, other: character)
        by who
        seen by c if c == who
        then other believes cursed(other)
    """
    assert source(play, "show(ann, bob)", "bought(ann)", "bob").how is How.SAW
    dream = changes(play, "dream(ann, cleo)")
    assert dream["cleo",]["cursed(cleo)"].source.how is How.MADE
    assert dream["ann", "cleo"]["cursed(cleo)"].source.how is How.MADE


@story
def test_what_follows_from_a_belief_was_worked_out_by_a_rule(play: Playing) -> None:
    """Bob sees the smoke; that there is a fire he works out himself. Ann knows that he does.

    world w
    character ann, bob
    property smoke
    property fire
    action puff(who: character)
        by who
        then smoke
    rule deduce when smoke then fire
    """
    found = changes(play, "puff(ann)")
    assert str(found["bob",]["fire"].source) == "worked it out by rule deduce() (puff(ann))"
    assert found["ann", "bob"]["fire"].source.how is How.WORKED_OUT


@story
def test_a_rule_that_reads_the_believer_s_own_mind_only_is_working_out_too(play: Playing) -> None:
    """Whoever believes that it smokes believes that it burns, whatever is so in fact.

    world w
    character ann, bob
    property smoke
    property fire
    action fake(who: character)
        by who
        seen by c if c == who
        then bob believes smoke
    rule deduce(c: character) when c believes smoke and not (c believes fire) then c believes fire
    """
    found = changes(play, "fake(ann)")
    assert found["bob",]["smoke"].source.how is How.MADE
    assert found["bob",]["fire"].source.how is How.WORKED_OUT
    assert found["bob",]["fire"].source.rule is not None


@story
def test_what_somebody_perceives_was_seen_and_names_the_rule_of_perception(play: Playing) -> None:
    """Bob comes into the attic and sees the trunk there.

    world w
    type place, box
    place hall, attic
    box trunk
    character bob
    property at(character): place = hall
    property lies(box): place = attic
    start
        bob believes lies(trunk) = unknown
    see lies(b) by c if at(c) == lies(b)
    action go(who: character, to: place)
        by who
        then at(who) = to
    """
    found = source(play, "go(bob, attic)", "lies(trunk)", "bob")
    assert found.how is How.SAW
    assert found.rule is not None
    assert found.rule.signature.name == "see lies"


@story
def test_what_is_not_where_it_was_expected_is_a_surprise(play: Playing) -> None:
    """Bob expects the trunk in the attic, comes there, and does not see it.

    world w
    type place, box
    place hall, attic, yard
    box trunk
    character bob
    property at(character): place = hall
    property lies(box): place = yard
    start
        bob believes lies(trunk) = attic
    see lies(b) by c if at(c) == lies(b)
    action go(who: character, to: place)
        by who
        then at(who) = to
    """
    assert source(play, "go(bob, attic)", "lies(trunk)", "bob").how is How.SURPRISED


@story
def test_who_sees_what_it_took_for_impossible_was_surprised(play: Playing) -> None:
    """Bob thought that Ann was in the yard. That the lamp is lit he saw; where she is was the surprise.

    world w
    type place
    place hall, yard
    character ann, bob
    property at(character): place = hall
    property lit
    start
        bob believes at(ann) = yard
    action light(who: character)
        by who
        if at(who) == hall
        then lit
    """
    found = changes(play, "light(ann)")
    assert str(found["bob",]["at(ann)"].source) == "was surprised (light(ann))"
    assert found["bob",]["lit"].source.how is How.SAW
    assert ("ann", "bob") in found


@story
def test_a_surprise_about_another_s_mind_is_traced_to_it(play: Playing) -> None:
    """Bob sees Ann open the door for which one must know the word, and thought that she did not know it.

    world w
    character ann, bob
    property word: yes or no = yes
    property open
    start
        bob believes ann believes word = unknown
    action enter(who: character)
        by who
        if who believes word == yes
        then open
    """
    found = changes(play, "enter(ann)")
    assert found["bob", "ann"]["word"].source.how is How.SURPRISED


@story
def test_who_is_made_to_forget_forgot(play: Playing) -> None:
    """Bob forgets where Ann is and what she did; a deed forgotten is no deed.

    world w
    type place
    place hall
    character ann, bob
    property at(character): place = hall
    property dizzy
    action wink(who: character)
        by who
    action hit(who: character)
        by who
        seen by c if c == who
        then
            dizzy
            bob forgets at(ann)
            bob forgets did wink(ann)
    ending e if did wink(ann)
    """
    play.take("wink(ann)")
    found = changes(play, "hit(ann)")
    assert found["bob",]["at(ann)"].source.how is How.FORGOT
    assert found["bob",]["did wink(ann)"].source.how is How.FORGOT
    assert found["ann", "bob"]["at(ann)"].source.how is How.FORGOT


@story
def test_a_reaction_that_others_see_is_seen(play: Playing) -> None:
    """Ann reddens where Bob sees it, though he does not know why she should.

    world w
    character ann, bob
    property moved(character)
    property red(character)
    action think(who: character)
        by who
        seen by c if c == who
        then moved(who)
    rule blush(c: character)
        seen by o
        when moved(c) and not red(c)
        then red(c)
    """
    found = changes(play, "think(ann)")
    assert found["bob",]["red(ann)"].source.how is How.SAW
    assert found["bob",]["red(ann)"].source.event is not None
    assert found["bob",]["moved(ann)"].source.how is How.SURPRISED
    assert found["ann",]["red(ann)"].source.how is How.WORKED_OUT


TALE = """
world w
type place
place hall, yard
character ann, bob
property at(character): place = hall
property lit
action go(who: character, to: place)
    by who
    then at(who) = to
action light(who: character)
    by who
    then lit
"""


def test_a_belief_goes_back_to_the_last_event_that_changed_it_or_to_the_start() -> None:
    play = Playing(TALE)
    course = []
    for call in ("go(ann, yard)", "light(bob)", "go(ann, hall)", "go(ann, yard)"):
        event = play.event(call)
        course.append((play.state, event))
        play.take(call)

    def asked(name: str, *arguments: str, chain: tuple[str, ...] = ("bob",)) -> tuple[How, int | None]:
        kinds = ("character",) * len(arguments)
        found = origin(play.setting, course, chain, Fluent(Signature(name, kinds), arguments))
        return found.source.how, found.place

    assert asked("at", "ann") == (How.SAW, 3)
    assert asked("lit") == (How.SAW, 1)
    assert asked("lit", chain=("ann", "bob")) == (How.SAW, 1)
    assert asked("at", "bob") == (How.START, None)


def test_deeper_minds_are_traced_where_that_is_asked_for() -> None:
    """Of three minds nested, the third is traced with a depth of 3, and left out with 2."""
    play = Playing(TALE, epistemic=2)
    event = play.event("light(ann)")
    assert {len(each.chain) for each in belief_changes(play.setting, play.state, event)} == {1, 2}
    assert {len(each.chain) for each in belief_changes(play.setting, play.state, event, 3)} == {1, 2, 3}


def forgetful(world: World) -> World:
    """Return the world with a first action by which the first character forgets what came since the last one."""
    if not world.actions or not world.characters:
        return world
    first, *others = world.actions
    forgets = ForgetSince(Literal(world.characters[0]), world.actions[-1].name)
    return replace(world, actions=(replace(first, effects=(*first.effects, forgets)), *others))


@pytest.mark.parametrize("seed", range(120))
def test_in_any_world_exactly_the_beliefs_that_changed_have_a_source(seed: int) -> None:
    """What is traced leads to the very beliefs after the event: none is left out and none is made up."""
    world = forgetful(seeded_world(seed)) if seed % 2 else seeded_world(seed)
    setting, choices = Setting(world, min(longest_chain(world) + 1, 3)), random.Random(seed)
    state = initial(setting)
    for _ in range(4):
        if not setting.events:
            return
        event = choices.choice(setting.events)
        now = after(setting, state, event)
        whole = belief_changes(setting, state, event)
        found = [(c.chain, setting.index[c.fluent], c.old, c.new) for c in whole]
        assert found == list(differences(state, now))
        for who in setting.characters:
            theirs = tuple(each for each in whole if each.chain[0] == who)
            assert belief_changes(setting, state, event, who=who) == theirs
        state = now
