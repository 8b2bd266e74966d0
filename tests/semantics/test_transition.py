"""An event, its witnesses, and what they make of it."""

from __future__ import annotations

from tests.playing import Playing, story


@story
def test_witnesses_take_the_action_into_their_minds(play: Playing) -> None:
    """Who sees an action believes its effect; who does not keeps the very same mind.

    world w
    type place
    place hall, yard
    character ann, bob, cleo
    property at(character): place = hall
    property lit: yes or no = no
    start
        at(cleo) = yard
    action light(who: character)
        by who
        seen by c if at(c) == at(who)
        if not lit
        then lit
    """
    before = play.mind("cleo")
    play.take("light(ann)")
    assert play.ask("lit") is True
    assert play.ask("bob believes lit") is True
    assert play.ask("ann believes bob believes lit") is True
    assert play.mind("cleo") is before


@story
def test_all_effects_read_the_state_as_it_was(play: Playing) -> None:
    """Two effects that swap two values do swap them.

    world w
    property left: number = 1
    property right: number = 2
    action swap
        then
            left = right
            right = left
    """
    play.take("swap()")
    assert (play.ask("left"), play.ask("right")) == (2, 1)


@story
def test_observation_is_judged_before_the_action(play: Playing) -> None:
    """Bob is in the hall that Ann leaves, Cleo in the yard where she comes; each is where it was when it happens.

    world w
    type place
    place hall, yard, attic
    character ann, bob, cleo, dora
    property at(character): place = hall
    start
        at(cleo) = yard
        at(dora) = attic
    action go(who: character, to: place)
        by who
        seen by c if at(c) == at(who) or at(c) == to
        if at(who) != to
        then at(who) = to
    """
    play.take("go(ann, yard)")
    assert [play.ask(f"{c} believes at(ann)") for c in ("bob", "cleo", "dora")] == ["yard", "yard", "hall"]


@story
def test_a_witness_counts_with_its_own_values(play: Playing) -> None:
    """Bob thinks that Ann had five coins; he sees her spend one, and now thinks that she has four.

    world w
    character ann, bob
    property purse(character): number = 1
    start
        bob believes purse(ann) = 5
    action spend(who: character)
        by who
        if purse(who) >= 1
        then purse(who) -= 1
    """
    play.take("spend(ann)")
    assert (play.ask("purse(ann)"), play.ask("bob believes purse(ann)")) == (0, 4)


@story
def test_surprise_takes_the_actual_value_of_an_equality(play: Playing) -> None:
    """Bob, who thought that Ann was in the yard, learns from her act that she is in the hall.

    world w
    type place
    place hall, yard
    character ann, bob
    property at(character): place = hall
    property lit: yes or no = no
    start
        bob believes at(ann) = yard
    action light(who: character)
        by who
        if at(who) == hall and not lit
        then lit
    """
    play.take("light(ann)")
    assert play.ask("bob believes at(ann)") == "hall"


@story
def test_surprise_makes_any_other_comparison_unknown(play: Playing) -> None:
    """Bob took Ann for a pauper; he sees her spend, and no longer knows what she has.

    world w
    character ann, bob
    property purse(character): number = 3
    property bought: yes or no = no
    start
        bob believes purse(ann) = 0
    action spend(who: character)
        by who
        if purse(who) >= 1
        then
            purse(who) -= 1
            bought
    """
    play.take("spend(ann)")
    assert str(play.ask("bob believes purse(ann)")) == "unknown"
    assert play.ask("bob believes bought") is True


@story
def test_a_correction_is_private(play: Playing) -> None:
    """Bob learns that the door was locked; what he holds of Cleo's belief changes only by what he thinks she saw.

    world w
    type place
    place hall, yard
    character ann, bob, cleo
    property at(character): place = hall
    property locked: yes or no = yes
    property open: yes or no = no
    start
        at(cleo) = yard
        bob believes not locked
    action force(who: character)
        by who
        seen by c if at(c) == hall
        if locked
        then open
    """
    play.take("force(ann)")
    assert play.ask("bob believes locked") is True
    assert play.ask("bob believes cleo believes locked") is False


