"""Any expression can be asked of a run, at any time, and who knew the answer."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.explain.asking import answer, question, who_knew
from intrigue.explain.naming import the_event, the_point
from intrigue.model.terms import UNKNOWN, Value
from intrigue.semantics.provenance import How
from tests.explain.looking import past_of


def _asked(world: str, text: str, at: str = "end") -> Value:
    past = past_of(world)
    return answer(question(past, text), the_point(past, at)).value


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("holder(scarf)", "start", "none"),
        ("holder(pendant)", "end", "sakura"),
        ("likes(sakura, pendant)", "end", True),
        ("gaara believes likes(sakura, pendant)", "start", False),
        ("gaara believes likes(sakura, pendant)", "linger", True),
        ("gaara believes holder(pendant)", "end", "sakura"),
        ("sakura believes gaara believes likes(sakura, pendant)", "linger", True),
        ("count g: gift . holder(g) != none", "start", 0),
        ("fond(sakura, gaara) + 1", "end", 6),
        ("exists g: gift . holder(g) == sakura and likes(sakura, g)", "end", True),
    ],
)
def test_conditions_values_and_minds_inside_minds_have_answers(text: str, at: str, value: Value) -> None:
    found = _asked("pendant", text, at)
    assert (str(found) if value == "none" else found) == value


def test_what_the_run_keeps_no_memory_of_is_worked_out_again() -> None:
    past = past_of("pendant")
    asked = question(past, "did linger(sakura, pendant)")
    assert asked.past is not past
    lingered = the_event(past.story, "linger").index
    assert [answer(asked, point).value for point in (lingered, lingered + 1)] == [False, True]


def test_minds_deeper_than_the_world_goes_are_worked_out_again() -> None:
    chain = " believes ".join(["gaara", "sakura"] * 3)
    assert _asked("pendant", f"{chain} believes holder(pendant) == sakura") is True


def test_feelings_are_what_hearts_hold() -> None:
    past = past_of("zoo")
    asked = question(past, "anger(hanna, otto)")
    for point in range(past.end + 1):
        hearts = past.hearts[point]
        anger = next((hearts[each] for each in hearts if str(each) == "anger(hanna, otto)"), 0)
        assert answer(asked, point).value == anger


def test_a_wrong_belief_is_answered_as_wrong() -> None:
    past = past_of("pendant")
    found = answer(question(past, "suitor believes likes(sakura, scarf)"), past.end)
    assert (found.value, found.fact, found.mind) == (True, False, ("suitor",))


def test_a_condition_that_does_not_hold_is_answered_with_what_is_missing() -> None:
    past = past_of("pendant")
    found = answer(question(past, "likes(sakura, pendant) and likes(sakura, scarf)"), 0)
    assert len(found.missing) == 1


def test_who_knew_it_when_and_whence() -> None:
    past = past_of("pendant")
    found = who_knew(question(past, "likes(sakura, pendant)"))
    lingered = the_event(past.story, "linger").index
    gaaras = [(each.entry, each.value, each.right) for each in found if each.who == "gaara"]
    assert gaaras == [(None, False, False), (lingered, True, True)]
    source = next(each.source for each in found if each.who == "gaara" and each.entry == lingered)
    assert source is not None
    assert source.origin.how is How.SAW


def test_who_was_told_names_the_teller() -> None:
    past = past_of("organist")
    found = who_knew(question(past, "plan(mira) == elopement"))
    bruno = [each for each in found if each.who == "bruno" and each.value is True]
    assert bruno[0].source is not None
    assert bruno[0].source.origin.teller == "agathe"
    assert not bruno[0].right


def test_not_to_know_is_neither_to_believe_nor_to_disbelieve() -> None:
    found = who_knew(question(past_of("tin"), "at(biscuits)"))
    assert UNKNOWN in [each.value for each in found if each.who == "otto"]


@pytest.mark.parametrize("text", ["likes(sakra, pendant)", "likes(sakura", "", "nonsense(1)"])
def test_what_cannot_be_read_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(InputError) as refused:
        question(past_of("pendant"), text)
    assert refused.value.diagnostics
