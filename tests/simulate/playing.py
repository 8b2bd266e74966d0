"""Small worlds for the tests of minds and runs, and how they are played."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.minds.temperament import Disposition
from intrigue.simulate.chronicle import Entry, Kind
from intrigue.simulate.simulation import Options, Story, run

CALM = Disposition(whim=0)
"""Somebody whose decisions hang on nothing but reasons."""

DOOR = """
world door
type place
place hall, garden
character ann, bob
property at(character): place = hall
property locked
property `tried leave`(character)
property heard(character)
start
    locked
    ann believes not locked
action leave(who: character)
    by who
    seen by c if at(c) == at(who)
    if at(who) == hall and not locked
    then at(who) = garden
rule rattle when `tried leave`(ann) then heard(bob)
wants ann: at(ann) == garden
"""
"""Ann thinks that the door is open."""

DANCE = """
world dance
character ann, bob
property tired(character)
property danced(character)
property `declined dance_with`(character, character, character)
property offended(character)
start
    tired(bob)
    ann believes not tired(bob)
action dance_with(who: character, other: character)
    by who, other
    if who == ann and other == bob and not danced(who)
    then
        danced(who)
        danced(other)
rule sulks when `declined dance_with`(bob, ann, bob) then offended(ann)
wants ann: 2 if danced(ann)
wants bob
    1 if danced(bob)
    -2 if danced(bob) and tired(bob)
"""
"""Ann thinks that Bob would like to."""

BELL = """
world bell
character ann
property rung: 0..9
event toll at 09:00 every day then rung += 1
"""

SEARCH = """
world search
type place
type thing
place shelf, oven, stool
thing tin
character otto
property at(thing): place = stool
property has(character, thing)
start
    otto believes at(tin) = shelf
may suppose at(thing)
action take_from(who: character, place, thing)
    by who
    if at(thing) == place and not has(who, thing)
    then has(who, thing)
wants otto: 3 if has(otto, tin)
"""
"""Otto knows where the tin is, and is wrong."""


def story(text: str, seed: int = 0, disposition: Disposition = CALM) -> Story:
    """Return a run of the world that has not begun."""
    return Story(load_text(text), Options(seed, disposition=disposition))


def played(text: str, steps: int = 10, seed: int = 0, disposition: Disposition = CALM) -> Story:
    """Return the run of the world after so many steps."""
    return run(load_text(text), steps=steps, options=Options(seed, disposition=disposition))


def of_kind(run_: Story, *kinds: Kind) -> list[Entry]:
    """Return the entries of these kinds."""
    return list(run_.chronicle.where(kinds=kinds))


def told(run_: Story, *kinds: Kind) -> list[str]:
    """Return what happened, as `kind call`; all that others can see unless kinds are stated."""
    wanted: tuple[Kind, ...] = kinds or ("action", "fate", "failed", "refused")
    return [f"{each.kind} {each.call}" for each in of_kind(run_, *wanted)]


def lots(story: Story) -> dict[str, float]:
    """Return all lots that were drawn in a run."""
    return {draw.key: draw.value for entry in story.chronicle for draw in entry.draws}
