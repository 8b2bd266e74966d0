"""Worlds from files: `use`, and everything that can be wrong with a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from intrigue.errors import Diagnostic, InputError
from intrigue.language.loader import MAX_FILES, MAX_SHOWN, load, load_text
from intrigue.language.reading import MAX_FILE_BYTES, MAX_TOTAL_BYTES

PLACES = "type place\nplace street, cafe\n"
PEOPLE = 'use "places.story"\ncharacter gaara\nproperty at(character): place\n'


def write(folder: Path, **files: str) -> Path:
    """Write these files and return the path of the first."""
    for name, text in files.items():
        (folder / f"{name}.story").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(files))}.story"


def faults(path: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(InputError) as caught:
        load(path)
    return caught.value.diagnostics


def only(path: Path) -> Diagnostic:
    found = faults(path)
    assert len(found) == 1, found
    return found[0]


def test_a_file_sees_what_the_files_it_uses_declare(tmp_path: Path) -> None:
    path = write(
        tmp_path, main='world tea\nuse "people.story"\nstart\n    at(gaara) = cafe\n', people=PEOPLE, places=PLACES
    )
    world = load(path).world
    assert [each.name for each in world.entities] == ["street", "cafe", "gaara"]
    assert world.name == "tea"


def test_using_files_gives_the_world_of_one_long_file(tmp_path: Path) -> None:
    rest = "start\n    at(gaara) = cafe\n"
    path = write(tmp_path, main=f'use "people.story"\n{rest}', people=PEOPLE, places=PLACES)
    assert load(path).world == load_text(PLACES + PEOPLE.partition("\n")[2] + rest)


def test_a_file_used_twice_is_read_once(tmp_path: Path) -> None:
    path = write(
        tmp_path, main='use "people.story"\nuse "places.story"\nuse "./places.story"\n', people=PEOPLE, places=PLACES
    )
    loaded = load(path)
    assert len(loaded.world.entities) == 3
    assert len(loaded.texts) == 3


def test_the_title_is_that_of_the_first_file(tmp_path: Path) -> None:
    path = write(tmp_path, main='world tea "Tea"\nuse "other.story"\n', other='world coffee "Coffee"\n')
    assert (load(path).world.name, load(path).world.title) == ("tea", "Tea")


def test_a_file_in_a_folder_below_can_use_one_beside_the_first(tmp_path: Path) -> None:
    (tmp_path / "cast").mkdir()
    (tmp_path / "cast" / "people.story").write_text(PEOPLE.replace("places", "../places"), encoding="utf-8")
    path = write(tmp_path, main='use "cast/people.story"\n', places=PLACES)
    assert len(load(path).world.entities) == 3


def test_mistakes_in_several_files_are_reported_together_each_in_its_file(tmp_path: Path) -> None:
    path = write(tmp_path, main='use "other.story"\nwants gara\n    1\n', other="gift pendant\ncharacter gaara\n")
    assert {Path(each.place.file).name for each in faults(path)} == {"main.story", "other.story"}


def test_a_double_in_another_file_is_shown_with_that_file(tmp_path: Path) -> None:
    path = write(tmp_path, main='use "other.story"\ncharacter gaara\n', other="character gaara\n")
    fault = only(path)
    assert fault.code == "E106"
    assert Path(fault.related[0][0].file).name == "other.story"


def test_a_hint_says_in_which_file_the_nearest_name_stands(tmp_path: Path) -> None:
    path = write(tmp_path, main='use "other.story"\nwants gara\n    1\n', other="character gaara\n")
    assert only(path).hint == f"did you mean 'gaara' ({tmp_path / 'other.story'}, line 1)?"


def test_a_circle_of_use_is_shown_with_the_whole_way_round(tmp_path: Path) -> None:
    path = write(tmp_path, a='use "b.story"\n', b='use "c.story"\n', c='\nuse "a.story"\n')
    fault = only(path)
    assert (fault.code, fault.place.line) == ("E145", 2)
    assert "a.story uses b.story uses c.story uses a.story" in fault.message


def test_a_file_that_uses_itself_is_a_circle(tmp_path: Path) -> None:
    assert "a.story uses a.story" in only(write(tmp_path, a='use "a.story"\n')).message


@pytest.mark.parametrize(
    "used", ["/etc/passwd", "../secret.story", "below/../../secret.story", "~/x.story", "C:\\x.story", "\\x"]
)
def test_use_never_leaves_the_folder(tmp_path: Path, used: str) -> None:
    (tmp_path / "secret.story").write_text("character spy\n", encoding="utf-8")
    (tmp_path / "world").mkdir()
    escaped = used.replace("\\", "\\\\")
    assert only(write(tmp_path / "world", main=f'use "{escaped}"\n')).code == "E144"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.story").write_text("character spy\n", encoding="utf-8")
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "link.story").symlink_to(tmp_path / "secret.story")
    assert only(write(tmp_path / "world", main='use "link.story"\n')).code == "E144"


def test_use_takes_story_files_only(tmp_path: Path) -> None:
    assert only(write(tmp_path, main='use "other"\n')).hint == "did you mean 'other.story'?"


def test_a_used_file_that_is_missing_is_reported_at_the_line_that_uses_it(tmp_path: Path) -> None:
    fault = only(write(tmp_path, main='world tea\nuse "peple.story"\n', people=PEOPLE, places=PLACES))
    assert (fault.code, fault.place.line) == ("E140", 2)
    assert fault.hint == "did you mean 'people.story'?"


def test_a_text_without_a_file_cannot_use_others() -> None:
    with pytest.raises(InputError) as caught:
        load_text('use "people.story"\n')
    assert [each.code for each in caught.value.diagnostics] == ["E144"]


def test_a_missing_file_is_answered_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, pendant="")
    fault = only(tmp_path / "pendent.story")
    assert (fault.code, fault.hint) == ("E140", "did you mean 'pendant.story'?")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "its folder 'nowhere' does not exist" in only(tmp_path / "nowhere" / "tea.story").message


def test_a_folder_is_no_file_but_may_hold_one(tmp_path: Path) -> None:
    (tmp_path / "tea.story").mkdir()
    (tmp_path / "tea.story" / "tea.story").write_text("", encoding="utf-8")
    fault = only(tmp_path / "tea.story")
    assert fault.code == "E141"
    assert fault.hint.endswith("tea.story/tea.story'?")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.story")
    assert only(tmp_path / "pipe.story").code == "E141"


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.story"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    fault = only(path)
    assert fault.code == "E143"
    assert "50,000,000 bytes" in fault.message


def test_many_files_are_too_large_together(tmp_path: Path) -> None:
    share = MAX_FILE_BYTES - 1000
    count = MAX_TOTAL_BYTES // share + 1
    for index in range(count):
        (tmp_path / f"part{index}.story").write_bytes(b"#" * share)
    uses = "".join(f'use "part{index}.story"\n' for index in range(count))
    fault = only(write(tmp_path, main=uses))
    assert (fault.code, fault.place.line) == ("E143", count)


def test_a_world_has_a_bounded_number_of_files(tmp_path: Path) -> None:
    for index in range(MAX_FILES):
        (tmp_path / f"part{index}.story").write_bytes(b"")
    uses = "".join(f'use "part{index}.story"\n' for index in range(MAX_FILES))
    fault = only(write(tmp_path, main=uses))
    assert (fault.code, fault.place.line) == ("E143", MAX_FILES)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        load_text("\n" * (MAX_FILE_BYTES + 1))
    assert [each.code for each in caught.value.diagnostics] == ["E143"]


def test_the_byte_that_is_not_utf8_is_shown_with_what_it_may_mean(tmp_path: Path) -> None:
    path = tmp_path / "old.story"
    path.write_bytes("world tea\nplace café\n".encode("latin-1"))
    fault = only(path)
    assert fault.code == "E142"
    assert "byte 0xe9 at offset 19 (line 2)" in fault.message
    assert "'é'" in fault.hint


def test_utf16_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "wide.story"
    path.write_bytes("world tea\n".encode("utf-16"))
    assert "UTF-16" in only(path).message


def test_the_mark_that_some_editors_put_first_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "marked.story"
    path.write_bytes(b"\xef\xbb\xbfworld tea\r\ncharacter gaara\r\n")
    assert load(path).world == load_text("world tea\ncharacter gaara\n")


def test_an_empty_file_is_an_empty_world(tmp_path: Path) -> None:
    assert load(write(tmp_path, empty="")).world == load_text("")


def test_places_say_where_each_part_stands(tmp_path: Path) -> None:
    wants = "wants gaara\n    1 if at(gaara) == cafe\n"
    rule = "rule when at(gaara) == cafe then at(gaara) = street\n"
    sources = load(write(tmp_path, main=f'use "people.story"\n{wants}{rule}', people=PEOPLE, places=PLACES)).sources
    lines = {}
    for kind, key in (("entity", "gaara"), ("wants", "gaara"), ("want", ("gaara", 0)), ("rule", 0), ("type", "place")):
        place = sources.place(kind, key)
        assert place is not None
        lines[kind] = (Path(place.file).name, place.line)
    assert lines == {
        "entity": ("people.story", 2),
        "wants": ("main.story", 2),
        "want": ("main.story", 3),
        "rule": ("main.story", 4),
        "type": ("places.story", 1),
    }


def test_when_the_form_is_wrong_what_may_only_follow_from_it_is_not_reported() -> None:
    """`at` is not declared because its line could not be read; that is no mistake of its own."""
    with pytest.raises(InputError) as caught:
        load_text("character gaara\nproperty at(character: gaara\nstart\n    at(gaara) = gaara\ncharacter gaara\n")
    assert [each.place.line for each in caught.value.diagnostics] == [2, 5]


def test_of_a_great_many_mistakes_the_first_are_shown_and_the_others_counted() -> None:
    with pytest.raises(InputError) as caught:
        load_text("start\n" + "    glad(gaara)\n" * (MAX_SHOWN + 50))
    found = caught.value.diagnostics
    assert len(found) == MAX_SHOWN + 1
    assert (found[-1].code, found[-1].message) == ("W105", f"{MAX_SHOWN + 100} further findings are not shown")


def test_several_wants_blocks_of_one_holder_add_up() -> None:
    """Blocks that stand apart, as in several files, mean what one block with all their lines means."""
    apart = load_text("world w\ncharacter ann\nproperty a\nproperty b\nwants ann: a\nwants ann: 2 if b\n")
    together = load_text("world w\ncharacter ann\nproperty a\nproperty b\nwants ann\n    a\n    2 if b\n")
    assert apart.wants == together.wants
