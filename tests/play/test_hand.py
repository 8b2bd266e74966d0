"""The author's hand in a game, and the author's words around it."""

from __future__ import annotations

from intrigue.language.loader import load, load_text
from intrigue.play.session import Session, begin
from intrigue.simulate.runfile import verify

FORK = """
world fork "The Fork"
character ann "Ann" she, bob "Bob" he
property left
property right
property bored(character)
opening "It was a fine day."
action go_left(who: character)
    by who
    if who == bob and not left and not right
    then left
action go_right(who: character)
    by who
    if who == bob and not left and not right
    then right
wants bob: 1 if left or right
act "To the right" until right
    "Which way would it be?"
act "Home" until left
ending home "Home" if left and right
"""
"""To Bob both ways are equal; the author wants him to go right."""


def bobs_way(seed: int, free: bool) -> str:
    """Return where Bob goes while Ann waits."""
    from intrigue.simulate.simulation import Options

    session = begin(load_text(FORK), "ann", Options(seed), free=free)
    while not session.over:
        session = session.choose("wait")
    (gone,) = [each for each in session.story.chronicle if each.kind == "action"]
    return str(gone.call)


def test_the_author_has_others_take_what_leads_to_the_act_of_what_they_have_reason_for() -> None:
    assert {bobs_way(seed, free=False) for seed in range(4)} == {"go_right(bob)"}
    assert {bobs_way(seed, free=True) for seed in range(4)} == {"go_right(bob)", "go_left(bob)"}


ROUNDABOUT = """
world roundabout "The Roundabout"
character ann "Ann" she, bob "Bob" he
property calm
property still
property open
start
    calm
    still
action ring(who: character)
    by who
    if who == bob and calm and still and not open
    then
        not calm
        not still
action open_it(who: character)
    by who
    if who == bob and not calm and not still and not open
    then open
action hush(who: character)
    by who
    if who == bob and open and not calm
    then calm
action settle(who: character)
    by who
    if who == bob and open and not still
    then still
wants bob:
    2 if open
    1 if calm
    1 if still
act "Open" until open and calm and still
ending open "Open" if open and calm and still
"""
"""The way to what the author wants leads away from it first."""


def test_the_author_keeps_nobody_from_acting_so_no_story_comes_to_a_halt() -> None:
    session = begin(load_text(ROUNDABOUT), "ann")
    for _ in range(8):
        session = session if session.over else session.choose("wait")
    assert session.over == "Open"


def steered_waltz() -> Session:
    session = begin(load("waltz").world, "clara")
    while not session.over and len(session.decided) < 12:
        session = session.choose(session.choices()[0].key)
    return session


def test_what_the_author_decides_is_recorded_and_stands_up_to_deciding_anew() -> None:
    session = steered_waltz()
    assert verify(session.story).same
    assert all(each.who != "clara" for each in session.story.chronicle if each.decider == "author")


def test_acts_are_recorded_as_they_come_to_an_end_and_told_by_their_titles() -> None:
    session = begin(load_text(FORK), "ann")
    assert [line.text for line in session.told if line.kind == "act"] == ["To the right"]
    assert [line.text for line in session.told if line.kind == "frame"] == [
        "It was a fine day.",
        "Which way would it be?",
    ]
    later = session.choose("wait")
    while not any(each.kind == "act" for each in later.story.chronicle):
        later = later.choose("wait")
    assert [line.text for line in later.told if line.kind == "act"] == ["To the right", "Home"]
    assert later.undo().choose("wait").told == later.told


def test_a_free_game_knows_no_acts() -> None:
    session = begin(load_text(FORK), "ann", free=True)
    while not session.over:
        session = session.choose("wait")
    assert not any(each.kind == "act" or each.decider == "author" for each in session.story.chronicle)
    assert not any(line.kind == "act" for line in session.told)
