"""What the measure of loading measures: a run file in both ways."""

from __future__ import annotations

import json
from pathlib import Path

from loading import report, saved


def test_a_world_or_a_run_file_is_loaded_in_both_ways(tmp_path: Path) -> None:
    text = saved("tin", 0, 60)
    file = tmp_path / "tin.run"
    file.write_text(text, encoding="utf-8")
    assert saved(str(file), 0, 0) == text
    lines = report(text, 1).splitlines()
    assert lines[0].startswith(f"{len(json.loads(text)['entries']):,} entries, ")
    assert [line.partition(":")[0] for line in lines[1:]] == ["as the file says", "all over again"]
