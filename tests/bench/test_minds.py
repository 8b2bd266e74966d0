"""`bench/minds.py`: what the engine's beliefs answer to little stories in the form of each question set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from minds_sets import SETS

from minds import answers, load, main, report

DATA = Path(__file__).parents[3] / "shared" / "data" / "tom"


def asked(source: str, story: str, *questions: tuple[int, str, str], folder: Path) -> None:
    """Ask each (order, question, answer that it must give) about a story with one sentence a line."""
    lines = [line.strip() for line in story.strip().splitlines()]
    file = folder / "questions.jsonl"
    file.write_text(
        "\n".join(
            json.dumps({"source": source, "story": lines, "order": order, "question": question, "answer": label})
            for order, question, label in questions
        )
    )
    outcomes = answers(load(file))
    assert [each.said for each in outcomes] == [label for _, _, label in questions], [each.reason for each in outcomes]


# --- ToMi -------------------------------------------------------------------------------------------------------------


def test_who_left_before_a_move_looks_in_the_old_place(tmp_path: Path) -> None:
    story = """
        Rosa entered the loft.
        Emil entered the loft.
        Emil dislikes the kite
        The kite is in the green_basket.
        The green_basket is in the loft.
        Rosa exited the loft.
        Emil moved the kite to the wooden trunk.
    """
    asked(
        "tomi",
        story,
        (0, "Where was the kite at the beginning?", "green_basket"),
        (0, "Where is the kite really?", "wooden trunk"),
        (1, "Where will Rosa look for the kite?", "green_basket"),
        (1, "Where will Emil look for the kite?", "wooden trunk"),
        (2, "Where does Emil think that Rosa searches for the kite?", "green_basket"),
        (2, "Where does Rosa think that Emil searches for the kite?", "green_basket"),
        folder=tmp_path,
    )


def test_who_comes_back_sees_where_things_lie_and_is_seen_to(tmp_path: Path) -> None:
    story = """
        Rosa and Emil are in the loft.
        The t-shirt is in the basket.
        Rosa exited the loft.
        Emil moved the t-shirt to the trunk.
        Rosa entered the loft.
    """
    asked(
        "percept_tomi",
        story,
        (1, "Where will Rosa look for the t - shirt?", "trunk"),
        (2, "Where does Emil think that Rosa searches for the t - shirt?", "trunk"),
        (2, "Where does Rosa think that Emil searches for the t - shirt?", "trunk"),
        folder=tmp_path,
    )


def test_who_goes_straight_to_another_room_is_missed_by_those_left_behind(tmp_path: Path) -> None:
    story = """
        Rosa is in the loft
        Emil is in the loft
        The kite is in the basket
        Rosa entered the back yard
        Emil moved the kite to the trunk
        Phone rang
    """
    asked(
        "tom_qa",
        story,
        (2, "Where does Emil think that Rosa searches for the kite?", "basket"),
        (1, "Where will Rosa look for the kite?", "basket"),
        folder=tmp_path,
    )


# --- Hi-ToM -----------------------------------------------------------------------------------------------------------

CHAPTER = """
    Rosa, Emil, Ines, Otto and Vera entered the cabin.
    The quince is in the red_jar.
    Rosa moved the quince to the blue_jar.
    Rosa exited the cabin.
    Otto lost his hat.
    Emil made no movements and stayed in the cabin for 1 minute.
    Emil exited the cabin.
    Ines moved the quince to the tin_box.
    Ines exited the cabin.
    Otto made no movements and stayed in the cabin for 1 minute.
    Otto exited the cabin.
    Vera moved the quince to the sack.
    Vera exited the cabin.
    Rosa, Emil, Ines, Otto and Vera entered the waiting_room.
