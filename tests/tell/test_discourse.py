"""What is told and what is left out: scenes, routine, time, and nothing twice."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Signature
from intrigue.simulate.chronicle import Entry
from intrigue.simulate.clock import DAY, Clock
from intrigue.simulate.simulation import Options, Story, run
from intrigue.tell.ear import IN_THE_EAR
from intrigue.tell.live import LiveTeller
from intrigue.tell.paragraphing import begins_paragraph
from intrigue.tell.portions import Length
from intrigue.tell.stated import Elapsed, Often, Seen
from intrigue.tell.storyteller import tell_run
from intrigue.tell.telling import Sentence, Telling
from intrigue.tell.times import joined, later_on, span
from intrigue.tell.wordchoice import Patterns

GARDEN = """
world garden "The Garden"
type place
place garden "the garden", kitchen "the kitchen"
character ada "Ada" she
character ben "Ben" he
property at(character): place = garden
property watered: number = 0
property locked(place)
action water(who: character)
    "{who} [water] the beans{| from the big can| and [hum]}."
    by who
    seen by c if at(c) == garden
    if at(who) == garden and watered < 40
    then watered += 1
wants ada
    watered
"""
DAILY = """
event dawn every day at 06:00
    "The cock [crow]."
    seen by c if at(c) == garden
    then watered += 0
