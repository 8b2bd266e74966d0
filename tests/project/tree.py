"""Where the project's files are; the tests of this folder read them as text."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds `pyproject.toml`."""
SOURCE = ROOT / "src" / "intrigue"

_OWN = ("src", "tests", "docs", "scripts", "bench", ".ci")
_TOP = ("*.md", "*.toml", "LICENSE", "NOTICE", ".gitignore")


def modules() -> list[Path]:
    """Return every Python file of the package, in order."""
    return sorted(SOURCE.rglob("*.py"))


def texts() -> list[Path]:
    """Return every text file of the project, in order, without what tools leave behind."""
    found = [path for folder in _OWN for path in (ROOT / folder).rglob("*") if path.is_file()]
    found += [path for pattern in _TOP for path in ROOT.glob(pattern)]
    left_behind = {"__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache"}
    compiled = {".pyc", ".so", ".png", ".c"}
    return sorted(
        path
        for path in found
        if not left_behind & set(path.parts) and not path.match("*.egg-info/*") and path.suffix not in compiled
    )


def name(path: Path) -> str:
    """Return a file's path inside the project, for messages and test names."""
    return path.relative_to(ROOT).as_posix()