@story
def test_effects_on_beliefs_are_written_without_a_witness(play: Playing) -> None:
    """A letter tells Bob although he sees nobody write it; it says what was so where it was written.

    world w
    character ann, bob
    property secret: number = 7
    start
        bob believes secret = 0
    action write_to_bob
        by ann
        seen by c if c == ann
        if secret > 0
        then bob believes secret = secret
    """
    play.take("write_to_bob()")
    assert play.ask("bob believes secret") == 7
    assert play.ask("ann believes bob believes secret") == 7


@story
def test_a_belief_in_brackets_is_read_in_the_mind_itself(play: Playing) -> None:
    """`bob believes (copy = original)` copies what Bob believes, not what is so.

    world w
    character ann, bob
    property original: number = 7
    property copy: number = 0
    start
        bob believes original = 3
    action ponder
        by bob
        then bob believes (copy = original)
    """
    play.take("ponder()")
    assert play.ask("bob believes copy") == 3
    assert play.ask("copy") == 0


@story
def test_what_is_private_is_not_learnt(play: Playing) -> None:
    """Ann must love to sing; Bob, who hears her, does not learn that she does.

    world w
    character ann, bob
    property loves(character): yes or no = no
    property sung: yes or no = no
    start
        loves(ann)
        bob believes not loves(ann)
    action sing(who: character)
        by who
        if not sung
        privately if loves(who)
        then sung
    action fall(who: character)
        by who
        seen by nobody
        then loves(who)
    """
    assert play.possible("sing(ann)")
    assert not play.possible("sing(bob)")
    assert play.possible("sing(ann)", "bob")
    play.take("sing(ann)")
    assert play.ask("bob believes sung") is True
    assert play.ask("bob believes loves(ann)") is False


@story
def test_what_is_private_is_read_in_the_actors_mind(play: Playing) -> None:
    """Ann loves and does not know it: she cannot say so.

    world w
    character ann, bob
    property loves(character): yes or no = no
    property said: yes or no = no
    start
        loves(ann)
        ann believes not loves(ann)
    action confess(who: character)
        by who
        privately if loves(who)
        then said
    """
    assert not play.possible("confess(ann)")


@story
def test_misperception(play: Playing) -> None:
    """Bob, across the street, takes the theft for a greeting; Cleo at the stall sees what it is.

    world w
    type place
    place stall, street
    character ann, bob, cleo
    property at(character): place = stall
    property stolen: yes or no = no
    property greeted: yes or no = no
    start
        at(bob) = street
    action steal(who: character)
        by who
        seen by c if at(c) == stall
        seen by c if at(c) == street as greet(who)
        then stolen
    action greet(who: character)
        by who
        then greeted
    """
    play.take("steal(ann)")
    assert (play.ask("stolen"), play.ask("greeted")) == (True, False)
    assert (play.ask("bob believes stolen"), play.ask("bob believes greeted")) == (False, True)
    assert (play.ask("cleo believes stolen"), play.ask("cleo believes greeted")) == (True, False)
    assert play.ask("bob believes cleo believes greeted") is True
    assert play.ask("cleo believes bob believes greeted") is True


@story
def test_numbers_are_clamped(play: Playing) -> None:
    """A value outside the range becomes the nearest bound.

    world w
    property warmth: 0..3 = 2
    action stoke
        then warmth += 5
    action douse
        then warmth -= 9
    """
    assert play.take("stoke()").ask("warmth") == 3
    assert play.take("douse()").ask("warmth") == 0


@story
def test_who_did_it_is_known_to_those_who_saw(play: Playing) -> None:
    """`did` is remembered by the witnesses, and by nobody else.

    world w
    type place
    place hall, yard
    character ann, bob, cleo
    property at(character): place = hall
    property tidy: yes or no = yes
    start
        at(cleo) = yard
    action spill(who: character)
        by who
        seen by c if at(c) == at(who)
        then not tidy
    wants bob
        1 if did spill(ann)
    """
    play.take("spill(ann)")
    assert play.ask("did spill(ann)") is True
    assert play.ask("bob believes did spill(ann)") is True
    assert play.ask("cleo believes did spill(ann)") is False
    assert play.ask("did spill(bob)") is False


@story
def test_an_instance_that_contradicts_itself_does_not_exist(play: Playing) -> None:
    """Nobody can hand something to themselves and lose it by that.

    world w
    character ann, bob
    property coins(character): number = 1
    action hand(who: character, other: character)
        by who
        then
            coins(who) -= 1
            coins(other) += 1
    """
    assert [str(event) for event in play.setting.events] == ["hand(ann, bob)", "hand(bob, ann)"]
