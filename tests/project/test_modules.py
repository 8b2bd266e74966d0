"""Every module says what it is for, and keeps to one notion."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.project.tree import modules, name

LONGEST = 500
"""Lines after which a module holds two notions."""


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_module_has_a_docstring(path: Path) -> None:
    assert path.stat().st_size == 0 or ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", modules(), ids=name)
def test_what_a_module_offers_is_documented(path: Path) -> None:
    """Each public class and function, and each public method of a public class, has a docstring."""
    missing = []
    for node in _offered(ast.parse(path.read_text(encoding="utf-8"))):
        if not ast.get_docstring(node) and "overload" not in ast.dump(ast.List(node.decorator_list)):
            missing.append(f"{name(path)}:{node.lineno}: {node.name}")
    assert not missing


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_module_is_short_enough_to_hold_one_notion(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{name(path)} has {lines} lines"


def _offered(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    found: list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef] = []
    level: list[ast.stmt] = tree.body
    for node in level:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += [
                    each for each in node.body if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
                ]
    return found
