"""What is wrong with a file is said in words, with exit code 2, at once and never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command, Outcome

WORLD = """\
world w "W"

type place
place shop, street
character gaara "Gaara" he
property at(character): place = shop
property dry
property coins: number

action go(who: character)
    by who
    if at(who) == shop
    then at(who) = street

wants gaara
    1 if at(gaara) == street

"""
GOAL = "author wants\n    1 if at(gaara) == street\n"
MANY = ", ".join(f"p{number}" for number in range(300))
DEEP = "(" * 10_000 + "dry" + ")" * 10_000


def refused(command: Command, *arguments: str) -> Outcome:
    outcome = command(*arguments)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    return outcome


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (WORLD + "start\n    dry\n\tcoins = 3\n", "E005", "indented with a tab, earlier ones with blanks"),
        (
            WORLD + f"rule r\n    when {'(' * 10_000}dry{')' * 10_000}\n    then dry\n",
            "E009",
            "nest more than 100 deep",
        ),
        (WORLD + "property dry\n", "E106", "already defined"),
        ("world w\ntype a: b\ntype b: c\ntype c: a\n", "E107", "'a' is a 'b' is a 'c' is a 'a'"),
        (WORLD + "rule r\n    when coins > unknown\n    then dry\n", "E115", "`unknown` has no size"),
        (WORLD + "rule r\n    when coins == 1 / 0\n    then dry\n", "E120", "divided by 0"),
        ('use "w.story"\n' + WORLD, "E145", "w.story uses w.story"),
    ],
    ids=["tabs", "parentheses", "twice", "type cycle", "unknown", "division", "use cycle"],
)
def test_a_mistake_in_a_text_is_shown_at_its_place(command: Command, text: str, code: str, said: str) -> None:
    Path("w.story").write_text(text, encoding="utf-8")
    found = refused(command, "check", "w.story").err
    assert f"error[{code}]" in found
    assert said in found


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        ("# caf\xe9\n".encode("latin-1"), "E142", "byte 0xe9 at offset 5 (line 1)"),
        (WORLD.encode("utf-16"), "E142", "UTF-16"),
        (b"\0\0\0", "E001", "U+0000 cannot stand here"),
        (b"# nothing but comments in here\n" * 1_700_000, "E143", "52,700,000 bytes"),
    ],
    ids=["latin-1", "utf-16", "zeroes", "50 megabytes"],
)
def test_a_file_that_is_no_story_is_refused(command: Command, data: bytes, code: str, said: str) -> None:
    Path("w.story").write_bytes(data)
    found = refused(command, "check", "w.story").err
    assert f"error[{code}]" in found
    assert said in found


def test_a_file_that_may_not_be_read_is_named(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("w.story").write_text(WORLD, encoding="utf-8")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "permission denied" in refused(command, "check", "w.story").err


def test_what_is_no_plain_file_is_named(command: Command) -> None:
    Path("w.story").mkdir()
    assert "is a folder, not a file" in refused(command, "check", "w.story").err


def test_a_file_that_is_not_there_is_named_with_its_neighbour(command: Command) -> None:
    Path("world.story").write_text(WORLD, encoding="utf-8")
    assert "did you mean 'world.story'?" in refused(command, "check", "wrold.story").err


BEYOND = {
    "rules for ever": ("rule up\n    when coins >= 0\n    then coins += 1\n", "rule 'up()' does not come to an end"),
    "instances": (
        f"type spot\nspot {MANY}\naction jump(a: spot, b: spot)\n    by gaara\n    then dry\n",
        "action 'jump' has up to 90,000 instances; the bound is 50,000; narrow 'a' (300 entities)",
    ),
    "fluents": (
        f"type spot\nspot {MANY}\nproperty near(spot, spot, spot)\n",
        "'near' takes the world over 200,000 fluents",
    ),
    "quantifiers": (
        f"type spot\nspot {MANY}\nproperty dark(spot)\naction look\n    by gaara\n    if exists a: spot . "
        "exists b: spot . exists c: spot . dark(a) and dark(b) and dark(c)\n    then dry\n",
        "the 'exists' over 300 entities of the type 'spot' takes a condition over 200,000 parts",
    ),
}
DIVISION = "rule r\n    when at(gaara) == street and not dry\n    then\n        coins = 3 / coins\n        dry\n"


@pytest.mark.parametrize("verb", ["check", "plan", "tell"])
@pytest.mark.parametrize("case", BEYOND)
def test_a_bound_is_named_with_what_met_it(command: Command, verb: str, case: str) -> None:
    text, said = BEYOND[case]
    Path("w.story").write_text(WORLD + GOAL + text, encoding="utf-8")
    assert said in refused(command, verb, "w.story").err


@pytest.mark.parametrize("verb", ["plan", "tell"])
def test_a_division_by_zero_is_named_where_it_happens(command: Command, verb: str) -> None:
    Path("w.story").write_text(WORLD + GOAL + DIVISION, encoding="utf-8")
    assert "division by zero: 3 / 0" in refused(command, verb, "w.story").err


def test_a_division_that_could_be_by_zero_is_warned_of(command: Command) -> None:
    Path("w.story").write_text(WORLD + GOAL + DIVISION, encoding="utf-8")
    assert "W212" in command("check", "w.story").err


def test_eight_megabytes_of_nothing_are_read(command: Command) -> None:
    for number in range(1, 4):
        Path(f"part{number}.story").write_text("\n" * 1_999_999, encoding="utf-8")
    uses = "".join(f'use "part{number}.story"\n' for number in range(1, 4))
    Path("w.story").write_text(uses + WORLD + "\n" * 1_990_000, encoding="utf-8")
    assert command("check", "w.story").code == 0
