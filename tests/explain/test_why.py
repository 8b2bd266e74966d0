"""A motive is told as it stood in its holder's mind, with what was mistaken in it and what would have removed it."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.explain.naming import the_event
from intrigue.explain.otherwise import Asker
from intrigue.explain.past import Past
from intrigue.explain.why import Why, why
from intrigue.search.motives import Motives
from intrigue.semantics.provenance import How
from tests.explain.looking import past_of

WORLDS = ("tin", "waltz", "organist", "surprise", "zoo", "pendant")


def _why(past: Past, event: str) -> Why:
    return why(past, the_event(past.story, event).index)


def test_the_tree_holds_what_was_wanted_believed_and_planned() -> None:
    found = _why(past_of("pendant"), "linger")
    (motive,) = found.motives
    assert motive.who == "sakura"
    assert [str(step.call) for step in motive.reason.steps] == [
        "linger(sakura, pendant)",
        "buy(gaara, pendant)",
        "give(gaara, pendant, sakura)",
    ]
    assert [(each.before, each.after) for each in motive.reason.gains] == [(0, 2)]
    bought = motive.reason.steps[1].reasons[0]
    assert bought.chain == ("sakura", "gaara")
    assert bought.steps[1].reasons[0].chain == ("sakura", "gaara", "sakura")


def test_mistaken_beliefs_come_with_since_when_and_from_whom() -> None:
    found = _why(past_of("pendant"), "linger")
    (mistaken,) = found.mistaken
    assert (mistaken.fluent.property.name, mistaken.value, mistaken.fact) == ("attentive", True, False)
    assert mistaken.origin.how is How.START


def test_a_belief_by_hearsay_names_the_event_that_it_comes_from() -> None:
    past = past_of("organist")
    found = _why(past, "pass_on")
    (heard,) = [each for each in found.mistaken if each.chain == ("agathe",)]
    assert heard.value == "elopement"
    assert heard.origin.entry == the_event(past.story, "confide").index
    assert str(heard.origin.event) == "confide(mira, tobias, elopement)"


def test_what_was_overlooked_counts_if_the_truth_would_have_taken_the_motive_away() -> None:
    found = _why(past_of("waltz"), "dance_with")
    (motive,) = found.motives
    assert [(each.chain, each.fluent.property.name) for each in motive.oversights] == [(("leopold",), "pinched")]
    assert all(each.fluent.property.name != "pinched" for each in motive.reason.beliefs)


def test_of_a_refusal_the_motive_is_that_of_the_one_who_asked() -> None:
    found = _why(past_of("waltz"), "dance_with")
    assert (found.kind, found.asker, found.who) == ("refused", "leopold", "clara")


def test_everybody_who_agreed_has_a_motive() -> None:
    found = _why(past_of("pendant"), "give(gaara, pendant, sakura)")
    assert [each.who for each in found.motives] == ["gaara", "sakura"]


def test_without_thinking_again_the_motive_is_the_same() -> None:
    past = past_of("waltz")
    number = the_event(past.story, "dance_with").index
    quick, whole = why(past, number, changes=False), why(past, number)
    assert [each.reason for each in quick.motives] == [each.reason for each in whole.motives]
    assert not any(each.changes or each.oversights for each in quick.motives)


def test_an_entry_by_which_nothing_was_decided_has_no_why() -> None:
    past = past_of("pendant")
    clock = next(each for each in past.story.chronicle if each.kind == "clock")
    with pytest.raises(InputError):
        why(past, clock.index)


@pytest.mark.parametrize("name", WORLDS)
def test_every_change_that_is_named_leaves_no_reason_by_the_definition(name: str) -> None:
    """The judge, which shares nothing with the searches, finds no motive either."""
    past = past_of(name)
    judge = Motives(past.setting)
    for entry in past.story.chronicle:
        if entry.kind not in ("action", "failed", "refused"):
            continue
        for motive in why(past, entry.index).motives:
            asker = Asker(past, past.begun(entry))
            event = past.setting.event(entry.call) if entry.call is not None else None
            assert event is not None
            alone = len(event.consenting) == 1 or event.consenting[0] != motive.who
            for change in motive.changes:
                if change.fluent is None or not alone:
                    continue
                mind = asker.with_belief(asker.mind(motive.who), change.chain[1:], change.fluent, change.new)
                assert not judge.has_plan(mind, event, motive.who, 2, 1), (entry.index, change)


@pytest.mark.parametrize("name", WORLDS)
def test_what_is_called_right_is_so_and_what_is_called_mistaken_is_not(name: str) -> None:
    past = past_of(name)
    for entry in past.story.chronicle:
        if entry.call is None or not entry.reasons:
            continue
        state = past.states[past.begun(entry)]
        for motive in why(past, entry.index).motives:
            for each in motive.reason.all_beliefs():
                index = past.setting.index[each.fluent]
                mind, fact = state, state
                for place, who in enumerate(each.chain):
                    mind = mind.mind(who)
                    fact = fact.mind(who) if place else fact
                assert (each.value, each.fact) == (mind[index], fact[index])
