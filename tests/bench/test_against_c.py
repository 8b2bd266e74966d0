"""The transitions written by hand in C make the same nodes as the kernel: only then its speed says something."""

from __future__ import annotations

import shutil
from pathlib import Path

import against_c
import pytest

from worlds import FOLDER


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no C compiler here")
@pytest.mark.parametrize("name", ["saltroad", "tuners", "towpath"])
def test_both_make_the_same_nodes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With and without introspection, with beliefs about beliefs, corrections and rules."""
    assert against_c.main([str(FOLDER / f"{name}.story"), "--transitions", "300"]) == 0
    assert f"| {name} |" in capsys.readouterr().out


def test_a_world_that_the_c_program_does_not_know_is_left_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing in C holds privately."""
    lines = (
        'world w "W"',
        'character ann "Ann" she',
        "property out",
        "action go()",
        "    by ann",
        "    privately if not out",
        "    then out",
        "wants ann: out",
    )
    text = "\n".join(lines)
    (tmp_path / "w.story").write_text(text, encoding="utf-8")
    assert against_c.main([str(tmp_path / "w.story")]) == 0
    assert "left out" in capsys.readouterr().err


def test_without_a_compiler_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert against_c.main(["pendant.story"]) == 2
    assert "no gcc" in capsys.readouterr().err
