"""What pictures show is what the run holds."""

from __future__ import annotations

from itertools import combinations

from intrigue.explain.asking import question
from intrigue.show.readings import TRUTH, beliefs, bonds, columns, feelings, seen, timeline, together
from tests.explain.looking import past_of


def test_there_is_a_column_for_the_start_and_for_everything_that_happened() -> None:
    past = past_of("pendant")
    course = columns(past)
    assert [each.entry for each in course[1:]] == [each.index for each in seen(past)]
    assert [each.point for each in course] == sorted(each.point for each in course)
    assert course[1].label == f"{course[1].entry} · day 1, 08:00"
    assert course[2].label == f"{course[2].entry} · 08:00"


def test_feelings_are_those_of_the_hearts() -> None:
    past = past_of("zoo")
    course = columns(past)
    found = feelings(past, ["hanna"])
    angers = [each.intensity for each in found if each.feeling == "anger: Otto"]
    assert angers == [
        max((past.hearts[each.point][f] for f in past.hearts[each.point] if str(f) == "anger(hanna, otto)"), default=0)
        for each in course
    ]
    assert {each.who for each in found} == {"Hanna"}


def test_every_line_has_one_name_and_names_do_not_cover_each_other() -> None:
    found = [each for each in feelings(past_of("zoo"), ["otto"]) if each.highest]
    assert len({each.feeling for each in found}) == len(found)
    for one, other in combinations(found, 2):
        assert one.place != other.place or abs(one.stands - other.stands) >= 12


def test_a_belief_is_right_wrong_or_missing() -> None:
    past = past_of("pendant")
    found = beliefs(past, [question(past, "likes(sakura, pendant)")], ["gaara"])
    gaaras = [each.standing for each in found if each.who == "Gaara"]
    assert gaaras[0] == "wrong"
    assert gaaras[-1] == "right"
    assert next(each.value for each in found if each.who == TRUTH) == "yes"
    tin = past_of("tin")
    standings = {each.standing for each in beliefs(tin, [question(tin, "at(biscuits)")])}
    assert {"is so", "right", "wrong", "does not know"} >= standings >= {"wrong", "does not know"}


def test_unless_asked_what_somebody_had_wrong_is_shown() -> None:
    found = beliefs(past_of("waltz"))
    assert "Clara is pinched?" in {each.question for each in found}


def test_bonds_are_facts_and_feelings_in_the_world_or_in_a_mind() -> None:
    past = past_of("pendant")
    there = {(each.one, each.other, each.label) for each in bonds(past, past.end)}
    assert ("sakura", "gaara", "fond 5") in there
    assert ("gaara", "sakura", "company") in there
    suitors = {(each.one, each.other, each.label) for each in bonds(past, past.end, "suitor")}
    assert ("sakura", "suitor", "fond 5") in suitors


def test_bonds_of_one_sort_between_two_are_one_line() -> None:
    past = past_of("zoo")
    found = together(bonds(past, past.end))
    assert len({(each.one, each.other, each.valence) for each in found}) == len(found)


def test_who_took_a_thing_for_another_is_told_apart_from_who_saw_it() -> None:
    past = past_of("pendant")
    found, texts = timeline(past)
    lingered = next(row for row, text in enumerate(texts) if "lingered" in text)
    assert {each.who: each.part for each in found if each.row == lingered} == {
        "Gaara": "saw it",
        "Sakura": "did it",
        "The suitor": "took it for something else",
    }
