"""Conditions and wants in plain English: what stands on the left is said as on the right."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.language.questions import read_condition
from intrigue.model.expressions import And, Believes, Comparison, Conditional, Expression, Knows, Literal, Not, Read
from intrigue.model.sugar import lower
from intrigue.model.terms import UNKNOWN, Signature
from intrigue.tell.aims import as_fear, as_hope, strands, together
from intrigue.tell.clauses import wish
from intrigue.tell.nouns import names_for
from intrigue.tell.wording import in_english, statement

WORLD = load_text(
    """
world words "Words"
type place
type gift
place shop "the shop", street "the street", bin "in the bread bin"
gift chain "the chain", pearls "the pearls", egg
character lea "Lea" she, jon "Jon" he, ida "Aunt Ida" she, pat "Pat", thomas "the doctor" he
type guard: character
guard brock "Brock" he
property at(character): place or none
property at(gift): place
property holder(gift): character or none
property owner(gift): character
property company(character): character or none
property hand_on(character): gift or none
property egg_at: place or none
property unthanked(gift): character or none
property promised(gift): character
property wears(character): gift or none
property likes(character, gift)
property trusts(character, character)
property dusty(character)
property asleep(character)
property customer(character)
property has_rent(character)
property owes_answer(character)
property owes_answer(character, character)
property seen_in(character, place)
property next_to(place, place)
property afraid(character, character)
property friend(character, character)
property road(place, place)
property arm_broken(character)
property can_swim(character)
property has_left(character)
property met(character, character)
property planned
property egg_boiled
property party
property blorp(character)
property frob(character, gift, gift)
property fond(character, character): number
property weary(character): number
property coins(character): number
property strength(character): number
property love(character, character): number
property hour: number
property rich yes or no
action serve(who: character, gift)
    by who
    then planned
action eat(who: character, with_whom: character)
    by who
    then planned
