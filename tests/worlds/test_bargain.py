"""An Honest Lie: the lie works because of what the liar thinks the other believes."""

from __future__ import annotations

from intrigue.tell.storyteller import tell
from tests.worlds.variations import Rehearsal, varied

TRUSTED = (
    "    pip believes trusts(oriel, anselm)",
    "    anselm believes oriel believes trusts(oriel, anselm)\n    pip believes trusts(oriel, anselm)",
)
TRUSTING = (
    "    customer(oriel)\n",
    "    customer(oriel)\n    trusts(oriel, anselm)\n    anselm believes oriel believes not trusts(oriel, anselm)\n",
)

CHOSEN = ("arrive(oriel)", "choose(oriel, juniper)")
PRAISED = (*CHOSEN, "praise(anselm, juniper, oriel)", "let_go(oriel, juniper)")


def test_he_runs_down_the_good_horse_since_he_thinks_that_she_thinks_him_a_liar() -> None:
    play = Rehearsal(varied("bargain")).take(*PRAISED)
    assert play.explained("run_down(anselm, biscuit, oriel)")
    assert not play.explained("praise(anselm, biscuit, oriel)")


def test_if_he_thought_that_she_trusts_him_the_lie_would_have_no_reason_and_the_truth_would() -> None:
    play = Rehearsal(varied("bargain", TRUSTED)).take(*CHOSEN)
    assert not play.explained("praise(anselm, juniper, oriel)")
    assert not play.explained("run_down(anselm, biscuit, oriel)")
    assert play.explained("praise(anselm, biscuit, oriel)")
    assert play.explained("run_down(anselm, juniper, oriel)")


def test_by_the_lie_she_comes_to_believe_the_truth() -> None:
    play = Rehearsal(varied("bargain")).take(*PRAISED)
    assert play.ask("oriel believes sound(biscuit)") is False
    play.take("run_down(anselm, biscuit, oriel)")
    assert play.ask("oriel believes sound(biscuit)") is True
    assert play.ask("sound(biscuit)") is True


def test_if_he_is_wrong_about_her_the_lie_is_told_and_fails() -> None:
    play = Rehearsal(varied("bargain", TRUSTING)).take(*CHOSEN)
    assert play.explained("praise(anselm, juniper, oriel)")
    play.take("praise(anselm, juniper, oriel)", "let_go(oriel, juniper)")
    assert play.explained("run_down(anselm, biscuit, oriel)")
    play.take("run_down(anselm, biscuit, oriel)")
    assert play.ask("oriel believes sound(biscuit)") is False
    assert play.ask("anselm believes oriel believes sound(biscuit)") is True
    assert not play.explained("choose(oriel, biscuit)")


def test_pip_is_puzzled_only_because_she_knows_the_horse() -> None:
    play = Rehearsal(varied("bargain")).take(*PRAISED, "run_down(anselm, biscuit, oriel)")
    assert play.explained("ask(pip, anselm)")
    unknowing = ("    pip believes oriel believes trusts(oriel, anselm)", "    pip believes not sound(biscuit)")
    play = Rehearsal(varied("bargain", unknowing)).take(*PRAISED, "run_down(anselm, biscuit, oriel)")
    assert play.ask("puzzled(pip)") is False


def test_what_she_hears_at_the_end_mends_what_pip_thought_of_the_lady() -> None:
    play = Rehearsal(varied("bargain")).take(*PRAISED, "run_down(anselm, biscuit, oriel)", "ask(pip, anselm)")
    assert play.ask("pip believes oriel believes trusts(oriel, anselm)") is True
    play.take("explain(anselm, pip)")
    assert play.ask("pip believes oriel believes trusts(oriel, anselm)") is False


def test_if_the_mare_were_not_dear_to_him_she_would_go_to_a_stranger() -> None:
    changes = (
        ("    dear(juniper)   # a handsome old mare with two winters left in her\n", ""),
        (
            'act "The handsome mare" until anselm believes oriel believes sound(juniper)\n',
            'act "Rent" until rent(anselm)\n',
        ),
        ('act "A word of praise" until oriel believes not sound(juniper) and hand_on(oriel) == none\n', ""),
        ('act "A word of warning" until owner(biscuit) == oriel\n', 'act "Sold" until rent(anselm)\n'),
        ('act "What Pip could not make out" until not puzzled(pip)\n', ""),
    )
    telling = tell(varied("bargain", *changes))
    assert telling.ending is not None
    assert telling.ending.name == "sold"
