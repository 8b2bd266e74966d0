"""Rules: to a fixpoint, in the world and in every mind, seen or hidden."""

from __future__ import annotations

import pytest

from intrigue.errors import BoundError
from tests.playing import Playing, story


@story
def test_rules_fire_in_minds_on_what_is_believed_there(play: Playing) -> None:
    """It rains in fact; only who believes that takes the street to be wet.

    world w
    character ann, bob
    property raining: yes or no = no
    property wet: yes or no = no
    event rain
        seen by c if c == ann
        then raining
    rule soaks
        when raining and not wet
        then wet
    """
    play.take("rain()")
    assert play.ask("wet") is True
    assert play.ask("ann believes wet") is True
    assert play.ask("bob believes wet") is False


@story
def test_rules_fire_at_the_start(play: Playing) -> None:
    """The first state has no rule left to fire, in any mind.

    world w
    character ann, bob
    property raining: yes or no = yes
    property wet: yes or no = no
    start
        bob believes not raining
    rule soaks
        when raining and not wet
        then wet
    """
    assert (play.ask("wet"), play.ask("ann believes wet"), play.ask("bob believes wet")) == (True, True, False)


@story
def test_a_rule_that_would_change_nothing_is_not_due(play: Playing) -> None:
    """A rule without a guard is fine as long as it comes to rest.

    world w
    property raining: yes or no = yes
    property wet: yes or no = no
    rule soaks
        when raining
        then wet
    action dry
        then not wet
    """
    assert play.ask("wet") is True
    assert play.take("dry()").ask("wet") is True


def test_a_rule_that_loops_is_named() -> None:
    """Rules that do not come to an end meet a bound that names one of them."""
    with pytest.raises(BoundError, match="rule 'tick"):
        Playing("world w\nproperty n: number = 0\nrule tick\n    when n >= 0\n    then n += 1\n")


@story
def test_the_first_rule_in_the_file_fires_first(play: Playing) -> None:
    """Two rules are due; the first removes the second's condition.

    world w
    property hungry: yes or no = yes
    property ate: number = 0
    rule bread
        when hungry
        then
            not hungry
            ate = 1
    rule cake
        when hungry
        then
            not hungry
            ate = 2
    """
    assert play.ask("ate") == 1


@story
def test_a_rule_may_write_a_belief(play: Playing) -> None:
    """Meeting somebody tells where they are.

    world w
    type place
    place hall, yard
    character ann, bob
    property at(character): place = hall
    start
        at(bob) = yard
        ann believes at(bob) = hall
    action go(who: character, to: place)
        by who
        seen by c if c == who
        if at(who) != to
        then at(who) = to
    rule meets(a: character, b: character)
        when at(a) == at(b) and not (a believes at(b) == at(a))
        then a believes at(b) = at(a)
    """
    play.take("go(ann, yard)")
    assert play.ask("ann believes at(bob)") == "yard"
    assert play.ask("bob believes at(ann)") == "yard"


@story
def test_a_visible_rule_is_noticed_by_those_who_did_not_foresee_it(play: Playing) -> None:
    """Bob does not know that Ann is fond; he sees her blush all the same, and Cleo elsewhere does not.

    world w
    type place
    place hall, yard
    character ann, bob, cleo
    property at(character): place = hall
    property fond(character): yes or no = no
    property praised: yes or no = no
    property blushing(character): yes or no = no
    start
        at(cleo) = yard
        fond(ann)
        bob believes not fond(ann)
        cleo believes not fond(ann)
    action praise
        by bob
        seen by c if at(c) == hall
        then praised
    rule blush(c: character) seen by o if at(o) == at(c)
        when praised and fond(c) and not blushing(c)
        then blushing(c)
    """
    play.take("praise()")
    assert play.ask("blushing(ann)") is True
    assert play.ask("bob believes blushing(ann)") is True
    assert play.ask("bob believes fond(ann)") is True
    assert play.ask("cleo believes blushing(ann)") is False


@story
def test_a_visible_rule_that_changes_a_belief_is_seen_too(play: Playing) -> None:
    """Ann and Bob took the letter for burnt; he sees how it opens her eyes, and so that it is there.

    world w
    character ann, bob
    property lamp: yes or no = no
    property letter: yes or no = yes
    property betrayed: yes or no = yes
    start
        ann believes
            not betrayed
            not letter
        bob believes not letter
        bob believes ann believes not betrayed
    action light_lamp
        by ann
        then lamp
    action burn_letter
        by ann
        then not letter
    rule dawns seen by c
        when lamp and letter and not (ann believes betrayed)
        then ann believes betrayed
    """
    play.take("light_lamp()")
    assert play.ask("bob believes ann believes betrayed") is True
    assert play.ask("bob believes letter") is True


@story
def test_who_comes_too_late_does_not_see_a_rule_that_has_fired(play: Playing) -> None:
    """Bob was away when the street got wet, and takes it to be dry; coming back shows him nothing.

    world w
    character ann, bob
    property here(character): yes or no = yes
    property raining: yes or no = no
    property wet: yes or no = no
    start
        not here(bob)
    event rain
        seen by c if here(c)
        then raining
    action come_back
        by bob
        then here(bob)
    rule soaks seen by c if here(c)
        when raining
        then wet
    """
    play.take("rain()", "come_back()")
    assert play.ask("ann believes wet") is True
    assert play.ask("bob believes wet") is False


@story
def test_a_visible_rule_that_was_foreseen_counts_once(play: Playing) -> None:
    """Bob foresees Ann's anger and sees it: it rises once in his mind.

    world w
    character ann, bob
    property insulted: yes or no = no
    property rage: number = 0
    action insult
        by bob
        then insulted
    rule flares seen by c
        when insulted
        then
            not insulted
            rage += 1
    """
    play.take("insult()")
    assert play.ask("rage") == 1
    assert play.ask("bob believes rage") == 1
    assert play.ask("ann believes bob believes rage") == 1


@story
def test_a_hidden_rule_fires_in_fact_only(play: Playing) -> None:
    """Nobody foresees love, nor knows of it.

    world w
    character ann
    property met: yes or no = no
    property smitten: yes or no = no
    action meet
        by ann
        then met
    rule falls hidden
        when met and not smitten
        then smitten
    """
    play.take("meet()")
    assert play.ask("smitten") is True
    assert play.ask("ann believes smitten") is False
    assert play.ask("ann believes ann believes smitten") is False


@story
def test_a_rule_known_to_some_is_foreseen_by_them_alone(play: Playing) -> None:
    """Sakura reads faces and knows it; Gaara does not foresee that she will.

    world w
    character gaara, sakura
    property frowned: yes or no = no
    property read: yes or no = no
    action frown
        by gaara
        then frowned
    rule reads known to sakura
        when frowned and not read
        then read
    """
    play.take("frown()")
    assert play.ask("read") is True
    assert play.ask("sakura believes read") is True
    assert play.ask("gaara believes read") is False
    assert play.ask("gaara believes sakura believes read") is False
    assert play.ask("sakura believes gaara believes read") is False


@story
def test_seeing_a_hidden_rule_at_work_does_not_teach_it(play: Playing) -> None:
    """Bob sees the sand rise once; he does not foresee the second time.

    world w
    character ann, bob
    property touched: yes or no = no
    property sand: number = 0
    action touch
        by bob
        then touched
    rule guards hidden seen by c if c == bob
        when touched
        then
            not touched
            sand += 1
    """
    play.take("touch()")
    assert (play.ask("sand"), play.ask("bob believes sand")) == (1, 1)
    assert play.ask("ann believes sand") == 0
    assert play.ask("ann believes touched") is True