"""


def test_a_chain_of_minds_ends_with_what_all_of_them_saw_together(tmp_path: Path) -> None:
    asked(
        "hitom2",
        CHAPTER,
        (0, "Where is the quince really?", "sack"),
        (1, "Where does Emil really think the quince is?", "blue_jar"),
        (2, "Where does Otto think Ines thinks the quince is?", "tin_box"),
        (3, "Where does Vera think Otto thinks Ines thinks the quince is?", "tin_box"),
        (4, "Where does Vera think Otto thinks Ines thinks Rosa thinks the quince is?", "blue_jar"),
        folder=tmp_path,
    )


def test_a_claim_is_believed_by_who_left_before_the_speaker_and_thought_to_be_believed(tmp_path: Path) -> None:
    asked(
        "hitom2",
        CHAPTER + "    Ines publicly claimed that quince is in the urn now.",
        (1, "Where does Rosa really think the quince is?", "urn"),
        (1, "Where does Otto really think the quince is?", "tin_box"),
        (1, "Where does Ines really think the quince is?", "tin_box"),
        (2, "Where does Rosa think Ines thinks the quince is?", "urn"),
        (2, "Where does Otto think Ines thinks the quince is?", "tin_box"),
        (2, "Where does Ines think Vera thinks the quince is?", "urn"),
        (2, "Where does Otto think Rosa thinks the quince is?", "blue_jar"),
        (3, "Where does Vera think Ines thinks Rosa thinks the quince is?", "blue_jar"),
        folder=tmp_path,
    )


def test_who_is_told_in_private_after_missing_the_last_chapter_believes_it(tmp_path: Path) -> None:
    story = (
        CHAPTER
        + """
        Rosa and Otto entered the porch.
        The plum is in the urn.
        Rosa exited the porch.
        Otto exited the porch.
        Rosa and Otto entered the waiting_room.
        Otto privately told Vera that the quince is in the red_jar.
        Rosa privately told Otto that the quince is in the blue_jar.
        """
    )
    asked(
        "hitom",
        story,
        (1, "Where does Vera really think the quince is?", "red_jar"),
        (2, "Where does Vera think Otto thinks the quince is?", "red_jar"),
        (1, "Where does Otto really think the quince is?", "tin_box"),
        (2, "Where does Rosa think Otto thinks the quince is?", "blue_jar"),
        (1, "Where does Emil really think the quince is?", "blue_jar"),
        folder=tmp_path,
    )


def test_who_comes_again_into_the_room_of_a_thing_sees_it(tmp_path: Path) -> None:
    story = (
        CHAPTER
        + """
        Emil and Rosa entered the cabin.
        The plum is in the urn.
        Emil exited the cabin.
        Rosa exited the cabin.
        Emil and Rosa entered the waiting_room.
        """
    )
    asked(
        "hitom2",
        story,
        (2, "Where does Emil think Rosa thinks the quince is?", "sack"),
        (2, "Where does Otto think Rosa thinks the quince is?", "blue_jar"),
        (2, "Where does Rosa think Otto thinks the quince is?", "blue_jar"),
        folder=tmp_path,
    )


# --- ExploreToM -------------------------------------------------------------------------------------------------------


def test_containers_are_closed_to_who_comes_in(tmp_path: Path) -> None:
    story = """
        Rosa entered the boat house.
        Rosa moved the small, round stone to the oak chest, which is also located in the boat house.
        Rosa told privately to Emil that the small, round stone is in the oak chest.
        Rosa moved the small, round stone to the tin, which is also located in the boat house.
        Emil entered the boat house.
    """
    asked(
        "exploretom",
        story,
        (1, "In which container will Emil search for the small, round stone?", "oak chest"),
        (2, "In which container does Rosa think that Emil will search for the small, round stone?", "oak chest"),
        (1, "In which room will Emil search for the tin?", "boat house"),
        (0, "In which container was the small, round stone at the beginning?", "oak chest"),
        (0, "In which container is the small, round stone now?", "tin"),
        (
            0,
            "In which container was the small, round stone before Rosa moved the small, round stone to the tin?",
            "oak chest",
        ),
        folder=tmp_path,
    )


def test_a_secret_watcher_learns_and_nobody_knows(tmp_path: Path) -> None:
    story = """
        Rosa entered the mill.
        Emil entered the mill.
        Rosa moved the coin to the jug, which is also located in the mill.
        Ines told privately to Rosa about the harvest.
        While this action was happening, Emil witnessed this action in secret (and only this action).
        Rosa moved the coin to the purse, which is also located in the mill.
        While this action was happening, Ines witnessed this action in secret (and only this action).
    """
    asked(
        "exploretom",
        story,
        (1, "Does Emil know about harvest? Answer yes or no.", "yes"),
        (
            2,
            "What does Emil think about Rosa's belief on harvest? (knows about it / does not know about it)",
            "knows about it",
        ),
        (
            2,
            "What does Rosa think about Emil's belief on harvest? (knows about it / does not know about it)",
            "does not know about it",
        ),
        (1, "In which container will Ines search for the coin?", "purse"),
        (2, "In which container does Ines think that Emil will search for the coin?", "purse"),
        (2, "In which room does Ines think that Rosa will search for the coin?", "mill"),
        folder=tmp_path,
    )


def test_an_inattentive_person_misses_it_and_nobody_notices(tmp_path: Path) -> None:
    story = """
        Rosa entered the mill.
        Emil entered the mill.
        Rosa moved the coin to the jug, which is also located in the mill.
        Rosa moved the coin to the purse, which is also located in the mill.
        While this action was happening, Emil got distracted and did not realize what happened, without anyone \
noticing the brief lack of attention, and going back to paying attention immediately after the action was finished.
    """.replace("\\\n", "")
    asked(
        "exploretom",
        story,
        (1, "In which container will Emil search for the coin?", "jug"),
        (2, "In which container does Rosa think that Emil will search for the coin?", "purse"),
        (2, "In which container does Emil think that Rosa will search for the coin?", "jug"),
        folder=tmp_path,
    )


def test_who_missed_that_somebody_came_in_still_notices_them_there(tmp_path: Path) -> None:
    story = """
        Rosa entered the mill.
        Ines entered the mill.
        Emil entered the mill.
        While this action was happening, Vera witnessed this action in secret (and only this action); also, Rosa got \
