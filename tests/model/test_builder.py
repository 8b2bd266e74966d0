"""Worlds built in Python are the worlds that the same text gives."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.language.writing import print_world
from intrigue.model.builder import (
    NONE,
    UNKNOWN,
    Number,
    WorldBuilder,
    YesNo,
    all_of,
    always,
    any_of,
    count,
    either,
    eventually,
    every,
    for_each,
    only,
    product,
    total,
    until,
    worth,
)
from tests.model.necklace import necklace

NECKLACE = """
world necklace "The Necklace"

type place
type gift

place street "the street", cafe "the cafe", shop "the shop"
gift pendant "a thin chain with the village's sign", scarf "a silk scarf"
character gaara "Gaara" he
character sakura "Sakura" she
character suitor "the suitor" he

property at(character): place
property holder(gift): character or none = none
property likes(character, gift)
property fond(character, character): 0..10 = 3
property purse(character): number = 1
property storming(character)

start
    at(gaara) = street
    at(sakura) = cafe
    at(suitor) = cafe
    likes(sakura, pendant)
    gaara believes not likes(sakura, pendant)
    suitor believes
        likes(sakura, scarf)
        not likes(sakura, pendant)
    sakura believes suitor believes likes(sakura, pendant)

action look(who: character, gift)
    seen "{who} [linger] over {gift} in the window."
    felt "That one."
    by who
    seen by c if at(c) == shop
    if at(who) == shop and likes(who, gift)
    then
        for c: character if at(c) == shop: c believes likes(who, gift)

action buy(who: character, gift)
    "{who} [buy] {gift}."
    by who
    seen by c if at(c) == shop
    if at(who) == shop and purse(who) >= 1 and holder(gift) == none
    then
        purse(who) -= 1
        holder(gift) = who

action give(who: character, gift, other: character)
    "{who} [give] {other} {gift}."
    by who, other
    seen by c if at(c) == at(who)
    if who != other and holder(gift) == who and at(who) == at(other)
    then
        holder(gift) = other
        if likes(other, gift): fond(other, who) += 2
        else: fond(other, who) -= 1

action go(who: character, to: place)
    "{who} [go] to {to}."
    by who
    seen by c if at(c) == at(who) or at(c) == to
    if at(who) != to
    then at(who) = to

rule meets(a: character, b: character)
    when at(a) == at(b) and not (a believes at(b) == at(a))
    then a believes at(b) = at(a)

tell about likes(character, gift) truly or not

wants sakura
    fond(sakura, gaara) + fond(sakura, suitor)
    2 if exists g: gift . holder(g) == sakura and likes(sakura, g)

wants gaara
    fond(sakura, gaara)

wants suitor
    fond(sakura, suitor)

feelings
    gaara: anger strong slow, hope weak
    sakura: anger strong quick

rule jealous(c: character)
    when anger(c) > 60 and not storming(c)
    then storming(c)

act "The right gift" until holder(pendant) == sakura
act "Thanks" until fond(sakura, gaara) > fond(sakura, suitor)

ending won "She leaves with Gaara" if fond(sakura, gaara) > fond(sakura, suitor)
ending lost "She leaves with the suitor" if fond(sakura, suitor) > fond(sakura, gaara)

check "the suitor never learns what she likes unless he is told or sees it"
    never suitor believes likes(sakura, pendant) before look(sakura, pendant)

viewpoint gaara mostly, sakura sometimes
"""

REST = """
world rest
type thing
type gem: thing
type tool
type opener: gem, tool
type place
place hall, yard
gem ruby
opener key
character ann, bob
property at(character): place or none
property fond(character, character): yes or no
property since(character): number = 0
property rage(character): 0..5 shows
inner property weary(character)
property lit(place) = yes
property key_known(key)
start
    for c: character if c != bob: fond(c, bob)
    at(ann) = none
    secret of ann: rage(ann) > 0
    it is known that ann believes not weary(bob)
    fond(bob, ann) = unknown
    key_known(key)
action rest(who: character)
    by who
