"""A short sentence through other eyes, between two stretches through the same, is left out."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.simulate.simulation import run
from intrigue.tell.storyteller import tell_run

SHOP = """
world shop "Shop"
type place
place street "the street", shop "the shop"
character ann "Ann" she, bob "Bob" he
property at(character): place
property steps: number
start
    at(ann) = street
    at(bob) = shop
event one at 08:00
    "A cart [go] by."
    seen by c if at(c) == street
event two at 08:20
    "A jar [fall] from the shelf."
    seen by c if at(c) == shop
event three at 08:40
    "A dog [bark]."
    seen by c if at(c) == street
viewpoint ann mostly, bob sometimes
"""


def told(text: str) -> list[str]:
    """Return the paragraphs of half an hour in the shop and before it."""
    telling = tell_run(run(load_text(text), seed=0, steps=6))
    return [each.text for act in telling.acts for each in act.paragraphs]


def test_a_glimpse_is_left_out_and_the_scene_goes_on() -> None:
    assert told(SHOP) == ["A cart went by. A dog barked."]


def test_more_than_one_sentence_is_a_scene_of_its_own() -> None:
    text = SHOP.replace("from the shelf.", "from the shelf. It did not break, which surprised it.")
    assert len(told(text)) == 3


def test_what_is_said_of_a_mind_is_no_glimpse() -> None:
    text = SHOP.replace('the shelf."', 'the shelf."\n    thought to bob "That [be] the plums."')
    assert len(told(text)) == 3


def test_at_the_end_nothing_is_left_out() -> None:
    text = SHOP[: SHOP.index("event three")] + SHOP[SHOP.index("viewpoint") :]
    assert len(told(text)) == 2
