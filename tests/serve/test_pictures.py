"""Looking back on a game, and drawing it."""

from __future__ import annotations

import itertools
import re

from intrigue.language.loader import load
from intrigue.play.session import Session, begin
from intrigue.serve.history import Felt, feelings, knowledge
from intrigue.serve.pictures import HEIGHT, LINE, WIDTH, _apart, chart, strips


def waltz(who: str = "leopold") -> Session:
    """Return the waltz as somebody dances it who does what it has reason for."""
    session = begin(load("waltz").world, who)
    while not session.over:
        offered = session.choices()
        session = session.choose(next((each.key for each in offered if each.motive), offered[-1].key))
    return session


def test_what_others_feel_is_drawn_as_it_was_known_or_as_it_was() -> None:
    session = waltz()
    known = {each.who: each for each in feelings(session, truth=False)}
    real = {each.who: each for each in feelings(session, truth=True)}
    assert known["leopold"] == real["leopold"]
    assert len(real["clara"].courses) > len(known["clara"].courses)


def test_who_knows_what_is_followed_from_the_start_to_the_end() -> None:
    """Leopold believes that Clara's shoes do not pinch her, until Bertha tells him; then he helps."""
    session = waltz().before(2)
    pinched = next(each for each in knowledge(session, truth=True) if each.fact == "Clara is pinched.")
    views = {name: [stretch.view for stretch in stretches] for name, stretches in pinched.stretches}
    assert views == {"Leopold": ["wrong", "right"], "Clara": ["right"], "Aunt Bertha": ["right"]}
    for _, stretches in pinched.stretches:
        assert stretches[0].begin == 0
        assert all(one.end == other.begin for one, other in itertools.pairwise(stretches))


def test_nothing_that_the_character_cannot_know_is_in_its_map() -> None:
    session = begin(load("waltz").world, "leopold")
    assert not any("pinched" in each.fact and "not" not in each.fact for each in knowledge(session, truth=False))


def test_everything_that_is_drawn_is_in_the_picture() -> None:
    session = waltz()
    world, clock = session.story.setting.world, session.story.options.clock
    for felt in feelings(session, truth=True):
        drawn = chart(world, felt, clock)
        for curve in drawn.curves:
            assert all(0 <= float(each) <= WIDTH for each in re.findall(r"[MH](-?[\d.]+)", curve.path))
            assert all(0 <= float(each) <= HEIGHT for each in re.findall(r"[V ](-?[\d.]+)", curve.path))
        labels = sorted(curve.label for curve in drawn.curves)
        assert all(other - one >= LINE - 0.2 for one, other in itertools.pairwise(labels))
    for known in knowledge(session, truth=True):
        picture = strips(known, clock)
        for strip in picture.strips:
            assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in strip.bars)


def test_names_that_would_stand_on_one_another_are_moved_apart() -> None:
    assert _apart([50, 50, 10]) == [50, 65, 10]
    assert max(_apart([156] * 5)) <= HEIGHT


def test_nothing_felt_is_said_in_words() -> None:
    session = begin(load("waltz").world, "clara")
    clock = session.story.options.clock
    drawn = chart(session.story.setting.world, Felt("clara", "Clara", ()), clock)
    assert drawn.summary == "Clara felt nothing worth a line."
