"""English word forms."""

from __future__ import annotations

import pytest

from intrigue.tell.grammar import (
    IRREGULAR,
    capitalised,
    listed,
    past_tense,
    possessive,
    quoted,
    third_person,
    with_article,
    words,
)


@pytest.mark.parametrize(
    ("verb", "past"),
    [
        ("go", "went"),
        ("buy", "bought"),
        ("lay", "laid"),
        ("lie", "lay"),
        ("hide", "hid"),
        ("put", "put"),
        ("spring", "sprang"),
        ("overhear", "overheard"),
        ("have", "had"),
        ("can", "could"),
    ],
)
def test_irregular_verbs_stand_in_the_table(verb: str, past: str) -> None:
    assert past_tense(verb) == past


@pytest.mark.parametrize(
    ("verb", "past"),
    [
        ("linger", "lingered"),
        ("smile", "smiled"),
        ("agree", "agreed"),
        ("dye", "dyed"),
        ("hurry", "hurried"),
        ("play", "played"),
        ("stop", "stopped"),
        ("beg", "begged"),
        ("quiz", "quizzed"),
        ("commit", "committed"),
        ("offer", "offered"),
        ("visit", "visited"),
        ("travel", "travelled"),
        ("reveal", "revealed"),
        ("look", "looked"),
        ("fix", "fixed"),
        ("show", "showed"),
        ("panic", "panicked"),
        ("half-close", "half-closed"),
    ],
)
def test_regular_verbs_follow_the_rules_of_spelling(verb: str, past: str) -> None:
    assert past_tense(verb) == past


def test_only_the_first_word_of_a_phrase_is_inflected() -> None:
    assert past_tense("turn round and go") == "turned round and go"


def test_a_negated_phrase_is_inflected_in_its_helping_verb() -> None:
    assert past_tense("do not know") == "did not know"


def test_be_agrees_in_number() -> None:
    assert (past_tense("be late"), past_tense("be late", plural=True)) == ("was late", "were late")


@pytest.mark.parametrize(
    ("verb", "present"),
    [("go", "goes"), ("hurry", "hurries"), ("play", "plays"), ("watch", "watches"), ("have", "has"), ("be", "is")],
)
def test_the_present_tense_of_the_third_person(verb: str, present: str) -> None:
    assert third_person(verb) == present


def test_several_do_things_in_the_plain_form() -> None:
    assert (third_person("go", plural=True), third_person("be", plural=True)) == ("go", "are")


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [
        ("key", "the key"),
        ("the key", "the key"),
        ("a thin chain", "a thin chain"),
        ("some bread", "some bread"),
        ("her own head", "her own head"),
        ("theatre", "the theatre"),
        ("Juniper", "Juniper"),
    ],
)
def test_things_have_an_article_unless_they_have_a_name(noun: str, phrase: str) -> None:
    assert with_article(noun) == phrase


@pytest.mark.parametrize(
    ("words", "phrase"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_lists_have_one_and(words: tuple[str, ...], phrase: str) -> None:
    assert listed(words) == phrase


def test_owners_end_in_s() -> None:
    assert [possessive(each) for each in ("Sakura", "the guests", "James")] == ["Sakura's", "the guests'", "James's"]


def test_a_sentence_begins_with_a_capital_behind_its_quotation_mark() -> None:
    assert capitalised("“come in,” she said") == "“Come in,” she said"


def test_straight_quotation_marks_become_curly_and_apostrophes_stay_apostrophes() -> None:
    text = "'It is the guests' turn,' she said. 'Biscuit's, not ours.'"
    assert quoted(text) == "“It is the guests’ turn,” she said. “Biscuit’s, not ours.”"


def test_the_table_holds_only_what_the_rules_do_not_give(monkeypatch: pytest.MonkeyPatch) -> None:
    for verb, past in tuple(IRREGULAR.items()):
        with monkeypatch.context() as without:
            without.delitem(IRREGULAR, verb)
            assert past_tense(verb) != past, verb


def test_the_past_tense_agrees_with_a_large_dictionary() -> None:
    """Every verb of the table and some hundred regular ones, where a dictionary of word forms is installed."""
    lemminflect = pytest.importorskip("lemminflect")
    for verb in [*IRREGULAR, *words(_REGULAR)]:
        known = lemminflect.getInflection(verb, "VBD", inflect_oov=True)
        assert past_tense(verb) in (*known, *_OWN.get(verb, ())), (verb, known)


_OWN = {
    "must": ("had to",),
    "may": ("might",),
    "shall": ("should",),
    "will": ("would",),
    "can": ("could",),
    "broadcast": ("broadcast",),
    "bestride": ("bestrode",),
}
"""Forms of ours that the dictionary does not have."""
_REGULAR = """
    accept admire admit answer appear apply argue arrive ask avoid bake bless borrow bow breathe brush bury
    call carry change chat cheer clap claim clean climb close comfort complain confess confide cook cough
    count cover crawl cry dance dare decide deny destroy die disappear drag dress drop edge empty enjoy
    enter envy explain fail fasten fear ferry fetch fill flip flirt flow fold follow frown fry gasp gossip
    grab greet grin groan guess hand happen hate heal help hesitate hire hop hope hug hum hurry imitate
    insist invite jog join joke jump kick kiss knock laugh lean lick lift like limp linger listen lock look
    love mend murmur name need nod nudge obey occur open order paint pass pat pause peer pick pin play plead
    plug point polish pour praise pray prefer promise pull push quarry rap reach refer refuse regret
    remember reply rest return rip rob rub rush scowl search ship shout shrug sigh sip skip slam slap slip
    smile sniff sob spy stare start stay step stir stop stroke study suggest supply tap taste tease thank
    tie tip touch trap trick trip trot trust try tug turn unlock visit vow wag wait walk wander want warm
    warn wash waste watch wave whip whisper wink wipe wonder worry wrap yawn yell
"""
"""Regular verbs that stories use."""
