"""Participles, tenses of phrases, and the number of subjects that are written out."""

from __future__ import annotations

import pytest

from intrigue.tell.grammar import past_tense, third_person
from intrigue.tell.word_forms import begins_with_several, inflected, literal_number, participle


@pytest.mark.parametrize(
    ("verb", "past", "perfect"),
    [
        ("overdo", "overdid", "overdone"),
        ("retake", "retook", "retaken"),
        ("outgrow", "outgrew", "outgrown"),
        ("misread", "misread", "misread"),
        ("understand", "understood", "understood"),
        ("relay", "relayed", "relayed"),
        ("relate", "related", "related"),
        ("forgo", "forwent", "forgone"),
        ("sew", "sewed", "sewn"),
        ("layer", "layered", "layered"),
    ],
)
def test_compounds_of_irregular_verbs_are_irregular(verb: str, past: str, perfect: str) -> None:
    assert (past_tense(verb), participle(verb)) == (past, perfect)


@pytest.mark.parametrize(
    ("verb", "present"),
    [
        ("coo", "coos"),
        ("redo", "redoes"),
        ("solo", "solos"),
        ("echo", "echoes"),
        ("quiz", "quizzes"),
        ("buzz", "buzzes"),
    ],
)
def test_the_third_person_of_verbs_that_end_in_o_or_z(verb: str, present: str) -> None:
    assert third_person(verb) == present


@pytest.mark.parametrize(
    ("phrase", "perfect"),
    [
        ("go home", "had gone home"),
        ("be not sure", "had not been sure"),
        ("do not know", "had not known"),
        ("do not", "did not"),
        ("can swim", "had been able to swim"),
    ],
)
def test_the_past_perfect_of_phrases(phrase: str, perfect: str) -> None:
    assert inflected(phrase, "pluperfect") == perfect


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("The guests ", True),
        ("The bus ", False),
        ("The heart of the guests ", False),
        ("They ", True),
        ("The cat and the dog ", True),
        ("and ", True),
        (" quietly ", True),
        ("Nobody ", False),
    ],
)
def test_a_subject_that_is_written_out_has_a_number(text: str, several: bool) -> None:
    """Words that only carry the sentence on leave it as it was: here, several."""
    assert literal_number(text, before=True) is several


@pytest.mark.parametrize("text", ["And the man", "But she", "So the thin chain", " And the man"])
def test_a_word_that_joins_sentences_makes_no_plural(text: str) -> None:
    assert not literal_number(text, before=False)


@pytest.mark.parametrize("text", ["And the man and the boy", "The man and the boy", "But the spectacles"])
def test_several_behind_a_word_that_joins_sentences_stay_several(text: str) -> None:
    assert literal_number(text, before=False)


@pytest.mark.parametrize(
    "text", ["two cups on it", "cups and a jug", "forty-one portraits", "no spectacles", "no buns left", "old letters"]
)
def test_several_are_told_of_with_there_are(text: str) -> None:
    assert begins_with_several(text)


@pytest.mark.parametrize(
    "text", ["a glove, and two cups", "dust", "hope yet", "nothing to do", "a lot of it", "some bread", "glass in it"]
)
def test_one_is_told_of_with_there_is(text: str) -> None:
    assert not begins_with_several(text)
