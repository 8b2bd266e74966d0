"""What a reader still has in the ear, and how the teller gets round it."""

from __future__ import annotations

import re

import pytest

from intrigue.language.loader import load_text
from intrigue.simulate.simulation import run
from intrigue.tell.ear import IN_THE_EAR, Ear
from intrigue.tell.storyteller import tell_run

STAYED = "She stayed until the lamps were lit."


def heard(*texts: str) -> Ear:
    ear = Ear()
    for each in texts:
        ear.hear(each)
    return ear


def test_a_sentence_that_has_been_told_jars_however_long_ago() -> None:
    ear = heard(STAYED, "word " * 2 * IN_THE_EAR)
    assert ear.jars(f"It was late. {STAYED}")
    assert not ear.jars("She stayed until the lamps were out.")


def test_a_beginning_jars_for_three_hundred_words() -> None:
    like_it = "She stayed until the lamps went out."
    assert heard(STAYED).jars(like_it)
    assert not heard(STAYED, "word " * (IN_THE_EAR + 1)).jars(like_it)


def test_a_refrain_of_a_few_words_does_not_jar() -> None:
    assert not heard("“Why him? Why?” she said.").jars("“Why him? Why?” he asked.")


def test_what_a_fork_hears_the_other_does_not() -> None:
    ear = Ear()
    ear.fork().hear(STAYED)
    assert not ear.jars(STAYED)


def test_of_several_texts_the_best_is_smooth_and_begins_otherwise_than_the_last_two() -> None:
    ear = heard("She came.", "She went.", STAYED)
    assert ear.best([STAYED, "She sat down by the window then.", "Then she sat down."]) == "Then she sat down."
    assert ear.best([STAYED]) == STAYED


EVENINGS = """
world evenings "Evenings"
character ada "Ada" she
property stayed: number = 0
property rung: number = 0
action stay_till_late(who: character)
    {text}
    by who
    if stayed < 4 and stayed == rung
    then stayed += 1
action ring_for_the_maid(who: character)
    "{{who}} [pull] the cord {{once|twice|three times|for a long while}}."
    by who
    if rung < stayed
    then rung += 1
wants ada
    stayed
    2 * rung
viewpoint ada only
"""


@pytest.mark.parametrize(
    "text", ['"{who} [stay] until the lamps [be] lit, all of them."', '"He [do] not come. {who} [stay] up for him."']
)
def test_what_the_author_gives_one_sentence_for_is_told_otherwise_when_it_happens_again(text: str) -> None:
    story = run(load_text(EVENINGS.format(text=text)), steps=12)
    said = [one for each in tell_run(story).sentences for one in re.split(r"(?<=[.])\s", each.text)]
    long = [each for each in said if len(each.split()) >= 5]
    assert len(long) > 2
    assert len(set(long)) == len(long)
    assert len({tuple(each.split()[:5]) for each in long}) == len(long)
