"""A run lived through again parts from what was only where it must."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.explain.naming import happenings, the_event
from intrigue.explain.past import Past
from intrigue.explain.whatif import WhatIf, from_entry, from_start
from intrigue.language.loader import load_text
from intrigue.language.questions import read_call, read_condition
from intrigue.semantics.evaluation import holds
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.runfile import from_json, to_json, verify
from intrigue.simulate.simulation import run
from tests.explain.looking import past_of

WORLDS = ("tin", "waltz", "organist", "surprise", "zoo", "pendant")


def _endings(found: WhatIf) -> list[str | None]:
    return [each.ending.name if each.ending is not None else None for each in found.outcomes]


def _calls(entries: tuple[Entry, ...]) -> list[str]:
    return [str(each.call) for each in entries if each.kind != "rule"]


def _event(past: Past, name: str) -> Entry:
    return the_event(past.story, name)


@pytest.mark.parametrize("name", WORLDS)
def test_the_same_done_instead_changes_nothing(name: str) -> None:
    past = past_of(name)
    for entry in happenings(past.story)[:3]:
        if entry.kind == "action" and entry.call is not None:
            found = from_entry(past, entry, instead=past.setting.event(entry.call))
            assert found.same, entry
            assert found.other.moment.state is past.story.moment.state


@pytest.mark.parametrize("name", WORLDS)
def test_supposing_what_is_so_changes_nothing(name: str) -> None:
    past = past_of(name)
    supposed = []
    for fluent in past.setting.fluents[:3]:
        value = past.states[0][past.setting.index[fluent]]
        place = f"{fluent.property.name}({', '.join(map(str, fluent.arguments))})"
        supposed.append(f"{place} = {value}" if not isinstance(value, bool) else place if value else f"not {place}")
    assert from_start(past.story, supposed).same, supposed


def test_without_an_event_its_consequences_are_gone() -> None:
    past = past_of("pendant")
    found = from_entry(past, _event(past, "linger"), without=True)
    assert found.parted[0] is not None
    assert found.parted[0].index == _event(past, "linger").index
    assert _endings(found) == ["won", None]
    assert "linger(sakura, pendant)" not in _calls(found.other.chronicle.entries)


def test_without_a_refusal_the_other_agrees() -> None:
    past = past_of("waltz")
    found = from_entry(past, _event(past, "dance_with"), without=True)
    assert _endings(found) == ["danced", "limped"]


ERRAND = """
world errand
type place
place house, shop, park
character ann
property at(character): place = house
property has
action go(who: character, to: place)
    by who
    if at(who) != to
    then at(who) = to
action buy(who: character)
    by who
    if at(who) == shop and not has
    then has
wants ann
    2 if has
    1 if at(ann) == park
"""
"""She could have the one thing, and if not that, the other."""


def test_who_is_kept_from_something_does_not_set_out_for_it_again() -> None:
    past = Past(run(load_text(ERRAND), steps=10))
    assert _calls(tuple(happenings(past.story))) == ["go(ann, shop)", "buy(ann)", "go(ann, park)"]
    found = from_entry(past, _event(past, "buy"), without=True)
    assert _calls(tuple(happenings(found.other))) == ["go(ann, shop)", "go(ann, park)"]


def test_something_else_done_instead_is_done_and_the_first_thing_is_not() -> None:
    past = past_of("waltz")
    bow = _event(past, "bow")
    call = read_call("sail_across(bertha, leopold)", past.story.world)
    found = from_entry(past, bow, instead=past.setting.event(call))
    first = next(each for each in found.other.chronicle if each.kind == "action")
    assert first.call == call
    assert first.step == bow.step
    assert bow.call not in [each.call for each in found.other.chronicle.where(step=bow.step, kinds=("action",))]


def test_what_the_facts_do_not_allow_fails_instead() -> None:
    past = past_of("tin")
    looked = _event(past, "look")
    event = past.setting.event(read_call("take_down(otto, biscuits, shelf)", past.story.world))
    found = from_entry(past, looked, instead=event)
    assert found.parted[1] is not None
    assert found.parted[1].kind == "failed"


def test_a_belief_supposed_in_the_middle_is_a_cause_of_what_comes_of_it() -> None:
    past = past_of("pendant")
    bought = from_entry(past, _event(past, "give"), facts=["gaara believes likes(sakura, pendant)"])
    assert bought.changed is not None
    supposed = bought.other.chronicle[bought.changed]
    assert (supposed.kind, supposed.decider) == ("learns", "reader")


def test_a_fact_supposed_in_the_middle_is_known_to_whoever_knew_the_old_one() -> None:
    past = past_of("waltz")
    found = from_entry(past, _event(past, "dance_with"), facts=["not pinched(clara)"])
    assert found.changed is not None
    now = Past(found.other).states[found.changed + 1]
    asked = read_condition("clara believes not pinched(clara)", past.story.world)
    assert holds(found.other.setting, now, asked)
    assert _endings(found) == ["danced", "danced"]


def test_a_fact_supposed_from_the_start_is_as_if_its_author_had_written_it() -> None:
    past = past_of("pendant")
    found = from_start(past.story, ["likes(sakura, scarf)"])
    assert _endings(found) == ["won", "lost"]
    assert found.other.texts is not None
    assert "likes(sakura, scarf)" in list(found.other.texts.values())[-1]


def test_several_things_can_be_supposed_and_ways_of_deciding_too() -> None:
    past = past_of("waltz")
    found = from_start(past.story, ["leopold believes pinched(clara)", "not pinched(clara)", "patience(leopold) = 9"])
    assert found.other.options.of("leopold").patience == 9
    assert not found.same


def test_a_fact_can_be_supposed_in_the_middle_of_a_world_in_which_something_is_known_to_all() -> None:
    """What the start says of everybody's mind stands behind every other line of it, also behind what is supposed."""
    world = load_text(LAMP)
    past = Past(run(world, seed=0, steps=2))
    found = from_entry(past, happenings(past.story)[0], facts=["lit"])
    assert [str(each.call) for each in happenings(past.story)] == ["light(ann)"]
    assert found.other.chronicle.entries[0].note == "supposed"
    assert not list(found.other.chronicle.where(kinds=("action",)))


