"""What is offered, how it is grouped, and why the rest is not."""

from __future__ import annotations

from intrigue.language.loader import load
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Signature
from intrigue.play.choices import Choice, families
from intrigue.play.session import begin
from tests.play.playing import DOOR, game


def test_going_saying_and_doing_are_told_apart() -> None:
    world = """
world talk
type place
place hall, garden
character ann "Ann" she, bob "Bob" he
property at(character): place = hall
property wet
property ill(character)
tell about ill(character)
action go(who: character, place)
    by who
    if at(who) != place
    then at(who) = place
action water(who: character)
    by who
    if not wet
    then wet
action warn(who: character, other: character)
    by who
    if who != other and not wet
    then other believes wet
start ill(ann)
"""
    groups = {each.text: each.group for each in game(world, "ann").choices()}
    assert groups["Go to the garden"] == "go"
    assert groups["Water"] == "do"
    assert groups["Warn with Bob" if "Warn with Bob" in groups else "Warn Bob"] == "say"
    assert [group for text, group in groups.items() if "ill" in text] == ["say"] * sum("ill" in text for text in groups)
    assert list(groups.values())[-1] == "wait"


def test_choices_of_one_wording_are_told_apart() -> None:
    session = game(
        """
world same
character ann "Ann" she, bob "Bob" he, robert "Bob" he
property met(character)
action meet(who: character, other: character)
    by who
    if who != other and not met(other)
    then met(other)
""",
        "ann",
    )
    texts = [each.text for each in session.choices()]
    assert len(set(texts)) == len(texts)


def test_what_is_impossible_says_which_condition_fails_in_words() -> None:
    barred = {each.key: each.why for each in game(DOOR, "ann").barred()}
    assert barred == {"unlock(ann)": "It is not locked."}
    session = begin(load("pendant").world, "gaara")
    assert {each.key: each.why for each in session.barred()}["buy(gaara, pendant)"] == "Gaara is not at the shop."


def test_what_lacks_least_is_named_first() -> None:
    lacking = [len(each.failing) for each in begin(load("pendant").world, "gaara").barred()]
    assert lacking == sorted(lacking)
    assert lacking[0] == 1
    assert lacking[-1] > 1


def test_what_could_be_if_something_unknown_were_so_is_offered_where_there_is_a_reason() -> None:
    """Otto does not know where the biscuits are, and may suppose them anywhere that he has not looked."""
    session = begin(load("tin").world, "otto").choose("take_down(otto, biscuits, shelf)")
    assert "look(otto, oven)" in [each.key for each in session.choices() if each.motive]


def test_what_stands_in_the_way_leaves_out_what_never_changes() -> None:
    """Bob is no healer, and never will be; that healers may go by day is nothing to him."""
    text = """
world ward "The Ward"
character ann "Ann" she, bob "Bob" he
property healer(character)
property evening
property outside(character)
action walk(who: character, other: character)
    by who
    if evening or healer(who) and who != other and not outside(other)
    then outside(who)
action light
    then evening
say evening() "it [be] evening"
start
    healer(ann)
"""
    whys = {each.why for each in game(text, "bob").barred() if each.call.signature.name == "walk"}
    assert whys == {"It is not evening."}


def test_many_choices_of_one_action_are_one_family_unless_the_character_would_take_one() -> None:
    def offered(own: bool) -> list[Choice]:
        calls = [GroundCall(Signature("watch", ("place",)), (each,)) for each in ("inn", "well", "gate", "mill")]
        watching = [
            Choice(str(each), f"Watch the {each.arguments[0]} unseen", "do", each, own=own and each is calls[0])
            for each in calls
        ]
        return [*watching, Choice("wait", "Wait and see", "wait")]

    (watch, wait) = families(offered(own=False))
    assert (watch.text, len(watch.members), wait.text) == ("Watch the … unseen", 4, "")
    assert [each.text for each in families(offered(own=True))] == [""] * 5
