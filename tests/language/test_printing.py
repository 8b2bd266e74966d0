"""Every construct of the language: the canonical text of what was read, and other spellings of the same."""

from __future__ import annotations

import pytest

from intrigue.language.formatting import format_text
from intrigue.language.parser import parse
from intrigue.language.printer import print_file
from intrigue.language.syntax import Happening, If, SeenBy, Then, Wants, When

CANONICAL = {
    "world": 'world necklace "The Necklace"\n',
    "world without a title": "world necklace\n",
    "use": 'use "other.story"\n',
    "clock": "clock from 14:00, steps of 5 minutes\n",
    "clock, its start": "clock from 00:05\n",
    "clock, its steps": "clock steps of 1 hour\n",
    "thinking": """\
thinking
    everybody: 3 actions ahead, 1 mind deep, 80 states, patience 3, whim 0.1, effort 0, persistence 0.5
    # who never learns
    `everybody`: 1 action ahead, 2 minds deep, 1 state  # or hardly
    gaara: patience 6
""",
    "thinking of one": "thinking gaara: patience 6\n",
    "permissions in part": """\
may suppose at(person)
may suppose at(sakura) for person, gaara at most 2 until 2 hours
may infer needs(person, sakura) for person
""",
    "several variables": """\
ending fed if all a: person, b: person . (exists g: gift, p: place . at(g) == p) or at(a) == at(b)
ending rich if (count a: person, g: gift . has(a, g)) > sum a: person, g: gift, p: place . price(g)
""",
    "deeds": """\
deeds of who seen by c if at(c) == at(who) or watching(c) == at(who)
deeds of p: place seen by c: person
""",
    "types": "type place\ntype inn, shop: place, shelter\n",
    "entities": 'place street "the street", cafe\ncharacter gaara "Gaara" he\nplace, shelter tavern "the tavern"\n',
    "names in backticks": "`action` `Ye.Olde`, `two words`, `and`\ncharacter `he` he\n".replace("`he`", "he"),
    "properties": """\
property at(character): place
property holder(gift): character or none = none
property likes(character, gift)
property fond_of(character, character): yes or no
property fond(character, character): 0..10 = 3
property purse(character): number = -1
property debt: ..0
property wealth: 0.5..
property rage(character): 0..5 = 2 shows
inner property weary(character)
property seat(gaara, 1): place = unknown
property kind(a: character, b: number): `number`
property open(shop) = yes
""",
    "start": """\
start
    at(gaara) = street
    likes(sakura, pendant)
    not likes(sakura, scarf)
    did look(sakura, pendant)
    ruled_out(gaara, at(sakura), cafe)
    purse(gaara) += 2
    gaara believes not likes(sakura, pendant)
    suitor believes
        likes(sakura, scarf)
        not likes(sakura, pendant)
    sakura believes suitor believes likes(sakura, pendant)
    gaara believes (at(sakura) = at(suitor))
    for c: character if c != suitor: trusts(c, sakura)
    for c: character:
        trusts(c, sakura)
        trusts(sakura, c)
    secret of gaara, demon: pain(gaara) > 0
    secret: hidden_away(pendant)
    it is known that gaara believes not meek(sakura)
    it is known that sakura believes
        meek(gaara)
        dawn()
""",
    "secrets on the top level": "secret of gaara: pain(gaara) > 0\nit is known that gaara believes not meek(sakura)\n",
    "action": """\
action slip(who: character, gift, Suitor: suitor) takes 2 hours
    "{who} [slip] away."
    seen "Somebody slips away."
    felt "Now."
    by who, other
    with sakura
    seen by c if at(c) == shop as browse(who)
    seen by d: guard
    if at(who) == shop
    privately if loves(who, gift)
    then
        at(who) = street
        if likes(other, gift): fond(other, who) += 2
        else if likes(who, gift): fond(other, who) += 1
        else:
            fond(other, who) -= 1
            fond(other, who) *= 2
            fond(other, who) /= 3
        for c: character if at(c) == shop: c believes at(who) = street
        gaara forgets did massage(sakura, suitor)
        suitor forgets since dawn
""",
    "a rule with a private condition": "rule r\n    when p\n    privately if q\n    then s\n",
    "speech about deeds": "tell about did give(character, gift) truly or not\nask about did `odd name`\n",
    "seen by nobody": "action slip(who: character)\n    by who\n    seen by nobody\n",
    "event": "event market at 08:00 every day with chance 1 in 6 then open(shop)\n",
    "events": """\
event storm(place) after 3 weeks
    if open(place)
    then not open(place)

event tick every 90 minutes takes 1 minute
    "It ticks."
""",
    "rule": """\
rule meets(a: character, b: character)
    when at(a) == at(b) and not (a believes at(b) == at(a))
    then a believes at(b) = at(a)
""",
    "rule with a reaction": """\
rule blush(c: character)
    "{c} [redden]."
    seen by o if at(o) == at(c)
    when joy(c) > 50
    then flustered(c)
""",
    "rules with options": """\
rule falls(c: character) hidden
    when fond(c, c) > 3
    then smitten(c)

rule reads(c) known to sakura, gaara slowly
    when fond(c, c) > 3
    then smitten(c)

rule when hurl(a, b)
    if onlooker(b)
    then shaken(b)

rule (a: character)
    when x(a)
    then y(a)
""",
    "minds and speech": """\
see at(other) by c if at(c) == at(other)
see at(other: guard) by c: guard
tell about likes(character, gift) truly or not
tell about dawn
ask about at(character)
believable likes(x, g) told by t to h if trust(h, t) >= 3
believable likes(x, g) told by t: guard to h
norm exclusive(a, b) broken by massage(a, other) if other != b
norm honour broken by steal(a)
may avert
may avert losses of 2.5
may suppose at(character) at most 2 until 2 hours
may infer fond_of(character, character)
crowd villagers 500 in street about likes(character, gift) truly or not, dawn
crowd birds 12
""",
    "wants": """\
wants sakura
    fond(sakura, gaara) + fond(sakura, suitor)
    2 if exists g: gift . holder(g) == sakura and likes(sakura, g)
    -1 if angry(sakura)
""",
    "the author's want": "author wants 1 if holder(pendant) == sakura\n",
    "the author's wants": "author wants\n    1 if holder(pendant) == sakura\n    -1 if dead(gaara)\n",
    "feelings": "feelings\n    gaara: anger strong slow half 3 hours, hope weak\n    sakura: anger quick\n",
    "feelings of one": "feelings gaara: anger strong slow, hope\n",
    "acts and endings": """\
act "The right gift" until holder(pendant) == sakura
ending won "She leaves with Gaara" if fond(sakura, gaara) > fond(sakura, suitor)
ending lost if dead(gaara)
""",
    "checks": """\
check "a"
    always fond(sakura, gaara) >= 0

check "b"
    never suitor believes likes(sakura, pendant) before look(sakura, pendant)

check "c"
    always eventually at(gaara) == cafe

check "d"
    always (a until b)

check "e"
    (a before b) until never c
""",
    "texts of an action": """\
action ask(who: character, other: character)
    "{who} [ask] {other} to dinner."
    "There [be] a pause."
    to other "{who} [clear] {who's} throat."
    to gaara if anger(gaara) > 40 and not calm
        "{who} [bark] an invitation."
        ""
        "Nobody [move]."  # not even he
    to c: guard "{c} [look] away."
    if calm "{who} calmly [ask] {other} to dinner."
    seen "Somebody [ask] something."
    felt if joy(who) > 20 "It came out right."
    thought to other "So that was what the tie was for."
    refused "{who} [ask], and {other} [find] that the tea needed looking after."
    failed to who
        # Words fail him.
        "{who} [open] {who's} mouth."
        "Nothing [come]."
    intends "Tonight {who} would ask."
    drops "No. Not tonight."
    by who, other
    if who != other
""",
    "texts of a rule": """\
rule blush(c: character)
    thought to c if proud(c) "This would not do."
    when joy(c) > 50
    then flustered(c)
""",
    "texts of the telling": """\
opening "The Kazekage was a patient man."

opening to sakura if busy(sakura)
    "It was Monday."
    ""
    "It would be Monday all day."

closing "And so to bed."
describe office "The office [be] round."
describe office again "The office again."
describe `again` to gaara if at(gaara) == office "Home."
later "Some time [go] by."
later 3 weeks to gaara "Three weeks [go] by."
thought of gaara when not fond(sakura, gaara) "She did not care for him."
thought of c: guard about x: character, place when at(x) == place "There {x} [be]."

thought of c when tired(c)
    "Bed."
    "Soon."

address gaara to sakura: "Haruno" if cold(gaara) else "Sakura"
address c: villager to gaara: "Lord Kazekage"
address a to b: "you there"
name sakura to gaara: "the medic" if not met(gaara) else "Sakura" if sober
name suitor: "Hayate" if met(gaara)
""",
    "texts of acts and endings": """\
act "The office" until calm
    "It [be] a Monday."
    to sakura "It [be] a Monday, alas."

act "The street" until not calm
    viewpoint sakura only
    # Nobody is hurried.
    slack 0.5

ending good "Both say it" if calm
    if busy(sakura)
        "In the end."
        "Somehow."
""",
    "viewpoint": "viewpoint gaara mostly, sakura sometimes, suitor never, demon only\n",
    "settings": "introspection off\ndepth 3\n",
    "strings": 'world w "say \\"hello\\" \\\\ and\\nbye\\u0000"\n',
    "long lines": """\
place first_place_of_all "the first place", second_place_of_all "the second place",
        third_place_of_all "the third place"

action long(who: character)
    if at(who) == first_place_of_all and at(who) != second_place_of_all and at(who) != third_one
            and not tired(who)
    then
        if at(who) == first_place_of_all or at(who) == second_place_of_all or at(who) == third_one
                or tired(who):
            tired(who)
""",
}


