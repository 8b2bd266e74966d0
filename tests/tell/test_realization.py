"""Names and pronouns, agreement, wordings, capitals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intrigue.model.terms import Entity, TypeDeclaration
from intrigue.model.world import World
from intrigue.tell.realization import Discourse, realized

WORLD = World(
    name="street",
    types=(TypeDeclaration("thing"),),
    entities=(
        Entity("sakura", ("character",), "Sakura", "she"),
        Entity("gaara", ("character",), "Gaara", "he"),
        Entity("suitor", ("character",), "the suitor", "he"),
        Entity("sam", ("character",), "Sam", "they"),
        Entity("chain", ("thing",), "the chain"),
        Entity("scarf", ("thing",), "the scarf"),
        Entity("old_tom", ("character",)),
        Entity("paper_hat", ("thing",)),
    ),
)

Line = tuple[str, dict[str, str]]


def said(lines: Sequence[Line], key: str = "0") -> list[str]:
    """Return the sentences that templates become one after the other."""
    discourse = Discourse()
    sentences = []
    for number, (text, bindings) in enumerate(lines):
        sentence, discourse = realized(WORLD, text, bindings, discourse, f"{key}|{number}")
        sentences.append(sentence)
    return sentences


def test_display_names_fill_the_positions_and_verbs_stand_in_the_past() -> None:
    line = ("{who} [give] {other} {gift}.", {"who": "gaara", "other": "sakura", "gift": "chain"})
    assert said([line]) == ["Gaara gave Sakura the chain."]


def test_a_sentence_that_begins_with_a_small_name_begins_with_a_capital() -> None:
    assert said([("{who} [bow].", {"who": "suitor"})]) == ["The suitor bowed."]


def test_who_was_the_subject_before_becomes_a_pronoun() -> None:
    assert said([("{who} [stop].", {"who": "sakura"}), ("{who} [sigh].", {"who": "sakura"})])[1] == "She sighed."


def test_another_subject_is_named() -> None:
    assert said([("{who} [stop].", {"who": "sakura"}), ("{who} [sigh].", {"who": "gaara"})])[1] == "Gaara sighed."


def test_a_pronoun_that_could_mean_another_is_not_used() -> None:
    """Two of them are `he`, so the second sentence names who it means."""
    lines = [
        ("{who} [look] at {other}.", {"who": "gaara", "other": "suitor"}),
        ("{who} [cough].", {"who": "gaara"}),
    ]
    assert said(lines)[1] == "Gaara coughed."


def test_whoever_is_only_mentioned_in_the_sentence_itself_counts_too() -> None:
    lines = [("{who} [rise].", {"who": "gaara"}), ("{who} [face] {other}.", {"who": "gaara", "other": "suitor"})]
    assert said(lines)[1] == "Gaara faced the suitor."


def test_after_two_pronouns_in_a_row_the_name_returns() -> None:
    lines = [("{who} [wait].", {"who": "sakura"})] * 4
    assert said(lines) == ["Sakura waited.", "She waited.", "She waited.", "Sakura waited."]


def test_a_new_paragraph_names_everybody_again() -> None:
    _, discourse = realized(WORLD, "{who} [wait].", {"who": "sakura"}, Discourse(), "0")
    assert realized(WORLD, "{who} [go].", {"who": "sakura"}, discourse.paragraph(), "1")[0] == "Sakura went."


def test_who_is_named_twice_in_one_sentence_becomes_a_pronoun_in_its_case() -> None:
    text = "{who} [take] {who's} hat, and {other} [watch] {who}."
    assert said([(text, {"who": "gaara", "other": "sakura"})]) == ["Gaara took his hat, and Sakura watched him."]


def test_a_sentence_about_nobody_leaves_pronouns_as_they_were() -> None:
    lines: list[Line] = [("{who} [wait].", {"who": "sakura"}), ("It [rain].", {}), ("{who} [sigh].", {"who": "sakura"})]
    assert said(lines) == ["Sakura waited.", "It rained.", "She sighed."]


def test_who_stands_before_a_verb_that_is_written_out_is_its_subject() -> None:
    line = ("{who} [tell] {other} that {who} is late.", {"who": "sakura", "other": "gaara"})
    assert said([line]) == ["Sakura told Gaara that she is late."]


def test_within_a_quotation_names_are_said() -> None:
    lines = [
        ("{who} [knock].", {"who": "sakura"}),
        ("'Is {who} there?' {other} [ask].", {"who": "sakura", "other": "gaara"}),
    ]
    assert said(lines)[1] == "“Is Sakura there?” Gaara asked."


def test_who_speaks_is_named_in_the_same_sentence() -> None:
    lines = [("{who} [rise].", {"who": "suitor"}), ("'Oh!' {who} [cry].", {"who": "suitor"})]
    assert said(lines)[1] == "“Oh!” he cried."


def test_behind_a_finished_quotation_a_new_sentence_begins() -> None:
    assert said([("'No.' {who} [leave].", {"who": "suitor"})]) == ["“No.” The suitor left."]
    assert said([("'No!' {who} [leave].", {"who": "suitor"})]) == ["“No!” The suitor left."]


def test_two_subjects_are_several() -> None:
    line = ("{who} and {other} [be] late.", {"who": "gaara", "other": "sakura"})
    assert said([line]) == ["Gaara and Sakura were late."]


def test_they_for_one_person_is_one_by_name_and_several_by_pronoun() -> None:
    assert said([("{who} [be] late.", {"who": "sam"})] * 2) == ["Sam was late.", "They were late."]


def test_a_thing_that_the_next_verb_takes_up_is_it() -> None:
    lines = [
        ("{who} [buy] {gift}.", {"who": "gaara", "gift": "chain"}),
        ("{who} [hold] {gift} out.", {"who": "gaara", "gift": "chain"}),
    ]
    assert said(lines)[1] == "He held it out."


def test_between_two_things_it_is_not_used() -> None:
    lines = [
        ("{who} [compare] {gift} and {other}.", {"who": "gaara", "gift": "chain", "other": "scarf"}),
        ("{who} [buy] {gift}.", {"who": "gaara", "gift": "chain"}),
    ]
    assert said(lines)[1] == "He bought the chain."


def test_one_key_always_chooses_one_wording() -> None:
    line = ("{who} [wait]{ here| there| still}.", {"who": "gaara"})
    assert said([line], "7") == said([line], "7")


def test_keys_choose_among_all_wordings() -> None:
    line: Line = ("{one|two|three}", {})
    assert {said([line], str(key))[0] for key in range(40)} == {"One", "Two", "Three"}


@pytest.mark.parametrize("key", ["a", "b", "c", "d"])
def test_no_wording_comes_twice_in_a_row(key: str) -> None:
    sentences = said([("{one|two|three}", {})] * 12, key)
    assert all(one != two for one, two in pairwise(sentences))


def test_what_is_not_a_position_stays_in_sight() -> None:
    assert said([("{whom} [wait].", {"who": "gaara"})]) == ["{whom} waited."]


def test_things_of_the_world_can_be_named_without_being_a_position() -> None:
    assert said([("{who} [wait] for {sakura}.", {"who": "gaara"})]) == ["Gaara waited for Sakura."]


def test_every_wording_is_told_once_before_one_is_told_again() -> None:
    line: Line = ("{one|two|three}", {})
    assert set(said([line] * 3)) == {"One", "Two", "Three"}


def test_without_display_names_people_have_capitals_and_things_an_article() -> None:
    line = ("{who} [lose] {gift}.", {"who": "old_tom", "gift": "paper_hat"})
    assert said([line]) == ["Old tom lost the paper hat."]


@given(
    st.lists(
        st.sampled_from(["{who}", "{who's}", "{gift}", "[", "]", "{", "}", "|", " ", "'", ".", "be", "go"]), max_size=15
    )
)
def test_every_text_can_be_told(pieces: list[str]) -> None:
    line: Line = ("".join(pieces), {"who": "gaara", "gift": "chain"})
    assert len(said([line, line])) == 2
