"""`known to`, `hidden`, `slowly` and `rule when <action>` as plain rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load_text
from intrigue.model.builder import Deed, WorldBuilder, when
from intrigue.model.expressions import Call
from intrigue.model.phrases import effects_of
from intrigue.model.sugar import is_core, lower
from intrigue.model.terms import Signature
from tests.playing import Playing, story

# --- Who knows a rule ---


@story
def test_a_rule_known_to_some_fires_in_fact_and_in_their_minds_only(play: Playing) -> None:
    """Only Ann knows that the potion kills, and only of herself does she think that she knows.

    world w
    character ann, bob
    property drunk
    property dead
    event drink
        then drunk
    rule kills known to ann
        when drunk and not dead
        then dead
    """
    play.take("drink()")
    assert play.ask("dead") is True
    assert play.ask("ann believes dead") is True
    assert play.ask("bob believes dead") is False
    assert play.ask("ann believes bob believes dead") is False
    assert play.ask("bob believes ann believes dead") is False


@story
def test_a_hidden_rule_fires_in_fact_only(play: Playing) -> None:
    """Nobody knows that the potion kills.

    world w
    character ann, bob
    property drunk
    property dead
    event drink
        then drunk
    rule kills hidden
        when drunk and not dead
        then dead
    """
    play.take("drink()")
    assert (play.ask("dead"), play.ask("ann believes dead"), play.ask("bob believes dead")) == (True, False, False)


@story
def test_who_sees_a_hidden_rule_happen_takes_over_its_effects_but_does_not_learn_it(play: Playing) -> None:
    """Bob sees Ann redden once; he still does not foresee it.

    world w
    character ann, bob
    property teased
    property red
    event tease
        then teased
    event calm
        then
            not red
            not teased
    rule blush hidden seen by c if c == bob
        when teased and not red
        then red
    """
    play.take("tease()")
    assert (play.ask("red"), play.ask("bob believes red"), play.ask("ann believes red")) == (True, True, False)
    assert play.ask("bob believes `foreseen blush`") is False


# --- Slowly ---

SLOW = """
world w
character ann, bob
property struck
property numb
property wise
event strike
    then struck
event soothe
    then not struck
event wait
event whisper
    seen by c if c == ann
rule despairs
    when struck and not numb
    then numb
rule learns slowly
    when numb and struck and not wise
    then wise