distracted and did not realize what happened, without anyone noticing the brief lack of attention.
        Ines told out loud about the flood.
    """.replace("\\\n", "")
    asked(
        "exploretom",
        story,
        (
            2,
            "What does Rosa think about Emil's belief on flood? (knows about it / does not know about it)",
            "knows about it",
        ),
        (1, "Does Vera know about flood? Answer yes or no.", "no"),
        folder=tmp_path,
    )


def test_what_is_carried_off_is_where_those_who_saw_it_arrive_think(tmp_path: Path) -> None:
    story = """
        Rosa entered the mill.
        Emil entered the mill.
        Rosa moved the coin to the jug, which is also located in the mill.
        Emil entered the barn.
        Ines entered the barn.
        Emil left the barn.
        Rosa moved the coin to the barn, leaving the jug in its original location.
    """
    asked(
        "exploretom",
        story,
        (0, "In which room is the coin now?", "barn"),
        (1, "In which room will Ines search for the coin?", "barn"),
        (1, "In which room will Emil search for the coin?", "mill"),
        (2, "In which container does Rosa think that Emil will search for the coin?", "jug"),
        folder=tmp_path,
    )


# --- StorySim ---------------------------------------------------------------------------------------------------------


def test_those_together_see_where_one_goes_and_others_do_not(tmp_path: Path) -> None:
    story = """
        Rosa enters room_1.
        Emil enters room_1.
        Ines enters room_2.
        Rosa enters room_2.
        Ines enters room_3.
        Rosa enters room_4.
    """
    asked(
        "storysim",
        story,
        (1, "Where does Emil think Rosa is?", "room_2"),
        (1, "Where does Emil think Ines is?", "the_hallway"),
        (1, "Where does Ines think Rosa is?", "room_2"),
        (2, "Where does Rosa think Emil thinks Rosa is?", "room_2"),
        (2, "Where does Rosa think Ines thinks Emil is?", "room_1"),
        folder=tmp_path,
    )


# --- The program ------------------------------------------------------------------------------------------------------


def question(**fields: object) -> str:
    known = {"id": "q", "source": "storysim", "story": ["Rosa enters room_1."], "order": 1}
    return json.dumps({**known, "question": "Where does Rosa think Rosa is?", "answer": "room_1", **fields})


def test_the_report_gives_accuracy_by_order_and_flag_and_every_miss_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.jsonl"
    wrong = question(id="w", answer="room_9", disputed="the label is wrong", new_field=[1])
    file.write_text("\n".join([question(), "", wrong, question(id="u", story=["Rosa flies."])]))
    assert main([str(file)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("accuracy 0.3333\n")
    assert "without disputed      1      2    0.5000" in printed
    assert "since line 1 ('Rosa enters room_1.')" in printed
    assert "line 1 is not understood: 'Rosa flies.'" in printed
    assert main([str(file), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["accuracy"] == 0.3333
    assert result["by_order"]["1"]["all"] == 3
    assert [each["id"] for each in result["misses"]] == ["w", "u"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", ":1: is not JSON"),
        ("\n[]", ":2: expected an object"),
        (question(source="riddles"), "unknown set 'riddles'; known are hitom"),
        (question(answer=3), "'answer' is missing"),
        (question(story="Rosa enters room_1."), "'story' is missing or no list"),
        (question(order=60), "'order' is missing or no whole number"),
        ("\n\n", "holds no questions"),
    ],
)
def test_a_file_that_is_no_list_of_questions_is_refused_with_the_line(
    text: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(text)
    assert main([str(file)]) == 2
    assert message in capsys.readouterr().err


def test_a_question_deeper_than_its_order_is_a_miss(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(question(question="Where does Rosa think Emil thinks Rosa is?", story=["Emil enters room_1."] * 2))
    [outcome] = answers(load(file))
    assert not outcome.right
    assert "does not name" in outcome.reason


def test_every_set_reads_a_story_without_lines() -> None:
    for reader in SETS.values():
        assert len(reader.play([], 1).stage.states) == 1


@pytest.mark.skipif(not DATA.is_dir(), reason="the question sets are not here")
@pytest.mark.parametrize(
    ("name", "every", "least", "flag"),
    [
        ("hitom2", 10, 1.0, "disputed"),
        ("tomi", 5, 1.0, "disputed"),
        ("tom_qa", 5, 1.0, "disputed"),
        ("storysim", 18, 1.0, "disputed"),
        ("exploretom", 10, 1.0, "quirk"),
    ],
)
def test_a_sample_of_the_published_questions_is_answered(name: str, every: int, least: float, flag: str) -> None:
    items = load(DATA / f"{name}.dev.jsonl")
    stories = list(dict.fromkeys(item.story for item in items))[::every]
    chosen = [item for item in items if item.story in stories and not item.fields.get(flag)]
    result = report(answers(chosen))
    assert result["accuracy"] >= least, result["misses"]
