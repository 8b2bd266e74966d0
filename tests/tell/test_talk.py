"""A run of direct speech reads like talk: who speaks is said where it is needed; who answers begins a paragraph."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.simulate.simulation import run
from intrigue.tell.storyteller import tell_run

DOOR = """
world door "At the Door"
character ada "Ada" she
character ben "Ben" he
property turn: 0..9
"""
ENDING = """
wants ada: turn
wants ben: turn
viewpoint ada only, in their own words
"""


def talk(*lines: str) -> list[str]:
    """Return the paragraphs of a talk in which Ada and Ben speak in turn; a line is a template."""
    actions = [
        f"""
action line{at}(who: character, other: character)
    "{line}"
    by who
    if who == {("ada", "ben")[at % 2]} and other != who and turn == {at}
    then turn = {at + 1}
"""
        for at, line in enumerate(lines)
    ]
    story = run(load_text("".join((DOOR, *actions, ENDING))), steps=12)
    return [each.text for act in tell_run(story).acts for each in act.paragraphs]


def test_who_speaks_is_left_out_from_the_third_turn_on() -> None:
    said = talk("'It is late,' {who} [say].", "'It is,' {who} [say].", "'Very late,' {who} [say].")
    assert said == ["“It is late,” Ada said.", "“It is,” Ben said.", "“Very late.”"]


def test_a_question_keeps_its_mark() -> None:
    said = talk("'It is late,' {who} [say].", "'Is it?' {who} [ask].", "'Is it not?' {who} [ask].")
    assert said[-1] == "“Is it not?”"


def test_after_two_turns_without_it_is_said_again_who_speaks() -> None:
    said = talk(*[f"'{word},' {{who}} [say]." for word in ("One", "Two", "Three", "Four", "Five", "Six")])
    assert said[2:] == ["“Three.”", "“Four.”", "“Five,” Ada said.", "“Six.”"]


def test_what_is_done_while_speaking_is_told_with_who_speaks() -> None:
    said = talk("'It is late,' {who} [say].", "'It is,' {who} [say].", "'Very,' {who} [say], and [find] the key.")
    assert said[-1] == "“Very,” Ada said, and found the key."


def test_whoever_does_something_upon_what_was_said_begins_a_paragraph() -> None:
    said = talk("'It is late,' {who} [say].", "{who} [nod].")
    assert said == ["“It is late,” Ada said.", "Ben nodded."]
