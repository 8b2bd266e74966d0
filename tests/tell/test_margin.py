"""Notes stand beside the paragraph that tells of their entry."""

from __future__ import annotations

from intrigue.language.loader import load_text
from intrigue.model.plans import GroundCall
from intrigue.model.terms import Signature
from intrigue.tell.margin import WIDTH, Note, with_margin
from intrigue.tell.stated import Seen
from intrigue.tell.telling import Paragraph, Sentence, Telling, ToldAct

WORLD = load_text('world gate "The Gate"\ncharacter ann')

GO = GroundCall(Signature("go", ()), ())


def told(*paragraphs: tuple[int, str]) -> Telling:
    """Return a story of one act in which every paragraph tells of one entry."""
    made = [Paragraph((Sentence(text, (Seen(entry, GO, False),), entry),)) for entry, text in paragraphs]
    return Telling(WORLD, (ToldAct("An act", tuple(made)),), (), None)


def test_a_note_stands_beside_the_paragraph_that_tells_of_its_entry() -> None:
    lines = list(with_margin(told((2, "She goes out."), (5, "She comes back.")), [Note(5, "B2"), Note(2, "B1")]))
    assert "B1      She goes out." in lines
    assert "B2      She comes back." in lines


def test_what_is_not_told_stands_beside_what_is_told_after_it() -> None:
    lines = list(with_margin(told((2, "She goes out."), (5, "She comes back.")), [Note(3, "B2"), Note(9, "B3")]))
    assert "B2 B3   She comes back." in lines


def test_many_notes_run_down_the_margin_beside_a_short_paragraph() -> None:
    lines = list(with_margin(told((1, "She goes.")), [Note(1, f"B{number}") for number in range(4)]))
    first = lines.index("B0 B1   She goes.")
    assert lines[first + 1] == "B2 B3"


def test_nothing_is_wider_than_asked_and_the_text_keeps_out_of_the_margin() -> None:
    lines = list(with_margin(told((1, "Once more she goes. " * 20)), [Note(1, "B1")], width=40))
    assert all(len(line) <= 40 for line in lines)
    assert all(line[WIDTH - 1 : WIDTH] in ("", " ") for line in lines)


def test_a_story_of_which_nothing_is_told_has_no_notes() -> None:
    lines = list(with_margin(Telling(WORLD, (), (), None, "the act cannot be reached"), [Note(0, "B1")]))
    assert not any("B1" in line for line in lines)
