"""Every module says what it is for, and keeps to one notion."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.tree import modules, name

LONGEST = 500
"""Lines after which a module holds two notions."""
CATALOGUES = {"src/intrigue/language/syntax.py"}
"""Modules that may be longer, because they are one small declaration after another and are read like a list."""


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_module_has_a_docstring(path: Path) -> None:
    assert path.stat().st_size == 0 or ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", modules(), ids=name)
def test_what_a_module_offers_is_documented(path: Path) -> None:
    """Each public class and function, and each public method of a public class, has a docstring."""
    missing = [
        f"{name(path)}:{node.lineno}: {node.name}"
        for node in _offered(ast.parse(path.read_text(encoding="utf-8")))
        if not ast.get_docstring(node) and not _is_overload(node)
    ]
    assert not missing


@pytest.mark.parametrize("path", [each for each in modules() if name(each) not in CATALOGUES], ids=name)
def test_a_module_is_short_enough_to_hold_one_notion(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{name(path)} has {lines} lines"


def _offered(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield the public classes and functions of a module, and the public methods of those classes."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    each for each in node.body if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
                )


def _is_overload(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Return whether this only states a type; what is offered is documented where it is implemented."""
    return any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list)
