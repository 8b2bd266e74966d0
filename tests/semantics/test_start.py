"""The first state: chains of minds, secrets, and what is known of everybody."""

from __future__ import annotations

import pytest

from intrigue.errors import DepthError
from tests.playing import Playing, story


@story
def test_a_chain_without_a_statement_drops_its_last_name(play: Playing) -> None:
    """What Ann thinks Bob believes is what Ann believes, unless stated.

    world w
    character ann, bob
    property coins: number = 1
    depth 2
    start
        ann believes coins = 5
        bob believes ann believes coins = 9
    """
    assert play.ask("ann believes bob believes coins") == 5
    assert play.ask("bob believes coins") == 1
    assert play.ask("bob believes ann believes coins") == 9


@story
def test_later_statements_override_and_read_earlier_ones(play: Playing) -> None:
    """Statements are carried out in order.

    world w
    property n: number = 0
    property m: number = 0
    start
        n = 3
        n = n + 1
        m = n * 2
    """
    assert (play.ask("n"), play.ask("m")) == (4, 8)


@story
def test_a_belief_keeps_the_value_it_was_stated_with(play: Playing) -> None:
    """A belief stated from a fact does not follow the fact when that is restated.

    world w
    character ann
    property n: number = 1
    start
        ann believes n = n
        n = 2
    """
    assert (play.ask("n"), play.ask("ann believes n")) == (2, 1)


@story
def test_a_secret_is_wrong_in_every_mind_but_its_holders(play: Playing) -> None:
    """Gaara alone knows of his pain, and knows that others do not.

    world w
    character gaara, sakura
    property pain(character): 0..9 = 0
    depth 2
    start
        pain(gaara) = 4
        secret of gaara: pain(gaara) > 0
    """
    assert play.ask("gaara believes pain(gaara)") == 4
    assert play.ask("sakura believes pain(gaara)") == 0
    assert play.ask("gaara believes sakura believes pain(gaara)") == 0
    assert play.ask("sakura believes gaara believes pain(gaara)") == 0


@story
def test_a_secret_overrides_what_was_said_before_of_deeper_minds(play: Playing) -> None:
    """What Cleo took Bob to think was said before the secret, what Bob takes Cleo to think after it.

    world w
    character ann, bob, cleo
    property planned
    depth 2
    start
        planned
        cleo believes bob believes planned
        secret of ann: planned
        bob believes cleo believes planned
    """
    assert play.ask("cleo believes bob believes planned") is False
    assert play.ask("bob believes cleo believes planned") is True


@story
def test_a_secret_about_a_thing_is_wrong_by_default_or_else_unknown(play: Playing) -> None:
    """Nobody is the default holder, which is wrong; the hall is the default place, which would be right.

    world w
    type place, thing
    place hall, yard
    thing ring
    character ann, bob
    property holder(thing): character or none
    property at(thing): place = hall
    depth 1
    start
        holder(ring) = ann
        secret of ann: holder(ring) is character and at(ring) is place
    """
    assert play.ask("bob believes holder(ring) == none") is True
    assert play.ask("bob believes at(ring) == unknown") is True


@story
def test_a_secret_may_be_what_somebody_believes(play: Playing) -> None:
    """That Ann thinks the door locked is her secret: others take her to think otherwise, whatever they think.

    world w
    character ann, bob
    property locked
    depth 2
    start
        locked
        secret of ann: ann believes locked
    """
    assert play.ask("ann believes locked") is True
    assert play.ask("bob believes locked") is True
    assert play.ask("bob believes ann believes locked") is False
    assert play.ask("ann believes bob believes locked") is True


@story
def test_what_is_known_of_a_mind_holds_in_every_chain_that_ends_there(play: Playing) -> None:
    """Everybody knows that Gaara does not take Sakura to be meek; she is.

    world w
    character gaara, sakura, temari
    property meek(character): yes or no = yes
    depth 3
    start
        it is known that gaara believes not meek(sakura)
    """
    assert play.ask("meek(sakura)") is True
    assert play.ask("temari believes meek(sakura)") is True
    assert play.ask("temari believes gaara believes meek(sakura)") is False
    assert play.ask("sakura believes temari believes gaara believes meek(sakura)") is False


@story
def test_asking_deeper_than_minds_nest_names_depth(play: Playing) -> None:
    """A question beyond the world's depth is refused, one about one's own mind is not deeper.

    world w
    character ann, bob
    property n: number = 1
    depth 1
    action count
        then n += 1
    """
    assert play.ask("ann believes ann believes n") == 1
    with pytest.raises(DepthError, match="depth 2"):
        play.ask("ann believes bob believes n")