@pytest.mark.parametrize("construct", CANONICAL)
def test_canonical_text_is_printed_as_it_was_read(construct: str) -> None:
    assert format_text(CANONICAL[construct], "x.story") == CANONICAL[construct]


@pytest.mark.parametrize("construct", CANONICAL)
def test_what_is_printed_is_read_as_the_same_tree(construct: str) -> None:
    tree, mistakes = parse(CANONICAL[construct], "x.story")
    assert not mistakes
    assert parse(print_file(tree), "x.story") == (tree, ())


OTHER = [
    ("property dawn()", "property dawn\n"),
    ("start: dawn; not noon", "start\n    dawn\n    not noon\n"),
    ("start:\n  p = yes\n  q = no", "start\n    p\n    not q\n"),
    ("wants gaara: fond(gaara)", "wants gaara\n    fond(gaara)\n"),
    ("wants gaara\n  a; b", "wants gaara\n    a\n    b\n"),
    ("check 'x'".replace("'", '"') + ": always p", 'check "x"\n    always p\n'),
    ("thinking\n gaara: whim 1, 2 actions ahead", "thinking gaara: 2 actions ahead, whim 1\n"),
    ("thinking: gaara: 1 actions ahead", "thinking gaara: 1 action ahead\n"),
    ("feelings\n    gaara: anger usual usual", "feelings gaara: anger\n"),
    ("viewpoint gaara", "viewpoint gaara only\n"),
    (
        "action a(c: character) by c then p(c); q(c)",
        "action a(c: character)\n    by c\n    then\n        p(c)\n        q(c)\n",
    ),
    ("action a\n    then\n        p", "action a\n    then p\n"),
    ("action a\n    then p\n    by c\n    if q", "action a\n    by c\n    if q\n    then p\n"),
    ("action a\n    takes 120 minutes", "action a takes 2 hours\n"),
    ("event e after 1.5 hours", "event e after 90 minutes\n"),
    ("event e every 1440 minutes", "event e every day\n"),
    ("event e at 8:05", "event e at 08:05\n"),
    ("rule r when a\n    and b then c", "rule r\n    when a and b\n    then c\n"),
    ("rule when (a or b) and c then d", "rule when (a or b) and c\n    then d\n"),
    ("rule r\n    when a then if b: c else: d", "rule r\n    when a\n    then\n        if b: c\n        else: d\n"),
    ("start\n    if a:\n        if b: c\n    else: d", "start\n    if a:\n        if b: c\n    else: d\n"),
    ("start\n    a believes b believes c = d", "start\n    a believes b believes c = d\n"),
    ("wants a\n    b\n    - 1 if c", "wants a\n    b\n    -1 if c\n"),
    ("wants a\n    b\n        + c", "wants a\n    b + c\n"),
    ("type a\r\ntype b\r", "type a\ntype b\n"),
    ("\ufefftype a", "type a\n"),
    ("start\n\ta\n\tb", "start\n    a\n    b\n"),
    (
        'opening "a" "b"\naddress a to b "c" if d else "e"\nname a "b"',
        'opening\n    "a"\n    "b"\n\naddress a to b: "c" if d else "e"\nname a: "b"\n',
    ),
    (
        'action a(c: character) by c if p(c) "x" seen "y" if p(c)',
        'action a(c: character)\n    if p(c) "x"\n    seen "y"\n    by c\n    if p(c)\n',
    ),
    ('act "a" until b\n    "c" "d"', 'act "a" until b\n    "c"\n    "d"\n'),
    ("", ""),
    ("\n\n", ""),
    ("type cafe\u0301", "type caf\u00e9\n"),
]


