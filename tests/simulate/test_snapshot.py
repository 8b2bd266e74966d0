"""The end of a run in its file: where that can be relied on, nothing happens again, and all is as if it had."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from intrigue.errors import InputError
from intrigue.language.loader import load
from intrigue.simulate import runfile
from intrigue.simulate.edition import PARTS, edition_of
from intrigue.simulate.following import Following
from intrigue.simulate.runfile import from_json, to_json, with_seal
from intrigue.simulate.simulation import Options, Story, run
from intrigue.simulate.snapshot import taken
from tests.simulate.playing import BELL, DANCE, DOOR, SEARCH, played
from tests.worlds.small import small_worlds

SMALL = (BELL, DANCE, DOOR, SEARCH)
Follow = Callable[..., Any]


@pytest.fixture(autouse=True)
def every_run_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the shortest run say where it stood in the end."""
    monkeypatch.setattr(runfile, "LONG", 1)


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the indices of the entries that happen again from now on."""
    found: list[int] = []
    follow: Follow = Following.follow

    def counted(self: Following, moment: Any, entry: Any) -> Any:
        found.append(entry.index)
        return follow(self, moment, entry)

    monkeypatch.setattr(Following, "follow", counted)
    return found


def sealed(data: dict[str, Any]) -> bytes:
    """Return the run file with this content, with the seal that belongs to it."""
    data["end"]["seal"] = ""
    return with_seal(msgspec.json.encode(data))


def same_moment(one: Story, other: Story) -> bool:
    """Return whether two runs stand alike, told by all that is written of them."""
    mine, theirs = (taken(each.setting, each.moment) for each in (one, other))
    assert mine is not None
    return msgspec.json.encode(mine) == msgspec.json.encode(theirs)


@pytest.mark.parametrize("name", [each for each in small_worlds() if each != "market"])
def test_a_run_that_stands_where_its_file_says_goes_on_like_one_that_was_followed(
    name: str, followed: list[int]
) -> None:
    """In all bundled worlds without crowds: the same moment, the same file when saved again, the same further run."""
    text = to_json(run(load(name).world, steps=20, options=Options(3)))
    followed.clear()
    stands = from_json(text)
    assert not followed
    follows = from_json(text, anew=True)
    assert followed == list(range(len(follows.chronicle)))
    assert same_moment(stands, follows)
    assert to_json(stands) == text
    for each in (stands, follows):
        each.ended = ""
        for _ in each.run(4):
            pass
    assert stands.digests.found == follows.digests.found
    assert stands.digests.states == follows.digests.states


@pytest.mark.parametrize("text", SMALL)
def test_after_every_step_it_can_stand_where_its_file_says(text: str, followed: list[int]) -> None:
    """What is refused, waited for and tried again keeps its place as well."""
    story = played(text, 0)
    while story.moment.step < 8 and not story.ended:
        for _ in story.run(1):
            pass
        data = to_json(story)
        followed.clear()
        stands = from_json(data)
        assert not followed
        assert same_moment(stands, from_json(data, anew=True))
        story = stands


def test_a_file_that_was_changed_is_followed_and_refused_where_it_parts() -> None:
    """The seal covers the entries; which of them is wrong, following tells."""
    data = json.loads(to_json(played(DOOR, 2)))
    number, failed = next((n, each) for n, each in enumerate(data["entries"]) if each["kind"] == "failed")
    failed["writes"] = []
    with pytest.raises(InputError) as refused:
        from_json(json.dumps(data))
    assert f"entry {number} " in refused.value.diagnostics[0].message


def test_what_another_edition_wrote_is_followed(followed: list[int]) -> None:
    """What the same entries lead to there may be something else."""
    whole = played(SEARCH, 4)
    data = json.loads(to_json(whole))
    followed.clear()
    assert same_moment(from_json(sealed(data)), whole)
    assert not followed
    data["end"]["edition"] = "0"
    assert same_moment(from_json(sealed(data)), whole)
    assert followed


def test_where_the_seal_is_broken_the_run_is_followed(followed: list[int]) -> None:
    """Whatever the file says of its end, the run comes to the right one."""
    whole = played(SEARCH, 4)
    text = to_json(whole)
    minutes = f'"minutes":{whole.moment.minutes},"since"'
    assert text.count(minutes) == 1
    followed.clear()
    again = from_json(text.replace(minutes, minutes.replace(":", ":1")))
    assert followed
    assert same_moment(again, whole)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": 10**6},
        {"values": []},
        {"pieces": [[10**6, 0, 0]]},
        {"states": [[0]]},
        {"intentions": {"ann": [10**6, 0]}},
    ],
)
def test_a_seal_on_nonsense_does_not_help_it(nonsense: dict[str, Any], followed: list[int]) -> None:
    """What does not fit the world is not heeded either, whoever sealed it."""
    whole = played(DOOR, 2)
    data = json.loads(to_json(whole))
    data["end"]["snapshot"] |= nonsense
    followed.clear()
    again = from_json(sealed(data))
    assert followed
    assert same_moment(again, whole)


def test_a_short_run_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runfile, "LONG", 1_000)
    assert json.loads(to_json(played(DOOR, 2)))["end"] is None


def test_what_is_said_in_crowds_is_followed() -> None:
    assert json.loads(to_json(run(load("market").world, steps=2)))["end"] is None


def test_an_edition_is_told_by_the_text_of_the_program(tmp_path: Path) -> None:
    """The same text anywhere is the same edition; a letter changed or a module renamed makes another."""

    def program(folder: str, name: str, text: str) -> str:
        file = tmp_path / folder / PARTS[-1] / name
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        return edition_of(tmp_path / folder)

    here = program("here", "clock.py", "step = 1\n")
    assert here
    assert program("there", "clock.py", "step = 1\n") == here
    assert program("changed", "clock.py", "step = 2\n") != here
    assert program("renamed", "clocks.py", "step = 1\n") != here
    assert edition_of(tmp_path / "nowhere") == ""
