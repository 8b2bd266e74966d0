"""The grammar list: what templates and plain sentences become, each expectation written by hand.

Agreement, reference, tense, articles, possessives, lists, speech, questions and thought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from intrigue.language.loader import load_text
from intrigue.tell.realization import Discourse, realized
from intrigue.tell.voice import Phrase, Tense, Voice

WORLD = load_text(
    """
world list "List"
type place
type thing
place shop "the shop", office "the office", gates "the gates" they
thing chain "the chain", scarf "the scarf", glasses "the spectacles" they, egg, hat "an old hat"
character gaara "Gaara" he, jon "Jon" he, sakura "Sakura" she, ida "Aunt Ida" she, sam "Sam" they
character james "James" he, cat "the cat" it, elders "the elders" they
"""
)
WHO = {"who": "gaara"}
PAIR = {"who": "gaara", "other": "sakura"}
GIFT = {"who": "gaara", "other": "sakura", "thing": "chain"}
MEN = {"who": "gaara", "other": "jon"}
SAM = {"who": "sam"}
CAT = {"who": "cat"}


def told(texts: Sequence[str], bindings: Mapping[str, str | Phrase], tense: Tense) -> str:
    """Return what texts become one after the other."""
    discourse = Discourse()
    sentences = []
    for text in texts:
        sentence, discourse = realized(WORLD, text, bindings, discourse, "0", Voice(tense=tense))
        sentences.append(sentence)
    return " ".join(sentences)


AGREEMENT = [
    ("{who} [be] late.", WHO, "Gaara was late.", "Gaara is late."),
    ("{who} [be] late.", SAM, "Sam was late.", "Sam is late."),
    ("{who} and {other} [be] late.", PAIR, "Gaara and Sakura were late.", "Gaara and Sakura are late."),
    ("{who} and {other} [go] home.", PAIR, "Gaara and Sakura went home.", "Gaara and Sakura go home."),
    ("{who} [have] a cold.", WHO, "Gaara had a cold.", "Gaara has a cold."),
    ("{who} [do not] know.", WHO, "Gaara did not know.", "Gaara does not know."),
    ("{who} [be not] sure.", WHO, "Gaara was not sure.", "Gaara is not sure."),
    ("{who} [watch] and [say] nothing.", WHO, "Gaara watched and said nothing.", "Gaara watches and says nothing."),
    ("{who} [hurry] in.", WHO, "Gaara hurried in.", "Gaara hurries in."),
    ("{who} [kiss] {other}.", PAIR, "Gaara kissed Sakura.", "Gaara kisses Sakura."),
    ("{who} [panic].", WHO, "Gaara panicked.", "Gaara panics."),
    ("{who} always [pay].", WHO, "Gaara always paid.", "Gaara always pays."),
    ("{who} quietly [pay].", WHO, "Gaara quietly paid.", "Gaara quietly pays."),
    ("{who} [half-close] the door.", WHO, "Gaara half-closed the door.", "Gaara half-closes the door."),
    ("{who} [can] swim.", WHO, "Gaara could swim.", "Gaara can swim."),
    ("{thing} [be] broken.", {"thing": "glasses"}, "The spectacles were broken.", "The spectacles are broken."),
    ("{thing} [lie] there.", {"thing": "glasses"}, "The spectacles lay there.", "The spectacles lie there."),
    ("{thing} [lie] there.", {"thing": "chain"}, "The chain lay there.", "The chain lies there."),
    ("{thing} [be] broken.", {"thing": "egg"}, "The egg was broken.", "The egg is broken."),
    ("{place} [be] shut.", {"place": "gates"}, "The gates were shut.", "The gates are shut."),
    ("There [be] a pause.", {}, "There was a pause.", "There is a pause."),
    ("It [rain].", {}, "It rained.", "It rains."),
    ("The steps [be] steep.", {}, "The steps were steep.", "The steps are steep."),
    ("The street [be] empty.", {}, "The street was empty.", "The street is empty."),
    ("Nobody [look] up.", {}, "Nobody looked up.", "Nobody looks up."),
    ("They [be] old.", {}, "They were old.", "They are old."),
    ("People [talk].", {}, "People talked.", "People talk."),
    ("{who's} eyes [be] green.", WHO, "Gaara's eyes were green.", "Gaara's eyes are green."),
    ("{who's} heart [sink].", WHO, "Gaara's heart sank.", "Gaara's heart sinks."),
    (
        "{who} [shut] the doors and [sit] down.",
        WHO,
        "Gaara shut the doors and sat down.",
        "Gaara shuts the doors and sits down.",
    ),
    (
        "{who} [nod], but {other} [shake] {other's} head.",
        PAIR,
        "Gaara nodded, but Sakura shook her head.",
        "Gaara nods, but Sakura shakes her head.",
    ),
    (
        "While the guests [eat], {who} [wait].",
        WHO,
        "While the guests ate, Gaara waited.",
        "While the guests eat, Gaara waits.",
    ),
    (
        "{who} [know] that {other} [be] late.",
        PAIR,
        "Gaara knew that Sakura was late.",
        "Gaara knows that Sakura is late.",
    ),
    (
        "The fear in {who's} voice [be] plain.",
        WHO,
        "The fear in Gaara's voice was plain.",
        "The fear in Gaara's voice is plain.",
    ),
    ("Salt and pepper [be] out.", {}, "Salt and pepper were out.", "Salt and pepper are out."),
    ("The salt and the pepper [be] out.", {}, "The salt and the pepper were out.", "The salt and the pepper are out."),
    ("Both [be] tired.", {}, "Both were tired.", "Both are tired."),
    ("{who} [be] {quickly|quickly} gone.", WHO, "Gaara was quickly gone.", "Gaara is quickly gone."),
    ("{who.he} [be] late.", SAM, "They were late.", "They are late."),
    ("{who.he} [be] late.", WHO, "He was late.", "He is late."),
    ("{who.name} [be] late.", SAM, "Sam was late.", "Sam is late."),
    ("{elders} [nod].", {}, "The elders nodded.", "The elders nod."),
    (
        "The living ones [stand] there, and [have] more to say.",
        {},
        "The living ones stood there, and had more to say.",
        "The living ones stand there, and have more to say.",
    ),
    ("They [come] out, and [walk] on.", {}, "They came out, and walked on.", "They come out, and walk on."),
    ("She [come] out, and [walk] on.", {}, "She came out, and walked on.", "She comes out, and walks on."),
    (
        "On the shelf [be] her two cups. The second [be] new.",
        {},
        "On the shelf were her two cups. The second was new.",
        "On the shelf are her two cups. The second is new.",
    ),
    ("On the shelf [be] the cup.", {}, "On the shelf was the cup.", "On the shelf is the cup."),
]


@pytest.mark.parametrize(("text", "bindings", "past", "present"), AGREEMENT)
def test_verbs_agree_with_their_subjects(text: str, bindings: Mapping[str, str], past: str, present: str) -> None:
    assert (told([text], bindings, "past"), told([text], bindings, "present")) == (curly(past), curly(present))


def curly(text: str) -> str:
    """Return the text with apostrophes as they are told."""
    return text.replace("'", "’")


REFERENCE: list[tuple[list[str], dict[str, str], str]] = [
    (["{who} [stop].", "{who} [sigh]."], WHO, "Gaara stopped. He sighed."),
    (["{who} [stop].", "{who} [sigh]."], {"who": "ida"}, "Aunt Ida stopped. She sighed."),
    (["{who} [stop].", "{who} [be] tired."], SAM, "Sam stopped. They were tired."),
    (["{who} [stop].", "{other} [sigh]."], PAIR, "Gaara stopped. Sakura sighed."),
    (["{who} [see] {other}.", "{other} [sigh]."], PAIR, "Gaara saw Sakura. Sakura sighed."),
    (["{who} [see] {other}.", "{who} [sigh]."], MEN, "Gaara saw Jon. Gaara sighed."),
    (["{who} [see] {other}.", "{who} [sigh]."], PAIR, "Gaara saw Sakura. He sighed."),
    (["{who} [take] {who's} hat."], WHO, "Gaara took his hat."),
    (["{who} [take] {who's} hat."], SAM, "Sam took their hat."),
    (["{who} [take] {who's} hat."], CAT, "The cat took its hat."),
    (["{who} [take] {other's} hat."], PAIR, "Gaara took Sakura's hat."),
    (["{who} [take] {other's} hat."], {"who": "gaara", "other": "james"}, "Gaara took James's hat."),
    (["{who} [hurt] {who.himself}."], WHO, "Gaara hurt himself."),
    (["{who} [hurt] {who.himself}."], {"who": "sakura"}, "Sakura hurt herself."),
    (["{who} [hurt] {who.himself}."], CAT, "The cat hurt itself."),
    (["{who} [see] that {other} [watch] {who}."], PAIR, "Gaara saw that Sakura watched him."),
    (["{other} [watch], and {who} [let] {other}."], PAIR, "Sakura watched, and Gaara let her."),
    (
        ["{who} [give] {other} {thing}.", "{other} [put] {thing} on."],
        GIFT,
        "Gaara gave Sakura the chain. Sakura put it on.",
    ),
    (["{who} [buy] {thing}.", "{who} [drop] {thing}."], GIFT, "Gaara bought the chain. He dropped it."),
    (
        ["{who} [wait].", "{who} [wait].", "{who} [wait].", "{who} [leave]."],
        WHO,
        "Gaara waited. He waited. He waited. Gaara left.",
    ),
    (
        ["{who} [wait] in {place}.", "It [rain].", "{who} [wait]."],
        {"who": "sakura", "place": "shop"},
        "Sakura waited in the shop. It rained. She waited.",
    ),
    (["{who's} hands [shake]."], {"who": "elders"}, "The elders' hands shook."),
    (["{who} [tell] {other} that {who} [be] late."], PAIR, "Gaara told Sakura that he was late."),
    (["{who} [ask] {other} what {other} [want]."], PAIR, "Gaara asked Sakura what she wanted."),
    (["{who} [ask] {other} what {other} [want]."], MEN, "Gaara asked Jon what Jon wanted."),
    (["For {who}, nothing [change]."], WHO, "For Gaara, nothing changed."),
    (["{who.him}? Never."], WHO, "Him? Never."),
    (["{who.his} hat [be] gone."], {"who": "sakura"}, "Her hat was gone."),
    (["{who} [stop].", "{who.name} [sigh]."], WHO, "Gaara stopped. Gaara sighed."),
    (["{who} [break] {thing}."], {"who": "gaara", "thing": "egg"}, "Gaara broke the egg."),
    (["{who} [wear] {thing}."], {"who": "gaara", "thing": "hat"}, "Gaara wore an old hat."),
    (["{thing} [be] {who's}."], {"who": "gaara", "thing": "hat"}, "An old hat was Gaara's."),
    (["{elders} [meet].", "{elders} [vote]."], {}, "The elders met. They voted."),
    (["{who} and {other} [meet].", "{who} [bow]."], PAIR, "Gaara and Sakura met. Gaara bowed."),
    (
        ["{who} [buy] {thing}.", "It rained.", "{who} [wrap] {thing}."],
        GIFT,
        "Gaara bought the chain. It rained. He wrapped it.",
    ),
    (
        ["{who} [buy] {thing}.", "A cart went by. There was a bell on it.", "{who} [wrap] {thing}."],
        GIFT,
        "Gaara bought the chain. A cart went by. There was a bell on it. He wrapped the chain.",
    ),
]


@pytest.mark.parametrize(("texts", "bindings", "expected"), REFERENCE)
def test_people_and_things_are_named_as_is_clear(
    texts: Sequence[str], bindings: Mapping[str, str], expected: str
) -> None:
    assert told(texts, bindings, "past") == curly(expected)


PERFECT = [
    ("{who} [go] home.", "Gaara had gone home."),
    ("{who} [be] late.", "Gaara had been late."),
    ("{who} [have] a cold.", "Gaara had had a cold."),
    ("{who} [do not know].", "Gaara had not known."),
    ("{who} [be not] sure.", "Gaara had not been sure."),
    ("{who} [write] and [sing].", "Gaara had written and had sung."),
    ("{who} [know] that {other} [be] late.", "Gaara had known that Sakura was late."),
    ("{who} [can] swim.", "Gaara had been able to swim."),
    ("{who} [lie] there.", "Gaara had lain there."),
    ("{who} [lay] it down.", "Gaara had laid it down."),
    ("{who} [choose] {other}.", "Gaara had chosen Sakura."),
    ("{who} [stop].", "Gaara had stopped."),
]


@pytest.mark.parametrize(("text", "expected"), PERFECT)
def test_what_was_over_before_stands_in_the_past_perfect(text: str, expected: str) -> None:
    assert told([text], PAIR, "pluperfect") == expected


SPEECH = [
    ("'Come in,' {who} [say].", PAIR, "“Come in,” Gaara said."),
    ("'Come in!' {who} [cry].", PAIR, "“Come in!” Gaara cried."),
    ("'Is it late?' {who} [ask] {other}.", PAIR, "“Is it late?” Gaara asked Sakura."),
    ("{who} [say], 'it is late.'", PAIR, "Gaara said, “it is late.”"),
    ("'It is,' {who} [say], 'late.'", PAIR, "“It is,” Gaara said, “late.”"),
    ("'It's the elders' turn,' {who} [say].", PAIR, "“It’s the elders’ turn,” Gaara said."),
    ("'I don't know {other},' {who} [say].", PAIR, "“I don’t know Sakura,” Gaara said."),
    ("{who} [ask] {other} whether it [be] late.", PAIR, "Gaara asked Sakura whether it was late."),
    ("{who} [wonder] why.", PAIR, "Gaara wondered why."),
    ("'No.' {who} [leave].", PAIR, "“No.” Gaara left."),
    ("'No!' {who} [leave].", PAIR, "“No!” Gaara left."),
    ("'No!' {who} [say], and [leave].", PAIR, "“No!” Gaara said, and left."),
    ("'Good evening, {other.address},' {who} [say].", PAIR, "“Good evening, Sakura,” Gaara said."),
    ("{who} [say] nothing. {other} [say] less.", PAIR, "Gaara said nothing. Sakura said less."),
]


@pytest.mark.parametrize(("text", "bindings", "expected"), SPEECH)
def test_speech_stands_in_its_marks_and_its_own_tense(text: str, bindings: Mapping[str, str], expected: str) -> None:
    assert told([text], bindings, "past") == expected


LISTS = [
    (["{who}, {other} and {third} [meet]."], "Gaara, Sakura and Sam met."),
    (["{who}, {other} and {third} [be] late."], "Gaara, Sakura and Sam were late."),
    (["{who} [greet] {other} and {third}."], "Gaara greeted Sakura and Sam."),
    (["{who} [greet] {other}, {third} and {who's} cat."], "Gaara greeted Sakura, Sam and his cat."),
    (["Neither {who} nor {other} [know]."], "Neither Gaara nor Sakura knew."),
    (["{who}, who [be] late, [run]."], "Gaara, who was late, ran."),
    (["{other's} and {third's} hats [be] gone."], "Sakura's and Sam's hats were gone."),
    (["{who} [buy] a scarf, a hat and {thing}."], "Gaara bought a scarf, a hat and the chain."),
    (["{who} and {who's} cat [be] late."], "Gaara and his cat were late."),
]


@pytest.mark.parametrize(("texts", "expected"), LISTS)
def test_lists_and_what_belongs_together(texts: Sequence[str], expected: str) -> None:
    bindings = {"who": "gaara", "other": "sakura", "third": "sam", "thing": "chain"}
    assert told(texts, bindings, "past") == curly(expected)


QUESTIONS = [
    ("Why [do] {who} smile?", WHO, "Why did Gaara smile?", "Why does Gaara smile?"),
    ("Why [do] {elders} smile?", WHO, "Why did the elders smile?", "Why do the elders smile?"),
    ("[be] {who} angry?", WHO, "Was Gaara angry?", "Is Gaara angry?"),
    ("[be] {who.he} angry?", SAM, "Were they angry?", "Are they angry?"),
    ("Where [be] {thing}?", {"thing": "glasses"}, "Where were the spectacles?", "Where are the spectacles?"),
    ("Where [be] {thing}?", {"thing": "chain"}, "Where was the chain?", "Where is the chain?"),
    ("How could {other}?", PAIR, "How could Sakura?", "How could Sakura?"),
    ("[have] {who} forgotten?", WHO, "Had Gaara forgotten?", "Has Gaara forgotten?"),
    (
        "What [do] {who} want from {other}?",
        PAIR,
        "What did Gaara want from Sakura?",
        "What does Gaara want from Sakura?",
    ),
    (
        "{who} [frown]. Why [do] {who} not come?",
        WHO,
        "Gaara frowned. Why did he not come?",
        "Gaara frowns. Why does he not come?",
    ),
    ("Who [be] there?", {}, "Who was there?", "Who is there?"),
    ("So [do] {other}.", PAIR, "So did Sakura.", "So does Sakura."),
]


@pytest.mark.parametrize(("text", "bindings", "past", "present"), QUESTIONS)
def test_questions_ask_their_subject(text: str, bindings: Mapping[str, str], past: str, present: str) -> None:
    assert (told([text], bindings, "past"), told([text], bindings, "present")) == (past, present)


TEXTS = [
    ("{who} [stop].\n{who} [sigh].", WHO, "Gaara stopped. He sighed."),
    ("{who} [stop].\n\n{who} [sigh].", WHO, "Gaara stopped.\n\nGaara sighed."),
    ("\n\n{who} [stop].\n\n\n", WHO, "Gaara stopped."),
    ("{who} [think] of {clause}.", {"who": "gaara", "clause": Phrase("a walk")}, "Gaara thought of a walk."),
    ("{clause}: that [be] it.", {"clause": Phrase("a walk")}, "A walk: that was it."),
    ("then it [rain].\nand {who} [stay].", WHO, "Then it rained. And Gaara stayed."),
    ("", {}, ""),
]


@pytest.mark.parametrize(("text", "bindings", "expected"), TEXTS)
def test_long_texts_have_sentences_and_paragraphs(
    text: str, bindings: Mapping[str, str | Phrase], expected: str
) -> None:
    assert told([text], bindings, "past") == expected
