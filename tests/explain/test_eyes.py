"""A question that is asked through somebody's eyes is answered by what that one believes."""

from __future__ import annotations

import pytest

from intrigue.errors import InputError
from intrigue.explain.asking import answer, question, who_knew
from intrigue.explain.naming import somebody
from intrigue.explain.past import Past
from intrigue.language.loader import load
from intrigue.model.terms import UNKNOWN
from intrigue.simulate.simulation import run
from intrigue.tell.replies import knowledge, reply


@pytest.fixture(scope="module")
def past() -> Past:
    """Return the run in which Sakura lingers over the chain, and Gaara sees it."""
    return Past(run(load("pendant").world, seed=1))


def test_the_eyes_believe_what_is_not_so(past: Past) -> None:
    asked = question(past, "likes(sakura, pendant)", 1)
    assert answer(asked, 0).value is True
    assert answer(asked, 0, "gaara").value is False
    assert answer(asked, past.end, "gaara").value is True


def test_what_another_believes_is_what_the_eyes_take_it_to_be(past: Past) -> None:
    asked = question(past, "sakura believes attentive(suitor)", 1)
    assert answer(asked, 0).value is True
    assert answer(asked, 0, "suitor").value is False


def test_what_the_eyes_do_not_know_is_unknown() -> None:
    spectacles = Past(run(load("spectacles").world, seed=1, steps=3))
    found = answer(question(spectacles, "at(glasses)", 1), 0, "granny")
    assert found.value is UNKNOWN
    assert next(reply(found)) == "Unknown (as Grandmother sees it, at the start)."


def test_the_words_say_nothing_of_what_is_so(past: Past) -> None:
    asked = question(past, "likes(sakura, pendant)", 2)
    for who in past.setting.characters:
        lines = [*reply(answer(asked, 0, who)), *knowledge(asked, who_knew(asked, who), who)]
        assert not any("wrongly" in each or "rightly" in each for each in lines)


def test_who_knew_it_is_what_the_eyes_saw_others_learn(past: Past) -> None:
    asked = question(past, "likes(sakura, pendant)", 2)
    lines = list(knowledge(asked, who_knew(asked, "sakura"), "sakura"))
    assert lines[0] == "At the start"
    assert "  Sakura takes it that Gaara does not believe it (from the start)" in lines
    assert any(each.startswith("  Sakura takes it that Gaara believes it (since ") for each in lines)


def test_a_deeper_question_is_asked_in_a_setting_that_goes_as_deep(past: Past) -> None:
    deep = "gaara believes sakura believes gaara believes sakura believes likes(sakura, pendant)"
    assert answer(question(past, deep, 1), 0, "sakura").value in (True, False)


def test_eyes_that_are_no_characters_are_refused_with_who_was_probably_meant(past: Past) -> None:
    with pytest.raises(InputError, match="'gara' is no character of this run") as caught:
        somebody(past.story, "gara")
    assert caught.value.diagnostics[0].hint == "did you mean 'gaara'?"
