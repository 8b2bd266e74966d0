"""`format_text` keeps comments and single blank lines, and changes nothing when done twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from intrigue.errors import InputError
from intrigue.language.formatting import format_text
from intrigue.language.parser import parse

WORLDS = sorted((Path(__file__).parents[2] / "src" / "intrigue" / "worlds").rglob("*.story"))

KEPT = """\
# A comment on the whole file.

# A comment on the world.
world w  # behind the world


# above a type
type place  # behind a type

# between declarations

type gift
type third
start  # behind a header
    # above a statement
    a  # behind a statement

    b
    # below the last statement
action look(who: character)  # behind an action
    # above a clause
    by who  # behind a clause
    then
        # above an effect
        p(who)
        # below the last effect
    # below the last clause
start
    if a:  # behind an if
        b
        # below the branch
    # above the else
    else:  # behind an else
        c
wants sakura
    # why
    a  # so
    # below the last want
check "x"  # behind a check
    # above a formula
    always p  # behind a formula
feelings
    # above a temper
    gaara: anger
# the end
"""

FORMATTED = """\
# A comment on the whole file.

# A comment on the world.
world w  # behind the world

# above a type
type place  # behind a type

# between declarations

type gift
type third

start  # behind a header
    # above a statement
    a  # behind a statement

    b
    # below the last statement

action look(who: character)  # behind an action
    # above a clause
    by who  # behind a clause
    then
        # above an effect
        p(who)
        # below the last effect
    # below the last clause

start
    if a:  # behind an if
        b
        # below the branch
    # above the else
    else: c  # behind an else

wants sakura
    # why
    a  # so
    # below the last want

check "x"  # behind a check
    # above a formula
    always p  # behind a formula

feelings
    # above a temper
    gaara: anger
# the end
"""


def test_comments_and_single_blank_lines_stay_where_they_are() -> None:
    assert format_text(KEPT, "x.story") == FORMATTED


def test_formatting_twice_changes_nothing() -> None:
    assert format_text(FORMATTED, "x.story") == FORMATTED


@pytest.mark.parametrize("path", WORLDS, ids=lambda path: path.stem)
def test_bundled_worlds_keep_their_meaning_and_their_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    formatted = format_text(text, path.name)
    assert format_text(formatted, path.name) == formatted
    assert [_comment(each) for each in formatted.splitlines() if "#" in each] == [
        _comment(each) for each in text.splitlines() if "#" in each
    ]


def _comment(line: str) -> str:
    return line.partition("#")[2].strip()


def test_comments_of_neighbouring_lines_begin_in_one_column() -> None:
    assert format_text("type a # x\ntype longer #y", "x.story") == "type a       # x\ntype longer  # y\n"


def test_comments_inside_of_a_broken_line_stay_with_it() -> None:
    written = "action a\n    if p  # first\n            # between\n            and q  # last\n"
    canonical = "action a\n    # first\n    # between\n    if p and q  # last\n"
    assert format_text(written, "x.story") == canonical
    assert format_text(canonical, "x.story") == canonical


def test_a_comment_moves_with_its_clause() -> None:
    written = "action a\n    # what follows\n    then p\n    # who\n    by c\n"
    assert format_text(written, "x.story") == "action a\n    # who\n    by c\n    # what follows\n    then p\n"


def test_a_file_of_comments_stays() -> None:
    assert format_text("\n# only\n\n\n# comments\n\n", "x.story") == "# only\n\n# comments\n"


def test_blank_lines_set_blocks_apart() -> None:
    written = "type a\nstart\n    p\ntype b\ntype c\n"
    assert format_text(written, "x.story") == "type a\n\nstart\n    p\n\ntype b\ntype c\n"


@pytest.mark.parametrize("comment", ["#", "# a", "#     indented", "## a heading", "#!odd", "# ---- a - b ----"])
def test_a_comment_keeps_its_own_layout(comment: str) -> None:
    canonical = "# !odd" if comment == "#!odd" else comment
    assert format_text(f"type a\n{comment}\ntype b {comment}", "x") == f"type a\n{canonical}\ntype b  {canonical}\n"


def test_a_sign_that_begins_a_comment_may_stand_in_a_string() -> None:
    text = 'world w "a # b"  # c\n'
    assert format_text(text, "x.story") == text


def test_layout_does_not_make_trees_differ() -> None:
    assert parse("# x\ntype a  # y\n", "x")[0] == parse("type a", "z")[0]


def test_a_text_with_mistakes_is_not_formatted() -> None:
    with pytest.raises(InputError) as raised:
        format_text("type :\naction\n", "x.story")
    assert len(raised.value.diagnostics) == 2


def test_comments_at_the_end_of_a_block_stay_there_when_clauses_change_places() -> None:
    written = "action a\n    by c\n    takes 30 minutes\n    # the end\n"
    assert format_text(written, "x") == "action a takes 30 minutes\n    by c\n    # the end\n"


def test_comments_of_else_if_stay() -> None:
    text = "start\n    if a: b  # one\n    # above\n    else if c: d  # two\n    else: e       # three\n    # below\n"
    assert format_text(text, "x") == text
