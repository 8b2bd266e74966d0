"""What is marked among the choices is what the character would do by itself, or could if chance fell so."""

from __future__ import annotations

from intrigue.minds.deliberation import weighed
from intrigue.play.choices import NOT_NOW, Choice
from intrigue.play.session import Session
from tests.play.playing import game

ERRANDS = """
world errands
type place
place ward, corridor
character ann "Ann" she
property at(character): place = ward
property tended
property knocked
thinking
    everybody: whim {whim}
action go(who: character, place)
    by who
    if at(who) != place and (place == corridor or {back})
    then at(who) = place
action tend(who: character)
    by who
    if at(who) == ward
    then tended
action knock(who: character)
    by who
    if at(who) == corridor
    then knocked
wants ann: {ward} if tended
wants ann: {corridor} if knocked
"""
"""Ann has something to do in two places."""


def test_what_something_else_is_clearly_worth_more_than_has_a_reason_and_no_mark() -> None:
    session = game(ERRANDS.format(whim=0.1, back="no", ward=3, corridor=1), "ann")
    assert marked(session) == ["tend(ann)"]
    leaving = choice(session, "go(ann, corridor)")
    assert leaving.motive
    assert leaving.why == f"{leaving.motive} {NOT_NOW}"
    assert not leaving.own


def test_chance_could_tip_what_is_nearly_equal_unless_there_is_none_in_the_character() -> None:
    for whim, expected in ((0.1, {"tend(ann)", "go(ann, corridor)"}), (0, {"tend(ann)"})):
        # Going elsewhere costs one action more, and what is left to be done afterwards counts for both.
        assert set(marked(game(ERRANDS.format(whim=whim, back="yes", ward=1, corridor=1), "ann"))) == expected


def test_what_was_begun_is_not_turned_back_from_for_something_hardly_better() -> None:
    session = game(ERRANDS.format(whim=0, back="yes", ward=1.4, corridor=1), "ann").choose("go(ann, corridor)")
    assert marked(session) == ["knock(ann)"]
    assert choice(session, "go(ann, ward)").motive


def test_what_was_done_again_and_again_loses_its_mark_as_it_loses_its_worth() -> None:
    session = game(ERRANDS.format(whim=0, back="yes", ward=0, corridor=1), "ann")
    marks = []
    for _ in range(5):
        marks.append("go(ann, corridor)" in marked(session))
        by_itself = weighed(session.story.thinker, session.story.situation("ann"), lambda _: 0.0).own()
        assert marks[-1] == (by_itself.kind == "act")
        session = session.choose("go(ann, corridor)").choose("go(ann, ward)")
    assert marks == [True, True, True, False, False]


def test_whoever_has_no_reason_to_agree_refuses_by_itself() -> None:
    world = """
world asked
character ann "Ann" she, bob "Bob" he
property danced
property tired
action dance(who: character, other: character)
    by who, other
    if who != other and not danced
    then danced
start
    {start}
wants ann: danced
wants bob: 1 if danced and not tired
"""
    tired = "tired\n    ann believes not tired"
    for start, expected in (("not tired", "agree"), (tired, "refuse")):
        session = game(world.format(start=start), "bob")
        while session.asked is None:
            session = session.choose("wait")
        assert marked(session) == [expected]


def marked(session: Session) -> list[str]:
    """Return the keys of the marked choices."""
    return [each.key for each in session.choices() if each.own]


def choice(session: Session, key: str) -> Choice:
    """Return the choice of this key."""
    return next(each for each in session.choices() if each.key == key)
