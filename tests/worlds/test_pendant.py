"""The Necklace: a hint that one man sees and the other does not."""

from __future__ import annotations

from intrigue.tell.storyteller import tell
from tests.worlds.variations import Rehearsal, varied

LINGERED = ("come_in(gaara)", "linger(sakura, pendant)")


def test_she_lingers_so_that_somebody_will_see_it_and_give_it_to_her() -> None:
    assert Rehearsal(varied("pendant")).take("come_in(gaara)").explained("linger(sakura, pendant)")


def test_if_she_thought_that_neither_looks_where_others_look_she_would_not_linger() -> None:
    blind = (
        ("    sakura believes attentive(suitor)", "    sakura believes not attentive(suitor)"),
        (
            "    sakura believes gaara believes not likes(sakura, pendant)",
            "    sakura believes not attentive(gaara)\n    sakura believes gaara believes not likes(sakura, pendant)",
        ),
    )
    assert not Rehearsal(varied("pendant", *blind)).take("come_in(gaara)").explained("linger(sakura, pendant)")


def test_gaara_sees_what_she_looks_at_and_the_suitor_sees_her_stop() -> None:
    play = Rehearsal(varied("pendant")).take(*LINGERED)
    assert play.ask("gaara believes likes(sakura, pendant)") is True
    assert play.ask("suitor believes likes(sakura, pendant)") is False
    assert play.ask("sakura believes suitor believes likes(sakura, pendant)") is True


def test_before_the_hint_gaara_has_no_reason_to_buy_it() -> None:
    play = Rehearsal(varied("pendant")).take("come_in(gaara)")
    assert not play.explained("buy(gaara, pendant)")
    assert play.take("linger(sakura, pendant)").explained("buy(gaara, pendant)")


def test_the_suitor_never_finds_out_that_he_was_wrong() -> None:
    play = Rehearsal(varied("pendant")).take(
        *LINGERED, "buy(suitor, scarf)", "give(suitor, scarf, sakura)", "thank(sakura, suitor, scarf)"
    )
    assert play.ask("suitor believes likes(sakura, scarf)") is True
    assert play.ask("suitor believes fond(sakura, suitor)") == 5
    assert play.ask("fond(sakura, suitor)") == 2


def test_the_suitors_telling_has_her_stop_as_people_do() -> None:
    seen = [each.text for each in tell(varied("pendant"), pov="suitor").acts[0].sentences]
    assert seen[-1] == "Sakura stopped for a moment at the counter, as people do."


def test_if_she_likes_the_scarf_after_all_she_goes_home_with_the_suitor() -> None:
    changed = (
        ("    likes(sakura, pendant)\n    attentive", "    likes(sakura, scarf)\n    attentive"),
        (
            "    gaara believes not likes(sakura, pendant)\n    suitor",
            "    gaara believes not likes(sakura, scarf)\n    suitor",
        ),
        ('act "What she looked at" until gaara believes likes(sakura, pendant)\n', ""),
        ('act "The chain" until holder(pendant) == sakura and unthanked(pendant) == none\n', ""),
    )
    telling = tell(varied("pendant", *changed))
    assert telling.ending is not None
    assert telling.ending.name == "lost"