action slip(who: character, gem, Judge: bob) takes 2 hours
    by who
    with bob
    seen by c if at(c) == hall as rest(who)
    seen by c if c == who
    if at(who) == hall
    privately if weary(who)
    then
        bob forgets fond(ann, bob)
        bob forgets did rest(ann)
        ann forgets since rest
        ruled_out(who, at(bob), hall)
        who believes bob believes at(ann) = at(who)
        who believes at(bob) = (who believes at(ann))
action sulk(who: character)
    by who
    seen by nobody
event market at 08:00 every 1 day with chance 1 in 6
    then lit(hall)
rule blush(c: character) known to ann slowly
    "{c} [redden]."
    seen by o if at(o) == at(c)
    when rage(c) > 3 and did rest(c)
    then weary(c)
rule hides hidden
    when not lit(hall)
    then lit(yard)
rule when slip(a, g, bob) if ann knows at(a)
    then weary(a)
see at(other) by c if at(c) == at(other)
tell about at(character)
ask about lit(place)
believable at(x) told by t to h if fond(h, t)
norm loyal(a) broken by rest(a) if a != bob
crowd villagers 500 in hall
crowd pilgrims 12 about at(character) truly or not, lit(place) truly or not
may avert losses of 2
may suppose at(character) at most 2 until 2 hours
may infer fond(character, character)
author wants 1 if lit(hall)
wants ann
    count c: character . at(c) == hall
    (sum c: character . since(c)) - (product c: character . since(c)) / 2
    3 if lit(hall) else 1
    only c: character . at(c) == hall
    all c: character . at(c) is place or lit(yard) or not lit(hall)
    bob knows at(ann)
    ruled_out(bob, at(ann), hall)
    anger(ann, bob) * 2
