"""`c forgets since EVENT`: a mind goes back to what it was when the event last happened."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.language.writing import print_world
from intrigue.model.plans import Limits
from intrigue.model.sugar import lower
from intrigue.search.explaining import Explainer
from intrigue.semantics.provenance import How, belief_changes
from tests.playing import Playing

NIGHT = """
world w
type place
place hall, yard
character ann, bob, cleo
property at(character): place = hall
property kissed
property rich
property dizzy(character)
property nights: number
action kiss(who: character)
    by who
    then kissed
action boast(who: character, other: character)
    by who
    seen by c if c == who or c == other
    then other believes rich
action hit(who: character, other: character)
    by who
    if who != other
    then
        dizzy(other)
        other forgets since dawn
action go(who: character, to: place)
    by who
    seen by c if c == who
    then at(who) = to
event dawn
    then nights += 1
see at(other: character) by c if at(c) == at(other)
"""


def test_what_was_believed_at_the_mark_is_believed_again() -> None:
    play = Playing(NIGHT).take("boast(ann, bob)", "dawn()", "kiss(ann)", "hit(ann, bob)")
    assert play.ask("kissed") is True
    assert play.ask("bob believes kissed") is False
    assert play.ask("bob believes rich") is True
    assert play.ask("bob believes nights") == 1


def test_what_one_thought_of_others_is_forgotten_with_it() -> None:
    """What Bob takes Cleo to have seen goes, as does what Ann takes him to remember; Cleo herself forgets nothing."""
    play = Playing(NIGHT).take("dawn()", "kiss(ann)", "hit(ann, bob)")
    assert play.ask("bob believes cleo believes kissed") is False
    assert play.ask("ann believes bob believes kissed") is False
    assert play.ask("cleo believes kissed") is True


def test_the_event_that_makes_forget_is_forgotten_too() -> None:
    play = Playing(NIGHT).take("hit(ann, bob)")
    assert play.ask("dizzy(bob) and cleo believes dizzy(bob)") is True
    assert play.ask("bob believes dizzy(bob)") is False


def test_before_the_event_has_happened_the_mark_is_the_start() -> None:
    play = Playing(NIGHT).take("kiss(ann)", "hit(ann, bob)")
    assert play.ask("bob believes kissed") is False


def test_each_time_the_event_happens_the_mark_moves_on() -> None:
    play = Playing(NIGHT).take("dawn()", "kiss(ann)", "dawn()", "boast(ann, bob)", "hit(ann, bob)")
    assert (play.ask("bob believes kissed"), play.ask("bob believes rich")) == (True, False)
    play.take("hit(ann, bob)")
    assert play.ask("bob believes kissed") is True


def test_what_is_in_sight_is_perceived_at_once_again() -> None:
    """Bob came into the yard since dawn, and forgets how; but he sees where he is."""
    play = Playing(NIGHT).take("dawn()", "go(bob, yard)", "go(ann, yard)", "hit(ann, bob)")
    assert play.ask("bob believes at(bob)") == "yard"
    assert play.ask("bob believes at(ann)") == "yard"


def test_a_mind_is_the_very_one_that_it_was() -> None:
    plain = NIGHT.replace("see at(other: character) by c if at(c) == at(other)\n", "")
    play = Playing(plain).take("dawn()")
    was = play.mind("bob")
    assert play.take("kiss(ann)").mind("bob") is not was
    assert play.take("hit(ann, bob)").mind("bob") is was


def test_only_those_whom_some_effect_names_carry_a_mark() -> None:
    every = Playing(NIGHT).setting.marks
    assert [each.character for each in every] == ["ann", "bob", "cleo"]
    one = Playing(NIGHT.replace("other forgets since", "bob forgets since"))
    assert [each.character for each in one.setting.marks] == ["bob"]
    assert list(one.mind("ann").marks) == [("bob", "dawn")]
    assert list(one.mind("bob").marks) == []


def test_a_condition_decides_whether_somebody_forgets() -> None:
    text = NIGHT.replace("        other forgets since dawn", "        if rich: other forgets since dawn")
    play = Playing(text).take("kiss(ann)", "hit(ann, bob)")
    assert play.ask("bob believes kissed") is True


def test_a_rule_can_let_somebody_forget() -> None:
    text = NIGHT.replace("        other forgets since dawn\n", "")
    play = Playing(f"{text}rule faint(c: character) when dizzy(c) and c believes kissed then c forgets since dawn\n")
    play.take("kiss(ann)", "hit(ann, bob)")
    assert play.ask("bob believes kissed") is False
    assert play.ask("cleo believes kissed") is True


def test_every_belief_that_is_lost_was_forgotten() -> None:
    play = Playing(NIGHT).take("dawn()", "kiss(ann)")
    found = belief_changes(play.setting, play.state, play.event("hit(ann, bob)"))
    lost = {each.chain: each.source.how for each in found if str(each.fluent) == "kissed"}
    assert lost == {("bob",): How.FORGOT, ("ann", "bob"): How.FORGOT, ("bob", "ann"): How.FORGOT} | {
        ("bob", "cleo"): How.FORGOT,
        ("cleo", "bob"): How.FORGOT,
    }


def test_a_plan_can_rest_on_what_another_will_no_longer_know() -> None:
    """Ann wants Bob not to know of the kiss; that he will forget it is a motive to hit him."""
    play = Playing(f"{NIGHT}wants ann: 1 if not (bob believes kissed)\n").take("kiss(ann)")
    explainer = Explainer(play.setting, Limits(character=2, epistemic=1))
    assert explainer.explained(play.state, play.event("hit(ann, bob)")) is not None
    assert explainer.explained(play.state, play.event("hit(ann, cleo)")) is None


def test_a_world_with_marks_is_core_and_can_be_printed_and_read_again() -> None:
    core = lower(load_text(NIGHT))
    assert lower(core) is core
    assert load_text(print_world(core)) == core


def test_what_is_still_felt_sets_off_rules_in_the_mind_that_has_forgotten_why() -> None:
    """Bob's joy came after dawn and stays, so in the mind of that dawn he sings for it."""
    play = Playing(
        NIGHT
        + "property sings\nrule sing\n    when joy(bob) > 10\n    then sings\n"
        + "event treat\n    then joy(bob) = 50\n"
    )
    assert play.take("dawn()", "treat()", "hit(ann, bob)").ask("bob believes sings") is True
    assert play.ask("bob believes joy(bob)") == 50
