"""What somebody saw and the reader was not told is told as a scene when something comes to rest on it."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.simulate.clock import Clock
from intrigue.tell.indirect import Tense
from intrigue.tell.leaks import leaks
from intrigue.tell.stated import Elapsed, Seen
from intrigue.tell.storyteller import tell
from intrigue.tell.telling import Telling
from intrigue.tell.times import before

HOUSE = """
world house "The Letter in the Clock"
clock from 08:00, steps of 60 minutes
type place
place kitchen "the kitchen", garden "the garden", clock_case "the clock", drawer "the drawer"
type item
item letter "the letter"
character ann "Ann" she
character ben "Ben" he
character cleo "Cleo" she
property at(character): place = kitchen
property where(item): place = drawer
property has(character, item)
property dug(character)
property missed
start
    at(ann) = garden
    ben believes where(letter) = unknown
    ann believes where(letter) = unknown
action hide(who: character, item, place)
    "{who} [open] the clock. She [put] {item} behind the pendulum, and {wiped|[wipe]} her hands."
    thought to ben "He [look] out of the window as hard as he could."
    by who
    seen by c if at(c) == at(who)
    if who == cleo and where(item) == drawer and place == clock_case
    then where(item) = place
action dig(who: character)
    "{who} [dig]."
    by who
    seen by c if at(c) == at(who)
    if who == ann and not dug(who)
    then dug(who)
action take(who: character, item, from: place)
    "{who} [take] {item} out of {from}."
    by who
    if who == ben and where(item) == from and not has(who, item) and at(ann) == kitchen
    then has(who, item)
rule miss
    "The clock missed a beat."
    seen by c if at(c) == kitchen
    when where(letter) == clock_case and not missed
    then missed
event bell at 09:00
    "The bell rang for tea."
    if dug(ann)
    then at(ann) = kitchen
wants cleo: where(letter) == clock_case
wants ann: dug(ann)
wants ben: has(ben, letter)
act "Digging" until at(ann) == kitchen
    viewpoint ann only
act "The clock" until has(ben, letter)
    viewpoint ben only
"""


def told(tense: Tense = "past", viewpoint: str = "ann only") -> Telling:
    telling = tell(load_text(HOUSE.replace("viewpoint ann only", f"viewpoint {viewpoint}")), tense=tense)
    assert telling.story is not None
    assert not leaks(telling.story.setting, telling.story.chronicle, telling.sentences)
    return telling


def prose(telling: Telling) -> list[str]:
    return [each.text for act in telling.acts for each in act.paragraphs]


def test_a_memory_begins_in_the_pluperfect_and_goes_on_in_the_past() -> None:
    *_, memory, after = prose(told())
    assert memory.startswith("An hour before, Cleo had opened the clock. She put the letter behind the pendulum")
    assert "He looked out of the window as hard as he could." in memory
    assert after.endswith("He took the letter out of the clock.")


def test_what_followed_there_at_once_belongs_to_the_memory() -> None:
    *_, memory, _ = prose(told())
    assert memory.endswith("The clock missed a beat.")


def test_a_way_leads_back_from_a_memory() -> None:
    last = told().acts[-1].paragraphs[-1]
    assert [each.kind for each in last.sentences] == ["thought", "event"]
    assert last.text.startswith("Ben ")
    assert "He took the letter" in last.text


def test_in_the_present_a_memory_is_told_in_the_past() -> None:
    *_, memory, after = prose(told("present"))
    assert "Cleo opened the clock. She put the letter" in memory
    assert after.endswith("He takes the letter out of the clock.")


def test_what_the_reader_has_been_told_is_no_scene_again() -> None:
    telling = told(viewpoint="ben only")
    assert not any(each.kind == "memory" for each in telling.sentences)


def test_a_memory_states_what_was_seen_and_when() -> None:
    [first, *_] = [each for each in told().sentences if each.kind == "memory"]
    elapsed, seen = first.facts
    assert isinstance(elapsed, Elapsed)
    assert isinstance(seen, Seen)
    assert seen.entry < first.at
    assert elapsed.until - elapsed.since == 60


def test_it_is_said_when_it_was() -> None:
    clock = Clock()
    day = 24 * 60
    gone = (5, 60, 6 * 60, 2 * day, 8 * day, 21 * day)
    assert [before(clock, 0, each) for each in gone] == [
        "a little while before",
        "an hour before",
        "that morning",
        "two days before",
        "a week before",
        "three weeks before",
    ]
