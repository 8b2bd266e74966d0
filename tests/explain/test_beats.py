"""Beats are found in a run in their order, each with what realises it, and what is missing is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.cli.main import run
from intrigue.errors import InputError
from intrigue.explain.beat_files import beats_beside, load_beats, read_beats
from intrigue.explain.beats import Found, Missing, Sift
from intrigue.explain.past import Past
from intrigue.language.loader import load_text
from intrigue.simulate.options import Options
from intrigue.simulate.runfile import to_json
from intrigue.simulate.simulation import Story

WORLD = """
world gate "The Gate"

type place
place yard "the yard", road "the road"
character ann "Ann" she, bob "Bob" he

property at(character): place = yard
property open_gate
property glad(character)

start
    at(bob) = road
    bob believes not open_gate

action unlock(who: character)
    by who
    seen by c if at(c) == yard
    if at(who) == yard and not open_gate
    then open_gate

action go(who: character, to: place)
    by who
    if at(who) != to and open_gate
    then at(who) = to

wants ann
    1 if at(ann) == road
"""


def _past() -> Past:
    story = Story(load_text(WORLD), Options(seed=1))
    for _ in story.run(6):
        pass
    return Past(story)


def _results(*beats: str) -> tuple[Found | Missing, ...]:
    past = _past()
    stated = [f"[[beat]]\nname = '{number}'\nsays = '.'\nsigns = [{signs}]\n" for number, signs in enumerate(beats)]
    return Sift(past, read_beats("".join(stated), past.story.world)).results()


def _found(*beats: str) -> list[bool]:
    return [isinstance(each, Found) for each in _results(*beats)]


def test_what_happens_is_found_with_its_entry_and_what_led_to_it() -> None:
    first, second = _results("{ happens = 'unlock(ann)' }", "{ happens = 'go(ann, _)' }")
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert first.entries < second.entries


def test_the_order_counts() -> None:
    first, second = _results("{ happens = 'go(ann, road)' }", "{ happens = 'unlock(ann)' }")
    assert [type(first), type(second)].count(Missing) == 1


def test_what_is_missing_says_where_it_would_have_been() -> None:
    both = _results("{ happens = 'unlock(ann)' }", "{ happens = 'go(ann, road)' }", "{ happens = 'unlock(_)' }")
    last = both[2]
    assert isinstance(last, Missing)
    assert isinstance(both[0], Found)
    assert last.elsewhere == both[0].entries[0]


def test_one_event_realises_one_beat_only() -> None:
    assert _found("{ happens = 'unlock(ann)' }", "{ happens = 'unlock(ann)' }") == [True, False]


def test_what_becomes_so_by_an_event_belongs_to_it_as_well() -> None:
    (found,) = _results("{ happens = 'unlock(ann)' }, { becomes = 'open_gate' }")
    assert isinstance(found, Found)
    assert found.entries[0] == found.entries[1]


def test_what_was_so_from_the_start_stands_and_does_not_become_so() -> None:
    assert _found("{ stands = 'at(bob) == road' }", "{ becomes = 'at(bob) == road' }") == [True, False]


@pytest.mark.parametrize(
    ("rest", "there"),
    [
        ("before = 'not open_gate'", True),
        ("before = 'open_gate'", False),
        ("after = 'open_gate'", True),
        ("after = 'bob believes open_gate'", False),
        ("unseen_by = ['bob']", True),
        ("seen_by = ['bob']", False),
        ("kind = 'failed'", False),
    ],
)
def test_an_event_counts_only_where_all_holds_that_is_stated(rest: str, there: bool) -> None:
    assert _found(f"{{ happens = 'unlock(ann)', {rest} }}") == [there]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("beat = 3", "row of [[beat]]"),
        ("[[beat]", "no file of beats"),
        ("[[beat]]\nname = 'a'", "signs"),
        ("[[beat]]\nname='a'\nsays='b'\nsigns=[{happens='unlok(ann)'}]", "unlok"),
        ("[[beat]]\nname='a'\nsays='b'\nsigns=[{happens='unlock(anne)'}]", "anne"),
        ("[[beat]]\nname='a'\nsays='b'\nsigns=[{happens='go(ann)'}]", "takes 2"),
        ("[[beat]]\nname='a'\nsays='b'\nsigns=[{becomes='open_gat'}]", "open_gat"),
        ("[[beat]]\nname='a'\nsays='b'\nsigns=[{happens='unlock(ann)', becomes='open_gate'}]", "one of"),
        ("[[beat]]\nname='a'\nsays='b'\nsigns=[{hapens='unlock(ann)'}]", "hapens"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_says_why(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_beats(text, load_text(WORLD))
    assert [each.code for each in refused.value.diagnostics] == ["E725"]
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="E725"):
        load_beats(tmp_path / "none.toml", load_text(WORLD))


def test_a_world_of_ones_own_has_no_beats_beside_it() -> None:
    assert beats_beside(load_text(WORLD)) is None


def test_the_command_says_what_is_there_and_fails_where_something_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved, file = tmp_path / "gate.run", tmp_path / "gate.toml"
    saved.write_text(to_json(_past().story), encoding="utf-8")
    file.write_text("[[beat]]\nname='1'\nsays='She unlocks it.'\nsigns=[{happens='unlock(ann)'}]\n", encoding="utf-8")
    assert run(["beats", str(saved), "--of", str(file)]) == 0
    assert "1 of 1 beats" in capsys.readouterr().out
    assert run(["beats", str(saved), "--of", str(file), "--json"]) == 0
    assert '"entries"' in capsys.readouterr().out
    with file.open("a", encoding="utf-8") as more:
        more.write("[[beat]]\nname='2'\nsays='He goes.'\nsigns=[{happens='go(bob, yard)'}]\n")
    assert run(["beats", str(saved), "--of", str(file)]) == 1
    assert "MISSING: go(bob, yard)" in capsys.readouterr().out
    assert run(["beats", str(saved)]) == 2