@pytest.mark.parametrize(("written", "canonical"), OTHER)
def test_other_spellings_become_canonical(written: str, canonical: str) -> None:
    assert format_text(written, "x.story") == canonical


def test_keywords_are_names_where_nothing_else_could_be_meant() -> None:
    """`at`, `with`, `day`, `act` and their like may name properties, actions and variables."""
    text = """\
property at(with: day): every
action then(by: character)
    by by
    if at(by) == after and takes(by)
    then hidden(by)
"""
    tree, mistakes = parse(text.replace("action then", "action `then`"), "x.story")
    assert not mistakes
    assert isinstance(tree.declarations[1], Happening)


def test_clauses_may_share_a_line_with_the_header_and_each_other() -> None:
    tree, mistakes = parse('rule r(c: character) seen by o if p(o) "text" when q(c) then s(c)', "x.story")
    assert not mistakes
    (rule,) = tree.declarations
    assert isinstance(rule, Happening)
    assert [type(each).__name__ for each in rule.clauses] == ["SeenBy", "Prose", "When", "Then"]


def test_a_long_condition_goes_on_in_a_deeper_line() -> None:
    text = "action a\n    if p and\n            q\n            or r\n    then s\n"
    tree, mistakes = parse(text, "x.story")
    assert not mistakes
    (action,) = tree.declarations
    assert isinstance(action, Happening)
    assert [type(each) for each in action.clauses] == [If, Then]