"""


def test_a_slow_rule_fires_with_the_next_event() -> None:
    play = Playing(SLOW).take("strike()")
    assert (play.ask("numb"), play.ask("wise")) == (True, False)
    assert play.take("wait()").ask("wise") is True


def test_a_slow_rule_fires_in_a_mind_with_the_next_event_that_it_notices() -> None:
    play = Playing(SLOW).take("strike()", "whisper()")
    assert (play.ask("wise"), play.ask("ann believes wise"), play.ask("bob believes wise")) == (True, True, False)
    assert play.take("wait()").ask("bob believes wise") is True


def test_a_slow_rule_whose_condition_has_failed_meanwhile_does_not_fire() -> None:
    play = Playing(SLOW).take("strike()", "soothe()")
    assert play.ask("wise") is False
    assert play.take("wait()", "wait()").ask("wise") is False


def test_a_slow_rule_can_fire_again_after_it_lapsed() -> None:
    play = Playing(SLOW).take("strike()", "soothe()", "strike()", "wait()")
    assert play.ask("wise") is True


@story
def test_a_slow_rule_waits_for_each_of_its_instances(play: Playing) -> None:
    """Ann is struck first, then Bob: each learns one event later. The actions' own parameters bear the same name.

    world w
    character ann, bob
    property struck(character)
    property wise(character)
    event strike(c: character)
        then struck(c)
    rule learns(c: character) slowly
        when struck(c) and not wise(c)
        then wise(c)
    """
    play.take("strike(ann)", "strike(bob)")
    assert (play.ask("wise(ann)"), play.ask("wise(bob)")) == (True, False)


# --- Tied to an action ---


@story
def test_a_rule_tied_to_an_action_happens_with_it(play: Playing) -> None:
    """Hurling shakes whoever is an onlooker, in every mind that sees it.

    world w
    character ann, bob, cleo
    property onlooker(character)
    property shaken(character)
    start
        onlooker(bob)
    event hurl(who: character, other: character)
        seen by c if c != cleo
    rule when hurl(a, b) if onlooker(b)
        then shaken(b)
    """
    play.take("hurl(bob, ann)")
    assert play.ask("shaken(ann)") is False
    play.take("hurl(ann, bob)")
    assert (play.ask("shaken(bob)"), play.ask("ann believes shaken(bob)")) == (True, True)
    assert play.ask("cleo believes shaken(bob)") is False


@story
def test_constants_and_repeated_variables_in_the_call_are_conditions(play: Playing) -> None:
    """One rule speaks of Ann alone, another of whoever does it to themselves.

    world w
    character ann, bob
    property praised
    property vain(character)
    event praise(who: character, other: character)
    rule when praise(ann, b)
        then praised
    rule when praise(a, a)
        then vain(a)
    """
    play.take("praise(bob, ann)")
    assert (play.ask("praised"), play.ask("vain(bob)")) == (False, False)
    play.take("praise(ann, bob)")
    assert (play.ask("praised"), play.ask("vain(ann)")) == (True, False)
    assert play.take("praise(bob, bob)").ask("vain(bob)") is True


def test_a_rule_is_tied_to_every_overload_that_fits() -> None:
    """Taking a cup and taking a hat are two actions of one name; one rule speaks of all things, one of fine ones."""
    story = WorldBuilder("w")
    thing = story.type("thing")
    cup, hat, fine = story.type("cup", thing), story.type("hat", thing), story.type("fine", thing)
    mug, cap = story.entity("mug", cup), story.entity("cap", hat)
    crown = story.entity("crown", hat, fine)
    taken, proud = story.property("taken", thing), story.property("proud")
    take_cup, take_hat = story.action("take", cup), story.action("take", hat)
    x, f = thing("x"), fine("f")
    story.rule("", x).on(take_cup(x)).then(taken(x))
    story.rule("", f).on(Deed(Call(take_hat.signature, (f.term,)))).then(proud())
    core = lower(story.build())
    cups, hats = core.action[take_cup.signature], core.action[take_hat.signature]
    assert cups.effects == effects_of([taken(cup("cup"))])
    assert hats.effects == effects_of([taken(hat("hat")), when(hat("hat").is_a(fine), proud())])
    assert {mug.name, cap.name, crown.name} == set(core.entity)


@story
def test_a_quantifier_in_the_rule_does_not_catch_the_action_s_parameters(play: Playing) -> None:
    """The rule binds `other` inside; the action has a parameter of that name.

    world w
    character ann, bob
    property envied(character)
    property liked(character, character)
    start
        liked(bob, ann)
    event praise(other: character)
    rule when praise(a) if exists other: character . liked(other, a)
        then envied(a)
    """
    play.take("praise(bob)")
    assert play.ask("envied(bob)") is False
    assert play.take("praise(ann)").ask("envied(ann)") is True


@story
def test_a_tied_rule_with_observers_of_its_own_is_noticed_by_them(play: Playing) -> None:
    """Cleo does not see the hurling, but sees Bob flinch.

    world w
    character ann, bob, cleo
    property pale(character)
    event hurl(who: character, other: character)
        seen by c if c == who or c == other
    rule flinches seen by c if c == cleo
        "{b} [flinch]."
        when hurl(a, b)
        then pale(b)
    """
    play.take("hurl(ann, bob)")
    assert (play.ask("pale(bob)"), play.ask("cleo believes pale(bob)")) == (True, True)
    assert play.ask("exists a: character . exists b: character . `happened flinches`(a, b)") is False


def test_a_rule_tied_to_nothing_that_fits_is_refused() -> None:
    world = load_text("world w\ncharacter ann\nproperty on\nevent a\nrule r\n    when a()\n    then on\n")
    lost = replace(world, rules=(replace(world.rules[0], on=Call(Signature("b"))),))
    with pytest.raises(InputError, match=r"E406.*'r'"):
        lower(lost)


def test_all_ways_of_a_rule_can_be_combined() -> None:
    """A slow hidden rule tied to an action: pale one event later, in fact only."""
    play = Playing(
        "world w\ncharacter ann\nproperty pale\nevent hurl\nevent wait\n"
        "rule whitens hidden slowly\n    when hurl()\n    then pale\n"
    )
    assert is_core(play.setting.world)
    assert play.take("hurl()").ask("pale") is False
    assert play.take("wait()").ask("pale") is True
    assert play.ask("ann believes pale") is False
