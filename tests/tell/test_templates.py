"""What a prose template is made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intrigue.tell.templates import Mention, Variants, Verb, Words, parsed


def test_a_template_is_words_names_and_verbs() -> None:
    assert parsed("{who} [buy] {gift}.") == (
        Mention("who"),
        Words(" "),
        Verb("buy"),
        Words(" "),
        Mention("gift"),
        Words("."),
    )


def test_an_owner_is_a_name_with_an_s() -> None:
    assert parsed("{who's}") == (Mention("who", owner=True),)


def test_wordings_may_hold_names_verbs_and_wordings() -> None:
    assert parsed("{, and {who} [bow]|{a|b}|}") == (
        Variants(
            (
                (Words(", and "), Mention("who"), Words(" "), Verb("bow")),
                (Variants(((Words("a"),), (Words("b"),))),),
                (),
            )
        ),
    )


def test_a_bracket_without_a_partner_is_just_a_bracket() -> None:
    assert parsed("one { two") == (Words("one { two"),)


@given(st.text(alphabet="ab {}[]|'", max_size=40))
def test_every_text_is_a_template(text: str) -> None:
    assert isinstance(parsed(text), tuple)
