"""The same input gives the same output, whatever order Python happens to give its sets."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SEEDS = ("0", "1", "2")
COMMANDS = (
    "fmt --core surprise",
    "check pendant --json",
    "plan {starter} --json",
    "tell pendant --format json",
    "run tin --json --seed 1",
    "run market --json --seed 2",
    "run breakfast --steer --json",
)


@pytest.mark.parametrize("line", COMMANDS)
def test_output_does_not_depend_on_the_order_of_sets(line: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("seeds")
    _run("new starter.story", "0", folder.as_posix())
    printed = {_run(line.format(starter="starter.story"), seed, folder.as_posix()) for seed in SEEDS}
    assert len(printed) == 1
    assert printed != {""}


def _run(line: str, seed: str, folder: str) -> str:
    """Return what a command prints under this hash seed."""
    environment = os.environ | {"PYTHONHASHSEED": seed}
    found = subprocess.run(
        [sys.executable, "-m", "intrigue", *line.split()],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout
