"""Small worlds to play in."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.play.session import Session, begin

DOOR = """
world door "The Door"
type place
place hall, garden
character ann "Ann" she, bob "Bob" he
property at(character): place = hall
property locked
start
    locked
    ann believes not locked
action go_out(who: character)
    "{who} [go] out."
    by who
    seen by c if at(c) == at(who)
    if at(who) == hall and not locked
    then at(who) = garden
action unlock(who: character)
    "{who} [turn] the key."
    by who
    if at(who) == hall and locked
    then not locked
action whistle(who: character)
    "{who} [whistle]."
    by who
    seen by c if c == who
    if at(who) == garden or at(who) == hall
wants ann: at(ann) == garden
ending out "Ann is out" if at(ann) == garden
"""
"""Ann thinks that the door is open, and has no thought of the key."""

DANCE = """
world dance "The Dance"
character ann "Ann" she, bob "Bob" he
property danced(character)
property asked(character)
action dance_with(who: character, other: character)
    "{who} [dance] with {other}."
    by who, other
    if who == ann and other == bob and not danced(who)
    then
        danced(who)
        danced(other)
wants ann: 2 if danced(ann)
wants bob: 1 if danced(bob)
ending danced "They danced" if danced(ann)
"""
"""Ann will ask Bob."""

TRICK = """
world trick "The Trick"
character ann "Ann" she, bob "Bob" he, cat "Cat" she
property hidden_by(character)
property bowed(character)
action palm(who: character)
    "{who} [palm] the card."
    by who
    seen by c if c == who
    seen by c if c == bob as bow(who)
    if who == ann and not hidden_by(who)
    then hidden_by(who)
action bow(who: character)
    "{who} [bow]."
    by who
    if who == ann and not bowed(who)
    then bowed(who)
wants ann: hidden_by(ann)
"""
"""Bob sees Ann bow; Cat sees nothing."""


def game(text: str, who: str) -> Session:
    """Return a game in a world from text."""
    return begin(load_text(text), who)


def keys(session: Session) -> list[str]:
    """Return the keys of what is offered."""
    return [each.key for each in session.choices()]


def said(session: Session) -> list[str]:
    """Return what came of the last decision, without the times."""
    return [each.text for each in session.news if each.kind != "time"]
