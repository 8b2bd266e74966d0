"""The command answers at once, because starting it loads little: a budget of modules, not of seconds."""

from __future__ import annotations

import subprocess
import sys

import pytest

OWN = {
    "intrigue",
    "intrigue.cli",
    "intrigue.cli.group",
    "intrigue.cli.main",
    "intrigue.cli.registry",
    "intrigue.errors",
}
"""What of the package may be loaded before a command is chosen."""
OTHERS = {"click", "intrigue"}
"""What else may be loaded that does not come with Python."""

LOADED = """
import sys
before = set(sys.modules)
{start}
print(*sorted(set(sys.modules) - before))
"""


def _loaded(start: str) -> set[str]:
    """Return the modules that a fresh Python loads to run this text."""
    found = subprocess.run(
        [sys.executable, "-c", LOADED.format(start=start)], capture_output=True, text=True, check=True
    )
    return set(found.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "start",
    ["import intrigue.cli.main", "from intrigue.cli.main import run; run(['--help'])"],
    ids=["import", "help"],
)
def test_starting_loads_nothing_but_the_list_of_commands(start: str) -> None:
    loaded = _loaded(start)
    assert {each for each in loaded if each.split(".")[0] == "intrigue"} == OWN
    others = {each.split(".")[0] for each in loaded} - sys.stdlib_module_names - OTHERS
    assert not others
