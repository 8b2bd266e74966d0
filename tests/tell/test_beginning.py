"""The first lines: told before anything is lived, where they hang on nothing that is."""

from __future__ import annotations

import pytest

from intrigue.language.loader import load_text
from intrigue.simulate.simulation import Options, Story
from intrigue.tell.rendering import render_markdown, render_text
from intrigue.tell.storyteller import Manner, Storyteller, begun, retold, tell

GATE = """
world gate "The Gate"
type place
place yard "the yard", street "the street"
character ada "Ada" she
character ben "Ben" he
property at(character): place = yard
action leave(who: character)
    seen "{who} [go] out into the street."
    by who
    seen by c if at(c) == at(who)
    if at(who) == yard
    then at(who) = street
wants ada: at(ada) == street
wants ben: at(ben) == yard
"""
OPENING = 'opening "The gate [be] open."\n'
LINE = "The gate was open."
ACT = 'act "Outside" until at(ada) == street\n'
NEVER = 'act "Both" until at(ben) == street\n'


def teller(*parts: str, pov: str | None = None) -> Storyteller:
    return begun(load_text("".join((GATE, *parts))), Manner(pov))


def paragraphs(*parts: str, pov: str | None = None) -> list[str]:
    return [each.text for each in teller(*parts, pov=pov).paragraphs()]


def test_the_first_lines_are_out_before_a_mind_is_made_ready_or_anything_lived() -> None:
    telling = teller(OPENING, ACT)
    first = next(telling.paragraphs())
    assert first.text == LINE
    assert first.sentences[0].at == -1
    assert len(telling.story.chronicle) == 0
    assert "events" not in vars(telling.story.setting)


def test_they_are_told_once_and_the_scene_goes_on_from_there() -> None:
    telling = tell(load_text(GATE + OPENING + ACT))
    assert render_text(telling) == "\n\n".join(
        ("The Gate\n========", "Outside", LINE, "Ada went out into the street.\n")
    )


def test_what_is_told_later_is_told_as_if_they_had_come_with_it() -> None:
    """The same words as where the first lines hang on a moment, and so come with the first thing that is told."""
    with_it = 'opening if at(ben) == yard "The gate [be] open."\n'
    early, late = teller(OPENING, ACT), teller(with_it, ACT)
    assert [each.text for each in early.paragraphs()] == [each.text for each in late.paragraphs()]
    assert [each.new_scene for each in early.finished().acts[0].paragraphs] == [True, False]


@pytest.mark.parametrize(
    "opening",
    [
        'opening if at(ada) == street "It [be] late."\nopening "It [be] early."\n',
        'opening to ben "His yard."\nopening "It [be] early."\n',
        'name ada: "Miss Ada" if at(ada) == street else "Ada"\nopening "{ada} [wait]."\n',
    ],
)
def test_first_lines_that_hang_on_a_moment_or_on_eyes_are_told_with_the_first_thing(opening: str) -> None:
    telling = teller(opening, ACT, "viewpoint ada mostly, ben sometimes\n")
    next(telling.paragraphs())
    assert len(telling.story.chronicle) > 0


def test_through_eyes_that_are_certain_their_own_first_lines_are_out_at_once() -> None:
    telling = teller('opening to ben "His yard."\n', OPENING, ACT, pov="ben")
    assert next(telling.paragraphs()).text == "His yard."
    assert len(telling.story.chronicle) == 0
    assert next(teller('opening to ben "His yard."\n', OPENING, ACT, pov="ada").paragraphs()).text == LINE


def test_they_stand_below_the_first_act_that_is_not_over_already() -> None:
    telling = tell(load_text(GATE + OPENING + 'act "Inside" until at(ada) == yard\n' + ACT))
    assert [[each.text for each in act.paragraphs][:1] for act in telling.acts] == [[], [LINE]]
    assert "Inside" not in render_text(telling)


def test_where_the_first_act_cannot_be_reached_they_are_told_and_then_that() -> None:
    telling = tell(load_text(GATE + OPENING + NEVER))
    assert render_markdown(telling).startswith(
        f"# The Gate\n\n## Both\n\n{LINE}\n\n*[Act 1, 'Both', could not be reached"
    )
    assert not telling.complete


def test_where_an_act_is_over_and_the_next_cannot_be_reached_they_are_told_and_then_that() -> None:
    telling = tell(load_text(GATE + OPENING + 'act "Inside" until at(ada) == yard\n' + NEVER))
    assert [(act.title, [each.text for each in act.paragraphs]) for act in telling.acts] == [
        ("Inside", []),
        ("Both", [LINE]),
    ]


@pytest.mark.parametrize(
    "acts", [ACT, NEVER, 'act "Inside" until at(ada) == yard\n', "author wants at(ada) == street\n"]
)
def test_a_run_that_is_told_again_begins_as_it_did_when_it_was_lived(acts: str) -> None:
    lived = teller(OPENING, acts, "viewpoint ben mostly, ada sometimes\n")
    as_lived = [each.text for each in lived.paragraphs()]
    assert as_lived[0] == LINE
    assert [each.text for each in retold(lived.story, lived.manner).paragraphs()] == as_lived


def test_a_cast_that_is_left_to_itself_is_told_of_from_the_first_lines_on() -> None:
    story = Story(load_text(GATE + OPENING), Options())
    telling = Storyteller(story, story.run(3), Manner("ben"))
    assert [each.text for each in telling.paragraphs()] == [LINE, "Ada went out into the street."]


def test_a_story_is_told_once_however_often_it_is_asked_for() -> None:
    telling = teller(OPENING, ACT, 'closing "And so it [be]."\n')
    told = [each.text for each in telling.paragraphs()]
    assert told[-1] == "And so it was."
    assert [each.text for act in telling.finished().acts for each in act.paragraphs] == told
