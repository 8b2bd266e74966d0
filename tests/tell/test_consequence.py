"""What weighs in a summary: how people stand to each other, who errs, refusals, promises, and what rests on them."""

from __future__ import annotations

from collections import Counter

import pytest

from intrigue.language.loader import load_text
from intrigue.simulate.options import Options
from intrigue.simulate.simulation import Story
from intrigue.tell import consequence, upshot
from intrigue.tell.consequence import Consequences, consequences
from intrigue.tell.course import Beat, Course
from intrigue.tell.discourse import Told
from tests.simulate.playing import CALM

HOUSE = """
world house "The House"
type place
place hall "the hall", yard "the yard"
type thing
thing letter "the letter"
character ada "Ada" she, ben "Ben" he, cleo "Cleo" she
property at(character): place = hall
property lies(thing): place = hall
property fond(character, character): number = 0
property tidy
property stay(character, character)
property done(character)
property wed(character)

action walk(who: character, to: place)
    by who
    if at(who) != to
    then at(who) = to
action sweep(who: character)
    by who
    if not tidy
    then tidy
action praise(who: character, other: character)
    by who
    if who != other
    then fond(other, who) += 1
action lie(who: character, other: character, thing)
    by who
    seen by c if c == who or c == other
    if who != other and lies(thing) == hall
    then other believes lies(thing) = yard
action show(who: character, other: character, thing)
    by who
    seen by c if c == who or c == other
    if who != other
    then other believes lies(thing) = lies(thing)
action hide(who: character, thing)
    by who
    seen by c if c == who
    if lies(thing) == hall
    then lies(thing) = yard
action promise(who: character, other: character)
    by who
    if who != other
    then stay(who, other)
action leave(who: character)
    by who
    if not done(who)
    then done(who)
action marry(who: character, other: character)
    by who, other
    if who != other
    then wed(who)
norm stay(a, b) broken by leave(a)
"""


def lived(*lines: str) -> Course:
    """Return the course of a run in which these things happen, in the first steps, for these wants."""
    story = Story(load_text(HOUSE + "\n".join(lines) + "\n"), Options(disposition=CALM))
    for _ in story.run(6):
        pass
    course = Course(story.setting, story.following)
    for entry in story.chronicle:
        course.add(entry)
    return course


def beat_of(course: Course, name: str) -> Beat:
    return next(each for each in course.beats if each.event is not None and each.event.call.signature.name == name)


def at_once(course: Course, name: str) -> float:
    return upshot.upshot(course.setting, beat_of(course, name))


@pytest.mark.parametrize(
    ("name", "want", "counts"),
    [
        ("praise", "wants ada: fond(ben, ada) if fond(ben, ada) <= 1", upshot.RELATION),
        ("lie", "wants ada: 1 if ben believes lies(letter) == yard", upshot.MISTAKEN),
        ("hide", "wants ada: 1 if lies(letter) == yard", upshot.UNAWARE),
        ("promise", "wants ada: 1 if stay(ada, ben)", upshot.PROMISED),
        ("sweep", "wants ada: 1 if tidy", 0.0),
        ("walk", "wants ada: 1 if at(ada) == yard", 0.0),
    ],
)
def test_what_something_changes_at_once_counts_by_what_it_is(name: str, want: str, counts: float) -> None:
    assert at_once(lived(want), name) == counts


MISTAKEN = ("start", "    ben believes lies(letter) = yard", "    ada believes ben believes lies(letter) = yard")


def test_to_be_set_right_counts() -> None:
    course = lived(*MISTAKEN, "wants ada: 1 if ben believes lies(letter) == hall")
    assert at_once(course, "show") == upshot.SET_RIGHT


def test_to_get_to_know_what_was_so_before_counts_less() -> None:
    course = lived(
        *(each.replace("yard", "unknown") for each in MISTAKEN), "wants ada: 1 if ben believes lies(letter) == hall"
    )
    assert at_once(course, "show") == upshot.LEARNT


def test_a_promise_counts_when_it_is_broken() -> None:
    kept = lived("wants ada: 1 if done(ada)")
    broken = lived("start\n    stay(ada, ben)", "wants ada: 1 if done(ada)")
    assert at_once(broken, "leave") == at_once(kept, "leave") + upshot.BROKEN


def test_a_refusal_counts() -> None:
    start = ("start", "    tidy", "    ada believes not tidy", "    ada believes ben believes not tidy")
    course = lived(*start, "wants ada: 1 if wed(ada)", "wants ben: 1 if wed(ada) and not tidy")
    refused = [each for each in course.beats if each.entry.kind == "refused"]
    assert refused
    assert upshot.upshot(course.setting, refused[0]) >= upshot.REFUSED


def test_nobody_is_called_mistaken_about_where_others_are() -> None:
    """Somebody who walks away unseen leaves a wrong belief behind; that alone is no turn of a story."""
    unseen = HOUSE.replace(
        "    by who\n    if at(who) != to", "    by who\n    seen by c if c == who\n    if at(who) != to"
    )
    assert unseen != HOUSE
    story = Story(load_text(f"{unseen}wants ada: 1 if at(ada) == yard\n"), Options(disposition=CALM))
    for _ in story.run(2):
        pass
    course = Course(story.setting, story.following)
    for entry in story.chronicle:
        course.add(entry)
    assert at_once(course, "walk") == 0


CHAIN = ("wants ada: 1 if tidy", "wants ben: 3 if fond(cleo, ben) >= 1 and tidy")


def test_what_later_things_rest_on_has_a_share_of_their_weight() -> None:
    """Ben praises Cleo as the house is tidy; so the sweeping counts more than in a house where nobody cares."""
    world = HOUSE.replace("    if who != other\n    then fond", "    if who != other and tidy\n    then fond")
    story = Story(load_text(world + "\n".join(CHAIN) + "\n"), Options(disposition=CALM))
    for _ in story.run(4):
        pass
    course = Course(story.setting, story.following)
    for entry in story.chronicle:
        course.add(entry)
    swept, praised = beat_of(course, "sweep"), beat_of(course, "praise")
    weights = consequences(course).weights
    assert weights[swept.index] >= consequence.RESTS * weights[praised.index] > 0


def test_the_same_again_weighs_the_less() -> None:
    """Of three things with equal weight, two of them alike, the two that differ are taken."""
    course = lived("wants ada: 1 if tidy", "wants ben: 1 if stay(ben, cleo)")
    swept, promised = beat_of(course, "sweep"), beat_of(course, "promise")
    found = Consequences(tuple(2.0 for _ in course.beats), frozenset())
    told = [_told(each) for each in (swept, swept, promised, swept)]
    assert [each.beat for each in found.decisive(told, 2, Counter())] == [swept, promised]


def _told(beat: Beat) -> Told:
    assert beat.event is not None
    return Told("cleo", 0, beat, beat.event.call)