"""


def told(text: str, *, steps: int = 12, pov: str | None = "ben", length: Length = "normal", step: int = 10) -> Telling:
    story = run(load_text(text), steps=steps, options=Options(0, Clock(step=step)))
    return tell_run(story, pov=pov, length=length)


# --- Routine ----------------------------------------------------------------------------------------------------------


def test_what_happens_again_and_again_is_summed_up() -> None:
    telling = told(GARDEN)
    watered = [each for each in telling.sentences if each.kind == "event" and "water" in each.text]
    [summary] = [each for each in telling.sentences if each.kind == "summary"]
    assert len(watered) == 2
    [fact] = summary.facts
    assert isinstance(fact, Often)
    assert len(fact.entries) == 10
    assert "Ada watered" in summary.text or "Ada water" in summary.text


def test_a_routine_of_days_says_how_long_it_went_on() -> None:
    telling = told(GARDEN, step=DAY, steps=24)
    [summary] = [each for each in telling.sentences if each.kind == "summary"]
    assert "three weeks" in summary.text.lower()
    assert any(isinstance(fact, Elapsed) for fact in summary.facts)


def test_the_full_length_tells_more_of_a_routine_and_the_short_one_less() -> None:
    counts = {
        length: sum(each.kind == "event" for each in told(GARDEN, length=length).sentences)
        for length in ("short", "normal", "full")
    }
    assert counts["short"] < counts["normal"] < counts["full"]


def test_a_few_repeats_are_told_one_by_one() -> None:
    telling = told(GARDEN, steps=4)
    assert not any(each.kind == "summary" for each in telling.sentences)
    assert len(telling.sentences) == 4
    assert len({each.text for each in telling.sentences}) == 4


# --- Scenes and time --------------------------------------------------------------------------------------------------


def test_after_a_while_in_which_nothing_is_told_a_scene_begins_with_how_long_it_has_been() -> None:
    telling = told(GARDEN, steps=2, step=DAY)
    first, second = telling.acts[0].paragraphs
    assert first.new_scene
    assert second.new_scene
    assert second.text.startswith("The next morning Ada watered")


def test_what_follows_at_once_belongs_to_the_scene() -> None:
    assert len(told(GARDEN, steps=2).acts[0].paragraphs) == 1


def test_what_the_focalizer_is_not_there_to_see_is_left_out() -> None:
    away = GARDEN.replace("wants ada", "start\n    at(ben) = kitchen\nwants ada")
    assert not told(away).sentences
    assert told(away, pov="ada").sentences


def test_times_are_said_as_people_say_them() -> None:
    clock = Clock()
    assert later_on(clock, 0, 60)[0] == "an hour later"
    assert later_on(clock, 0, 3 * 60)[0] == "three hours later"
    assert later_on(clock, 0, 6 * 60)[0] == "that afternoon"
    assert later_on(clock, 0, 11 * 60)[0] == "that evening"
    assert later_on(clock, 0, DAY)[0] == "the next morning"
    assert later_on(clock, 0, 3 * DAY)[0] == "three days later"
    assert later_on(clock, 0, 22 * DAY)[0] == "three weeks later"
    assert [span(days * DAY) for days in (1, 5, 7, 21, 40)] == [
        "a day",
        "five days",
        "a week",
        "three weeks",
        "40 days",
    ]


def test_before_speech_the_time_is_a_sentence_of_its_own() -> None:
    assert joined("an hour later", "The rain stopped.") == "An hour later the rain stopped."
    assert joined("an hour later", "Ada came in.") == "An hour later Ada came in."
    assert joined("an hour later", "Across the yard it rang.") == "An hour later across the yard it rang."
    assert joined("an hour later", "“Oh,” said Ada.") == "An hour later. “Oh,” said Ada."


# --- Wordings ---------------------------------------------------------------------------------------------------------


def test_a_wording_comes_again_only_when_it_is_out_of_the_ear() -> None:
    patterns = Patterns(0)
    patterns.read("one two three", "a")
    assert patterns.fresh(("a",), "") is None
    assert patterns.fresh(("a", "b"), "") == "b"
    patterns.read("word " * IN_THE_EAR, "b")
    assert patterns.fresh(("a", "b"), "") == "a"
    assert patterns.oldest(("a", "b")) == "a"


def test_no_stock_wording_comes_twice_within_what_is_in_the_ear() -> None:
    thoughts = [each.text for each in told(GARDEN, pov="ada", length="full").sentences if each.kind == "thought"]
    assert thoughts
    assert len(set(thoughts)) == len(thoughts)


# --- Live -------------------------------------------------------------------------------------------------------------


def test_a_live_telling_tells_each_entry_at_once_and_can_be_forked() -> None:
    story = Story(load_text(GARDEN))
    entries: list[Entry] = list(story.run(6))
    teller = LiveTeller(story.setting, story.following, "ada")
    first = [each.text for entry in entries[:9] for each in teller.tell(entry)]
    other = teller.fork()
    assert first
    assert [teller.tell(each) for each in entries[9:]] == [other.tell(each) for each in entries[9:]]


# --- Paragraphs -------------------------------------------------------------------------------------------------------


def test_a_thought_with_a_pronoun_for_its_thinker_begins_a_paragraph_where_that_would_seem_to_mean_another() -> None:
    world = load_text(GARDEN + 'character carl "Carl" he\n')
    water = Signature("water", ("character",))

    def sentence(kind: str, text: str, who: str) -> Sentence:
        facts = (Seen(0, GroundCall(water, (who,))),) if kind == "event" else ()
        return Sentence(text, facts, 0, "ben", kind)

    thought = sentence("thought", "He had seen enough.", "ben")
    named = sentence("thought", "Ben had seen enough.", "ben")
    by_carl, by_ben = sentence("event", "Carl hummed.", "carl"), sentence("event", "Ben hummed.", "ben")
    assert begins_paragraph(world, [by_carl], thought, unnamed=False)
    assert not begins_paragraph(world, [by_carl], named, unnamed=False)
    assert not begins_paragraph(world, [by_carl, by_ben], thought, unnamed=False)


TALK = """
character carl "Carl" he
property said(character)
property left(character)
action speak(who: character)
    "'Beans,' {who} [say] to {carl}."
    by who
    if who == ben and not said(who)
    then said(who)
action leave(who: character)
    "{who} [go] in."
    by who
    if who == carl and said(ben) and not left(who)
    then left(who)
wants ben: 1 if said(ben)
wants carl: 1 if left(carl)
"""


def test_who_does_something_upon_words_is_named_in_a_paragraph_of_its_own() -> None:
    telling = told(GARDEN.replace("wants ada\n    watered\n", TALK), pov="ada", steps=3)
    paragraphs = [each.text for act in telling.acts for each in act.paragraphs]
    assert paragraphs == ["“Beans,” Ben said to Carl.", "Carl went in."]
