"""What is compiled when the package is installed."""

from __future__ import annotations

import ast

from tests.project.tree import ROOT, SOURCE


def _listed() -> tuple[str, ...]:
    """Return the modules that `setup.py` names."""
    for node in ast.parse((ROOT / "setup.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(each) for each in node.targets] == ["MODULES"]:
            found: tuple[str, ...] = ast.literal_eval(node.value)
            return found
    raise AssertionError("setup.py lists no modules")


def test_every_module_with_stated_types_is_compiled_and_no_other() -> None:
    """A module that were forgotten would run as plain Python, and could not be imported by those that are compiled."""
    assert sorted(_listed()) == sorted(each.stem for each in (SOURCE / "kernel").glob("*.pxd"))