def test_the_first_minus_below_wants_begins_a_line() -> None:
    tree, _ = parse("wants a\n    -1 if b\n    -2 if c", "x.story")
    (wants,) = tree.declarations
    assert isinstance(wants, Wants)
    assert len(wants.lines) == 2


def test_a_rule_tied_to_an_action_keeps_its_condition_apart() -> None:
    tree, _ = parse("rule when hurl(a, b) if onlooker(b) then shaken(b)", "x.story")
    (rule,) = tree.declarations
    assert isinstance(rule, Happening)
    assert [type(each) for each in rule.clauses] == [When, If, Then]


def test_nobody_sees_is_another_thing_than_not_saying_so() -> None:
    tree, _ = parse("action a\n    seen by nobody\naction b", "x.story")
    first, second = tree.declarations
    assert isinstance(first, Happening)
    assert isinstance(second, Happening)
    assert first.clauses == (SeenBy(None),)
    assert second.clauses == ()


def test_what_is_right_is_kept_where_something_is_wrong() -> None:
    """A mistake costs the line it is in, not the lines around it."""
    tree, mistakes = parse("type a\ntype :\ntype b\naction c\n    by\n    then p\n", "x.story")
    assert [each.place.line for each in mistakes] == [2, 5]
    assert [type(each).__name__ for each in tree.declarations] == ["TypeDeclaration", "TypeDeclaration", "Happening"]


def test_places_count_from_one() -> None:
    tree, _ = parse("\n  \ntype a\n", "x.story")
    assert str(tree.declarations[0].place) == "x.story:3:1"


def test_an_else_below_an_if_that_cannot_be_read_is_not_blamed() -> None:
    mistakes = parse("start\n    if a:b c: d\n    else if e: f\n    else: g\n", "x.story")[1]
    assert [each.place.line for each in mistakes] == [2]
