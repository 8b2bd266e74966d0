"""An author's own words for actions and properties (`say`) stand wherever these are only spoken of."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load_text
from intrigue.language.questions import read_call, read_condition
from intrigue.language.writing import print_world
from intrigue.model.world import World
from intrigue.tell.plainly import plain, sentence
from intrigue.tell.wording import in_english

TEXT = """
world spa "The Spa"

type place
place hall "the hall", roof "the roof"
character ann "Ann" she, bob "Bob" he

property at(character): place or none = hall
property knots(character): 0..4
property terms(character, p: character)

action slap_neck(who: character, other: character)
    by who
    then terms(who, other)

event gong at 14:00
    then knots(bob) = 1

wants ann: 1 if terms(ann, bob)

say slap_neck(who, bob) "{who} [slap] poor {bob.name} on the neck"
say slap_neck(who, other) "{who} [slap] {other's} neck with {who.his} hand"
say gong "the gong [sound]"
say terms(p, q) "{p} [have] agreed with {q}"
say knots(p) >= 1 "{p's} neck [have] a knot"
say knots(p) >= 3 "{p's} neck [be] as hard as a wall"
say at(p) == x "{p} [be] up at {x}"
say at(p) == none "{p} [be] lost"
"""


@pytest.fixture(name="world", scope="module")
def _world() -> World:
    return load_text(TEXT)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("terms(ann, bob)", "Ann has agreed with Bob"),
        ("not terms(ann, bob)", "Ann has not agreed with Bob"),
        ("terms(ann, ann)", "Ann has agreed with herself"),
        ("bob believes terms(ann, bob)", "Bob believes that Ann has agreed with him"),
        ("bob believes terms(ann, bob) == unknown", "Bob does not know whether Ann has agreed with Bob"),
        ("knots(bob) >= 3", "Bob's neck is as hard as a wall"),
        ("knots(bob) < 3", "Bob's neck is not as hard as a wall"),
        ("knots(bob) == 4", "Bob's neck is as hard as a wall"),
        ("knots(bob) == 2", "Bob's neck has a knot"),
        ("knots(bob) == 0", "Bob's neck does not have a knot"),
        ("at(ann) == roof", "Ann is up at the roof"),
        ("at(ann) != roof", "Ann is not up at the roof"),
        ("at(ann) == none", "Ann is lost"),
        ("exists c: character . terms(c, bob)", "somebody has agreed with Bob"),
        ("not exists c: character . terms(ann, c)", "Ann has not agreed with anybody"),
        ("not exists c: character . knots(c) >= 1", "nobody's neck has a knot"),
        ("did slap_neck(bob, ann)", "Bob has slapped Ann's neck with his hand"),
        (
            "not (exists c: character . at(c) == roof and knots(ann) >= 1)",
            "nobody is up at the roof while",
        ),
    ],
)
def test_conditions_are_said_in_the_authors_words(world: World, condition: str, said: str) -> None:
    assert in_english(world, read_condition(condition, world)).startswith(said)


def test_the_first_wording_that_fits_an_action_counts(world: World) -> None:
    assert sentence(world, read_call("slap_neck(ann, bob)", world)) == "Ann slapped poor Bob on the neck."
    assert plain(world, read_call("slap_neck(bob, ann)", world)).phrase == "slap Ann's neck with his hand"


def test_what_nobody_does_has_a_subject_of_its_own(world: World) -> None:
    assert sentence(world, read_call("gong()", world)) == "The gong sounded."


def test_a_world_with_wordings_is_printed_and_read_again(world: World) -> None:
    assert load_text(print_world(world)) == world


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('say nods(p) "{p} [nod]"', "there is no property 'nods'"),
        ('say terms(p, q) "{z} [agree]"', "'{z}' in this text names nothing"),
        ('say terms(p, q) "{p} agrees"', "'{p} agrees' in this text has no verb"),
        ('say at(p) == p "{p} [be] there"', "'p' is already a position here"),
    ],
)
def test_a_wording_that_says_nothing_is_refused(line: str, message: str) -> None:
    with pytest.raises(InputError) as trouble:
        load_text(f"{TEXT}{line}\n")
    assert message in str(trouble.value)