""".replace("property rich yes or no\n", "property rich(character): yes or no\n")
)


def said(text: str) -> str:
    return in_english(WORLD, read_condition(text, WORLD))


@pytest.mark.parametrize(
    ("condition", "english"),
    [
        # Yes or no, of one thing and of none.
        ("dusty(jon)", "Jon is dusty"),
        ("not dusty(jon)", "Jon is not dusty"),
        ("asleep(pat)", "Pat is asleep"),
        ("customer(lea)", "Lea is a customer"),
        ("has_rent(jon)", "Jon has rent"),
        ("not has_rent(jon)", "Jon does not have rent"),
        ("owes_answer(jon)", "Jon owes an answer"),
        ("arm_broken(jon)", "Jon’s arm is broken".replace("’", "'")),
        ("can_swim(lea)", "Lea is able to swim"),
        ("has_left(lea)", "Lea has left"),
        ("not has_left(lea)", "Lea has not left"),
        ("planned", "it is planned"),
        ("egg_boiled", "the egg is boiled"),
        # Of two.
        ("likes(lea, chain)", "Lea likes the chain"),
        ("not likes(lea, egg)", "Lea does not like the egg"),
        ("trusts(lea, jon)", "Lea trusts Jon"),
        ("trusts(lea, lea)", "Lea trusts herself"),
        ("seen_in(jon, street)", "Jon has been seen in the street"),
        ("next_to(shop, street)", "the shop is next to the street"),
        ("afraid(lea, jon)", "Lea is afraid of Jon"),
        ("friend(lea, jon)", "Lea is Jon's friend"),
        ("road(shop, street)", "there is a road from the shop to the street"),
        ("owes_answer(jon, lea)", "Jon owes Lea an answer"),
        ("met(jon, lea)", "Jon has met Lea"),
        # What points at something.
        ("at(lea) == shop", "Lea is at the shop"),
        ("at(lea) != shop", "Lea is not at the shop"),
        ("at(egg) == bin", "the egg is in the bread bin"),
        ("at(pearls) == shop", "the pearls are at the shop"),
        ("at(lea) == at(jon)", "Lea is with Jon"),
        ("not (at(lea) == at(jon))", "Lea is not with Jon"),
        ("at(lea) == none", "Lea is nowhere"),
        ("at(lea) != none", "Lea is somewhere"),
        ("holder(chain) == lea", "Lea holds the chain"),
        ("holder(chain) != lea", "Lea does not hold the chain"),
        ("holder(chain) == none", "nobody holds the chain"),
        ("holder(chain) != none", "somebody holds the chain"),
        ("not (holder(chain) == none)", "somebody holds the chain"),
        ("holder(chain) == owner(chain)", "whoever owns the chain holds the chain"),
        ("company(lea) == jon", "Jon is Lea's company"),
        ("company(lea) == none", "Lea has no company"),
        ("company(lea) != none", "somebody is Lea's company"),
        ("hand_on(lea) == egg", "Lea's hand is on the egg"),
        ("hand_on(lea) == none", "Lea's hand is on nothing"),
        ("egg_at == shop", "the egg is at the shop"),
        ("egg_at == none", "the egg is nowhere"),
        ("unthanked(chain) == jon", "Jon is unthanked for the chain"),
        ("promised(chain) == jon", "the chain is promised to Jon"),
        ("wears(lea) == chain", "Lea wears the chain"),
        ("wears(lea) == none", "Lea wears nothing"),
        ("wears(lea) != none", "Lea wears something"),
        # Numbers.
        ("coins(jon) >= 2", "Jon has at least 2 coins"),
        ("coins(jon) < 2", "Jon has fewer than 2 coins"),
        ("not (coins(jon) >= 2)", "Jon has fewer than 2 coins"),
        ("coins(jon) == 3", "Jon has 3 coins"),
        ("strength(jon) > 1", "Jon's strength is more than 1"),
        ("hour >= 8", "the hour is at least 8"),
        ("fond(lea, jon) >= 5", "Lea is fond enough of Jon (at least 5)"),
        ("fond(lea, jon) < 5", "Lea is not fond enough of Jon (less than 5)"),
        ("fond(lea, jon) == 5", "Lea is fond of Jon (just 5)"),
        ("love(lea, jon) <= 1", "Lea's love for Jon is at most 1"),
        # Minds.
        ("jon believes planned", "Jon believes that it is planned"),
        ("not (jon believes planned)", "Jon does not believe that it is planned"),
        ("jon believes not planned", "Jon believes that it is not planned"),
        ("jon believes lea believes planned", "Jon believes that Lea believes that it is planned"),
        ("jon believes at(lea) == shop", "Jon believes that Lea is at the shop"),
        ("jon believes at(lea) == unknown", "Jon does not know where Lea is"),
        ("jon believes at(lea) != unknown", "Jon has some idea where Lea is"),
        ("jon believes holder(chain) == unknown", "Jon does not know who holds the chain"),
        ("jon believes hand_on(lea) == unknown", "Jon does not know where Lea's hand is"),
        ("jon believes coins(lea) == unknown", "Jon does not know how many coins Lea has"),
        ("jon believes fond(lea, ida) == unknown", "Jon does not know how fond Lea is of Aunt Ida"),
        ("jon believes rich(lea) == unknown", "Jon does not know whether Lea is rich"),
        ("jon believes (planned and dusty(lea))", "Jon believes that it is planned and that Lea is dusty"),
        # Several and some.
        ("dusty(jon) and likes(jon, egg)", "Jon is dusty and likes the egg"),
        ("dusty(jon) or dusty(lea)", "Jon is dusty or Lea is dusty"),
        ("not (dusty(jon) or asleep(jon))", "Jon is not dusty and is not asleep"),
        ("exists g: gift . holder(g) == lea", "Lea holds a gift"),
        ("not (exists g: gift . holder(g) == lea)", "Lea does not hold a gift"),
        ("exists g: gift . holder(g) == lea and likes(lea, g)", "Lea holds a gift that Lea likes"),
        ("exists c: character . trusts(c, lea)", "somebody trusts Lea"),
        ("not (exists c: character . trusts(c, lea))", "nobody trusts Lea"),
        ("exists c: character . c != jon and trusts(c, jon)", "somebody else trusts Jon"),
        ("exists c: character . trusts(lea, c) and dusty(c)", "Lea trusts somebody who is dusty"),
        ("exists c: character . company(lea) == c and fond(lea, c) >= 5",
         "somebody that Lea is fond enough of (at least 5) is Lea's company"),
        ("all g: gift . likes(lea, g)", "Lea likes every gift"),
        ("all c: character . dusty(c)", "everybody is dusty"),
        ("not (all c: character . dusty(c))", "somebody is not dusty"),
        ("only g: gift . likes(lea, g)", "Lea likes exactly one gift"),
        ("(count g: gift . holder(g) == lea) >= 2", "Lea holds at least 2 gifts"),
        ("(count c: character . trusts(c, lea)) < 2", "fewer than 2 people trust Lea"),
        ("(count g: gift . holder(g) == lea) == 0", "Lea does not hold a gift"),
        ("exists g: guard . asleep(g)", "a guard is asleep"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_plain_english(condition: str, english: str) -> None:
    assert said(condition) == english


@pytest.mark.parametrize(
    ("condition", "english"),
    [
        ("party", "`party` holds"),
        ("blorp(jon)", "`blorp(jon)` holds"),
        ("not blorp(jon)", "`blorp(jon)` does not hold"),
        ("frob(jon, egg, chain)", "`frob(jon, egg, chain)` holds"),
        ("jon believes blorp(lea)", "Jon believes that `blorp(lea)` holds"),
        ("coins(jon) > coins(lea)", "`coins(jon) > coins(lea)` holds"),
        ("exists c: character . blorp(c)", "`exists c: character . blorp(c)` holds"),
    ],
)
def test_what_there_are_no_words_for_stays_in_code(condition: str, english: str) -> None:
    assert said(condition) == english


def test_a_belief_that_is_true_is_knowledge() -> None:
    planned = Read(Signature("planned"))
    assert in_english(WORLD, And((planned, Believes(Literal("jon"), planned)))) == "Jon knows that it is planned"
    assert in_english(WORLD, Knows(Literal("jon"), planned)) == "Jon knows that it is planned"


def test_a_value_that_somebody_is_right_about_is_known() -> None:
    at = Read(Signature("at", ("character",)), (Literal("lea"),))
    right = Comparison("==", Believes(Literal("jon"), at), at)
    assert in_english(WORLD, And((right, Comparison("!=", at, Literal(UNKNOWN))))) == "Jon knows where Lea is"
    assert in_english(WORLD, right) == "Jon is right about where Lea is"


def test_a_deed_is_said_in_the_perfect() -> None:
    assert said("did serve(jon, egg)") == "Jon has served the egg"
    assert said("did eat(jon, lea)") == "Jon has eaten with Lea"


def test_a_deed_that_has_become_a_property_is_said_alike() -> None:
    text = 'world w\ncharacter jon "Jon" he\nproperty rich(character)\naction go_home(who: character)\n    by who\n'
    world = lower(load_text(f"{text}    then rich(who)\nwants jon: did go_home(jon)\n"))
    assert in_english(world, world.wants_of("jon")[0]) == "Jon has gone home"


def test_what_is_ruled_out_is_said_as_such() -> None:
    assert said("ruled_out(jon, at(egg), bin)") == "Jon has ruled out that the egg is in the bread bin"


def test_a_kind_is_said_with_its_article() -> None:
    assert said("brock is guard") == "Brock is a guard"


# --- Wishes -----------------------------------------------------------------------------------------------------------


def wished(line: str, holder: str = "jon", *others: str) -> str:
    """Return what the holder hopes, of a want of one strand; nobody else is spoken of but Lea and these."""
    (strand,) = strands(_want(line, holder))
    names = names_for(WORLD, holder, ("lea", *others))
    return wish(as_hope(names, strand), holder)


def _want(line: str, holder: str) -> Expression:
    world = load_text(TEXT_OF_WANTS.format(holder=holder, line=line))
    return world.wants_of(holder)[0]


TEXT_OF_WANTS = """
world words "Words"
type place
type gift
place shop "the shop", street "the street"
gift chain "the chain", egg
character lea "Lea" she, jon "Jon" he, thomas "the doctor" he, pat "Pat"
property at(character): place
property holder(gift): character or none
property company(character): character or none
property likes(character, gift)
property trusts(character, character)
property dusty(character)
property planned
property fond(character, character): number
property coins(character): number
property strength(character): number
wants {holder}: {line}
"""


@pytest.mark.parametrize(
    ("line", "english"),
    [
        ("1 if at(jon) == at(lea)", "to be with Lea"),
        ("1 if at(lea) == at(jon)", "to be with Lea"),
        ("1 if at(lea) == shop", "that Lea is at the shop"),
        ("2 if holder(chain) == jon", "to hold the chain"),
        ("1 if exists g: gift . holder(g) == jon and likes(jon, g)", "to hold a gift that he likes"),
        ("-1 if dusty(jon)", "no longer to be dusty"),
        ("-1 if exists g: gift . holder(g) == jon and likes(lea, g)", "no longer to hold a gift that Lea likes"),
        ("-1 if exists c: character . trusts(c, lea)", "that nobody trusts Lea"),
        ("1 if not dusty(jon)", "not to be dusty"),
        ("1 if company(lea) == jon", "to be Lea's company"),
        ("fond(lea, jon)", "that Lea grows fonder of him"),
        ("0 - fond(lea, jon)", "that Lea grows less fond of him"),
        ("2 * coins(jon)", "to have more coins"),
        ("-2 * coins(lea)", "that Lea has fewer coins"),
        ("strength(jon)", "that his strength grows"),
        ("lea believes fond(jon, lea)", "that Lea believes that he grows fonder of Lea"),
        (
            "1 if lea believes not (jon believes planned)",
            "that Lea believes that he does not believe that it is planned",
        ),
        ("3 if planned else 5", "that it is no longer planned"),
        ("count c: character . trusts(c, jon)", "that more people trust him"),
        ("sum c: character . 2 if c != jon and trusts(c, jon)", "that more of the others trust him"),
        ("sum c: character . coins(c)", "that everybody has more coins, taken together"),
        ("fond(lea, jon) / coins(lea)", "that `fond(lea, jon) / coins(lea)` grows"),
    ],
)
def test_a_want_is_said_as_what_its_holder_hopes(line: str, english: str) -> None:
    assert wished(line) == english


def test_a_pronoun_gives_way_where_it_could_mean_somebody_else() -> None:
    assert wished("fond(lea, jon)", "jon", "thomas") == "that Lea grows fonder of Jon"


def test_whoever_has_no_pronoun_is_they() -> None:
    assert wished("1 if lea believes likes(pat, egg)", "pat") == "that Lea believes that they like the egg"


def test_a_sum_is_several_strands() -> None:
    assert [each.good for each in strands(_want("2 * coins(jon) - strength(jon) + 1", "jon"))] == [True, False]


def test_what_is_worth_nothing_is_no_strand() -> None:
    assert strands(Conditional(Not(Read(Signature("planned"))), Literal(1), Literal(1))) == ()


def test_what_is_feared_is_the_opposite_of_what_is_hoped() -> None:
    names = names_for(WORLD, "jon")
    told = [as_fear(names, each).finite() for line in ("1 if not planned", "-1 if dusty(jon)", "coins(jon)")
            for each in strands(_want(line, "jon"))]  # fmt: skip
    assert told == ["it is planned", "he is dusty", "he has fewer coins"]


def test_two_who_do_the_same_in_a_row_are_named_together() -> None:
    both = statement(names_for(WORLD, None), read_condition("dusty(jon) and asleep(jon) and dusty(lea)", WORLD))
    assert both.finite() == "Jon is dusty, is asleep and Lea is dusty"


def test_what_another_wish_says_too_is_not_said_twice() -> None:
    """To hold a gift that one likes is to hold a gift."""
    wants = ("1 if exists g: gift . holder(g) == jon", "1 if exists g: gift . holder(g) == jon and likes(jon, g)")
    names = names_for(WORLD, "jon")
    hopes = [as_hope(names, each) for line in wants for each in strands(_want(line, "jon"))]
    assert [wish(each, "jon") for each in together(hopes)] == ["to hold a gift that he likes"]


def test_what_follows_a_belief_is_set_apart_from_it() -> None:
    assert said("jon believes planned and dusty(lea)") == "Jon believes that it is planned, and Lea is dusty"


KISSES = """
world kisses "Kisses"
character ann "Ann" she, bob "Bob" he
property kissed(character, character)
property beloved(character): character or none = none
say kissed(p, q) "{p} [have] {q's} kiss"
say beloved(p) == q "{p} [love] {q}"
wants bob:
    1 if exists o: character . kissed(bob, o) and beloved(bob) == o and beloved(o) == bob
    1 if bob knows beloved(ann)
"""


def test_what_is_somebodys_goes_with_of_and_what_is_unknown_is_asked_in_the_authors_words() -> None:
    world = load_text(KISSES)
    kiss, know = (each.condition for each in world.wants_of("bob") if isinstance(each, Conditional))
    names = names_for(world, "bob", ("ann",))
    assert statement(names, kiss).finite() == "he has the kiss of somebody that he loves and who loves him"
    assert statement(names, kiss, "not").finite().startswith("he does not have the kiss of anybody that")
    assert statement(names, know).finite() == "he knows whom Ann loves"