check "one" always lit(hall)
check "two" eventually (rest(ann) until lit(yard))
viewpoint ann only
depth 4
introspection off
"""


def rest() -> WorldBuilder:
    """Build the second world, which shows what the necklace does not need."""
    story = WorldBuilder("rest", depth=4, introspection=False)
    character = story.character
    thing = story.type("thing")
    gem = story.type("gem", thing)
    opener = story.type("opener", gem, story.type("tool"))
    place = story.type("place")
    hall, yard = story.entities(place, "hall", "yard")
    story.entity("ruby", gem)
    key = story.entity("key", opener)
    ann, bob = story.entities(character, "ann", "bob")
    at = story.property("at", character, value=place.or_none)
    fond = story.property("fond", character, character, value=YesNo(may_be_unknown=True))
    since = story.property("since", character, value=Number(), default=0)
    rage = story.property("rage", character, value=Number(0, 5), shows=True)
    weary = story.property("weary", character, inner=True)
    lit = story.property("lit", place, default=True)
    key_known = story.property("key_known", key)
    c, o, a, x, other = (character(name) for name in ("c", "o", "a", "x", "other"))

    story.start(for_each(c, fond(c, bob), where=c != bob), at(ann) == NONE)
    story.secret(rage(ann) > 0, of=[ann])
    story.common_belief(ann, ~weary(bob))
    story.start(fond(bob, ann).becomes(UNKNOWN), key_known(key))

    rest = story.action("rest", who=character).by("who")
    slip = story.action("slip", who=character, gem=gem, Judge=bob).takes(120).by("who").along_with(bob)
    slip.seen_by(lambda c: at(c) == hall, taken_for=lambda who: rest(who)).seen_by(lambda c, who: c == who)
    slip.when(lambda who: at(who) == hall).privately(lambda who: weary(who))
    slip.then(
        bob.forgets(fond(ann, bob)),
        bob.forgets(rest(ann).happened),
        ann.forgets_since("rest"),
        lambda who: who.ruled_out(at(bob), hall),
        lambda who: (
            who.believes(bob.believes(at(ann).becomes(at(who)))),
            who.believes(at(bob) == at(ann)),
        ),
    )
    story.action("sulk", who=character).by("who").seen_by_nobody()
    story.event("market", at=8 * 60, every=24 * 60, chance=(1, 6)).then(lit(hall))

    story.rule("blush", c).known_to(ann).slowly().prose("{c} [redden].").seen_by(o, at(o) == at(c)).when(
        (rage(c) > 3) & rest(c).happened
    ).then(weary(c))
    story.rule("hides").hidden().when(~lit(hall)).then(lit(yard))
    g = gem("g")
    story.rule("", a, g).on(slip(a, g, bob)).when(ann.knows(at(a))).then(weary(a))
    story.see(at(other), by=c, when=at(c) == at(other))

    story.tell_about(at)
    story.ask_about(lit)
    t, h = character("t"), character("h")
    story.believable(at(x), t, h, fond(h, t))
    story.norm("loyal", a, broken_by=rest(a), when=a != bob)
    story.crowd("villagers", 500, hall)
    story.crowd("pilgrims", 12, about=(at, lit), lies=True)
    story.may_avert(2)
    story.may_suppose(at, until=120, at_most=2)
    story.may_infer(fond)
    story.author_wants(worth(1, lit(hall)))
    story.wants(
        ann,
        count(character, lambda c: at(c) == hall),
        total(character, lambda c: since(c)) - product(character, lambda c: since(c)) / 2,
        either(lit(hall), 3, 1),
        only(character, lambda c: at(c) == hall),
        every(c, any_of(at(c).is_a(place), lit(yard), ~lit(hall))),
        bob.knows(at(ann)),
        bob.ruled_out(at(ann), hall),
        story.feeling("anger", ann, bob) * 2,
    )
    story.check("one", always(lit(hall)))
    story.check("two", eventually(until(rest(ann), lit(yard))))
    story.viewpoint(ann, "only")
    return story


def test_the_necklace_built_in_python_is_the_necklace_read_from_text() -> None:
    assert necklace() == load_text(NECKLACE)


def test_every_other_construct_built_in_python_is_what_the_text_gives() -> None:
    assert print_world(rest().build()) == print_world(load_text(REST))
    assert rest().build() == load_text(REST)


def test_a_builder_can_go_on_after_a_world_was_built() -> None:
    story = WorldBuilder("w")
    story.property("lit")
    first = story.build()
    story.property("open")
    assert [len(each.properties) for each in (first, story.build())] == [1, 2]


def test_character_can_be_put_below_other_types() -> None:
    story = WorldBuilder("w")
    being = story.type("being")
    story.type("character", being)
    ann = story.entity("ann", story.character)
    alive = story.property("alive", being)
    story.start(alive(ann))
    world = story.build()
    assert world == load_text(
        "world w\ntype being\ntype character: being\ncharacter ann\nproperty alive(being)\nstart\n    alive(ann)\n"
    )


def test_whole_floats_are_whole_numbers() -> None:
    story = WorldBuilder("w")
    since = story.property("since", value=Number())
    assert (since() > 2.0).node == (since() > 2).node


def test_conditions_of_one_kind_join_to_one_list() -> None:
    story = WorldBuilder("w")
    lit, open_, warm = (story.property(name)() for name in ("lit", "open", "warm"))
    assert (lit & open_ & warm).node == all_of(lit, open_, warm).node
    assert (lit | (open_ | warm)).node == any_of(lit, open_, warm).node
    assert all_of(lit).node == lit.node


def test_strings_name_entities() -> None:
    story = WorldBuilder("w")
    place = story.type("place")
    story.entities(place, "hall")
    ann = story.entity("ann", story.character)
    at = story.property("at", story.character, value=place)
    assert (at("ann") == "hall").node == (at(ann) == "hall").node


def test_what_a_mind_sets_from_itself_is_read_there() -> None:
    """`c believes f = e` reads e where the event happens, `c believes (f = e)` in c's mind."""
    story = WorldBuilder("w")
    ann, bob = story.entities(story.character, "ann", "bob")
    since = story.property("since", story.character, value=Number())
    story.action("one").then(ann.believes(since(ann).becomes(since(bob))))
    story.action("two").then(ann.believes(since(ann) == since(bob)))
    text = (
        "world w\ncharacter ann, bob\nproperty since(character): number\n"
        "action one then ann believes since(ann) = since(bob)\n"
        "action two then ann believes since(ann) = (ann believes since(bob))\n"
    )
    assert story.build() == load_text(text)
