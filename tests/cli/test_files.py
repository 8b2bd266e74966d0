"""A file on disk is always a whole one: the old or the new."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from intrigue.cli.files import atomic_write


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    atomic_write(tmp_path / "a.story", "world a “x”\n")
    assert (tmp_path / "a.story").read_bytes() == "world a “x”\n".encode()


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "a.story"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, full)
    with pytest.raises(OSError, match="No space left") as caught:
        atomic_write(path, "new")
    assert caught.value.filename == str(path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.story"]
    assert path.read_text() == "old"


def test_ctrl_c_in_the_middle_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.story"
    path.write_text("old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic_write(path, "new")
    assert [each.read_text() for each in tmp_path.iterdir()] == ["old"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_stay_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    path.write_text("old")
    path.chmod(0o640)
    atomic_write(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.story").write_text("old")
    (tmp_path / "link.story").symlink_to("real.story")
    atomic_write(tmp_path / "link.story", "new")
    assert (tmp_path / "link.story").is_symlink()
    assert (tmp_path / "real.story").read_text() == "new"


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("x")
    atomic_write(tmp_path / "ours", "x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode
