"""`intrigue plan` where there is no story: it says with which change there would be one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

DEBT = """
world errand "The Debt"
type place
place inn "the inn", mill "the mill"
character ann "Ann" she, tom "Tom" he
property at(character): place = inn
property paid(character)
start
    at(tom) = mill
    ann believes at(tom) = inn
action visit(who: character, whom: character, place)
    by who
    seen by c if c == who
    if at(whom) == place and at(who) != place
    then at(who) = place
action pay(who: character, whom: character)
    by who
    seen by c if c == who
    if at(who) == at(whom) and who != whom
    then paid(whom)
wants ann: paid(tom)
author wants paid(tom)
"""


@pytest.fixture
def errand(command: Command) -> Command:
    """Return the command line in a folder with a world in which Ann looks for Tom in the wrong place."""
    Path("errand.story").write_text(DEBT, encoding="utf-8")
    return command


def test_it_says_what_somebody_would_have_to_know_and_what_would_happen_then(errand: Command) -> None:
    planned = errand("plan", "errand.story")
    assert planned.code == 1
    assert planned.out == ""
    assert (
        "There would be one if Ann knew that Tom is at the mill: visit(ann, tom, mill), pay(ann, tom)." in planned.err
    )


def test_a_program_reads_the_outcome_the_change_and_the_story(errand: Command) -> None:
    printed = json.loads(errand("plan", "errand.story", "--json").out)
    assert (printed["outcome"], printed["otherwise"]["kind"]) == ("none exists", "knowledge")
    assert printed["otherwise"]["changes"] == [
        {"change": "Knows", "minds": ["ann"], "fluent": "at(tom)", "value": "mill"}
    ]
    assert len(printed["otherwise"]["plan"]["steps"]) == 2


def test_nobody_has_to_hear_it(errand: Command) -> None:
    planned = errand("plan", "errand.story", "--otherwise", "0")
    assert planned.code == 1
    assert "There would be one" not in planned.err
    assert json.loads(errand("plan", "errand.story", "--otherwise", "0", "--json").out)["otherwise"] is None
