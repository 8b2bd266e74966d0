"""Answers can be printed for programs."""

from __future__ import annotations

import json

from intrigue.explain.asking import answer, question, who_knew
from intrigue.explain.data import as_data
from intrigue.explain.irony import irony
from intrigue.explain.naming import the_event
from intrigue.explain.whatif import from_entry
from intrigue.explain.why import why
from intrigue.explain.whynot import whynot
from intrigue.language.questions import read_call
from tests.explain.looking import past_of


def test_every_sort_of_answer_becomes_json() -> None:
    past = past_of("pendant")
    lingered = the_event(past.story, "linger")
    asked = question(past, "gaara believes holder(pendant)")
    answers = (
        why(past, lingered.index),
        whynot(past, lingered.index, read_call("buy(gaara, scarf)", past.story.world)),
        answer(asked, past.end),
        who_knew(asked),
        irony(past),
        from_entry(past, lingered, without=True),
    )
    for each in answers:
        assert json.loads(json.dumps(as_data(each))) == as_data(each)


def test_calls_fluents_and_wants_are_written_as_in_a_story_file() -> None:
    past = past_of("pendant")
    found = as_data(why(past, the_event(past.story, "linger").index))
    assert found["call"] == "linger(sakura, pendant)"
    assert found["mistaken"][0]["fluent"] == "attentive(suitor)"
    assert "holder(g) == sakura" in found["motives"][0]["reason"]["gains"][0]["want"]