LAMP = """
world lamp "Lamp"
character ann "Ann" she, bob "Bob" he
property lit
property afraid(character)
start
    it is known that ann believes afraid(bob)
action light(who: character)
    by who
    if who == ann and not lit
    then lit
wants ann: lit
"""


def test_a_feeling_can_be_supposed() -> None:
    past = past_of("zoo")
    found = from_entry(past, happenings(past.story)[1], facts=["liking(otto, hanna) = 90"])
    assert found.changed is not None
    assert found.other.chronicle[found.changed].hearts


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("likes(sakra, pendant)", "E101"),
        ("likes(sakura", "E0"),
        ("  ", "E724"),
        ("patience(nobody) = 3", "E724"),
        ("secret of sakura: likes(sakura, scarf)", "E724"),
    ],
)
def test_what_cannot_be_supposed_is_refused_with_its_place(fact: str, code: str) -> None:
    past = past_of("pendant")
    with pytest.raises(InputError) as refused:
        from_entry(past, _event(past, "linger"), facts=[fact])
    assert refused.value.diagnostics[0].code.startswith(code)


def test_what_never_changes_in_a_world_can_be_supposed_in_the_middle_too() -> None:
    """The world is made ready anew, so that it could; the saved run says so and can be read again."""
    world = load_text(GATE)
    past = Past(run(world, seed=0, steps=4))
    assert all(each.call is not None and each.call.signature.name == "hum" for each in happenings(past.story))
    third = next(past.story.chronicle.where(step=3))
    found = from_entry(past, third, facts=["open(yard)", "gate_of(hall) = yard", "width(yard) = 4"])
    assert str(found.parted[1].call if found.parted[1] is not None else None) == "go(ann, yard)"
    assert found.other.chronicle.entries[: third.index] == past.story.chronicle.entries[: third.index]
    again = from_json(to_json(found.other, found.other.texts), "gate.run")
    assert again.digests.found == found.other.digests.found
    assert again.texts is not None
    assert "supposed width" in list(again.texts.values())[-1]


def test_what_was_supposed_is_taken_from_the_record_when_all_is_decided_anew() -> None:
    past = Past(run(load_text(GATE), seed=0, steps=4))
    found = from_entry(past, next(past.story.chronicle.where(step=3)), facts=["hums = 7"])
    assert found.other.moment.state is not past.story.moment.state
    assert verify(found.other).same


GATE = """
world gate "Gate"
type place
place hall, yard
character ann "Ann" she, bob "Bob" he
property at(character): place = hall
property open(place)
property gate_of(place): place = hall
property width(place): 0..9 = 0
property hums: 0..9 = 0
action go(who: character, to: place)
    by who
    if open(to) and gate_of(hall) == to and width(to) > 3 and at(who) != to
    then at(who) = to
action hum(who: character)
    by who
    if who == bob and hums < 9
    then hums += 1
wants ann: 1 if at(ann) == yard
wants bob: hums
"""


@pytest.mark.parametrize("name", WORLDS)
def test_the_other_run_can_be_saved_and_loaded(name: str) -> None:
    past = past_of(name)
    found = from_entry(past, happenings(past.story)[0], without=True)
    again = from_json(to_json(found.other))
    assert again.digests.found == found.other.digests.found


@pytest.mark.parametrize("name", WORLDS)
def test_up_to_the_change_both_runs_are_one(name: str) -> None:
    past = past_of(name)
    entry = happenings(past.story)[-1]
    found = from_entry(past, entry, without=True)
    begun = past.begun(entry)
    assert found.other.digests.found[:begun] == past.story.digests.found[:begun]


def test_consequences_go_back_to_the_change() -> None:
    past = past_of("pendant")
    found = from_start(past.story, ["suitor believes not likes(sakura, scarf)"])
    known = {each.entry.index for each in found.consequences}
    for each in found.consequences:
        assert all(cause in known or cause < min(known) for cause in each.because)
