"""`did`, `knows`, `forgets`: what minds keep."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest

from intrigue.errors import BoundError, InputError
from intrigue.language.loader import load_text
from intrigue.model.expressions import Did, Expression, Knows, Literal, Read
from intrigue.model.sugar import is_core, lower
from intrigue.model.terms import UNKNOWN, Signature
from intrigue.model.world import Ending, World
from intrigue.semantics.evaluation import holds
from tests.playing import Playing, story


@story
def test_who_observes_an_action_remembers_it(play: Playing) -> None:
    """Ann winks; Bob sees it, Cleo does not.

    world w
    character ann, bob, cleo
    event wink(a: character)
        seen by c if c != cleo
    ending seen if did wink(ann)
    """
    play.take("wink(ann)")
    assert play.ask("`did wink`(ann)") is True
    assert play.ask("bob believes `did wink`(ann)") is True
    assert play.ask("cleo believes `did wink`(ann)") is False
    assert play.ask("bob believes cleo believes `did wink`(ann)") is False


@story
def test_who_takes_an_action_for_another_remembers_that_one(play: Playing) -> None:
    """Ann slips off; Bob thinks that she rests.

    world w
    character ann, bob
    event rest(a: character)
    event slip(a: character)
        seen by c if c == bob as rest(a)
        seen by c if c == a
    ending gone if did slip(ann) and did rest(ann)
    """
    play.take("slip(ann)")
    assert (play.ask("bob believes `did slip`(ann)"), play.ask("bob believes `did rest`(ann)")) == (False, True)
    assert (play.ask("ann believes `did slip`(ann)"), play.ask("ann believes `did rest`(ann)")) == (True, False)


def test_only_actions_that_some_did_mentions_are_remembered() -> None:
    core = lower(load_text("world w\ncharacter ann\nevent sing\nevent dance\nending e if did sing()\n"))
    assert [each.name for each in core.properties] == ["did sing"]
    assert [len(each.effects) for each in core.actions] == [1, 0]


@pytest.mark.parametrize(
    "mention",
    [
        "event b\n    if did a(ann)\n",
        "event b\n    then ann forgets did a(ann)\n",
        "event b\n    seen by c if did a(c)\n",
        "event b\n    then did a(ann)\n",
        "wants ann\n    did a(ann)\n",
        'act "one" until did a(ann)\n',
        'check "one"\n    never did a(ann)\n',
        "start\n    did a(ann)\n",
        "rule r(c: character)\n    when did a(c)\n    then on(c)\n",
    ],
)
def test_a_did_counts_wherever_it_stands(mention: str) -> None:
    world = load_text(f"world w\ncharacter ann\nproperty on(character)\nevent a(c: character)\n{mention}")
    assert Signature("did a", ("character",)) in lower(world).property


@story
def test_a_deed_can_be_forgotten(play: Playing) -> None:
    """Bob sees the wink and forgets it; it has happened all the same.

    world w
    character ann, bob
    event wink(a: character)
    event drink
        then bob forgets did wink(ann)
    """
    play.take("wink(ann)", "drink()")
    assert play.ask("`did wink`(ann)") is True
    assert play.ask("ann believes `did wink`(ann)") is True
    assert play.ask("bob believes `did wink`(ann)") is False


@story
def test_what_is_forgotten_becomes_unknown_or_the_default(play: Playing) -> None:
    """A plain yes/no property cannot be unknown, so its default takes its place.

    world w
    type place
    place hall
    character ann
    property at(character): place
    property likes(character) = yes
    property fond(character): yes or no = yes
    property coins(character): number = 3
    start
        at(ann) = hall
        not likes(ann)
    event drink
        then
            ann forgets at(ann)
            ann forgets likes(ann)
            ann forgets fond(ann)
            ann forgets coins(ann)
    """
    play.take("drink()")
    assert play.ask("ann believes likes(ann)") is True
    for each in ("at(ann)", "fond(ann)", "coins(ann)"):
        assert play.ask(f"(ann believes {each}) == unknown") is True
        assert play.ask(each) is not UNKNOWN


KNOWING = """
world w
type place
place hall, yard
character ann
property at(character): place
property rich: yes or no
event look
    then ann believes at(ann) = at(ann)
event err
    then ann believes at(ann) = yard
event win
    seen by c if no
    then rich
event lose
    seen by c if no
    then not rich
event tell
    seen by c if no
    then ann believes rich
ending where if ann knows at(ann)
ending rich if ann knows rich
ending puzzled if not (ann knows rich)
ending poor if ann knows not rich
start
    at(ann) = hall
    ann believes at(ann) = unknown
"""


def _endings(play: Playing) -> dict[str, bool]:
    return {each.name: holds(play.setting, play.state, each.condition) for each in play.setting.world.endings}


def test_a_value_is_known_where_the_belief_is_the_fact() -> None:
    play = Playing(KNOWING)
    assert not _endings(play)["where"]
    assert not _endings(play.take("err()"))["where"]
    assert _endings(play.take("look()"))["where"]


def test_unknown_is_not_known_even_where_fact_and_belief_agree() -> None:
    play = Playing(KNOWING.replace("at(ann) = hall", "at(ann) = unknown"))
    assert not _endings(play)["where"]


def test_a_condition_is_known_where_it_holds_and_is_believed() -> None:
    play = Playing(KNOWING)
    assert not _endings(play.take("win()"))["rich"]
    assert _endings(play.take("tell()"))["rich"]
    assert not _endings(play.take("lose()"))["rich"]


def test_not_to_know_is_the_opposite_of_to_know_where_the_mind_has_no_idea() -> None:
    play = Playing(KNOWING).take("win()")
    assert play.ask("(ann believes rich) == unknown") is True
    assert _endings(play)["puzzled"]
    assert not _endings(play.take("tell()"))["puzzled"]


@pytest.mark.parametrize(("depth", "allowed"), [(6, True), (7, False)])
def test_knows_nests_to_a_bound(depth: int, allowed: bool) -> None:
    condition: Expression = Read(Signature("on"))
    for _ in range(depth):
        condition = Knows(Literal("ann"), condition)
    world = load_text("world w\ncharacter ann\nproperty on\n")
    with nullcontext() if allowed else pytest.raises(BoundError, match="knows"):
        assert is_core(lower(replace(world, endings=(Ending("e", "", condition),))))


def test_a_did_of_an_action_that_is_not_there_is_refused() -> None:
    world = World("w", endings=(Ending("e", "", Did(Signature("fly"))),))
    with pytest.raises(InputError, match=r"E405.*fly"):
        lower(world)
