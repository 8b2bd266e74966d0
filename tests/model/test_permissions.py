"""A permission may be about some fluents of a property and for some characters; nothing is kept of the rest."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.language.writing import print_world
from intrigue.model.builder import WorldBuilder
from intrigue.model.sugar import lower
from intrigue.model.terms import UNKNOWN, Fluent, Signature
from intrigue.model.world import MaySuppose
from intrigue.search.motives import Motives
from intrigue.search.supposing import supposed_minds
from intrigue.semantics.beliefs import believed
from intrigue.semantics.setting import Setting
from intrigue.semantics.transition import initial

HOUSE = """
world house
type place
type person: character
place hall, garden, cellar
person ann she, bob he
character cat it
property at(character): place = hall
property fond(character, character): yes or no
start
    at(cat) = garden
    ann believes at(bob) = unknown
    ann believes at(cat) = unknown
    bob believes at(cat) = unknown
    bob believes at(ann) = unknown
see at(other: character) by c if at(c) == at(other) and c != other
"""


def _setting(permission: str) -> Setting:
    return Setting(
        lower(load_text(HOUSE.replace("at(cat) = garden", "at(cat) = garden; at(bob) = garden") + permission)), 2
    )


def _kept(setting: Setting) -> list[str]:
    return [str(each) for each in setting.fluents if each.property.name.startswith("ruled_out")]


def _hoped(setting: Setting, who: str) -> set[str]:
    mind = believed(setting, initial(setting), who)
    return {
        f"{each.property.name}({each.arguments[0]})"
        for taken, _ in supposed_minds(setting, mind, who)
        for each in taken
    }


def test_only_what_may_be_supposed_can_be_ruled_out() -> None:
    whole, part = _setting("may suppose at(character)\n"), _setting("may suppose at(cat) for bob\n")
    assert len(_kept(whole)) == 3 * 3 * 3
    assert _kept(part) == [f"ruled_out at(bob, cat, {where})" for where in ("hall", "garden", "cellar")]


def test_only_those_who_may_suppose_do() -> None:
    setting = _setting("may suppose at(cat) for ann\nmay suppose at(person) for person\n")
    assert _hoped(setting, "ann") == {"at(bob)", "at(cat)"}
    assert _hoped(_setting("may suppose at(cat) for ann\n"), "ann") == {"at(cat)"}
    assert _hoped(_setting("may suppose at(cat) for bob\n"), "ann") == set()


def test_the_search_supposes_what_the_definition_says() -> None:
    setting = _setting("may suppose at(cat)\nmay suppose at(person) for ann at most 2\n")
    for who in setting.characters:
        mind = believed(setting, initial(setting), who)
        found = {
            frozenset((each.arguments, each.value) for each in taken) for taken, _ in supposed_minds(setting, mind, who)
        }
        defined = Motives(setting).suppositions(mind, who)
        assert found == {frozenset((slot.fluent.arguments, value) for slot, value in each.items()) for each in defined}


def test_in_part_people_rule_out_just_what_they_would_rule_out_of_all() -> None:
    """Ann looks around in the hall, and neither Bob nor the cat is there."""
    states = []
    for permission in ("may suppose at(character)\n", "may suppose at(person) for person\n"):
        setting = _setting(permission)
        state = initial(setting)
        kept = {
            str(each): state[index] for each, index in setting.index.items() if each.property.name.startswith("ruled")
        }
        states.append({name: value for name, value in kept.items() if "cat" not in name})
    assert states[0] == states[1]
    assert states[0]["ruled_out at(ann, bob, hall)"] is True


def test_what_the_world_itself_says_of_others_is_kept_of_all() -> None:
    told = "may suppose at(cat) for bob\nending e if ruled_out(ann, at(bob), hall)\n"
    setting = _setting(told)
    assert len(_kept(setting)) == 3 * 3 * 3
    assert lower(setting.world) is setting.world


def test_what_may_not_be_inferred_and_never_changes_is_no_part_of_a_state() -> None:
    setting = _setting("may infer fond(person, cat) for ann\n")
    fond = [each for each in setting.fluents if each.property.name == "fond"]
    assert [each.arguments for each in fond if each not in setting.grounding.constants] == [
        ("ann", "cat"),
        ("bob", "cat"),
    ]


def test_a_world_with_narrow_permissions_written_out_comes_back_from_its_text() -> None:
    core = lower(
        load_text(HOUSE + "may suppose at(cat) for bob, person\nask about at(character)\nmay suppose at(person)\n")
    )
    assert load_text(print_world(core)) == core


def test_the_builder_narrows_too_and_refuses_what_is_no_part() -> None:
    story = WorldBuilder("house")
    place, person = story.type("place"), story.type("person", story.character)
    ann = story.entity("ann", person)
    story.entities(place, "hall", "garden")
    at = story.property("at", story.character, value=place)
    story.may_suppose(at, person, by=(ann,))
    story.clock(14 * 60, 5)
    story.thinks(horizon=3)
    story.thinks(ann, patience=6)
    world = story.build()
    assert world.permissions == (MaySuppose(Signature("at", ("character",)), None, 1, ("person",), ("=ann",)),)
    assert load_text(print_world(world)) == world
    story.may_infer(at, place)
    with pytest.raises(ValueError, match="no part"):
        story.build()
    with pytest.raises(ValueError, match="horizon must be at least 1"):
        story.thinks(story.entity("bob", person), horizon=0)


def test_unknown_stays_what_may_be_supposed() -> None:
    setting = _setting("may suppose at(cat) for ann\n")
    mind = believed(setting, initial(setting), "ann")
    assert mind[setting.index[Fluent(Signature("at", ("character",)), ("cat",))]] is UNKNOWN


def test_who_may_suppose_but_some_hopes_for_no_answer_about_the_rest() -> None:
    setting = _setting("may suppose at(cat) for ann\nask about at(character)\nwants ann: at(ann) == at(cat)\n")
    answers = [each.arguments[1:] for each in setting.fluents if each.property.name == "answer at"]
    hoped = {each.arguments[1:] for each in setting.fluents if each not in setting.grounding.constants} & set(answers)
    assert hoped == {("cat",)}
    assert all(each.startswith(("ruled_out at(ann, cat", "ruled_out answer at(ann,")) for each in _kept(setting))
    asked = [each.call.arguments for each in setting.events if each.call.signature.name == "ask at"]
    assert len(asked) == len(set(asked)) > 0
